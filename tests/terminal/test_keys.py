"""The keys in force in a real terminal."""

from pathlib import Path

import pytest

from tests.app.screens import ENGLISH
from tests.terminal.terminals import (
    TERMINALS,
    agenda,
    environment,
    terminal,
    wait_for,
    wait_for_exit,
)


def settings_of(home: Path) -> Path:
    """The settings folder of a program that runs with this home."""
    folder = Path(environment(home).get("XDG_CONFIG_HOME", str(home / ".config"))) / "agenda"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_emacs_hands_save_and_leave(tmp_path: Path) -> None:
    (settings_of(tmp_path) / "settings.toml").write_text('keymap = "emacs"\n')
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    with terminal("emulator", agenda(str(file)), tmp_path) as program:
        wait_for(program, "Organizational matters")
        program.press("\x0e", "\x0e")  # C-n
        wait_for(program, "1(b)")
        program.press("e")
        wait_for(program, "Enter keep · Ctrl-g leave")
        program.press("Q", "\r")
        wait_for(program, "changed")
        program.press("\x18")
        wait_for(program, "Ctrl-x …")
        program.press("\x13")
        wait_for(program, "Saved")
        program.press("\x18", "\x03")
        assert wait_for_exit(program) == 0
    assert file.read_bytes() != ENGLISH.read_bytes()


def test_what_is_wrong_with_the_keymap_is_said_at_the_start(tmp_path: Path) -> None:
    (settings_of(tmp_path) / "keymap.toml").write_text('"item.nxt" = "m"\n"item.next" = "m"\n')
    with terminal("emulator", agenda(str(ENGLISH)), tmp_path) as program:
        screen = wait_for(program, "keymap.toml:1:")
        assert "did you mean “item.next”?" in screen
        program.press("m")
        wait_for(program, "1(a)")


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_russian_keyboard_drives_the_letters(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(ENGLISH)), tmp_path) as program:
        wait_for(program, "Organizational matters")
        program.press("о", "о")  # j
        wait_for(program, "1(b)")
        program.press("й")  # q
        assert wait_for_exit(program) == 0


@pytest.mark.parametrize("kind", TERMINALS)
def test_an_arabic_key_that_sends_two_characters_is_one_key(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(ENGLISH)), tmp_path, 80, 24) as program:
        wait_for(program, "1 of 7")
        program.press("G")
        wait_for(program, "7 of 7")
        program.press("لا")  # b: a page up; l and h would go to the meeting, above the first item
        wait_for(program, "1 of 7")
