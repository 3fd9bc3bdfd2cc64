"""A text marked with the mouse in a view's rows. Knows nothing of Textual."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.app.widgets.rows import Part, RowLine, Span, overlaid
from tui.app.widgets.spots import Spot, WrappedRows
from tui.text.cells import cell_width, graphemes

_FAR = 1 << 30


class Place(NamedTuple):
    """A cell of a view's rows.

    Attributes:
        spot: The line.
        cell: Which of the line's cells, from 0; signs before the rows do not count.
    """

    spot: Spot
    cell: int


class Marked(NamedTuple):
    """What is marked, from one cell to another and with both.

    Attributes:
        start: The first cell.
        end: The last.
        in_second: Whether it is in the second column of the rows that have two.
    """

    start: Place
    end: Place
    in_second: bool = False

    @classmethod
    def between(cls, one: Place, other: Place, *, in_second: bool = False) -> "Marked":
        """What is marked between two cells, whichever comes first."""
        return cls(min(one, other), max(one, other), in_second)

    def cells(self, spot: Spot) -> tuple[int, int]:
        """The cells of a line that are marked: the first, and the one behind the last."""
        if not self.start.spot <= spot <= self.end.spot:
            return 0, 0
        first = self.start.cell if spot == self.start.spot else 0
        last = self.end.cell if spot == self.end.spot else _FAR
        return first, last + 1

    def line(self, line: RowLine) -> RowLine | None:
        """The column of a line in which it is; None where the line has none there."""
        return line.beside if self.in_second and line.beside is not None else line

    def span(self, spot: Spot, line: RowLine) -> Span | None:
        """The stretch of a part's text that is marked on one of its lines; `line` is of its column."""
        if line.part is None:
            return None
        first, behind = self.cells(spot)
        column, start, end = line.column, -1, -1
        text = line.part.text[line.start : line.end]
        for begin, stop, width in graphemes(text):
            if column < behind and column + max(1, width) > first:
                start = begin if start < 0 else start
                end = stop
            column += width
        return Span(line.start + start, line.start + end, "marked") if start < end else None

    def has_lead(self, spot: Spot, line: RowLine) -> bool:
        """Whether what stands before the text of a line is marked with it; as a whole or not."""
        first, behind = self.cells(spot)
        middle = line.lead_column + cell_width(line.lead) // 2
        return bool(line.lead) and first <= middle < behind

    def shown(self, spot: Spot, line: RowLine) -> RowLine:
        """A line with what is marked of it in the style for that."""
        column = self.line(line)
        if column is None or column.part is None or self.cells(spot) == (0, 0):
            return line
        part = column.part
        if self.has_lead(spot, column):
            part = part._replace(lead_style="marked")
        span = self.span(spot, column)
        if span is not None:
            part = part._replace(spans=tuple(overlaid([span], part.spans)))
        column = column._replace(part=part)
        return column if self.line(line) is line else line._replace(beside=column)

    def text(self, rows: WrappedRows) -> str:
        """The text that is marked, as in the rows before they were wrapped."""
        pieces: list[str] = []
        for row in range(self.start.spot.row, min(self.end.spot.row + 1, len(rows.source))):
            of_row = [piece for piece in self._pieces(row, rows) if piece]
            pieces += of_row
            if of_row and row < self.end.spot.row:
                pieces += [""] * bool(rows.source.row(row).gap)
        return "\n".join(pieces).strip("\n")

    def _pieces(self, row: int, rows: WrappedRows) -> Iterator[str]:
        """What is marked of each part of a row."""
        part: Part | None = None
        lead, start, end = "", -1, -1
        for number, whole in enumerate(rows.lines(row)):
            line = self.line(whole)
            spot = Spot(row, number)
            if line is None or line.part is None:
                continue
            if line.part is not part:
                yield _piece(part, lead, start, end)
                part, lead, start, end = line.part, "", -1, -1
            if self.has_lead(spot, line):
                lead = line.lead
            span = self.span(spot, line)
            if span is not None:
                start = span.start if start < 0 else start
                end = span.end
        yield _piece(part, lead, start, end)


def _piece(part: Part | None, lead: str, start: int, end: int) -> str:
    text = part.text[start:end].strip() if part is not None and start >= 0 else ""
    return " ".join(filter(None, (lead, text)))
