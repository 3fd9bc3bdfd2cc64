"""The index of a folder of meetings: one SQLite file in the user's cache folder.

It is a cache and no more: whatever is wrong with it, it is made anew (`Database`), and where it
cannot be written, it is made in memory. Several programs may use it at once: readers see what was
last committed, a writer waits for its turn.

Tables: `files` has a row a TOML file, and `meetings` the meeting where it is one; `units` has the
words of each item, document or sitting under its number (`keys`), `names` has their numbers and
symbols; `words` has every word once. Rows of `units` are never deleted (a table without content
cannot), nor those of `names`, but left without a file; where they become many, the index is made
anew.
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from heapq import merge
from itertools import groupby
from pathlib import Path

import platformdirs
from msgspec import Struct

from tui.i18n import LANGUAGES, language
from tui.meeting.model import Meeting
from tui.search.library.content import Content, names_wanted, unpacked
from tui.search.library.database import DamagedIndexError, Database, Form
from tui.search.library.keys import LAST_UNIT, MOST_FILES, day_of, file_of, key, unit_of
from tui.search.library.scanning import FoundFile
from tui.search.library.word_list import WordList
from tui.search.library.words import JOINT, condition
from tui.search.query import Query

_VERSION = 4
_FIRST_ROWS, _MOST_ROWS = 64, 16_384
"""So many matches are looked for at first, and at most at a time later."""
_MOST_SEEN = 1 << 19

_SCHEMA = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)",
    (
        "CREATE TABLE files (id INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB UNIQUE, size INTEGER,"
        " changed INTEGER, read INTEGER, digest BLOB, units INTEGER, start TEXT, end TEXT,"
        " title TEXT, body TEXT, city TEXT, line INTEGER, problem TEXT)"
    ),
    "CREATE TABLE meetings (id INTEGER PRIMARY KEY, packed BLOB)",
    (
        "CREATE VIRTUAL TABLE units USING fts5(text, content='', detail=none, columnsize=0,"
        f" tokenize='unicode61 remove_diacritics 0 tokenchars {JOINT}')"
    ),
    "CREATE TABLE names (name TEXT, unit INTEGER, PRIMARY KEY (name, unit)) WITHOUT ROWID",
    "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE)",
)
_TABLES = ("about", "files", "meetings", "units", "names", "words")
_SEALED = (
    "SELECT * FROM about WHERE key != 'seal' ORDER BY key",
    "SELECT * FROM files ORDER BY id",
    "SELECT * FROM meetings ORDER BY id",
    "SELECT * FROM units_config ORDER BY k",
    "SELECT * FROM units_data ORDER BY id",
    "SELECT * FROM units_idx ORDER BY segid, term",
    "SELECT * FROM names ORDER BY name, unit",
    "SELECT * FROM words ORDER BY id",
)


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


class Reading(Struct, frozen=True):
    """What a file held when it was read.

    Attributes:
        file: The file.
        read: When it was read, in nanoseconds.
        digest: A digest of its content.
        content: What it held; None where that is what is known.
    """

    file: FoundFile
    read: int
    digest: bytes
    content: Content | None


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
    own = ("index.py", "database.py", "content.py", "keys.py", "words.py")
    sources = (
        *(room / name for name in own),
        room.parent / "records.py",
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
        self._forget_what_was_read()

    def make_anew(self) -> None:
        """Takes the file away and begins with nothing; see `Database.make_anew`."""
        super().make_anew()
        self._forget_what_was_read()

    def _forget_what_was_read(self) -> None:
        self._state: tuple[int, int] | None = None
        self._entries: dict[int, Entry] = {}
        self._listed: list[Entry] = []
        self._words = WordList()
        self._seen: set[str] = set()
        """Words that are in the table."""

    # Writing

    def known(self) -> dict[Path, Known]:
        """What is known of the files, by their paths."""
        rows = self.run("SELECT name, size, changed, read, digest FROM files")
        return {_path(name): Known(*values) for name, *values in rows}

    @contextmanager
    def _taking_in(self) -> Iterator[None]:
        try:
            with self.writing():
                yield
        except BaseException:
            # Words of this time are not in the table.
            self._seen.clear()
            raise

    def forget(self, names: Sequence[Path]) -> None:
        """Takes out files."""
        with self._taking_in():
            for name in names:
                self._forget(os.fsencode(name))

    def _forget(self, name: bytes) -> None:
        row = self.run("DELETE FROM files WHERE name = ? RETURNING id", (name,)).fetchone()
        if row is not None:
            self.run("DELETE FROM meetings WHERE id = ?", row)

    def take_in(self, readings: Sequence[Reading]) -> None:
        """Takes in what files hold, in place of what they held; of all of them, or of none."""
        units: list[tuple[int, str]] = []
        names: list[tuple[str, int]] = []
        with self._taking_in():
            for one in readings:
                if one.content is None or self._is_there(one):
                    self._touch(one)
                else:
                    self._put(one, one.content, units, names)
            # In order, as they are kept.
            self.run_many("INSERT INTO units (rowid, text) VALUES (?, ?)", sorted(units))
            self.run_many("INSERT OR IGNORE INTO names VALUES (?, ?)", sorted(names))
            if units:
                self.run(
                    "INSERT INTO about VALUES ('written', ?)"
                    " ON CONFLICT DO UPDATE SET value = value + excluded.value",
                    (len(units),),
                )

    def _is_there(self, one: Reading) -> bool:
        """Whether another program has read it in the meantime."""
        name = os.fsencode(one.file.name)
        row = self.run("SELECT digest FROM files WHERE name = ?", (name,)).fetchone()
        return bool(row and one.digest and row[0] == one.digest)

    def _touch(self, one: Reading) -> None:
        """Notes that a file still holds what it held."""
        self.run(
            "UPDATE files SET size = ?, changed = ?, read = ? WHERE name = ?",
            (one.file.size, one.file.changed, one.read, os.fsencode(one.file.name)),
        )

    def _put(
        self,
        one: Reading,
        content: Content,
        units: list[tuple[int, str]],
        names: list[tuple[str, int]],
    ) -> None:
        name = os.fsencode(one.file.name)
        self._forget(name)
        days = (day.isoformat() if day else None for day in (content.start, content.end))
        (number,) = self.run(
            "INSERT INTO files (name, size, changed, read, digest, units, start, end, title, body,"
            " city, line, problem) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id",
            (
                *(name, one.file.size, one.file.changed, one.read, one.digest),
                *(len(content.units), *days, content.title, content.body, content.city),
                *(content.line, content.problem),
            ),
        ).fetchone()
        if number >= MOST_FILES:
            raise DamagedIndexError("the numbers of files are used up")
        if content.start is None:
            return
        self.run("INSERT INTO meetings VALUES (?, ?)", (number, content.meeting))
        keys = [key(content.start, number, at) for at in range(len(content.units))]
        units += zip(keys, content.units, strict=True)
        names += ((name, keys[at]) for name, at in content.names)
        new = sorted(content.words - self._seen)
        self.run_many("INSERT OR IGNORE INTO words (word) VALUES (?)", ((word,) for word in new))
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen.update(new)

    def is_bloated(self) -> bool:
        """Whether more than half of it is left over from files that have changed."""
        (used,) = self.run("SELECT coalesce(sum(units), 0) FROM files").fetchone()
        row = self.run("SELECT value FROM about WHERE key = 'written'").fetchone()
        return row is not None and int(row[0]) > 2 * used + 10_000

    # Reading

    def entries(self) -> list[Entry]:
        """The meetings, the newest first, those of one day by name; then what is wrong."""
        self._read()
        return self._listed

    def _read(self) -> None:
        """Reads what has come, or gone, since it was read last."""
        state = self.state()
        if state == self._state:
            return
        # A row never changes but for what no entry tells.
        rows = self.run("SELECT id FROM files WHERE start IS NOT NULL OR problem != ''")
        there = {number for (number,) in rows}
        entries = {number: one for number, one in self._entries.items() if number in there}
        first = min(there - entries.keys(), default=None)
        if first is not None:
            rows = self.run(
                "SELECT id, name, start, end, title, body, city, line, problem FROM files"
                " WHERE id >= ? AND (start IS NOT NULL OR problem != '')",
                (first,),
            )
            entries.update((row[0], _entry(*row)) for row in rows)
        if entries.keys() != self._entries.keys():
            self._listed = sorted(entries.values(), key=_place)
        self._entries = entries
        last = self._words.last
        self._words.add(self.run("SELECT id, word FROM words WHERE id > ? ORDER BY id", (last,)))
        self._state = state

    def meeting(self, file: int) -> Meeting | None:
        """The meeting in a file, by its number in the index; None where it has gone.

        Raises:
            DamagedIndexError: What is there is no meeting.
        """
        row = self.run("SELECT packed FROM meetings WHERE id = ?", (file,)).fetchone()
        try:
            return unpacked(row[0]) if row is not None else None
        except (ValueError, TypeError) as error:
            raise DamagedIndexError(str(error)) from None

    def candidates(self, readings: Sequence[Query]) -> Iterator[tuple[Entry, Sequence[int] | None]]:
        """The meetings in which there may be a hit, the newest first, as `entries` has them.

        Args:
            readings: The ways to read a query, as `Query.readings` gives them.

        Yields:
            A meeting, and the positions of its units in which there may be hits; None for all.
        """
        self._read()
        wanted = condition([reading.words for reading in readings], self._words)
        if wanted is None:
            yield from ((entry, None) for entry in self._listed if not entry.problem)
            return
        query = readings[0]
        found = [
            self._found("SELECT unit FROM names WHERE name = ? AND unit > ? ORDER BY unit", name)
            for name in names_wanted(query.names, query.others, query.tail)
        ]
        if wanted:
            match = "SELECT rowid FROM units WHERE units MATCH ? AND rowid > ? ORDER BY rowid"
            found.append(self._found(match, wanted))
        for _, numbers in groupby(merge(*found), day_of):
            at: dict[int, dict[int, None]] = {}
            for number in numbers:
                at.setdefault(file_of(number), {})[unit_of(number)] = None
            # What is left over from a file that has changed is passed over.
            entries = [self._entries[file] for file in at if file in self._entries]
            for entry in sorted(entries, key=_place):
                units = [*at[entry.id]]
                yield entry, units if units[-1] < LAST_UNIT else None

    def _found(self, statement: str, value: str) -> Iterator[int]:
        """The numbers that a statement finds, some at a time: nothing is left open meanwhile."""
        last, most = -1, _FIRST_ROWS
        while True:
            rows = self.run(f"{statement} LIMIT {most}", (value, last)).fetchall()
            yield from (number for (number,) in rows)
            if len(rows) < most:
                return
            last, most = rows[-1][0], min(4 * most, _MOST_ROWS)


def _entry(
    number: int,
    name: bytes,
    start: str | None,
    end: str | None,
    *rest: *tuple[str, str, str, int, str],
) -> Entry:
    return Entry(number, _path(name), _day(start), _day(end), *rest)


def _place(entry: Entry) -> tuple[int, bytes]:
    """Where an entry stands among the others: the newest first, then by name."""
    return (-entry.start.toordinal() if entry.start else 1, os.fsencode(entry.name))


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
