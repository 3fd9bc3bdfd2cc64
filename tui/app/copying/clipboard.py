"""The ways by which a copied text gets to where it can be pasted."""

import base64
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from tui.app.state import state_file
from tui.i18n import _

MOST_OSC52 = 100_000
"""Bytes of the longest sequence that terminals take, as hterm's `osc52.sh` has it: 74,994 of text."""

_SCREEN_CHUNK = 250
"""GNU screen takes strings of at most 256 bytes (768 since 4.2.1)."""

_SECONDS = 3.0
"""How long a helper may take; then the next way is tried."""

_NO_OSC52 = {"TERM": ("linux", "dumb"), "TERM_PROGRAM": ("Apple_Terminal",)}
"""Terminals that are known to have no OSC 52, by what they say of themselves."""

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
del _CONTROLS[ord("\t")], _CONTROLS[ord("\n")]

_one_by_one = threading.Lock()


class Helper(Struct, frozen=True):
    """A program that takes a text for the clipboard on its standard input.

    Attributes:
        command: The program and its arguments.
        encoding: What it reads.
    """

    command: tuple[str, ...]
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """What to call it."""
        return Path(self.command[0]).stem


def clean(text: str) -> str:
    """A text without the control characters that could end a paste and begin a command."""
    return text.replace("\r\n", "\n").translate(_CONTROLS)


def put_on_clipboard(
    text: str, setting: str, write: Callable[[str], None], environment: Mapping[str, str]
) -> str:
    """Copies a text; returns by which way, in words.

    Args:
        text: The text.
        setting: What the user has set: `auto`, `osc52`, `command` or `file`.
        write: Sends something to the terminal.
        environment: The environment variables.
    """
    with _one_by_one:  # what is copied last is to stay
        for way in ways(text, setting, environment):
            if isinstance(way, Helper):
                if _run(way, text):
                    return _("with {program}").format(program=way.name)
            elif way == "osc52":
                write(osc52(text, in_screen=_is_in_screen(environment)))
                return _("by the terminal")
            else:
                return _into_file(text)
    raise AssertionError("a file is always the last way")


def ways(text: str, setting: str, environment: Mapping[str, str]) -> Iterator[Helper | str]:
    """The ways for a text, the best first; the last is always a file.

    tmux and the clipboards of desktops answer whether they have taken it, and a terminal does not:
    so they come first, but not those of another machine that one is on by ssh.
    """
    fits = len(osc52(text, in_screen=_is_in_screen(environment))) <= MOST_OSC52
    knows = not any(environment.get(name) in values for name, values in _NO_OSC52.items())
    helpers = list(_helpers(environment))
    if setting == "osc52":
        yield from ["osc52"] if fits else helpers
    elif setting == "command":
        yield from helpers
    elif setting == "auto":
        remote = "SSH_CONNECTION" in environment and "TMUX" not in environment
        before = [] if remote and fits and knows else helpers
        yield from before
        yield from ["osc52"] if fits and knows else []
        yield from [] if before else helpers
    yield "file"


def _helpers(environment: Mapping[str, str]) -> Iterator[Helper]:
    """The programs that are here and have a clipboard to reach."""
    candidates: list[tuple[bool, tuple[str, ...], str]] = [
        ("TMUX" in environment, ("tmux", "load-buffer", "-w", "-"), "utf-8"),
        (sys.platform == "darwin", ("pbcopy",), "utf-8"),
        ("WAYLAND_DISPLAY" in environment, ("wl-copy",), "utf-8"),
        ("DISPLAY" in environment, ("xclip", "-in", "-selection", "clipboard"), "utf-8"),
        ("DISPLAY" in environment, ("xsel", "--input", "--clipboard"), "utf-8"),
        ("WSL_DISTRO_NAME" in environment or sys.platform == "win32", ("clip.exe",), "utf-16"),
        ("TERMUX_VERSION" in environment, ("termux-clipboard-set",), "utf-8"),
    ]
    for fits, (program, *arguments), encoding in candidates:
        path = shutil.which(program, path=environment.get("PATH")) if fits else None
        if path is not None:
            yield Helper((path, *arguments), encoding)


def osc52(text: str, *, in_screen: bool = False) -> str:
    """The sequence that gives a text to a terminal for its clipboard."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    if not in_screen:
        return sequence
    chunks = range(0, len(sequence), _SCREEN_CHUNK)
    return "".join(f"\x1bP{sequence[at : at + _SCREEN_CHUNK]}\x1b\\" for at in chunks)


def _is_in_screen(environment: Mapping[str, str]) -> bool:
    return "STY" in environment and "TMUX" not in environment


def _run(helper: Helper, text: str) -> bool:
    """Gives a text to a helper; False where it fails or does not come back."""
    try:
        # A list of words, never a shell. What it starts may stay, and must not hold our terminal.
        done = subprocess.run(  # noqa: S603 -- one of the programs above
            helper.command,
            input=text.encode(helper.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _into_file(text: str) -> str:
    file = state_file("copied").with_suffix(".txt")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(0o600)
        file.write_text(text, "utf-8")
    except OSError as error:
        return _("nowhere: {file} cannot be written ({why})").format(file=file, why=error.strerror)
    return _("into the file {file}").format(file=file)


def needs_time(text: str, setting: str) -> bool:
    """Whether copying a text runs another program first, and can take a while."""
    return isinstance(next(ways(text, setting, os.environ)), Helper)
