"""Rows of wrapped text, and the lines that they come to. Knows nothing of Textual."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, Protocol

from tui.text.breaking import break_lines
from tui.text.cells import cell_width, graphemes
from tui.text.safe import make_safe

MIN_TWO_COLUMNS = 56
"""A row of fewer cells has no room for two columns that could be read."""

GUTTER = 3
"""Cells between two columns."""

_UNDER = 3
"""Cells by which what has no room beside a text is indented under it."""

MIN_TEXT_WIDTH = 8
"""A hanging indent gives way before the text is narrower than this many cells."""


_BEFORE_TAIL = 2
"""Cells at the least between a text and the tail at its right."""


class Span(NamedTuple):
    """A stretch of a part's text in a style of its own.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        style: Name of the style, without its class prefix: `match`, `symbol`, `dim`.
    """

    start: int
    end: int
    style: str


def overlaid(over: Sequence[Span], under: Sequence[Span]) -> list[Span]:
    """Spans with others laid over them, in order and apart."""
    result = list(over)
    for span in under:
        place = span.start
        for start, end, _style in over:
            if place < min(start, span.end):
                result.append(Span(place, min(start, span.end), span.style))
            place = max(place, end)
        if place < span.end:
            result.append(Span(place, span.end, span.style))
    return sorted(result)


class Part(NamedTuple):
    """One text of a row, wrapped under itself.

    Attributes:
        text: What it says; made safe for a terminal when it is broken into lines.
        style: Name of its style.
        lead: What stands before its first line (a number, hours); later lines hang under the
            text.
        lead_style: Name of the style of the lead.
        indent: Cells before the lead.
        hang: Cells kept for the lead, so that texts of several rows align; a longer lead pushes
            its own text.
        spans: Stretches in other styles, in order and not overlapping.
        mark: Whether matches of the search are marked in it.
        tail: What stands at the right of its first line, apart from the text.
        tail_spans: Stretches of the tail in styles of their own.
        most: How many lines of the text are shown at the most, with … for the rest; 0 for all.
        searched: The piece of the text in which matches are marked; all of it by default. The rest
            is the program's own words, in which no search looks.
    """

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = "label"
    indent: int = 0
    hang: int = 0
    spans: tuple[Span, ...] = ()
    mark: bool = True
    tail: str = ""
    most: int = 0
    searched: str = ""
    tail_spans: tuple[Span, ...] = ()

    def text_column(self, width: int) -> int:
        """The cell at which the text begins in a row of `width` cells."""
        lead = cell_width(self.lead)
        column = self.indent + max(self.hang, lead + 1 if lead else 0)
        return column if width - column >= MIN_TEXT_WIDTH else 0

    def within(self, width: int) -> "Part":
        """The part with no more than a third of a row's width for its indent, and safe texts."""
        indent = min(self.indent, width // 3)
        safe = self._replace(text=make_safe(self.text), lead=make_safe(self.lead), indent=indent)
        if self.tail or self.searched:
            safe = safe._replace(tail=make_safe(self.tail), searched=make_safe(self.searched))
        return safe


_NOTHING = Part("", mark=False)
"""Stands on the lines of a column that has ended."""


class Row(NamedTuple):
    """What one row shows: its parts from top to bottom.

    Attributes:
        parts: At least one.
        selectable: Whether the selection can rest on it.
        heading: Whether it heads a group; drawn apart.
        gap: Empty lines below it.
        beside: What stands beside the parts, in a second column; under them where there is no room.
    """

    parts: tuple[Part, ...]
    selectable: bool = True
    heading: bool = False
    gap: int = 0
    beside: tuple[Part, ...] = ()


class RowSource(Protocol):
    """Rows made when they are asked for, so that 10,000 cost what the visible ones do."""

    def __len__(self) -> int:
        """How many rows there are."""

    def row(self, index: int) -> Row:
        """Makes a row.

        Args:
            index: Its position, from 0.
        """

    def selectable(self, index: int) -> bool:
        """Whether the selection can rest on a row, without making it."""


class Rows:
    """Rows that are all there already.

    Args:
        rows: The rows, in order.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at a position."""
        return self._rows[index]

    def selectable(self, index: int) -> bool:
        """Whether the selection can rest on a row."""
        return self._rows[index].selectable


class UnfoldingRows(Rows):
    """Rows of which the selected one shows more than the others, for where there is little room.

    Args:
        rows: The rows.
        more: The parts that each has below, while it is selected.
    """

    def __init__(self, rows: Sequence[Row], more: Sequence[tuple[Part, ...]]) -> None:
        super().__init__(rows)
        self._more = more
        self.selected = -1

    def row(self, index: int) -> Row:
        """The row at a position, unfolded where it is the selected one."""
        row = super().row(index)
        return row._replace(parts=row.parts + self._more[index]) if index == self.selected else row


class RowLine(NamedTuple):
    """A line of a row on the screen: a part, the offsets of its text, and where it stands.

    Attributes:
        part: The part, or None for an empty line.
        start: Offset in the part's text of the first character shown.
        end: Offset behind the last.
        column: The cell at which the text begins.
        lead: What stands before it on this line.
        lead_column: The cell at which the lead begins.
        beside: What stands on the same line in the second column, with columns of the whole line.
        tail: What stands at the right of this line.
        tail_column: The cell at which that begins.
    """

    part: Part | None
    start: int = 0
    end: int = 0
    column: int = 0
    lead: str = ""
    lead_column: int = 0
    beside: "RowLine | None" = None
    tail: str = ""
    tail_column: int = 0


@lru_cache(maxsize=4096)
def row_lines(row: Row, width: int) -> tuple[RowLine, ...]:
    """The lines of a row in a column of `width` cells (2 at the least), safe for a terminal.

    Kept for the rows seen last: while one moves about, the same rows come up again and again.
    """
    if not row.beside:
        lines = _lines(row.parts, width)
    elif width < MIN_TWO_COLUMNS:
        under = (part._replace(indent=part.indent + _UNDER) for part in row.beside)
        lines = _lines((*row.parts, *under), width)
    else:
        lines = _two_columns(row, width)
    lines += [RowLine(None)] * row.gap
    return tuple(lines)


def _lines(parts: Sequence[Part], width: int) -> list[RowLine]:
    lines: list[RowLine] = []
    for raw in parts:
        part = raw.within(width)
        column = part.text_column(width)
        lead = part.lead
        if lead and column < part.indent + cell_width(lead) + 1:
            # No room beside the lead: it has lines of its own, above the text.
            lead_part = Part(lead, part.lead_style, mark=False)
            lines += (
                RowLine(lead_part, start, end) for start, end in break_lines(lead, max(2, width))
            )
            lead = ""
        tail, room = part.tail, width - column
        if tail:
            room -= cell_width(tail) + _BEFORE_TAIL
            if room < MIN_TEXT_WIDTH:
                lines.append(_own_line(part, width))
                tail, room = "", width - column
        at = width - cell_width(tail)
        room = max(2, room)
        breaks: list[tuple[int, int]] = list(break_lines(part.text, room))
        if part.most and len(breaks) > part.most:
            del breaks[part.most :]
            part = _shortened(part, breaks, room)
        for start, end in breaks:
            lines.append(RowLine(part, start, end, column, lead, part.indent, None, tail, at))
            lead = tail = ""
    return lines


def _two_columns(row: Row, width: int) -> list[RowLine]:
    """The lines of both columns beside each other; the shorter one ends in empty ones."""
    cells = (width - GUTTER) // 2
    second = cells + GUTTER
    pairs = zip_longest(
        _lines(row.parts, cells),
        (
            line._replace(column=second + line.column, lead_column=second + line.lead_column)
            for line in _lines(row.beside, cells)
        ),
    )
    return [(one or RowLine(_NOTHING))._replace(beside=other) for one, other in pairs]


def _shortened(part: Part, breaks: list[tuple[int, int]], room: int) -> Part:
    """A part with what its lines show of its text, and … at the end of the last one."""
    start, end = breaks[-1]
    cells = 1
    for begin, _stop, width in graphemes(part.text[start:end]):
        cells += width
        if cells > room:
            end = start + begin
            break
    text = f"{part.text[:end].rstrip()}…"
    breaks[-1] = (min(start, len(text) - 1), len(text))
    return part._replace(text=text)


def _own_line(part: Part, width: int) -> RowLine:
    """A line for a tail beside which the text has no room; as much of the tail as there is room."""
    tail = part.tail
    _start, end = next(iter(break_lines(tail, max(2, width))))
    column = max(0, width - cell_width(tail[:end]))
    alone = Part(tail, "label", spans=part.tail_spans, mark=False)
    return RowLine(alone, 0, end, column)
