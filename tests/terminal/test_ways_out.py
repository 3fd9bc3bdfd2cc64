"""The terminal after every way out of the viewer is what it was before."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminals import (
    TERMINALS,
    Emulator,
    Tmux,
    agenda,
    terminal,
    wait_for,
    wait_for_exit,
    wait_until,
)
from tui.resources import data_folder

MEETING = data_folder() / "ctoc-cop-wg4-2019.en.toml"

BROKEN = """
import sys
from tui.app.screens.meeting import MeetingScreen

def fail(screen):
    names = {}
    return names["a key \\x1b[31mthat is not there"]

MeetingScreen.action_zoom = fail
from tui.cli import main
main()
"""
"""The program with a fault in one of its commands."""


def crash_report(home: Path) -> str:
    reports = (home / "state" / "agenda" / "crashes").glob("*.txt")
    return "\n".join(report.read_text("utf-8") for report in reports)


def signalled(number: int) -> Callable[[Emulator], None]:
    return lambda program: os.kill(program.process, number)


def pressed(*keys: str) -> Callable[[Emulator], None]:
    return lambda program: program.press(*keys)


WAYS: dict[str, tuple[Callable[[Emulator], None], int]] = {
    "q": (pressed("q"), 0),
    "ctrl-q": (pressed("\x11"), 0),
    "SIGTERM": (signalled(signal.SIGTERM), 143),
    "SIGHUP": (signalled(signal.SIGHUP), 129),
    "SIGINT": (signalled(signal.SIGINT), 130),
    "SIGQUIT": (signalled(signal.SIGQUIT), 131),
    "SIGABRT": (signalled(signal.SIGABRT), 134),
    "SIGUSR1": (signalled(signal.SIGUSR1), 128 + signal.SIGUSR1),
    "SIGALRM": (signalled(signal.SIGALRM), 128 + signal.SIGALRM),
    "crash": (pressed("z"), 70),
}
"""What ends the program, and its exit code then."""


def meeting_in(folder: Path) -> Path:
    meeting = folder / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    return meeting


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_leaves_the_terminal_as_it_was(way: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", BROKEN, str(meeting_in(tmp_path))]
    leave, code = WAYS[way]
    with terminal("emulator", command, tmp_path) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_for(program, "Opening of the meeting")
        # As a terminal that reports its size and the mouse's place by pixels says so.
        program.press("\x1b[?2048;2$y")
        wait_until(lambda: "1016" in program.modes())
        assert {"1049", "1000", "2004", "1004", "keys"} <= program.modes()
        assert "25" not in program.modes()
        assert program.line_settings() != settings
        leave(program)
        assert wait_for_exit(program) == code
        assert program.modes() == before
        assert program.line_settings() == settings


@pytest.mark.parametrize(
    "variables",
    [{"TERM": "screen"}, {"TERM": "linux"}, {"TERM": "nonesuch"}, {"NO_COLOR": "1"}],
    ids=lambda variables: "-".join(variables.values()),
)
def test_so_it_does_in_terminals_of_every_name(variables: dict[str, str], tmp_path: Path) -> None:
    command = agenda(str(meeting_in(tmp_path)))
    with terminal("emulator", command, tmp_path, variables=variables) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_for(program, "Opening of the meeting")
        program.press("q")
        assert wait_for_exit(program) == 0
        assert program.modes() == before
        assert program.line_settings() == settings


FLAGS = " ".join(
    f"{name}=#{{{name}}}"
    for name in (
        *("alternate_on", "cursor_flag", "mouse_any_flag", "mouse_all_flag", "mouse_button_flag"),
        *("mouse_standard_flag", "mouse_sgr_flag", "mouse_utf8_flag", "wrap_flag", "keypad_flag"),
    )
)

"""What tmux tells of a pane's modes."""


@pytest.mark.parametrize("kind", TERMINALS[1:])
@pytest.mark.parametrize(
    "variables",
    [{"TERM": "xterm-256color"}, {"TERM": "screen"}, {"TERM": "linux"}, {"NO_COLOR": "1"}],
    ids=lambda variables: "-".join(variables.values()),
)
def test_tmux_agrees(kind: str, variables: dict[str, str], tmp_path: Path) -> None:
    meeting = meeting_in(tmp_path)
    broken = tmp_path / "broken.py"
    broken.write_text(BROKEN)
    with terminal(kind, ["sh"], tmp_path, variables=variables) as shell:
        assert isinstance(shell, Tmux)
        shell.press("stty -g >before; echo re''ady", "Enter")
        wait_for(shell, "ready")
        before = shell.asked(FLAGS)
        for key, code in (("q", 0), ("z", 70)):
            command = f"{sys.executable} {broken} {meeting}; echo le''ft $?; stty -g >after"
            shell.press(f"clear; {command}", "Enter")
            wait_for(shell, "q quit")
            assert shell.asked(FLAGS) != before
            shell.press(key)
            wait_for(shell, f"left {code}")
            assert shell.asked(FLAGS) == before
            shell.press("echo do''ne", "Enter")
            wait_for(shell, "done")
            assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()


