"""Private notes in the viewer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot

from tests.app.screens import meeting_screen, press, screen_text, viewer, words_said
from tui.app.notes.note_list import NoteList
from tui.meeting.notes import Note
from tui.store.notes import NotesFile

MOMENT = datetime(2019, 9, 9, 8, 5, tzinfo=UTC)


async def test_a_note_is_taken_on_the_item_and_shown_with_it(path: Path) -> None:
    before = path.read_bytes()
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "G", "i", *"ask why", "enter")
        assert "Kept in m.notes.toml." in words_said(pilot)
        seen = screen_text(pilot)
        assert "Private notes" in seen
        assert "09-09 10:05 ask why" in seen
        await press(pilot, "g")
        assert "ask why" not in screen_text(pilot)
        assert not meeting_screen(pilot).has_changes
    assert path.read_bytes() == before
    (note,) = NotesFile(path).notes
    assert (note.item, note.title, note.text) == ("5", "Adoption of the report", "ask why")
    assert note.at == MOMENT


async def test_a_line_becomes_an_area_with_what_was_typed(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "i", *"one", "ctrl+o", "enter", *"two", "ctrl+s")
    assert NotesFile(path).notes[0].text == "one\ntwo"


@pytest.mark.parametrize(
    ("keys", "on"),
    [(("3",), "CTOC/COP/WG.4/2019/2"), (("K",), ""), (("4",), "2019-09-09T10:00:00")],
)
async def test_documents_sittings_and_the_meeting_have_notes_too(
    path: Path, keys: tuple[str, ...], on: str
) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "g", *keys, "i", *"x", "enter")
    (note,) = NotesFile(path).notes
    begins = note.sitting.isoformat() if note.sitting is not None else ""
    assert (note.document or begins) == on
    assert not note.item


async def test_all_notes_are_listed_those_on_what_is_gone_too(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "I")
        assert "There are no notes yet." in words_said(pilot)
        await press(pilot, "G", "i", *"on five", "enter", "g", "i", *"on one", "enter")
    text = path.read_text("utf-8")
    begin = text.index('[[agenda]]\nnumber = "5"')
    end = text.index("\n\n\n", begin)
    path.write_text((text[:begin] + text[end:]).replace('item = "5"\n', 'title = "x"\n'), "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "I")
        assert isinstance(pilot.app.screen, NoteList)
        seen = screen_text(pilot)
        assert "gone: 5 Adoption of the report" in seen
        assert "on five" in seen
        await press(pilot, "enter")
        assert "What this note is on is gone from the meeting." in words_said(pilot)


async def test_a_note_is_changed_from_the_list_and_gone_to(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "i", *"wrong", "enter", "g", "I", "enter")
        assert meeting_screen(pilot)._agenda.item == 6
        await press(pilot, "I", "e", "ctrl+u", *"right", "enter")
        assert "right" in screen_text(pilot)


async def test_a_note_is_taken_out_once_that_is_sure(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "i", *"wrong", "enter")
        await press(pilot, "I", "e", "ctrl+u", "enter")
        assert "Take out this note on item 5?" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(NotesFile(path).notes) == 1
        await press(pilot, "I", "d", "t")
        assert "wrong" not in screen_text(pilot)
        assert "The note is taken out." in words_said(pilot)
    assert NotesFile(path).notes == ()


async def test_notes_that_cannot_be_read_are_said_and_left_alone(path: Path) -> None:
    NotesFile(path).path.write_text("[notes", "utf-8")
    async with viewer(path) as pilot:
        assert "The notes cannot be read: m.notes.toml:1:" in words_said(pilot)
        await press(pilot, "i", *"x", "enter")
        assert "The note is not kept: m.notes.toml:1:7:" in screen_text(pilot)
        await press(pilot, "escape")
    assert NotesFile(path).path.read_text("utf-8") == "[notes"


async def test_the_place_of_a_mistake_in_the_file_is_said_and_the_rest_is_shown(path: Path) -> None:
    text = '[[notes]]\ntext = "fine"\n\n[[notes]]\ntext = 5\n'
    NotesFile(path).path.write_text(text, "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "K")
        assert "m.notes.toml:5:8: error: text is the number 5" in words_said(pilot)
        assert "fine" in screen_text(pilot)
        await press(pilot, "i", *"x", "enter")
    assert NotesFile(path).path.read_text("utf-8").startswith(text)


async def test_a_note_by_hand_needs_no_date(path: Path) -> None:
    text = '[[notes]]\nitem = "5"\ntext = "none"\n[[notes]]\nitem = "5"\nat = 2019-09-08\ntext = "day"\n'
    NotesFile(path).path.write_text(text, "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "G", "2", "G")
        lines = screen_text(pilot).splitlines()
        assert any("      none" in line for line in lines)
        assert any("09-08 day" in line for line in lines)
        await press(pilot, "I")
        seen = screen_text(pilot)
        assert "item 5 · 2019-09-08" in seen


async def test_another_viewers_note_is_seen(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "i", *"mine", "enter")
        other = NotesFile(path)
        (mine,) = other.notes
        other.change({mine: structs.replace(mine, text="theirs")})
        await press(pilot, "J", "K")
        assert "theirs" in screen_text(pilot)


def row_of(pilot: Pilot[None], words: str) -> str:
    """The line of the screen that has some words."""
    return next(line for line in screen_text(pilot).splitlines() if words in line)


async def test_what_has_notes_bears_a_sign_in_every_list(path: Path) -> None:
    async with viewer(path) as pilot:
        assert "✎" not in screen_text(pilot)
        await press(pilot, "G", "i", *"on five", "enter")
        agenda = row_of(pilot, "5.  Adoption of the").split("││")[0]
        assert agenda.rstrip().endswith("✎")
        # The schedule shows it at the entry that takes the item up.
        assert row_of(pilot, "5    Adoption of the").rstrip(" │▐").endswith("✎")
        await press(pilot, "3", "g", "i", *"on the paper", "enter")
        assert row_of(pilot, "CTOC/COP/WG.4/2019/2").rstrip(" │▐").endswith("✎")
        assert "✎ on the paper" in screen_text(pilot)
        await press(pilot, "4", "g", "i", *"on the morning", "enter")
        assert "✎ on the morning" in screen_text(pilot)


async def test_a_long_note_is_cut_in_a_list(path: Path) -> None:
    note = Note(text="one\ntwo\nthree\nfour", document="CTOC/COP/WG.4/2019/2")
    NotesFile(path).add(note)
    async with viewer(path) as pilot:
        seen = screen_text(pilot)
        assert "✎ one" in seen
        assert "three …" in seen
        assert "four" not in seen
