"""Notes go along with what is renamed, moved and saved in the viewer."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.editing.meetings import TEXT
from tests.app.screens import meeting_screen, press, screen_text, viewer, words_said
from tui.meeting.notes import Note, targets
from tui.store.notes import NotesFile, notes_path
from tui.store.reading.loading import load


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small meeting."""
    path = tmp_path / "m.toml"
    path.write_text(TEXT, "utf-8")
    return path


def on_disk(path: Path) -> dict[str, object]:
    """What each note is on in the meeting as it is on the disk, by the text of the note."""
    meeting = load(path).meeting
    assert meeting is not None
    notes = NotesFile(path).notes
    return {note.text: at for note, at in zip(notes, targets(notes, meeting), strict=True)}


def shown(pilot: Pilot[None]) -> dict[str, object]:
    """The same in the meeting as it is on the screen."""
    placed = meeting_screen(pilot).notes.placed()
    pairs = zip(placed.entries, placed.places, strict=True)
    return {entry.text: place for entry, place in pairs if isinstance(entry, Note)}


async def test_a_note_follows_an_item_to_other_words_and_another_number_and_back(
    path: Path,
) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "i", *"mine", "enter")
        await press(pilot, "1", "e", "ctrl+u", *"Elections", "enter")
        assert "mine" in screen_text(pilot)
        meeting_screen(pilot).editing.edit_value(("agenda", 3, "number"))
        await press(pilot, "ctrl+u", *"7", "enter")
        assert shown(pilot) == {"mine": ("agenda", 3)}
        # Nothing is saved yet, and what is on the disk fits together.
        assert on_disk(path) == {"mine": ("agenda", 3)}
        await press(pilot, "u")
        assert shown(pilot) == {"mine": ("agenda", 3)}
        await press(pilot, "u", "ctrl+r", "ctrl+r", "ctrl+s")
        (note,) = NotesFile(path).notes
        assert (note.item, note.title) == ("7", "Elections")
        await press(pilot, "u", "u", "ctrl+s")
    (note,) = NotesFile(path).notes
    assert (note.item, note.title) == ("2", "Closing")
    assert on_disk(path) == {"mine": ("agenda", 3)}


async def test_changes_that_are_not_saved_leave_the_notes_with_the_file(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "e", "ctrl+u", *"Elections", "enter", "i", *"mine", "enter")
        assert shown(pilot) == {"mine": ("agenda", 3)}
    assert on_disk(path) == {"mine": ("agenda", 3)}


async def test_a_note_on_a_new_item_follows_it_too(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "a", *"New", "enter", "enter", "i", *"mine", "enter")
        assert shown(pilot) == {"mine": ("agenda", 4)}
        await press(pilot, "e", "ctrl+u", *"Elections", "enter")
        assert shown(pilot) == {"mine": ("agenda", 4)}
        await press(pilot, "u", "u")
        assert shown(pilot) == {"mine": None}
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+s")
    assert NotesFile(path).notes[0].title == "Elections"
    assert on_disk(path) == {"mine": ("agenda", 4)}


async def test_a_note_follows_a_sitting_without_a_title_to_another_hour(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "4", "g", "i", *"mine", "enter")
        await press(pilot, "S", *"30", "enter")
        assert shown(pilot) == {"mine": ("schedule", 0)}
        await press(pilot, "ctrl+s")
    (note,) = NotesFile(path).notes
    assert note.sitting is not None
    assert note.sitting.isoformat() == "2026-03-02T10:30:00"
    assert on_disk(path) == {"mine": ("schedule", 0)}


async def test_a_meeting_saved_under_another_name_takes_its_notes_along(path: Path) -> None:
    NotesFile(path).path.write_text('# by hand\n[[notes]]\nitem = "1"\ntext = "one"\n', "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "G", "e", "ctrl+u", *"Elections", "enter", "i", *"mine", "enter")
        meeting_screen(pilot).action_save_as()
        await press(pilot, "ctrl+u", *str(path.with_name("other.toml")), "enter")
        await press(pilot, "g", "j", "i", *"later", "enter")
    other = path.with_name("other.toml")
    assert on_disk(other) == {"one": ("agenda", 0), "mine": ("agenda", 3), "later": ("agenda", 0)}
    assert NotesFile(other).notes[1].title == "Elections"
    assert notes_path(other).read_text("utf-8").startswith("# by hand\n")
    assert on_disk(path) == {"one": ("agenda", 0), "mine": ("agenda", 3)}


@pytest.mark.parametrize(("key", "texts"), [("k", ["theirs", "mine"]), ("escape", ["theirs"])])
async def test_where_notes_are_there_already_it_asks(
    key: str, texts: list[str], path: Path
) -> None:
    other = path.with_name("other.toml")
    NotesFile(other).add(Note(text="theirs"))
    async with viewer(path) as pilot:
        await press(pilot, "G", "i", *"mine", "enter")
        meeting_screen(pilot).action_save_as()
        await press(pilot, "ctrl+u", *str(other), "enter")
        assert "There are notes in other.notes.toml already." in screen_text(pilot)
        await press(pilot, key)
        if key == "k":
            assert "Kept in other.notes.toml." in words_said(pilot)
    assert [note.text for note in NotesFile(other).notes] == texts
