"""What a screen needs to have the programme of its meeting changed."""

from tui.app.screens.course import CourseScreen
from tui.app.view import OVERVIEW
from tui.i18n import _
from tui.meeting.clock import Phase
from tui.meeting.links import EntryPlace

_CHANGES = frozenset(
    {"programme.shift", "programme.move", "programme.carry-on", "programme.cancel"}
)


class ProgrammeScreen(CourseScreen):
    """A screen with the commands that change the programme. A subclass shows the meeting.

    They are about what is selected in the schedule where that has the focus, and elsewhere about
    the selected item.
    """

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in _CHANGES:
            if not self.view.meeting.schedule:
                return _("No schedule.")
            if self._editing is not None and self._editing.file.read_only:
                return _("This file is read-only: {reason}").format(
                    reason=self._editing.file.read_only
                )
        if command == "programme.cancel" and self._selected_sitting < 0:
            return _("No sitting is selected in the schedule.")
        if command == "programme.shift" and self._sitting_to_shift < 0:
            return _("No sitting is selected in the schedule.")
        if command in ("programme.move", "programme.carry-on"):
            if self._is_in_schedule:
                if self._schedule.place[1] < 0:
                    return _("No entry of the sitting is selected.")
            elif self._agenda.item == OVERVIEW:
                return _("No agenda item is selected.")
        return super().why_not(command)

    # What a command is about

    @property
    def _is_in_schedule(self) -> bool:
        return self.current_pane == "schedule"

    @property
    def _selected_sitting(self) -> int:
        return self._schedule.place[0] if self._is_in_schedule else -1

    @property
    def _sitting_to_shift(self) -> int:
        """The sitting that is selected; outside the schedule, the one that is on, or is next."""
        if self._is_in_schedule:
            return self._selected_sitting
        now = self.course.now
        return now.sitting if now.phase is Phase.DURING else -1

    def _entry(self, *, ahead: bool) -> EntryPlace | None:
        """The entry that a command is about; None where no sitting takes up the selected item.

        Args:
            ahead: Whether of several entries of the item the next that is not over is meant, and
                not the one that was begun last.
        """
        if self._is_in_schedule:
            return EntryPlace(*self._schedule.place)
        places = self.view.links.own_entries[self._agenda.item]
        now, span = self.course.now, self.course.timetable.span
        in_time = sorted(places, key=lambda place: (span(place.sitting)[0], place))
        if ahead:
            meant = [place for place in in_time if span(place.sitting)[1] > now.at]
        else:
            meant = [place for place in in_time if span(place.sitting)[0] <= now.at][::-1]
        return next(iter((*meant, *in_time[::-1])), None)

    # Commands

    def action_shift_day(self) -> None:
        """Moves the rest of a day."""
        if self._may("programme.shift"):
            sitting = self._sitting_to_shift
            self.editing.programme.shift(sitting, is_on=sitting in self.course.now.on)

    def action_cancel_sitting(self) -> None:
        """Cancels the selected sitting, or has it take place again."""
        if self._may("programme.cancel"):
            self.editing.programme.cancel(self._selected_sitting)

    def action_move_entry(self) -> None:
        """Brings the selected entry, or the selected item, to another sitting."""
        if not self._may("programme.move"):
            return
        place = self._entry(ahead=True)
        if place is None:
            self.editing.programme.take_up(self._agenda.item)
        else:
            self.editing.programme.move(place)

    def action_carry_on(self) -> None:
        """Carries the selected entry, or the selected item, on in the sitting that follows."""
        if not self._may("programme.carry-on"):
            return
        place = self._entry(ahead=False)
        if place is None:
            words = _("No sitting takes up {item}.")
            self.say(words.format(item=self.view.item_words(self._agenda.item)))
        else:
            self.editing.programme.carry_on(place)

    def _may(self, command: str) -> bool:
        """Whether a command can be done now; says why it cannot."""
        words = self.why_not(command)
        if words:
            self.say(words)
        return not words and not self.editing.refuse()
