"""Saving the open file, and leaving it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.editing.editor import Done, nothing
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.verdict import Judge
from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk, can_save

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing


class Saving:
    """Saves the open file, under its name or another one.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing

    def save(self, then: Done = nothing) -> None:
        """Saves the file; what others have written meanwhile is merged first, never overwritten.

        Args:
            then: What follows once it is saved.
        """
        editing = self._editing
        if editing.busy():
            return
        if editing.file.is_new:
            self.save_as(then)
            return
        if not editing.file.changed and editing.file.is_there:
            editing.screen.say(_("There are no changes to save."))
            then()
            return
        try:
            saved = editing.file.save()
        except ChangedOnDisk as error:
            if error.found is None:
                self._save_missing(then)
            else:
                editing.disk.take_changes(lambda: self.save(then))
            return
        except CannotSave as error:
            self._say_not_saved(error)
            return
        trouble = editing.screen.meeting_saved(editing.file.path)
        editing.saved()
        words = _("Saved: {path}") if not saved.warning else _("Saved: {path} ({warning})")
        said = words.format(path=saved.path.name, warning=saved.warning)
        editing.screen.say(" · ".join(filter(None, (said, trouble))))
        then()

    def _say_not_saved(self, error: CannotSave) -> None:
        self._editing.screen.say(_("Not saved: {reason}").format(reason=error.reason))

    def _save_missing(self, then: Done) -> None:
        """Asks before it makes a file anew that somebody has taken away."""

        def answered(key: str | None) -> None:
            if key:
                self._editing.file.forget_disk()
                self.save(then)

        words = _("The file is not there any more: somebody has deleted or moved it.")
        self._ask(Question(words, Answer("answer.write", _("Write it there anew"))), answered)

    def _ask(self, question: Question, answered: Callable[[str | None], None]) -> None:
        self._editing.screen.app.push_screen(question, answered)

    def leave(self, leave: Done) -> None:
        """Leaves the file: asks first where something is not saved.

        Args:
            leave: What leaves.
        """
        if self._editing.busy():
            return
        if not self._editing.file.changed:
            leave()
            return

        def answered(key: str | None) -> None:
            if key == "answer.save":
                self.save(leave)
            elif key == "answer.discard":
                leave()

        answers = (
            Answer("answer.save", _("Save and leave")),
            Answer("answer.discard", _("Leave and lose the changes")),
        )
        self._ask(Question(_("There are changes that are not saved."), *answers), answered)

    # Under another name

    def save_as(self, then: Done = nothing) -> None:
        """Asks for another file, and saves into that.

        Args:
            then: What follows once it is saved.
        """
        if not self._editing.busy():
            self._ask_name(str(self._editing.file.path), then)

    def _ask_name(self, name: str, then: Done) -> None:
        def typed(name: str | None) -> None:
            if name is not None:
                self._save_into(name, then, overwrite=False)

        line = LineEdit(_("save as"), name, Judge(_wrong_name))
        self._editing.screen.app.push_screen(line, typed)

    def _save_into(self, name: str, then: Done, *, overwrite: bool) -> None:
        editing, path = self._editing, _path_of(name)
        was_new = editing.file.is_new

        def answered(key: str | None) -> None:
            if key:
                self._save_into(name, then, overwrite=True)
            else:
                self._ask_name(name, then)

        try:
            editing.file.save_as(path, overwrite=overwrite)
        except ChangedOnDisk:
            question = Question(
                _("There is a file {path} already.").format(path=path),
                Answer("answer.write", _("Write over it")),
                leave=_("Choose another name"),
            )
            self._ask(question, answered)
        except CannotSave as error:
            # The name is there to be corrected.
            self._ask_name(name, then)
            self._say_not_saved(error)
        else:
            trouble = editing.screen.meeting_saved(path)
            editing.recovering.follow()
            editing.show(())
            said = _("Saved: {path}").format(path=path)
            editing.screen.say(" · ".join(filter(None, (said, trouble))))
            if was_new:
                from tui.app.recent import remember_meeting  # noqa: PLC0415 -- seldom needed

                remember_meeting(path)
            then()


def _path_of(name: str) -> Path:
    try:
        return Path(name.strip()).expanduser()
    except RuntimeError:
        # There is no such user: it is a name like any other.
        return Path(name.strip())


def _wrong_name(name: str) -> str:
    """Why a file cannot be saved under a name, or `""`."""
    return can_save(_path_of(name)) if name.strip() else _("expected the name of a file")
