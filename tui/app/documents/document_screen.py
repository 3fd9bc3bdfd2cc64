"""An offline copy of a document, read inside the viewer."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.documents.paper_rows import rows_of
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.verdict import Judge
from tui.app.widgets.box import Box
from tui.app.widgets.line_view import LineView
from tui.app.widgets.match import Finder
from tui.app.widgets.message import MessageLine
from tui.app.widgets.rows import Part, Row
from tui.i18n import _
from tui.papers.blocks import UnreadablePaper
from tui.papers.reading import read_blocks, read_bytes
from tui.search.query import Query

_FIRST = 60
"""So many rows are shown as soon as they are there: more than most screens have lines."""

_OFTEN = 0.25
"""Seconds between two looks at what has come since."""

_PAINT = 1.0
"""Seconds for which the reader waits at most until what it has handed over is seen."""

_SLICE = 0.02
"""Seconds for which a search may look before keys have their turn."""

_SIDES = 6
"""Cells of the box that are not the text's."""

_BESIDE = 12
"""Cells that must be seen beside the box for what lies under it to be told."""


_Place = tuple[int, int]
"""Where a match is: its row, and which of the matches in it."""


class _Paper(LineView):
    """The text of the copy, as far as it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.source = _Growing(self.rows)

    def add(self, rows: list[Row]) -> None:
        """Adds rows at the end; the view stays where it is."""
        self.rows += rows
        self.show_rows(self.source, keep_place=True)


class _Growing:
    """Rows that become more."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at a position."""
        return self._rows[index]

    def selectable(self, index: int) -> bool:
        """Nothing is selected in a text."""
        del index
        return False


