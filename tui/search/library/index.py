"""The index of a folder of meetings: one SQLite file in the user's cache folder.

It is a cache and no more: whatever is wrong with it, it is made anew (`Database`), and where it
cannot be written, it is made in memory. Several programs may use it at once: readers see what was
last committed, a writer waits for its turn.

Tables: `files` has a row a TOML file, with the meeting itself where it is one; `units` has the
words of each item, document or sitting, those of one file under row ids that follow each other;
`names` has their numbers and symbols; `words` has every word once. Rows of `units` are never
deleted (a table without content cannot) but left without a file; where they become many, the
index is made anew.
"""

import hashlib
import os
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct

from tui.i18n import LANGUAGES, language
from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.library.database import DamagedIndexError, Database, Form
from tui.search.library.scanning import FoundFile
from tui.search.library.words import condition, words
from tui.search.names import bare_name, names_asked, other_names, other_names_asked
from tui.search.records import units
from tui.text.fold import fold

_VERSION = 2
_MOST_ROWS = 4000
"""Of more matches than these, the files are asked one by one, the newest first."""

_SCHEMA = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)",
    (
        "CREATE TABLE files (id INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB UNIQUE, size INTEGER,"
        " changed INTEGER, read INTEGER, digest BLOB, first INTEGER, last INTEGER, start TEXT,"
        " end TEXT, title TEXT, body TEXT, city TEXT, line INTEGER, problem TEXT, meeting BLOB)"
    ),
    (
        "CREATE VIRTUAL TABLE units USING fts5(text, content='',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2')"
    ),
    "CREATE TABLE names (name TEXT, file INTEGER, PRIMARY KEY (name, file)) WITHOUT ROWID",
    "CREATE INDEX names_of_file ON names (file)",
    "CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID",
)
_TABLES = ("about", "files", "units", "names", "words")
_SEALED = (
    "SELECT * FROM about WHERE key != 'seal' ORDER BY key",
    "SELECT * FROM files ORDER BY id",
    "SELECT * FROM units_config ORDER BY k",
    "SELECT * FROM units_data ORDER BY id",
    "SELECT * FROM units_idx ORDER BY segid, term",
    "SELECT * FROM names ORDER BY name, file",
    "SELECT * FROM words ORDER BY word",
)


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


def default_folder() -> Path:
    """Where the indexes are."""
    return Path(platformdirs.user_cache_dir("agenda", appauthor=False)) / "libraries"


def index_file(library: Path, cache: Path) -> Path:
    """The file that holds the index of a folder: one a language, for it keeps what is wrong in words."""
    digest = hashlib.blake2b(os.fsencode(os.path.realpath(library)), digest_size=16)
    tag = "" if language() == LANGUAGES[0] else f".{language()}"
    return cache / f"{digest.hexdigest()}{tag}.sqlite"


def version() -> str:
    """What an index depends on: its own form, and how meetings and words are read."""
    room = Path(__file__).parent
    sources = (
        *(room / "index.py", room / "database.py", room / "words.py"),
        *(room.parent / "records.py",),
        room.parent / "names.py",
        *(room.parents[1] / "text" / "fold.py", room.parents[1] / "meeting" / "model.py"),
    )
    digest = hashlib.blake2b(digest_size=16)
    for source in sources:
        with suppress(OSError):
            digest.update(source.read_bytes())
    return f"{_VERSION} {unicodedata.unidata_version} {digest.hexdigest()}"


class Index(Database):
    """An open index; a damaged one is made anew.

    Args:
        file: Where it is; None for one in memory.

    Raises:
        sqlite3.Error: It cannot be used, and could not be made anew.
        OSError: Its folder cannot be made.
    """

    def __init__(self, file: Path | None) -> None:
        super().__init__(file, Form(version(), _SCHEMA, _TABLES, _SEALED))

    def known(self) -> dict[Path, Known]:
        """What is known of the files, by their paths."""
        rows = self.run("SELECT name, size, changed, read, digest FROM files")
        return {_path(name): Known(*values) for name, *values in rows}

    def touch(self, file: FoundFile, read: int) -> None:
        """Notes that a file still holds what it held."""
        self.run(
            "UPDATE files SET size = ?, changed = ?, read = ? WHERE name = ?",
            (file.size, file.changed, read, os.fsencode(file.name)),
        )

    def forget(self, name: Path) -> None:
        """Takes out a file."""
        row = self.run(
            "SELECT id, first, last FROM files WHERE name = ?", (os.fsencode(name),)
        ).fetchone()
        if row is not None:
            self.run("DELETE FROM names WHERE file = ?", row[:1])
            self.run("DELETE FROM files WHERE id = ?", row[:1])

    def put(self, file: FoundFile, digest: bytes, read: int, content: Content) -> None:
        """Takes in what a file holds, in place of what it held."""
        run = self.run
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
                for called in (unit.name, unit.number):
                    named |= {bare_name(called)} | other_names(called)
                last += 1
            self.run_many(
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
        self.run_many(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            ((name, number) for name in sorted(named - {""})),
        )

    def is_bloated(self) -> bool:
        """Whether more than half of it is left over from files that have changed."""
        run = self.run
        used = run("SELECT coalesce(sum(last - first + 1), 0) FROM files").fetchone()[0]
        row = run("SELECT value FROM about WHERE key = 'next'").fetchone()
        return row is not None and int(row[0]) - 1 > 2 * used + 10_000

    def entries(self) -> list[Entry]:
        """The meetings, the newest first, those of one day by name; then what is wrong."""
        rows = self.run(
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
        row = self.run("SELECT meeting FROM files WHERE id = ?", (file,)).fetchone()
        if row is None or row[0] is None:
            return None
        try:
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=Meeting)
        except (zlib.error, msgspec.MsgspecError, TypeError) as error:
            raise DamagedIndexError(str(error)) from None

    def candidates(self, query: str) -> Iterator[int]:
        """The numbers of the files in which there may be a hit, the newest meeting first."""
        run = self.run
        wanted = condition(query, self._words_with)
        rows = run(
            "SELECT id, first, last FROM files WHERE meeting IS NOT NULL ORDER BY start DESC, name"
        ).fetchall()
        if not wanted:
            yield from (number for number, _, _ in rows)
            return
        called = set(self._called(names_asked(query) | other_names_asked(query)))
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
        rows = self.run("SELECT word FROM words WHERE instr(word, ?) LIMIT ?", (part, most))
        return [word for (word,) in rows]

    def _called(self, asked: Iterable[str]) -> Iterator[int]:
        run = self.run
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


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
