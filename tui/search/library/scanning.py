"""Which files below a folder may be meetings."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tui.i18n import _
from tui.store.beside import NOTES

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
    """A folder that cannot be looked into, or a link that leads nowhere.

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
    linked: set[Path] = set()
    waiting = [Path()]
    while waiting:
        inside = waiting.pop()
        try:
            status = (folder / inside).stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder / inside) as entries:
                there = sorted(
                    (entry for entry in entries if not entry.name.startswith(".")),
                    key=lambda entry: entry.name,
                )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = _("the folder cannot be read ({reason}); its meetings are left out").format(
                reason=reason
            )
            yield FolderTrouble(inside, message)
            continue
        below: list[Path] = []
        for entry in there:
            found = _look(entry, inside / entry.name)
            if isinstance(found, FoundFile | FolderTrouble):
                if not (entry.is_symlink() and _is_there_itself(folder, found.name, linked)):
                    yield found
            elif found is not None:
                below.append(found)
        waiting += reversed(below)


def _look(entry: os.DirEntry[str], name: Path) -> FoundFile | FolderTrouble | Path | None:
    """What bears a name: a TOML file, a folder, or nothing that matters."""
    try:
        status = entry.stat()
    except OSError:
        if entry.is_symlink() and _is_meeting(name.name):
            return FolderTrouble(name, _("this link leads to no file; remove it or make it anew"))
        # A link that is none of ours, or a file that has just gone.
        return None
    if stat.S_ISDIR(status.st_mode):
        return name
    if stat.S_ISREG(status.st_mode) and _is_meeting(name.name):
        return FoundFile(name, status.st_size, status.st_mtime_ns)
    return None


def _is_there_itself(folder: Path, name: Path, linked: set[Path]) -> bool:
    """Whether a link leads to a file that is listed under another name.

    Args:
        folder: The folder that is searched.
        name: The link.
        linked: The files outside the folder that links have led to; one more may be added.
    """
    target, root = Path(os.path.realpath(folder / name)), Path(os.path.realpath(folder))
    if target.is_relative_to(root) and target.exists():
        parts = target.relative_to(root).parts
        return _is_meeting(target.name) and not any(part.startswith(".") for part in parts)
    known = target in linked
    linked.add(target)
    return known


def looks_like_a_meeting(path: Path) -> bool:
    """Whether a file that is no whole meeting was meant for one; what cannot be read may be.

    So may an empty one: somebody has begun it, or something has emptied it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            return not head.strip() or _LIKE_A_MEETING.search(head) is not None
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is_meeting(name: str) -> bool:
    """Whether a file may be a meeting, by its name."""
    return name.lower().endswith(_SUFFIX) and not name.lower().endswith(NOTES)
