"""The screen that asks whose changes are taken."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.editing.meetings import look, meeting_file, replace, text_now
from tests.app.screens import MEDIUM, NARROW, WIDE, Size, press, screen_lines, screen_text, viewer

LONG = "The officers were elected in March. " * 12


async def _clash(pilot: Pilot[None], path: Path) -> None:
    """Makes two clashes: on the title of the meeting, and on an item."""
    await look(pilot)
    await press(pilot, "g", "e", "enter", "x", "enter", "escape")
    await press(pilot, *"jjj", "v", *["j"] * 4, "enter", *"New: ", "ctrl+s", "escape")
    replace(path, '"The officers."', '"The old officers."')
    replace(path, 'title = "Board"', 'title = "Big board"')
    await press(pilot, "ctrl+s")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["wide", "medium", "narrow"])
async def test_both_sides_are_seen_with_the_words_that_differ(size: Size, tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path, size) as pilot:
        await _clash(pilot, path)
        screen = screen_text(pilot)
        assert "title · the meeting" in screen
        assert "Big board" in screen
        lines = screen_lines(pilot.app)
        beside = any("Boardx" in line and "Big board" in line for line in lines)
        assert beside == (size[0] >= 80)


async def test_what_is_marked_is_taken(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await _clash(pilot, path)
        await press(pilot, "right", "j", "right", "left", "enter")
        text = text_now(pilot)
        assert 'title = "Big board"' in text
        assert '"New: The officers."' in text


async def test_one_side_is_taken_of_all(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await _clash(pilot, path)
        await press(pilot, "right", "a", "enter")
        text = text_now(pilot)
        assert 'title = "Big board"' in text
        assert '"The old officers."' in text


async def test_of_a_whole_entry_only_the_values_that_differ_are_shown(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, "3", "v", "j", "enter", *"ing", "enter", "escape")
        replace(path, 'title = "Report"', 'title = "Accounts"\nsubmitted_by = "Treasurer"')
        await press(pilot, "ctrl+s")
        screen = screen_text(pilot)
        assert "{" not in screen
        assert "Reporting" in screen
        assert "Accounts" in screen


async def test_an_item_that_others_have_deleted_is_seen_with_its_values(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    text = path.read_text("utf-8")
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, *"jjj", "e", "x", "enter")
        path.write_text(
            text.replace(
                text[text.index('[[agenda]]\nnumber = "2"') : text.index("[[documents]]")], ""
            )
        )
        await press(pilot, "ctrl+s")
        screen = screen_text(pilot)
        assert "item 2" in screen
        assert "title: Closingx" in screen
        assert "(taken out)" in screen
        assert "{" not in screen


async def test_a_long_text_shows_what_differs(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    replace(path, "The officers.", f"{LONG}The officers.")
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, *"jj", "2", "e", "G", "ctrl+end", *" Ours", "ctrl+s")
        replace(path, 'The officers."', 'The officers. Theirs"')
        await press(pilot, "ctrl+s")
        screen = screen_text(pilot)
        assert "Ours" in screen
        assert "Theirs" in screen
        assert "…" in screen
