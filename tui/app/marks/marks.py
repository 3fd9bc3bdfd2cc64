"""Marking what the meeting that a screen shows has, and showing a part of its agenda by marks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.marks.mark_list import MarkFilter, MarkList
from tui.app.notes.steps import Step
from tui.app.panes.filtering import Filter
from tui.i18n import _
from tui.meeting.marks import STAR, Marked, signed
from tui.meeting.notes import MEETING, Mark, Target
from tui.store.notes import NotesError, NotesFile, Placed

if TYPE_CHECKING:
    from tui.app.screens.marks import MarksScreen


class Marks:
    """The marks beside the file of the meeting that a screen shows.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: "MarksScreen") -> None:
        self._screen = screen
        self._placed: Placed | None = None
        self._named: dict[str, str] = {}
        self._wanted: tuple[str, ...] = ()
        self.marked = Marked((), {})

    # What is marked

    def look(self) -> bool:
        """Follows the notes file and the meeting; tells whether anything was marked otherwise."""
        placed, named = self._screen.notes.placed(), self._screen.notes.mark_names
        if placed is self._placed and named == self._named:
            return False
        self._placed, self._named = placed, named
        before, self.marked = self.marked, Marked(placed.each(Mark), named)
        return self.marked != before

    def _has(self, target: Target, name: str) -> list[Mark]:
        """The marks of a name on something; several where two programs have set it."""
        return [mark for mark in self._screen.notes.placed().on(Mark, target) if mark.mark == name]

    # Setting and taking out

    @property
    def _selected(self) -> Target:
        """What a mark is set on: of an entry that takes up an item, that item, which shows it."""
        match self._screen.selection:
            case ("schedule", int(sitting), "entries", int(entry)):
                item = self._screen.view.links.entry_items[sitting][entry]
                return ("agenda", item) if item >= 0 else ("schedule", sitting)
            case (("agenda" | "documents" | "schedule") as section, int(position), *_rest):
                return section, position
        return MEETING

    def star(self) -> None:
        """Sets the star on what is selected, or takes it out."""
        self.toggle(self._selected, STAR)

    def toggle(self, target: Target, name: str) -> None:
        """Sets a mark on something, or takes it out, and says so."""
        self.look()
        there = self._has(target, name)
        words = _("No longer {mark}: {name}") if there else _("Marked {mark}: {name}")
        words = words.format(
            mark=signed(name, self.marked.named), name=self._screen.notes.name(target)
        )
        added = () if there else (self._screen.notes.named(Mark(mark=name), target),)
        step = Step(words, added, tuple(there), self._screen.file_text)
        self._do(step)

    def take_out(self, mark: Mark) -> None:
        """Takes out a mark on what is gone."""
        words = _("Taken out: {mark}").format(mark=signed(mark.mark, self.marked.named))
        step = Step(words, (), (mark,), self._screen.file_text)
        self._do(step)

    def rename(self, name: str, words: str) -> None:
        """Calls a mark otherwise, in this meeting; with nothing, as the program does."""
        try:
            self._screen.notes.file.name_mark(name, " ".join(words.split()))
        except NotesError as error:
            self.say(_("The name is not kept: {reason}").format(reason=error))
        self._screen.look_at_marks()

    def step_again(self, step: Step) -> bool:
        """Does a step, and tells whether that could be; where not, it is said why."""
        return self._made(step.again)

    def step_back(self, step: Step) -> bool:
        """Undoes a step, and tells whether that could be; where not, it is said why."""
        return self._made(step.back)

    def _made(self, change: Callable[[NotesFile], None]) -> bool:
        try:
            change(self._screen.notes.file)
        except NotesError as error:
            self.say(_("The mark is not kept: {reason}").format(reason=error))
            return False
        self._screen.look_at_marks()
        return True

    def _do(self, step: Step) -> None:
        if self.step_again(step):
            self._screen.private_steps.do(step)
            self.say(step.words)

    def choose(self) -> None:
        """Lists the marks, to set some on what is selected."""
        target = self._selected
        title = _("marks · {name}").format(name=self._screen.notes.name(target))
        self._screen.app.push_screen(MarkList(self, target, title))

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        self._screen.say(words)

    # The filter

    @property
    def filters(self) -> bool:
        """Whether a part of the agenda is shown."""
        return bool(self._wanted)

    def filter_of_agenda(self) -> Filter | None:
        """What is to be shown of the agenda now; None for all."""
        if not self._wanted:
            return None
        items = frozenset(at for _section, at in self.marked.places(self._wanted, "agenda"))
        return Filter(items, " ".join(signed(name, self.marked.named) for name in self._wanted))

    def ask_filter(self) -> None:
        """Asks by which marks the agenda is to be filtered; takes a filter off that there is."""
        if self._wanted:
            self.show_all()
            return
        self.look()
        if not self.marked and not self.marked.gone:
            self.say(self._screen.why_not("mark.filter"))
            return

        def chosen(names: tuple[str, ...] | None) -> None:
            if names:
                self._wanted = names
                self._screen.show_marks()
                self._screen.action_pane("agenda")
                self.say(self._screen.filter_words)

        self._screen.app.push_screen(MarkFilter(self, _("Show items marked")), chosen)

    def show_all(self) -> None:
        """Shows all of the agenda again."""
        self._wanted = ()
        self._screen.hush()
        self._screen.show_marks()