@pytest.mark.parametrize("kind", TERMINALS[1:])
@pytest.mark.parametrize(
    "number", [signal.SIGQUIT, signal.SIGABRT, signal.SIGTERM], ids=lambda number: number.name
)
def test_tmux_agrees_where_a_signal_ends_it(
    kind: str, number: signal.Signals, tmp_path: Path
) -> None:
    meeting = meeting_in(tmp_path)
    with terminal(kind, ["sh"], tmp_path) as shell:
        assert isinstance(shell, Tmux)
        shell.press("stty -g >before; echo re''ady", "Enter")
        wait_for(shell, "ready")
        before = shell.asked(FLAGS)
        # The shell that becomes the viewer tells what its process is.
        viewer = f"{sys.executable} -m tui {meeting}"
        shell.press(
            f"clear; sh -c 'echo $$ >process; exec {viewer}'; echo le''ft $?; stty -g >after",
            "Enter",
        )
        wait_for(shell, "q quit")
        assert shell.asked(FLAGS) != before
        os.kill(int((tmp_path / "process").read_text()), number)
        wait_for(shell, f"left {128 + number}")
        assert shell.asked(FLAGS) == before
        shell.press("echo do''ne", "Enter")
        wait_for(shell, "done")
        assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()


@pytest.mark.parametrize("kind", TERMINALS[1:])
def test_it_steps_aside_and_comes_back(kind: str, tmp_path: Path) -> None:
    meeting = meeting_in(tmp_path)
    with terminal(kind, ["bash", "--norc", "-i"], tmp_path) as shell:
        assert isinstance(shell, Tmux)
        shell.press("echo re''ady", "Enter")
        wait_for(shell, "ready")
        before = shell.asked(FLAGS)
        shell.press(f"clear; {sys.executable} -m tui {meeting}", "Enter")
        wait_for(shell, "Opening of the meeting")
        shell.press("j")
        wait_for(shell, "1(a) · 2 of 7")
        shell.press("\x1a")
        wait_for(shell, "Stopped")
        assert shell.asked(FLAGS) == before
        shell.press("fg", "Enter")
        wait_for(shell, "1(a) · 2 of 7")
        shell.press("j")
        wait_for(shell, "1(b) · 3 of 7")
        shell.press("q")
        wait_for(shell, "bash-")
        shell.press("echo do''ne", "Enter")
        wait_for(shell, "done")
        assert shell.asked(FLAGS) == before


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_and_continued_from_outside_it_is_as_before(
    number: signal.Signals, tmp_path: Path
) -> None:
    with terminal("emulator", agenda(str(meeting_in(tmp_path))), tmp_path) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_for(program, "Opening of the meeting")
        running = program.modes(), program.line_settings()
        os.kill(program.process, number)
        wait_until(program.is_stopped)
        if number is signal.SIGTSTP:
            assert program.modes() == before
            assert program.line_settings() == settings
        program.clear()
        os.kill(program.process, signal.SIGCONT)
        wait_for(program, "Opening of the meeting")
        wait_until(lambda: (program.modes(), program.line_settings()) == running)
        program.press("j")
        wait_for(program, "1(a) · 2 of 7")
        program.press("q")
        assert wait_for_exit(program) == 0
        assert program.modes() == before
        assert program.line_settings() == settings


@pytest.mark.parametrize("drawn", [0, 1, 200, 2000])
def test_ended_while_it_starts_it_leaves_nothing_behind(drawn: int, tmp_path: Path) -> None:
    with terminal("emulator", agenda(str(meeting_in(tmp_path))), tmp_path) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_until(lambda: program.modes() and len(program.sent) >= drawn)
        os.kill(program.process, signal.SIGTERM)
        assert wait_for_exit(program) in {143, -signal.SIGTERM}, crash_report(tmp_path)
        assert program.modes() == before
        assert program.line_settings() == settings
        assert "Traceback" not in program.screen()


def test_an_error_in_the_program_is_told_and_loses_nothing(tmp_path: Path) -> None:
    meeting = meeting_in(tmp_path)
    command = [sys.executable, "-c", BROKEN, str(meeting)]
    with terminal("emulator", command, tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "e")
        wait_for(program, "title · item 1(a)")
        program.press(*" unsaved", "Enter")
        wait_for(program, "● changed")
        program.press("z")
        assert wait_for_exit(program) == 70
        screen = program.screen()
    assert "agenda: an error in the program has ended it: KeyError: 'a key" in screen
    assert "The changes that were not saved are kept, and offered when" in screen
    assert "Traceback" not in screen
    (report,) = (tmp_path / "state" / "agenda" / "crashes").iterdir()
    assert "A report for those who can mend it:" in screen
    assert report.name in screen.replace("\n", "")
    text = report.read_text("utf-8")
    assert "Traceback" in text
    assert "in fail" in text
    assert "Opening of the meeting" not in text
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "not saved")
        program.press("r")
        wait_for(program, "Opening of the meeting unsaved")


def test_the_editor_alone_is_interrupted(tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, time\nprint('the editor', flush=True)\n"
        "try: time.sleep(99)\nexcept KeyboardInterrupt: print('stopped')\n"
    )
    command = ["env", f"EDITOR={sys.executable} {editor}", *agenda(str(meeting_in(tmp_path)))]
    with terminal("emulator", command, tmp_path) as program:
        assert isinstance(program, Emulator)
        before, settings = program.modes(), program.line_settings()
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, "the editor")
        assert program.modes() == before
        assert program.line_settings() == settings
        os.killpg(program.process, signal.SIGINT)  # as the terminal does at Ctrl-c
        wait_until(lambda: "1049" in program.modes())
        program.press("j")
        wait_for(program, "1(a) · 2 of 7")
        program.press("q")
        assert wait_for_exit(program) == 0
        assert program.modes() == before
