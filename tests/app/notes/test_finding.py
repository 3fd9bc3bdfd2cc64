"""Private notes are found by the search of the viewer, and stay out of all that is passed on."""

from pathlib import Path

import pytest

from tests.app.screens import meeting_screen, press, screen_text, styles_of, viewer
from tui.exports.json_export import meeting_json
from tui.exports.plain import meeting_page
from tui.meeting.notes import Note
from tui.store.notes import NotesFile
from tui.store.reading.loading import load


@pytest.fixture
def path(path: Path) -> Path:
    """The meeting, with notes."""
    file = NotesFile(path)
    file.add(Note(text="First.\nAsk about zebras.", item="5", title="Adoption of the report"))
    file.add(Note(text="Zebras on page 3.", document="CTOC/COP/WG.4/2019/3"))
    file.add(Note(text="No zebras any more.", item="9", title="Zebras"))
    return path


async def test_a_hit_goes_to_the_item_and_its_note(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "slash", *"in:notes zebras")
        assert "Private notes · 3" in screen_text(pilot)
        await press(pilot, "down", "enter")
        screen = meeting_screen(pilot)
        assert screen._agenda.item == 6
        assert screen.current_pane == "annotation"
        assert "Ask about zebras." in screen_text(pilot)
        assert styles_of(pilot, "zebras")
        await press(pilot, "n")
        assert screen.current_pane == "documents"
        assert screen._documents.document == 1
        await press(pilot, "n")
        # A note on what is gone is read where the meeting as such is.
        assert screen._agenda.item == -1
        assert "No zebras any more." in screen_text(pilot)
        assert "9 Zebras" in screen_text(pilot)


async def test_a_note_just_taken_is_found(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "slash", *"giraffe", "escape")
        await press(pilot, "g", "i", *"a giraffe", "enter", "slash", *"giraffe")
        assert "Private notes · 1" in screen_text(pilot)


async def test_nothing_of_it_is_in_what_is_passed_on(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "T", "ctrl+s")
    meeting = load(path).meeting
    assert meeting is not None
    texts = (path.read_text("utf-8"), meeting_page(meeting, 80), meeting_json(meeting))
    assert not any("zebra" in text.casefold() for text in texts)
