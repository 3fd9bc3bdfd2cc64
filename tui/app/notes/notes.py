"""Taking notes on the meeting that a screen shows."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from tui.app.editing.line_edit import LineEdit
from tui.app.editing.text_edit import TextEdit
from tui.app.editing.verdict import Judge
from tui.app.notes.draft import NoteDraft, shortened
from tui.app.notes.followed import FollowedNotes
from tui.app.notes.note_list import NoteList
from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.meeting.notes import MEETING, NAMES, Note, Subject, Target, was
from tui.store.notes import Contents, NotesError, NotesFile, Placed

if TYPE_CHECKING:
    from tui.app.screens.notes import NotesScreen

S = TypeVar("S", bound=Subject)


class Notes:
    """The notes beside the file of the meeting that a screen shows.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: "NotesScreen") -> None:
        self._screen = screen
        self._followed = FollowedNotes(screen)
        self._said = ""
        self._draft: NoteDraft | None = None

    @property
    def file(self) -> NotesFile:
        """The notes file; it is kept open."""
        return self._followed.file

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
            return self._followed.placed()
        except NotesError:
            return Placed((), ())

    @property
    def mark_names(self) -> dict[str, str]:
        """What the user calls marks, by their names."""
        named = self.contents().values.get(NAMES)
        if not isinstance(named, dict):
            return {}
        return {name: words for name, words in named.items() if isinstance(words, str)}

    def on(self, target: Target | None) -> list[Note]:
        """The notes on something in the meeting, the oldest first; None asks for what is gone."""
        return sorted(self.placed().on(Note, target), key=lambda note: note.when)

    def named(self, entry: S, target: Target) -> S:
        """Something private, as the file is to name what it is on."""
        return self._followed.named(entry, target)

    def change_entry(self, old: S, new: S | None) -> None:
        """Gives something private other values, or takes it out.

        Raises:
            NotesError: It is not there any more, or it cannot be kept.
        """
        self._followed.change(old, new)

    def take(self) -> None:
        """Asks for a note on what is selected, and keeps it."""
        target = self._selected
        begun = self.named(Note(at=self._screen.course.now.at, text=""), target)

        def note(text: str) -> Note:
            # Asked on another thread too, so it looks at nothing else.
            return replace(begun, text=text.strip())

        def keep(text: str) -> str:
            at = self._screen.course.now.at
            new = self.named(replace(note(text), at=at), target)
            return self._kept(lambda: self.file.add(new))

        self._ask(_("note · {name}").format(name=self.name(target)), note, keep)

    def change(self, old: Note) -> None:
        """Asks for another text of a note; without one, it asks whether to take the note out."""

        def note(text: str) -> Note:
            return replace(old, text=text.strip())

        def keep(text: str) -> str:
            if not text.strip() or text.strip() == old.text:
                return ""
            return self._kept(lambda: self._followed.change(old, note(text)))

        self._ask(_("note · {name}").format(name=self._name_of(old)), note, keep, old)

    def take_out(self, note: Note) -> None:
        """Takes a note out, once that is sure."""

        def answered(sure: str | None) -> None:
            if sure:
                failed = self._kept(lambda: self._followed.change(note, None))
                self._screen.say(failed or _("The note is taken out."))

        words = _("Take out this note on {name}?").format(name=self._name_of(note))
        question = Question(
            f"{words}\n{shortened(note.text)}",
            Answer("answer.take-out", _("Take it out")),
            leave=_("Leave it as it is"),
        )
        self._screen.app.push_screen(question, answered)

    def show_all(self) -> None:
        """Lists all notes; goes to what one of them is on, or changes it."""
        found = sorted(self.placed().each(Note), key=lambda each: each[0].when)
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
            if way == "delete":
                self.take_out(notes[at])
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
        self,
        title: str,
        note: Callable[[str], Note],
        keep: Callable[[str], str],
        old: Note | None = None,
    ) -> None:
        """Asks for a line, from which one can go on in an area.

        Args:
            title: What it is about.
            note: The note that a text makes.
            keep: Keeps it; says why that has failed.
            old: The note that is changed; None for a new one.
        """
        before = "" if old is None else old.text
        judge = Judge(self._wrong, keep=keep) if old is None else Judge(keep=keep)

        def push(make: Callable[[NoteDraft], LineEdit | TextEdit], typed: str = "") -> None:
            draft = self._draft = NoteDraft(self._screen, self.file, note, old)
            if typed:
                draft.follow(typed)

            def closed(typed: str | None) -> None:
                draft.close()
                if old is not None and typed is not None and not typed.strip():
                    self.take_out(old)
                elif typed is not None and typed.strip() != before:
                    self._screen.say(_("Kept in {file}.").format(file=self.file.path.name))

            self._screen.app.push_screen(make(draft), closed)

        def area(draft: NoteDraft, typed: str | None = None) -> TextEdit:
            return TextEdit(title, before, judge, draft=draft, typed=typed)

        def line(draft: NoteDraft) -> LineEdit:
            def go_on(typed: str) -> None:
                push(partial(area, typed=typed), typed)

            return LineEdit(title, before, judge, draft=draft, go_on=go_on)

        push(area if "\n" in before else line)

    @staticmethod
    def _wrong(typed: str) -> str:
        return "" if typed.strip() else _("expected some text")

    def _kept(self, change: Callable[[], object]) -> str:
        """Makes a change and shows it; says why it has failed, or `""`."""
        try:
            change()
        except NotesError as error:
            return _("The note is not kept: {reason}").format(reason=error)
        self._screen.notes_changed()
        return ""

    # The meeting

    def keep_typed(self) -> None:
        """Keeps what is being typed against a crash, as the program is about to end."""
        if self._draft is not None:
            self._draft.keep()

    def saved(self, path: Path) -> str:
        """Follows a save of the meeting, before that is shown.

        Args:
            path: The meeting file, which may be another one than before.

        Returns:
            Why the notes could not follow, or `""`.
        """
        try:
            waiting = self._followed.saved(path)
        except NotesError as error:
            return _("The notes could not follow: {reason}").format(reason=error)
        if waiting:
            self._ask_to_add(waiting)
        return ""

    def _ask_to_add(self, entries: Sequence[Subject]) -> None:
        """Asks what becomes of notes where others are beside the new name already."""
        file = self.file

        def answered(sure: str | None) -> None:
            if sure:
                failed = self._kept(lambda: file.add(*entries))
                self._screen.say(failed or _("Kept in {file}.").format(file=file.path.name))

        question = Question(
            _("There are notes in {file} already.").format(file=file.path.name),
            Answer("answer.keep", _("Add the notes on this meeting to them")),
            leave=_("Leave them as they are"),
        )
        self._screen.app.push_screen(question, answered)
