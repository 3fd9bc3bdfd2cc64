"""The main screen: a meeting in four linked panes."""

from collections import deque
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.copying import document_text, item_text, sitting_text
from tui.app.messages import AnnotationWanted, ItemWanted, MeetingLeft
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.annotation import AnnotationPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane
from tui.app.places import KeptPlace, Remembered, found_place, kept_place
from tui.app.screens.editing import EditingScreen
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.bars import KeyFooter, StatusLine, TabBar
from tui.app.widgets.frame import Frame
from tui.app.widgets.line_view import Finder, LineView
from tui.app.widgets.message import MessageLine
from tui.app.widgets.row_list import RowList
from tui.meeting.dates import place_text
from tui.meeting.problems import ValuePath
from tui.store.reading.loading import Loaded
from tui.text.safe import make_safe

if TYPE_CHECKING:
    from tui.app.searching.searching import Searching
    from tui.search.records import Record

PANES = ("agenda", "annotation", "documents", "schedule")
"""The ids of the panes, in the order of their numbers."""


class MeetingScreen(EditingScreen):
    """A meeting in four panes, of which the agenda leads.

    The selected item is the agenda's; when it changes, the other panes are told. All going to a
    place (from a document, a sitting, a hit) selects the item in the agenda.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
        place: Where to come back to in it; by default its first item.
    """

    DEFAULT_CSS = """
    MeetingScreen { layout: vertical; layers: base message; }
    #panes { height: 1fr; layout: grid; }
    #tabs { display: none; }

    MeetingScreen.-wide #panes {
        grid-size: 3 2;
        grid-columns: 10fr 14fr 11fr;
        grid-rows: 1fr 1fr;
    }
    MeetingScreen.-wide #agenda-frame, MeetingScreen.-wide #annotation-frame { row-span: 2; }

    MeetingScreen.-medium #panes {
        grid-size: 2 3;
        grid-columns: 4fr 6fr;
        grid-rows: 5fr 3fr 3fr;
    }
    MeetingScreen.-medium #agenda-frame { row-span: 3; }

    MeetingScreen.-narrow #panes, MeetingScreen.-zoomed #panes { layout: vertical; }
    MeetingScreen.-narrow Frame, MeetingScreen.-zoomed Frame { display: none; }
    MeetingScreen.-narrow Frame.-shown, MeetingScreen.-zoomed Frame.-shown { display: block; }
    MeetingScreen.-narrow Frame { border: none; }
    MeetingScreen.-narrow #tabs { display: block; }

    MeetingScreen.-searching.-tall #panes { height: 48%; }
    MeetingScreen.-searching.-medium #panes { layout: vertical; }
    MeetingScreen.-searching.-medium Frame { display: none; }
    MeetingScreen.-searching.-medium Frame.-shown { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MEETING)]

    AUTO_FOCUS = "#agenda"

    def __init__(
        self, loaded: Loaded, view: MeetingView, *, place: KeptPlace | None = None
    ) -> None:
        super().__init__(loaded, view)
        self._place = place
        self._searching: Searching | None = None
        self.said: deque[str] = deque(maxlen=100)

    def compose(self) -> ComposeResult:
        """Status line, panes, tabs and keys."""
        yield StatusLine()
        with Container(id="panes"):
            yield Frame(AgendaPane())
            yield Frame(AnnotationPane())
            yield Frame(DocumentsPane())
            yield Frame(SchedulePane())
        yield TabBar()
        yield MessageLine()
        yield KeyFooter(self.offers)

    # The panes

    @property
    def _agenda(self) -> AgendaPane:
        return self.query_one("#agenda", AgendaPane)

    @property
    def _documents(self) -> DocumentsPane:
        return self.query_one("#documents", DocumentsPane)

    @property
    def _schedule(self) -> SchedulePane:
        return self.query_one("#schedule", SchedulePane)

    def _pane(self, name: str) -> LineView:
        return self.query_one(f"#{name}", LineView)

    def _frame(self, name: str) -> Frame:
        return self.query_one(f"#{name}-frame", Frame)

    @property
    def current_pane(self) -> str:
        """The id of the pane that has the focus, or had it last."""
        return next((name for name in PANES if self._frame(name).has_class("-shown")), PANES[0])

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
        self._show_pane(PANES[0])
        if place is not None:
            self.go_back_to(place)
            self.set_focus(self._pane(place.pane))

    @property
    def _titles(self) -> list[str]:
        headings = self.view.headings
        words = (headings.agenda, headings.annotations, headings.documents, headings.schedule)
        return [f"{number} {title}" for number, title in enumerate(words, 1)]

    def _show_titles(self) -> None:
        for name, title in zip(PANES, self._titles, strict=True):
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
        if self._searching is not None:
            self._searching.forget()
        self._agenda.show_meeting(view, item)
        self._schedule.show_meeting(view)
        self._show_titles()
        self._show_item(item)
        match place:
            case ("documents", int(document), *_):
                self._documents.select_document(document)
            case ("schedule", int(sitting), "entries", int(entry), *_):
                self._schedule.select_place(sitting, entry)
            case ("schedule", int(sitting), *_):
                self._schedule.select_place(sitting)

    def show_state(self, state: str, left_out: int) -> None:
        """Shows whether there are changes, and what is left out.

        Args:
            state: Words for the state of the file: changed, read-only, or `""`.
            left_out: How many values and entries of the file are not shown.
        """
        warning = f"⚠ {left_out} left out: press !" if left_out else ""
        about = self.view.meeting.about
        where = place_text(about.city, about.start, about.end, about.language)
        meeting = " · ".join(filter(None, (about.title, where)))
        self.query_one(StatusLine).show(meeting=meeting, state=state, warning=warning)

    def _show_item(self, item: int) -> None:
        self.query_one("#annotation", AnnotationPane).show_item(self.view, item)
        self._documents.show_item(self.view, item)
        self._schedule.show_item(self.view, item)
        self._frame("documents").border_subtitle = self._documents.count
        self._show_day()
        self.query_one(KeyFooter).follow()
        count = len(self.view.meeting.agenda)
        place = ""
        if item != OVERVIEW:
            place = " · ".join(filter(None, (self.view.full_label(item), f"{item + 1} of {count}")))
        self.query_one(StatusLine).show(place=place)

    def _show_day(self) -> None:
        self._frame("schedule").border_subtitle = Content(make_safe(self._schedule.day))

    @on(RowList.Highlighted, "#schedule")
    def _sitting_selected(self) -> None:
        self._show_day()

    def _show_pane(self, name: str) -> None:
        for pane in PANES:
            self._frame(pane).set_class(pane == name, "-shown")
        self.query_one(TabBar).show(self._titles, PANES.index(name))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane with the focus is the one that shows where there is room for one."""
        # The focus may have gone on before its first pane was told of it.
        if event.widget.id in PANES and event.widget is self.focused:
            self._show_pane(event.widget.id)

    @on(TabBar.Picked)
    def _tab_picked(self, event: TabBar.Picked) -> None:
        self.action_pane(PANES[event.tab])

    # Links between the panes

    @on(ItemWanted)
    def _item_wanted(self, event: ItemWanted) -> None:
        if not event.items:
            self.say(f"{event.what} belongs to no item of the agenda.")
            return
        # Chosen again, a document of several items leads to the next of them.
        here = self._agenda.item
        again = event.items.index(here) + 1 if here in event.items else 0
        self.go_to_item(event.items[again % len(event.items)])
        self.action_pane("agenda")

    @on(AnnotationWanted)
    def _annotation_wanted(self) -> None:
        self.action_pane("annotation")

    def go_to_item(self, item: int) -> None:
        """Selects an item of the agenda, and shows what belongs to it."""
        self._agenda.select_item(item)

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        self.said.append(words)
        self.query_one(MessageLine).show(words)

    def hush(self) -> None:
        """Takes back what was said last."""
        self.query_one(MessageLine).hide()

    def offers(self, command: str) -> bool:
        """Whether a command, by its id, would do something now; the footer shows it if so."""
        if not self.is_active:
            return False
        match command:
            case "search.next":
                return self._searching is not None and self._searching.marks
            case "library":
                return self._from_library
            case "item.next":
                return self._agenda.item + 1 < len(self.view.meeting.agenda)
            case "document.open" if self.current_pane == "documents":
                return self._documents.document >= 0
            case "document.open":
                item = self._agenda.item
                return item != OVERVIEW and bool(self.view.links.documents(item))
        return True

    def on_screen_suspend(self) -> None:
        """Another screen has come over this one: its keys are not these."""
        self.query_one(KeyFooter).refresh()

    def on_screen_resume(self) -> None:
        """The keys are these again."""
        self.query_one(KeyFooter).refresh()

    # Commands

    def action_pane(self, name: str) -> None:
        """Goes to a pane by its id."""
        self._show_pane(name)
        self._pane(name).focus()

    def action_next_pane(self, step: int) -> None:
        """Goes to the next pane, or with -1 to the one before."""
        place = PANES.index(self.current_pane)
        self.action_pane(PANES[(place + step) % len(PANES)])

    def action_next_item(self, step: int) -> None:
        """Goes to the next item of the agenda, or with -1 to the one before."""
        item = self._agenda.item + step
        if OVERVIEW <= item < len(self.view.meeting.agenda):
            self.go_to_item(item)

    def action_zoom(self) -> None:
        """Shows the pane with the focus alone, or all of them again."""
        self.toggle_class("-zoomed")

    def action_back(self) -> None:
        """Undoes the last widening of view: marks, then the single pane, then the focus."""
        if self._searching is not None and self._searching.marks:
            self._searching.clear()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        else:
            self.action_pane("agenda")

    def action_copy(self) -> None:
        """Copies what is selected."""
        text = self._selected_text()
        self.app.copy_to_clipboard(text)
        first = text.partition("\n")[0]
        self.say(f"Copied: {first}")

    def _selected_text(self) -> str:
        pane = self.current_pane
        if pane == "documents" and self._documents.document >= 0:
            return document_text(self.view, self._documents.document)
        if pane == "schedule" and self._schedule.cursor >= 0:
            return sitting_text(self.view, self._schedule.place[0])
        return item_text(self.view, self._agenda.item)

    def action_open_document(self) -> None:
        """Opens the selected document; elsewhere, the one before the selected item."""
        documents = self.view.meeting.documents
        if self.current_pane == "documents":
            chosen = self._documents.document
        else:
            own = self.view.links.documents(self._agenda.item) if self._agenda.item >= 0 else ()
            if len(own) > 1:
                self.action_pane("documents")
                self.say(f"{len(own)} documents: choose one, and press o.")
                return
            chosen = own[0] if own else -1
        if chosen < 0:
            self.say("No document here.")
            return
        from tui.app.opening import open_document  # noqa: PLC0415 -- not needed to start

        open_document(self, documents[chosen], self.view)

    def action_problems(self) -> None:
        """Lists what is wrong with the file."""
        from tui.app.screens.problems import ProblemsScreen  # noqa: PLC0415 -- not needed to start

        self.app.push_screen(ProblemsScreen(self.editing.file.problems))

    @property
    def _from_library(self) -> bool:
        """Whether the meeting was opened from a folder of them."""
        return self is not self.app.screen_stack[0]

    def action_library(self) -> None:
        """Goes back to the folder; asks first where changes are not saved."""
        if self._from_library:
            self.leave(self._close)
        else:
            self.say("No folder is open: start with agenda FOLDER to have all its meetings.")

    def _close(self) -> None:
        self.post_message(MeetingLeft())

    # Search

    def action_search(self) -> None:
        """Opens the search beside the panes."""
        self.searching.open()

    def action_hit(self, step: int) -> None:
        """Goes to the next hit, or with -1 to the one before."""
        self.searching.step(step)

    @property
    def searching(self) -> "Searching":
        """What searches the meeting; it is made when first needed."""
        if self._searching is None:
            from tui.app.searching.searching import Searching  # noqa: PLC0415 -- not needed to start

            self._searching = Searching(self)
        return self._searching

    def begin_search(self) -> None:
        """Makes room for the search below the panes."""
        self.add_class("-searching")

    def end_search(self) -> None:
        """Gives the panes all of the screen again."""
        self.remove_class("-searching")
        self.query_one(KeyFooter).refresh()

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches in all panes, or nothing with None."""
        for name in PANES:
            self._pane(name).mark(find)

    def show_hit(self, words: str) -> None:
        """Shows which of the hits one is at."""
        self.query_one(StatusLine).show(hit=words)

    def show_place(self, record: "Record") -> None:
        """Shows the place where a text is read; the focus stays where it is."""
        place = record.place
        match place.pane:
            case "documents":
                self._documents.select_document(place.position)
            case "schedule":
                self._schedule.select_place(place.position, place.entry)
                self._show_day()
            case _:
                self.go_to_item(place.position)
        self._show_pane(place.pane)
        if place.pane == "annotation":
            self.call_after_refresh(self.query_one(AnnotationPane).reveal_text, record.text)

    def remember_place(self) -> Remembered:
        """Where one is, to come back to exactly there."""
        return Remembered(
            self.current_pane,
            self._agenda.item,
            self._agenda.folded,
            {name: self._pane(name).place_in_view for name in PANES},
            self.has_class("-zoomed"),
        )

    def go_back_to(self, remembered: Remembered) -> None:
        """Goes back to where one was."""
        self._agenda.fold_only(remembered.folded)
        self.go_to_item(remembered.item)
        for name, place in remembered.places.items():
            self._pane(name).go_back_to(place)
        self._show_day()
        self.set_class(remembered.zoomed, "-zoomed")
        self.action_pane(remembered.pane)

    @property
    def kept_place(self) -> KeptPlace:
        """Where one is, to be kept for the next start."""
        return kept_place(self.remember_place(), self.view, self._text_sum)

    @property
    def _text_sum(self) -> int:
        """A sum over the text of the file, which tells whether it has changed."""
        text = self._editing.file.text if self._editing is not None else self._loaded.source.text
        return crc32(text.encode())
