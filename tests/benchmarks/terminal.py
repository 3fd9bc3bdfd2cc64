"""Programs in a terminal of their own, timed from outside."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


class TimedTerminal:
    """A program that draws on a pseudo-terminal which we read.

    Args:
        command: The program and its arguments.
        environment: Its whole environment.
        columns: Width of the terminal.
        rows: Height of the terminal.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self._main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(side)
        self._seen = b""

    def seconds_until(self, text: str, since: float, limit: float = 60) -> float:
        """Reads until a text is drawn.

        Args:
            text: What is waited for; what was drawn before does not count.
            since: The moment to count from, of `time.perf_counter`.
            limit: Seconds after which to give up.

        Raises:
            TimeoutError: It did not come.
        """
        return self.seconds_until_one([text], since, limit)[0]

    def seconds_until_one(
        self, texts: Sequence[str], since: float, limit: float = 60
    ) -> tuple[float, int]:
        """Reads until one of several texts is drawn; see `seconds_until`.

        Returns:
            The seconds, and the position of the last of the texts that is there.
        """
        wanted = [text.encode() for text in texts]
        while not (found := [at for at, text in enumerate(wanted) if text in self._seen]):
            ready, _, _ = select.select([self._main], [], [], 0.5)
            if ready:
                self._seen += os.read(self._main, 1 << 16)
            if time.perf_counter() - since > limit:
                raise TimeoutError(f"{texts[0]!r} was not drawn; last: {self._seen[-2000:]!r}")
        now = time.perf_counter()
        self._seen = self._seen.partition(wanted[found[-1]])[2]
        return now - since, found[-1]

    def press(self, key: bytes) -> float:
        """Types a key; returns the moment."""
        self._seen = b""
        now = time.perf_counter()
        os.write(self._main, key)
        return now

    def settle(self, seconds: float = 0.3) -> None:
        """Reads until nothing has been drawn for a while."""
        while select.select([self._main], [], [], seconds)[0]:
            os.read(self._main, 1 << 16)
        self._seen = b""

    def look(self, seconds: float) -> None:
        """Reads for a while, as people look at the screen before they go on."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._main], [], [], left)[0]:
                os.read(self._main, 1 << 16)
        self._seen = b""

    def close(self) -> None:
        """Ends the program."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._main)


def environment(home: Path) -> dict[str, str]:
    """The whole environment of a program that is measured, with a home of its own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }


@contextlib.contextmanager
def terminal(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[TimedTerminal]:
    """A program in a terminal, ended at the end."""
    program = TimedTerminal(command, environment)
    try:
        yield program
    finally:
        program.close()
