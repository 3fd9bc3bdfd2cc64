"""Following the course of the meeting that a screen shows."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.app.course.clock import Clock
from tui.i18n import _, ngettext
from tui.i18n.cities import city_of
from tui.meeting.clock import LocalZone, Now, Phase, Timetable, first_open, zone_of
from tui.meeting.left import Left, what_is_left
from tui.meeting.model import Meeting

if TYPE_CHECKING:
    from tui.app.screens.course import CourseScreen

_MINUTE = 60
_BEHIND = 0.02
"""Seconds after which a minute is looked for: a moment too early would show the one before."""


class Course:
    """Follows the clock on a screen, from minute to minute, and goes to what is on.

    Args:
        screen: The screen that shows the meeting.
        clock: The clock.
        home: The zone of who looks at it; by default this machine's.
    """

    def __init__(self, screen: "CourseScreen", clock: Clock, home: tzinfo | None = None) -> None:
        self._screen = screen
        self._clock = clock
        self._home = home or LocalZone()
        self._meeting: Meeting | None = None
        self._timetable: Timetable | None = None
        self._timer: Timer | None = None

    @property
    def timetable(self) -> Timetable:
        """The instants of the meeting as it is now."""
        meeting = self._screen.view.meeting
        if self._timetable is None or meeting is not self._meeting:
            self._meeting = meeting
            self._timetable = Timetable(meeting, self._home)
        return self._timetable

    @property
    def now(self) -> Now:
        """How the meeting stands at this moment."""
        return self.timetable.at(self._clock())

    def look(self) -> Now:
        """Shows what the clock says, and looks again when the minute is over.

        Returns:
            How the meeting stands at this moment.
        """
        moment = self._clock()
        now = self.timetable.at(moment)
        self._screen.show_now(now, clock_words(self._screen.view.meeting, now, self._home))
        if self._timer is not None:
            self._timer.stop()
        left = _MINUTE - moment.second - moment.microsecond / 1e6 + _BEHIND
        self._timer = self._screen.set_timer(left, self.look)
        return now

    @property
    def clock_words(self) -> str:
        """What the status line says of the time."""
        return clock_words(self._screen.view.meeting, self.now, self._home)

    def left(self) -> tuple[Left, Phase]:
        """What is left to do, and how the meeting stands, at this moment."""
        now, view = self.now, self._screen.view
        return what_is_left(view.meeting, view.links, self.timetable, now), now.phase

    def go_to(self, now: Now) -> None:
        """Goes to the sitting that is on, else to the next, and to its first open item.

        Args:
            now: The moment; where no sitting is on or next, it is said how the meeting stands.
        """
        if now.sitting < 0:
            self._screen.say(_("The meeting is over.") if now.phase is Phase.OVER else _nothing())
            return
        view = self._screen.view
        item = first_open(view.meeting, view.links, now.sitting)
        self._screen.go_to_sitting(now.sitting, item)
        self._screen.say(self._words(now))

    def _words(self, now: Now) -> str:
        sitting = self._screen.view.meeting.schedule[now.sitting]
        if now.on:
            left = self.timetable.minutes_left(now.sitting, now.at)
            words = ngettext("On now: {count} minute left.", "On now: {count} minutes left.", left)
            return words.format(count=left)
        return _("Nothing is on now; next: {day}, {hours}").format(
            day=self._screen.view.day(sitting), hours=self._screen.view.hours(sitting)
        )


def _nothing() -> str:
    return _("The schedule has no sitting now, and none to come.")


def clock_words(meeting: Meeting, now: Now, home: tzinfo) -> str:
    """What the status line says of the time: `10:32 Vienna · 04:32 here · in 3 days`.

    Args:
        meeting: The meeting.
        now: The moment.
        home: The zone of who looks at it.
    """
    words = [f"{now.at:%H:%M} {_zone_name(meeting, now)}"]
    own = now.at.astimezone(home)
    if own.utcoffset() != now.at.utcoffset():
        words.append(_("{hour} here").format(hour=f"{own:%H:%M}"))
    if now.phase is Phase.BEFORE:
        days = ngettext("in {count} day", "in {count} days", now.days)
        words.append(days.format(count=now.days))
    elif now.phase is Phase.OVER:
        words.append(_("over"))
    return " · ".join(words)


def _zone_name(meeting: Meeting, now: Now) -> str:
    """The zone by its city; where the file names none, what this machine calls its own."""
    if zone_of(meeting) is None:
        return now.at.tzname() or ""
    return city_of(meeting.about.timezone)
