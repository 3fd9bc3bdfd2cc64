"""Private notes are searched with the meeting that they are on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.screens import ENGLISH as SHIPPED
from tests.search.library.meetings import found, refreshed, write_meeting
from tui.meeting.links import Links
from tui.meeting.notes import Note
from tui.search.completions import completions
from tui.search.private import notes_beside
from tui.search.query import Query
from tui.search.records import Noted, Pane, Place
from tui.search.search import Found, Search
from tui.store.notes import NotesFile
from tui.store.reading.loading import load

AT = datetime(2024, 3, 4, 10, 5, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A meeting with notes on its item, its document, the meeting, and on what is gone."""
    path = tmp_path / "a.toml"
    write_meeting(path, "Opening", "The quorum is half.")
    file = NotesFile(path)
    file.add(Note(text="Ask about quorum.\nAnd money.", item="1", title="Opening", at=AT))
    file.add(Note(text="Money on page 3.", document="A/1/1"))
    file.add(Note(text="Money for lunch."))
    file.add(Note(text="Money is gone.", item="9", title="Money matters"))
    return path


def find(path: Path, query: str) -> Found:
    meeting = load(path).meeting
    assert meeting is not None
    return Search(meeting, Links.of(meeting), notes=notes_beside(path, meeting)).find(query)


def texts(path: Path, query: str) -> list[str]:
    return [hit.record.text for hit in find(path, query).hits]


def test_notes_are_found_with_all_else_in_a_group_of_their_own(path: Path) -> None:
    hits = find(path, "quorum").hits
    assert [group.pane for group in hits.groups] == [Pane.ANNOTATION, Pane.NOTES]
    note = hits[1]
    assert note.record.text == "Ask about quorum."
    assert note.record.label == "1"
    assert note.place == Place(Pane.NOTES, 0, of=Pane.AGENDA, note=0)
    assert note.place.shown_in is Pane.ANNOTATION


def test_a_filter_finds_notes_alone_in_reading_order(path: Path) -> None:
    assert texts(path, "in:notes money") == [
        "Money for lunch.",
        "Money is gone.",
        "And money.",
        "Money on page 3.",
    ]
    places = [hit.place.shown_in for hit in find(path, "in:notes money").hits]
    assert places == [Pane.ANNOTATION, Pane.ANNOTATION, Pane.ANNOTATION, Pane.DOCUMENTS]
    assert texts(path, "in:笔记 page") == ["Money on page 3."]
    assert texts(path, "-in:notes quorum") == ["The quorum is half."]


def test_a_note_belongs_to_what_it_is_on(path: Path) -> None:
    # The item holds one word, the note on it the other.
    assert texts(path, "half ask") == ["The quorum is half.", "Ask about quorum."]
    assert texts(path, "item:1 money") == ["And money."]


def test_without_notes_a_filter_for_them_finds_nothing_and_is_right(tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml", "Opening", "The quorum.")
    nothing = find(tmp_path / "a.toml", "in:notes quorum")
    assert (len(nothing.hits), nothing.remarks) == (0, ())


def test_completion_offers_the_filter(path: Path) -> None:
    meeting = load(path).meeting
    assert [one.text for one in completions("in:n", 4, meeting)] == ["notes"]
    assert [one.text for one in completions("in:n", 4, None)] == ["notes"]


def test_in_a_folder_notes_are_found_by_their_filter_alone(path: Path) -> None:
    write_meeting(path.with_name("b.toml"), "Money", "Money matters.")
    library = refreshed(path.parent, path.parent / "cache")
    assert found(library, "money") == ["b.toml"]
    assert found(library, "in:notes money") == ["a.toml"]
    assert found(library, "in:notes -money") == []
    NotesFile(path.with_name("b.toml")).add(Note(text="No money here."))
    assert found(library, "in:notes money") == ["a.toml", "b.toml"]


def test_notes_that_cannot_be_read_stop_nothing_in_a_folder(path: Path) -> None:
    NotesFile(path).path.write_text("[notes", "utf-8")
    library = refreshed(path.parent, path.parent / "cache")
    assert found(library, "in:notes money") == []
    assert found(library, "quorum") == ["a.toml"]


@given(st.lists(st.text(max_size=30), max_size=4), st.text(min_size=1, max_size=5))
def test_what_is_in_a_note_is_found_in_it(lines: list[str], words: str) -> None:
    meeting = load(SHIPPED).meeting
    assert meeting is not None
    note = Note(text="\n".join([*lines, words]), item="2")
    noted = (Noted(note, 0, ("agenda", 3)),)
    hits = Search(meeting, Links.of(meeting), notes=noted).find(f'in:notes "{words}"').hits
    wanted = Query.readings(f'in:notes "{words}"')[0]
    if wanted.words and '"' not in words:
        assert any(hit.record.text in note.text.split("\n") for hit in hits)
    assert {hit.place.pane for hit in hits} <= {Pane.NOTES}
