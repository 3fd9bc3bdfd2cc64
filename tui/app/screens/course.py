"""What a screen needs to follow the course of its meeting by the clock."""

from typing import TYPE_CHECKING

from tui.app.course.clock import Clock, machine_clock
from tui.app.going.going_screen import GoingScreen
from tui.app.view import MeetingView
from tui.app.widgets.status_line import StatusLine
from tui.meeting.clock import Now, Phase
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.course.course import Course


class CourseScreen(GoingScreen):
    """A screen that knows what is on, and goes there. A subclass shows the meeting.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
        clock: The clock that it goes by.
    """

    def __init__(self, loaded: Loaded, view: MeetingView, clock: Clock = machine_clock) -> None:
        super().__init__(loaded, view)
        self._clock = clock
        self._course: Course | None = None

    @property
    def course(self) -> "Course":
        """What follows the clock; it is made when first needed."""
        if self._course is None:
            from tui.app.course.course import Course  # noqa: PLC0415 -- not needed to start

            self._course = Course(self, self._clock)
        return self._course

    def follow_clock(self) -> None:
        """Shows the time from now on; on a day of the meeting, goes to what is on."""
        now = self.course.look()
        if now.phase is Phase.DURING and now.sitting >= 0:
            self.course.go_to(now)

    def look_at_clock(self) -> None:
        """Shows what is on in a meeting that has changed; nothing before the clock is followed."""
        if self._course is not None:
            self._course.look()

    def show_now(self, now: Now, words: str) -> None:
        """Shows a moment in the schedule, and words for it in the status line."""
        self.query_one(StatusLine).show(clock=words)
        self._schedule.show_now(now)

    def go_to_sitting(self, sitting: int, item: int) -> None:
        """Selects a sitting in the schedule, and the agenda item to look at in it.

        Args:
            sitting: The sitting.
            item: The item, or -1 for none; then the item that is selected stays so.
        """
        if item >= 0:
            self.go_to_item(item)
            entries = self.view.links.entry_items[sitting]
            self._schedule.select_place(sitting, entries.index(item))
        else:
            self._schedule.select_place(sitting)

    def action_now(self) -> None:
        """Goes to what is on, or comes next."""
        self.course.go_to(self.course.look())
