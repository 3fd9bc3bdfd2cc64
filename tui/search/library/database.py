"""The SQLite file of an index: opened, shared with other programs, made anew where it is damaged.

What is in it can always be read again from the meeting files. So whatever is wrong with it, it is
taken away and begun anew, unless the reason lies outside it: another program that does not let go
of it, or a full disk.

SQLite itself sees damage in the order of its pages, but not in what stands on them. So a small
index bears a seal, a digest of all that is in it, which is compared when it is opened. In a large
one that would take too long; there damage is found where it is met.
"""

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.store.saving.layer import LOCK, SYSTEM, FileLayer, close_read

_PATIENCE = 20.0  # seconds; a batch of the other program takes a fraction of one
_PAUSE = 0.02
_CACHE = 32 << 10
"""Kilobytes of the file that are held in memory."""
_MOST_LOGGED = 4 << 20
"""Bytes that the log of what was written keeps on the disk once they are in the file."""
_MOST_SEALED = 8 << 20
"""Bytes up to which an index bears a seal: to compare it takes some hundredths of a second."""

_NOT_DAMAGE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT,
}
"""Errors whose reason lies outside the file."""


class DamagedIndexError(Exception):
    """The index holds what it cannot hold."""


class Form(Struct, frozen=True):
    """What an index is made of.

    Attributes:
        version: What it depends on; one of another version is made anew.
        statements: What makes its tables, `about` with the columns `key` and `value` among them.
        tables: Its tables, to be taken away where the version is another.
        sealed: Queries for all that the seal is a digest of.
    """

    version: str
    statements: Sequence[str]
    tables: Sequence[str]
    sealed: Sequence[str]


def is_damage(error: Exception) -> bool:
    """Whether an error is reason to make the index anew."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _NOT_DAMAGE


class Database:
    """An open SQLite file; a damaged one is made anew.

    It is used by one thread at a time, though not always by the same.

    Args:
        file: Where it is; None for one in memory.
        form: What it is made of.

    Raises:
        sqlite3.Error: It cannot be used, and could not be made anew.
        OSError: Its folder cannot be made.
    """

    def __init__(self, file: Path | None, form: Form, *, files: FileLayer = SYSTEM) -> None:
        self._file = file
        self._form = form
        self._files = files
        self._opened: os.stat_result | None = None
        self._writes = 0
        self._connection: sqlite3.Connection | None = None
        if file is not None:
            files.make_folder(file.parent)
        try:
            with self._alone():
                self._open()
        except (sqlite3.DatabaseError, DamagedIndexError) as error:
            if not is_damage(error):
                raise
            self.make_anew()

    # Opening

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other program opens the file, or makes it anew, meanwhile."""
        if self._file is None:
            yield
            return
        files = self._files
        handle = files.open(self._file.with_suffix(".lock"), LOCK)
        try:
            end = time.monotonic() + _PATIENCE
            # Where there are no locks, or a program hangs, one goes on without.
            with suppress(OSError):
                while not files.try_lock(handle) and time.monotonic() < end:
                    files.pause(_PAUSE)
            yield
        finally:
            close_read(files, handle)

    def _open(self) -> None:
        self._connection = sqlite3.connect(
            str(self._file or ":memory:"),
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        # Where another program is about to do the same this fails, and is done all the same.
        with suppress(sqlite3.OperationalError):
            self.run("PRAGMA journal_mode = WAL")
            self.run("PRAGMA synchronous = NORMAL")
            self.run(f"PRAGMA cache_size = -{_CACHE}")
            self.run(f"PRAGMA journal_size_limit = {_MOST_LOGGED}")
        self._opened = self._files.stat(self._file) if self._file is not None else None
        with self._transaction():
            current = self._version() == self._form.version
            if not current:
                self._make_tables()
        if current:
            self._compare_seal()

    def _version(self) -> str | None:
        exists = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'about'"
        if self.run(exists).fetchone() is None:
            return None
        row = self.run("SELECT value FROM about WHERE key = 'version'").fetchone()
        return str(row[0]) if row is not None else None

    def _make_tables(self) -> None:
        for table in self._form.tables:
            self.run(f"DROP TABLE IF EXISTS {table}")
        for statement in self._form.statements:
            self.run(statement)
        self.run("INSERT INTO about VALUES ('version', ?)", (self._form.version,))

    def make_anew(self) -> None:
        """Takes the file away and begins with nothing; one that another program has begun is kept.

        Programs that have the old one open go on with it until they end, or find the damage too.

        Raises:
            sqlite3.Error: Not even that can be done.
            OSError: The file cannot be taken away.
        """
        self.close()
        with self._alone():
            if self._file is not None and self._is_ours():
                for suffix in ("", "-wal", "-shm"):
                    with suppress(FileNotFoundError):
                        self._files.remove(self._file.with_name(self._file.name + suffix))
            self._open()

    def _is_ours(self) -> bool:
        """Whether the file is the one that was opened, and not one that took its place."""
        if self._file is None or self._opened is None:
            return True
        try:
            return os.path.samestat(self._files.stat(self._file), self._opened)
        except FileNotFoundError:
            return True

    def close(self) -> None:
        """Closes it."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()

    # Reading and writing

    def run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Carries out a statement of SQL."""
        if self._connection is None:
            raise DamagedIndexError("not open")
        return self._connection.execute(statement, values)

    def run_many(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Carries out a statement of SQL for each of several rows of values."""
        if self._connection is None:
            raise DamagedIndexError("not open")
        self._connection.executemany(statement, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written in it, or nothing; the other program waits."""
        self._writes += 1
        with self._transaction():
            self.run("DELETE FROM about WHERE key = 'seal'")
            yield

    def state(self) -> tuple[int, int]:
        """Another value whenever something was written, by this program or another."""
        (version,) = self.run("PRAGMA data_version").fetchone()
        return version, self._writes

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read in it is of one moment, whatever other programs write meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self.run("COMMIT")

    # The seal

    def seal(self) -> None:
        """Puts a seal on a small index that has none; what is written later takes it away."""
        # What was written by this program is in the tables only when that is committed.
        if self._sealed() is None and self._is_small():
            with self._transaction():
                self.run("INSERT OR REPLACE INTO about VALUES ('seal', ?)", (self._digest(),))

    def _sealed(self) -> str | None:
        row = self.run("SELECT value FROM about WHERE key = 'seal'").fetchone()
        return str(row[0]) if row is not None else None

    def _compare_seal(self) -> None:
        with self.reading():
            sealed = self._sealed()
            if sealed is not None and sealed != self._digest():
                raise DamagedIndexError("the seal is broken")

    def _is_small(self) -> bool:
        (pages,) = self.run("PRAGMA page_count").fetchone()
        (size,) = self.run("PRAGMA page_size").fetchone()
        return self._file is not None and bool(pages * size <= _MOST_SEALED)

    def _digest(self) -> str:
        digest = hashlib.blake2b(digest_size=16)
        encode = msgspec.msgpack.Encoder().encode
        for query in self._form.sealed:
            for row in self.run(query):
                digest.update(encode(row))
        return digest.hexdigest()
