"""What is on, as a page and as JSON."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from tui.exports.now import now_json, now_page
from tui.i18n import use_language
from tui.meeting.model import Meeting
from tui.resources import data_folder
from tui.store.reading.loading import load
from tui.text.cells import cell_width

VIENNA, NEW_YORK, TOKYO = (
    ZoneInfo(name) for name in ("Europe/Vienna", "America/New_York", "Asia/Tokyo")
)


@pytest.fixture(name="held")
def _held() -> Meeting:
    meeting = load(data_folder() / "ctoc-cop-wg4-2019.en.toml").meeting
    assert meeting is not None
    return meeting


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIENNA)


def test_during_a_sitting_it_says_what_is_on_what_is_next_and_where_to_look(held: Meeting) -> None:
    page = now_page(held, moment("2019-09-09T10:30"), VIENNA, 80)
    assert "Monday, 9 September, 10:30 (Vienna)\n" in page
    assert "On now, 150 minutes left:" in page
    assert "First open item: 1(a) Opening of the meeting" in page
    on, _, following = page.partition("Next:")
    assert "10 a.m.–1 p.m." in on
    assert "3–6 p.m." in following
    assert "(continued)" in following


def test_the_city_of_the_clock_has_its_name_in_the_language_of_the_program(held: Meeting) -> None:
    use_language("ru")
    assert ", 10:30 (Вена)\n" in now_page(held, moment("2019-09-09T10:30"), VIENNA, 80)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2019-09-01T12:00", "The meeting begins in 8 days."),
        ("2019-09-08T23:59", "The meeting begins in 1 day."),
        ("2019-09-09T14:00", "Nothing is on now."),
        ("2019-09-11T13:00", "The meeting is over."),
        ("2019-09-12T00:00", "The meeting ended 1 day ago."),
    ],
)
def test_at_other_times_it_says_how_the_meeting_stands(
    held: Meeting, when: str, words: str
) -> None:
    assert words in now_page(held, moment(when), VIENNA, 80)


@pytest.mark.parametrize(
    ("home", "words"),
    [
        (NEW_YORK, "10:30 (Vienna); 04:30 where you are"),
        (TOKYO, "10:30 (Vienna); 17:30 where you are"),
        (ZoneInfo("Pacific/Auckland"), "10:30 (Vienna); 20:30 where you are"),
        (ZoneInfo("Pacific/Honolulu"), "22:30 the day before where you are"),
        (ZoneInfo("Pacific/Kiritimati"), "22:30 where you are"),
    ],
)
def test_beside_the_time_of_the_meeting_stands_that_of_the_reader(
    held: Meeting, home: ZoneInfo, words: str
) -> None:
    assert words in now_page(held, moment("2019-09-09T10:30"), home, 80)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_line_is_wider_than_the_page(held: Meeting, width: int) -> None:
    page = now_page(held, moment("2019-09-09T10:30"), NEW_YORK, width)
    assert all(cell_width(line) <= width for line in page.splitlines())


def in_progress(held: Meeting) -> Meeting:
    """The meeting in its first sitting, as it goes on with item 2 and has put off item 1(a)."""
    statuses = ("", "deferred", "", "in-progress")
    minutes = (None, 10, 15, 240)
    agenda = [
        structs.replace(held.agenda[at], status=status, minutes=minutes[at])
        for at, status in enumerate(statuses)
    ]
    return structs.replace(held, agenda=(*agenda, *held.agenda[4:]))


def test_during_a_sitting_it_says_what_is_still_open_in_it(held: Meeting) -> None:
    page = now_page(in_progress(held), moment("2019-09-09T12:50"), VIENNA, 100)
    assert "First open item: 1(b) Adoption of the agenda and organization of work" in page
    assert "Still open in it: 2 (in progress, 240 min, goes on later), 1, 1(b) (15 min)" in page
    assert "10 min left · 255 planned · 5 too many" in page


def test_json_has_what_is_left(held: Meeting) -> None:
    values = json.loads(now_json(in_progress(held), moment("2019-09-09T12:50"), VIENNA))
    assert values["left"][:3] == [
        {"position": 3, "item": "2", "in_progress": True, "minutes": 240, "sitting": 0},
        {"position": 0, "item": "1", "in_progress": False, "minutes": None, "sitting": 0},
        {"position": 2, "item": "1(b)", "in_progress": False, "minutes": 15, "sitting": 0},
    ]
    assert len(values["left"]) == 6


def test_json_has_the_sittings_with_their_positions_and_the_item_to_look_at(held: Meeting) -> None:
    values = json.loads(now_json(held, moment("2019-09-09T10:30"), VIENNA))
    assert values["at"] == "2019-09-09T10:30:00+02:00"
    assert (values["phase"], values["days"], values["item"]) == ("during", 0, "1(a)")
    assert [(each["position"], each["minutes_left"]) for each in values["on"]] == [(0, 150)]
    assert [each["position"] for each in values["next"]] == [1]
    over = json.loads(now_json(held, moment("2019-09-12T00:00"), VIENNA))
    assert (over["phase"], over["days"], over["on"], over["item"]) == ("over", 1, [], None)
