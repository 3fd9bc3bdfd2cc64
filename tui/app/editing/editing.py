"""Editing the meeting that a screen shows: the open file, and every command on it."""

import os
import shlex
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.app.commands.in_force import keymap_of
from tui.app.editing.disk import Disk
from tui.app.editing.editor import Done, Editor
from tui.app.editing.entries import Entries
from tui.app.editing.form import Form
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.names import name_of
from tui.app.editing.recovering import Recovering
from tui.app.editing.verdict import Judge
from tui.app.editing.work import Work
from tui.app.ending import interrupts_left_to_others
from tui.app.screens.question import Answer, Question
from tui.app.view import MeetingView
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.edits import RefusedEdit
from tui.store.editing.rename import renumber_level
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded, LocatedProblem
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk

if TYPE_CHECKING:
    from tui.app.screens.editing import EditingScreen


class Editing:
    """The commands that change the open file. Paths are those in the meeting.

    Args:
        screen: The screen that shows the meeting.
        loaded: The meeting file.
    """

    def __init__(self, screen: "EditingScreen", loaded: Loaded) -> None:
        self._screen = screen
        self.file = OpenFile(loaded)
        self.work = Work(self)
        self._editor = Editor(self)
        self._entries = Entries(self, self._editor)
        self._recovering = Recovering(self)
        self.disk = Disk(self)
        self.show_state()

    def begin(self) -> None:
        """Does what is due once the meeting is on the screen: offers what a crash has left."""
        self._recovering.offer()

    # What editor and entries need of the screen

    @property
    def screen(self) -> "EditingScreen":
        """The screen that shows the meeting."""
        return self._screen

    def named(self, path: ValuePath) -> str:
        """What to call what is at a path in the file."""
        return name_of(self.file.values, path, self.file.meeting.about.language)

    def show(self, place: ValuePath) -> None:
        """Shows the file after a change.

        Args:
            place: The path in the file of what has changed.
        """
        view = MeetingView(self.file.meeting, self.file.path)
        self._screen.show_view(view, self.file.meeting_path(place))
        self._recovering.keep()
        self.show_state()

    def saved(self) -> None:
        """Follows a save: nothing is unsaved any more."""
        self._recovering.keep()
        self.show_state()

    def show_state(self) -> None:
        """Shows whether there are changes, or none can be made."""
        state = _("● changed") if self.file.changed else ""
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
        self._screen.app.push_screen(Form(self._editor, self.named(table), table))

    def add(self, path: ValuePath, *, inside: bool = False) -> None:
        """Adds an entry after the one at a path, or inside it."""
        place = self.file.file_path(path)
        if inside:
            self._entries.add_inside(place)
        else:
            self._entries.add(place)

    def delete(self, path: ValuePath) -> None:
        """Deletes an entry."""
        self._entries.delete(self.file.file_path(path))

    def move(self, path: ValuePath, step: int) -> None:
        """Moves an entry among its like."""
        self._entries.move(self.file.file_path(path), step)

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

    def busy(self) -> bool:
        """Whether a change is being made beside the screen; says so."""
        if self.work.busy:
            self._screen.say(_("The change before is still being made."))
        return self.work.busy

    def undo(self) -> None:
        """Undoes the last change."""
        self._editor.undo()

    def redo(self) -> None:
        """Makes the change undone last again."""
        self._editor.redo()

    def save(self) -> None:
        """Saves the file."""
        self._editor.save()

    def leave(self, leave: Done) -> None:
        """Leaves the file; asks first where changes are not saved."""

        def left() -> None:
            self._recovering.close()
            leave()

        self._editor.leave(left)

    def save_as(self) -> None:
        """Asks for another file, and saves into that."""
        if self.busy():
            return

        def typed(name: str | None) -> None:
            if name is not None:
                self._save_into(Path(name).expanduser(), overwrite=False)

        def check(name: str) -> str:
            return "" if name.strip() else _("expected the name of a file")

        self._screen.app.push_screen(
            LineEdit(_("save as"), str(self.file.path), Judge(check)), typed
        )

    def _save_into(self, path: Path, *, overwrite: bool) -> None:
        def answered(key: str | None) -> None:
            if key:
                self._save_into(path, overwrite=True)

        try:
            self.file.save_as(path, overwrite=overwrite)
        except ChangedOnDisk:
            question = Question(
                _("There is a file {path} already.").format(path=path),
                Answer("answer.write", _("Write over it")),
            )
            self._screen.app.push_screen(question, answered)
        except CannotSave as error:
            self._screen.notify(str(error), title=_("Not saved"), severity="error", markup=False)
        else:
            self._recovering.follow()
            self.show(())
            self._screen.say(_("Saved: {path}").format(path=path))

    # The user's own editor

    def edit_file(self, path: ValuePath) -> None:
        """Opens the text in the user's own editor, and takes what comes back as one step.

        Args:
            path: What is selected; the editor begins at its line.
        """
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            self._screen.say(_("No editor is known: set $VISUAL or $EDITOR."))
            return
        if self.busy():
            return
        if self.file.read_only:
            self._screen.say(
                _("This file is read-only: {read_only}").format(read_only=self.file.read_only)
            )
            return
        self._edit_text(command, self.file.text, self.file.line_of(path), path)

    def _edit_text(self, command: str, text: str, line: int, path: ValuePath) -> None:
        with tempfile.TemporaryDirectory(prefix="agenda-") as folder:
            copy = Path(folder) / self.file.path.name
            copy.write_bytes(text.encode())
            failure = self._lend_terminal([*shlex.split(command), f"+{line}", str(copy)])
            try:
                edited = copy.read_bytes().decode()
            except (OSError, ValueError) as error:
                failure = failure or str(error)
        if failure:
            self._screen.say(_("{failure} Nothing has changed.").format(failure=failure))
            return
        if edited == text and text == self.file.text:
            return
        problems = self.file.replace_text(edited, _("changes in the editor"))
        if problems:
            self._ask_again(command, edited, problems, path)
        else:
            self.show(self.file.file_path(path))

    def _lend_terminal(self, command: list[str]) -> str:
        """Runs a program on the terminal; returns what has gone wrong, or `""`."""
        failure = ""
        try:
            with self._screen.app.suspend():
                # Textual takes the terminal back only where nothing is raised in here.
                try:
                    # The user's own command line, split as a shell would; no text of the file.
                    with interrupts_left_to_others():
                        done = subprocess.run(command, check=False)  # noqa: S603
                    if done.returncode:
                        failure = _("The editor has ended with status {returncode}.").format(
                            returncode=done.returncode
                        )
                except (OSError, ValueError) as error:
                    failure = _("The editor cannot be started: {error}.").format(error=error)
        except SuspendNotSupported:
            failure = _("This terminal cannot be lent to another program.")
        self._screen.app.refresh()
        return failure

    def _ask_again(
        self, command: str, text: str, problems: tuple[LocatedProblem, ...], path: ValuePath
    ) -> None:
        lines = [
            _("line {line}: {message}").format(line=problem.line, message=problem.message)
            for problem in problems[:5]
        ]
        words = "\n".join([_("This is no meeting file any more:"), *lines])
        answers = (Answer("answer.take-out", _("Throw these changes away")),)

        def answered(key: str | None) -> None:
            if key != "answer.take-out":
                self._edit_text(command, text, problems[0].line, path)

        question = Question(words, *answers, leave=_("Edit it again"))
        self._screen.app.push_screen(question, answered)
