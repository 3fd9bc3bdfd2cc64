"""The meetings below a folder, kept in an index that follows them, and searched together.

Hits come by meeting, the newest first: what was decided last is what is asked for most, it needs
no figures for how good a hit is, and the first hits are there before the last file is looked at.
Within a meeting they are those of `Search`, in its order.
"""

import hashlib
import re
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.filters import remarks_on
from tui.search.language import parse as parse_query
from tui.search.library.content import Content
from tui.search.library.database import DamagedIndexError, is_damage
from tui.search.library.index import (
    Entry,
    Index,
    Known,
    Reading,
    default_folder,
    index_file,
)
from tui.search.library.scanning import FolderTrouble, FoundFile, looks_like_a_meeting, scan
from tui.search.private import asks_for_notes, readable_notes
from tui.search.query import Query
from tui.search.search import Found, Search
from tui.store.notes import notes_path
from tui.store.reading.loading import judge, parse
from tui.store.reading.source import UnreadableFile, read_source
from tui.store.reading.toml import NotTomlError, read_toml

_BATCH = 32
_FRESH = 2_000_000_000  # nanoseconds; some file systems count time in steps of two seconds
_MOST_KEPT = 128
"""Of so many meetings the folded texts are kept for the next key of a query."""

MOST_TRIED = 12
"""Where nothing matches as typed, so many of the newest meetings are searched all the same: what
can be done while one types.
"""

_ERRORS = (sqlite3.Error, DamagedIndexError, ValueError, TypeError)
"""What a damaged index may lead to, or one that cannot be used."""

_MAY_BE_MEANT = re.compile("[^\\W\\d_\u2e80-\uffff]{2}|[\u3400-\u9fff]")
"""Two letters that may be a sound, or a word with a typing error; a Han character of another form."""


class Progress(Struct, frozen=True):
    """How far an index is brought up to date.

    Attributes:
        done: How many of the files that need it were read.
        total: How many need it.
        name: The file read last.
    """

    done: int
    total: int
    name: Path


def _pass(steps: Iterator[Progress]) -> None:
    deque(steps, maxlen=0)


class MeetingHits(Struct, frozen=True):
    """The hits in one meeting.

    Attributes:
        entry: The meeting.
        found: The hits, in the order of `Search`.
    """

    entry: Entry
    found: Found


