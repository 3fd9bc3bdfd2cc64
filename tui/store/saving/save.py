"""Saving a meeting file: the whole new text or the whole old one, and never over what is unseen."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from tui.i18n import _
from tui.store.reading.source import BOM, MAX_BYTES
from tui.store.saving.layer import (
    CREATE,
    READ,
    SYSTEM,
    FileLayer,
    close_read,
    open_folder,
    read_all,
    sync_folder,
    write_all,
)
from tui.store.saving.refusals import CannotSave, refusal, shown

_TRIES = 500
_PAUSE = 0.01


class Saved(Struct, frozen=True):
    """A file that was saved.

    Attributes:
        path: The file that was named.
        target: The file that was written: `path` with all links followed.
        digest: The digest of its bytes, to be expected by the next save.
        warning: What could not be kept of the old file, in one line, or `""`.
    """

    path: Path
    target: Path
    digest: str
    warning: str = ""


class ChangedOnDisk(Exception):  # noqa: N818 -- it names what is so, not what went wrong
    """A file was not saved, because on the disk stands something other than was last seen there.

    Attributes:
        path: The file, with all links followed.
        found: The bytes that stand there now; None where there is no file now.
    """

    def __init__(self, path: Path, found: bytes | None) -> None:
        super().__init__(_("{path} was changed by someone else").format(path=shown(path)))
        self.path = path
        self.found = found


def digest_of(data: bytes) -> str:
    """The digest by which saves tell one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def encoded(text: str, *, bom: bool = False) -> bytes:
    """The bytes of a file with a text, which is written as it is, line ends and all.

    Raises:
        UnicodeEncodeError: The text has half of a surrogate pair.
    """
    return (BOM if bom else b"") + text.encode()


def save(
    path: Path,
    text: str,
    *,
    bom: bool = False,
    expected: str | None,
    overwrite: bool = False,
    otherwise: str = "",
    files: FileLayer = SYSTEM,
) -> Saved:
    """Writes a text into a file, so that at any moment the old file or the new one is there, whole.

    The text goes into a new file in the same folder, and from there to the disk; only then does
    the new file take the name. What stands on the disk is compared once more just before. For that
    moment the folder is locked, so of two programs that save by this function one sees what the
    other has written; a program that does not lock can still come between.

    Symbolic links are followed and stay. The mode, the extended attributes and, as far as the
    system lets one, the owner stay too. A file with several names (hard links) parts from them:
    only the name saved has the new text, the others keep the old file.

    Args:
        path: The file.
        text: Its text from now on, without a byte-order mark.
        bom: Whether to put a byte-order mark before it.
        expected: The digest (`digest_of`) of the bytes that were last seen in the file, or None
            where the file is new.
        overwrite: Whether to write over whatever is there, because the user has said so.
        otherwise: What to do where the file cannot be written; by default, save under another name.
        files: The operating system.

    Returns:
        What was done. Where the file has this very content already, that is as good as saved.

    Raises:
        ChangedOnDisk: The file has other bytes than expected, is gone, or is there unexpectedly.
        CannotSave: The file cannot be written. Where the disk fails in the end, the new text may
            stand in the file all the same; saving again is always right.
    """
    try:
        data = encoded(text, bom=bom)
    except UnicodeEncodeError:
        reason = _("the text has half of a surrogate pair, which is no character; take it out")
        raise CannotSave(path, reason) from None
    if len(data) > MAX_BYTES:
        reason = _("the text is over {most} MiB and could not be opened again; divide it").format(
            most=MAX_BYTES >> 20
        )
        raise CannotSave(path, reason)
    try:
        target = files.resolve(path)
        obstacle = _obstacle(files, target, otherwise or _elsewhere())
        if obstacle:
            raise CannotSave(path, obstacle)
        seen = None if overwrite else _Seen(expected, digest_of(data))
        warning = _write(files, target, data, seen)
    except (OSError, ValueError) as error:
        raise CannotSave(path, refusal(error, path, otherwise)) from error
    return Saved(path, target, digest_of(data), warning)


def can_save(path: Path, *, files: FileLayer = SYSTEM) -> str:
    """Why a file cannot be saved, in one line, or `""`; what saving finds out may still differ."""
    try:
        return _obstacle(files, files.resolve(path), _elsewhere())
    except (OSError, ValueError) as error:
        return refusal(error, path)


def _elsewhere() -> str:
    return _("save under another name")


def _obstacle(files: FileLayer, target: Path, otherwise: str) -> str:
    folder = target.parent
    where = files.stat(folder)
    try:
        what = files.stat(target)
    except FileNotFoundError:
        what = None
    if what is not None and not stat.S_ISREG(what.st_mode):
        return _("{target} is not a regular file; {otherwise}").format(
            target=shown(target), otherwise=otherwise
        )
    if what is not None and not files.may_write(target):
        return _(
            "you are not allowed to change {target}; change its permissions, or {otherwise}"
        ).format(target=shown(target), otherwise=otherwise)
    if not files.may_write(folder):
        return _(
            "you are not allowed to write in {folder}, where the new text must be written first; "
            "change its permissions, or {otherwise}"
        ).format(folder=shown(folder), otherwise=otherwise)
    if what is not None and _sticks(where, what):
        return _("{folder} lets only its owner replace {target}; {otherwise}").format(
            folder=shown(folder), target=shown(target), otherwise=otherwise
        )
    return ""


