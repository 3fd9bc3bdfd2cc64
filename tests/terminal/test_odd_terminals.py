"""Terminals of any size and encoding, and those that change."""

import itertools
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.terminals import Emulator, agenda, terminal, wait_for, wait_for_exit, wait_until
from tui.resources import data_folder

ENGLISH = str(data_folder() / "ctoc-cop-wg4-2019.en.toml")
CHINESE = str(data_folder() / "ctoc-cop-wg4-2019.zh.toml")

NO_UTF8 = {"PYTHONIOENCODING": "ascii"}


def top_line(program: Emulator) -> str:
    """The line in which the frames of the panes begin."""
    return program.screen().splitlines()[1]


def box_ends_in_the_last_cell(program: Emulator, columns: int) -> bool:
    return program.screen().split("\n")[-1].find("╯") == columns - 1


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 40), (120, 1), (3, 3)], ids=str)
def test_a_terminal_of_hardly_any_size_breaks_nothing(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with terminal("emulator", agenda(ENGLISH), tmp_path, *size) as program:
        assert isinstance(program, Emulator)
        program.press("j", "Tab", "z", "?", "Escape", "/", "a", "Escape", "Y", "Escape")
        assert program.exit_code() is None
        program.resize(120, 40)
        wait_for(program, "Opening of the meeting")
        program.press("Escape", "Escape", "q")
        assert wait_for_exit(program) == 0


def test_a_storm_of_sizes_ends_with_the_screen_as_it_is_at_the_last(tmp_path: Path) -> None:
    sizes = [(120, 40), (1, 1), (80, 24), (40, 10), (200, 3), (5, 60), (119, 40), (79, 24)]
    with terminal("emulator", agenda(ENGLISH), tmp_path) as program:
        assert isinstance(program, Emulator)
        wait_for(program, "Opening of the meeting")
        for columns, rows in itertools.islice(itertools.cycle(sizes), 200):
            program.resize(columns, rows)
        program.resize(160, 50)
        wait_until(lambda: top_line(program).startswith("╭─ 1 Provisional agenda "))
        # In a pane of a line or two the key would go down a line of the row.
        program.press("j")
        wait_for(program, "1(a) · 2 of 7")
        assert top_line(program).endswith("╮")
        assert len(top_line(program)) == 160
        program.press("q")
        assert wait_for_exit(program) == 0


def test_a_search_goes_on_whatever_size_the_terminal_takes(tmp_path: Path) -> None:
    with terminal("emulator", agenda(ENGLISH), tmp_path, 120, 40) as program:
        assert isinstance(program, Emulator)
        wait_for(program, "Opening of the meeting")
        program.press("/", *"officials")
        wait_for(program, "1 of ")
        for columns, rows in [(160, 50), (80, 24), (40, 10), (200, 60), (40, 60), (200, 10)]:
            program.resize(columns, rows)
            wait_until(partial(box_ends_in_the_last_cell, program, columns))
        program.press("Escape", "q")
        assert wait_for_exit(program) == 0


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_without_utf_8_the_screen_is_drawn_in_signs_that_there_are(
    path: str, tmp_path: Path
) -> None:
    with terminal("emulator", agenda(path), tmp_path, variables=NO_UTF8) as program:
        assert isinstance(program, Emulator)
        screen = wait_for(program, "This terminal has no UTF-8, only ascii")
        assert screen.isascii()
        assert program.sent.isascii()
        assert "\\u" not in screen
        lines = [line for line in screen.splitlines() if line.startswith("+- 1 ")]
        assert lines
        assert all(len(line) == 120 for line in lines)
        program.press("q")
        assert wait_for_exit(program) == 0


def test_the_locale_c_is_one_with_utf_8_for_python(tmp_path: Path) -> None:
    variables = {"LC_ALL": "C", "LANG": "C"}
    with terminal("emulator", agenda(CHINESE), tmp_path, variables=variables) as program:
        assert "╭─ 1 " in wait_for(program, "组织事项")


def test_the_screen_stays_where_complaints_are_sent_elsewhere(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    command = ["sh", "-c", f'exec "$0" -m tui "$1" 2>{errors}', sys.executable, ENGLISH]
    with terminal("emulator", command, tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("q")
        assert wait_for_exit(program) == 0
    assert errors.read_bytes() == b""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_end_in_no_traceback(closed: str, tmp_path: Path) -> None:
    command = ["sh", "-c", f'"$0" -m tui "$1" {closed}; echo left $?', sys.executable, ENGLISH]
    with terminal("emulator", command, tmp_path, 100, 300) as program:
        if closed == "2>&-":
            wait_for(program, "q quit")
            program.press("q")
        screen = wait_for(program, "left 0")
        assert "Traceback" not in screen
