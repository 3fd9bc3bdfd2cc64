"""The search, over the panes."""

from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.view import MeetingView
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Span
from tui.search.records import Pane
from tui.search.search import Hit, Query, Search, snippet

_KEYS = "↑ ↓ Enter · Esc"


class Choice(Struct, frozen=True):
    """How a search ended.

    Attributes:
        query: What was looked for.
        hits: All hits, in the order in which they are gone through.
        chosen: The position of the one to go to.
    """

    query: Query
    hits: tuple[Hit, ...]
    chosen: int


class _HitRows:
    """The hits in groups by pane."""

    def __init__(self, hits: tuple[Hit, ...], query: Query, headings: dict[Pane, str]) -> None:
        self._query = query
        self._headings = headings
        self.hits: list[Hit] = []
        self._rows: list[int | str] = []
        for pane in Pane:
            of_pane = [hit for hit in hits if hit.place.pane == pane]
            if of_pane:
                self._rows.append(f"{headings[pane]} · {len(of_pane)}")
                self._rows += range(len(self.hits), len(self.hits) + len(of_pane))
                self.hits += of_pane

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        hit = self._rows[index]
        if isinstance(hit, str):
            return Row((Part(hit, "heading", mark=False),), selectable=False, heading=True)
        record = self.hits[hit].record
        piece = snippet(record.text, self._query)
        spans = tuple(Span(start, end, "match") for start, end in piece.spans)
        return Row((Part(piece.text, "", record.label, indent=1, hang=5, spans=spans),))

    def selectable(self, index: int) -> bool:
        return not isinstance(self._rows[index], str)

    def position(self, row: int) -> int:
        """The position among the hits of the one in a row."""
        hit = self._rows[row]
        return hit if isinstance(hit, int) else -1


class SearchScreen(ModalScreen[Choice | None]):
    """Finds as one types; Enter goes to the selected hit, Escape back to where one was.

    Args:
        search: The folded texts of the meeting.
        view: The meeting.
    """

    CSS = """
    SearchScreen { align: center top; }
    SearchScreen > Vertical {
        width: 90%; max-width: 110; height: 90%;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
    }
    SearchScreen Input, SearchScreen Input:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    SearchScreen RowList { height: 1fr; }
    SearchScreen.-narrow > Vertical { width: 100%; height: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back"),
        Binding("down,ctrl+n", "move('down')", "next"),
        Binding("up,ctrl+p", "move('up')", "previous", priority=True),
        Binding("pagedown", "move('page_down')", "page down"),
        Binding("pageup", "move('page_up')", "page up"),
    ]

    AUTO_FOCUS = "Input"

    def __init__(self, search: Search, view: MeetingView) -> None:
        super().__init__()
        self._search = search
        self._headings = {
            Pane.AGENDA: view.headings.agenda,
            Pane.ANNOTATION: view.headings.annotations,
            Pane.DOCUMENTS: view.headings.documents,
            Pane.SCHEDULE: view.headings.schedule,
        }
        self._waiting = False
        self._query = search.find("").query
        self._rows = _HitRows((), self._query, {})

    def compose(self) -> ComposeResult:
        """The line to type in, and the hits."""
        with Vertical() as box:
            box.border_title = "Search"
            box.border_subtitle = _KEYS
            yield Input(placeholder="words, an item's number, a symbol")
            hits = RowList()
            hits.can_focus = False
            yield hits

    @on(Input.Changed)
    def _typed(self) -> None:
        # Of several keys that wait, only the last one's query is looked for.
        if not self._waiting:
            self._waiting = True
            self.call_later(self._find)

    def _find(self) -> None:
        self._waiting = False
        found = self._search.find(self.query_one(Input).value)
        self._query, hits = found.query, found.hits
        self._rows = _HitRows(hits, self._query, self._headings)
        self.query_one(RowList).show_rows(self._rows)
        box = self.query_one(Vertical)
        box.border_subtitle = f"{len(hits)} found · {_KEYS}" if self._query.words else _KEYS

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._waiting:
            self._find()
        self._go(self.query_one(RowList).cursor)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self._go(event.row)

    def _go(self, row: int) -> None:
        if row >= 0:
            chosen = self._rows.position(row)
            self.dismiss(Choice(self._query, tuple(self._rows.hits), chosen))

    def action_move(self, way: str) -> None:
        """Moves the selection among the hits while the line keeps the focus."""
        getattr(self.query_one(RowList), f"action_{way}")()

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)
