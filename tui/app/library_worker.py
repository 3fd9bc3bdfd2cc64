"""The library of a folder, looked after beside the screen."""

import contextlib
import time
from collections.abc import Callable, Iterator
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
"""In how many meetings hits are shown."""


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
        hits: The hits, meeting by meeting.
        more: Whether there are more meetings with hits.
    """

    def __init__(self, query: str, hits: list[MeetingHits], *, more: bool) -> None:
        super().__init__()
        self.query = query
        self.hits = hits
        self.more = more


class _Find(Struct, frozen=True):
    query: str


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
        self._asked: SimpleQueue[_Find | _Refresh | _Stop] = SimpleQueue()
        self._cancelled = False
        self._stopped = False

    # What the screen calls

    def find(self, query: str) -> None:
        """Asks for the hits of a query; of several that wait, only the last one is answered."""
        self._asked.put(_Find(query))

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

    def _report(self, library: Library, *, whole: bool) -> None:
        entries = library.entries()
        self._tell(LibraryRead(entries, library.troubles, library.remark, whole=whole))

    def _bring_up_to_date(self, library: Library) -> None:
        self._cancelled = self._stopped
        for _progress in self._told(library.refresh(lambda: self._cancelled)):
            if not self._asked.empty():
                self._answer(library, self._asked.get())
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

    def _answer(self, library: Library, asked: _Find | _Refresh | _Stop) -> None:
        match asked:
            case _Find(query):
                # Later keys wait already: this query is out of date.
                if self._asked.empty():
                    self._find(library, query)
            case _Refresh():
                self._bring_up_to_date(library)

    def _find(self, library: Library, query: str) -> None:
        hits: list[MeetingHits] = []
        for found in library.find(query, follow=partial(self._made_anew, library)):
            if len(hits) == _MOST_MEETINGS:
                self._tell(LibraryHits(query, hits, more=True))
                return
            hits.append(found)
            if not self._asked.empty():
                return
            if len(hits) == FIRST_MEETINGS:
                self._tell(LibraryHits(query, [*hits], more=True))
        self._tell(LibraryHits(query, hits, more=False))
