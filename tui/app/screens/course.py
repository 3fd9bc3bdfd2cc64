"""What a screen needs to follow the course of its meeting by the clock."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.course.clock import Clock, machine_clock
from tui.app.going.going_screen import GoingScreen
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.status_line import StatusLine
from tui.i18n import _
from tui.meeting.clock import Now, Phase
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.course.course import Course


_OF_ITEMS = frozenset(
    {
        "course.take-up",
        "course.conclude",
        "course.adopt",
        "course.defer",
        "course.withdraw",
        "course.reopen",
        "course.outcome",
    }
)
"""Ids of the commands that change what has become of an item."""


class CourseScreen(GoingScreen):
    """A screen that knows what is on, goes there, and has it put down. A subclass shows the meeting.

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

    # What becomes of the items

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in _OF_ITEMS:
            if self._editing is not None and self._editing.file.read_only:
                return _("This file is read-only: {reason}").format(
                    reason=self._editing.file.read_only
                )
            if self._chosen_item < 0:
                return self._why_no_item
        if command == "course.left" and not self.view.meeting.agenda:
            return _("The agenda has no items.")
        return super().why_not(command)

    @property
    def _chosen_item(self) -> int:
        """The item that a command is about: in the schedule, that of the selected entry; -1 for none."""
        if self.current_pane == "schedule" and self.view.meeting.schedule:
            sitting, entry = self._schedule.place
            return self.view.links.entry_items[sitting][entry] if entry >= 0 else -1
        return -1 if self._agenda.item == OVERVIEW else self._agenda.item

    @property
    def _why_no_item(self) -> str:
        if self.current_pane == "schedule" and self.view.meeting.schedule:
            if self._schedule.place[1] < 0:
                return _("No entry of the sitting is selected.")
            return _("The selected entry belongs to no item of the agenda.")
        return _("No agenda item is selected.")

    def _item_for(self, command: str) -> int:
        """The item that a command is about; -1 where it can do nothing now, which is said."""
        words = self.why_not(command)
        if words:
            self.say(words)
        return -1 if words or self.editing.refuse() else self._chosen_item

    def _keep_in_schedule(self) -> Callable[[], None]:
        """What selects again what is selected in the schedule now."""
        sitting, entry = self._schedule.place
        return lambda: self._schedule.select_place(sitting, entry) if sitting >= 0 else None

    def action_take_up(self) -> None:
        """Takes the selected item up."""
        item = self._item_for("course.take-up")
        if item >= 0:
            self.editing.course.take_up(item, self.course.now.at, self._keep_in_schedule())

    def action_finish(self, status: str) -> None:
        """Is done with the selected item.

        Args:
            status: What becomes of it: concluded, adopted, deferred or withdrawn.
        """
        item = self._item_for("course.conclude")
        if item >= 0:
            now = self.course.now.at
            self.editing.course.finish(item, status, now, self._keep_in_schedule())

    def action_reopen(self) -> None:
        """Has the selected item open again."""
        item = self._item_for("course.reopen")
        if item >= 0:
            self.editing.course.reopen(item, self._keep_in_schedule())

    def action_outcome(self) -> None:
        """Asks for what was decided on the selected item."""
        item = self._item_for("course.outcome")
        if item >= 0:
            self.editing.course.outcome(item)

    def action_left(self) -> None:
        """Lists the items that are still open."""
        words = self.why_not("course.left")
        if words:
            self.say(words)
            return
        from tui.app.screens.left import LeftScreen  # noqa: PLC0415 -- not needed to start

        screen = LeftScreen(self.view, self.course.left, self._agenda.item)
        self.app.push_screen(screen, self._go_to_left)

    def _go_to_left(self, item: int | None) -> None:
        if item is not None:
            self.leave_place()
            self.go_to_item(item)
            self.action_pane("agenda")
