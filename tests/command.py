"""The real command, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAM = (sys.executable, "-m", "tui")


class Agenda:
    """Calls the command in a folder, with nothing of the person who runs the tests around it."""

    def __init__(self, folder: Path) -> None:
        home = folder / "home"
        home.mkdir()
        folders = ("HOME", "USERPROFILE", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[1]),
            **dict.fromkeys(folders, str(home)),
        }

    def run(
        self, *words: str | bytes | Path, given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """A call with something on standard input, in bytes."""
        done = subprocess.run(
            [*PROGRAM, *words],
            env=self.environment,
            cwd=self.folder,
            input=given,
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        return done

    def __call__(
        self, *words: str | Path, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=self.environment | dict(env or {}),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stderr
        return done

    def fails(self, *words: str | Path) -> str:
        """The one line on standard error of a call that fails."""
        done = self(*words)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        return done.stderr.removesuffix("\n")

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """A call that goes on while the test does."""
        return subprocess.Popen(
            [*PROGRAM, *map(str, words)],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
