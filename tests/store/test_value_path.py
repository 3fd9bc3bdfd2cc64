import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.texts import HEAD
from tests.store.values import meetings, tables, toml_of
from tests.text.strategies import texts
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath, path_text
from tui.store.reading.toml import read_toml
from tui.store.value_path import WrongPathError, find_place, key_of

VALUES = read_toml(
    HEAD
    + """
[[agenda]]
number = "1"
title = "Organizational matters"

[[agenda]]
number = "1(a)"
id = "open"
title = "Opening"

[[agenda]]
number = "2"
title = "Debate"
related = ["1"]

[[agenda]]
number = "2"
id = "again"
title = "Debate"

[[documents]]
symbol = "A/1/2"
title = "Report"

[[documents]]
title = "Paper, with a \\"quote\\""
files = { en = "a.pdf" }

[[documents]]
title = "Twice"

[[documents]]
title = "Twice"

[[schedule]]
date = 2019-09-09
start = 10:00:00
end = 13:00:00
entries = [{ item = "1" }, { item = "2" }]
"""
)


def found(path: str) -> ValuePath:
    return find_place(path, VALUES).path


def wrong(path: str) -> str:
    with pytest.raises(WrongPathError) as caught:
        find_place(path, VALUES)
    return str(caught.value)


def paths_in(value: Any, path: ValuePath = ()) -> Iterator[ValuePath]:
    if path:
        yield path
    parts: Any = value.items() if isinstance(value, dict) else ()
    for part, inner in enumerate(value) if isinstance(value, list) else parts:
        yield from paths_in(inner, (*path, part))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("meeting.title", ("meeting", "title")),
        ("  meeting.title ", ("meeting", "title")),
        ("meeting.city", ("meeting", "city")),
        ("headings.agenda", ("headings", "agenda")),
        ("translations.zh-Hans", ("translations", "zh-Hans")),
        ('translations["zh-Hans"]', ("translations", "zh-Hans")),
        ('translations."zh Hans"', ("translations", "zh Hans")),
        ("agenda[2].title", ("agenda", 2, "title")),
        ('agenda["1(a)"].title', ("agenda", 1, "title")),
        ("agenda['1(a)'].title", ("agenda", 1, "title")),
        ('agenda["open"].title', ("agenda", 1, "title")),
        ("agenda[2].related[0]", ("agenda", 2, "related", 0)),
        ('documents["A/1/2"].title', ("documents", 0, "title")),
        ('documents["Report"].title', ("documents", 0, "title")),
        (r'documents["Paper, with a \"quote\""].files.en', ("documents", 1, "files", "en")),
        ("schedule[0].room", ("schedule", 0, "room")),
        ("schedule[0].entries[1].note", ("schedule", 0, "entries", 1, "note")),
        ('"meeting"["title"]', ("meeting", "title")),
    ],
)
def test_a_path_leads_to_its_place(path: str, place: ValuePath) -> None:
    assert found(path) == place


def test_what_the_file_itself_calls_an_item_comes_before_other_numbers() -> None:
    assert found('agenda["2"].title') == ("agenda", 2, "title")


def test_a_place_says_what_the_value_should_be() -> None:
    place = find_place("meeting.title", VALUES)
    assert (place.shape.base, place.required) == (str, True)
    assert not find_place("agenda[0].minutes", VALUES).required
    assert find_place("agenda[2].related[0]", VALUES).shape.base is str


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "the path is empty; write it as in meeting.title, "),
        ("meeting..title", 'cannot be read from "..title" on; write it as in '),
        ("meeting title", 'cannot be read from " title" on; '),
        (".meeting", 'cannot be read from ".meeting" on; '),
        ("meeting.", 'cannot be read from "." on; '),
        ('meeting.["title"]', 'cannot be read from ".[\\"title\\"]" on; '.replace("\\", "")),
        ("agenda[1(a)].title", 'put the name in quotes: ["1(a)"]'),
        ("agenda[-1].title", "positions count from 0"),
        (f"agenda[{'9' * 5000}].title", "write it as in "),
        ('agenda["1(a)', "cannot be read"),
        (r'agenda["\x"]', "unknown sign behind a backslash"),
        ("agena[0].title", 'no key "agena" in a meeting file; did you mean agenda?'),
        ("xyz", "name one of its keys: format, meeting, "),
        ("meeting.titel", 'no key "titel" in meeting; did you mean title?'),
        ("agenda[0].xyz", 'no key "xyz" in agenda[0]; name one of its keys: title, id, '),
        ("agenda[4].title", "no agenda[4]; there is agenda[0] to agenda[3]"),
        ("schedule[1].room", "no schedule[1]; there is schedule[0] alone"),
        ("agenda[0].related[0]", "agenda[0].related has no entries in this file"),
        ('agenda["1 (A)"].title', 'no agenda item "1 (A)"; did you mean agenda["1(a)"]?'),
        ('agenda["xyz"].title', 'no agenda item "xyz"; there are "1", "open", "2", "again"'),
        ('documents["A/1/3"].title', 'no document "A/1/3"; did you mean documents["A/1/2"]?'),
        ('documents["Twice"].url', "say which by position: documents[2], documents[3]"),
        ("agenda.title", 'say which of it by position or name, as in agenda["…"]; there is '),
        ('schedule["morning"].room', "say which of it by position; there is schedule[0] alone"),
        ("meeting[0]", "meeting is a table and has no positions; name one of its keys: title"),
        ("translations[0]", "translations is a table and has no positions"),
        ("meeting.title.x", "meeting.title is a single value; leave out what follows it"),
        ("documents[1].files.en.x", "documents[1].files.en is a single value"),
    ],
)
def test_what_is_wrong_with_a_path_is_said(path: str, message: str) -> None:
    assert message in wrong(path)


def test_of_very_many_names_a_few_are_listed() -> None:
    values = {"agenda": [{"number": f"n{n}", "title": "x"} for n in range(500)]}
    with pytest.raises(WrongPathError, match=r'"n0", .*"n11" and 488 more$'):
        find_place('agenda["zzzzz"].title', values)


@given(texts | st.text("agenda[].title\"\\0'", max_size=20), tables)
def test_any_text_is_a_path_or_refused_in_words(text: str, values: dict[str, Any]) -> None:
    for file in (VALUES, values):
        with suppress(WrongPathError):
            assert find_place(text, file).path


@given(meetings)
def test_every_path_of_a_meeting_leads_there_as_it_is_written(meeting: Meeting) -> None:
    values = read_toml(toml_of(meeting))
    for path in paths_in(values):
        assert find_place(path_text(path), values).path == path


def test_every_path_of_the_shipped_meeting_leads_there(shipped: Path) -> None:
    values = read_toml(shipped.read_text("utf-8"))
    for path in paths_in(values):
        assert find_place(path_text(path), values).path == path
    for at, item in enumerate(values["agenda"]):
        name = json.dumps(key_of(item))
        assert find_place(f"agenda[{name}]", values).path == ("agenda", at)
