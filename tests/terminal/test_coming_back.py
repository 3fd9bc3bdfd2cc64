"""The real program comes back where it was left, however it was left; unless it is not to."""

import os
import signal
from pathlib import Path

import pytest

from tests.app.screens import ENGLISH
from tests.terminal.terminals import TERMINALS, agenda, terminal, wait_for, wait_for_exit
from tests.terminal.test_crash import viewer_of


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(ENGLISH.read_bytes())
    return meeting


@pytest.mark.parametrize("kind", TERMINALS)
def test_on_the_next_start_one_is_where_one_was(kind: str, tmp_path: Path, meeting: Path) -> None:
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "1 of 7")
        program.press("j", "j", "j", "q")
        assert wait_for_exit(program) == 0
    (tmp_path / "exit-code").unlink(missing_ok=True)
    with terminal(kind, agenda(), tmp_path) as program:
        wait_for(program, "2 · 4 of 7")
        program.press("q")
        wait_for_exit(program)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_a_signal_loses_no_place(number: signal.Signals, tmp_path: Path, meeting: Path) -> None:
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "1 of 7")
        program.press("j", "j", "j")
        wait_for(program, "2 · 4 of 7")
        os.kill(viewer_of(meeting), number)
        assert wait_for_exit(program) == 128 + number
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "2 · 4 of 7")


def test_clean_neither_reads_nor_writes_what_is_the_users(tmp_path: Path, meeting: Path) -> None:
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "1 of 7")
        program.press("j", "j", "j", "q")
        assert wait_for_exit(program) == 0
    settings = tmp_path / "config" / "agenda" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "evning"\n')
    kept = {path: path.read_bytes() for path in (tmp_path / "state").rglob("*.toml")}
    assert kept
    with terminal("emulator", agenda("--clean", str(meeting)), tmp_path) as program:
        screen = wait_for(program, "1 of 7")
        assert "settings.toml" not in screen
        program.press("j", "q")
        assert wait_for_exit(program) == 0
    assert kept == {path: path.read_bytes() for path in (tmp_path / "state").rglob("*.toml")}


def test_what_is_wrong_with_the_settings_is_said_at_the_start(
    tmp_path: Path, meeting: Path
) -> None:
    settings = tmp_path / "config" / "agenda" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "evning"\nlangage = "fr"\n')
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        screen = wait_for(program, 'settings.toml:1:9: theme is the text "evning"')
        assert "(1 more: see Ctrl-p settings.problems)" in screen
