"""Terminals to run a program in: an emulator in this process, and tmux where it is installed."""

import contextlib
import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pyte

TERMINALS = ("emulator", "tmux") if shutil.which("tmux") else ("emulator",)
"""The terminals of this machine."""

PATIENCE = 30.0
"""Seconds after which a screen is taken as never going to come."""


class Terminal(Protocol):
    """A terminal in which a program runs."""

    def screen(self) -> str:
        """The text on the screen now, lines without blanks at their ends."""

    def press(self, *keys: str) -> None:
        """Types keys, as a terminal sends them."""

    def exit_code(self) -> int | None:
        """The program's exit code, or None while it runs."""


def wait_for(terminal: Terminal, words: str) -> str:
    """Waits until some words are on the screen; returns the screen.

    Raises:
        AssertionError: They did not come.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        screen = terminal.screen()
        if words in screen:
            return screen
        time.sleep(0.02)
    raise AssertionError(f"{words!r} is not on the screen:\n{terminal.screen()}")


def wait_until(holds: Callable[[], object]) -> None:
    """Waits until something has come about.

    Raises:
        AssertionError: It has not.
    """
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def wait_for_exit(terminal: Terminal) -> int:
    """Waits until the program has ended; returns its exit code.

    Raises:
        AssertionError: It has not.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        code = terminal.exit_code()
        if code is not None:
            return code
        time.sleep(0.02)
    raise AssertionError(f"still running:\n{terminal.screen()}")


def environment(home: Path) -> dict[str, str]:
    """The environment of a user who has set nothing."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "LANG": "C.UTF-8",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }


def agenda(*arguments: str) -> list[str]:
    """The command of the program with arguments."""
    return [sys.executable, "-m", "tui", *arguments]


@contextlib.contextmanager
def terminal(
    kind: str,
    command: Sequence[str],
    home: Path,
    columns: int = 120,
    rows: int = 40,
    *,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """A program in a terminal of a kind, with environment variables, ended at the end."""
    opened = Tmux if kind == "tmux" else Emulator
    program = opened(command, environment(home) | dict(variables or {}), home, columns, rows)
    try:
        yield program
    finally:
        program.close()


_KEYS = {"Enter": "\r", "Escape": "\x1b", "Tab": "\t", "Down": "\x1b[B", "Up": "\x1b[A"}

_PAUSES = {"Escape": 0.4}
"""Seconds after a key: Escape and a letter right behind it are one key, Alt and the letter."""

# What the emulator does not know and would print: answers to its questions are not its business.
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[up]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\")


class Emulator:
    """A terminal emulator in this process, on a pseudo-terminal."""

    def __init__(
        self,
        command: Sequence[str],
        variables: Mapping[str, str],
        home: Path,
        columns: int,
        rows: int,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.sent = b""
        self._main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=home,
            env={"TERM": "xterm-256color", **variables},
            start_new_session=True,
        )
        os.close(side)

    def _read(self) -> None:
        if self._main < 0:
            return
        with contextlib.suppress(OSError):
            while select.select([self._main], [], [], 0)[0]:
                data = os.read(self._main, 1 << 16)
                self.sent += data
                self._stream.feed(_UNKNOWN.sub(b"", data))

    def modes(self) -> set[str]:
        """The terminal's modes that are on: those that the program has set and not reset.

        They are the numbers of DEC's private modes, and `keys` for the keyboard protocol of kitty;
        the modes that are on at first, 7 (lines wrap) and 25 (the cursor shows), are among them.
        """
        self._read()
        on = {"7", "25"}
        for found in re.finditer(rb"\x1b\[(?:\?([0-9;]+)([hl])|([<>])[0-9]*u)", self.sent):
            numbers = found[1].decode().split(";") if found[1] else ["keys"]
            (on.update if found[2] == b"h" or found[3] == b">" else on.difference_update)(numbers)
        return on

    def line_settings(self) -> list[object]:
        """How the terminal treats what is typed and printed: echo, signals, newlines."""
        return list(termios.tcgetattr(self._main))

    @property
    def process(self) -> int:
        """The number of the program's process."""
        return self._process.pid

    def is_stopped(self) -> bool:
        """Whether the program stands still, as after Ctrl-z."""
        return "T" in Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()[0]

    def clear(self) -> None:
        """Empties the screen, as a shell does that takes it over."""
        self._read()
        self._screen.reset()

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size."""
        self._read()
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.process, signal.SIGWINCH)

    def screen(self) -> str:
        self._read()
        # The emulator keeps an empty cell behind a wide character.
        return "\n".join(
            "".join(self._screen.buffer[y][x].data for x in range(self._screen.columns)).rstrip()
            for y in range(self._screen.lines)
        )

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self._main, _KEYS.get(key, key).encode())
            time.sleep(_PAUSES.get(key, 0.05))

    def exit_code(self) -> int | None:
        self._read()
        return self._process.poll()

    def hang_up(self) -> None:
        """Goes away, as a window that is closed; no signal tells the program."""
        if self._main >= 0:
            os.close(self._main)
        self._main = -1

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.hang_up()


class Tmux:
    """A pane of a tmux server of its own."""

    def __init__(
        self,
        command: Sequence[str],
        variables: Mapping[str, str],
        home: Path,
        columns: int,
        rows: int,
    ) -> None:
        # A socket's path is limited to about 100 bytes, which a test's own folder may exceed.
        self._socket = f"/tmp/agenda-test-{os.getpid()}-{id(self)}"  # noqa: S108 -- see above
        self._code = home / "exit-code"
        settings = home / "tmux.conf"
        settings.write_text("set -s escape-time 0\nset -g status off\n")
        line = f"{shlex.join(command)}; printf %s $? > {shlex.quote(str(self._code))}; sleep 999"
        shell = ["env", "-i", *(f"{name}={value}" for name, value in variables.items())]
        shell += [f"TMUX={self._socket},0,0"]  # as tmux itself sets it
        shell += [] if "TERM" in variables else ["TERM=tmux-256color"]
        shell += ["sh", "-c", line]
        size = ["-x", str(columns), "-y", str(rows)]
        self._run("-f", str(settings), "new-session", "-d", *size, "-c", str(home), *shell)

    def option(self, name: str, value: str) -> None:
        """Sets an option of the server."""
        self._run("set-option", "-s", name, value)

    def buffer(self) -> str:
        """What tmux would paste."""
        return self._run("show-buffer")

    def asked(self, form: str) -> str:
        """What tmux says of the pane, in a form such as `#{alternate_on}`."""
        return self._run("display-message", "-p", form).strip()

    def _run(self, *words: str) -> str:
        command = ["tmux", "-u", "-S", self._socket, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._run("capture-pane", "-p").splitlines())

    def press(self, *keys: str) -> None:
        for key in keys:
            literal = [] if key in _KEYS else ["-l"]
            # A semicolon at the end would separate two commands of tmux.
            self._run("send-keys", *literal, re.sub(";$", r"\\;", key))
            time.sleep(_PAUSES.get(key, 0))

    def exit_code(self) -> int | None:
        text = self._code.read_text() if self._code.exists() else ""
        return int(text) if text else None

    def close(self) -> None:
        self._run("kill-server")
        Path(self._socket).unlink(missing_ok=True)
