"""The viewer ended from outside."""

from pathlib import Path

from tests.terminal.terminals import Emulator, agenda, terminal, wait_for, wait_for_exit
from tui.resources import data_folder

MEETING = data_folder() / "ctoc-cop-wg4-2019.en.toml"


def test_it_ends_where_its_terminal_goes_away_and_no_signal_says_so(tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        assert isinstance(program, Emulator)
        wait_for(program, "Opening of the meeting")
        program.press("j", "e")
        wait_for(program, "title · item 1(a)")
        program.press(*" unsaved", "Enter")
        wait_for(program, "● changed")
        program.hang_up()
        assert wait_for_exit(program) == 129
    assert meeting.read_bytes() == MEETING.read_bytes()
    with terminal("emulator", agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "not saved")
        program.press("r")
        wait_for(program, "Opening of the meeting unsaved")
        # One is where one was, too.
        wait_for(program, "1(a) · 2 of 7")
