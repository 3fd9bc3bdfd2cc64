"""A month's days, to see on which day of the week a date falls."""

import calendar
from collections.abc import Collection
from datetime import date

from textual.content import Content, Span
from textual.widgets import Static

from tui.i18n import language
from tui.meeting.dates import month_text, weekday_signs
from tui.text.cells import cell_width

_CELLS = 3
_WIDTH = 7 * _CELLS - 1


class Month(Static):
    """Shows the month of a day: that day chosen, the meeting's own days marked.

    Args:
        day: The day; None where there is none yet.
        meeting: The days of the meeting.
    """

    DEFAULT_CSS = """
    Month { height: auto; width: auto; }
    """

    def __init__(self, day: date | None, meeting: Collection[date]) -> None:
        super().__init__()
        self._meeting = frozenset(meeting)
        self._shown: date | None = None
        self.show(day or min(self._meeting, default=None))

    def show(self, day: date | None) -> None:
        """Shows the month of a day; without one, the month stays as it was."""
        month = day or self._shown
        if month is None:
            return
        self._shown = month
        # A week of a month at the ends of the calendar has days that no date can name.
        weeks = calendar.monthcalendar(month.year, month.month)
        title, head = month_text(month, language()), " ".join(weekday_signs(language()))
        lines = [" " * ((_WIDTH - cell_width(title)) // 2) + title, head]
        spans = [Span(0, len(lines[0]), "bold")]
        start = len(lines[0]) + 1
        spans.append(Span(start, start + len(head), "$muted"))
        start += len(head) + 1
        for week in weeks:
            lines.append(" ".join(f"{number:2}" if number else "  " for number in week))
            for place, number in enumerate(week):
                if number:
                    at = start + place * _CELLS
                    style = self._style(month.replace(day=number), day)
                    spans += [Span(at, at + 2, style)] if style else []
            start += len(lines[-1]) + 1
        self.update(Content("\n".join(lines), spans=spans))

    def _style(self, day: date, chosen: date | None) -> str:
        if day == chosen:
            return "reverse"
        return "bold $accent" if day in self._meeting else ""
