"""Lending the terminal to the user's own editor."""

import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.terminals import (
    TERMINALS,
    agenda,
    terminal,
    wait_for,
    wait_for_exit,
)
from tui.resources import data_folder

MEETING = data_folder() / "ctoc-cop-wg4-2019.en.toml"


def _editor(folder: Path, body: str) -> str:
    """A command that edits a file as a user would, by a program."""
    script = folder / "editor.py"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n"
        "line = int(sys.argv[1][1:])\nlines = path.read_text('utf-8').splitlines(True)\n"
        f"{body}\npath.write_text(''.join(lines), 'utf-8')\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


@pytest.mark.parametrize("kind", TERMINALS)
def test_the_editor_opens_at_the_line_and_makes_one_step(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    editor = _editor(
        tmp_path, "assert lines[line - 1] == '[[agenda]]\\n'\nlines[line:line] = ['# by hand\\n']"
    )
    with terminal(kind, ["env", f"EDITOR={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "E")
        wait_for(program, "changed")
        program.press("\x13", "q")
        assert wait_for_exit(program) == 0
    before, after = MEETING.read_text("utf-8").splitlines(), meeting.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["# by hand"]
    assert after[after.index("# by hand") - 1] == "[[agenda]]"


@pytest.mark.parametrize("kind", TERMINALS)
def test_what_is_no_meeting_any_more_can_be_edited_again(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    editor = _editor(
        tmp_path,
        "lines.insert(0, '# good\\n') if '= =\\n' in lines else lines.append('= =\\n')\nif lines[0] == '# good\\n': lines.remove('= =\\n')",
    )
    with terminal(kind, ["env", f"VISUAL={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, "no meeting file any more")
        program.press("Escape")
        wait_for(program, "changed")
        program.press("\x13", "q")
        assert wait_for_exit(program) == 0
    assert meeting.read_bytes() == b"# good\n" + MEETING.read_bytes()


@pytest.mark.parametrize("kind", TERMINALS)
def test_an_editor_that_fails_changes_nothing_and_gives_the_terminal_back(
    kind: str, tmp_path: Path
) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    editor = _editor(tmp_path, "sys.exit(1)")
    with terminal(kind, ["env", f"EDITOR={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, "ended with status 1")
        program.press("j")
        wait_for(program, "1(a) · 2 of 7")
        program.press("q")
        assert wait_for_exit(program) == 0
    assert meeting.read_bytes() == MEETING.read_bytes()
