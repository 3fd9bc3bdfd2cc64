"""Editing the meeting that a screen shows: the open file, and every command on it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.app.commands.in_force import keymap_of
from tui.app.editing.adding import Adding
from tui.app.editing.course import ItemCourse
from tui.app.editing.disk import Disk
from tui.app.editing.editor import Done, Editor, nothing
from tui.app.editing.entries import Entries
from tui.app.editing.form import Form
from tui.app.editing.names import name_of
from tui.app.editing.outside import OutsideEditor
from tui.app.editing.programme import Programme
from tui.app.editing.recovering import Recovering
from tui.app.editing.saving import Saving
from tui.app.editing.undoing import Undoing
from tui.app.editing.work import Work
from tui.app.view import MeetingView
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.edits import RefusedEdit
from tui.store.editing.rename import renumber_level
from tui.store.fields import field_at
from tui.store.guessed import Guessed
from tui.store.merging.merge import Conflict
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.screens.editing import EditingScreen


class Editing:
    """The commands that change the open file. Paths are those in the meeting.

    Args:
        screen: The screen that shows the meeting.
        loaded: The meeting file.
        new: Whether there is no such file yet.
    """

    def __init__(self, screen: "EditingScreen", loaded: Loaded, *, new: bool = False) -> None:
        self._screen = screen
        self.file = OpenFile(loaded, new=new)
        self.work = Work(self)
        self._editor = Editor(self)
        self._adding = Adding(self, self._editor)
        self._entries = Entries(self, self._editor)
        self.programme = Programme(self, self._editor)
        self.course = ItemCourse(self, self._editor)
        self.recovering = Recovering(self)
        self._undoing = Undoing(self)
        self._saving = Saving(self)
        self._outside = OutsideEditor(self)
        self.disk = Disk(self)
        self.show_state()

    def begin(self) -> None:
        """Does what is due once the meeting is on the screen: offers what a crash has left."""
        self.recovering.offer()
        if self.file.is_new:
            # It is nowhere else.
            self.recovering.keep()
            self.show_state()

    # What editor and entries need of the screen

    @property
    def screen(self) -> "EditingScreen":
        """The screen that shows the meeting."""
        return self._screen

    def named(self, path: ValuePath) -> str:
        """What to call what is at a path in the file."""
        by_the_clock = self._screen.view.by_the_clock
        return name_of(self.file.values, path, by_the_clock=by_the_clock)

    def ask_conflicts(
        self,
        conflicts: Sequence[Conflict],
        title: str,
        ours: str,
        answered: Callable[[frozenset[int] | None], None],
    ) -> None:
        """Asks whose values are taken.

        Args:
            conflicts: What is to be decided.
            title: What it is about.
            ours: What to call our side.
            answered: What follows: with the conflicts that go our way, or None for later.
        """
        from tui.app.editing.conflicts import Conflicts  # noqa: PLC0415 -- seldom needed

        self._screen.app.push_screen(Conflicts(conflicts, self.named, title, ours), answered)

    def show(self, place: ValuePath) -> None:
        """Shows the file after a change.

        Args:
            place: The path in the file of what has changed.
        """
        # What was said was about what was done before.
        self._screen.hush()
        by_the_clock = self._screen.view.by_the_clock
        view = MeetingView(self.file.meeting, self.file.path, by_the_clock=by_the_clock)
        self._screen.show_view(view, self.file.meeting_path(place))
        self.recovering.keep()
        self.show_state()

    def keep_typed(self) -> None:
        """Keeps what is being typed against a crash, at once."""
        self.recovering.keep_typed()

    def saved(self) -> None:
        """Follows a save: nothing is unsaved any more."""
        self._screen.hush()
        self.recovering.keep()
        self.show_state()

    def show_state(self) -> None:
        """Shows whether there are changes, or none can be made."""
        state = _("● changed") if self.file.changed else ""
        if self.file.is_new:
            state = _("● not saved yet")
        if self.file.read_only:
            state = _("read-only")
        self._screen.show_state(state, self.file.left_out)

    # Commands

    def edit_value(self, path: ValuePath) -> None:
        """Asks for a value and changes it."""
        self._editor.edit_value(self.file.file_path(path))

    def edit_all(self, path: ValuePath) -> None:
        """Shows all values of an entry, to change any of them."""
        table = self.file.file_path(path)
        if len(table) == 1 and table != ("meeting",):
            words = _("Nothing is selected here; press {key} to add something.")
            self._screen.say(words.format(key=keymap_of(self._screen).way("add")))
            return
        self._screen.app.push_screen(Form(self, self._editor, table))

    def add(self, path: ValuePath, *, inside: bool = False) -> None:
        """Adds an entry after the one at a path, or inside it."""
        place = self.file.file_path(path)
        if inside:
            self._adding.add_inside(place)
        else:
            self._adding.add(place)

    def delete(self, path: ValuePath) -> None:
        """Deletes an entry."""
        self._entries.delete(self.file.file_path(path))

    def move(self, path: ValuePath, target: ValuePath) -> None:
        """Moves an entry among its like, to the place of another one."""
        self._entries.move(self.file.file_path(path), self.file.file_path(target))

    def move_item(self, path: ValuePath, step: int) -> None:
        """Moves an agenda item down by one of its level, or up with -1."""
        self._entries.move_item(self.file.file_path(path), step)

    def indent(self, path: ValuePath, step: int) -> None:
        """Moves an item a level deeper, or up with -1."""
        self._entries.indent(self.file.file_path(path), step)

    def renumber(self, path: ValuePath) -> None:
        """Numbers the items of a level anew."""
        match path:
            case ("agenda", int(item)):
                parent = self._screen.view.links.outline.parents[item]
            case _:
                parent = -1
        above = None if parent < 0 else self.file.file_path(("agenda", parent))[1]
        try:
            edits = renumber_level(self.file.values, above if isinstance(above, int) else None)
        except RefusedEdit as refused:
            self._screen.say(refused.reason)
            return
        if edits:
            say = partial(self._screen.say, _("The items are numbered anew."))
            self._editor.make(edits, _("numbers of the items"), self.file.file_path(path), then=say)
        else:
            self._screen.say(_("The numbers are in order."))

    def say_refused(self, refused: RefusedEdit) -> None:
        """Says why a change was refused."""
        self._screen.say(_("This cannot be changed here: {reason}").format(reason=refused.reason))

    def refuse(self) -> bool:
        """Whether nothing can be changed now; says why."""
        reason = self.file.read_only
        if self.busy():
            return True
        if reason:
            self._screen.say(_("This file is read-only: {reason}").format(reason=reason))
        return bool(reason)

    def busy(self) -> bool:
        """Whether a change is being made beside the screen; says so."""
        if self.work.busy:
            self._screen.say(_("The change before is still being made."))
        return self.work.busy

    def undo(self, then: Done = nothing) -> None:
        """Undoes the last change.

        Args:
            then: What follows once that is done.
        """
        self._undoing.undo(then)

    def redo(self, then: Done = nothing) -> None:
        """Makes the change undone last again; see `undo`."""
        self._undoing.redo(then)

    def save(self) -> None:
        """Saves the file."""
        self._saving.save()

    def leave(self, leave: Done) -> None:
        """Leaves the file; asks first where changes are not saved."""

        def left() -> None:
            self.recovering.close()
            leave()

        self._saving.leave(left)

    def save_as(self) -> None:
        """Asks for another file, and saves into that."""
        self._saving.save_as()

    def confirm(self, guess: Guessed, then: Done = nothing) -> None:
        """Takes the comment away that marks a value as guessed.

        Args:
            guess: The value.
            then: What follows once that is done.
        """
        if self.refuse():
            return
        name = self.named(guess.path[:-1])
        label = _("{key} of {name}").format(key=field_at(guess.path).label, name=name)

        def done(_done: object) -> None:
            self.show(guess.path)
            then()

        self.work.do(lambda: self.file.confirm(guess, label), done, self.say_refused)

    # The user's own editor

    def edit_file(self, path: ValuePath) -> None:
        """Opens the text in the user's own editor, and takes what comes back as one step.

        Args:
            path: What is selected; the editor begins at its line.
        """
        self._outside.edit(path)
