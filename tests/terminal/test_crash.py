"""The viewer killed with changes that are not saved."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.terminals import PATIENCE, TERMINALS, agenda, terminal, wait_for, wait_for_exit
from tui.resources import data_folder

MEETING = data_folder() / "ctoc-cop-wg4-2019.en.toml"


def viewer_of(path: Path) -> int:
    """The number of the process that shows a file."""
    found = subprocess.run(
        ["pgrep", "-f", f"tui {path}"], capture_output=True, text=True, check=True
    )
    return max(map(int, found.stdout.split()))


@pytest.mark.parametrize("kind", TERMINALS)
def test_killed_it_offers_the_unsaved_changes_at_the_next_start(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "e")
        wait_for(program, "title · item 1(a)")
        program.press(*" unsaved", "Enter")
        wait_for(program, "● changed")
        os.kill(viewer_of(meeting), signal.SIGKILL)
        wait_for_exit(program)
    assert meeting.read_bytes() == MEETING.read_bytes()
    (tmp_path / "exit-code").unlink(missing_ok=True)
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "not saved")
        program.press("r")
        wait_for(program, "Opening of the meeting unsaved")
        program.press("\x13")
        wait_for(program, "Saved")
        program.press("q")
        assert wait_for_exit(program) == 0
    assert b"Opening of the meeting unsaved" in meeting.read_bytes()


@pytest.mark.parametrize("kind", TERMINALS)
def test_ended_by_a_signal_it_leaves_the_terminal_as_it_was(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        os.kill(viewer_of(meeting), signal.SIGTERM)
        assert wait_for_exit(program) == 128 + signal.SIGTERM
        # The emulator does not know the second screen that programs draw on.
        assert kind == "emulator" or "Opening of the meeting" not in program.screen()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT])
@pytest.mark.parametrize("kind", TERMINALS)
def test_killed_while_something_is_typed_it_offers_that_too(
    kind: str, number: signal.Signals, tmp_path: Path
) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "2", "e")
        wait_for(program, "annotation · item 1(a)")
        program.press(*"Typed and not kept. ")
        wait_for(program, "Typed and not kept.")
        if number is signal.SIGKILL:
            _wait_for_copy(tmp_path, b"Typed and not kept. ")
        os.kill(viewer_of(meeting), number)
        wait_for_exit(program)
    assert meeting.read_bytes() == MEETING.read_bytes()
    (tmp_path / "exit-code").unlink(missing_ok=True)
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "not saved")
        program.press("r")
        wait_for(program, "Recovered")
        program.press("\x13")
        wait_for(program, "Saved")
        program.press("q")
        assert wait_for_exit(program) == 0
    assert b"Typed and not kept. " in meeting.read_bytes()


def _wait_for_copy(home: Path, words: bytes) -> None:
    end = time.monotonic() + PATIENCE
    while not any(words in copy.read_bytes() for copy in home.rglob("*.agenda-recovery")):
        assert time.monotonic() < end
        time.sleep(0.02)
