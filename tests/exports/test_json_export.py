import json
import re
from datetime import date, time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.exports.values import FILES, MEETINGS, loaded, meetings
from tui.exports.json_export import meeting_json
from tui.exports.parts import PARTS
from tui.meeting.model import Headings, Meeting

COUNCIL = MEETINGS / "en-council.toml"


@settings(max_examples=50)
@given(meetings)
def test_any_meeting_comes_back_from_its_json(meeting: Meeting) -> None:
    for ascii_only in (False, True):
        text = meeting_json(meeting, ascii_only=ascii_only)
        assert msgspec.json.decode(text.encode(), type=Meeting) == meeting
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        assert text.isascii() or not ascii_only


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_comes_back_from_its_json(path: Path) -> None:
    meeting = loaded(path)
    assert msgspec.json.decode(meeting_json(meeting).encode(), type=Meeting) == meeting


def test_the_keys_are_those_of_the_file_and_nothing_absent_is_there() -> None:
    assert meeting_json(loaded(MEETINGS / "one-item.toml")) == (
        "{\n"
        '  "format": 1,\n'
        '  "meeting": {\n'
        '    "title": "Call with the printers",\n'
        '    "language": "en",\n'
        '    "start": "2025-01-15",\n'
        '    "end": "2025-01-15"\n'
        "  },\n"
        '  "agenda": [\n'
        "    {\n"
        '      "title": "Proofs of the annual report"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_text_stands_for_itself_and_times_are_iso() -> None:
    text = meeting_json(loaded(MEETINGS / "ja-iinkai.toml"))
    assert "ブルー・カーボン" in text
    first = json.loads(text)["schedule"][0]
    assert date.fromisoformat(first["date"]) == date(2025, 4, 28)
    assert time.fromisoformat(first["start"]) == time(10)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_a_meeting_with_that_part_alone(part: str) -> None:
    meeting = loaded(COUNCIL)
    read = msgspec.json.decode(meeting_json(meeting, parts=[part]).encode(), type=Meeting)  # type: ignore[list-item]
    assert read.about == meeting.about
    assert read.headings == Headings()
    assert read.documents == (meeting.documents if part == "documents" else ())
    assert read.schedule == (meeting.schedule if part == "schedule" else ())
    if part == "annotations":
        assert read.agenda == meeting.agenda
    elif part == "agenda":
        bare = [replace(item, annotation="", footnotes=()) for item in meeting.agenda]
        assert list(read.agenda) == bare
    else:
        assert read.agenda == ()


def test_an_item_comes_with_its_sub_items_documents_and_entries() -> None:
    meeting = loaded(COUNCIL)
    position = next(at for at, item in enumerate(meeting.agenda) if item.number == "2")
    read = msgspec.json.decode(meeting_json(meeting, item=position).encode(), type=Meeting)
    assert [item.number for item in read.agenda] == ["2", "2(a)", "2(b)", "2(c)"]
    assert [document.symbol for document in read.documents] == [
        "IW/C.23/1",
        "IW/C.23/1/Rev.1",
        "IW/C.23/2",
    ]
    taken_up = [[entry.item for entry in sitting.entries] for sitting in read.schedule]
    assert taken_up == [["2(a)", "2(b)"], ["2(c)"]]
    first = read.schedule[0]
    assert (first.date, first.start) == (date(2026, 2, 26), time(10))
