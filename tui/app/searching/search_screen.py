"""The search, beside the panes that it looks through."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.searching.hit_rows import HitRows
from tui.app.searching.search_line import SearchLine
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.filter_line import FilteredList, FilterScreen
from tui.app.widgets.ground import Through
from tui.app.widgets.row_list import RowList
from tui.i18n import N_, _
from tui.search.hits import Hit
from tui.search.records import Pane
from tui.search.search import Found, Search
from tui.text.safe import make_safe

_MOVED = 0.1
"""Seconds after which the panes show a hit that was moved to: keys that repeat are faster."""
_TYPED = 0.25
"""Likewise after a letter: as long as one types on, nothing is drawn that would delay the next."""

_KEYS = (
    "filter.choose",
    Hint("typing.leave", N_("back")),
    Hint("filter.up", N_("past searches")),
    "complete.next",
)
_HINT = N_("words, “a phrase”, an item's number, a symbol · in: day: item: is: to narrow")


class Choice(Struct, frozen=True):
    """How a search ended, or what it shows.

    Attributes:
        text: The query as typed.
        found: What it led to, with the hits in the order in which they are gone through.
        chosen: The position of the hit to go to.
    """

    text: str
    found: Found
    chosen: int

    @property
    def hit(self) -> Hit:
        """The hit to go to."""
        return self.found.hits[self.chosen]


class Elsewhere(Struct, frozen=True):
    """A search that is to go on in the meeting in another language.

    Attributes:
        text: The query as typed.
        choice: The hit that is selected; None where there is none.
    """

    text: str
    choice: Choice | None


class SearchScreen(Through, FilterScreen[Choice | Elsewhere | None]):
    """Finds as one types; Enter goes to the selected hit, Escape back to where one was.

    Args:
        headings: The words over the panes.
        preview: Shows the selected hit in the panes; with None, the place where one was.
        text: What stands in the line at first, selected.
        not_elsewhere: Says why the meeting cannot be searched in another language; `""` where it can.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FINDING)]

    DEFAULT_CSS = """
    SearchScreen { align: center bottom; background: transparent; }
    SearchScreen > Box { width: 100%; height: 50%; }
    SearchScreen.-short > Box { height: 100%; }
    SearchScreen Static { height: auto; padding: 0 1; display: none; }
    SearchScreen #wrong { color: $warning; text-style: $warning-style; }
    SearchScreen Static.-some { display: block; }
    SearchScreen RowList { height: 1fr; }
    """

    def __init__(
        self,
        headings: Mapping[Pane, str],
        preview: Callable[[Choice | None], None],
        text: str = "",
        not_elsewhere: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__()
        self._search: Search | None = None
        self._headings = headings
        self._preview = preview
        self._text = text
        self._not_elsewhere = not_elsewhere
        self._waiting = False
        self._asked: str | None = None
        self._timer: Timer | None = None
        self._found: Found | None = None
        self._rows: HitRows | None = None
        self._said: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """The line to type in, what may be typed next, and the hits."""
        with Box(_("Search"), _KEYS):
            yield SearchLine(self._text, placeholder=_(_HINT))
            yield Static(id="wrong")
            yield Static(id="offered")
            yield FilteredList()

    def search(self, search: Search) -> None:
        """Takes what is searched, once it is there, or finds more than before."""
        self._search = search
        if self.is_mounted and (self._found is None or not self._found.hits):
            self._find()

    def on_mount(self) -> None:
        """Looks for what stands in the line at first, and for what is typed from then on."""
        self._find()
        self.watch(self._line, "value", self._typed, init=False)

    # Typing

    @property
    def _line(self) -> SearchLine:
        return self.query_one(SearchLine)

    def _typed(self) -> None:
        if not self._waiting:
            self._waiting = True
            # When the line knows its cursor, but before it is drawn: a message to the screen would
            # come after that, and the hits would take a frame of their own.
            self._line.call_next(self._find_last)

    def _find_last(self) -> None:
        """Looks for what stands in the line; of several keys that wait, only for the last one's."""
        if self.app.message_queue_size or self._line.message_queue_size:
            self.call_later(self._find)
        else:
            self._find()

    def _find(self) -> None:
        self._waiting = False
        line = self._line
        if self._search is None:
            self._say(_("Reading the meeting…"))
            return
        self._asked = line.value
        found = self._search.find(self._asked)
        hits = self.query_one(FilteredList)
        self._rows = HitRows(found.hits, found.query, self._headings, hits.size.width)
        self._found = found
        hits.show_rows(self._rows)
        self._show_ways(line)
        self._show_count(_TYPED)

    def _catch_up(self) -> None:
        """Looks for what stands in the line, if a key has come before its hits were there."""
        if self._asked != self._line.value:
            self._find()

    def _show_ways(self, line: SearchLine) -> None:
        """Says what is wrong with the query, and what may be typed next."""
        meeting = self._search.meeting if self._search is not None else None
        offered = line.offer(meeting) if meeting is not None else ()
        wrong: tuple[str, ...] = ()
        if self._found is not None and line.value.strip():
            wrong = self._found.remarks
            if not offered:
                wrong += self._found.unfinished
            if not self._found.hits and not self._is_being_typed(line):
                wrong += (_("Nothing found."),)
        self._say(" ".join(wrong), line.offered_words() if offered else Content())

    def _is_being_typed(self, line: SearchLine) -> bool:
        """Whether one is about to type a filter's value, so that no hit does not say anything yet."""
        found = self._found
        return found is not None and bool(found.unfinished) and bool(line.offered_words())

    def _say(self, wrong: str, offered: Content | None = None) -> None:
        for name, content in (
            ("wrong", Content(make_safe(wrong))),
            ("offered", offered or Content()),
        ):
            # What says the same as before is not laid out anew with each key.
            if content != self._said.get(name, Content()):
                self._said[name] = content
                line = self.query_one(f"#{name}", Static)
                line.update(content)
                line.set_class(bool(content), "-some")

    def action_complete(self, step: int) -> None:
        """Completes the word before the cursor; again, takes the next way to do so."""
        self._catch_up()
        self._line.complete(step)

    # The hits

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._show_count(_MOVED)

    def _show_count(self, quiet: float) -> None:
        choice = self._choice
        text = self.query_one(Input).value.strip()
        count = "" if self._is_being_typed(self._line) else _("0 found")
        if choice:
            count = _("{at} of {count}").format(at=choice.chosen + 1, count=len(choice.found.hits))
        self.query_one(Box).say(count if text else "")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(quiet, self._show_hit)

    @property
    def previews_soon(self) -> bool:
        """Whether the panes do not show the selected hit yet."""
        return self._timer is not None

    def _show_hit(self) -> None:
        self._timer = None
        if self.is_current:
            self._preview(self._choice)

    @property
    def _choice(self) -> Choice | None:
        if self._found is None or self._rows is None:
            return None
        chosen = self._rows.position(self.query_one(FilteredList).cursor)
        return Choice(self.query_one(Input).value, self._found, chosen) if chosen >= 0 else None

    def action_choose(self) -> None:
        """Goes to the selected hit."""
        self._catch_up()
        if self._choice is not None:
            self._line.past.keep(self._choice.text)
            self.dismiss(self._choice)

    def action_switch_language(self) -> None:
        """Goes on searching in the meeting in another language, at the selected hit."""
        self._catch_up()
        wrong = self._not_elsewhere()
        if wrong:
            self._say(wrong)
            return
        self.dismiss(Elsewhere(self._line.value, self._choice))

    def action_down(self) -> None:
        """Selects the next hit while the line keeps the focus.

        From a past search, brings back first what was being typed.
        """
        if self._line.brings_back():
            self._line.newer()
        else:
            self.query_one(FilteredList).action_down()

    def action_up(self) -> None:
        """Selects the hit before; from the first one, recalls the search before."""
        hits = self.query_one(FilteredList)
        first = self._rows is None or self._rows.position(hits.cursor) <= 0
        if first and not hits.top.line:
            self.action_recall("older")
        else:
            hits.action_up()

    def action_recall(self, way: str) -> None:
        """Puts a past query into the line."""
        if way == "older":
            self._line.older()
        else:
            self._line.newer()

    def action_leave(self) -> None:
        """Goes back; a search that has found something can be recalled."""
        self._catch_up()
        if self._choice is not None:
            self._line.past.keep(self._choice.text)
        self.dismiss(None)
