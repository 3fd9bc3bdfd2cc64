"""The palette: a command by its name."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.screens import (
    ENGLISH,
    LARGE,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    styles_of,
    viewer,
)
from tui.app.app import AgendaApp
from tui.app.commands.keymap_file import read_keymap
from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.screens.help import HelpScreen
from tui.app.screens.palette import PaletteScreen
from tui.app.themes.theme_picker import ThemePicker
from tui.app.widgets.filter_line import FilteredList

EMACS = read_keymap("emacs").keymap


def listed(pilot: Pilot[None]) -> list[str]:
    """The ids of the commands in the palette, from the top."""
    screen = pilot.app.screen
    assert isinstance(screen, PaletteScreen)
    return [one.command.id for one in screen._rows if one is not None]


def row_of(pilot: Pilot[None], words: str) -> str:
    """The line of the screen with some words."""
    return next(line for line in screen_lines(pilot.app) if words in line)


async def test_a_command_is_found_by_its_name_and_run() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"zoom", "enter")
        assert meeting_screen(pilot).is_zoomed
        assert pilot.app.screen is meeting_screen(pilot)


async def test_every_command_of_the_palette_is_its_first_row_once_its_name_is_typed() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p")
        for command in COMMANDS:
            pilot.app.screen.query_one(Input).value = command.id
            await pilot.pause()
            assert (listed(pilot)[:1] == [command.id]) is command.palette, command.id


async def test_a_name_comes_before_what_tells_of_it() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"themes")
        assert listed(pilot) == ["theme", "settings.problems"]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ThemePicker)


async def test_at_first_it_lists_what_can_be_done_here_and_then_what_cannot_be_done_now() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p")
        screen = pilot.app.screen
        assert isinstance(screen, PaletteScreen)
        cannot = [bool(one.why_not) for one in screen._rows if one is not None]
        assert cannot == sorted(cannot)
        assert {False, True} == set(cannot)
        assert "library.search" not in listed(pilot)
        assert "undo" in listed(pilot)


async def test_what_was_run_last_comes_first() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"zoom", "enter")
        await press(pilot, "ctrl+p", *"read", "enter")
        await press(pilot, "ctrl+p")
        assert listed(pilot)[:2] == ["read", "pane.zoom"]
        await press(pilot, "down", "enter", "ctrl+p")
        assert listed(pilot)[:2] == ["pane.zoom", "read"]
        await press(pilot, *"re")
        assert listed(pilot)[0] == "read"


async def test_what_cannot_be_done_is_dim_and_says_why_also_when_it_is_chosen() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"undo")
        text = screen_text(pilot)
        assert text.index("Undo the last change") < text.index("Nothing to undo.")
        muted = pilot.app.theme_variables["muted"].lower()
        assert all(muted in style for style in styles_of(pilot, "Undo the last change"))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "Nothing to undo. · Enter do it" in screen_lines(pilot.app)[-1] + screen_text(pilot)


async def test_a_command_of_another_place_is_found_and_says_where_it_works() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"read again", "enter")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "Not here. It works: In a folder of meetings." in screen_text(pilot)


async def test_nothing_found_is_said_and_enter_does_nothing() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"qqqq", "enter")
        assert "Nothing found." in screen_text(pilot)
        assert listed(pilot) == []


@pytest.mark.parametrize("size", [LARGE, WIDE, MEDIUM])
async def test_the_keys_stand_at_the_right_of_the_names(size: Size) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(pilot, "ctrl+p", *"save")
        saving = row_of(pilot, "Save the meeting file")
        assert saving.index("save ") < saving.index("Save the") < saving.index("Ctrl-s")
        await press(pilot, *["backspace"] * 4, *"quit")
        leaving = row_of(pilot, "Leave the program")
        assert saving.index("Ctrl-s") + len("Ctrl-s") == leaving.index("Ctrl-q") + len("Ctrl-q")


async def test_a_narrow_screen_shows_names_and_keys_and_more_of_what_is_selected() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "ctrl+p")
        screen = pilot.app.screen
        rows = screen.query_one(FilteredList)
        first, second = (BY_ID[command].help[:20] for command in listed(pilot)[:2])
        assert first in screen_text(pilot)
        assert second not in screen_text(pilot)
        await press(pilot, "down")
        assert first not in screen_text(pilot)
        assert second in screen_text(pilot)
        assert len(rows.rows_seen) >= 4
        await press(pilot, *["down"] * 10)
        assert rows.cursor in rows.rows_seen


async def test_the_list_is_as_high_as_what_was_found() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p")
        rows = pilot.app.screen.query_one(FilteredList)
        before = rows.size.height
        await press(pilot, *"zoom")
        assert rows.size.height == 1 < before


async def test_a_click_selects_and_a_second_one_runs() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", *"pane")
        rows = pilot.app.screen.query_one(FilteredList)
        at = listed(pilot).index("pane.zoom")
        y = next(y for y, spot in enumerate(rows.seen) if spot.row == at)
        await pilot.click(FilteredList, offset=(10, y))
        assert rows.cursor == at
        await pilot.click(FilteredList, offset=(10, y), times=2)
        await pilot.pause()
        assert meeting_screen(pilot).is_zoomed


async def test_it_is_left_by_the_keys_of_the_table() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "ctrl+p", "escape")
        assert pilot.app.screen is meeting_screen(pilot)
        await press(pilot, "ctrl+p", "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "f1", "down", "ctrl+p")
        assert pilot.app.screen.query_one(FilteredList).cursor == 0


async def test_emacs_hands_open_it_move_in_it_and_leave_it() -> None:
    async with viewer(ENGLISH, keymap=EMACS) as pilot:
        await press(pilot, "alt+x", "ctrl+n", "ctrl+n", "ctrl+p")
        assert pilot.app.screen.query_one(FilteredList).cursor == 1
        assert "Ctrl-g back" in screen_text(pilot)
        await press(pilot, "ctrl+g")
        assert pilot.app.screen is meeting_screen(pilot)


async def test_emacs_hands_end_the_program_from_it() -> None:
    async with viewer(ENGLISH, keymap=EMACS) as pilot:
        await press(pilot, "alt+x", *"zoom")
        await pilot.press("ctrl+x", "ctrl+c")
        await pilot.pause()
        assert not pilot.app.is_running or pilot.app._exit


async def test_leaving_from_it_asks_about_changes_that_are_not_saved(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    async with viewer(file) as pilot:
        await press(pilot, "e", *"x", "enter", "ctrl+p", "ctrl+q")
        assert "There are changes that are not saved." in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PaletteScreen)


async def test_textual_has_no_palette_of_its_own_beside_it() -> None:
    async with viewer(ENGLISH) as pilot:
        assert not AgendaApp.ENABLE_COMMAND_PALETTE
        await pilot.app.run_action("command_palette")
        await pilot.pause()
        assert not any(isinstance(one, CommandPalette) for one in pilot.app.screen_stack)
        await press(pilot, "ctrl+p", "ctrl+p")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert len(pilot.app.screen_stack) == 2
