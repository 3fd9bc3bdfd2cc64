"""What a screen needs to have its meeting searched: the marks, and going to the hits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.course.clock import Clock, machine_clock
from tui.app.layout.arrangement import PANES
from tui.app.panes.annotation import AnnotationPane
from tui.app.screens.logging import LoggingScreen
from tui.app.view import MeetingView
from tui.app.widgets.bars import KeyFooter
from tui.app.widgets.match import Finder
from tui.app.widgets.status_line import StatusLine
from tui.i18n import _
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.searching.searching import Searching
    from tui.search.records import Record


class SearchingScreen(LoggingScreen):
    """A screen that searches its meeting, and shows what is found. A subclass shows the meeting.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
        clock: The clock that it goes by.
    """

    def __init__(self, loaded: Loaded, view: MeetingView, clock: Clock = machine_clock) -> None:
        super().__init__(loaded, view, clock)
        self._searching: Searching | None = None

    def action_search(self) -> None:
        """Opens the search beside the panes."""
        self.searching.open()

    def action_hit(self, step: int) -> None:
        """Goes to the next hit, or with -1 to the one before."""
        self.searching.step(step)

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in ("search.next", "search.previous") and not self._has_hits:
            return _("Nothing has been searched for yet.")
        return super().why_not(command)

    @property
    def searching(self) -> "Searching":
        """What searches the meeting; it is made when first needed."""
        if self._searching is None:
            from tui.app.searching.searching import Searching  # noqa: PLC0415 -- not needed to start

            self._searching = Searching(self)
        return self._searching

    @property
    def _has_hits(self) -> bool:
        """Whether a search marks what it has found."""
        return self._searching is not None and self._searching.marks

    def switch_search(self, query: str) -> None:
        """Goes over to the meeting in another language, and searches there."""
        raise NotImplementedError

    def forget_hits(self) -> None:
        """Follows a change of the meeting: what was found is looked for anew when it is needed."""
        if self._searching is not None:
            self._searching.forget()

    def say_hits_anew(self) -> None:
        """Says which of the hits one is at, in the language in use now."""
        if self._has_hits:
            self.searching.say_hit()

    def clear_hits(self) -> bool:
        """Ends the search, and tells whether there was one that marked anything."""
        marked = self._has_hits
        if self._searching is not None and marked:
            self._searching.clear()
        return marked

    def begin_search(self) -> None:
        """Makes room for the search below the panes."""
        self.add_class("-searching")

    def end_search(self) -> None:
        """Gives the panes all of the screen again."""
        self.remove_class("-searching")
        self.peek("")
        self.query_one(KeyFooter).refresh()

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches in all panes, or nothing with None."""
        for name in PANES:
            self._pane(name).mark(find)

    def show_hit(self, words: str) -> None:
        """Shows which of the hits one is at."""
        self.query_one(StatusLine).show(hit=words)

    def show_place(self, record: "Record", span: tuple[int, int] | None = None) -> None:
        """Shows the place where a text is read; the focus stays where it is.

        Args:
            record: The text and its place.
            span: Offsets in the text of the match to be marked apart; None for none.
        """
        place = record.place
        for name in PANES:
            self._pane(name).point_nowhere()
        match place.thing:
            case "documents":
                self._go_to_one_of(self.view.links.document_items[place.position])
                self._documents.select_document(place.position)
                self._documents.point_at(self._documents.cursor, record.text, span)
            case "schedule":
                items = self.view.links.entry_items[place.position]
                self._go_to_one_of(
                    items if place.entry < 0 else items[place.entry : place.entry + 1]
                )
                self._schedule.select_place(place.position, place.entry)
                self._schedule.point_at(self._schedule.cursor, record.text, span)
            case _:
                self.go_to_item(place.position)
        if place.shown_in == "agenda":
            self._agenda.point_at(self._agenda.cursor, record.text, span)
        self.peek(place.shown_in)
        self._show_pane(place.shown_in)
        if place.shown_in == "annotation":
            annotation = self.query_one(AnnotationPane)
            self.call_after_refresh(annotation.point_at_text, record.text, span)

    def _go_to_one_of(self, items: Sequence[int]) -> None:
        """Selects the first of some items, unless one of them is selected; -1 stands for none."""
        known = [item for item in items if item >= 0]
        if known and self._agenda.item not in known:
            self.go_to_item(known[0])
