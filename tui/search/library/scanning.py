"""Which files below a folder may be meetings."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tui.i18n import _

_SUFFIX = ".toml"
_HEAD = 1 << 20
_LIKE_A_MEETING = re.compile(
    rb"^[ \t]*(?:\[[ \t]*\"?meeting\"?[ \t]*[\].]|\[\[[ \t]*\"?agenda\"?[ \t]*\]\])", re.MULTILINE
)


class FoundFile(Struct, frozen=True):
    """A TOML file below the folder.

    Attributes:
        name: Its path from the folder.
        size: Its size in bytes.
        changed: When it was changed last, in nanoseconds.
    """

    name: Path
    size: int
    changed: int


class FolderTrouble(Struct, frozen=True):
    """A folder that cannot be looked into.

    Attributes:
        name: Its path from the folder that is searched.
        message: What is wrong, and what to do.
    """

    name: Path
    message: str


def scan(folder: Path) -> Iterator[FoundFile | FolderTrouble]:
    """All TOML files below a folder, by name; links are followed, a folder is entered once.

    Hidden files and folders are left out: they are the business of other programs.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [Path()]
    while waiting:
        inside = waiting.pop()
        try:
            status = (folder / inside).stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder / inside) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = _("the folder cannot be read ({reason}); its meetings are left out").format(
                reason=reason
            )
            yield FolderTrouble(inside, message)
            continue
        below: list[Path] = []
        for name in names:
            found = _look(folder, inside / name)
            if isinstance(found, FoundFile):
                yield found
            elif found is not None:
                below.append(found)
        waiting += reversed(below)


def _look(folder: Path, name: Path) -> FoundFile | Path | None:
    """What bears a name: a TOML file, a folder, or nothing that matters."""
    try:
        status = (folder / name).stat()
    except OSError:
        # A link to nowhere or in a circle, or a file that has just gone.
        return None
    if stat.S_ISDIR(status.st_mode):
        return name
    if stat.S_ISREG(status.st_mode) and name.suffix.lower() == _SUFFIX:
        return FoundFile(name, status.st_size, status.st_mtime_ns)
    return None


def looks_like_a_meeting(path: Path) -> bool:
    """Whether a file that is no whole meeting was meant for one; what cannot be read may be."""
    try:
        with path.open("rb") as file:
            return _LIKE_A_MEETING.search(file.read(_HEAD)) is not None
    except FileNotFoundError:
        return False
    except OSError:
        return True
