"""The library of a folder, looked after beside the screen."""

import contextlib
import time
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from msgspec import Struct
from textual.message import Message

from tui.app.searching.folder_rows import rows_at_first
from tui.search.library.index import Entry
from tui.search.library.library import Library, MeetingHits, Progress
from tui.search.library.scanning import FolderTrouble

_OFTEN = 0.1
"""Seconds between two reports of progress."""
_NOW_AND_THEN = 1.0
"""Seconds between two reports of the meetings read so far."""
_DRAWING, _LOOK = 0.06, 0.005
"""Seconds that the screen takes to draw hits at most, and between two looks for the next key."""
SCREENFUL = 40
"""Hits of so many rows fill a screen, and are shown while the others are looked for."""
_MOST_MEETINGS = 200
"""In so many meetings at a time hits are looked for; further ones when they are asked for."""


class LibraryRead(Message):
    """The index was read, or brought up to date.

    Attributes:
        entries: The meetings, the newest first, then what could not be read.
        troubles: Folders that could not be looked into.
        remark: What is to be said of the index, or `""`.
        whole: Whether it is up to date.
        reading: Whether it is still being brought up to date.
    """

    def __init__(
        self,
        entries: list[Entry],
        troubles: tuple[FolderTrouble, ...],
        remark: str,
        *,
        whole: bool,
        reading: bool,
    ) -> None:
        super().__init__()
        self.entries = entries
        self.troubles = troubles
        self.remark = remark
        self.whole = whole
        self.reading = reading


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
        self._rest: Iterator[MeetingHits | None] | None = None
        self._cut_short = False
        self._wanted_again = False

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
            self._report(library, whole=False, reading=True)
            self._bring_up_to_date(library)
            while not self._stopped:
                self._answer(library, self._asked.get())

    def _report(self, library: Library, *, whole: bool, reading: bool = False) -> None:
        entries = library.entries()
        self._tell(
            LibraryRead(entries, library.troubles, library.remark, whole=whole, reading=reading)
        )

    def _bring_up_to_date(self, library: Library) -> None:
        self._wanted_again = True
        while self._wanted_again:
            self._wanted_again, self._cancelled = False, self._stopped
            for _progress in self._told(library, library.refresh(lambda: self._cancelled)):
                if not self._asked.empty():
                    self._answer(library, self._asked.get(), reading=True)
        self._report(library, whole=not self._cancelled)
        for _step in library.prepare():
            if not self._asked.empty():
                break

    def _told(self, library: Library, steps: Iterator[Progress]) -> Iterator[Progress]:
        """Tells the screen now and then how far meetings are read, and which."""
        told = 0.0
        listed = time.monotonic()
        for progress in steps:
            now = time.monotonic()
            if now - told > _OFTEN:
                told = now
                self._tell(LibraryProgress(progress))
            if now - listed > _NOW_AND_THEN:
                self._report(library, whole=False, reading=True)
                listed = time.monotonic()
            yield progress

    def _made_anew(self, library: Library, steps: Iterator[Progress]) -> None:
        """Reads all meetings, where a search has found the index damaged."""
        for _progress in self._told(library, steps):
            if self._stopped:
                return
        self._report(library, whole=True)

    def _answer(
        self, library: Library, asked: _Find | _More | _Refresh | _Stop, *, reading: bool = False
    ) -> None:
        """Does what is asked.

        Args:
            library: The library.
            asked: What is asked.
            reading: Whether the library is being brought up to date meanwhile.
        """
        match asked:
            case _Find(query):
                # Later keys wait already: this query is out of date.
                if self._asked.empty():
                    self._query = query
                    self._rest = library.find_in_steps(
                        query, follow=partial(self._made_anew, library)
                    )
                    self._find(library)
            case _More():
                self._find(library)
            case _Refresh() if reading:
                self._wanted_again = True
            case _Refresh():
                self._bring_up_to_date(library)
        if self._cut_short and self._asked.empty() and not self._stopped:
            self._find(library)

    def _find(self, library: Library) -> None:
        """Tells further hits, until there are many, or something else is asked."""
        self._cut_short = False
        if self._rest is None:
            return
        hits: list[MeetingHits] = []
        count = rows = 0
        told = time.monotonic()
        for found in self._rest:
            if found is not None:
                hits.append(found)
                count += 1
                before, rows = rows, rows + rows_at_first(found)
                if count == _MOST_MEETINGS:
                    self._tell(LibraryHits(self._query, hits, Looking.WAITS, library.remarks))
                    return
                filled = before < SCREENFUL <= rows
                if filled or time.monotonic() - told > _OFTEN:
                    self._tell(LibraryHits(self._query, hits, Looking.GOES_ON, library.remarks))
                    hits = []
                    if filled:
                        self._let_draw()
                    told = time.monotonic()
            if not self._asked.empty():
                self._cut_short = True
                self._tell(LibraryHits(self._query, hits, Looking.GOES_ON, library.remarks))
                return
        self._rest = None
        self._tell(LibraryHits(self._query, hits, Looking.DONE, library.remarks))

    def _let_draw(self) -> None:
        """Leaves the processor to the screen, which has a screenful to draw, until the next key."""
        end = time.monotonic() + _DRAWING
        while self._asked.empty() and time.monotonic() < end:
            time.sleep(_LOOK)
