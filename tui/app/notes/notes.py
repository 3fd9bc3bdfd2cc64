"""Taking notes on the meeting that a screen shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.editing.line_edit import LineEdit
from tui.app.editing.text_edit import TextEdit
from tui.app.editing.verdict import Judge
from tui.app.notes.note_list import NoteList
from tui.i18n import _
from tui.meeting.notes import MEETING, NAMES, Note, Subject, Target, note_on, was
from tui.store.notes import Contents, NotesError, NotesFile, Placed

if TYPE_CHECKING:
    from tui.app.screens.notes import NotesScreen


class Notes:
    """The notes beside the file of the meeting that a screen shows.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: "NotesScreen") -> None:
        self._screen = screen
        self._file = NotesFile(screen.view.path)
        self._said = ""

    @property
    def file(self) -> NotesFile:
        """The notes file of the meeting that is shown; it is kept open."""
        if self._file.meeting != self._screen.view.path:
            self._file = NotesFile(self._screen.view.path)
        return self._file

    def contents(self) -> Contents:
        """What the file says; where it cannot be read, or something in it is wrong, that is said, once."""
        wrong = ""
        try:
            found = self.file.contents
        except NotesError as error:
            found, wrong = Contents(), _("The notes cannot be read: {reason}").format(reason=error)
        else:
            if found.problems:
                wrong = found.problems[0].render(self.file.path.name)
        if wrong != self._said:
            self._said = wrong
            if wrong:
                self._screen.say(wrong)
        return found

    def placed(self) -> Placed:
        """What each entry of the file is on; nothing where it cannot be read, which is said."""
        self.contents()
        try:
            return self.file.placed(self._screen.view.meeting)
        except NotesError:
            return Placed((), ())

    @property
    def mark_names(self) -> dict[str, str]:
        """What the user calls marks, by their names."""
        named = self.contents().values.get(NAMES)
        if not isinstance(named, dict):
            return {}
        return {name: words for name, words in named.items() if isinstance(words, str)}

    def on(self, target: Target) -> list[Note]:
        """The notes on something in the meeting, the oldest first."""
        return sorted(self.placed().on(Note, target), key=lambda note: note.when)

    def take(self) -> None:
        """Asks for a note on what is selected, and keeps it."""
        target = self._selected

        def kept(text: str) -> None:
            at = self._screen.course.now.at
            self._keep(lambda: self.file.add(note_on(self._screen.view.meeting, target, text, at)))

        self._ask(_("note · {name}").format(name=self.name(target)), "", kept)

    def change(self, note: Note) -> None:
        """Asks for another text of a note."""

        def kept(text: str) -> None:
            new = replace(note, text=text) if text else None
            self._keep(lambda: self.file.change({note: new}))

        name = self._name_of(note)
        self._ask(_("note · {name}").format(name=name), note.text, kept, empty=True)

    def show_all(self) -> None:
        """Lists all notes; goes to what one of them is on, or changes it."""
        placed = self.placed()
        found = [
            (entry, place)
            for entry, place in zip(placed.entries, placed.places, strict=True)
            if isinstance(entry, Note)
        ]
        found.sort(key=lambda each: each[0].when)
        if not found:
            self._screen.say(_("There are no notes yet."))
            return
        notes = [note for note, _place in found]
        places = [place for _note, place in found]
        names = [
            self.name(place) if place else _("gone: {name}").format(name=was(note))
            for note, place in found
        ]

        def chosen(answer: tuple[str, int] | None) -> None:
            if answer is None:
                return
            way, at = answer
            if way == "change":
                self.change(notes[at])
                return
            place = places[at]
            if place is None:
                self._screen.say(_("What this note is on is gone from the meeting."))
            else:
                self._go(place)

        self._screen.app.push_screen(NoteList(notes, names), chosen)

    def _name_of(self, entry: Subject) -> str:
        """What to call what an entry is on, or was on."""
        placed = self.placed()
        here = dict(zip(placed.entries, placed.places, strict=True)).get(entry)
        return self.name(here) if here else was(entry)

    def name(self, target: Target) -> str:
        """What to call something in the meeting."""
        view = self._screen.view
        match target:
            case ("agenda", item):
                return view.item_words(item)
            case ("documents", document):
                return view.meeting.documents[document].name
            case ("schedule", sitting):
                own = view.meeting.schedule[sitting]
                return f"{view.day(own)} · {view.hours(own)}"
        return _("the meeting")

    @property
    def _selected(self) -> Target:
        match self._screen.selection:
            case (("agenda" | "documents" | "schedule") as section, int(position), *_rest):
                return section, position
        return MEETING

    def _go(self, target: Target) -> None:
        screen = self._screen
        screen.leave_place()
        match target:
            case ("agenda", item):
                screen.go_to_item(item)
                screen.action_pane("annotation")
            case ("documents", document):
                screen.go_to_document(document)
            case ("schedule", sitting):
                screen.action_pane("schedule")
                screen.go_to_sitting(sitting, -1)
            case _:
                screen.go_to_item(-1)

    def _ask(
        self, title: str, text: str, kept: Callable[[str], None], *, empty: bool = False
    ) -> None:
        """Asks for a line, from which one can go on in an area."""
        screen = self._screen

        def wrong(typed: str) -> str:
            return "" if typed.strip() or empty else _("expected some text")

        def answered(typed: str | None) -> None:
            if typed is not None and (typed.strip() or empty):
                kept(typed.strip())

        def area(typed: str | None = None) -> None:
            shown = TextEdit(title, text, Judge(wrong), typed=typed)
            screen.app.push_screen(shown, answered)

        if "\n" in text:
            area()
        else:
            screen.app.push_screen(LineEdit(title, text, Judge(wrong), go_on=area), answered)

    def _keep(self, change: Callable[[], None]) -> None:
        screen = self._screen
        try:
            change()
        except NotesError as error:
            screen.say(_("The note is not kept: {reason}").format(reason=error))
            return
        screen.show_annotation()
        screen.say(_("Kept in {file}.").format(file=self.file.path.name))
