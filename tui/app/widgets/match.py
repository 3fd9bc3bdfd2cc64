"""One match of a search, marked apart from the others. Knows nothing of Textual."""

from typing import NamedTuple

from tui.app.widgets.rows import Row
from tui.text.safe import make_safe


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
        for part in row.parts:
            at = self.text.find(part.text, place) if part.text else -1
            if at >= 0:
                place = at + len(part.text)
                if at <= self.start and self.end <= place:
                    found.append((make_safe(part.text), self.start - at, self.end - at))
        return found
