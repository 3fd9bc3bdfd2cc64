"""The calls to the operating system that saving and recovery make, each in one place.

Whoever writes a file gets its calls from a `FileLayer`; so a test can let any one of them fail, or
let the program die there, while the code that runs is the one that runs for a user.
"""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags to open for reading, without waiting for a pipe that stands in the file's place."""
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""Flags to make a new file, and only a new one, for writing."""
LOCK = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
"""Flags to open a lock file, made where it is not there."""

_CHUNK = 1 << 20
_NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)


class FileLayer(Protocol):
    """What is asked of the operating system. All may raise OSError; a handle is a descriptor."""

    def resolve(self, path: Path) -> Path:
        """The absolute path with all links followed; the last parts need not be there."""

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file, links followed."""

    def fstat(self, handle: int) -> os.stat_result:
        """What is known of an open file."""

    def may_write(self, path: Path) -> bool:
        """Whether the user may write a file, or in a folder."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """Opens a file, or for reading a folder; children do not inherit the handle."""

    def read(self, handle: int, size: int) -> bytes:
        """Up to `size` of the next bytes; none at the end."""

    def write(self, handle: int, data: memoryview) -> int:
        """Writes some bytes, at least one, and says how many."""

    def sync(self, handle: int) -> None:
        """Waits until all of a file or folder has reached the disk."""

    def close(self, handle: int) -> None:
        """Closes a handle, and so opens its lock."""

    def set_owner(self, handle: int, user: int, group: int) -> None:
        """Gives a file to a user and a group; -1 leaves what is."""

    def set_mode(self, handle: int, mode: int) -> None:
        """Sets the permissions of a file."""

    def copy_attributes(self, source: int, target: int) -> None:
        """Gives a file the extended attributes of another, access lists too, as far as one may."""

    def replace(self, source: Path, target: Path) -> None:
        """Gives a file a name, at once, in place of what has that name."""

    def link(self, source: Path, target: Path) -> None:
        """Gives a file one name more.

        Raises:
            FileExistsError: Something has that name.
        """

    def remove(self, path: Path) -> None:
        """Takes a file's name away."""

    def make_folder(self, path: Path) -> None:
        """Makes a folder that only the user may enter, and those around it, where it is not."""

    def names(self, path: Path) -> list[str]:
        """The names in a folder."""

    def try_lock(self, handle: int) -> bool:
        """Locks an open file or folder; False where another program holds the lock."""

    def pause(self, seconds: float) -> None:
        """Waits a while."""


class SystemFiles:
    """The operating system itself."""

    def resolve(self, path: Path) -> Path:
        """See `FileLayer`."""
        return Path(os.path.realpath(path))

    def stat(self, path: Path) -> os.stat_result:
        """See `FileLayer`."""
        return path.stat()

    def fstat(self, handle: int) -> os.stat_result:
        """See `FileLayer`."""
        return os.fstat(handle)

    def may_write(self, path: Path) -> bool:
        """See `FileLayer`."""
        how = os.W_OK | os.X_OK if path.is_dir() else os.W_OK
        return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """See `FileLayer`."""
        return os.open(path, flags, mode)

    def read(self, handle: int, size: int) -> bytes:
        """See `FileLayer`."""
        return os.read(handle, size)

    def write(self, handle: int, data: memoryview) -> int:
        """See `FileLayer`."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """See `FileLayer`."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """See `FileLayer`."""
        os.close(handle)

    def set_owner(self, handle: int, user: int, group: int) -> None:
        """See `FileLayer`."""
        if hasattr(os, "fchown"):
            os.fchown(handle, user, group)

    def set_mode(self, handle: int, mode: int) -> None:
        """See `FileLayer`."""
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)

    def copy_attributes(self, source: int, target: int) -> None:
        """See `FileLayer`."""
        if not hasattr(os, "listxattr"):
            return
        wanted = os.listxattr(source)
        # A new file takes after its folder, the access list included.
        for name in set(os.listxattr(target)).difference(wanted):
            with suppress(OSError):
                os.removexattr(target, name)
        for name in wanted:
            with suppress(OSError):
                os.setxattr(target, name, os.getxattr(source, name))

    def replace(self, source: Path, target: Path) -> None:
        """See `FileLayer`."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """See `FileLayer`."""
        os.link(source, target)

    def remove(self, path: Path) -> None:
        """See `FileLayer`."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """See `FileLayer`."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def names(self, path: Path) -> list[str]:
        """See `FileLayer`."""
        return [entry.name for entry in path.iterdir()]

    def try_lock(self, handle: int) -> bool:
        """See `FileLayer`."""
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def pause(self, seconds: float) -> None:
        """See `FileLayer`."""
        time.sleep(seconds)


SYSTEM: FileLayer = SystemFiles()
"""The layer that the program uses."""


def _lock(handle: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 -- not every system has it
    except ImportError:
        _lock_byte(handle)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_byte(handle: int) -> None:
    """Locks a file on Windows, far behind its end, so that its bytes can still be read."""
    import msvcrt  # noqa: PLC0415 -- not every system has it

    os.lseek(handle, 1 << 30, os.SEEK_SET)
    msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]


def read_all(files: FileLayer, handle: int, most: int) -> bytes:
    """The bytes of an open file, up to `most` of them."""
    parts: list[bytes] = []
    while most > 0 and (part := files.read(handle, min(most, _CHUNK))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def close_read(files: FileLayer, handle: int) -> None:
    """Closes what was only read or locked, where nothing can be lost any more."""
    with suppress(OSError):
        files.close(handle)


def write_all(files: FileLayer, handle: int, data: bytes) -> None:
    """Writes all of some bytes into an open file."""
    rest = memoryview(data)
    while rest:
        rest = rest[files.write(handle, rest) :]


def sync_folder(files: FileLayer, handle: int | None) -> None:
    """Waits until the names in an open folder have reached the disk, where a system can do that."""
    if handle is None:
        return
    try:
        files.sync(handle)
    except OSError as error:
        # Some file systems have no such thing for a folder, and say so thus.
        if error.errno not in _NOT_FOR_FOLDERS:
            raise


def open_folder(files: FileLayer, folder: Path) -> int | None:
    """A folder, to be locked and synced; None where it cannot be opened, as on Windows."""
    try:
        return files.open(folder, os.O_RDONLY)
    except PermissionError:
        return None
