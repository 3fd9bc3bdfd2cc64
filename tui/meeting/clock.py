"""The schedule read by the clock: what is over, what is on, what is next.

A schedule's times are local to the meeting's time zone. They are compared as instants, so that a
day on which the clocks change is as long as it is. An hour that the clocks skip is taken as if
they had not been changed yet; of an hour that comes twice, the first is meant, unless the sitting
would then end before it begins.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting, Sitting

DONE = frozenset({"concluded", "adopted", "deferred", "withdrawn"})
"""The statuses of items that a meeting need not come back to."""


_MORNING = 6
"""The hour until which a night counts to the day before."""


class Phase(StrEnum):
    """How a meeting stands to a moment."""

    BEFORE = "before"
    DURING = "during"
    OVER = "over"


class Standing(StrEnum):
    """How a sitting stands to a moment."""

    PAST = "past"
    ON = "on"
    NEXT = "next"
    LATER = "later"
    CANCELLED = "cancelled"


class Now(Struct, frozen=True, kw_only=True):
    """A moment of a meeting. Sittings are named by their positions, in order of time.

    Attributes:
        at: The moment, in the meeting's time zone.
        phase: Whether the meeting is to come, goes on, or is over.
        days: Days until its first day, or since its last one; 0 while it goes on.
        on: The sittings that are on; several where they are held in parallel.
        next: The sittings that begin next, at one time; breaks and holidays are none.
        standings: How each sitting stands, by position.
        line: The position of the first sitting that is not over: "now" is right before it; the
            number of sittings where all are over.
    """

    at: datetime
    phase: Phase
    days: int
    on: tuple[int, ...]
    next: tuple[int, ...]
    standings: tuple[Standing, ...]
    line: int

    @property
    def sitting(self) -> int:
        """The sitting to look at: the first that is on, else the first that is next, else -1."""
        return next(iter((*self.on, *self.next)), -1)


def zone_of(meeting: Meeting) -> tzinfo | None:
    """The meeting's time zone; None where the file names none, or one that does not exist."""
    if not meeting.about.timezone:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 -- not needed to start

    try:
        return ZoneInfo(meeting.about.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def is_meeting_time(meeting: Meeting, moment: datetime) -> bool:
    """Whether a moment is on a day of the meeting, or in the night after: many end late.

    Args:
        meeting: The meeting.
        moment: A moment, local to the meeting's time zone.
    """
    day = moment.date()
    if moment.hour < _MORNING and day > date.min and day > meeting.about.end:
        day -= timedelta(days=1)
    return meeting.about.start <= day <= meeting.about.end


class LocalZone(tzinfo):
    """The zone of this machine, with its own changes of the clocks.

    The zone that `datetime.astimezone` gives has one offset for all times of the year.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """The offset at a local time."""
        return self._at(dt).utcoffset() or timedelta()

    def dst(self, dt: datetime | None) -> timedelta:
        """How far the clocks are put forward at a local time."""
        return self._at(dt).dst() or timedelta()

    def tzname(self, dt: datetime | None) -> str:
        """What the zone is called at a local time."""
        return self._at(dt).tzname() or ""

    def fromutc(self, dt: datetime) -> datetime:
        """The local time of an instant."""
        try:
            local = dt.replace(tzinfo=UTC).astimezone()
        except (OverflowError, OSError, ValueError):
            return dt
        own = local.replace(tzinfo=self)
        return own if own.utcoffset() == local.utcoffset() else own.replace(fold=1)

    def _at(self, dt: datetime | None) -> datetime:
        if dt is None:
            return datetime.now(UTC).astimezone()
        try:
            return dt.replace(tzinfo=None).astimezone()
        except (OverflowError, OSError, ValueError):
            # This machine's clock does not reach there.
            return dt.replace(tzinfo=UTC)


class Timetable:
    """The instants of a meeting's sittings.

    Args:
        meeting: The meeting.
        home: The zone in which its times are taken where the file names none; by default this
            machine's.
    """

    def __init__(self, meeting: Meeting, home: tzinfo | None = None) -> None:
        self._meeting = meeting
        self.zone = zone_of(meeting) or home or LocalZone()
        self._spans = [_span(sitting, self.zone) for sitting in meeting.schedule]
        self._order = sorted(range(len(self._spans)), key=self._spans.__getitem__)
        days = [sitting.date for sitting in meeting.schedule]
        self._first = min([meeting.about.start, *days])
        self._last = max([meeting.about.start, meeting.about.end, *days])

    def span(self, sitting: int) -> tuple[datetime, datetime]:
        """When a sitting begins and ends, in UTC."""
        return self._spans[sitting]

    def at(self, moment: datetime) -> Now:
        """How the meeting stands at a moment.

        Args:
            moment: With its zone.
        """
        local = moment.astimezone(self.zone)
        taking_place = [place for place in self._order if self._takes_place(place)]
        on = tuple(place for place in taking_place if self._is_on(place, moment))
        begin = min(
            (self._spans[place][0] for place in taking_place if self._is_ahead(place, moment)),
            default=None,
        )
        following = tuple(
            place
            for place in taking_place
            if self._spans[place][0] == begin and self._is_ahead(place, moment)
        )
        phase, days = self._phase(local, moment)
        return Now(
            at=local,
            phase=phase,
            days=days,
            on=on,
            next=following,
            standings=tuple(
                self._standing(place, moment, on, following) for place in range(len(self._spans))
            ),
            line=next(
                (place for place, (_, end) in enumerate(self._spans) if end > moment),
                len(self._spans),
            ),
        )

    def next_change(self, moment: datetime) -> datetime:
        """When the next thing changes: a sitting begins or ends, or a day does.

        Returns:
            A moment after the one that is given; on the last day that there is, that one.
        """
        changes = [each for span in self._spans for each in span if each > moment]
        today = moment.astimezone(self.zone).date()
        if today < date.max:
            changes.append(_instant(today + timedelta(days=1), time(), self.zone))
        return min(changes, default=moment)

    def minutes_left(self, sitting: int, moment: datetime) -> int:
        """The whole minutes from a moment to the end of a sitting, 0 where it is over."""
        left = self._spans[sitting][1] - moment
        return max(0, int(left.total_seconds() // 60))

    def _takes_place(self, place: int) -> bool:
        sitting = self._meeting.schedule[place]
        return sitting.status != "cancelled" and sitting.kind != "holiday"

    def _is_on(self, place: int, moment: datetime) -> bool:
        begin, end = self._spans[place]
        return begin <= moment < end

    def _is_ahead(self, place: int, moment: datetime) -> bool:
        return self._spans[place][0] > moment and self._meeting.schedule[place].kind != "break"

    def _standing(
        self, place: int, moment: datetime, on: tuple[int, ...], following: tuple[int, ...]
    ) -> Standing:
        if self._meeting.schedule[place].status == "cancelled":
            return Standing.CANCELLED
        if place in on:
            return Standing.ON
        if place in following:
            return Standing.NEXT
        return Standing.PAST if self._spans[place][1] <= moment else Standing.LATER

    def _phase(self, local: datetime, moment: datetime) -> tuple[Phase, int]:
        today = local.date()
        if today < self._first:
            return Phase.BEFORE, (self._first - today).days
        # The meeting is over with its last sitting; without any, with its last day.
        on_last_day = [
            self._spans[place][1]
            for place in self._order
            if self._takes_place(place) and self._meeting.schedule[place].date == self._last
        ]
        over = max(on_last_day) <= moment if on_last_day else today > self._last
        return (Phase.OVER, max(0, (today - self._last).days)) if over else (Phase.DURING, 0)


def first_open(meeting: Meeting, links: Links, sitting: int) -> int:
    """The item to look at in a sitting: the first that it takes up and that is not done.

    Returns:
        The item's position; where all are done, that of the last one; -1 where it takes up none.
    """
    items = [item for item in links.entry_items[sitting] if item >= 0]
    return next(
        (item for item in items if meeting.agenda[item].status not in DONE),
        items[-1] if items else -1,
    )


def _instant(day: date, clock: time, zone: tzinfo, *, second: bool = False) -> datetime:
    local = datetime.combine(day, clock, zone).replace(fold=int(second))
    try:
        return local.astimezone(UTC)
    except OverflowError:
        # The first and the last day that there are have no instant in every zone.
        return local.replace(tzinfo=UTC)


def _span(sitting: Sitting, zone: tzinfo) -> tuple[datetime, datetime]:
    begin = _instant(sitting.date, sitting.start, zone)
    end = _instant(sitting.date, sitting.end, zone)
    if end <= begin and sitting.end > sitting.start:
        end = _instant(sitting.date, sitting.end, zone, second=True)
    if sitting.end <= sitting.start and sitting.date < date.max:
        # It goes on over midnight.
        end = _instant(sitting.date + timedelta(days=1), sitting.end, zone)
    return begin, max(begin, end)
