"""What a value would make wrong elsewhere is known before it is kept."""

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given

from tests.store.values import meetings, scalars, toml_of
from tui.meeting.model import Meeting
from tui.store.consequences import consequences
from tui.store.editing.change import Insert, Set, changed
from tui.store.editing.edits import RefusedEdit
from tui.store.reading.loading import judge
from tui.store.setting import edits_to_set

MEETING = tomllib.loads("""\
format = 1
[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04
timezone = "Europe/Paris"
[[agenda]]
number = "1"
title = "Opening"
[[agenda]]
number = "2"
title = "Closing"
[[documents]]
symbol = "B/1"
items = ["1"]
[[schedule]]
date = 2026-03-02
start = 10:00:00
end = 12:00:00
[[schedule.entries]]
item = "1"
[[schedule.entries]]
item = "2"
""")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("schedule", 0, "date"), date(2026, 4, 2), "2026-04-02"),
        (("schedule", 0, "end"), time(9), "09:00"),
        (("schedule", 0, "entries", 0, "item"), "7", '"7"'),
        (("meeting", "end"), date(2026, 3, 1), "2026-03-01"),
        (("documents", 0, "items"), ["1", "9"], '"9"'),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_would_not_fit_is_said(path: tuple[str | int, ...], value: object, words: str) -> None:
    found = consequences(MEETING, edits_to_set(MEETING, path, value))
    assert found
    assert any(words in message for message in found)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schedule", 0, "date"), date(2026, 3, 3)),
        (("agenda", 0, "number"), "7"),  # what refers to it changes with it
        (("agenda", 0, "title"), "Opening"),
        (("schedule", 0, "room"), None),
    ],
    ids=repr,
)
def test_nothing_is_said_of_what_fits(path: tuple[str | int, ...], value: object) -> None:
    assert consequences(MEETING, edits_to_set(MEETING, path, value)) == ()


def test_what_is_wrong_already_is_not_said_again() -> None:
    wrong = changed(MEETING, edits_to_set(MEETING, ("documents", 0, "items"), ["9"])[0])
    assert judge(wrong).problems
    assert consequences(wrong, edits_to_set(wrong, ("meeting", "title"), "Another")) == ()


def test_a_number_that_another_item_has_is_refused_with_the_reason() -> None:
    with pytest.raises(RefusedEdit, match="2"):
        consequences(MEETING, edits_to_set(MEETING, ("agenda", 0, "number"), "2"))


@given(meetings, scalars)
def test_any_value_has_consequences_or_none(meeting: Meeting, value: object) -> None:
    values = tomllib.loads(toml_of(meeting))
    for message in consequences(values, edits_to_set(values, ("meeting", "title"), value)):
        assert "\n" not in message


def test_of_an_entry_that_is_added_only_what_it_makes_wrong_is_said() -> None:
    wrong = changed(MEETING, Set(("documents", 0, "items"), ["9"]))
    assert consequences(wrong, [Insert(("documents",), 0, {"symbol": "B/2", "items": ["1"]})]) == ()
    (found,) = consequences(wrong, [Insert(("documents",), 1, {"symbol": "B/1", "items": ["1"]})])
    assert "B/1" in found


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "there.pdf").touch()
    files = {"en": "there.pdf", "fr": "missing.pdf"}
    (found,) = consequences(MEETING, [Set(("documents", 0, "files"), files)], tmp_path)
    assert "missing.pdf" in found
