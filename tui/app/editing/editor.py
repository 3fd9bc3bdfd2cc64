"""What editing commands do to the open file, and what they ask on the way."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.editing.draft import Draft
from tui.app.editing.fields import Way, way_of
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.references import ask_about_references, places_words
from tui.app.editing.steps import steps_of
from tui.app.editing.text_edit import TextEdit
from tui.app.editing.verdict import Judge
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.meeting.values import value_words
from tui.store.consequences import consequences
from tui.store.editing.edits import Edit, RefusedEdit, value_at
from tui.store.editing.rename import references_left, references_out, references_to
from tui.store.fields import EditedField, WrongValueError, field_at, typed_text
from tui.store.open_file import OpenFile
from tui.store.setting import edits_to_set
from tui.store.value_path import key_of

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

Done = Callable[[], None]
"""What is to follow once a change was made, or not."""


def nothing() -> None:
    """Follows where nothing is to follow."""


def closing(draft: Draft, answered: Callable[[str | None], None]) -> Callable[[str | None], None]:
    """What follows on a line or an area, with its draft closed before."""

    def closed(typed: str | None) -> None:
        draft.close()
        answered(typed)

    return closed


class Editor:
    """Changes the values of the open file: asks for them, and makes the edits.

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

    def edit_value(self, path: ValuePath, then: Done = nothing) -> None:
        """Asks for a value and changes it.

        Args:
            path: Its path in the file.
            then: What follows, also where nothing was changed.
        """
        if self._editing.refuse():
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
            draft = Draft(self._editing, partial(self._edits, field))
            self._ask(self._line_or_text(field, draft), closing(draft, kept))
        else:
            self._ask(self._picker(field), picked)

    def edit_in_line(self, path: ValuePath, then: Done = nothing) -> None:
        """Asks for a long text in a line, from which one can go on in an area; see `edit_value`.

        A text that has several lines already is asked for in an area.
        """
        if self._editing.refuse():
            return
        field = field_at(path)
        before = typed_text(self.value(path))

        def kept(typed: str | None) -> None:
            if typed is None:
                then()
            else:
                self.keep(field, typed, then)

        def ask(make: Callable[[Draft], LineEdit | TextEdit], typed: str = "") -> None:
            draft = Draft(self._editing, partial(self._edits, field))
            if typed:
                draft.follow(typed)
            self._ask(make(draft), closing(draft, kept))

        def area(draft: Draft, typed: str | None = None) -> TextEdit:
            name, hint = self._title(field), field.description
            return TextEdit(name, before, self._judge(field), hint=hint, draft=draft, typed=typed)

        def line(draft: Draft) -> LineEdit:
            return LineEdit(
                self._title(field),
                before,
                self._judge(field),
                hint=field.description,
                draft=draft,
                go_on=lambda typed: ask(partial(area, typed=typed), typed),
            )

        ask(area if "\n" in before.strip() else line)

    def _judge(self, field: EditedField) -> Judge:
        return Judge(partial(self._wrong, field), partial(self._consequences, field))

    def _line_or_text(self, field: EditedField, draft: Draft) -> LineEdit | TextEdit:
        judge = self._judge(field)
        name, text = self._title(field), typed_text(self.value(field.path))
        if way_of(field) is Way.TEXT:
            return TextEdit(name, text, judge, hint=field.description, draft=draft)
        days = {sitting.date for sitting in self.file.meeting.schedule}
        return LineEdit(
            name,
            text,
            judge,
            hint=field.description,
            steps=steps_of(field),
            days=days if field.field.shape.base is date else None,
            draft=draft,
        )

    def _picker(self, field: EditedField) -> Picker:
        value = self.value(field.path)
        if way_of(field) is Way.ITEMS:
            now = value if isinstance(value, list) else []
            # An item does not bear on itself.
            own = field.table[1] if field.table[0] == "agenda" else -1
            keys = {key_of(self.value(("agenda", own)))} - set(now)
            items = [item for item in self._items() if item.value not in keys]
            return Picker(self._title(field), items, now, several=True)
        choices = [
            Option(choice, self._choice(field, choice)) for choice in field.field.shape.choices
        ]
        options = [Option("", _("none")), *(choices or self._items())]
        return Picker(self._title(field), options, [typed_text(value)])

    def _choice(self, field: EditedField, choice: str) -> str:
        """A word of the format, with what it is called in the language of the program."""
        said = value_words(str(field.table[0]), field.field.key, choice)
        return choice if said == choice else f"{choice} · {said}"

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

    def _edits(self, field: EditedField, typed: str) -> Sequence[Edit]:
        """The edits that give a field what was typed."""
        return edits_to_set(self.file.values, field.path, field.value_of(typed))

    def _wrong(self, field: EditedField, typed: str) -> str:
        try:
            self._edits(field, typed)
        except WrongValueError as error:
            return str(error)
        except RefusedEdit as refused:
            return refused.reason
        return ""

    def _consequences(self, field: EditedField, typed: str) -> Sequence[str]:
        folder = self.file.path.parent
        return consequences(self.file.values, self._edits(field, typed), folder)

    def keep(self, field: EditedField, typed: str, then: Done = nothing) -> None:
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
            self._editing.say_refused(refused)
        else:
            name = self._editing.named(path[:-1])
            label = _("{key} of {name}").format(key=field.label, name=name)
            left = references_left(self.file.values, edits)
            if not left:
                self.make(edits, label, path, then=then)
                return
            out = references_out(self.file.values, left)
            places = [place for key in left for place in references_to(self.file.values, key)]
            words = _("Without its {key}, nothing can refer to {name} any more.").format(
                key=field.label, name=name
            )
            ask_about_references(
                self._editing,
                [words, *places_words(self._editing, places)],
                (
                    _("Take it out there too"),
                    _("Leave those places as they are"),
                ),
                partial(self.make, [*out, *edits], label, path, then=then),
                partial(self.make, edits, label, path, then=then),
            )

    # Steps

    def make(
        self,
        edits: Sequence[Edit],
        label: str,
        before: ValuePath,
        after: ValuePath | None = None,
        then: Done = nothing,
    ) -> None:
        """Makes edits as one step, and shows what they have changed, or says why they are refused.

        Args:
            edits: The edits, with paths in the file.
            label: What is changed, in words.
            before: The path in the file of what is changed.
            after: Its path afterwards, where that differs.
            then: What follows once they are made.
        """
        if self._editing.refuse():
            return

        def done() -> None:
            self._editing.show(before if after is None else after)
            then()

        self._work(lambda: self.file.edit(edits, label, before, after), done)

    def _work(self, change: Callable[[], object], done: Done) -> None:
        self._editing.work.do(change, lambda _done: done(), self._editing.say_refused)
