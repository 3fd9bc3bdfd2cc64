"""What the panes show: a meeting with all that follows from it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.meeting.course import Times, times_of
from tui.meeting.dates import day_and_hours, day_text, sitting_text
from tui.meeting.links import Links
from tui.meeting.model import AgendaItem, Headings, Meeting, Sitting
from tui.meeting.words import headings_of

if TYPE_CHECKING:
    from tui.meeting.marks import Marked
    from tui.store.notes import Placed

OVERVIEW = -1
"""The position, in place of an item's, of the meeting as such: the first row of the agenda."""


class MeetingView:
    """One meeting and what is derived from it once, for all panes.

    Args:
        meeting: The meeting.
        path: Its file.
        by_the_clock: Whether hours are shown as 10:00–13:00 in every language.

    Attributes:
        marked: What bears private marks; None where nobody has looked, or there are none.
        private: All that is private and what it is on; None likewise.
    """

    def __init__(self, meeting: Meeting, path: Path, *, by_the_clock: bool = False) -> None:
        self.meeting = meeting
        self.path = path
        self.by_the_clock = by_the_clock
        self.marked: Marked | None = None
        self.private: Placed | None = None

    @cached_property
    def links(self) -> Links:
        """What belongs together."""
        return Links.of(self.meeting)

    @cached_property
    def headings(self) -> Headings:
        """The words over the panes."""
        return headings_of(self.meeting)

    @property
    def pane_titles(self) -> tuple[str, ...]:
        """The paper's own words over the panes, each after the pane's number."""
        heads = self.headings
        words = (heads.agenda, heads.annotations, heads.documents, heads.schedule)
        return tuple(f"{number} {word}" for number, word in enumerate(words, 1))

    @property
    def language(self) -> str:
        """The language tag of the meeting's text."""
        return self.meeting.about.language

    def hours(self, sitting: Sitting) -> str:
        """The hours of a sitting in the paper's way, or by the clock where the user wants that."""
        return sitting_text(
            sitting.start, sitting.end, self.language, by_the_clock=self.by_the_clock
        )

    def day(self, sitting: Sitting) -> str:
        """The day of a sitting with its weekday, in the paper's way."""
        return day_text(sitting.date, self.language)

    def when(self, sitting: int) -> str:
        """The day and the hours of a sitting, by its position."""
        own = self.meeting.schedule[sitting]
        return day_and_hours(own.date, self.hours(own), self.language)

    def item(self, position: int) -> AgendaItem:
        """The agenda item at a position."""
        return self.meeting.agenda[position]

    def times(self, position: int) -> Times:
        """When an item was taken up and when the meeting was done with it, in the paper's way."""
        return times_of(self.item(position), self.language, by_the_clock=self.by_the_clock)

    def label(self, position: int) -> str:
        """An item's number as printed under the item above it."""
        return self.links.outline.labels[position]

    def item_words(self, position: int) -> str:
        """What to call an item in a sentence: `item 1(a)`, or its title where it has no number."""
        label = self.full_label(position)
        if label:
            return _("item {label}").format(label=label)
        return _("item “{get}”").format(get=self.item(position).title)

    def full_label(self, position: int) -> str:
        """An item's number as printed where it stands alone, `1(a)`; its label without one."""
        return self.item(position).number or self.label(position)
