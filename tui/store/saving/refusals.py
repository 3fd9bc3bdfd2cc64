"""Plain words for why a file cannot be written, and what to do about it."""

import errno
from pathlib import Path

from tui.meeting.checks import quoted

_LONGEST_PATH = 200
_FREE = "free some space on it"
_ALLOW = "change its permissions"
_MAKE = "make the folder, or check the path"

_WORDS = {
    errno.ENOSPC: ("the disk of {folder} is full", _FREE),
    errno.EDQUOT: ("your share of the disk of {folder} is used up", _FREE),
    errno.EFBIG: ("the file is larger than {folder} may hold", ""),
    errno.EROFS: ("the disk of {folder} can only be read", ""),
    errno.EACCES: ("you are not allowed to write in {folder}", _ALLOW),
    errno.EPERM: ("you are not allowed to write in {folder}", _ALLOW),
    errno.ENOENT: ("the folder {folder} is not there", _MAKE),
    errno.ENOTDIR: ("the folder {folder} is not there", _MAKE),
    errno.ENAMETOOLONG: ("the name {path} is too long", ""),
    errno.ELOOP: ("{path} is a link that leads to itself", ""),
    errno.EIO: ("the disk of {folder} reports an error", ""),
}
"""What an error means, and what may be done about it besides saving elsewhere."""


class CannotSave(Exception):  # noqa: N818 -- it names what is so, not what went wrong
    """A file cannot be written; what was there before is still there.

    Attributes:
        path: The file.
        reason: What is wrong, where, and what to do about it, in one line.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def refusal(
    error: OSError | ValueError, path: Path, otherwise: str = "save under another name"
) -> str:
    """What an error of the operating system means to the one who saves, in one line.

    Args:
        error: What was raised; a ValueError means an impossible name.
        path: The file that was to be written.
        otherwise: What to do where the cause cannot be mended.
    """
    if isinstance(error, ValueError):
        return f"no file can have such a name; {otherwise}"
    reason = error.strerror or type(error).__name__
    what, remedy = _WORDS.get(
        error.errno or 0, (f"{{path}} cannot be written ({reason})", "try again")
    )
    said = what.replace("{path}", shown(path)).replace("{folder}", shown(path.parent))
    return f"{said}; {remedy}, or {otherwise}" if remedy else f"{said}; {otherwise}"


def shown(path: Path) -> str:
    """A path as a message has it, never long."""
    return quoted(str(path), _LONGEST_PATH)
