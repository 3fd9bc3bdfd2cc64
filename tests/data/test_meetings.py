"""The meeting files for tests are what other tests take them for."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path

import msgspec
import pytest

from tui.meeting.model import Meeting

MEETINGS = Path(__file__).parents[1] / "meetings"
GOOD = sorted(path.name for path in MEETINGS.glob("*.toml"))
REALISTIC = [
    name for name in GOOD if name not in {"hostile.toml", "one-item.toml", "programme.toml"}
]
BROKEN = sorted(path.name for path in (MEETINGS / "broken").glob("*.toml"))
WELL_TYPED_THOUGH_BROKEN = {
    "duplicate-ids.toml",
    "level-jumps.toml",
    "missing-files.toml",
    "misspelt-keys.toml",
    "newer-format.toml",
    "times.toml",
    "unknown-references.toml",
    "zone-and-language.toml",
}


def load(name: str) -> Meeting:
    values = tomllib.loads((MEETINGS / name).read_bytes().decode("utf-8-sig"))
    return msgspec.convert(values, Meeting, builtin_types=(date, time, datetime), strict=True)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_a_meeting(name: str) -> None:
    meeting = load(name)
    assert meeting.about.title
    assert meeting.agenda


@pytest.mark.parametrize("name", REALISTIC)
def test_a_realistic_file_is_worth_reading(name: str) -> None:
    meeting = load(name)
    assert len(meeting.agenda) >= 6
    assert any(item.annotation for item in meeting.agenda)
    for item in meeting.agenda:
        assert all(part == part.strip() != "" for part in item.annotation.split("\n\n") if part)


@pytest.mark.parametrize("name", REALISTIC)
def test_a_realistic_file_is_consistent(name: str) -> None:
    meeting = load(name)
    keys = [item.key for item in meeting.agenda]
    symbols = [document.symbol for document in meeting.documents if document.symbol]
    referred = [
        *(key for item in meeting.agenda for key in item.related),
        *(key for document in meeting.documents for key in document.items),
        *(entry.item for sitting in meeting.schedule for entry in sitting.entries if entry.item),
    ]
    assert len(set(keys)) == len(keys)
    assert len(set(symbols)) == len(symbols)
    assert set(referred) <= set(keys)
    assert {document.supersedes for document in meeting.documents} <= {*symbols, ""}
    above = 0
    for item in meeting.agenda:
        assert item.level <= above + 1
        above = item.level


@pytest.mark.parametrize("name", REALISTIC)
def test_the_sittings_of_a_realistic_file_are_in_order_within_the_meeting(name: str) -> None:
    meeting = load(name)
    starts = [(sitting.date, sitting.start) for sitting in meeting.schedule]
    assert starts == sorted(starts)
    for sitting in meeting.schedule:
        assert meeting.about.start <= sitting.date <= meeting.about.end
        assert sitting.start < sitting.end
        assert sitting.entries or sitting.title


@pytest.mark.parametrize("name", REALISTIC)
def test_the_offline_copies_of_a_realistic_file_are_there(name: str) -> None:
    for document in load(name).documents:
        for path in document.files.values():
            assert (MEETINGS / path).is_file()


def test_the_files_are_laid_out_in_different_ways() -> None:
    french, spanish, japanese = (
        (MEETINGS / name).read_bytes()
        for name in ("fr-comite.toml", "es-junta.toml", "ja-iinkai.toml")
    )
    assert french.count(b"\r\n") == french.count(b"\n") > 100
    assert spanish.startswith(b"\xef\xbb\xbf")
    assert not japanese.endswith(b"\n")


def test_together_they_hold_what_papers_hold() -> None:
    meetings = [load(name) for name in REALISTIC]
    items = [item for meeting in meetings for item in meeting.agenda]
    documents = [document for meeting in meetings for document in meeting.documents]
    sittings = [sitting for meeting in meetings for sitting in meeting.schedule]
    assert {item.level for item in items} == {1, 2, 3}
    assert any(len(item.title) > 120 for item in items)
    assert {"superseded", "expected", "issued", "withdrawn"} <= {each.status for each in documents}
    assert any(document.supersedes for document in documents)
    assert {"plenary", "parallel", "informal", "side-event", "break", "holiday"} <= {
        sitting.kind for sitting in sittings
    }
    assert {"confirmed", "tentative", "moved", "cancelled"} <= {each.status for each in sittings}
    assert any(entry.continued for sitting in sittings for entry in sitting.entries)


@pytest.mark.parametrize("name", BROKEN)
def test_only_broken_files_that_are_said_to_be_well_typed_convert(name: str) -> None:
    try:
        load(f"broken/{name}")
    except (msgspec.ValidationError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        assert name not in WELL_TYPED_THOUGH_BROKEN
    else:
        assert name in WELL_TYPED_THOUGH_BROKEN
