"""The review of an imported paper: the meeting, in no file yet, beside the paper's text."""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import DescendantFocus

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.course.clock import Clock, machine_clock
from tui.app.layout.arrangement import PANES
from tui.app.panes.annotation import AnnotationPane
from tui.app.review.paper import ReadPaper
from tui.app.review.paper_pane import PAPER
from tui.app.review.paper_screen import PaperScreen
from tui.app.review.review_bar import ReviewBar
from tui.app.review.uncertain import NOWHERE, Uncertain, next_place, uncertain_places
from tui.app.review.words import place_name, use_words
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.bars import KeyFooter
from tui.app.widgets.row_list import RowList
from tui.app.widgets.spots import place_words
from tui.i18n import _, ngettext
from tui.meeting.problems import ValuePath
from tui.papers.lines import Line, Use
from tui.papers.tracing import Moves, Trace
from tui.text.paragraphs import paragraphs


class ReviewScreen(PaperScreen):
    """A meeting with the paper that it was made from.

    Moving in one moves the other: what is selected shows the lines that it was taken from, and the
    selected line what became of it. Where nobody is in the paper, the paper follows.

    Args:
        read: The paper, and the meeting that was found in it.
        view: That meeting.
        clock: The clock that it goes by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.REVIEW)]

    def __init__(self, read: ReadPaper, view: MeetingView, clock: Clock = machine_clock) -> None:
        # What is edited is what the file says, which is proved to be what was found.
        moves = Moves(view.meeting)
        super().__init__(read, view, moves, clock)
        self._moves = moves
        self._remarks = read.imported.remarks
        self._trace = Trace(read.imported)
        self._settled: set[int] = set()
        self._at: Uncertain | None = None
        self._selected_at: ValuePath = ()
        """What was selected as one came to that place."""
        self._places: tuple[Uncertain, ...] = ()
        self._is_leading = False
        """Whether the screen itself moves about, so that nothing is to follow from it."""

    # What it is made of

    def compose(self) -> ComposeResult:
        """As of any meeting, with a line for what is uncertain."""
        *panes, keys = super().compose()
        yield from panes
        yield ReviewBar()
        yield keys

    def on_mount(self) -> None:
        """Shows the paper; the meeting is shown right after."""
        self._paper.show_meeting(self.view, self._settled)
        self.watch(self._paper, "line", self._line_selected, init=False)
        self.watch(self.query_one(AnnotationPane), "where", self._annotation_moved, init=False)

    def begin_editing(self) -> None:
        """Begins with all that is uncertain, once the meeting is on the screen."""
        super().begin_editing()
        self._take_stock()
        self._show_bar()
        self.query_one(KeyFooter).refresh()
        for remark in self._remarks:
            self.say(remark)

    def follow_clock(self) -> None:
        """Shows the time; who reviews a paper is not led to what is on."""
        self.course.look()

    # From the meeting to the paper

    def _show_item(self, item: int) -> None:
        super()._show_item(item)
        self._follow()

    def _annotation_moved(self, _where: str) -> None:
        if self.current_pane == "annotation":
            self._follow()

    @on(RowList.Highlighted)
    def _row_selected(self, event: RowList.Highlighted) -> None:
        if event.row_list.id == self.current_pane:
            self._follow()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Whoever comes from the paper, or goes among the panes, has the paper follow."""
        if event.widget is not self.focused:
            return
        in_paper = event.widget is self._paper
        if in_paper or event.widget.id in PANES:
            self.set_class(in_paper, "-paper")
            self.call_next(self._show_tabs)
            if not in_paper:
                self.call_next(self._follow)

    def _selected(self) -> ValuePath:
        """The path in the meeting of what the paper is to show: the paragraph, where one reads."""
        selection = self.selection
        if self.current_pane == "annotation" and selection[0] == "agenda":
            return (*selection, "annotation", self.paragraph_seen)
        return selection

    def _follow(self) -> None:
        """Shows in the paper what is selected; whoever is in the paper stays where they are."""
        if self._is_leading or self.is_in_paper:
            return
        if self._at is not None and self._selected() == self._selected_at:
            # One is still at the uncertain place.
            return
        self._forget_place()
        lines = self._lines_of(self._selected())
        self._paper.point_to(lines, self._first_of(lines))
        self._show_bar()

    def _lines_of(self, path: ValuePath) -> Sequence[int]:
        before = self._moves.before(path, self.view.meeting)
        return self._trace.lines(before) if before is not None else []

    def _first_of(self, lines: Sequence[int]) -> int:
        """Of the lines of an item, its heading over the text rather than its place in the list."""
        headings = (at for at in lines if self._lines[at].use is Use.ITEM)
        return next(headings, lines[0] if lines else NOWHERE)

    # From the paper to the meeting

    def _line_selected(self, position: int) -> None:
        """Shows what became of the line that the user has selected."""
        self._forget_place()
        with self._leading():
            self._show_line(position)
        self._show_bar()

    def _show_line(self, position: int) -> None:
        line = self._lines[position]
        self._paper.link(self._trace.lines(line.place) if line.place else ())
        place = self._place_of(line)
        if place is not None:
            self._show_value(place, line.text)

    def _show_value(self, place: ValuePath, text: str = "") -> None:
        """Shows a value in its pane; the focus stays where it is.

        Args:
            place: The path in the meeting of the value.
            text: What of it is to be marked.
        """
        meeting = self.view.meeting
        match place:
            case ("agenda", int(item), "annotation", *rest) if item < len(meeting.agenda):
                self.go_to_item(item)
                self._show_pane("annotation")
                self._point_at_paragraph(item, rest, text)
            case ("agenda", int(item), *_rest) if item < len(meeting.agenda):
                self.go_to_item(item)
                self._show_pane("agenda")
            case ("documents", int(document), *_rest) if document < len(meeting.documents):
                self._go_to_one_of(self.view.links.document_items[document])
                self._documents.select_document(document)
                self._show_pane("documents")
            case ("schedule", int(sitting), *rest) if sitting < len(meeting.schedule):
                entry = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else -1
                items = self.view.links.entry_items[sitting]
                self._go_to_one_of(items[entry : entry + 1] if entry >= 0 else items)
                self._schedule.select_place(sitting, entry)
                self._show_pane("schedule")
            case ("meeting", *_rest):
                self.go_to_item(OVERVIEW)
                self._show_pane("annotation")

    def _point_at_paragraph(self, item: int, rest: Sequence[str | int], text: str) -> None:
        found = paragraphs(self.view.item(item).annotation)
        at = rest[0] if rest and isinstance(rest[0], int) else 0
        if at < len(found):
            begin = found[at].find(text) if text else -1
            span = (begin, begin + len(text)) if begin >= 0 else None
            self.query_one(AnnotationPane).point_at_text(found[at], span)

    @on(RowList.Chosen, f"#{PAPER}")
    def _line_chosen(self, event: RowList.Chosen) -> None:
        """Enter on a line goes to what became of it."""
        event.stop()
        line = self._lines[event.row]
        place = self._place_of(line)
        if place is None or place[0] == "headings":
            words = _("Line {line} led to no value: {use}.")
            self.say(words.format(line=line.number, use=use_words(line.use)))
            return
        self.leave_place()
        self.action_pane(self.current_pane)

    # What is uncertain

    @contextlib.contextmanager
    def _leading(self) -> Iterator[None]:
        before, self._is_leading = self._is_leading, True
        try:
            yield
        finally:
            self._is_leading = before

    def _forget_place(self) -> None:
        self._at = None

    def _take_stock(self) -> None:
        """Looks anew at what is uncertain."""
        self._places = uncertain_places(
            self.editing.file, self._lines, self._trace, self._moves, self._settled
        )
        self._paper.show_meeting(self.view, self._settled)

    @property
    def uncertain_here(self) -> Uncertain | None:
        """The uncertain place where one is."""
        if self._at is not None:
            return self._at if self._at in self._places else None
        if self.is_in_paper:
            cursor = self._paper.cursor
            here = (one for one in self._places if one.guess is None and one.line == cursor)
            return next(here, None)
        return None

    def _go_to(self, place: Uncertain) -> None:
        self.leave_place()
        with self._leading():
            if place.guess is not None:
                lines = self._lines_of(place.path)
                self._show_value(place.path)
                self._paper.point_to(lines, place.line)
                self.action_pane(self.current_pane)
            else:
                self.action_pane(PAPER)
                self._paper.point_to([place.line], place.line)
        self._at, self._selected_at = place, self._selected()
        self._show_bar()
        self.query_one(KeyFooter).refresh()

    def _show_bar(self) -> None:
        """Says below the panes what is uncertain here, else how much is, and what of the line."""
        if not self.is_mounted:
            return
        bar, here, count = self.query_one(ReviewBar), self.uncertain_here, len(self._places)
        if here is not None:
            number = place_words(self._places.index(here) + 1, count)
            bar.show(f"{number} · {here.words}", "warning")
            return
        words = ngettext("{count} uncertain place", "{count} uncertain places", count)
        parts = [words.format(count=count) if count else _("Nothing is uncertain any more.")]
        line = self._paper.selected_line
        if line is not None:
            became = " ".join(filter(None, (use_words(line.use), self._name_of(line))))
            parts.append(_("line {line}: {use}").format(line=line.number, use=became))
        bar.show(" · ".join(parts))

    def _place_of(self, line: Line) -> ValuePath | None:
        """Where what became of a line is now; None where that is nothing, or gone."""
        return self._moves.now(line.place, self.view.meeting) if line.place else None

    def _name_of(self, line: Line) -> str:
        place = self._place_of(line)
        return place_name(place, self.view) if place is not None else ""

    # Commands

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in ("review.next", "review.previous", "review.list") and not self._places:
            return _("Nothing is uncertain any more.")
        if command == "review.confirm" and self.uncertain_here is None:
            words = _("No uncertain place is here: {key} goes to the next.")
            return words.format(key=keymap_of(self).way("review.next"))
        return super().why_not(command)

    def action_uncertain(self, step: int) -> None:
        """Goes to the next uncertain place, or with -1 to the one before."""
        line = self._paper.cursor
        place = next_place(self._places, self._at, line, step)
        if place is None:
            self.say(self.why_not("review.next"))
        else:
            self._go_to(place)

    def action_list_uncertain(self) -> None:
        """Lists all that is uncertain."""
        from tui.app.review.uncertain_list import UncertainList  # noqa: PLC0415 -- seldom needed

        def answered(place: Uncertain | None) -> None:
            if place is not None:
                self._go_to(place)

        if not self._places:
            self.say(self.why_not("review.list"))
            return
        self.app.push_screen(UncertainList(self._places, self._lines, self._at), answered)

    def action_confirm(self) -> None:
        """Confirms the uncertain place where one is."""
        place = self.uncertain_here
        if place is None:
            self.say(self.why_not("review.confirm"))
        elif place.guess is not None:
            self.editing.confirm(place.guess, partial(self._confirmed, place))
        else:
            self._settled.add(place.line)
            self._take_stock()
            self._confirmed(place)

    def _confirmed(self, place: Uncertain) -> None:
        self._at = place
        self._show_bar()
        self.query_one(KeyFooter).refresh()
        words = _("Confirmed: {words}").format(words=place.words)
        self.say(words)

    def action_paper(self) -> None:
        """Goes to the paper, and from there back to the pane beside."""
        self.action_pane(self.current_pane if self.is_in_paper else PAPER)

    @property
    def selected_value(self) -> ValuePath | None:
        """The one value that is selected: where one is at a guessed one, that."""
        here = self.uncertain_here
        if here is not None and here.path:
            return here.path
        return super().selected_value

    def show_view(self, view: MeetingView, place: ValuePath) -> None:
        """Shows the meeting after a change; what is uncertain may be less or more."""
        at = self._at
        with self._leading():
            super().show_view(view, place)
        self._take_stock()
        self._at = at
        if not self.is_in_paper:
            lines = self._lines_of(self._selected())
            self._paper.link(lines)
        self._show_bar()
