"""Copies of unsaved texts, kept where the next start finds them should this one die."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tui.i18n import N_, _
from tui.store.reading.source import MAX_BYTES
from tui.store.saving.layer import (
    CREATE,
    LOCK,
    READ,
    SYSTEM,
    FileLayer,
    close_read,
    open_folder,
    read_all,
    sync_folder,
    write_all,
)
from tui.store.saving.leftovers import Leftover, decode_copy, encode_copy
from tui.store.saving.refusals import CannotSave, refusal

_COPY = ".agenda-recovery"
_LOCK = ".lock"
_TEMPORARY = ".tmp"
_OTHERWISE = N_("save soon, for a crash would lose your changes")
_MOST = 2 * MAX_BYTES + (1 << 16)


class Recovery:
    """The recovery copies of one user.

    Each session that edits a file has a copy of its own, and a lock file that it holds locked for
    as long as it lives. The lock ends with the process, however that ends, so a copy whose lock
    can be had is a leftover. Files and folder are for the user alone.

    Args:
        folder: Where the copies are; by default in the user's state folder.
        files: The operating system.
    """

    def __init__(self, folder: Path | None = None, *, files: FileLayer = SYSTEM) -> None:
        self._folder = folder or _default_folder()
        self._files = files

    def open(self, path: Path) -> "Session":
        """A session that edits a meeting file; nothing is written before its first text.

        Raises:
            CannotSave: No file can have such a name.
        """
        with _refused(path):
            return Session(self._folder, self._files.resolve(path), self._files)

    def leftovers(self, path: Path) -> list[Leftover]:
        """What sessions that have died have left of a meeting file, the newest first.

        Args:
            path: The meeting file; it need not be there any more.

        Returns:
            The unsaved texts, and the copies that are damaged. What cannot be read at all is
            damaged too; where there is no recovery folder, there is nothing.
        """
        try:
            target = self._files.resolve(path)
            stems = _stems(self._files.names(self._folder), _start_of_name(target))
        except (OSError, ValueError):
            return []
        found = [
            left
            for stem, suffixes in stems.items()
            if _may_be_dead(self._files, self._folder / f"{stem}{_LOCK}")
            if (left := self._left_by(target, stem, suffixes)) is not None
        ]
        return sorted(found, key=lambda left: left.kept, reverse=True)

    def discard(self, leftover: Leftover) -> None:
        """Removes a leftover, because the user has said so or its text is safe elsewhere.

        Raises:
            CannotSave: It cannot be removed.
        """
        stem = leftover.copy.name.partition(".")[0]
        with _refused(leftover.copy):
            for suffix in (_COPY, _TEMPORARY, _LOCK):
                with suppress(FileNotFoundError):
                    self._files.remove(self._folder / f"{stem}{suffix}")

    def _left_by(self, target: Path, stem: str, suffixes: set[str]) -> Leftover | None:
        """What a session that has died has left, or None."""
        if _TEMPORARY in suffixes:
            # A whole one was about to take the place of the copy; a torn one never was a copy.
            newer = _read(self._files, target, self._folder / f"{stem}{_TEMPORARY}")
            if newer is not None and not newer.damage:
                return newer
        if _COPY not in suffixes:
            return None
        return _read(self._files, target, self._folder / f"{stem}{_COPY}")


class Session:
    """The recovery copy of one meeting file that is being edited; made by `Recovery.open`.

    Its methods are called one after another, though not all need to be on the same thread.

    Args:
        folder: Where the copies are.
        path: The meeting file, with all links followed.
        files: The operating system.
    """

    def __init__(self, folder: Path, path: Path, files: FileLayer) -> None:
        self._folder = folder
        self._path = path
        self._files = files
        self._stem = ""
        self._lock: int | None = None

    def keep(self, text: str, *, base: str) -> None:
        """Keeps an unsaved text; when this returns, it survives a power cut.

        Until then the text kept before survives.

        Args:
            text: The text as it is after the edit.
            base: The text of the meeting file from which the edits went out.

        Raises:
            CannotSave: The copy cannot be written, so a crash would lose the edits.
        """
        data = encode_copy(self._path, text, base)
        with _refused(self._folder / "copy"):
            self._begin()
            temporary = self._place(_TEMPORARY)
            with suppress(FileNotFoundError):
                self._files.remove(temporary)
            handle = self._files.open(temporary, CREATE, 0o600)
            try:
                write_all(self._files, handle, data)
                self._files.sync(handle)
            finally:
                self._files.close(handle)
            self._files.replace(temporary, self._place(_COPY))
            self._sync_folder()

    def clear(self) -> None:
        """Forgets the text, because it is saved or undone.

        Raises:
            CannotSave: The copy cannot be removed.
        """
        if not self._stem:
            return
        with _refused(self._folder / "copy"):
            for suffix in (_COPY, _TEMPORARY):
                with suppress(FileNotFoundError):
                    self._files.remove(self._place(suffix))

    def close(self) -> None:
        """Ends the session, with its text saved or given up.

        Raises:
            CannotSave: The copy cannot be removed.
        """
        self.clear()
        if self._lock is None:
            return
        with suppress(OSError):
            self._files.remove(self._place(_LOCK))
        with suppress(OSError):
            self._files.close(self._lock)
        self._stem, self._lock = "", None

    def _begin(self) -> None:
        """Takes a name and its lock, once."""
        if self._lock is not None:
            return
        self._files.make_folder(self._folder)
        start = _start_of_name(self._path)
        _sweep(self._files, self._folder, self._path)
        while self._lock is None:
            self._stem = f"{start}{os.urandom(8).hex()}"
            handle = self._files.open(self._place(_LOCK), LOCK | os.O_EXCL, 0o600)
            if _holds(self._files, handle, self._place(_LOCK)):
                self._lock = handle
            else:
                close_read(self._files, handle)

    def _place(self, suffix: str) -> Path:
        return self._folder / f"{self._stem}{suffix}"

    def _sync_folder(self) -> None:
        folder = open_folder(self._files, self._folder)
        try:
            sync_folder(self._files, folder)
        finally:
            if folder is not None:
                close_read(self._files, folder)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise CannotSave(path, refusal(error, path, _(_OTHERWISE))) from error


def _stems(names: list[str], start: str) -> dict[str, set[str]]:
    """The sessions of which there are files, and what files."""
    stems: dict[str, set[str]] = {}
    for name in names:
        stem, dot, suffix = name.partition(".")
        if stem.startswith(start):
            stems.setdefault(stem, set()).add(dot + suffix)
    return stems


def _may_be_dead(files: FileLayer, lock: Path) -> bool:
    """Whether nobody holds a lock; also where that cannot be told.

    To offer a text too often is better than never.
    """
    try:
        handle = files.open(lock, LOCK & ~os.O_CREAT)
    except OSError:
        return True
    try:
        return files.try_lock(handle)
    except OSError:
        return True
    finally:
        close_read(files, handle)


def _holds(files: FileLayer, handle: int, lock: Path) -> bool:
    """Locks a lock file just made; False where another session has swept it away meanwhile."""
    try:
        if not files.try_lock(handle):
            return False
    except OSError:
        # This file system has no locks.
        return True
    try:
        return os.path.samestat(files.stat(lock), files.fstat(handle))
    except FileNotFoundError:
        return False


def _sweep(files: FileLayer, folder: Path, target: Path) -> None:
    """Removes what sessions left that died with nothing unsaved, or in their first writing."""
    for stem, suffixes in _stems(files.names(folder), _start_of_name(target)).items():
        if _COPY in suffixes or _LOCK not in suffixes:
            continue
        with suppress(OSError):
            handle = files.open(folder / f"{stem}{_LOCK}", LOCK & ~os.O_CREAT)
            try:
                if files.try_lock(handle):
                    _remove_torn(files, target, folder / stem)
            finally:
                close_read(files, handle)


def _remove_torn(files: FileLayer, target: Path, stem: Path) -> None:
    temporary = stem.with_name(f"{stem.name}{_TEMPORARY}")
    first = _read(files, target, temporary)
    if first is None or first.damage:
        with suppress(FileNotFoundError):
            files.remove(temporary)
        files.remove(stem.with_name(f"{stem.name}{_LOCK}"))


def _read(files: FileLayer, target: Path, copy: Path) -> Leftover | None:
    """What a copy holds; None where there is none."""
    written = datetime.fromtimestamp(0, UTC)
    try:
        handle = files.open(copy, READ)
        try:
            written = datetime.fromtimestamp(files.fstat(handle).st_mtime, UTC)
            data = read_all(files, handle, _MOST)
        finally:
            close_read(files, handle)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, OverflowError) as error:
        damage = _("the recovery copy cannot be read ({why})").format(why=_why(error))
        return Leftover(target, copy, "", "", written, damage)
    return decode_copy(target, copy, data, written)


def _default_folder() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415 -- not needed to read a file

    return user_state_path("agenda", appauthor=False) / "recovery"


def _start_of_name(target: Path) -> str:
    """What the names of all copies of a meeting file begin with."""
    return hashlib.sha256(os.fsencode(os.path.normcase(target))).hexdigest()[:32] + "-"


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__