def _sticks(folder: os.stat_result, file: os.stat_result) -> bool:
    """Whether a file in a folder such as `/tmp` belongs to someone else."""
    if not folder.st_mode & stat.S_ISVTX or not hasattr(os, "geteuid"):
        return False
    return os.geteuid() not in {0, folder.st_uid, file.st_uid}


class _Seen(Struct, frozen=True):
    """What may stand in a file that is to be saved."""

    expected: str | None
    wanted: str

    def check(self, target: Path, found: bytes | None) -> None:
        digest = None if found is None else digest_of(found)
        if digest not in {self.expected, self.wanted}:
            raise ChangedOnDisk(target, found)


def _write(files: FileLayer, target: Path, data: bytes, seen: _Seen | None) -> str:
    temporary = target.parent / f".agenda-{os.urandom(8).hex()}.tmp"
    named = False
    try:
        warning = _write_beside(files, temporary, target, data)
        with _locked(files, target) as folder:
            # The folder may have been waited for, so this comes after and not before.
            found = _bytes_of(files, target)
            if seen is not None:
                seen.check(target, found)
            named = _take_name(files, temporary, target, new=found is None)
            sync_folder(files, folder)
    finally:
        if not named:
            with suppress(OSError):
                files.remove(temporary)
    return warning


def _write_beside(files: FileLayer, temporary: Path, target: Path, data: bytes) -> str:
    """Writes a new file that takes after the old one, and waits until the disk has it."""
    try:
        old = files.open(target, READ)
    except FileNotFoundError:
        old = None
    try:
        # The text of a private file is not to be read by others for a moment.
        handle = files.open(temporary, CREATE, 0o666 if old is None else 0o600)
        try:
            warning = "" if old is None else _take_after(files, old, handle)
            write_all(files, handle, data)
            files.sync(handle)
        finally:
            files.close(handle)
    finally:
        if old is not None:
            close_read(files, old)
    return warning


def _take_after(files: FileLayer, old: int, new: int) -> str:
    """Gives a new file the owner, the mode and the attributes of the old one, as far as one may."""
    was, now = files.fstat(old), files.fstat(new)
    mode, warning = stat.S_IMODE(was.st_mode), ""
    keeps_group = True
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        try:
            files.set_owner(new, was.st_uid, was.st_gid)
        except OSError:
            if was.st_uid != now.st_uid:
                warning = _("the file belongs to you now, for its owner could not be kept")
            # What runs as its owner must not run as another one.
            mode &= 0o777
            try:
                files.set_owner(new, -1, was.st_gid)
            except OSError:
                keeps_group = False
                warning = warning or _("the group of the file could not be kept")
                # Another group gets no more than everyone.
                mode = mode & ~0o070 | (mode & 0o007) << 3
    try:
        files.set_mode(new, mode)
        if keeps_group:
            files.copy_attributes(old, new)
    except OSError:
        warning = warning or _("the permissions of the file could not be kept")
    return warning


@contextmanager
def _locked(files: FileLayer, target: Path) -> Iterator[int | None]:
    """Keeps other programs from saving into a folder; gives its handle, or None for none."""
    folder = open_folder(files, target.parent)
    try:
        if folder is not None:
            _wait_for_lock(files, folder, target)
        yield folder
    finally:
        if folder is not None:
            close_read(files, folder)


def _wait_for_lock(files: FileLayer, folder: int, target: Path) -> None:
    for _try in range(_TRIES):
        try:
            if files.try_lock(folder):
                return
        except OSError:
            # This file system has no locks, or none on folders.
            return
        files.pause(_PAUSE)
    reason = _("another program is saving in {parent} and does not end; try again").format(
        parent=shown(target.parent)
    )
    raise CannotSave(target, reason)


def _bytes_of(files: FileLayer, target: Path) -> bytes | None:
    try:
        handle = files.open(target, READ)
    except FileNotFoundError:
        return None
    try:
        return read_all(files, handle, MAX_BYTES + 1)
    finally:
        close_read(files, handle)


def _take_name(files: FileLayer, temporary: Path, target: Path, *, new: bool) -> bool:
    """Gives the new file its name, and says whether its temporary name is gone."""
    if new:
        try:
            # Unlike a replacement this fails where a file has come meanwhile.
            files.link(temporary, target)
        except FileExistsError:
            raise ChangedOnDisk(target, _bytes_of(files, target)) from None
        except OSError:
            # This file system has no second names.
            pass
        else:
            return False
    files.replace(temporary, target)
    return True
