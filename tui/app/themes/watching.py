"""Telling whether files of the user's have changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tui.app.themes.finding import own_folder

_FRESH = 5.0
"""Seconds for which a file just written is read at every look: on some disks the time of a second
change is that of the first."""

_MOST_BYTES = 64 * 1024


def own_themes() -> Iterable[Path]:
    """The files of the user's themes."""
    return own_folder().glob("*.toml")


class FilesLook:
    """Looks at some files from time to time.

    Args:
        files: Says which files those are; it may raise `OSError`.
    """

    def __init__(self, files: Callable[[], Iterable[Path]] = own_themes) -> None:
        self._files = files
        self._seen: dict[Path, tuple[int, int, bytes]] = {}

    def changed(self) -> bool:
        """Whether a file has come, gone or changed since the last look."""
        before, self._seen = self._seen, {}
        try:
            for path in self._files():
                self._seen[path] = _state(path, before.get(path))
        except OSError:
            self._seen = {}
        return self._seen != before


def _state(path: Path, before: tuple[int, int, bytes] | None) -> tuple[int, int, bytes]:
    try:
        status = path.stat()
        stamp = status.st_mtime_ns, status.st_size
        old = time.time() - status.st_mtime > _FRESH
        if not path.is_file() or (before is not None and old and before[:2] == stamp):
            return *stamp, before[2] if before else b""
        with path.open("rb") as file:
            return *stamp, file.read(_MOST_BYTES)
    except OSError:
        return 0, -1, b""
