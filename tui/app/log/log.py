"""The running log of the meeting that a screen shows: its lines, and the item that is on."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.log.log_screen import LogScreen
from tui.app.notes.draft import NoteDraft
from tui.app.notes.steps import Step
from tui.app.view import OVERVIEW, MeetingView
from tui.exports.items import NoSuchItemError, find_item
from tui.exports.log import hour_of
from tui.i18n import _
from tui.meeting.log import ItemOn, Logged, Why, in_order, item_on, target
from tui.meeting.notes import Line, Subject, subject_of
from tui.store.notes import NotesError

if TYPE_CHECKING:
    from tui.app.screens.logging import LoggingScreen


class Log:
    """The log beside the file of the meeting that a screen shows.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: "LoggingScreen") -> None:
        self._screen = screen
        self._chosen: Subject | None = None
        self._when_chosen: int | None = None
        self._draft: NoteDraft | None = None
        self._drafted: Line | None = None
        self._begun = Line(text="")
        self.typed = ""
        """What is being typed: it is there again when the log is opened again."""

    @property
    def view(self) -> MeetingView:
        """The meeting as it is now."""
        return self._screen.view

    def open(self) -> None:
        """Opens the log beside the panes."""
        self._chosen = None
        screen = self._screen

        def closed(_result: None) -> None:
            screen.end_search()

        screen.begin_search()
        screen.app.push_screen(LogScreen(self), closed)

    # What is being typed

    def follow(self, typed: str, old: Line | None = None) -> None:
        """Keeps what is being typed against a crash.

        Args:
            typed: What stands in the line now.
            old: The line that is mended; None for a new one.
        """
        if old is None:
            self.typed = typed
        if self._draft is not None and (self._drafted != old or not typed.strip()):
            self.drop_draft()
        if not typed.strip():
            return
        if self._draft is None:
            self._drafted = old
            self._begun = old or self._new_line("")
            self._draft = NoteDraft(self._screen, self._screen.notes.file, self._typed_line, old)
        if old is None:
            self._begun = self._new_line("")
        self._draft.follow(typed)

    def _typed_line(self, text: str) -> Line:
        """The line that what is typed makes; asked on another thread, so it looks at nothing else."""
        return replace(self._begun, text=text.strip())

    def drop_draft(self) -> None:
        """What was typed is kept, or given up."""
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def keep_typed(self) -> None:
        """Keeps what is being typed, as the program is about to end."""
        if self._draft is not None:
            self._draft.keep()

    # The lines

    def lines(self) -> list[Logged]:
        """The lines as they were written, each with what it is on; None where that is gone."""
        lines = self._screen.notes.placed().each(Line)
        return in_order(lines, self._screen.course.timetable.zone)

    def _new_line(self, text: str) -> Line:
        at = self._screen.course.now.at.replace(microsecond=0)
        return self._screen.notes.named(Line(at=at, text=text), target(self.item.item))

    def keep(self, text: str) -> str:
        """Keeps a line, with the time of now and the item that is on; says why it is not, or `""`."""
        try:
            self._screen.notes.file.add(self._new_line(text.strip()))
        except NotesError as error:
            return _("The line is not kept: {reason}").format(reason=error)
        self.follow("")
        return ""

    def go_to(self, text: str) -> str:
        """Goes to an item by its number, as `:3b` says; says why it could not, or `""`."""
        name = text.strip().removeprefix(":").strip()
        try:
            self.choose(find_item(self.view.meeting, name))
        except NoSuchItemError:
            words = _("There is no item {name}. A line that begins with : goes to an item.")
            return words.format(name=name)
        self.follow("")
        return ""

    def mend(self, old: Line, text: str, item: int | None) -> str:
        """Gives a line another text, and another item where one is named; says why not, or `""`."""
        new = replace(old, text=text.strip())
        if item is not None:
            new = self._screen.notes.named(new, target(item))
        return "" if new == old else self._do(_("line of {hour}"), old, new)

    def take_out(self, old: Line) -> str:
        """Takes a line out; says why it could not be, or `""`."""
        return self._do(_("line of {hour} taken out"), old, None)

    def _do(self, words: str, old: Line, new: Line | None) -> str:
        label = words.format(hour=hour_of(old)).rstrip()
        step = Step(label, (new,) if new is not None else (), (old,), self._screen.file_text)
        try:
            self._screen.notes.change_entry(old, new)
        except NotesError as error:
            return _("The line is not kept: {reason}").format(reason=error)
        self._screen.private_steps.do(step)
        return ""

    # The item that is on

    @property
    def item(self) -> ItemOn:
        """The item that the next line is on: the one chosen, until another is taken up."""
        found = self._found
        if self._chosen is not None and _taken_up(found) == self._when_chosen:
            item = self.view.links.items.get(self._chosen.item, OVERVIEW)
            return ItemOn(item, Why.CHOSEN)
        self._chosen = None
        return found

    @property
    def _found(self) -> ItemOn:
        """The item that is on where none was chosen."""
        view, screen = self.view, self._screen
        return item_on(view.meeting, view.links, screen.course.now, screen.selected_item)

    def choose(self, item: int) -> None:
        """Has the lines that follow on an item, and shows it in the panes."""
        self._when_chosen = _taken_up(self._found)
        self._chosen = subject_of(self.view.meeting, target(item))
        self.show(item)

    def show(self, item: int) -> None:
        """Shows an item in the panes."""
        self._screen.go_to_item(item)

    @property
    def clock(self) -> str:
        """What time it is in the meeting, to the minute, with the zone."""
        return self._screen.course.clock_words.partition(" · ")[0]


def _taken_up(found: ItemOn) -> int | None:
    return found.item if found.why is Why.IN_PROGRESS else None
