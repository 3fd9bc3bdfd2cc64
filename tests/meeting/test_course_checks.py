"""What does not fit together in the course of a meeting."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.test_checks import found, item, meeting
from tui.meeting.course_checks import check_course
from tui.meeting.problems import ValuePath


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2019, 9, day, hour, minute, second)  # noqa: DTZ001 -- as in the file


def of_item(**values: Any) -> list[tuple[ValuePath, str]]:
    return found(meeting([item("1", **values)]))


@pytest.mark.parametrize("status", ["concluded", "adopted", "deferred", "withdrawn"])
def test_what_is_done_has_both_times_or_one_or_none(status: str) -> None:
    assert of_item(status=status, taken_up=at(9, 10), concluded=at(9, 10)) == []
    assert of_item(status=status, concluded=at(11, 18)) == []
    assert of_item(status=status, taken_up=at(9, 10)) == []
    assert of_item(status=status) == []


@pytest.mark.parametrize("status", ["", "open", "in-progress"])
def test_what_is_open_or_goes_on_may_have_been_taken_up(status: str) -> None:
    assert of_item(status=status, taken_up=at(9, 10)) == []


def test_an_item_is_not_concluded_before_it_is_taken_up() -> None:
    assert of_item(status="adopted", taken_up=at(10, 10), concluded=at(9, 11, 30, 5)) == [
        (
            ("agenda", 0, "concluded"),
            (
                "the item was concluded at 2019-09-09 11:30:05, before it was taken up, at "
                "2019-09-10 10:00; correct one of the two times"
            ),
        )
    ]


@pytest.mark.parametrize(("zone", "count"), [("Europe/Vienna", 0), ("Asia/Kathmandu", 1), ("", 1)])
def test_an_hour_that_comes_twice_may_be_meant_twice(zone: str, count: int) -> None:
    night = date(2019, 10, 27)
    times = {
        "taken_up": datetime(2019, 10, 27, 2, 50),  # noqa: DTZ001
        "concluded": datetime(2019, 10, 27, 2, 10),  # noqa: DTZ001
    }
    whole = meeting([item("1", status="concluded", **times)], start=night, end=night, timezone=zone)
    assert len(found(whole)) == count


@pytest.mark.parametrize("status", ["open", "in-progress"])
def test_what_is_concluded_is_not_open(status: str) -> None:
    assert of_item(status=status, concluded=at(9, 11)) == [
        (
            ("agenda", 0, "concluded"),
            (
                f'the item was concluded at 2019-09-09 11:00, but its status is "{status}"; correct '
                "the status, or take the time out"
            ),
        )
    ]
    assert of_item(concluded=at(9, 11)) == [
        (
            ("agenda", 0, "concluded"),
            (
                "the item was concluded at 2019-09-09 11:00, but has no status; give it one, or take "
                "the time out"
            ),
        )
    ]


def test_times_are_on_the_days_of_the_meeting() -> None:
    assert of_item(status="adopted", taken_up=at(8, 10), concluded=at(13, 10)) == [
        (
            ("agenda", 0, "taken_up"),
            (
                "taken_up is 2019-09-08 10:00, outside the meeting's days, 2019-09-09 to 2019-09-11; "
                "correct the time, or the meeting's start or end"
            ),
        ),
        (
            ("agenda", 0, "concluded"),
            (
                "concluded is 2019-09-13 10:00, outside the meeting's days, 2019-09-09 to 2019-09-11; "
                "correct the time, or the meeting's start or end"
            ),
        ),
    ]


def test_the_night_after_the_last_day_counts_to_it() -> None:
    assert of_item(status="adopted", concluded=at(12, 3, 40)) == []
    assert len(of_item(status="adopted", concluded=at(12, 6))) == 1


def test_of_a_meeting_that_ends_before_it_begins_no_day_is_wrong() -> None:
    whole = meeting([item("1", taken_up=at(1, 1))], end=date(2019, 9, 1))
    assert [path for path, _words in found(whole)] == [("meeting", "end")]


@given(
    st.none() | st.datetimes(),
    st.none() | st.datetimes(),
    st.sampled_from(["", "open", "adopted"]),
    st.dates(),
    st.sampled_from(["", "Europe/Vienna", "Pacific/Apia", "nowhere"]),
)
def test_no_times_make_it_fail(
    taken_up: datetime | None, concluded: datetime | None, status: str, day: date, zone: str
) -> None:
    one = item("1", taken_up=taken_up, concluded=concluded, status=status)
    whole = meeting([one], start=day, end=day, timezone=zone)
    assert all(problem.path[:2] == ("agenda", 0) for problem in check_course(whole))
