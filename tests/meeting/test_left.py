"""What is left to do, and whether there is time for it."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import meetings
from tui.meeting.clock import DONE, Timetable
from tui.meeting.left import Left, SittingTime, what_is_left
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Entry, Meeting, Sitting

FIRST, SECOND = date(2019, 9, 9), date(2019, 9, 10)


def item(number: str, minutes: int | None = None, **more: Any) -> AgendaItem:
    return AgendaItem(
        title=f"Item {number}",
        number=number,
        level=1 + number.count("("),
        minutes=minutes,
        **more,
    )


def sitting(day: date, start: int, end: int, *items: str, **more: Any) -> Sitting:
    entries = tuple(Entry(item=each) for each in items)
    return Sitting(date=day, start=time(start), end=time(end), entries=entries, **more)


def left(agenda: list[AgendaItem], schedule: list[Sitting], hour: float, day: date = FIRST) -> Left:
    about = About(title="x", language="en", start=FIRST, end=SECOND, timezone="UTC")
    meeting = Meeting(format=1, about=about, agenda=tuple(agenda), schedule=tuple(schedule))
    timetable = Timetable(meeting)
    clock = time(int(hour), round(hour % 1 * 60))
    now = timetable.at(datetime.combine(day, clock, UTC))
    return what_is_left(meeting, Links.of(meeting), timetable, now)


def numbers(found: Left) -> list[int]:
    return [each.item for each in found.items]


@pytest.mark.parametrize("status", sorted(DONE))
def test_what_is_done_is_not_left(status: str) -> None:
    found = left([item("1", 30, status=status), item("2", 20)], [], 10)
    assert numbers(found) == [1]
    assert found.minutes == 20


def test_what_is_in_progress_comes_first() -> None:
    agenda = [item("1"), item("2", status="open"), item("3", status="in-progress"), item("4")]
    found = left(agenda, [], 10)
    assert numbers(found) == [2, 0, 1, 3]
    assert [each.in_progress for each in found.items] == [True, False, False, False]


def test_the_minutes_of_an_item_are_those_of_its_sub_items_where_they_have_some() -> None:
    agenda = [
        item("1", 60),
        item("1(a)", 20, status="concluded"),
        item("1(b)", 30),
        item("2", 10),
        item("2(a)"),
    ]
    found = left(agenda, [], 10)
    assert [each.counts for each in found.items] == [False, True, True, True]
    assert found.minutes == 40
    assert found.untimed == 1


def test_each_is_in_the_sitting_that_is_on_else_in_the_next_else_in_the_last() -> None:
    agenda = [item("1"), item("2"), item("3"), item("4"), item("5")]
    schedule = [
        sitting(FIRST, 8, 9, "1", "2", "3"),
        sitting(FIRST, 10, 12, "2", "3"),
        sitting(FIRST, 14, 16, "3", "4"),
    ]
    found = left(agenda, schedule, 11)
    assert [(each.sitting, each.is_late, each.goes_on) for each in found.items] == [
        (0, True, False),
        (1, False, False),
        (1, False, True),
        (2, False, False),
        (-1, False, False),
    ]
    assert [each.item for each in found.within(1)] == [1, 2]


def test_what_is_not_held_takes_nothing_up() -> None:
    schedule = [
        sitting(FIRST, 10, 12, "1", status="cancelled"),
        sitting(FIRST, 14, 16, "1", kind="holiday"),
    ]
    assert left([item("1")], schedule, 9).items[0].sitting == -1


def test_a_sub_item_is_where_the_item_above_it_is() -> None:
    agenda = [item("1"), item("1(a)"), item("2"), item("2(a)")]
    found = left(agenda, [sitting(FIRST, 10, 12, "1"), sitting(FIRST, 14, 16, "2(a)")], 9)
    assert [each.sitting for each in found.items] == [0, 0, 1, 1]


class TestTheTimeOfASitting:
    def test_is_what_is_left_of_it_and_what_is_planned(self) -> None:
        agenda = [item("1", 30, status="adopted"), item("2", 60), item("3", 90)]
        schedule = [sitting(FIRST, 10, 12, "1", "2"), sitting(FIRST, 14, 16, "3")]
        found = left(agenda, schedule, 10.5)
        assert found.sittings == (SittingTime(0, is_on=True, minutes=90, planned=60, must=60),)
        assert found.sittings[0].excess == 0
        late = left(agenda, schedule, 11.25).sittings[0]
        assert (late.minutes, late.excess) == (45, 15)

    def test_what_goes_on_later_need_not_fit(self) -> None:
        agenda = [item("1", 20), item("2", 240)]
        schedule = [sitting(FIRST, 10, 12, "1", "2"), sitting(FIRST, 14, 16, "2")]
        (found,) = left(agenda, schedule, 11).sittings
        assert (found.planned, found.must, found.excess) == (260, 20, 0)

    def test_is_of_the_next_where_none_is_on(self) -> None:
        schedule = [sitting(FIRST, 10, 12), sitting(FIRST, 14, 16, "1")]
        (found,) = left([item("1", 30)], schedule, 13).sittings
        assert found == SittingTime(1, is_on=False, minutes=120, planned=30, must=30)

    def test_is_that_of_each_that_is_held_in_parallel(self) -> None:
        schedule = [sitting(FIRST, 10, 12, "1"), sitting(FIRST, 10, 13, "2")]
        found = left([item("1", 30), item("2", 40)], schedule, 11).sittings
        assert [(each.sitting, each.minutes, each.planned) for each in found] == [
            (0, 60, 30),
            (1, 120, 40),
        ]

    def test_is_none_after_the_meeting(self) -> None:
        assert left([item("1")], [sitting(FIRST, 10, 12, "1")], 9, date(2019, 9, 12)).sittings == ()


@given(meetings, st.datetimes(timezones=st.just(UTC)))
def test_of_any_meeting_all_that_is_open_is_left_once(meeting: Meeting, moment: datetime) -> None:
    timetable = Timetable(meeting)
    found = what_is_left(meeting, Links.of(meeting), timetable, timetable.at(moment))
    open_items = [at for at, each in enumerate(meeting.agenda) if each.status not in DONE]
    assert sorted(numbers(found)) == open_items
    assert found.minutes >= 0
    assert all(0 <= each.must <= each.planned for each in found.sittings)
