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
        tmp_path,
        "assert 'Opening of the meeting' in lines[line - 1]\nlines[line:line] = ['# by hand\\n']",
    )
    with terminal(kind, ["env", f"EDITOR={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "E")
        wait_for(program, "changed")
        program.press("\x13", "q")
        assert wait_for_exit(program) == 0
    before, after = MEETING.read_text("utf-8").splitlines(), meeting.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["# by hand"]
    assert after[after.index("# by hand") - 1] == 'title = "Opening of the meeting"'


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


@pytest.mark.parametrize("kind", TERMINALS)
def test_it_opens_at_the_line_of_the_annotation_that_is_read(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    editor = _editor(tmp_path, "lines[line:line] = [lines[line - 1].split()[0] + ' was it. ']")
    with terminal(kind, ["env", f"EDITOR={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("j", "2", "E")
        wait_for(program, "annotation was it.")


@pytest.mark.parametrize("kind", TERMINALS)
def test_what_is_not_utf_8_is_kept_and_can_be_edited_again(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    script = tmp_path / "editor.py"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n"
        "data = path.read_bytes()\n"
        "good = data.replace(b'caf\\xe9', 'café'.encode())\n"
        "path.write_bytes(good if good != data else b'# caf\\xe9\\n' + data)\n",
        "utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    variables = [f"EDITOR={script}", f"TMPDIR={tmp_path}"]
    with terminal(kind, ["env", *variables, *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, "is not in UTF-8")
        assert [copy.read_bytes()[:7] for copy in tmp_path.glob("agenda-*/*")] == [b"# caf\xe9\n"]
        program.press("Escape")
        wait_for(program, "changed")
        assert list(tmp_path.glob("agenda-*")) == []
        program.press("\x13", "q")
        assert wait_for_exit(program) == 0
    assert meeting.read_bytes() == "# café\n".encode() + MEETING.read_bytes()


@pytest.mark.parametrize(("answer", "kept"), [("k", True), ("t", False)])
@pytest.mark.parametrize("kind", TERMINALS)
def test_an_editor_that_fails_after_writing_is_asked_about(
    kind: str, answer: str, *, kept: bool, tmp_path: Path
) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    editor = _editor(
        tmp_path, "path.write_text('# by hand\\n' + ''.join(lines), 'utf-8')\nsys.exit(3)"
    )
    with terminal(kind, ["env", f"EDITOR={editor}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, "ended with status 3")
        program.press(answer, "q")
        if kept:
            wait_for(program, "not saved")
            program.press("s")
        assert wait_for_exit(program) == 0
    assert meeting.read_bytes() == (b"# by hand\n" if kept else b"") + MEETING.read_bytes()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ('vi "', "check its quotes"),
        ("no-such-editor -x", "there is no program no-such-editor"),
        ("/", "not allowed to run /"),
    ],
)
@pytest.mark.parametrize("kind", TERMINALS)
def test_a_command_that_cannot_be_run_is_said(
    kind: str, command: str, words: str, tmp_path: Path
) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_bytes(MEETING.read_bytes())
    with terminal(kind, ["env", f"VISUAL={command}", *agenda(str(meeting))], tmp_path) as program:
        wait_for(program, "Opening of the meeting")
        program.press("E")
        wait_for(program, words)
        program.press("q")
        assert wait_for_exit(program) == 0
