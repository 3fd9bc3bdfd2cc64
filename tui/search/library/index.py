"""The index of a folder of meetings: one SQLite file in the user's cache folder.

It is a cache and no more: whatever is wrong with it, it is made anew, and where it cannot be
written, it is made in memory. Several programs may use it at once: readers see what was last
committed, a writer waits for its turn.

Tables: `files` has a row a TOML file, with the meeting itself where it is one; `units` has the
words of each item, document or sitting, those of one file under row ids that follow each other;
`names` has their numbers and symbols; `words` has every word once. Rows of `units` are never
deleted (a table without content cannot) but left without a file; where they become many, the
index is made anew.
"""

import hashlib
import os
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.library.scanning import FoundFile
from tui.search.library.words import condition, words
from tui.search.names import bare_name, names_asked
from tui.search.records import units
from tui.text.fold import fold

_VERSION = 1
_PATIENCE = 20.0  # seconds; a batch of the other program takes a fraction of one
_MOST_ROWS = 4000
"""Of more matches than these, the files are asked one by one, the newest first."""

_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB UNIQUE, size INTEGER, changed INTEGER, read INTEGER,
    digest BLOB, first INTEGER, last INTEGER, start TEXT, end TEXT, title TEXT, body TEXT,
    city TEXT, line INTEGER, problem TEXT, meeting BLOB
);
CREATE VIRTUAL TABLE units USING fts5(
    text, content='', tokenize='unicode61 remove_diacritics 0', prefix='1 2'
);
CREATE TABLE names (name TEXT, file INTEGER, PRIMARY KEY (name, file)) WITHOUT ROWID;
CREATE INDEX names_of_file ON names (file);
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Content(Struct, frozen=True):
    """What was read in a file.

    Attributes:
        meeting: The meeting; None where it is none.
        line: Where `problem` is, from 1.
        problem: Why a file that was meant for a meeting is none, or `""`.
    """

    meeting: Meeting | None = None
    line: int = 1
    problem: str = ""


class Known(Struct, frozen=True):
    """What the index knows of a file as such.

    Attributes:
        size: Its size when it was read.
        changed: When it had been changed last, in nanoseconds.
        read: When it was read, in nanoseconds.
        digest: A digest of its content.
    """

    size: int
    changed: int
    read: int
    digest: bytes


class Entry(Struct, frozen=True):
    """A file of the library: a meeting, or one that was meant for one.

    Attributes:
        id: Its number in the index.
        name: Its path from the folder.
        start: The first day; None where it is no meeting.
        end: The last day.
        title: The meeting's name.
        body: The organ that meets.
        city: Where.
        line: Where `problem` is, from 1.
        problem: Why it cannot be read as a meeting, or `""`.
    """

    id: int
    name: Path
    start: date | None = None
    end: date | None = None
    title: str = ""
    body: str = ""
    city: str = ""
    line: int = 1
    problem: str = ""


class DamagedIndexError(Exception):
    """The index holds what it cannot hold."""


def default_folder() -> Path:
    """Where the indexes are."""
    return Path(platformdirs.user_cache_dir("agenda", appauthor=False)) / "libraries"


def index_file(library: Path, cache: Path) -> Path:
    """The file that holds the index of a folder."""
    digest = hashlib.blake2b(os.fsencode(os.path.realpath(library)), digest_size=16)
    return cache / f"{digest.hexdigest()}.sqlite"


def version() -> str:
    """What an index depends on: its own form, and how meetings and words are read."""
    room = Path(__file__).parent
    sources = (
        *(room / "index.py", room / "words.py", room.parent / "records.py"),
        room.parent / "names.py",
        *(room.parents[1] / "text" / "fold.py", room.parents[1] / "meeting" / "model.py"),
    )
    digest = hashlib.blake2b(digest_size=16)
    for source in sources:
        with suppress(OSError):
            digest.update(source.read_bytes())
    return f"{_VERSION} {unicodedata.unidata_version} {digest.hexdigest()}"


