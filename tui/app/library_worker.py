"""The library of a folder, looked after beside the screen."""

import contextlib
import time
from collections.abc import Callable, Generator, Iterator
from enum import Enum, auto
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from msgspec import Struct
from textual.message import Message

from tui.search.library.index import Entry
from tui.search.library.library import Library, MeetingHits, Progress
from tui.search.library.scanning import FolderTrouble

_OFTEN = 0.1
"""Seconds between two reports of progress."""
FIRST_MEETINGS = 20
"""Hits in so many meetings fill a screen, and are shown while the others are looked for."""
_MOST_MEETINGS = 200
"""In so many meetings at a time hits are looked for; further ones when they are asked for."""


class LibraryRead(Message):
    """The index was read, or brought up to date.

    Attributes:
        entries: The meetings, the newest first, then what could not be read.
        troubles: Folders that could not be looked into.
        remark: What is to be said of the index, or `""`.
        whole: Whether it is up to date.
    """

    def __init__(
        self, entries: list[Entry], troubles: tuple[FolderTrouble, ...], remark: str, *, whole: bool
    ) -> None:
        super().__init__()
        self.entries = entries
        self.troubles = troubles
        self.remark = remark
        self.whole = whole


class LibraryProgress(Message):
    """Files are being read.

    Attributes:
        progress: How far that is.
    """

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class LibraryHits(Message):
    """What a query has led to.

    Attributes:
        query: The query.
        hits: Hits, meeting by meeting, that come after those told before.
        state: Whether there are more.
        remarks: What is wrong with the query, each in a sentence.
    """

    def __init__(
        self, query: str, hits: list[MeetingHits], state: "Looking", remarks: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.query = query
        self.hits = hits
        self.state = state
        self.remarks = remarks


class Looking(Enum):
    """How far a query is answered."""

    GOES_ON = auto()
    WAITS = auto()
    """There may be more; they are looked for when they are asked for."""
    DONE = auto()


class _Find(Struct, frozen=True):
    query: str


class _More(Struct, frozen=True):
    pass


class _Refresh(Struct, frozen=True):
    pass


class _Stop(Struct, frozen=True):
    pass


class LibraryWorker:
    """Keeps the index of a folder in a thread of its own, and answers queries there.

    Args:
        folder: The folder.
        tell: Takes messages; called in that thread.
    """

    def __init__(self, folder: Path, tell: Callable[[Message], object]) -> None:
        self._folder = folder
        self._tell = tell
        self._asked: SimpleQueue[_Find | _More | _Refresh | _Stop] = SimpleQueue()
        self._cancelled = False
        self._stopped = False
        self._query = ""
        self._rest: Iterator[MeetingHits] | None = None

    # What the screen calls

    def find(self, query: str) -> None:
        """Asks for the hits of a query; of several that wait, only the last one is answered."""
        self._asked.put(_Find(query))

    def find_more(self) -> None:
        """Asks for further hits of the query that was asked last."""
        self._asked.put(_More())

    def refresh(self) -> None:
        """Asks for the index to be brought up to date."""
        self._asked.put(_Refresh())

    def cancel(self) -> None:
        """Stops bringing the index up to date; what was read is kept."""
        self._cancelled = True

    def stop(self) -> None:
        """Ends the thread."""
        self._stopped = self._cancelled = True
        self._asked.put(_Stop())

    # In the thread

    def run(self) -> None:
        """Works until it is stopped."""
        with contextlib.closing(Library(self._folder)) as library:
            self._report(library, whole=False)
            self._bring_up_to_date(library)
            while not self._stopped:
                self._answer(library, self._asked.get())
            self._forget_rest()

    def _report(self, library: Library, *, whole: bool) -> None:
        entries = library.entries()
        self._tell(LibraryRead(entries, library.troubles, library.remark, whole=whole))

    def _bring_up_to_date(self, library: Library) -> None:
        self._cancelled = self._stopped
        self._forget_rest()
        for _progress in self._told(library.refresh(lambda: self._cancelled)):
            if not self._asked.empty():
                self._answer(library, self._asked.get())
                self._forget_rest()
        self._report(library, whole=not self._cancelled)

    def _told(self, steps: Iterator[Progress]) -> Iterator[Progress]:
        """Tells the screen now and then how far meetings are read."""
        told = 0.0
        for progress in steps:
            now = time.monotonic()
            if now - told > _OFTEN:
                told = now
                self._tell(LibraryProgress(progress))
            yield progress

    def _made_anew(self, library: Library, steps: Iterator[Progress]) -> None:
        """Reads all meetings, where a search has found the index damaged."""
        for _progress in self._told(steps):
            if self._stopped:
                return
        self._report(library, whole=True)

    def _answer(self, library: Library, asked: _Find | _More | _Refresh | _Stop) -> None:
        match asked:
            case _Find(query):
                # Later keys wait already: this query is out of date.
                if self._asked.empty():
                    self._forget_rest()
                    self._query = query
                    self._rest = library.find(query, follow=partial(self._made_anew, library))
                    self._find(library)
            case _More():
                self._find(library)
            case _Refresh():
                self._bring_up_to_date(library)

    def _forget_rest(self) -> None:
        # It reads the index as it was when the query was asked.
        if isinstance(self._rest, Generator):
            self._rest.close()
        self._rest = None

    def _find(self, library: Library) -> None:
        if self._rest is None:
            return
        hits: list[MeetingHits] = []
        told = time.monotonic()
        for count, found in enumerate(self._rest, 1):
            hits.append(found)
            if count == _MOST_MEETINGS:
                self._tell(LibraryHits(self._query, hits, Looking.WAITS, library.remarks))
                return
            now = time.monotonic()
            if count == FIRST_MEETINGS or now - told > _OFTEN:
                told = now
                self._tell(LibraryHits(self._query, hits, Looking.GOES_ON, library.remarks))
                hits = []
            if not self._asked.empty():
                break
        else:
            self._rest = None
            self._tell(LibraryHits(self._query, hits, Looking.DONE, library.remarks))
            return
        self._tell(LibraryHits(self._query, hits, Looking.WAITS, library.remarks))
