"""The schedule read by the clock."""

import contextlib
import os
import time as systime
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.clock import (
    LocalZone,
    Now,
    Phase,
    Standing,
    Timetable,
    first_open,
    zone_of,
)
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Entry, Meeting, Sitting

ZONES = (
    "Europe/Vienna",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)
"""Zones with odd offsets, with changes of half an hour, and beyond the date line."""


def sitting(day: date, start: str, end: str, **more: object) -> Sitting:
    return Sitting(
        date=day,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        **more,  # type: ignore[arg-type]
    )


def meeting(*schedule: Sitting, zone: str = "Europe/Vienna", agenda: str = "") -> Meeting:
    days = [each.date for each in schedule] or [date(2019, 9, 9)]
    about = About(title="A meeting", language="en", start=min(days), end=max(days), timezone=zone)
    items = tuple(AgendaItem(title=name, number=name) for name in agenda.split())
    return Meeting(format=1, about=about, agenda=items, schedule=schedule)


MONDAY, TUESDAY = date(2019, 9, 9), date(2019, 9, 10)


def two_days(zone: str = "Europe/Vienna") -> Meeting:
    return meeting(
        sitting(MONDAY, "10:00", "13:00"),
        sitting(MONDAY, "15:00", "18:00"),
        sitting(TUESDAY, "10:00", "13:00"),
        zone=zone,
    )


def at(held: Meeting, day: date, clock: str) -> Now:
    """The meeting at a time of its own zone."""
    table = Timetable(held)
    return table.at(datetime.combine(day, time.fromisoformat(clock), table.zone))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (MONDAY, "09:59", ((), (0,), 0)),
        (MONDAY, "10:00", ((0,), (1,), 0)),
        (MONDAY, "12:59:59", ((0,), (1,), 0)),
        (MONDAY, "13:00", ((), (1,), 1)),
        (MONDAY, "15:00", ((1,), (2,), 1)),
        (MONDAY, "18:00", ((), (2,), 2)),
        (MONDAY, "23:59:59", ((), (2,), 2)),
        (TUESDAY, "00:00", ((), (2,), 2)),
        (TUESDAY, "10:00", ((2,), (), 2)),
        (TUESDAY, "13:00", ((), (), 3)),
    ],
)
def test_a_moment_has_what_is_on_and_what_is_next(
    zone: str, day: date, clock: str, expected: tuple[tuple[int, ...], tuple[int, ...], int]
) -> None:
    now = at(two_days(zone), day, clock)
    assert (now.on, now.next, now.line) == expected


def test_each_sitting_is_past_on_next_or_later() -> None:
    held = meeting(
        sitting(MONDAY, "10:00", "11:00"),
        sitting(MONDAY, "11:00", "12:00"),
        sitting(MONDAY, "12:00", "13:00", status="cancelled"),
        sitting(MONDAY, "14:00", "15:00"),
        sitting(MONDAY, "15:00", "16:00"),
    )
    assert at(held, MONDAY, "11:30").standings == (
        Standing.PAST,
        Standing.ON,
        Standing.CANCELLED,
        Standing.NEXT,
        Standing.LATER,
    )


def test_sittings_held_in_parallel_are_on_together() -> None:
    held = meeting(
        sitting(MONDAY, "10:00", "13:00"),
        sitting(MONDAY, "10:00", "12:00", kind="parallel"),
        sitting(MONDAY, "15:00", "18:00"),
        sitting(MONDAY, "15:00", "16:00", kind="parallel"),
    )
    now = at(held, MONDAY, "10:30")
    assert set(now.on) == {0, 1}
    assert set(now.next) == {2, 3}


def test_a_cancelled_sitting_and_a_holiday_are_never_on_or_next() -> None:
    held = meeting(
        sitting(MONDAY, "10:00", "13:00", status="cancelled"),
        sitting(MONDAY, "00:00", "23:59", kind="holiday"),
        sitting(TUESDAY, "10:00", "13:00"),
    )
    now = at(held, MONDAY, "11:00")
    assert now.on == ()
    assert now.next == (2,)


def test_a_break_is_on_but_it_is_not_what_comes_next() -> None:
    held = meeting(
        sitting(MONDAY, "10:00", "11:00"),
        sitting(MONDAY, "11:00", "11:15", kind="break"),
        sitting(MONDAY, "11:15", "13:00"),
    )
    assert at(held, MONDAY, "10:30").next == (2,)
    assert at(held, MONDAY, "11:05").on == (1,)


@pytest.mark.parametrize(
    ("day", "clock", "phase", "days"),
    [
        (date(2019, 9, 1), "12:00", Phase.BEFORE, 8),
        (date(2019, 9, 8), "23:59:59", Phase.BEFORE, 1),
        (MONDAY, "00:00", Phase.DURING, 0),
        (TUESDAY, "12:59", Phase.DURING, 0),
        (TUESDAY, "13:00", Phase.OVER, 0),
        (date(2019, 9, 11), "00:00", Phase.OVER, 1),
    ],
)
def test_before_and_after_the_meeting_days_are_counted(
    day: date, clock: str, phase: Phase, days: int
) -> None:
    now = at(two_days(), day, clock)
    assert (now.phase, now.days) == (phase, days)


def test_without_a_schedule_the_meeting_goes_on_over_its_days() -> None:
    held = meeting()
    assert at(held, MONDAY, "23:59").phase is Phase.DURING
    assert at(held, TUESDAY, "00:00").phase is Phase.OVER
    assert at(held, MONDAY, "12:00").sitting == -1


