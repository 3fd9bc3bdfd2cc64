"""The lines of a log as rows, under their days."""

from collections.abc import Sequence
from datetime import date

from tui.app.view import MeetingView
from tui.app.widgets.rows import Part, Row
from tui.exports.log import day_of, head_of, hour_of
from tui.i18n import _
from tui.meeting.dates import day_text
from tui.meeting.log import Logged
from tui.meeting.notes import Line, Target
from tui.text.cells import cell_width

_WIDEST = 8
"""Cells at the most that the numbers of items have, so that texts align."""


class LogRows:
    """A heading a day, and the lines under it, each with hour, item and text.

    Args:
        lines: The lines, each with what it is on.
        view: The meeting.
    """

    def __init__(self, lines: Sequence[Logged], view: MeetingView) -> None:
        self._view = view
        self._lines = lines
        self._rows: list[int | date] = []
        day: date | None = None
        for at, (line, _place) in enumerate(lines):
            own = day_of(line)
            if own is not None and own != day:
                day = own
                self._rows.append(own)
            self._rows.append(at)
        self._row_of = {at: row for row, at in enumerate(self._rows) if isinstance(at, int)}
        numbers = [self._number(place) for _line, place in lines]
        self._cells = min(_WIDEST, max(map(cell_width, numbers), default=0))

    def __len__(self) -> int:
        """How many rows there are."""
        return max(1, len(self._rows))

    def row_of(self, line: int) -> int:
        """The row of a line, by its position."""
        return self._row_of[line]

    def line_of(self, row: int) -> int:
        """The line of a row; -1 where it has none."""
        at = self._rows[row] if 0 <= row < len(self._rows) else -1
        return at if isinstance(at, int) else -1

    def row(self, index: int) -> Row:
        """Makes a row."""
        if not self._rows:
            words = _("No line yet: type one, and press Enter.")
            return Row((Part(words, "dim", mark=False),), selectable=False)
        at = self._rows[index]
        if not isinstance(at, int):
            day = day_text(at, self._view.language)
            return Row((Part(day, "heading", mark=False),), selectable=False, heading=True)
        line, place = self._lines[at]
        lead = f"{hour_of(line) or '     '} {self._number(place)}"
        first, *more = line.text.split("\n")
        hang = 7 + self._cells
        gone = () if place is not None else (self._gone(line, hang),)
        return Row(
            (
                Part(first, "", lead, hang=hang),
                *(Part(text, indent=hang) for text in more),
                *gone,
            )
        )

    def _gone(self, line: Line, hang: int) -> Part:
        words = head_of(self._view.meeting, line, None)
        return Part(words, "dim", indent=hang, mark=False)

    def selectable(self, index: int) -> bool:
        """Whether a row has a line."""
        return self.line_of(index) >= 0

    def _number(self, place: Target | None) -> str:
        match place:
            case ("agenda", position):
                return self._view.full_label(position)
        return "" if place is not None else "?"
