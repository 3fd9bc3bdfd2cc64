"""A folder of meetings: all of them by date, and one search over them all."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.library_worker import (
    LibraryHits,
    LibraryProgress,
    LibraryRead,
    LibraryWorker,
    Looking,
)
from tui.app.searching.entry_rows import EntryRows
from tui.app.searching.folder_rows import FolderRows
from tui.app.searching.search_line import SearchLine
from tui.app.widgets.bars import KeyFooter
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows, RowSource
from tui.app.widgets.status_line import StatusLine
from tui.i18n import N_, _, ngettext
from tui.search.library.index import Entry
from tui.search.records import Place
from tui.text.safe import make_safe

_HINT = N_("/ to search all meetings")

_POLL = 30.0
"""Seconds after which one looks again what has changed in the folder."""
_NEAR = 40
"""So many rows before the end further hits are looked for."""


class MeetingWanted(Message):
    """A meeting of the folder is to be shown.

    Attributes:
        sender: The screen that shows the folder.
        path: Its file.
        query: What was looked for, or `""`.
        place: The place of the hit to go to; None where the meeting as such was chosen.
    """

    def __init__(
        self, sender: "LibraryScreen", path: Path, query: str = "", place: Place | None = None
    ) -> None:
        super().__init__()
        self.sender = sender
        self.path = path
        self.query = query
        self.place = place


class LibraryScreen(Screen[None]):
    """Lists the meetings of a folder; a query lists the hits in them instead.

    Args:
        folder: The folder.
        selected: The meeting to select, by its path in the folder; by default the first.
    """

    DEFAULT_CSS = """
    LibraryScreen { layout: vertical; }
    LibraryScreen Input, LibraryScreen Input:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    LibraryScreen RowList { height: 1fr; }
    LibraryScreen Static { height: auto; padding: 0 1; display: none; }
    LibraryScreen Static.-some { display: block; }
    LibraryScreen #wrong { color: $warning; text-style: $warning-style; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.LIBRARY),
    ]

    AUTO_FOCUS = "RowList"

    def __init__(self, folder: Path, *, selected: Path | None = None) -> None:
        super().__init__()
        self.folder = folder
        self._wanted = selected
        self._worker = LibraryWorker(folder, self.post_message)
        self._entries: Sequence[Entry] = ()
        self._hits: FolderRows | None = None
        self._looking = Looking.DONE
        self._query = ""
        self._shown = ""
        self._remark = ""
        self._reading = True
        self._whole = False

    def compose(self) -> ComposeResult:
        """The folder, a line to search in, the meetings or the hits, and the keys."""
        yield StatusLine()
        yield SearchLine(placeholder=_(_HINT))
        yield RowList()
        yield Static(id="offered")
        yield Static(id="wrong")
        yield KeyFooter(self.offers)

    def on_mount(self) -> None:
        """Begins to read the folder, beside the screen."""
        self.query_one(StatusLine).show(folder=str(self.folder))
        self._show_words(_("Reading the folder…"))
        self.run_worker(self._worker.run, thread=True, group="library")
        self.set_interval(_POLL, self._look_again)
        self.watch(self.app, "app_focus", self._terminal_focus_changed, init=False)

    def on_unmount(self) -> None:
        """Lets go of the folder."""
        self._worker.stop()

    def offers(self, command: str) -> bool:
        """Whether a command would do something now; the footer shows it if so."""
        if command == "library.search" and self._line.has_focus:
            return False
        return self.is_active and not self.why_not(command)

    def why_not(self, command: str) -> str:
        """Why a command would do nothing now; `""` where it would."""
        if command == "library.stop" and not self._reading:
            return _("Nothing is being read.")
        return ""

    def on_descendant_focus(self) -> None:
        """Lights the selection also where the keys of the line move it."""
        self.query_one(RowList).set_class(self._line.has_focus, "-led")

    # What the folder holds

    @on(LibraryProgress)
    def _read_some(self, event: LibraryProgress) -> None:
        progress = event.progress
        if not self._reading:
            self._reading = True
            self.query_one(KeyFooter).refresh()
        state = _("reading {done} of {total} · {key} stops").format(
            done=progress.done, total=progress.total, key=keymap_of(self).way("library.stop")
        )
        self.query_one(StatusLine).show(state=state)

    @on(LibraryRead)
    def _read(self, event: LibraryRead) -> None:
        self._reading = event.reading
        changed = (event.entries, event.whole) != (self._entries, self._whole)
        self._whole = event.whole
        self._entries = event.entries
        self._show_how_many()
        if not event.reading:
            self.query_one(StatusLine).show(state="" if event.whole else _("not all read"))
        wrong = [f"{self.folder / trouble.name}: {trouble.message}" for trouble in event.troubles]
        self._remark = "\n".join(filter(None, (event.remark, *wrong[:3])))
        self._say(self._remark)
        if not self._query:
            if changed or not event.reading:
                self._show_entries()
        elif changed and not event.reading:
            self._find()
        self.query_one(KeyFooter).refresh()

    def _show_how_many(self) -> None:
        meetings = sum(not entry.problem for entry in self._entries)
        count = ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings)
        self.query_one(StatusLine).show(place=count)

    def say_anew(self) -> None:
        """Says everything in the language in use now."""
        self._line.placeholder = _(_HINT)
        self._show_how_many()
        if self._hits is not None and self._hits.count:
            self._show(self._hits, keep_place=True)
            self._show_count(self._hits.count, self._looking)
        elif self._query:
            self._find()
        else:
            self._show_entries()
        self.query_one(KeyFooter).refresh()

    def _say(self, words: str, offered: Content | None = None) -> None:
        for name, content in (
            ("offered", offered or Content()),
            ("wrong", Content(make_safe(words, newlines=True))),
        ):
            line = self.query_one(f"#{name}", Static)
            line.update(content)
            line.set_class(bool(content), "-some")

    def _show_entries(self) -> None:
        before = self.selected
        self._hits = None
        if not self._entries:
            self._show_words(
                _("Reading the folder…") if self._reading else _("No meeting file in this folder.")
            )
            return
        self._show(EntryRows(self._entries), keep_place=True)
        names = [entry.name for entry in self._entries]
        if before is not None and before in names:
            self._wanted = None
            self.query_one(RowList).select(names.index(before), quiet=True)

    def _show_words(self, words: str) -> None:
        self._show(Rows([Row((Part(words, "dim"),), selectable=False)]))

    @property
    def selected(self) -> Path | None:
        """The selected meeting, by its path in the folder; None for none."""
        cursor = self.query_one(RowList).cursor
        if self._wanted is not None and cursor <= 0:
            # It may not have been read yet.
            return self._wanted
        if self._hits is not None:
            chosen = self._hits.chosen(cursor)
            return chosen[0].name if chosen is not None else None
        return self._entries[cursor].name if 0 <= cursor < len(self._entries) else None

    def _show(self, rows: RowSource, *, keep_place: bool = False) -> None:
        meetings = self.query_one(RowList)
        cursor = meetings.cursor
        meetings.show_rows(rows, keep_place=keep_place)
        if keep_place:
            meetings.select(min(max(cursor, 0), len(rows) - 1), quiet=True)

    # The search

    @property
    def _line(self) -> SearchLine:
        return self.query_one(SearchLine)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._query = event.value.strip()
        self._line.offer(None)
        self._say(self._remark, self._line.offered_words())
        if self._query:
            self._find()
        else:
            self.query_one(StatusLine).show(hit="")
            self._show_entries()

    def _find(self) -> None:
        self._shown = ""
        self._looking = Looking.GOES_ON
        self._worker.find(self._query)
        self.query_one(StatusLine).show(hit=_("searching…"))

    def action_complete(self, step: int) -> None:
        """Completes the word before the cursor; again, takes the next way to do so."""
        self._line.complete(step)

    def action_recall(self, way: str) -> None:
        """Puts a past query into the line."""
        if way == "older":
            self._line.older()
        else:
            self._line.newer()

    def action_choose(self) -> None:
        """Opens the selected meeting, at the hit, while the line has the focus."""
        self.query_one(RowList).action_choose()

    def action_down(self) -> None:
        """Selects the next row while the line keeps the focus.

        From a past search, brings back first what was being typed.
        """
        if self._line.brings_back():
            self._line.newer()
        else:
            self.query_one(RowList).action_down()

    def action_up(self) -> None:
        """Selects the row before; from the first one, recalls the search before."""
        rows = self.query_one(RowList)
        first = next((row for row in range(len(rows.source)) if rows.source.selectable(row)), -1)
        if rows.cursor <= first and not rows.top.line:
            self._line.older()
        else:
            rows.action_up()

    def action_page_down(self) -> None:
        """Selects the row a page further down while the line keeps the focus."""
        self.query_one(RowList).action_page_down()

    def action_page_up(self) -> None:
        """Selects the row a page further up while the line keeps the focus."""
        self.query_one(RowList).action_page_up()

    @on(LibraryHits)
    def _found(self, event: LibraryHits) -> None:
        if event.query != self._query:
            return
        self._looking = event.state
        again = self._shown == event.query and self._hits is not None
        self._shown = event.query
        if again and self._hits is not None:
            # Further hits come below those that one may already be going through.
            self._hits.add(event.hits)
        else:
            self._hits = FolderRows(event.hits)
        count = self._hits.count
        if count:
            self._show(self._hits, keep_place=again and self.query_one(RowList).cursor >= 0)
        elif event.state is Looking.DONE:
            self._show_words(_("Nothing found."))
        self._show_count(count, event.state)
        self._say(
            "\n".join(filter(None, (self._remark, *event.remarks))), self._line.offered_words()
        )

    def _show_count(self, count: int, state: Looking) -> None:
        words = ngettext("found in {count} meeting", "found in {count} meetings", count)
        if state is not Looking.DONE:
            words = ngettext(
                "found in {count} or more meetings", "found in {count} or more meetings", count
            )
        words = words.format(count=count)
        if state is Looking.GOES_ON:
            words = " · ".join((words, _("searching…"))) if count else _("searching…")
        self.query_one(StatusLine).show(hit=words)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        """Looks for further hits where one comes near the end of those that are there."""
        near = self._hits is not None and event.row > len(self._hits) - _NEAR
        if near and self._looking is Looking.WAITS:
            self._looking = Looking.GOES_ON
            self._worker.find_more()

    # Commands

    @on(RowList.Chosen)
    def _meeting_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if self._hits is None:
            if 0 <= event.row < len(self._entries):
                path = self.folder / self._entries[event.row].name
                self.post_message(MeetingWanted(self, path))
            return
        rows = self.query_one(RowList)
        if self._hits.unfold(event.row):
            rows.show_rows(self._hits, keep_place=True)
            rows.select(event.row)
            return
        chosen = self._hits.chosen(event.row)
        if chosen is not None:
            entry, hit = chosen
            self._line.past.keep(self._query)
            path = self.folder / entry.name
            self.post_message(MeetingWanted(self, path, self._query, hit.place))

    def action_find(self) -> None:
        """Goes to the line to search in."""
        self.query_one(Input).focus()

    def action_leave_search(self) -> None:
        """Goes from the line to the list, and from there back to all meetings."""
        line = self.query_one(Input)
        if line.has_focus:
            self.query_one(RowList).focus()
        else:
            line.value = ""

    def action_read_again(self) -> None:
        """Brings the list up to date."""
        self._reading = True
        self._worker.refresh()

    def action_stop_reading(self) -> None:
        """Stops reading files; what was read is there."""
        self._worker.cancel()

    def _terminal_focus_changed(self, focused: bool) -> None:  # noqa: FBT001 -- a watcher
        """When one comes back to the terminal, files may have changed."""
        if focused:
            self._look_again()

    def _look_again(self) -> None:
        if self._whole and self.is_current:
            self._worker.refresh()

    def on_screen_resume(self) -> None:
        """A meeting was left: it may have been changed."""
        if self._whole:
            self.action_read_again()
        self.query_one(KeyFooter).refresh()

    def say(self, words: str) -> None:
        """Says something to the user."""
        self._say(words)
