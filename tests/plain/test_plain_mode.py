"""The plain mode as a program: in a pipe, in a terminal, in a terminal that is dumb."""

import os
import signal
from pathlib import Path

import pytest

from tests.command import Agenda
from tests.terminal.terminals import Emulator, terminal, wait_for, wait_for_exit
from tests.terminal.terminals import agenda as command
from tests.test_import_hygiene import imported
from tui.resources import data_folder

MEETING = str(data_folder() / "ctoc-cop-wg4-2019.en.toml")


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


def test_commands_come_from_another_program(agenda: Agenda) -> None:
    done = agenda.run("--plain", MEETING, given=b"next\nnext\nquit\nnext\n")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode().splitlines()[-2:] == [
        "Item 2 of 7: 1(a) Opening of the meeting",
        "It has: annotation of 1 paragraph.",
    ]


def test_nothing_but_lines_is_sent(agenda: Agenda) -> None:
    given = b"agenda\nread\ndocuments all\nschedule\nsearch report\nhelp\n"
    text = agenda.run(MEETING, "--plain", given=given).stdout.decode()
    assert "\x1b" not in text
    assert "\r" not in text
    assert not set("│─╭╮╰╯┃━█▌▐") & set(text)


def test_it_needs_no_textual() -> None:
    assert "textual" not in imported("--plain", MEETING)


@pytest.mark.parametrize("name", ["C", "POSIX"])
def test_without_utf_8_signs_are_escaped(name: str, agenda: Agenda) -> None:
    chinese = MEETING.replace(".en.", ".zh.")
    env = {
        "LC_ALL": name,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    done = agenda("--plain", chinese, env=env)
    assert done.returncode == 0
    assert "\\u" in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize(
    ("options", "variables"), [(["--plain"], {}), ([], {"TERM": "dumb"})], ids=["asked", "dumb"]
)
def test_in_a_terminal_it_asks_line_by_line(
    options: list[str], variables: dict[str, str], tmp_path: Path
) -> None:
    with terminal("emulator", command(*options, MEETING), tmp_path, variables=variables) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_for(program, "quit to leave.\n>")
        program.press("next\r")
        wait_for(program, "Item 1 of 7: 1 Organizational matters\n>")
        assert "1049" not in program.modes()
        os.kill(program.process, signal.SIGINT)
        wait_for(program, ">\n>")
        program.press("1(a)\r")
        wait_for(program, "Item 2 of 7")
        program.press("q\r")
        assert wait_for_exit(program) == 0
        assert program.modes() == before
        assert program.line_settings() == settings
