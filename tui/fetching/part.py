"""What has come of a copy so far, beside where the copy is to be."""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tui.fetching.failures import Failed
from tui.i18n import _

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Part:
    """A part of a copy, in a hidden file that ends in `.part`.

    Beside it stands what the host calls this version of the document, so that the rest can be asked
    for, in this run or another.

    Args:
        stem: The path of the copy, without how its name ends.
        url: Where the copy comes from.
    """

    def __init__(self, stem: Path, url: str) -> None:
        self._stem = stem
        self._url = url
        self._path = stem.with_name(f".{stem.name}.part")
        self._notes = stem.with_name(f".{stem.name}.part.json")
        self._file: IO[bytes] | None = None

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Holds the part against other programs that get the same; one without a byte does not stay.

        Raises:
            Failed: Another program has it.
            OSError: It cannot be written.
        """
        self._stem.parent.mkdir(parents=True, exist_ok=True)
        # A link in its place could lead to any file of the user's.
        number = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_LINKS, 0o666)
        with os.fdopen(number, "rb+", buffering=0) as self._file:
            _lock(number)
            if not self._is_mine():
                # The other program was done between opening and locking: this is its copy by now.
                raise Failed(_("another program is getting it now"))
            try:
                yield
            finally:
                if self._is_mine() and not self.size:
                    self.drop()

    def _is_mine(self) -> bool:
        opened = os.fstat(self.file.fileno())
        try:
            named = self._path.lstat()
        except FileNotFoundError:
            return False
        return stat.S_ISREG(opened.st_mode) and os.path.samestat(opened, named)

    @property
    def file(self) -> IO[bytes]:
        """The part, open.

        Raises:
            ValueError: It is not held.
        """
        if self._file is None:
            raise ValueError("the part is not held")
        return self._file

    @property
    def size(self) -> int:
        """How many bytes have come."""
        return self.file.seek(0, os.SEEK_END)

    def write(self, piece: bytes) -> None:
        """Adds what has come."""
        left = memoryview(piece)
        while left:
            left = left[self.file.write(left) :]

    def begin_anew(self) -> int:
        """Drops what has come; returns how many bytes that were."""
        size = self.size
        self.file.truncate(0)
        self._notes.unlink(missing_ok=True)
        return size

    def note(self, version: str, said: str) -> None:
        """Keeps what the host says of the document.

        Args:
            version: What it calls this version; `""` for nothing.
            said: What kind of file it says it is.
        """
        notes = {"url": self._url, "version": version, "said": said}
        self._notes.unlink(missing_ok=True)
        with self._notes.open("x", encoding="utf-8") as file:
            json.dump(notes, file)

    def noted(self, name: str) -> str:
        """What was kept: `version` or `said`; `""` where nothing is known."""
        try:
            notes: Any = json.loads(self._notes.read_text("utf-8"))
            value, url = notes[name], notes["url"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        usable = isinstance(value, str) and value.isprintable() and url == self._url
        return value if usable else ""

    def move_to(self, kind: str) -> Path:
        """Makes the part the copy, whose name ends as its kind has it; returns its file."""
        os.fsync(self.file.fileno())
        target = self._stem.with_name(f"{self._stem.name}.{kind}")
        os.replace(self._path, target)  # noqa: PTH105 -- beside the calls around it
        self._notes.unlink(missing_ok=True)
        return target

    def drop(self) -> None:
        """Removes it."""
        self._path.unlink(missing_ok=True)
        self._notes.unlink(missing_ok=True)


def _lock(number: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 -- not on every system

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        pass
    except OSError:
        raise Failed(_("another program is getting it now")) from None
