"""When items were dealt with, in words."""

from datetime import date, datetime

import pytest

from tui.meeting.clock import is_meeting_time
from tui.meeting.course import Times, times_of
from tui.meeting.dates import hour_text
from tui.meeting.model import About, AgendaItem, Meeting


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2019, 9, day, hour, minute)  # noqa: DTZ001 -- as in the file


def item(taken_up: datetime | None = None, concluded: datetime | None = None) -> AgendaItem:
    return AgendaItem(title="x", taken_up=taken_up, concluded=concluded)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Monday, 9 September, 10.05–11.30 a.m."),
        ("fr", "lundi 9 septembre, 10 h 05-11 h 30"),
        ("es", "lunes 9 de septiembre, 10.05 a 11.30 horas"),
        ("ru", "понедельник, 9 сентября, 10 ч. 05 м. – 11 ч. 30 м."),
        ("ar", "الاثنين، 9 أيلول/سبتمبر، 10:05–11:30"),
        ("zh", "9月9日，星期一 上午10时5分至11时30分"),
    ],
)
def test_what_was_dealt_with_on_one_day_has_its_hours(language: str, words: str) -> None:
    assert times_of(item(at(9, 10, 5), at(9, 11, 30)), language) == Times("", words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "3.05 p.m."),
        ("fr", "15 h 05"),
        ("es", "15.05 horas"),
        ("ru", "15 ч. 05 м."),
        ("ar", "15:05"),
        ("zh", "下午3时5分"),
    ],
)
def test_an_hour_by_itself(language: str, words: str) -> None:
    assert hour_text(at(9, 15, 5).time(), language) == words


def test_noon_and_midnight_have_names() -> None:
    assert [hour_text(at(9, hour).time(), "en") for hour in (0, 12)] == ["midnight", "noon"]
    assert [hour_text(at(9, hour).time(), "zh") for hour in (0, 12)] == ["午夜12时", "中午12时"]


def test_what_took_no_time_has_one_hour() -> None:
    assert (
        times_of(item(at(9, 10, 5), at(9, 10, 5)), "en").done == "Monday, 9 September, 10.05 a.m."
    )


def test_what_took_days_has_both() -> None:
    assert times_of(item(at(9, 16), at(10, 10)), "en", by_the_clock=True) == Times(
        "Monday, 9 September, 16:00", "Tuesday, 10 September, 10:00"
    )


def test_what_is_wrong_is_shown_as_it_is() -> None:
    assert times_of(item(at(9, 16), at(9, 10)), "en", by_the_clock=True) == Times(
        "Monday, 9 September, 16:00", "Monday, 9 September, 10:00"
    )


def test_what_is_not_known_is_not_said() -> None:
    assert times_of(item(), "en") == Times("", "")
    assert times_of(item(at(9, 10)), "en") == Times("Monday, 9 September, 10 a.m.", "")
    assert times_of(item(None, at(9, 10)), "en") == Times("", "Monday, 9 September, 10 a.m.")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(8, 23, 59), False),
        (at(9, 0), True),
        (at(11, 23, 59), True),
        (at(12, 5, 59), True),
        (at(12, 6), False),
        (datetime(1, 1, 1), False),  # noqa: DTZ001
        (datetime(9999, 12, 31), False),  # noqa: DTZ001
    ],
)
def test_a_moment_is_of_the_meeting_on_its_days_and_in_the_night_after(
    moment: datetime,
    expected: bool,  # noqa: FBT001 -- a case's
) -> None:
    about = About(title="x", language="en", start=date(2019, 9, 9), end=date(2019, 9, 11))
    assert is_meeting_time(Meeting(format=1, about=about), moment) == expected
