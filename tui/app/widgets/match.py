"""The matches of a search that are marked in a view's rows. Knows nothing of Textual."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.app.widgets.rows import Part, Row, RowSource, Span, overlaid
from tui.text.safe import make_safe

Finder = Callable[[str], Sequence[tuple[int, int]]]
"""Finds what a search matches in a text: offsets of start and end, in order, apart."""


class Match(NamedTuple):
    """The one among the matches of a search at which one is.

    Attributes:
        row: The row that shows it.
        text: The text in which it is; a part of the row shows all of it, or a piece.
        start: Offset of its first character.
        end: Offset behind its last.
    """

    row: int
    text: str
    start: int
    end: int

    def spans(self, row: Row) -> list[tuple[str, int, int]]:
        """Where in the texts of the row's parts, made safe for a terminal, it stands."""
        found: list[tuple[str, int, int]] = []
        place = 0
        for part in (*row.parts, *row.beside):
            searched = part.searched or part.text
            at = self.text.find(searched, place) if searched else -1
            if at >= 0:
                place = at + len(searched)
                if at <= self.start and self.end <= place:
                    at -= part.text.find(searched)
                    found.append((make_safe(part.text), self.start - at, self.end - at))
        return found


class Marks:
    """What is marked in a view's rows: what a search matches, and one match apart."""

    def __init__(self) -> None:
        self.find: Finder | None = None
        self.current: Match | None = None

    def spans(self, part: Part, row: int, source: RowSource) -> Sequence[Span]:
        """The stretches of a part in styles of their own, with the marks laid over them.

        Args:
            part: The part, safe for a terminal.
            row: The position of its row.
            source: The rows.
        """
        if self.find is None or not part.mark:
            return part.spans
        searched = part.searched or part.text
        at = part.text.find(searched)
        found = [Span(at + start, at + end, "match") for start, end in self.find(searched)]
        if self.current is not None and self.current.row == row:
            current = [
                Span(start, end, "current")
                for text, start, end in self.current.spans(source.row(row))
                if text == part.text
            ]
            found = overlaid(current, found)
        return overlaid(found, part.spans) if found else part.spans