class Library:
    """A folder of meetings.

    It is used by one thread at a time.

    Args:
        folder: The folder.
        cache: Where indexes are kept; by default in the user's cache folder.
        now: The time, in nanoseconds.
    """

    def __init__(
        self, folder: Path, cache: Path | None = None, now: Callable[[], int] = time.time_ns
    ) -> None:
        self.folder = folder
        self._now = now
        self._searches: dict[int, Search] = {}
        self._absent: tuple[str, ...] = ()
        self.troubles: tuple[FolderTrouble, ...] = ()
        """The folders that could not be looked into, since the index was brought up to date."""
        self.remark = ""
        """What is to be said of the index, or `""`."""
        self.remarks: tuple[str, ...] = ()
        """What is wrong with the filters of the query looked for last, each in a sentence."""
        try:
            self._index = Index(index_file(folder, cache or default_folder()))
        except (*_ERRORS, OSError) as error:
            self._index = self._in_memory(error)

    def _in_memory(self, error: Exception) -> Index:
        reason = getattr(error, "strerror", None) or str(error)
        self.remark = _("the index cannot be kept ({reason}); it is made anew each time").format(
            reason=reason
        )
        return Index(None)

    def close(self) -> None:
        """Lets go of the index."""
        self._index.close()

    def entries(self) -> list[Entry]:
        """The meetings, the newest first; then the files that were meant for one and are none."""
        try:
            return self._index.entries()
        except _ERRORS:
            # It is mended when it is brought up to date.
            return []

    def refresh(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Progress]:
        """Brings the index up to date, file by file.

        What was read is kept in batches: one that is cancelled, or whose iterator is closed, goes
        on from there the next time. A damaged index is made anew; one that cannot be written goes
        on in memory.

        Args:
            cancelled: Asked before each file.
        """
        for begin_again in (self._make_anew, self._go_on_in_memory):
            try:
                yield from self._refresh(cancelled)
                self._index.entries()
                self._index.seal()
            except _ERRORS as error:
                begin_again(error)
            else:
                return
        yield from self._refresh(cancelled)

    def _make_anew(self, error: Exception) -> None:
        self._searches.clear()
        try:
            if not is_damage(error):
                raise error
            self._index.make_anew()
        except (*_ERRORS, OSError) as worse:
            self._go_on_in_memory(worse)

    def _go_on_in_memory(self, error: Exception) -> None:
        self._searches.clear()
        self._index.close()
        self._index = self._in_memory(error)

    def _refresh(self, cancelled: Callable[[], bool]) -> Iterator[Progress]:
        if self._index.is_bloated():
            self._index.make_anew()
        known = self._index.known()
        found = list(scan(self.folder))
        self.troubles = tuple(one for one in found if isinstance(one, FolderTrouble))
        files = [one for one in found if isinstance(one, FoundFile)]
        gone = known.keys() - {file.name for file in files}
        if gone:
            self._index.forget(sorted(gone))
        due = [file for file in files if _is_due(file, known.get(file.name))]
        done = 0
        while done < len(due):
            batch: list[Reading] = []
            # Read before the other program is made to wait.
            for file in due[done : done + _BATCH]:
                if cancelled():
                    self._index.take_in(batch)
                    return
                batch.append(self._read(file, known.get(file.name)))
                done += 1
                yield Progress(done, len(due), file.name)
            self._index.take_in(batch)

    def _read(self, file: FoundFile, known: Known | None) -> Reading:
        path, now = self.folder / file.name, self._now()
        try:
            text = read_source(path).text
        except UnreadableFile as error:
            meant = looks_like_a_meeting(path)
            problem = error.problem.message if meant else ""
            # Without a digest it is read again: whether one may read it is not seen in its time.
            return Reading(file, 0, b"", Content(line=error.line, problem=problem))
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        if known is not None and known.digest == digest:
            return Reading(file, now, digest, None)
        return Reading(file, now, digest, _content(path, text))

    def prepare(self) -> Iterator[None]:
        """Does beforehand, step by step, what the first queries would wait for."""
        try:
            for entry in self._newest(MOST_TRIED):
                search = self._search_of(entry)
                if search is not None:
                    search.with_pinyin().prepare()
                yield
        except _ERRORS:
            # It is mended where it matters.
            return

    def find(
        self,
        query: str,
        tried: int = MOST_TRIED,
        follow: Callable[[Iterator[Progress]], object] = _pass,
    ) -> Iterator[MeetingHits]:
        """Finds a query in all meetings, the newest first.

        Search finds a query's Chinese words by their sound, and words with a typing error, too. In
        a library it does so where no meeting has anything as typed, and in the newest meetings.

        Args:
            query: As typed; any text.
            tried: In how many of the newest meetings to look for what may have been meant.
            follow: Runs through the reading of all meetings, where the index turns out to be
                damaged and is made anew.
        """
        return filter(None, self.find_in_steps(query, tried, follow))

    def find_in_steps(
        self,
        query: str,
        tried: int = MOST_TRIED,
        follow: Callable[[Iterator[Progress]], object] = _pass,
    ) -> Iterator[MeetingHits | None]:
        """The same, with None for each meeting in which there turned out to be nothing.

        Between two steps the index may be brought up to date: what comes after is found in it as
        it is then, but nothing is found twice.
        """
        if not query.strip():
            return
        self.remarks = remarks_on(parse_query(query).filters)
        self._absent = ()
        given: set[Path] = set()
        for begin_again in (self._make_anew, self._go_on_in_memory, None):
            try:
                yield from self._find(query, tried, given)
            except _ERRORS as error:
                if begin_again is None:
                    raise
                begin_again(error)
                follow(self.refresh())
            else:
                if not given:
                    self.remarks = tuple(dict.fromkeys((*self.remarks, *self._absent)))
                return

    def _find(self, query: str, tried: int, given: set[Path]) -> Iterator[MeetingHits | None]:
        """Finds a query in the meetings that are not yet given, and notes those that are."""
        if asks_for_notes(parse_query(query)):
            yield from self._find_in_notes(query, given)
            return
        readings = Query.readings(query)
        searched: set[int] = set()
        state = None
        while state != (state := self._index.state()):
            for entry, units in self._index.candidates(readings):
                if entry.name in given or entry.id in searched:
                    continue
                searched.add(entry.id)
                hits = self._search(entry, query, units)
                if hits is not None:
                    given.add(entry.name)
                yield hits
                if self._index.state() != state:
                    # Others may have come before this one.
                    break
        if given or not _MAY_BE_MEANT.search(query):
            return
        for entry in self._newest(tried):
            hits = self._search(entry, query, meant=True)
            if hits is not None:
                given.add(entry.name)
            yield hits

    def _find_in_notes(self, query: str, given: set[Path]) -> Iterator[MeetingHits | None]:
        """Finds what only notes may hold: the index has none of them, so they are read as they are."""
        for entry in self._index.entries():
            path = self.folder / entry.name
            if entry.problem or entry.name in given or not notes_path(path).exists():
                continue
            meeting = self._index.meeting(entry.id)
            if meeting is None:
                continue
            notes = readable_notes(path, meeting)
            found = Search(meeting, Links.of(meeting), notes=notes).find(query, meant=False)
            if found.hits:
                given.add(entry.name)
            yield MeetingHits(entry, found) if found.hits else None

    def _newest(self, most: int) -> list[Entry]:
        return [entry for entry in self._index.entries()[:most] if not entry.problem]

    def _search(
        self,
        entry: Entry,
        query: str,
        units: Sequence[int] | None = None,
        *,
        meant: bool = False,
    ) -> MeetingHits | None:
        """The hits in a meeting.

        Args:
            entry: The meeting.
            query: The query.
            units: The positions of all units in which there may be some; None for all of it.
            meant: Whether what the query may have been meant for is looked for too.
        """
        search = self._search_of(entry, units)
        if search is None:
            return None
        if meant:
            search.with_pinyin()
        found = search.find(query, meant=meant)
        if found.absent:
            # The filter means something, but nothing in this meeting.
            self._absent = self._absent or found.remarks
            return None
        return MeetingHits(entry, found) if found.hits else None

    def _search_of(self, entry: Entry, units: Sequence[int] | None = None) -> Search | None:
        """The search of a meeting, of some units of it or of all; None where it has gone."""
        search = self._searches.pop(entry.id, None)
        if search is None:
            meeting = self._index.meeting(entry.id)
            if meeting is None:
                return None
            search = Search(meeting, Links.of(meeting), units)
            if units is not None:
                return search
            if len(self._searches) >= _MOST_KEPT:
                del self._searches[next(iter(self._searches))]
        self._searches[entry.id] = search
        return search


def _is_due(file: FoundFile, known: Known | None) -> bool:
    """Whether a file must be read: what was changed just before it was read may have changed since."""
    if known is None or (known.size, known.changed) != (file.size, file.changed):
        return True
    return known.changed > known.read - _FRESH


def _content(path: Path, text: str) -> Content:
    values: dict[str, Any] | None = None
    meeting: Meeting | None = None
    with suppress(NotTomlError):
        values = read_toml(text)
        # Where a problem is takes longer to tell than all else, and matters only below.
        meeting = judge(values).meeting
    if meeting is not None:
        return Content.of(meeting)
    if not looks_like_a_meeting(path):
        return Content()
    problem = parse(text, values=values).problems[0]
    return Content(line=problem.line, problem=problem.message)
