"""Every kind of edit by the keyboard, undone, made again, and saved."""

import contextlib
import difflib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.editing.editing import Editing
from tui.meeting.model import Meeting
from tui.store.reading.loading import load


@contextlib.asynccontextmanager
async def opened(folder: Path, original: Path = ENGLISH) -> AsyncIterator[Pilot[None]]:
    """A viewer on a copy of the shipped meeting."""
    for path in (CHINESE, ENGLISH):
        shutil.copy(path, folder)
    async with viewer(folder / original.name, (120, 40)) as pilot:
        yield pilot


def _editing(pilot: Pilot[None]) -> Editing:
    return meeting_screen(pilot).editing


def _meeting(pilot: Pilot[None]) -> Meeting:
    return _editing(pilot).file.meeting


def _changes(pilot: Pilot[None]) -> list[str]:
    """The lines that the text has lost and won against the disk."""
    file = _editing(pilot).file
    before = file.path.read_bytes().decode()
    lines = difflib.unified_diff(before.splitlines(), file.text.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@"]


async def test_a_title_is_edited_in_a_line(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "space", "2", "q", "enter")
        assert _changes(pilot) == [
            '-title = "Opening of the meeting"',
            '+title = "Opening of the meeting 2q"',
        ]
        assert "changed" in screen_lines(pilot.app)[0]
        assert "Opening of the meeting 2q" in screen_text(pilot)


async def test_escape_leaves_the_value_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "y", "escape")
        assert _changes(pilot) == []
        assert "changed" not in screen_lines(pilot.app)[0]


async def test_an_annotation_is_edited_in_an_area(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(
            pilot, "j", "2", "e", "down", "down", "end", "enter", "enter", *"More", "ctrl+s"
        )
        changes = _changes(pilot)
        assert changes[-1] == '+More"""'
        assert "More" in screen_text(pilot)
        await press(pilot, "u")
        assert _changes(pilot) == []


async def test_leaving_an_area_asks_about_what_was_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "2", "e", "x", "escape")
        assert "not kept yet" in screen_text(pilot)
        await press(pilot, "escape", "escape", "t")
        assert _changes(pilot) == []
        await press(pilot, "e", "x", "escape", "k")
        assert len(_changes(pilot)) == 2


async def test_what_is_wrong_is_said_while_typing_and_cannot_be_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "4", "g", "e", "j", "enter", *"10:00x")
        assert "expected a local time such as 10:00:00" in screen_text(pilot)
        await press(pilot, "enter")
        assert "expected a local time" in screen_text(pilot)
        await press(pilot, "backspace", "up", "enter")
        assert _changes(pilot) == ["-start = 10:00:00", "+start = 10:15:00"]


async def test_a_kind_is_picked(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "3", "e", *["j"] * 3, "enter", "j", "enter")
        assert _changes(pilot) == ['-kind = "background"', '+kind = "report"']


async def test_items_of_a_document_are_picked(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "3", "e", *["j"] * 5, "enter", "G", "space", "enter")
        assert _changes(pilot) == ['-items = ["2"]', '+items = ["2", "5"]']


async def test_a_number_that_is_an_id_changes_what_refers_to_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, *"jjj", "v", "j", "j", "enter", "0", "enter")
        won = [line for line in _changes(pilot) if line.startswith("+")]
        assert won == ['+number = "20"', '+items = ["20"]', '+item = "20"', '+item = "20"']
        await press(pilot, "u")
        assert _changes(pilot) == []


async def test_the_meeting_itself_is_edited(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "g", "e", "j", "j", "enter", "up", "enter", "escape")
        assert _changes(pilot) == ["-start = 2019-09-09", "+start = 2019-09-10"]


async def test_items_are_added_moved_indented_and_deleted(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, *"jjj", "a", *"New", "enter")
        titles = [item.title for item in _meeting(pilot).agenda]
        assert titles[4] == "New"
        await press(pilot, "greater_than_sign")
        assert _meeting(pilot).agenda[4].level == 2
        await press(pilot, "less_than_sign", "alt+up", "alt+up")
        titles = [item.title for item in _meeting(pilot).agenda]
        assert titles[0] == "New"
        await press(pilot, "alt+down")
        titles = [item.title for item in _meeting(pilot).agenda]
        assert titles[3] == "New"
        await press(pilot, "d")
        assert _changes(pilot) == []


