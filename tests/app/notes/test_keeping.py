"""What is written in a note is not lost: where it cannot be kept, and where the program dies."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.app.editing.meetings import TEXT
from tests.app.screens import meeting_screen, press, screen_text, until, viewer, words_said
from tui.app.screens.question import Question
from tui.meeting.notes import Note, Written
from tui.store.notes import NotesFile, as_text, notes_path
from tui.store.saving.recovery import Recovery


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A meeting in a folder of its own."""
    folder = tmp_path / "board"
    folder.mkdir()
    path = folder / "m.toml"
    path.write_text(TEXT, "utf-8")
    return path


def texts(path: Path) -> list[str]:
    return [note.text for note in NotesFile(path).notes]


async def test_a_note_that_cannot_be_kept_stays_in_the_line_with_the_reason(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "i", *"mine")
        path.parent.rename(path.parent.with_name("away"))
        await press(pilot, "enter")
        seen = screen_text(pilot)
        assert "The note is not kept: the folder" in " ".join(seen.split())
        assert "or copy your text to another place" in " ".join(seen.split())
        assert pilot.app.screen.query_one(Input).value == "mine"
        path.parent.with_name("away").rename(path.parent)
        await press(pilot, "enter")
        assert "Kept in m.notes.toml." in words_said(pilot)
    assert texts(path) == ["mine"]


async def test_a_long_note_stays_in_the_area_too_even_when_one_leaves_and_keeps(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "i", *"mine", "ctrl+o", "enter", *"more")
        path.parent.rename(path.parent.with_name("away"))
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one(TextArea).text == "mine\nmore"
        await press(pilot, "escape", "k")
        assert pilot.app.screen.query_one(TextArea).text == "mine\nmore"
        path.parent.with_name("away").rename(path.parent)
        await press(pilot, "ctrl+s")
    assert texts(path) == ["mine\nmore"]


async def test_a_note_being_typed_is_in_a_copy_till_it_is_kept_or_left(path: Path) -> None:
    session = notes_path(path)

    def copies() -> list[str]:
        # As a program sees them that starts after this one has died: nobody holds the lock then.
        folder = next(iter(Path.home().rglob("recovery")), None)
        found = folder.glob("*.agenda-recovery") if folder else ()
        return [
            each.read_text("utf-8") for each in found if str(session) in each.read_text("utf-8")
        ]

    async with viewer(path) as pilot:
        await press(pilot, "j", "i", *"ask why")
        await until(pilot, lambda: any('text = "ask why"' in copy for copy in copies()))
        await press(pilot, "enter")
        assert copies() == []
        await press(pilot, "i", *"and how")
        meeting_screen(pilot).keep_typed()
        assert 'text = "and how"' in copies()[0]
        await press(pilot, "escape")
        assert copies() == []


def leave(path: Path, note: Written, old: Note | None = None) -> None:
    """Leaves what a program leaves that dies while a note is typed."""
    session = Recovery().open(notes_path(path))
    session.keep(as_text(note), base=as_text(old) if old else "")
    assert session._lock is not None
    session._files.close(session._lock)


AT = datetime(2026, 3, 2, 10, 5, tzinfo=UTC)
NOTE = Note(item="2", title="Closing", at=AT, text="ask why")


async def test_the_next_start_asks_what_becomes_of_it(path: Path) -> None:
    leave(path, NOTE)
    async with viewer(path) as pilot:
        assert isinstance(pilot.app.screen, Question)
        seen = screen_text(pilot)
        assert "while this note was being written" in seen
        assert "2 Closing" in seen
        assert "ask why" in seen
        await press(pilot, "escape")
    assert texts(path) == []
    async with viewer(path) as pilot:
        await press(pilot, "k")
        assert "Kept in m.notes.toml." in words_said(pilot)
    assert NotesFile(path).notes == (NOTE,)
    async with viewer(path) as pilot:
        assert not isinstance(pilot.app.screen, Question)


async def test_what_was_being_changed_is_changed(path: Path) -> None:
    NotesFile(path).add(NOTE)
    leave(path, Note(item="2", title="Closing", at=AT, text="ask why not"), NOTE)
    async with viewer(path) as pilot:
        await press(pilot, "k")
    assert texts(path) == ["ask why not"]


async def test_it_is_thrown_away_after_a_second_question_only(path: Path) -> None:
    leave(path, NOTE)
    async with viewer(path) as pilot:
        await press(pilot, "d")
        assert "lost for ever" in screen_text(pilot)
        await press(pilot, "escape", "d", "y")
    assert Recovery().leftovers(notes_path(path)) == []
    assert texts(path) == []
