"""An offline copy of a document, read inside the viewer."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
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
from tui.app.widgets.message import MessageLine
from tui.app.widgets.rows import Part, Row
from tui.i18n import _
from tui.papers.blocks import UnreadablePaper
from tui.papers.reading import read_blocks, read_bytes
from tui.search.query import Query

_FIRST = 60
"""So many rows are shown as soon as they are there: more than a screen has lines."""

_OFTEN = 0.25
"""Seconds between two looks at what has come since."""

_SIDES = 6
"""Cells of the box that are not the text's."""

_BESIDE = 12
"""Cells that must be seen beside the box for what lies under it to be told."""


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
    DocumentScreen { align: center middle; background: $veil; layers: base message; }
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

    def compose(self) -> ComposeResult:
        """The text."""
        keys = ["reading.search", "box.leave", "reading.next", "reading.outside"]
        with Box(self._title, keys):
            yield _Paper()
        yield MessageLine()

    def on_resize(self, event: Resize) -> None:
        """Takes the whole width where too little would be seen beside the column to tell what it is."""
        column = self._width + _SIDES
        beside = event.size.width - column
        self.query_one(Box).styles.max_width = column if beside >= _BESIDE else event.size.width

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
        shown, wrong, since = 0, "", time.monotonic()
        try:
            for row in rows_of(read_blocks(read_bytes(self._path))):
                if worker.is_cancelled:
                    return
                waiting.append(row)
                due = not shown and len(waiting) >= _FIRST
                if due or (shown and time.monotonic() - since >= _OFTEN):
                    self.app.call_from_thread(self.query_one(_Paper).add, waiting)
                    shown, waiting, since = shown + len(waiting), [], time.monotonic()
        except UnreadablePaper as error:
            wrong = str(error)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._have_read, waiting, wrong)

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
        self.app.push_screen(LineEdit(title, self._text, Judge(lambda _typed: "")), answered)

    def action_match(self, step: int) -> None:
        """Goes to the next match, or with -1 to the one before."""
        if self._query is None:
            self._say(_("Nothing has been searched for yet."))
            return
        found = self._next(step)
        if found is None:
            self._say(_("Nothing found.") if self.is_read else _("Nothing found so far."))
            return
        row, match = found
        if (row, match) <= self._at if step > 0 else (row, match) >= self._at:
            self._say(
                _("From the last match on to the first.")
                if step > 0
                else _("From the first match back to the last.")
            )
        self._at = found
        text = self.query_one(_Paper).rows[row].parts[0].text
        self.paper.point_at(row, text, self._query.find(text)[match])

    def _next(self, step: int) -> tuple[int, int] | None:
        """The place of the next match: a row, and which match in it."""
        rows, find = self.query_one(_Paper).rows, self._query.find if self._query else None
        if find is None or not rows:
            return None
        row, match = self._at
        here = find(rows[row].parts[0].text) if 0 <= row < len(rows) else []
        if 0 <= match + step < len(here):
            return row, match + step
        for away in range(1, len(rows) + 1):
            at = (row + away * step) % len(rows)
            if rows[at].parts[0].mark and (found := find(rows[at].parts[0].text)):
                return at, 0 if step > 0 else len(found) - 1
        return None

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
