import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import meetings, toml_of
from tests.text.strategies import texts
from tui.meeting.model import Meeting
from tui.meeting.problems import path_text
from tui.store.editing.edits import Delete, RefusedEdit, Set, Unset
from tui.store.fields import WrongValueError
from tui.store.new_file import new_text
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded, parse
from tui.store.reading.source import Source
from tui.store.setting import edits_to_set, set_typed
from tui.store.value_path import WrongPathError

NEW = new_text("en", date(2026, 11, 23))
PATHS = [
    *("meeting.title", "meeting.start", "headings.agenda", "translations.fr", "agenda[0].number"),
    *("agenda[1].id", "agenda[2].annotation", "agenda[2].related", "agenda[2].minutes"),
    *('documents["Background paper"].items', "documents[0].items[0]", "documents[0].files"),
    *("schedule[0].end", "schedule[0].kind", "schedule[0].entries[1].item", "translations['']"),
    *("schedule[0].entries[0].continued", "documents[0].files.en", "translations.item"),
]


def opened(text: str) -> OpenFile:
    return OpenFile(Loaded(Source(Path("m.toml"), text), parse(text)))


def after(path: str, typed: str, text: str = NEW) -> str:
    file = opened(text)
    set_typed(file, path, typed)
    assert tomllib.loads(file.text) == file.values
    return file.text


def test_only_the_value_changes() -> None:
    assert after("meeting.title", "Other") == NEW.replace('"New meeting"', '"Other"')


def test_it_is_one_step_that_can_be_undone() -> None:
    file = opened(NEW)
    set_typed(file, 'agenda["2"].number', "3")
    assert file.values["documents"][0]["items"] == ["3"]
    step = file.to_undo
    assert step is not None
    assert step.label == "agenda[2].number"
    file.undo()
    assert file.text == NEW


def test_an_entry_of_a_list_is_set_and_taken_out() -> None:
    text = after("documents[0].items", "1,2")
    assert 'items = ["1", "1(a)"]' in after("documents[0].items[1]", "1(a)", text)
    assert 'items = ["2"]' in after("documents[0].items[0]", "", text)


def test_an_item_may_have_a_comma_in_its_number() -> None:
    text = NEW.replace('number = "2"', 'number = "2,3"').replace('"2"]', '"2,3"]')
    assert 'items = ["1", "2,3"]' in after("documents[0].items", "1\n2,3", text)


def test_a_reference_that_leads_nowhere_may_stay_and_none_may_come() -> None:
    text = NEW.replace('items = ["2"]', 'items = ["2", "9"]')
    assert 'items = ["1", "9"]' in after("documents[0].items", "1,9", text)
    with pytest.raises(WrongValueError, match='there is no agenda item "9"'):
        after("documents[0].items", "1,9")


def test_a_key_that_only_sounds_like_a_reference_is_none() -> None:
    assert 'item = "x.toml"' in after("translations.item", "x.toml")


def test_the_edits_that_give_a_path_a_value() -> None:
    values = {"meeting": {"title": "a"}, "agenda": [{"number": 1, "related": ["x"]}]}
    assert edits_to_set(values, ("meeting", "title"), "a") == []
    assert edits_to_set(values, ("meeting", "city"), None) == []
    assert edits_to_set(values, ("meeting", "city"), "b") == [Set(("meeting", "city"), "b")]
    assert edits_to_set(values, ("meeting", "title"), None) == [Unset(("meeting", "title"))]
    related = ("agenda", 0, "related", 0)
    assert edits_to_set(values, related, None) == [Delete(related)]
    # A number without its quotes is wrong, and refers to nothing.
    assert edits_to_set(values, ("agenda", 0, "number"), None) == [Unset(("agenda", 0, "number"))]


@given(path=st.sampled_from(PATHS) | texts, typed=texts | st.sampled_from(["1,2", "", "10:00"]))
def test_anything_typed_for_any_path_is_set_or_refused_in_words(path: str, typed: str) -> None:
    with suppress(WrongPathError, WrongValueError, RefusedEdit):
        after(path, typed)


@given(meeting=meetings, typed=st.text(min_size=1, max_size=8).filter(str.strip))
def test_what_is_set_in_any_meeting_is_read_again(meeting: Meeting, typed: str) -> None:
    file = opened(toml_of(meeting))
    for at in range(len(meeting.documents)):
        path = ("documents", at, "description")
        set_typed(file, path_text(path), typed)
        assert file.values["documents"][at]["description"] == typed.replace("\r\n", "\n")
