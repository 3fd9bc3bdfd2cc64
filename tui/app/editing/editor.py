"""What editing commands do to the open file, and what they ask on the way."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.editing.fields import Way, way_of
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.steps import steps_of
from tui.app.editing.text_edit import TextEdit
from tui.app.editing.verdict import Judge
from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.consequences import consequences
from tui.store.editing.edits import Edit, RefusedEdit, value_at
from tui.store.fields import EditedField, WrongValueError, field_at, typed_text
from tui.store.history import Step
from tui.store.open_file import OTHERS, OpenFile
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk
from tui.store.setting import edits_to_set

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

Done = Callable[[], None]
"""What is to follow once a change was made, or not."""


def _nothing() -> None:
    return


class Editor:
    """Changes the values of the open file: asks for them, makes the edits, undoes them, saves.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing
        self.file: OpenFile = editing.file

    def value(self, path: ValuePath) -> Any:  # noqa: ANN401 -- whatever TOML can hold
        """The value at a path in the file, or None."""
        try:
            return value_at(self.file.values, path)
        except (KeyError, IndexError, TypeError):
            return None

    # Values

    def edit_value(self, path: ValuePath, then: Done = _nothing) -> None:
        """Asks for a value and changes it.

        Args:
            path: Its path in the file.
            then: What follows, also where nothing was changed.
        """
        if self._refuse():
            return
        field = field_at(path)

        def kept(typed: str | None) -> None:
            if typed is None:
                then()
            else:
                self.keep(field, typed, then)

        def picked(values: tuple[str, ...] | None) -> None:
            kept(None if values is None else "\n".join(values))

        way = way_of(field)
        if way is Way.SWITCH:
            kept("" if self.value(path) else "true")
        elif way in (Way.LINE, Way.TEXT):
            self._ask(self._line_or_text(field), kept)
        else:
            self._ask(self._picker(field), picked)

    def _line_or_text(self, field: EditedField) -> LineEdit | TextEdit:
        judge = Judge(partial(self._wrong, field), partial(self._consequences, field))
        name, text = self._title(field), typed_text(self.value(field.path))
        if way_of(field) is Way.TEXT:
            return TextEdit(name, text, judge, hint=field.description)
        days = {sitting.date for sitting in self.file.meeting.schedule}
        return LineEdit(
            name,
            text,
            judge,
            hint=field.description,
            steps=steps_of(field),
            days=days if field.field.shape.base is date else None,
        )

    def _picker(self, field: EditedField) -> Picker:
        value = self.value(field.path)
        if way_of(field) is Way.ITEMS:
            now = value if isinstance(value, list) else []
            return Picker(self._title(field), self._items(), now, several=True)
        choices = [Option(choice, choice) for choice in field.field.shape.choices]
        options = [Option("", _("none")), *(choices or self._items())]
        return Picker(self._title(field), options, [typed_text(value)])

    def _title(self, field: EditedField) -> str:
        return f"{field.label} · {self._editing.named(field.table)}"

    def _ask(self, asking: Any, answered: Callable[[Any], None]) -> None:  # noqa: ANN401 -- a screen and its result
        self._editing.screen.app.push_screen(asking, answered)

    def _items(self) -> list[Option]:
        return [
            Option(item.key, item.title, item.number)
            for item in self.file.meeting.agenda
            if item.key
        ]

    def _wrong(self, field: EditedField, typed: str) -> str:
        try:
            edits_to_set(self.file.values, field.path, field.value_of(typed))
        except WrongValueError as error:
            return str(error)
        except RefusedEdit as refused:
            return refused.reason
        return ""

    def _consequences(self, field: EditedField, typed: str) -> Sequence[str]:
        return consequences(self.file.values, field.path, field.value_of(typed))

    def keep(self, field: EditedField, typed: str, then: Done = _nothing) -> None:
        """Gives a field the value that was typed, as one step.

        Args:
            field: The field.
            typed: What was typed; the empty text takes the key out.
            then: What follows once that is done.
        """
        path = field.path
        try:
            value = field.value_of(typed)
            if value == self.value(path):
                then()
                return
            edits = edits_to_set(self.file.values, path, value)
        except WrongValueError as error:
            self._editing.screen.say(str(error))
        except RefusedEdit as refused:
            self._say_refused(refused)
        else:
            label = _("{key} of {name}").format(
                key=field.label, name=self._editing.named(path[:-1])
            )
            self.make(edits, label, path, then=then)

    # Steps

    def make(
        self,
        edits: Sequence[Edit],
        label: str,
        before: ValuePath,
        after: ValuePath | None = None,
        then: Done = _nothing,
    ) -> None:
        """Makes edits as one step, and shows what they have changed, or says why they are refused.

        Args:
            edits: The edits, with paths in the file.
            label: What is changed, in words.
            before: The path in the file of what is changed.
            after: Its path afterwards, where that differs.
            then: What follows once they are made.
        """
        if self._refuse():
            return

        def done() -> None:
            self._editing.show(before if after is None else after)
            then()

        self._work(lambda: self.file.edit(edits, label, before, after), done)

    def _work(self, change: Callable[[], object], done: Done) -> None:
        self._editing.work.do(change, lambda _done: done(), self._say_refused)

    def _say_refused(self, refused: RefusedEdit) -> None:
        self._editing.screen.say(
            _("This cannot be changed here: {reason}").format(reason=refused.reason)
        )

    def _refuse(self) -> bool:
        reason = self.file.read_only
        if self._editing.busy():
            return True
        if reason:
            self._editing.screen.say(_("This file is read-only: {reason}").format(reason=reason))
        return bool(reason)

    def undo(self, then: Done = _nothing) -> None:
        """Undoes the last step, and goes to where it was."""
        step = self.file.to_undo
        if step is None:
            self._editing.screen.say(_("Nothing to undo."))
        elif self._refuse():
            return
        elif step.label == OTHERS:
            words = _("The last step has taken what others have saved. Undoing it takes that back.")
            question = Question(words, Answer("answer.yes", _("Undo it all the same")))
            self._ask(question, lambda key: self._undo(step, then) if key else None)
        else:
            self._undo(step, then)

    def _undo(self, step: Step, then: Done) -> None:
        self._work(
            self.file.undo, partial(self._show_step, _("Undone: {label}"), step, step.before, then)
        )

    def redo(self, then: Done = _nothing) -> None:
        """Makes the step undone last again, and goes to where it was."""
        step = self.file.to_redo
        if step is None:
            self._editing.screen.say(_("Nothing to redo."))
        elif not self._refuse():
            self._work(
                self.file.redo,
                partial(self._show_step, _("Done again: {label}"), step, step.after, then),
            )

    def _show_step(self, words: str, step: Step, place: ValuePath, then: Done) -> None:
        self._editing.show(place)
        label = _(OTHERS) if step.label == OTHERS else step.label
        self._editing.screen.say(words.format(label=label))
        then()

    # The disk

    def save(self, then: Done = _nothing) -> None:
        """Saves the file; what others have written meanwhile is merged first, never overwritten.

        Args:
            then: What follows once it is saved.
        """
        if self._editing.busy():
            return
        if not self.file.changed and self.file.is_there:
            self._editing.screen.say(_("There are no changes to save."))
            then()
            return
        try:
            saved = self.file.save()
        except ChangedOnDisk as error:
            if error.found is None:
                self._save_missing(then)
            else:
                self._editing.disk.take_changes(lambda: self.save(then))
            return
        except CannotSave as error:
            self._editing.screen.notify(
                str(error), title=_("Not saved"), severity="error", markup=False, timeout=10
            )
            return
        self._editing.saved()

        words = _("Saved: {path}") if not saved.warning else _("Saved: {path} ({warning})")
        self._editing.screen.say(words.format(path=saved.path.name, warning=saved.warning))
        then()

    def _save_missing(self, then: Done) -> None:
        """Asks before it makes a file anew that somebody has taken away."""

        def answered(key: str | None) -> None:
            if key:
                self.file.forget_disk()
                self.save(then)

        words = _("The file is not there any more: somebody has deleted or moved it.")
        self._ask(Question(words, Answer("answer.write", _("Write it there anew"))), answered)

    def leave(self, leave: Done) -> None:
        """Leaves the file: asks first where something is not saved.

        Args:
            leave: What leaves.
        """
        if self._editing.busy():
            return
        if not self.file.changed:
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
