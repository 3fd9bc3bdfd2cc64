"""Commands that add an item, a document, a sitting or an entry, and ask for what it needs to be one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from msgspec import Struct

from tui.app.commands.in_force import keymap_of
from tui.app.editing.draft import Draft
from tui.app.editing.editor import closing
from tui.app.editing.entry_commands import EntryCommands
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.verdict import Judge
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.consequences import consequences
from tui.store.editing.edits import Insert
from tui.store.editing.levels import block_of, level_of
from tui.store.editing.rename import next_number
from tui.text.symbols import SYMBOL

_LENGTH = timedelta(hours=2)
_MORNING = time(10)
"""When the first sitting of a meeting is taken to begin, until its hours are typed."""

_NO_ITEM = ""
"""Stands for an entry that takes up no agenda item; no item has such a key."""


def _missing(text: str) -> str:
    return "" if text.strip() else _("expected some text")


class _New(Struct, frozen=True):
    """An entry that is to be added.

    Attributes:
        insert: Where it goes, and what it is.
        label: What the step is called.
    """

    insert: Insert
    label: str


class Adding(EntryCommands):
    """Adds entries. Every path here is one in the file."""

    def add(self, path: ValuePath) -> None:
        """Adds an entry after the one at a path; asks for what it needs to be one."""
        match path:
            case ("schedule", int(sitting), "entries", int(entry)):
                self._add_entry(sitting, entry + 1)
            case ("schedule", int(sitting)):
                self._add_sitting(sitting)
            case ("documents", int(document)):
                self._add_document(document + 1)
            case ("agenda", int(item)):
                level = level_of(self._values, item)
                self._add_item(block_of(self._values, item).stop, level)
            case ("documents",):
                self._add_document(self._count(path))
            case ("schedule",):
                self._insert_sitting(0, self._editor.file.meeting.about.start, _MORNING)
            case _:
                self._add_item(0, 1)

    def add_inside(self, path: ValuePath) -> None:
        """Adds an entry to the sitting at a path, or a sub-item to the item."""
        match path:
            case ("schedule", int(sitting), *_rest):
                self._add_entry(sitting, self._count(("schedule", sitting, "entries")))
            case ("agenda", int(item)):
                self._add_item(item + 1, level_of(self._values, item) + 1)
            case _:
                self.add(path)

    def _add_item(self, index: int, level: int) -> None:
        """Asks for the title and, where its neighbours have one, the number of a new item."""
        number = next_number(self._values, index, level)

        def new(title: str, number: str = "") -> _New:
            value = {
                **({"number": number} if number else {}),
                **({"level": level} if level > 1 else {}),
                "title": title,
            }
            label = _("new item “{title}”").format(title=title)
            return _New(Insert(("agenda",), index, value), label)

        def titled(title: str) -> None:
            if not number:
                self._insert(new(title), self._say_no_number)
                return

            def answer(typed: str) -> None:
                self._insert(new(title, typed.strip()))

            def numbered(typed: str) -> _New:
                return new(title, typed.strip())

            name = _("number · new item “{title}”").format(title=title)
            self._ask_line(name, numbered, answer, value=number, wrong=self._wrong_number)

        self._ask_line(_("title · new agenda item"), new, titled)

    def _say_no_number(self) -> None:
        """Says how an item among numbered ones gets a number, where none follows at its place."""
        if any(item.number for item in self._editor.file.meeting.agenda):
            words = _("It has no number yet: {key} gives it one, or “renumber” its whole level.")
            key = keymap_of(self._editing.screen).way("edit.all")
            self._editing.screen.say(words.format(key=key))

    def _wrong_number(self, typed: str) -> str:
        name = typed.strip()
        agenda = self._editor.file.meeting.agenda
        if name and name in {item.key for item in agenda}:
            return _("another agenda item is already called {name}").format(name=name)
        return ""

    def _add_document(self, index: int) -> None:
        item = self._editing.screen.selected_item_key

        def new(typed: str) -> _New:
            name = typed.strip()
            key = "symbol" if SYMBOL.fullmatch(name) else "title"
            value = {key: name, **({"items": [item]} if item else {})}
            label = _("new document {name}").format(name=name)
            return _New(Insert(("documents",), index, value), label)

        self._ask_line(_("symbol or title · new document"), new)

    def _add_sitting(self, sitting: int) -> None:
        before = self._editor.value(("schedule", sitting))
        self._insert_sitting(sitting + 1, before["date"], before["end"])

    def _insert_sitting(self, index: int, day: date, begins: time) -> None:
        start = datetime.combine(day, begins)
        end = start + _LENGTH
        value = {
            "date": day,
            "start": begins,
            "end": end.time() if end.date() == day else time(23, 59),
        }
        ask = partial(self._editor.edit_value, ("schedule", index, "start"))
        self._insert(_New(Insert(("schedule",), index, value), _("new sitting")), ask)

    def _add_entry(self, sitting: int, index: int) -> None:
        path: ValuePath = ("schedule", sitting, "entries")
        items = [
            Option(item.key, item.title, item.number)
            for item in self._editor.file.meeting.agenda
            if item.key
        ]

        def new(title: str) -> _New:
            label = _("“{title}” in a sitting").format(title=title)
            return _New(Insert(path, index, {"title": title}), label)

        def picked(values: tuple[str, ...] | None) -> None:
            if values == (_NO_ITEM,):
                self._ask_line(_("title · new entry of the sitting"), new)
            elif values:
                label = _("item {item} in a sitting").format(item=values[0])
                self._insert(_New(Insert(path, index, {"item": values[0]}), label))

        self._editing.screen.app.push_screen(
            Picker(
                _("item · new entry of the sitting"),
                [*items, Option(_NO_ITEM, _("no item: a title of its own"))],
                [],
            ),
            picked,
        )

    def _ask_line(
        self,
        name: str,
        new: Callable[[str], _New],
        then: Callable[[str], None] | None = None,
        *,
        value: str = "",
        wrong: Callable[[str], str] = _missing,
    ) -> None:
        """Asks for a line, and adds what that makes of it.

        Args:
            name: What the line is for.
            new: The entry that a line makes.
            then: What follows on the line; by default the entry is added.
            value: What stands in the line at first.
            wrong: Says why a line cannot be kept, or `""`.
        """
        if self._editing.refuse():
            return

        def typed(text: str | None) -> None:
            if text is None:
                return
            if then is None:
                self._insert(new(text))
            else:
                then(text)

        def outcome(text: str) -> Sequence[str]:
            path = new(text).insert.path
            if path[0] != "documents":
                # Every item is in no sitting at first.
                return ()
            file = self._editor.file
            return consequences(file.values, [new(text).insert], file.path.parent)

        draft = Draft(self._editing, lambda text: [new(text).insert] if text.strip() else [])
        line = LineEdit(name, value, Judge(wrong, outcome), draft=draft)
        self._editing.screen.app.push_screen(line, closing(draft, typed))

    def _insert(self, new: _New, then: Callable[[], None] = lambda: None) -> None:
        insert = new.insert
        place = (*insert.path, insert.index)
        self._editor.make([insert], new.label, insert.path, place, then)
