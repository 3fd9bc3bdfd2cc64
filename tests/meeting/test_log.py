"""The running log: which item is on, and the order of lines."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.meeting.test_notes import BEFORE
from tui.meeting.clock import Timetable
from tui.meeting.links import Links
from tui.meeting.log import OVERVIEW, ItemOn, Why, in_order, item_on
from tui.meeting.model import AgendaItem, Entry, Meeting
from tui.meeting.notes import Line

VIENNA = ZoneInfo("Europe/Vienna")
MORNING = datetime(2024, 3, 4, 10, 30, tzinfo=UTC)
NIGHT = datetime(2024, 3, 4, 23, 0, tzinfo=UTC)


def with_item(position: int, **values: object) -> Meeting:
    agenda = [*BEFORE.agenda]
    agenda[position] = replace(agenda[position], **values)
    first = replace(BEFORE.schedule[0], entries=(Entry(item="2"), Entry(item="3")))
    return replace(
        BEFORE,
        about=replace(BEFORE.about, timezone="UTC"),
        agenda=tuple(agenda),
        schedule=(first, BEFORE.schedule[1]),
    )


def on(meeting: Meeting, moment: datetime, selected: int = 3) -> ItemOn:
    return item_on(meeting, Links.of(meeting), Timetable(meeting).at(moment), selected)


def test_what_is_taken_up_is_on_whatever_the_clock_says() -> None:
    taken = with_item(0, status="in-progress", taken_up=datetime(2024, 3, 4, 9))  # noqa: DTZ001 -- as in a file
    assert on(taken, MORNING) == ItemOn(0, Why.IN_PROGRESS)


def test_of_several_that_are_taken_up_the_last_one_is_on() -> None:
    meeting = with_item(0, status="in-progress", taken_up=datetime(2024, 3, 4, 9, 30))  # noqa: DTZ001 -- likewise
    items: list[AgendaItem] = [*meeting.agenda]
    items[2] = replace(items[2], status="in-progress", taken_up=datetime(2024, 3, 4, 9))  # noqa: DTZ001
    assert on(replace(meeting, agenda=tuple(items)), MORNING).item == 0
    items[2] = replace(items[2], taken_up=datetime(2024, 3, 4, 9, 30))  # noqa: DTZ001
    assert on(replace(meeting, agenda=tuple(items)), MORNING).item == 2


def test_else_the_first_open_item_of_the_sitting_that_is_on() -> None:
    assert on(with_item(0), MORNING) == ItemOn(1, Why.SCHEDULE)
    assert on(with_item(1, status="concluded"), MORNING) == ItemOn(2, Why.SCHEDULE)


@pytest.mark.parametrize("selected", [OVERVIEW, 3])
def test_else_what_is_selected(selected: int) -> None:
    assert on(with_item(0), NIGHT, selected) == ItemOn(selected, Why.SELECTED)


def test_lines_are_in_order_of_time_over_a_change_of_the_clocks_too() -> None:
    summer = datetime(2024, 10, 27, 2, 50, tzinfo=VIENNA)
    winter = datetime(2024, 10, 27, 2, 10, tzinfo=VIENNA, fold=1)
    lines = [(Line(text=text, at=at), None) for text, at in (("b", winter), ("a", summer))]
    assert [line.text for line, _place in in_order(lines, VIENNA)] == ["a", "b"]


def test_a_line_without_a_time_stays_behind_the_one_before() -> None:
    late, early = datetime(2024, 3, 4, 12, tzinfo=UTC), datetime(2024, 3, 4, 9, tzinfo=UTC)
    lines = [Line(text="late", at=late), Line(text="of late"), Line(text="early", at=early)]
    found = in_order([(line, None) for line in lines], UTC)
    assert [line.text for line, _place in found] == ["early", "late", "of late"]


TIMES = st.one_of(
    st.none(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.datetimes(timezones=st.just(VIENNA)),
)


@given(st.lists(TIMES, max_size=12))
def test_no_line_is_lost_and_equal_times_keep_their_order(
    times: list[datetime | date | None],
) -> None:
    lines = [(Line(text=str(at), at=moment), None) for at, moment in enumerate(times)]
    found = in_order(lines, VIENNA)
    assert sorted(found, key=lambda each: int(each[0].text)) == lines
    same = [(Line(text=str(at), at=date(2024, 3, 4)), None) for at in range(len(times))]
    assert in_order(same, VIENNA) == same


def test_a_day_alone_is_its_beginning() -> None:
    day = Line(text="day", at=date(2024, 3, 4))
    before = Line(
        text="before", at=datetime.combine(date(2024, 3, 4), time(), VIENNA) - timedelta(1)
    )
    found = in_order([(day, None), (before, None)], VIENNA)
    assert [line.text for line, _place in found] == ["before", "day"]
