"""The viewer in a real terminal."""

from pathlib import Path

import pytest

from tests.app.screens import MEETINGS
from tests.terminal.terminals import (
    TERMINALS,
    agenda,
    terminal,
    wait_for,
    wait_for_exit,
)
from tui.resources import shipped_meeting


@pytest.mark.parametrize("kind", TERMINALS)
def test_it_opens_the_shipped_meeting_and_leaves_with_q(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(), tmp_path) as program:
        screen = wait_for(program, "拟议工作安排")
        assert "1 临时议程" in screen
        assert "外交和领事官员" in screen
        program.press("q")
        assert wait_for_exit(program) == 0


@pytest.mark.parametrize("kind", TERMINALS)
def test_keys_lead_to_an_item_and_back(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(shipped_meeting())), tmp_path, 80, 24) as program:
        wait_for(program, "组织事项")
        program.press("j", "j", "j")
        wait_for(program, "2 · 4 of 7")
        program.press("Enter", "z")
        wait_for(program, "为审议议程项目2")
        program.press("Escape", "4", "G", "Enter")
        wait_for(program, "5 · 7 of 7")


def test_the_mouse_drags_an_edge_and_the_next_start_has_it_there(tmp_path: Path) -> None:
    command = agenda(str(shipped_meeting()))
    with terminal("emulator", command, tmp_path) as program:
        wait_for(program, "组织事项")
        # As terminals report it: the button goes down at column 35, moves, goes up at 51.
        program.press("\x1b[<0;35;9M", "\x1b[<32;44;9M", "\x1b[<32;51;9M", "\x1b[<0;51;9m")
        wait_for(program, f"╰{'─' * 48}╯╰")
        program.press("q")
        assert wait_for_exit(program) == 0
    with terminal("emulator", command, tmp_path) as program:
        wait_for(program, f"╰{'─' * 48}╯╰")
        program.press("=")
        wait_for(program, f"╰{'─' * 32}╯╰")


@pytest.mark.parametrize("kind", TERMINALS)
def test_the_annotation_is_read_alone(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(shipped_meeting())), tmp_path, 80, 24) as program:
        wait_for(program, "组织事项")
        program.press("r")
        wait_for(program, "r leave")
        program.press("J", "J", "J")
        assert "╭" not in wait_for(program, "¶ 2 为审议议程项目2")
        program.press("Escape")
        assert "╭─ 2 说明" in wait_for(program, "r read")


@pytest.mark.parametrize("kind", TERMINALS)
def test_search_goes_to_a_hit(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(shipped_meeting())), tmp_path) as program:
        wait_for(program, "组织事项")
        program.press("/")
        wait_for(program, "Search")
        program.press(*"贩运罪犯")
        wait_for(program, "1 of 1")
        program.press("Enter")
        wait_for(program, "2 · 4 of 7")


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_hostile_file_changes_nothing_but_the_panes(kind: str, tmp_path: Path) -> None:
    with terminal(kind, agenda(str(MEETINGS / "hostile.toml")), tmp_path) as program:
        wait_for(program, "q quit")
        for _ in range(12):
            program.press("J")
        screen = wait_for(program, "q quit")
        lines = screen.splitlines()
        assert "quit" in lines[-1]
        assert all(line[:1] in "╭│╰" for line in lines[1:-1])


@pytest.mark.parametrize("kind", TERMINALS)
def test_the_last_meeting_opens_again(kind: str, tmp_path: Path) -> None:
    meeting = tmp_path / "board.toml"
    meeting.write_bytes((MEETINGS / "board.toml").read_bytes())
    with terminal(kind, agenda(str(meeting)), tmp_path) as program:
        wait_for(program, "Hartwell Allotment")
        program.press("q")
        assert wait_for_exit(program) == 0
    (tmp_path / "exit-code").unlink(missing_ok=True)
    with terminal(kind, agenda(), tmp_path) as program:
        wait_for(program, "Hartwell Allotment")


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_drawn(
    kind: str, tmp_path: Path
) -> None:
    with terminal(kind, agenda("missing.toml"), tmp_path) as program:
        assert wait_for_exit(program) == 2
        screen = wait_for(program, "missing.toml")
        assert "Traceback" not in screen