class DocumentScreen(ModalScreen[None]):
    """Shows a copy as text, page after page as it is read.

    Args:
        path: The copy.
        name: What to call the document.
        width: Cells of the column of text.
        outside: Opens the copy in the system's own program.
    """

    DEFAULT_CSS = """
    DocumentScreen { align: center middle; background: $background; layers: base message; }
    DocumentScreen:ansi { background: $background; }
    DocumentScreen > Box { width: 100%; height: 100%; }
    DocumentScreen LineView { height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DOCUMENT, Scope.BOX)]

    def __init__(self, path: Path, name: str, width: int, outside: Callable[[], None]) -> None:
        super().__init__()
        self._path = path
        self._title = name
        self._width = width
        self._outside = outside
        self._text = ""
        self._query: Query | None = None
        self._at = (-1, 0)
        self._is_read = False
        self._is_seen = threading.Event()

    def compose(self) -> ComposeResult:
        """The text."""
        keys = ["reading.search", "box.leave", "reading.next", "reading.outside"]
        with Box(self._title, keys) as box:
            self._fit(box, self.app.size)
            yield _Paper()
        yield MessageLine()

    def on_resize(self, event: Resize) -> None:
        """Fits the column into another width."""
        self._fit(self.query_one(Box), event.size)

    def _fit(self, box: Box, size: Size) -> None:
        """Gives the column the whole width where little would be left beside it."""
        column = self._width + _SIDES
        box.styles.max_width = column if size.width - column >= _BESIDE else size.width

    @property
    def paper(self) -> LineView:
        """The view of the text."""
        return self.query_one(_Paper)

    @property
    def is_read(self) -> bool:
        """Whether all of the copy has been read."""
        return self._is_read

    def on_mount(self) -> None:
        """Begins to read."""
        self.query_one(Box).say(_("reading…"))
        self.watch(self.paper, "where", self._show_where)
        self.run_worker(self._read, thread=True, group="paper", exclusive=True)

    def _read(self) -> None:
        worker = get_current_worker()
        waiting: list[Row] = []
        first, wrong, since = max(_FIRST, self.app.size.height), "", time.monotonic()
        try:
            for row in rows_of(read_blocks(read_bytes(self._path))):
                if worker.is_cancelled:
                    return
                waiting.append(row)
                if len(waiting) == first or time.monotonic() - since >= _OFTEN:
                    self.app.call_from_thread(self._take, waiting)
                    # The first page is painted before more is read.
                    self._is_seen.wait(_PAINT)
                    first, waiting, since = 0, [], time.monotonic()
        except UnreadablePaper as error:
            wrong = str(error)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._have_read, waiting, wrong)

    def _take(self, rows: list[Row]) -> None:
        self.query_one(_Paper).add(rows)
        self.call_after_refresh(self._is_seen.set)

    def _have_read(self, rows: list[Row], wrong: str) -> None:
        if wrong:
            key = keymap_of(self).way("reading.outside")
            words = (
                _("It cannot be read on: {reason}.")
                if self.query_one(_Paper).rows
                else (_("It cannot be read here: {reason}."))
            )
            rows = [
                *rows,
                Row((Part(words.format(reason=wrong), "warning", mark=False),), gap=1),
                Row((Part(_("{key} opens it in another program.").format(key=key), mark=False),)),
            ]
        self._is_read = True
        self.query_one(_Paper).add(rows)
        self._show_where(self.paper.where)

    def _show_where(self, where: str) -> None:
        words = where if self.is_read else " · ".join(filter(None, (where, _("reading…"))))
        self.query_one(Box).say(words)

    # Searching

    def action_search(self) -> None:
        """Asks what to look for, and goes to the first match below."""

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            self._text = typed
            # In one text one looks for words as they stand together.
            phrase = f'"{typed.replace(chr(34), " ").strip()}"'
            self._query = Query.readings(phrase)[0] if typed.strip() else None
            self.paper.mark(self._query.find if self._query else None)
            self._at = (self.paper.top.row - 1, 1 << 30)
            if self._query is not None:
                self.action_match(1)

        title = _("search · {name}").format(name=self._title)
        self.app.push_screen(LineEdit(title, self._text, Judge()), answered)

    def action_match(self, step: int) -> None:
        """Goes to the next match, or with -1 to the one before."""
        if self._query is None:
            self._say(_("Nothing has been searched for yet."))
            return
        places = self._places(step, self._query.find)
        if not self._look(places, step):
            self._say(_("Searching…"))
            self.run_worker(self._look_on(places, step), group="match", exclusive=True)

    async def _look_on(self, places: Iterator[_Place | None], step: int) -> None:
        """Goes on looking in a long text, and lets keys have their turn."""
        while not self._look(places, step):
            await asyncio.sleep(0)

    def _look(self, places: Iterator[_Place | None], step: int) -> bool:
        """Looks for a match for a moment; whether it is known by then where one is, or that none is."""
        until = time.monotonic() + _SLICE
        for place in places:
            if place is not None:
                self._go_to(place, step)
                return True
            if time.monotonic() >= until:
                return False
        self._say(_("Nothing found.") if self.is_read else _("Nothing found so far."))
        return True

    def _go_to(self, place: _Place, step: int) -> None:
        if place <= self._at if step > 0 else place >= self._at:
            self._say(
                _("From the last match on to the first.")
                if step > 0
                else _("From the first match back to the last.")
            )
        else:
            self.query_one(MessageLine).hide()
        self._at = place
        row, match = place
        text = self.query_one(_Paper).rows[row].parts[0].text
        found = self._query.find(text) if self._query is not None else []
        self.paper.point_at(row, text, found[match] if match < len(found) else None)

    def _places(self, step: int, find: Finder) -> Iterator[_Place | None]:
        """The places of matches from the one that one is at; None for each row without one."""
        rows = self.query_one(_Paper).rows
        row, match = self._at
        here = find(rows[row].parts[0].text) if 0 <= row < len(rows) else []
        if 0 <= match + step < len(here):
            yield row, match + step
        count = len(rows)
        for away in range(1, count + 1):
            at = (row + away * step) % count
            found = find(rows[at].parts[0].text) if rows[at].parts[0].mark else []
            yield (at, 0 if step > 0 else len(found) - 1) if found else None

    def _say(self, words: str) -> None:
        self.query_one(MessageLine).show(words)

    # Leaving

    def action_open_outside(self) -> None:
        """Opens the copy in the system's own program."""
        self.dismiss()
        self._outside()

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()