async def test_deleting_an_item_that_others_name_asks(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, *"jjj", "d")
        assert "3 places" in screen_text(pilot)
        await press(pilot, "escape")
        assert _changes(pilot) == []
        await press(pilot, "d", "t")
        meeting = _meeting(pilot)
        assert [item.number for item in meeting.agenda] == ["1", "1(a)", "1(b)", "3", "4", "5"]
        assert meeting.documents[0].items == ()
        assert all(entry.item != "2" for sitting in meeting.schedule for entry in sitting.entries)
        await press(pilot, "u")
        assert _changes(pilot) == []


async def test_documents_sittings_and_entries_are_added_moved_and_deleted(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "g", "3", "a", *"A/CONF.234/1", "enter")
        assert _meeting(pilot).documents[1].symbol == "A/CONF.234/1"
        await press(pilot, "alt+down")
        assert _meeting(pilot).documents[2].symbol == "A/CONF.234/1"
        await press(pilot, "4", "g", "a", "escape")
        assert len(_meeting(pilot).schedule) == 6
        await press(pilot, "A", "G", "up", "enter")
        assert _meeting(pilot).schedule[1].entries[0].item == "5"
        await press(pilot, "d", "d")
        assert len(_meeting(pilot).schedule) == 5
        for _ in range(6):
            await press(pilot, "u")
        assert _changes(pilot) == []


async def test_undo_names_what_it_undoes_and_goes_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter", "G", "u")
        assert "Undone: title of item 1(a)" in words_said(pilot)
        assert meeting_screen(pilot).selection == ("agenda", 1)
        await press(pilot, "ctrl+r")
        assert "Done again: title of item 1(a)" in words_said(pilot)
        await press(pilot, "u", "u")
        assert "Nothing to undo." in words_said(pilot)


async def test_save_writes_only_the_lines_edited(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        path = tmp_path / ENGLISH.name
        await press(pilot, "j", "e", "x", "enter", "ctrl+s")
        assert path.read_text("utf-8") == ENGLISH.read_text("utf-8").replace(
            '"Opening of the meeting"', '"Opening of the meetingx"'
        )
        assert "changed" not in screen_lines(pilot.app)[0]
        await press(pilot, "u")
        assert "changed" in screen_lines(pilot.app)[0]
        await press(pilot, "ctrl+s")
        assert path.read_bytes() == ENGLISH.read_bytes()


async def test_save_as_goes_on_with_the_other_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        await pilot.app.screen.run_action("save_as")
        await pilot.pause()
        await press(pilot, *["backspace"] * len("en.toml"), *"two.toml", "enter")
        assert _editing(pilot).file.path.name == "ctoc-cop-wg4-2019.two.toml"
        meeting = load(_editing(pilot).file.path).meeting
        assert meeting is not None
        assert meeting.agenda[1].title == "Opening of the meetingx"
        assert (tmp_path / ENGLISH.name).read_bytes() == ENGLISH.read_bytes()


async def test_quitting_with_changes_asks(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter", "q")
        assert "not saved" in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.is_running
        await press(pilot, "q", "s")
    assert b"meetingx" in (tmp_path / ENGLISH.name).read_bytes()


async def test_a_later_format_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "later.toml"
    path.write_text(ENGLISH.read_text("utf-8").replace("format = 1", "format = 2"), "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "j", "e")
        assert "read-only" in words_said(pilot)
        assert len(pilot.app.screen_stack) == 1


async def test_what_is_typed_before_the_line_is_there_is_not_lost(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        for character in "je uqd\r":
            name = {" ": "space", "\r": "enter"}.get(character, character)
            pilot.app.post_message(Key(name, character))
        await until(pilot, lambda: _editing(pilot).file.changed)
        assert _meeting(pilot).agenda[1].title == "Opening of the meeting uqd"


async def test_what_is_typed_behind_enter_is_not_taken_into_the_value(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        for character in "jeQ\r2j1jj":
            name = {"\r": "enter"}.get(character, character)
            pilot.app.post_message(Key(name, character))
        await until(pilot, lambda: meeting_screen(pilot).selection == ("agenda", 3))
        assert _meeting(pilot).agenda[1].title == "Opening of the meetingQ"
        assert meeting_screen(pilot).selection == ("agenda", 3)


async def test_a_move_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "alt+up", "less_than_sign", "greater_than_sign")
        said = words_said(pilot).splitlines()
        assert said == [
            "item 1 is already the first of its level.",
            "item 1 is already at the top level.",
            "item 1 is already as deep as the item before it lets it.",
        ]
