"""Copying out of the viewer in a real terminal."""

import os
import stat
import sys
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
from tui.app.copying.clipboard import osc52
from tui.resources import data_folder

MEETING = str(data_folder() / "ctoc-cop-wg4-2019.en.toml")
TITLE = "Opening of the meeting"


def set_copy(home: Path, way: str) -> None:
    folder = home / "config" / "agenda"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(f'copy = "{way}"\n')


def test_a_terminal_gets_the_text_by_osc_52(tmp_path: Path) -> None:
    with terminal("emulator", agenda(MEETING), tmp_path) as program:
        assert isinstance(program, Emulator)
        wait_for(program, TITLE)
        program.press("j", "Y", "t")
        wait_for(program, f"Copied by the terminal · title: {TITLE}")
        assert osc52(TITLE).encode() in program.sent


def test_screen_gets_it_wrapped(tmp_path: Path) -> None:
    with terminal("emulator", agenda(MEETING), tmp_path, variables={"STY": "1.x"}) as program:
        assert isinstance(program, Emulator)
        wait_for(program, TITLE)
        program.press("j", "Y", "t")
        wait_for(program, "Copied by the terminal")
        assert osc52(TITLE, in_screen=True).encode() in program.sent


@pytest.mark.parametrize("kind", TERMINALS[1:])
@pytest.mark.parametrize(("way", "how"), [("auto", "with tmux"), ("osc52", "by the terminal")])
def test_tmux_has_the_text_to_paste(kind: str, way: str, how: str, tmp_path: Path) -> None:
    set_copy(tmp_path, way)
    with terminal(kind, agenda(MEETING), tmp_path) as program:
        assert isinstance(program, Tmux)
        program.option("set-clipboard", "on")
        wait_for(program, TITLE)
        program.press("j", "Y", "t")
        wait_for(program, f"Copied {how} · title: {TITLE}")
        wait_until(lambda: program.buffer() == TITLE)


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_desktop_has_it_in_its_clipboard(kind: str, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    tool = tools / "wl-copy"
    tool.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        f"pathlib.Path({str(tmp_path / 'given')!r}).write_bytes(sys.stdin.buffer.read())\n"
    )
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    variables = {"PATH": str(tools), "WAYLAND_DISPLAY": "wayland-0"}
    command = ["/usr/bin/env", *(f"{name}={value}" for name, value in variables.items())]
    with terminal(kind, [*command, *agenda(MEETING)], tmp_path) as program:
        wait_for(program, TITLE)
        program.press("j", "Y", "t")
        wait_for(program, f"Copied with wl-copy · title: {TITLE}")
        assert (tmp_path / "given").read_text("utf-8") == TITLE
        program.press("q")
        assert wait_for_exit(program) == 0


def test_the_file_is_named_where_that_is_the_way(tmp_path: Path) -> None:
    set_copy(tmp_path, "file")
    with terminal("emulator", agenda(MEETING), tmp_path, 160, 40) as program:
        wait_for(program, TITLE)
        program.press("j", "Y", "t")
        wait_for(program, "Copied into the file")
        assert f"{tmp_path}{os.sep}state" in program.screen().replace("\n", "")
    assert (tmp_path / "state" / "agenda" / "copied.txt").read_text("utf-8") == TITLE