def test_a_sitting_that_ends_at_midnight_or_later_goes_on_over_it() -> None:
    held = meeting(sitting(MONDAY, "21:00", "00:00"), sitting(TUESDAY, "22:00", "02:00"))
    assert at(held, MONDAY, "23:59:59").on == (0,)
    assert at(held, TUESDAY, "00:00").on == ()
    assert at(held, TUESDAY + timedelta(days=1), "01:59").on == (1,)


def test_a_sitting_over_the_hour_that_the_clocks_skip_is_an_hour_shorter() -> None:
    # Vienna went from 2:00 to 3:00 on 31 March 2019.
    held = meeting(sitting(date(2019, 3, 31), "01:00", "04:00"))
    begin, end = Timetable(held).span(0)
    assert end - begin == timedelta(hours=2)


def test_a_sitting_over_the_hour_that_comes_twice_is_an_hour_longer() -> None:
    # Vienna went from 3:00 back to 2:00 on 27 October 2019.
    held = meeting(sitting(date(2019, 10, 27), "01:00", "04:00"))
    begin, end = Timetable(held).span(0)
    assert end - begin == timedelta(hours=4)


def test_minutes_are_counted_over_a_change_of_the_clocks() -> None:
    held = meeting(sitting(date(2019, 10, 27), "01:00", "04:00"))
    table = Timetable(held)
    moment = datetime(2019, 10, 27, 1, 30, tzinfo=ZoneInfo("Europe/Vienna"))
    assert table.minutes_left(0, moment) == 210
    assert table.minutes_left(0, moment + timedelta(days=1)) == 0


def test_a_user_in_another_zone_sees_the_same() -> None:
    table = Timetable(two_days())
    moment = datetime(2019, 9, 9, 4, 30, tzinfo=ZoneInfo("America/New_York"))
    now = table.at(moment)
    assert now.on == (0,)
    assert now.at.hour == 10


@pytest.mark.parametrize("zone", ["", "Atlantis/Capital", "../etc/passwd"])
def test_a_meeting_of_no_known_zone_has_its_times_where_its_user_is(zone: str) -> None:
    held = two_days(zone)
    assert zone_of(held) is None
    assert Timetable(held, ZoneInfo("Asia/Tokyo")).zone == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [date(2019, 3, 31), date(2019, 10, 27), date(2019, 4, 7)])
def test_minute_by_minute_something_changes_only_when_it_is_said_to(zone: str, day: date) -> None:
    held = meeting(
        sitting(day, "00:30", "02:30"),
        sitting(day, "02:45", "05:00"),
        sitting(day, "22:00", "01:00"),
        zone=zone,
    )
    table = Timetable(held)
    moment = datetime.combine(day - timedelta(days=1), time(22), table.zone).astimezone(UTC)
    change = moment
    before: object = None
    for _ in range(36 * 60):
        now = table.at(moment)
        seen = (now.phase, now.days, now.on, now.next, now.standings, now.line)
        if before is not None and seen != before:
            assert moment == change
        if moment >= change:
            change = table.next_change(moment)
        before = seen
        moment += timedelta(minutes=1)


def test_the_item_to_look_at_is_the_first_that_is_not_done() -> None:
    entries = (Entry(title="Opening"), Entry(item="1"), Entry(item="2"))
    held = meeting(sitting(MONDAY, "10:00", "13:00", entries=entries), agenda="1 2")
    assert first_open(held, Links.of(held), 0) == 0
    done = AgendaItem(title="1", number="1", status="adopted")
    held = Meeting(
        format=1, about=held.about, agenda=(done, held.agenda[1]), schedule=held.schedule
    )
    assert first_open(held, Links.of(held), 0) == 1


def test_where_all_is_done_it_is_the_last_and_where_nothing_is_taken_up_none() -> None:
    done = AgendaItem(title="1", number="1", status="deferred")
    held = meeting(
        sitting(MONDAY, "10:00", "13:00", entries=(Entry(item="1"),)),
        sitting(MONDAY, "15:00", "18:00"),
    )
    held = Meeting(format=1, about=held.about, agenda=(done,), schedule=held.schedule)
    links = Links.of(held)
    assert first_open(held, links, 0) == 0
    assert first_open(held, links, 1) == -1


_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_SITTINGS = st.builds(Sitting, date=_DAYS, start=st.times(), end=st.times())


@given(
    st.lists(_SITTINGS, max_size=4),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(["", *ZONES]),
)
def test_any_schedule_can_be_read_at_any_moment(
    schedule: list[Sitting], moment: datetime, zone: str
) -> None:
    held = meeting(*schedule, zone=zone)
    table = Timetable(held)
    try:
        moment.astimezone(table.zone)
    except OverflowError:
        return
    now = table.at(moment)
    assert len(now.standings) == len(schedule)
    assert not set(now.on) & set(now.next)
    assert table.next_change(moment) >= moment


@contextlib.contextmanager
def machine_in(zone: str) -> Iterator[LocalZone]:
    """The zone of a machine that is in a zone."""
    before = os.environ["TZ"]
    os.environ["TZ"] = zone
    systime.tzset()
    try:
        yield LocalZone()
    finally:
        os.environ["TZ"] = before
        systime.tzset()


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_of_the_machine_follows_its_changes(zone: str) -> None:
    moment = datetime(2019, 1, 1, tzinfo=UTC)
    with machine_in(zone) as local:
        for _ in range(365 * 8):
            there = moment.astimezone(ZoneInfo(zone))
            here = moment.astimezone(local)
            assert here.replace(tzinfo=None) == there.replace(tzinfo=None)
            assert here.utcoffset() == there.utcoffset()
            assert here.astimezone(UTC) == moment
            moment += timedelta(hours=3)
