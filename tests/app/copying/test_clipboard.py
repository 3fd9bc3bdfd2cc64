"""By which way a copied text gets away."""

import base64
import re
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.copying.clipboard import (
    MOST_OSC52,
    Helper,
    clean,
    osc52,
    put_on_clipboard,
    ways,
)

LONG = "x" * 80_000


def program(folder: Path, name: str, body: str = "") -> Path:
    """A program that keeps what it is given, after doing something else."""
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys, time\n{body}\n"
        f"pathlib.Path({str(folder / 'given')!r}).write_bytes(sys.stdin.buffer.read())\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def names(text: str, setting: str, **environment: str) -> list[str]:
    found = ways(text, setting, environment)
    return [way.name if isinstance(way, Helper) else way for way in found]


def test_the_terminal_is_asked_where_no_program_can_do_it() -> None:
    assert names("a", "auto", PATH="") == ["osc52", "file"]


@pytest.mark.parametrize(
    ("variable", "tool"),
    [
        ("TMUX", "tmux"),
        ("WAYLAND_DISPLAY", "wl-copy"),
        ("DISPLAY", "xclip"),
        ("DISPLAY", "xsel"),
        ("WSL_DISTRO_NAME", "clip.exe"),
        ("TERMUX_VERSION", "termux-clipboard-set"),
    ],
)
def test_a_program_that_can_tell_comes_first(variable: str, tool: str, tmp_path: Path) -> None:
    program(tmp_path, tool)
    name = tool.removesuffix(".exe")
    assert names("a", "auto", PATH=str(tmp_path), **{variable: "x"}) == [name, "osc52", "file"]
    # Without what it speaks to it is of no use.
    assert names("a", "auto", PATH=str(tmp_path)) == ["osc52", "file"]


def test_over_ssh_the_terminal_comes_first_as_it_is_where_the_user_is(tmp_path: Path) -> None:
    program(tmp_path, "wl-copy")
    there = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "x", "SSH_CONNECTION": "x"}
    assert names("a", "auto", **there) == ["osc52", "wl-copy", "file"]
    assert names(LONG, "auto", **there) == ["wl-copy", "file"]
    program(tmp_path, "tmux")
    assert names("a", "auto", **there, TMUX="x") == ["tmux", "wl-copy", "osc52", "file"]


def test_a_terminal_without_a_clipboard_is_not_asked() -> None:
    assert names("a", "auto", PATH="", TERM="linux") == ["file"]
    assert names("a", "auto", PATH="", TERM_PROGRAM="Apple_Terminal") == ["file"]
    assert names("a", "osc52", PATH="", TERM="linux") == ["osc52", "file"]


def test_the_setting_decides(tmp_path: Path) -> None:
    program(tmp_path, "wl-copy")
    here = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "x"}
    assert names("a", "osc52", **here) == ["osc52", "file"]
    assert names("a", "command", **here) == ["wl-copy", "file"]
    assert names("a", "file", **here) == ["file"]


def test_what_is_too_long_for_terminals_goes_another_way(tmp_path: Path) -> None:
    assert names(LONG, "osc52", PATH="") == ["file"]
    program(tmp_path, "wl-copy")
    here = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "x"}
    assert names(LONG, "osc52", **here) == ["wl-copy", "file"]
    assert len(osc52("x" * 74_994)) == MOST_OSC52
    assert names("x" * 74_994, "osc52", PATH="") == ["osc52", "file"]
    assert names("x" * 74_995, "osc52", PATH="") == ["file"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_terminal_gets_the_text(text: str) -> None:
    sequence = osc52(text)
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert base64.b64decode(sequence[7:-1]).decode() == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=500))
def test_screen_hands_it_on_in_pieces(text: str) -> None:
    wrapped = osc52(text, in_screen=True)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", wrapped, re.DOTALL)
    assert "".join(pieces) == osc52(text)
    assert all(len(piece) <= 256 for piece in pieces)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == wrapped


def test_in_screen_the_pieces_are_sent() -> None:
    sent: list[str] = []
    put_on_clipboard("a", "auto", sent.append, {"PATH": "", "STY": "1.pts"})
    assert sent == [osc52("a", in_screen=True)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_copied_can_end_a_paste(text: str) -> None:
    copied = clean(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", copied)
    assert clean(copied) == copied


def test_a_program_gets_the_text_and_is_named(tmp_path: Path) -> None:
    program(tmp_path, "wl-copy")
    here = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "x"}
    text = "$(touch x) `y` 议程\n"
    assert put_on_clipboard(text, "auto", pytest.fail, here) == "with wl-copy"
    assert (tmp_path / "given").read_text("utf-8") == text


def test_windows_gets_the_encoding_that_it_knows(tmp_path: Path) -> None:
    program(tmp_path, "clip.exe")
    here = {"PATH": str(tmp_path), "WSL_DISTRO_NAME": "x"}
    assert put_on_clipboard("议程", "auto", pytest.fail, here) == "with clip"
    assert (tmp_path / "given").read_bytes().decode("utf-16") == "议程"


@pytest.mark.parametrize("fault", ["sys.exit(1)", "time.sleep(60)"])
def test_a_program_that_fails_or_hangs_is_passed_over(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.copying.clipboard._SECONDS", 1.0)
    program(tmp_path, "wl-copy", fault)
    here = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "x"}
    sent: list[str] = []
    assert put_on_clipboard("a", "auto", sent.append, here) == "by the terminal"
    assert sent == [osc52("a")]


def test_a_file_is_the_last_way_and_its_place_is_said(home: Path) -> None:
    how = put_on_clipboard("议程", "file", pytest.fail, {"PATH": ""})
    file = Path(how.removeprefix("into the file "))
    assert file.is_relative_to(home)
    assert file.read_text("utf-8") == "议程"
    assert file.stat().st_mode & 0o777 == 0o600


def test_where_no_file_can_be_written_that_is_said(home: Path) -> None:
    (home / ".local").write_text("no folder")
    how = put_on_clipboard("a", "file", pytest.fail, {"PATH": ""})
    assert how.startswith("nowhere: ")
    assert "cannot be written" in how