class Index:
    """An open index.

    Args:
        file: Where it is; None for one in memory.

    Raises:
        sqlite3.Error: It cannot be used, and could not be made anew.
        OSError: Its folder cannot be made.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._database = self._open()
            self._prepare()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise
            self.make_anew()

    def _open(self) -> sqlite3.Connection:
        # An index is used by one thread at a time, though not always by the same.
        return sqlite3.connect(
            str(self._file or ":memory:"),
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )

    def _prepare(self) -> None:
        database = self._database
        # Where another program is about to do the same this fails, and is done all the same.
        with suppress(sqlite3.OperationalError):
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
        with self.writing():
            if self._is_current():
                return
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN "
                "('about', 'files', 'units', 'names', 'words')"
            ).fetchall():
                database.execute(f"DROP TABLE {name}")
            for statement in _SCHEMA.split(";\n"):
                database.execute(statement)
            database.execute("INSERT INTO about VALUES ('version', ?)", (version(),))
            database.execute(f"PRAGMA user_version = {_VERSION}")

    def _is_current(self) -> bool:
        try:
            row = self._database.execute("SELECT value FROM about WHERE key = 'version'").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return False
            raise
        return row is not None and row[0] == version()

    def make_anew(self) -> None:
        """Takes the index away, for it is damaged or too large, and begins with nothing.

        Programs that have the old one open go on with it until they end.

        Raises:
            sqlite3.Error: Not even that can be done.
            OSError: The damaged file cannot be taken away.
        """
        with suppress(AttributeError, sqlite3.Error):
            self._database.close()
        if self._file is not None:
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self._file.with_name(self._file.name + suffix).unlink()
        self._database = self._open()
        self._prepare()

    def close(self) -> None:
        """Closes it."""
        self._database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written in it, or nothing; the other program waits."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read in it is of one moment, whatever other programs write meanwhile."""
        self._database.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._database.execute("COMMIT")

    def known(self) -> dict[Path, Known]:
        """What is known of the files, by their paths."""
        rows = self._database.execute("SELECT name, size, changed, read, digest FROM files")
        return {_path(name): Known(*values) for name, *values in rows}

    def touch(self, file: FoundFile, read: int) -> None:
        """Notes that a file still holds what it held."""
        self._database.execute(
            "UPDATE files SET size = ?, changed = ?, read = ? WHERE name = ?",
            (file.size, file.changed, read, os.fsencode(file.name)),
        )

    def forget(self, name: Path) -> None:
        """Takes out a file."""
        row = self._database.execute(
            "SELECT id, first, last FROM files WHERE name = ?", (os.fsencode(name),)
        ).fetchone()
        if row is not None:
            self._database.execute("DELETE FROM names WHERE file = ?", row[:1])
            self._database.execute("DELETE FROM files WHERE id = ?", row[:1])

    def put(self, file: FoundFile, digest: bytes, read: int, content: Content) -> None:
        """Takes in what a file holds, in place of what it held."""
        run = self._database.execute
        name = os.fsencode(file.name)
        there = run("SELECT digest FROM files WHERE name = ?", (name,)).fetchone()
        if there and digest and there[0] == digest:
            # Another program has read it in the meantime.
            self.touch(file, read)
            return
        self.forget(file.name)
        meeting = content.meeting
        first = run("SELECT value FROM about WHERE key = 'next'").fetchone()
        first = last = int(first[0]) if first else 1
        named: set[str] = set()
        if meeting is not None:
            seen: set[str] = set()
            for unit in units(meeting, Links.of(meeting)):
                listed = [words(fold(record.text)) for record in unit.records]
                # A phrase must not be found across two texts.
                text = " xx ".join(" ".join(part) for part in listed)
                run("INSERT INTO units (rowid, text) VALUES (?, ?)", (last, text))
                seen.update(word for part in listed for word in part)
                named.add(bare_name(unit.name))
                last += 1
            self._database.executemany(
                "INSERT OR IGNORE INTO words VALUES (?)", ((word,) for word in sorted(seen))
            )
            run("INSERT OR REPLACE INTO about VALUES ('next', ?)", (str(last),))
        about = meeting.about if meeting else None
        blob = None if meeting is None else zlib.compress(msgspec.msgpack.encode(meeting), 1)
        head = (
            (about.start.isoformat(), about.end.isoformat(), about.title, about.body, about.city)
            if about
            else (None, None, "", "", "")
        )
        (number,) = run(
            "INSERT INTO files (name, size, changed, read, digest, first, last, start, end, title,"
            " body, city, line, problem, meeting) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
            " RETURNING id",
            (
                *(os.fsencode(file.name), file.size, file.changed, read, digest, first, last - 1),
                *(*head, content.line, content.problem, blob),
            ),
        ).fetchone()
        self._database.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            ((name, number) for name in sorted(named - {""})),
        )

    def is_bloated(self) -> bool:
        """Whether more than half of it is left over from files that have changed."""
        run = self._database.execute
        used = run("SELECT coalesce(sum(last - first + 1), 0) FROM files").fetchone()[0]
        row = run("SELECT value FROM about WHERE key = 'next'").fetchone()
        return row is not None and int(row[0]) - 1 > 2 * used + 10_000

    def entries(self) -> list[Entry]:
        """The meetings, the newest first, those of one day by name; then what is wrong."""
        rows = self._database.execute(
            "SELECT id, name, start, end, title, body, city, line, problem FROM files"
            " WHERE meeting IS NOT NULL OR problem != '' ORDER BY start IS NULL, start DESC, name"
        )
        return [
            Entry(number, _path(name), _day(start), _day(end), *rest)
            for number, name, start, end, *rest in rows
        ]

    def meeting(self, file: int) -> Meeting | None:
        """The meeting in a file, by its number in the index; None where it has gone.

        Raises:
            DamagedIndexError: What is there is no meeting.
        """
        row = self._database.execute("SELECT meeting FROM files WHERE id = ?", (file,)).fetchone()
        if row is None or row[0] is None:
            return None
        try:
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=Meeting)
        except (zlib.error, msgspec.MsgspecError, TypeError) as error:
            raise DamagedIndexError(str(error)) from None

    def candidates(self, query: str) -> Iterator[int]:
        """The numbers of the files in which there may be a hit, the newest meeting first."""
        run = self._database.execute
        wanted = condition(query, self._words_with)
        rows = run(
            "SELECT id, first, last FROM files WHERE meeting IS NOT NULL ORDER BY start DESC, name"
        ).fetchall()
        if not wanted:
            yield from (number for number, _, _ in rows)
            return
        called = set(self._called(names_asked(query)))
        match = "SELECT rowid FROM units WHERE units MATCH ?"
        found = [row for (row,) in run(f"{match} LIMIT ?", (wanted, _MOST_ROWS + 1))]
        if len(found) <= _MOST_ROWS:
            owners = _Owners(rows)
            called.update(filter(None, map(owners.of, found)))
            yield from (number for number, _, _ in rows if number in called)
            return
        inside = f"{match} AND rowid BETWEEN ? AND ? LIMIT 1"
        for number, first, last in rows:
            if number in called or run(inside, (wanted, first, last)).fetchone():
                yield number

    def _words_with(self, part: str, most: int) -> Iterable[str]:
        rows = self._database.execute(
            "SELECT word FROM words WHERE instr(word, ?) LIMIT ?", (part, most)
        )
        return [word for (word,) in rows]

    def _called(self, asked: Iterable[str]) -> Iterator[int]:
        run = self._database.execute
        for name in asked:
            yield from (file for (file,) in run("SELECT file FROM names WHERE name = ?", (name,)))
            if "/" in name:
                # The tail of a symbol.
                tail = "SELECT file FROM names WHERE substr(name, -length(?)) = ?"
                yield from (file for (file,) in run(tail, (name, name)))


class _Owners:
    """Which file a row of `units` belongs to."""

    def __init__(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self._rows = sorted((first, last, number) for number, first, last in rows)

    def of(self, row: int) -> int:
        """The number of the file; 0 where the row is left over from one."""
        low, high = 0, len(self._rows)
        while low < high:
            middle = (low + high) // 2
            if self._rows[middle][0] <= row:
                low = middle + 1
            else:
                high = middle
        _, last, number = self._rows[low - 1] if low else (0, 0, 0)
        return number if row <= last else 0


def _is_damage(error: sqlite3.OperationalError) -> bool:
    text = str(error)
    return any(sign in text for sign in ("malformed", "no such column", "not a database", "vtable"))


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
