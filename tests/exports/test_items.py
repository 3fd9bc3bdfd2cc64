from contextlib import suppress

import pytest
from hypothesis import given

from tests.exports.values import MEETINGS, any_text, loaded, meetings
from tui.exports.items import NoSuchItemError, find_item
from tui.meeting.model import Meeting

COUNCIL = loaded(MEETINGS / "en-council.toml")


def number(name: str) -> str:
    return COUNCIL.agenda[find_item(COUNCIL, name)].number


@pytest.mark.parametrize(
    "name", ["3(a)(ii)", "3 (a) (ii)", "3(A)(II)", " 3(a)(ii).", "３（ａ）（ii）"]
)
def test_a_number_is_found_however_it_is_written(name: str) -> None:
    assert number(name) == "3(a)(ii)"


def test_a_stop_behind_a_number_is_no_matter() -> None:
    assert number("2.") == "2"


def test_an_item_without_a_number_is_found_by_its_id() -> None:
    board = loaded(MEETINGS / "board.toml")
    assert board.agenda[find_item(board, "Autumn-Show")].title == "Autumn show"
    assert board.agenda[find_item(board, "4.1")].number == "4.1"


@pytest.mark.parametrize(("name", "suggestion"), [("3(c)", "3(a)"), ("zzz", ""), ("", "")])
def test_what_is_not_there_has_the_nearest_suggested(name: str, suggestion: str) -> None:
    with pytest.raises(NoSuchItemError) as caught:
        number(name)
    assert caught.value.suggestion[:2] == suggestion[:2]


@given(meetings, any_text)
def test_any_name_finds_an_item_or_none(meeting: Meeting, name: str) -> None:
    if any(name == item.key for item in meeting.agenda if item.key):
        assert meeting.agenda[find_item(meeting, name)].key == name
    else:
        with suppress(NoSuchItemError):
            assert 0 <= find_item(meeting, name) < len(meeting.agenda)


@given(meetings)
def test_every_item_with_a_key_of_its_own_is_found_by_it(meeting: Meeting) -> None:
    keys = [item.key for item in meeting.agenda]
    for position, key in enumerate(keys):
        if key:
            assert find_item(meeting, key) == keys.index(key) <= position
