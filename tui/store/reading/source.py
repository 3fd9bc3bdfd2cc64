"""Reading the bytes of a meeting file as text, or saying clearly why that cannot be done."""

import os
import stat
from pathlib import Path

from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import Problem, Rank

MAX_BYTES = 64 * 1024 * 1024
"""No larger file is read: a thousand times what a real meeting takes."""

BOM = b"\xef\xbb\xbf"
"""The byte-order mark that some programs put at the start of a text."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Source(Struct, frozen=True):
    """A meeting file as it stands on the disk.

    Attributes:
        path: Where it was read.
        text: Its text, with line ends as they are and without the byte-order mark.
        bom: Whether a byte-order mark stands at the start of the file.
    """

    path: Path
    text: str
    bom: bool = False


class UnreadableFile(Exception):  # noqa: N818 -- it names what is there, not what went wrong
    """A file cannot be read as text.

    Attributes:
        path: The file.
        problem: What is wrong and what to do about it.
        line: The line at fault, from 1; 1 where the whole file is.
        column: The column at fault, from 1, in characters.
    """

    def __init__(self, path: Path, message: str, *, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.problem = Problem(Rank.FATAL, (), message)
        self.line = line
        self.column = column


def read_source(path: Path) -> Source:
    """Reads a meeting file.

    Args:
        path: The file; it may be anything that a user can name.

    Returns:
        Its text.

    Raises:
        UnreadableFile: It is not there, not a regular file, not readable, over `MAX_BYTES`, not
            UTF-8, or it has a NUL character. A pipe or a device is refused and not waited for.
    """
    data = _read_bytes(path)
    bom = data.startswith(BOM)
    text = _decode(path, data, len(BOM) if bom else 0)
    nul = text.find("\0")
    if nul >= 0:
        message = _(
            "has a NUL character here, so it is not a text file; open the meeting's TOML file, "
            "or save this one as UTF-8"
        )
        line, column = _place(text[:nul])
        raise UnreadableFile(path, message, line=line, column=column)
    return Source(path, text, bom)


def _read_bytes(path: Path) -> bytes:
    try:
        # Looked at before it is opened: to open some devices already does something.
        _refuse_irregular(path, path.stat())
        # Without O_NONBLOCK a pipe put in the file's place meanwhile would be waited for.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            _refuse_irregular(path, os.fstat(file.fileno()))
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = _("there is no such file; check the name and the folder")
        raise UnreadableFile(path, message) from None
    except PermissionError:
        message = _(
            "you are not allowed to read this file; ask its owner, or change its permissions"
        )
        raise UnreadableFile(path, message) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = _("the file cannot be read ({reason}); check the name and the disk").format(
            reason=reason
        )
        raise UnreadableFile(path, message) from None
    except ValueError:
        # A NUL in the name, or a name that the file system's encoding cannot write.
        message = _("no file can have such a name; check the name")
        raise UnreadableFile(path, message) from None
    if len(data) > MAX_BYTES:
        raise _too_large(path)
    return data


def _refuse_irregular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(path, _("is a folder; name the meeting's TOML file in it"))
    if not stat.S_ISREG(status.st_mode):
        message = _("is not a regular file (but a pipe, a socket or a device); name a TOML file")
        raise UnreadableFile(path, message)
    if status.st_size > MAX_BYTES:
        raise _too_large(path)


def _too_large(path: Path) -> UnreadableFile:
    message = _(
        "is larger than {most} MiB, so it is hardly a meeting; name the meeting's TOML "
        "file, or divide it"
    ).format(most=MAX_BYTES // 1024 // 1024)
    return UnreadableFile(path, message)


def _decode(path: Path, data: bytes, start: int) -> str:
    try:
        return str(memoryview(data)[start:], "utf-8")
    except UnicodeDecodeError as error:
        at = start + error.start
        if data.startswith(_UTF_16):
            what = _("is in UTF-16 and not in UTF-8")
        else:
            what = _(
                "is not in UTF-8: byte {at} of the file, 0x{data:02X}, is wrong in UTF-8"
            ).format(at=at + 1, data=data[at])
        line, column = _place(data[start:at].decode("utf-8"))
        message = _("{what}; save the file as UTF-8").format(what=what)
        raise UnreadableFile(path, message, line=line, column=column) from None


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what stands behind `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
