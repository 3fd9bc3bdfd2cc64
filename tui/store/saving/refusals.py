"""Plain words for why a file cannot be written, and what to do about it."""

import errno
from pathlib import Path

from tui.i18n import N_, _
from tui.meeting.problems import quoted

_LONGEST_PATH = 200
_FREE = N_("free some space on it")
_ALLOW = N_("change its permissions")
_MAKE = N_("make the folder, or check the path")
_AGAIN = N_("try again")
_OTHER = N_("{path} cannot be written ({reason})")

_WORDS = {
    errno.ENOSPC: (N_("the disk of {folder} is full"), _FREE),
    errno.EDQUOT: (N_("your share of the disk of {folder} is used up"), _FREE),
    errno.EFBIG: (N_("the file is larger than {folder} may hold"), ""),
    errno.EROFS: (N_("the disk of {folder} can only be read"), ""),
    errno.EACCES: (N_("you are not allowed to write in {folder}"), _ALLOW),
    errno.EPERM: (N_("you are not allowed to write in {folder}"), _ALLOW),
    errno.ENOENT: (N_("the folder {folder} is not there"), _MAKE),
    errno.ENOTDIR: (N_("the folder {folder} is not there"), _MAKE),
    errno.ENAMETOOLONG: (N_("the name {path} is too long"), ""),
    errno.ELOOP: (N_("{path} is a link that leads to itself"), ""),
    errno.EIO: (N_("the disk of {folder} reports an error"), ""),
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


def refusal(error: OSError | ValueError, path: Path, otherwise: str = "") -> str:
    """What an error of the operating system means to the one who saves, in one line.

    Args:
        error: What was raised; a ValueError means an impossible name.
        path: The file that was to be written.
        otherwise: What to do where the cause cannot be mended.
    """
    otherwise = otherwise or _("save under another name")
    if isinstance(error, ValueError):
        return _("no file can have such a name; {otherwise}").format(otherwise=otherwise)
    reason = error.strerror or type(error).__name__
    what, remedy = _WORDS.get(error.errno or 0, (_OTHER, _AGAIN))
    said = _(what).format(path=shown(path), folder=shown(path.parent), reason=reason)
    if not remedy:
        return _("{what}; {advice}").format(what=said, advice=otherwise)
    return _("{said}; {remedy}, or {otherwise}").format(
        said=said, remedy=_(remedy), otherwise=otherwise
    )


def shown(path: Path) -> str:
    """A path as a message has it, never long."""
    return quoted(str(path), _LONGEST_PATH)
