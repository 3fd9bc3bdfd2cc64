"""The keys in force in the viewer: of the user's keymap, in sequences, and on any keyboard."""

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
    words_said,
)
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.commands.keymap_file import read_keymap
from tui.app.commands.keys import character_key
from tui.app.panes.agenda import AgendaPane
from tui.app.screens.help import HelpScreen
from tui.app.screens.question import Question

EMACS = read_keymap("emacs").keymap
MINE = Keymap({"item.next": ("m", "f9"), "pane.zoom": (), "move.down": ("down",), "search": ("j",)})


def item(pilot: Pilot[None]) -> int:
    """The selected item."""
    path = meeting_screen(pilot).selection
    assert isinstance(path[1], int)
    return path[1]


def row(pilot: Pilot[None]) -> int:
    """The selected row of the agenda, of which the first is the meeting."""
    return meeting_screen(pilot).query_one("#agenda", AgendaPane).cursor


async def type_together(pilot: Pilot[None], characters: str, *, seconds_between: float) -> None:
    """Types characters as a terminal sends them, the last of them now."""
    keys = [Key(character_key(character), character) for character in characters]
    for at, key in enumerate(reversed(keys)):
        key.time -= at * seconds_between
    for key in keys:
        pilot.app.post_message(key)
    await press(pilot)


async def type_on_keyboard(pilot: Pilot[None], character: str) -> None:
    """Types a character as a terminal sends it."""
    pilot.app.post_message(Key(character_key(character), character))
    await press(pilot)


async def test_a_command_is_run_by_its_own_keys_and_no_longer_by_those_of_the_table() -> None:
    async with viewer(ENGLISH, keymap=MINE) as pilot:
        screen = meeting_screen(pilot)
        before = item(pilot)
        await press(pilot, "J", "z")
        assert item(pilot) == before
        assert not screen.is_zoomed
        await press(pilot, "m", "f9")
        assert item(pilot) == before + 2


async def test_footer_and_help_show_the_keys_in_force() -> None:
    async with viewer(ENGLISH, keymap=MINE) as pilot:
        footer = screen_lines(pilot.app)[-1]
        assert "m next item" in footer
        assert "zoom" not in footer
        await press(pilot, "question_mark")
        assert "m F9" in screen_text(pilot)


async def test_boxes_name_the_keys_in_force() -> None:
    keymap = Keymap({"line.keep": ("f2",), "filter.choose": ("ctrl+j",)})
    async with viewer(ENGLISH, keymap=keymap) as pilot:
        await press(pilot, "e")
        assert "F2 keep" in screen_text(pilot)
        await press(pilot, "escape", "slash")
        assert "Ctrl-j go there" in screen_text(pilot)


async def test_other_keys_are_taken_while_the_program_runs() -> None:
    async with viewer(ENGLISH) as pilot:
        before = item(pilot)
        pilot.app.use_keymap(MINE)  # type: ignore[attr-defined]
        await press(pilot, "f9")
        assert item(pilot) == before + 1
        pilot.app.use_keymap(DEFAULT)  # type: ignore[attr-defined]
        await press(pilot, "f9")
        assert item(pilot) == before + 1


async def test_keys_pressed_one_after_the_other_run_a_command() -> None:
    async with viewer(ENGLISH, keymap=EMACS) as pilot:
        await press(pilot, "ctrl+n", "ctrl+x")
        assert words_said(pilot).endswith("Ctrl-x …")
        await press(pilot, "1")
        assert meeting_screen(pilot).is_zoomed
        await press(pilot, "ctrl+x", "j")
        assert "Ctrl-x j does nothing here." in words_said(pilot)
        await press(pilot, "ctrl+x", "ctrl+g", "ctrl+x", "1")
        assert not meeting_screen(pilot).is_zoomed


async def test_what_begins_a_sequence_is_no_text_in_a_line() -> None:
    async with viewer(ENGLISH, keymap=EMACS) as pilot:
        await press(pilot, "e", "Q", "ctrl+x", "ctrl+s")
        await press(pilot, "ctrl+x", "ctrl+c")
        assert isinstance(pilot.app.screen, Question)


async def test_a_letter_with_alt_is_no_text() -> None:
    async with viewer(ENGLISH, keymap=EMACS) as pilot:
        await press(pilot, "ctrl+s", *"item")
        pilot.app.post_message(Key("alt+v", "v"))
        pilot.app.post_message(Key("alt+q", "q"))
        await press(pilot)
        assert pilot.app.screen.query_one(Input).value == "item"


RUSSIAN = {"down": "о", "last": "П", "help": "?"}
ARABIC = {"down": "ت", "last": "\ufef7", "help": "؟"}


@pytest.mark.parametrize("typed", [RUSSIAN, ARABIC], ids=["ru", "ar"])
async def test_the_letters_of_another_script_are_those_of_their_keys(typed: dict[str, str]) -> None:
    async with viewer(ENGLISH) as pilot:
        screen = meeting_screen(pilot)
        before = item(pilot)
        await type_on_keyboard(pilot, typed["down"])
        assert item(pilot) == before + 1
        await type_on_keyboard(pilot, typed["last"])
        assert item(pilot) == len(screen.view.meeting.agenda) - 1
        await type_on_keyboard(pilot, typed["help"])
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_where_text_is_typed_the_letters_stay_what_they_are() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"оно")
        assert "оно" in screen_text(pilot)


async def test_a_letter_that_is_a_key_itself_is_not_taken_for_another() -> None:
    async with viewer(ENGLISH, keymap=Keymap({"pane.zoom": ("о",)})) as pilot:
        await press(pilot, "о")
        assert meeting_screen(pilot).is_zoomed


async def test_two_arabic_characters_of_one_key_are_that_key() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "pagedown", "pagedown")
        far = row(pilot)
        await type_together(pilot, "لا", seconds_between=0)  # b: a page up
        assert 0 < row(pilot) < far


async def test_two_arabic_characters_of_two_keys_are_those_keys() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "pagedown", "pagedown")
        await type_together(pilot, "لا", seconds_between=0.3)  # g and h
        assert row(pilot) == 0


async def test_an_arabic_character_that_another_key_may_go_on_with_does_not_wait_for_long() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "pagedown", "pagedown")
        await type_on_keyboard(pilot, "ل")  # g
        assert row(pilot) == 0
        await type_together(pilot, "لت", seconds_between=0)  # g and j
        assert row(pilot) == 1
        await press(pilot, "slash")
        await type_together(pilot, "لا", seconds_between=0)
        assert pilot.app.screen.query_one(Input).value == "لا"
