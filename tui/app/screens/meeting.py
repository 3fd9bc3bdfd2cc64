"""The main screen: a meeting in four linked panes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.course.clock import Clock, machine_clock
from tui.app.file_state import KeptPlace
from tui.app.layout.arrangement import PANES
from tui.app.layout.pane_grid import PaneGrid
from tui.app.messages import AnnotationWanted, ItemWanted, MeetingLeft
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.annotation import AnnotationPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.order import Order
from tui.app.panes.schedule import SchedulePane
from tui.app.places import found_place
from tui.app.screens.bilingual import BilingualScreen
from tui.app.settings.declared import Settings
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.bars import Bar, KeyFooter, TabBar
from tui.app.widgets.frame import Frame
from tui.app.widgets.ground import Ground
from tui.app.widgets.line_view import LineView
from tui.app.widgets.message import MessageLine
from tui.app.widgets.spots import place_words
from tui.app.widgets.status_line import StatusLine
from tui.i18n import _, ngettext
from tui.meeting.dates import place_text
from tui.meeting.problems import ValuePath
from tui.store.reading.loading import Loaded
from tui.text.safe import make_safe


class MeetingScreen(Ground, BilingualScreen):
    """A meeting in four panes, of which the agenda leads.

    The selected item is the agenda's; when it changes, the other panes are told. All going to a
    place (from a document, a sitting, a hit) selects the item in the agenda.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
        clock: The clock that it goes by.
        place: Where to come back to in it; by default its first item.
        keeps: Whether edges that the user moves are kept, and those moved before come back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MEETING)]

    AUTO_FOCUS = "#agenda"

    def __init__(
        self,
        loaded: Loaded,
        view: MeetingView,
        clock: Clock = machine_clock,
        *,
        place: KeptPlace | None = None,
        keeps: bool = False,
    ) -> None:
        super().__init__(loaded, view, clock)
        self.keeps_edges = keeps
        self._place = place

    def compose(self) -> ComposeResult:
        """Status line, panes, tabs and keys."""
        yield StatusLine()
        frames = map(Frame, self.views)
        yield PaneGrid(frames, self.first_arrangements, id="panes", defaults=self.defaults)
        yield TabBar()
        yield MessageLine()
        yield KeyFooter(self.offers, self.label)

    # The panes

    @property
    def views(self) -> tuple[LineView, ...]:
        """What stands in frames, from the first pane on; made anew."""
        return (AgendaPane(), AnnotationPane(), DocumentsPane(), SchedulePane())

    def on_mount(self) -> None:
        """Shows the meeting where one was in it, else with its first item selected."""
        place = None
        if self._place is not None:
            place = found_place(self._place, self.view, self._text_sum, PANES)
        self._agenda.show_meeting(self.view, place.item if place else None)
        self._schedule.show_meeting(self.view)
        self._show_titles()
        self.show_state("", self._loaded.left_out)
        self._show_item(self._agenda.item)
        self.watch(self._agenda, "item", self._show_item, init=False)
        for name in PANES:
            self.watch(self._pane(name), "where", self._show_where, init=False)
        self._show_pane(PANES[0])
        if place is not None:
            self.go_back_to(place)
            self.set_focus(self._pane(place.pane))

    @property
    def titles(self) -> dict[str, str]:
        """The paper's own words over each pane, after its number."""
        return dict(zip(PANES, self.view.pane_titles, strict=True))

    def _show_titles(self) -> None:
        for name, title in self.titles.items():
            self._frame(name).border_title = Content(make_safe(title))

    # The file

    @property
    def selection(self) -> ValuePath:
        """The path in the meeting of what is selected in the pane with the focus."""
        pane = self.current_pane
        if pane == "documents":
            document = self._documents.document
            return ("documents", document) if document >= 0 else ("documents",)
        if pane == "schedule":
            sitting, entry = self._schedule.place
            of_sitting = ("entries", entry) if entry >= 0 else ()
            return ("schedule", sitting, *of_sitting) if sitting >= 0 else ("schedule",)
        item = self._agenda.item
        return ("agenda", item) if item != OVERVIEW else ("meeting",)

    @property
    def selected_item_key(self) -> str:
        """The key of the selected agenda item, or `""`."""
        item = self._agenda.item
        return self.view.item(item).key if item != OVERVIEW else ""

    def beside(self, step: int) -> ValuePath | str:
        """What is seen beside the selected entry, to move it there; else why there is nothing."""
        if self.current_pane == "documents":
            found = self._documents.beside(step)
            return ("documents", found) if isinstance(found, int) else found
        return self._schedule.beside(step)

    def show_view(self, view: MeetingView, place: ValuePath) -> None:
        """Shows the meeting after a change.

        Args:
            view: The meeting.
            place: The path in the meeting of what has changed, to be seen.
        """
        key, item = self.selected_item_key, self._agenda.item
        match place:
            case ("agenda", int(changed), *_):
                item = changed
            case _ if key in view.links.items:
                item = view.links.items[key]
        item = min(item, len(view.meeting.agenda) - 1)
        self.view = view
        self.forget_hits()
        self._agenda.show_meeting(view, item, self.mark_view())
        self._schedule.show_meeting(view)
        self._show_titles()
        self._show_item(item)
        self.look_at_clock()
        match place:
            case ("documents", int(document), *_):
                self._documents.select_document(document)
            case ("schedule", int(sitting), "entries", int(entry), *_):
                self._schedule.select_place(sitting, entry)
            case ("schedule", int(sitting), *_):
                self._schedule.select_place(sitting)

    def take_settings(self, settings: Settings) -> None:
        """Takes settings over that have been changed: the hours are shown in another way."""
        super().take_settings(settings)
        by_the_clock = settings.hours == "clock"
        if by_the_clock != self.view.by_the_clock:
            self.view = MeetingView(self.view.meeting, self.view.path, by_the_clock=by_the_clock)
            self.say_anew()

    def say_anew(self) -> None:
        """Says everything in the language in use now, and where one is stays."""
        place = self.remember_place()
        self.hush()
        self._agenda.show_meeting(self.view, place.item, self.mark_view())
        self._schedule.show_meeting(self.view)
        self._show_titles()
        self._show_item(place.item)
        self.look_at_clock()
        if self._editing is not None:
            self._editing.show_state()
        else:
            self.show_state("", self._loaded.left_out)
        self.say_hits_anew()
        self._show_again(place)
        for line in self.query(Bar):
            line.refresh()

    def show_state(self, state: str, left_out: int) -> None:
        """Shows whether there are changes, and what is left out.

        Args:
            state: Words for the state of the file: changed, read-only, or `""`.
            left_out: How many values and entries of the file are not shown.
        """
        warning = ""
        if left_out:
            words = ngettext(
                "⚠ {count} left out: press {key}", "⚠ {count} left out: press {key}", left_out
            )
            warning = words.format(count=left_out, key=keymap_of(self).way("problems"))
        about = self.view.meeting.about
        where = place_text(about.city, about.start, about.end, about.language)
        self.query_one(StatusLine).show(
            meeting=about.title, held=where, state=state, warning=warning
        )

    def _show_item(self, item: int) -> None:
        self.show_annotation()
        self._documents.show_item(self.view, item)
        self._schedule.show_item(self.view, item)
        self.query_one(KeyFooter).follow()
        count = len(self.view.meeting.agenda)
        label, place = "", ""
        if item != OVERVIEW:
            label = self.view.full_label(item)
            place = " · ".join(filter(None, (label, place_words(item + 1, count))))
        self.query_one(StatusLine).show(item=label, place=place)

    def show_annotation(self) -> None:
        """Shows the annotation of the selected item anew, in both languages where both are shown."""
        annotation = self.query_one("#annotation", AnnotationPane)
        item = self._agenda.item
        notes, gone = self.notes_on_item(item), self.notes_on_what_is_gone(item)
        annotation.show_item(self.view, item, self.translation(), notes, gone)

    # Links between the panes

    @on(ItemWanted)
    def _item_wanted(self, event: ItemWanted) -> None:
        if not event.items:
            self.say(_("{what} belongs to no item of the agenda.").format(what=event.what))
            return
        # Chosen again, a document of several items leads to the next of them.
        here = self._agenda.item
        again = event.items.index(here) + 1 if here in event.items else 0
        self.leave_place()
        self.go_to_item(event.items[again % len(event.items)])
        self.action_pane("agenda")

    @on(AnnotationWanted)
    def _annotation_wanted(self) -> None:
        self.action_pane("annotation")

    def offers(self, command: str) -> bool:
        """Whether a command, by its id, would do something now; the footer shows it if so."""
        if not self.is_active or (command == "pane.zoom" and self.is_reading):
            return False
        return not self.why_not(command)

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        match command:
            case "library" if not self._from_library:
                return _("No folder is open: start with agenda FOLDER to have all its meetings.")
            case "item.next" if self._agenda.beside(1) is None:
                return _("This is the last item.")
            case "item.previous" if self._agenda.beside(-1) is None:
                return _("There is no item before.")
            case "documents.sort" if not self.view.meeting.documents:
                return _("No documents.")
            case "document.open" if not self._has_document:
                return _("No document here.")
        return super().why_not(command)

    @property
    def _has_document(self) -> bool:
        """Whether there is a document to open: the selected one, or one before the selected item."""
        if self.current_pane == "documents":
            return self._documents.document >= 0
        item = self._agenda.item
        return item != OVERVIEW and bool(self.view.links.documents(item))

    # Commands

    def action_next_item(self, step: int) -> None:
        """Goes to the next item of the agenda, or with -1 to the one before."""
        item = self._agenda.beside(step)
        if item is not None:
            self.go_to_item(item)

    def action_back(self) -> None:
        """Undoes the last change of view: hits, then a filter, then the single pane, then the focus."""
        if self.clear_hits() or self.clear_filter():
            return
        if self.is_reading:
            self.action_read()
        elif self.is_zoomed:
            self.action_zoom()
        else:
            self.action_pane("agenda")

    def action_copy(self) -> None:
        """Copies what is marked with the mouse, else what is selected."""
        from tui.app.copying.copying import copy_marked, copy_of  # noqa: PLC0415 -- not needed to start

        if not copy_marked(self):
            copy_of(self, "whole")

    def action_choose_copy(self) -> None:
        """Asks what to copy of what is selected."""
        from tui.app.copying.copying import choose_copy  # noqa: PLC0415 -- likewise

        choose_copy(self)

    def action_sort_documents(self) -> None:
        """Sorts the documents by symbol, then by item, then as the file has them."""
        orders = [*Order]
        order = orders[(orders.index(self._documents.order) + 1) % len(orders)]
        self._documents.sort(order)
        words = {
            Order.FILE: _("Documents as the file has them."),
            Order.SYMBOL: _("Documents by symbol."),
            Order.ITEM: _("Documents by item."),
        }
        self.say(words[order])

    def action_open_document(self) -> None:
        """Opens the selected document; elsewhere, the one before the selected item."""
        documents = self.view.meeting.documents
        if self.current_pane == "documents":
            chosen = self._documents.document
        else:
            own = self.view.links.documents(self._agenda.item) if self._agenda.item >= 0 else ()
            if len(own) > 1:
                self.action_pane("documents")
                words = ngettext(
                    "{count} document: choose one, and press {key}.",
                    "{count} documents: choose one, and press {key}.",
                    len(own),
                )
                key = keymap_of(self).way("document.open")
                self.say(words.format(count=len(own), key=key))
                return
            chosen = own[0] if own else -1
        if chosen < 0:
            self.say(self.why_not("document.open"))
            return
        from tui.app.opening import open_document  # noqa: PLC0415 -- not needed to start

        open_document(self, documents[chosen], self.view)

    @property
    def _from_library(self) -> bool:
        """Whether the meeting was opened from a folder of them."""
        return self is not self.app.screen_stack[0]

    def action_library(self) -> None:
        """Goes back to the folder; asks first where changes are not saved."""
        if self._from_library:
            self.leave(self._close)
        else:
            self.say(self.why_not("library"))

    def _close(self) -> None:
        self.post_message(MeetingLeft())
