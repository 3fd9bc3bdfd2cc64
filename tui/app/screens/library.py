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
from tui.app.library_worker import LibraryHits, LibraryProgress, LibraryRead, LibraryWorker
from tui.app.widgets.bars import KeyFooter
from tui.app.widgets.filter_line import FilterLine
from tui.app.widgets.line_view import Rows
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Span
from tui.app.widgets.status_line import StatusLine
from tui.i18n import _, ngettext
from tui.search.library.index import Entry
from tui.search.library.library import MeetingHits
from tui.search.records import Place
from tui.search.snippet import snippet
from tui.text.safe import make_safe

_MOST_HITS = 5
"""Hits shown of one meeting; in the meeting itself one goes through them all."""
_DATE_CELLS = 12


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
    LibraryScreen Static { height: auto; padding: 0 1; color: $warning; text-style: $warning-style; display: none; }
    LibraryScreen Static.-some { display: block; }
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
        self._chosen: list[MeetingWanted | None] = []
        self._query = ""
        self._shown = ""
        self._reading = True
        self._whole = False

    def compose(self) -> ComposeResult:
        """The folder, a line to search in, the meetings or the hits, and the keys."""
        yield StatusLine()
        yield FilterLine(placeholder=_("/ to search all meetings"))
        yield RowList()
        yield Static()
        yield KeyFooter(self.offers)

    def on_mount(self) -> None:
        """Begins to read the folder, beside the screen."""
        self.query_one(StatusLine).show(meeting=str(self.folder))
        self._show([Row((Part(_("Reading the folder…"), "dim"),), selectable=False)], [None])
        self.run_worker(self._worker.run, thread=True, group="library")

    def on_unmount(self) -> None:
        """Lets go of the folder."""
        self._worker.stop()

    def offers(self, command: str) -> bool:
        """Whether a command would do something now; the footer shows it if so."""
        return self.is_active and not self.why_not(command)

    def why_not(self, command: str) -> str:
        """Why a command would do nothing now; `""` where it would."""
        if command == "library.stop" and not self._reading:
            return _("Nothing is being read.")
        return ""

    # What the folder holds

    @on(LibraryProgress)
    def _read_some(self, event: LibraryProgress) -> None:
        progress = event.progress
        state = _("reading {done} of {total} · Ctrl-x stops").format(
            done=progress.done, total=progress.total
        )
        self.query_one(StatusLine).show(state=state)

    @on(LibraryRead)
    def _read(self, event: LibraryRead) -> None:
        self._reading = False
        self._whole = event.whole
        self._entries = event.entries
        meetings = sum(not entry.problem for entry in event.entries)
        count = ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings)
        self.query_one(StatusLine).show(state="" if event.whole else _("not all read"), place=count)
        wrong = [f"{trouble.name}: {trouble.message}" for trouble in event.troubles]
        self._say("\n".join(filter(None, (event.remark, *wrong[:3]))))
        if self._query:
            self._worker.find(self._query)
        else:
            self._show_entries()
        self.query_one(KeyFooter).refresh()

    def _say(self, words: str) -> None:
        remark = self.query_one(Static)
        remark.update(Content(make_safe(words, newlines=True)))
        remark.set_class(bool(words), "-some")

    def _show_entries(self) -> None:
        rows = [_entry_row(entry) for entry in self._entries]
        chosen: list[MeetingWanted | None] = [
            MeetingWanted(self, self.folder / entry.name) for entry in self._entries
        ]
        if not rows:
            words = (
                _("No meeting file in this folder.") if self._whole else _("Reading the folder…")
            )
            rows, chosen = [Row((Part(words, "dim"),), selectable=False)], [None]
        names = [entry.name for entry in self._entries]
        before = self.selected
        self._show(rows, chosen, keep_place=True)
        if before is not None and before in names:
            self._wanted = None
            self.query_one(RowList).select(names.index(before), quiet=True)

    @property
    def selected(self) -> Path | None:
        """The selected meeting, by its path in the folder; None for none."""
        cursor = self.query_one(RowList).cursor
        if self._wanted is not None and cursor <= 0:
            # It may not have been read yet.
            return self._wanted
        chosen = self._chosen[cursor] if 0 <= cursor < len(self._chosen) else None
        return chosen.path.relative_to(self.folder) if chosen is not None else None

    def _show(
        self, rows: list[Row], chosen: list[MeetingWanted | None], *, keep_place: bool = False
    ) -> None:
        meetings = self.query_one(RowList)
        cursor = meetings.cursor
        self._chosen = chosen
        meetings.show_rows(Rows(rows), keep_place=keep_place)
        if keep_place:
            meetings.select(min(max(cursor, 0), len(rows) - 1), quiet=True)

    # The search

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._query = event.value.strip()
        self._shown = ""
        if self._query:
            self._worker.find(self._query)
        else:
            self.query_one(StatusLine).show(hit="")
            self._show_entries()

    def action_choose(self) -> None:
        """Opens the selected meeting, at the hit, while the line has the focus."""
        self.query_one(RowList).action_choose()

    def action_down(self) -> None:
        """Selects the next row while the line keeps the focus."""
        self.query_one(RowList).action_down()

    def action_up(self) -> None:
        """Selects the row before while the line keeps the focus."""
        self.query_one(RowList).action_up()

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
        rows: list[Row] = []
        chosen: list[MeetingWanted | None] = []
        for found in event.hits:
            of_meeting = list(self._hit_rows(found))
            rows += (row for row, _wanted in of_meeting)
            chosen += (wanted for _row, wanted in of_meeting)
        if not rows:
            rows, chosen = [Row((Part(_("Nothing found."), "dim"),), selectable=False)], [None]
        count = len(event.hits)
        words = ngettext("found in {count} meeting", "found in {count} meetings", count)
        if event.more:
            words = ngettext(
                "found in {count} or more meetings", "found in {count} or more meetings", count
            )
        self.query_one(StatusLine).show(hit=words.format(count=count))
        # Further hits of a query come below those that one may already be going through.
        again = self._shown == event.query and self.query_one(RowList).cursor >= 0
        self._shown = event.query
        self._show(rows, chosen, keep_place=again)

    def _hit_rows(self, found: MeetingHits) -> list[tuple[Row, MeetingWanted | None]]:
        entry, hits = found.entry, found.found.hits
        path = self.folder / entry.name
        head = f"{_days(entry)}  {entry.title} · {len(hits)}"
        rows: list[tuple[Row, MeetingWanted | None]] = [
            (Row((Part(head, "heading", mark=False),), selectable=False, heading=True), None)
        ]
        for hit in hits[:_MOST_HITS]:
            piece = snippet(hit.record.text, found.found.query)
            spans = tuple(Span(start, end, "match") for start, end in piece.spans)
            part = Part(piece.text, "", hit.record.label, indent=1, hang=5, spans=spans)
            rows.append((Row((part,)), MeetingWanted(self, path, self._query, hit.place)))
        if hits[_MOST_HITS:]:
            wanted = MeetingWanted(self, path, self._query, hits[_MOST_HITS].place)
            more = len(hits) - _MOST_HITS
            words = ngettext(
                "… {count} more in this meeting", "… {count} more in this meeting", more
            ).format(count=more)
            rows.append((Row((Part(words, "dim", indent=1, mark=False),)), wanted))
        return rows

    # Commands

    @on(RowList.Chosen)
    def _meeting_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        wanted = self._chosen[event.row]
        if wanted is not None:
            # A message is sent once: the same row may be chosen again.
            again = MeetingWanted(self, wanted.path, wanted.query, wanted.place)
            self.post_message(again)

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

    def on_screen_resume(self) -> None:
        """A meeting was left: it may have been changed."""
        if self._whole:
            self.action_read_again()
        self.query_one(KeyFooter).refresh()

    def say(self, words: str) -> None:
        """Says something to the user."""
        self._say(words)


def _days(entry: Entry) -> str:
    return entry.start.isoformat() if entry.start is not None else ""


def _entry_row(entry: Entry) -> Row:
    if entry.problem:
        where = f"{entry.name}:{entry.line}"
        parts = (Part(where, "", "", hang=_DATE_CELLS), Part(entry.problem, "warning", indent=12))
        return Row(parts, gap=1)
    facts = " · ".join(filter(None, (entry.body, entry.city, str(entry.name))))
    title = Part(entry.title or str(entry.name), "title", _days(entry), hang=_DATE_CELLS)
    return Row((title, Part(facts, "dim", indent=_DATE_CELLS)), gap=1)
