"""Commands on whole entries: add, delete, move, indent."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Option, Picker
from tui.app.editing.verdict import Judge
from tui.app.screens.question import Answer, Question
from tui.i18n import _, ngettext
from tui.meeting.problems import ValuePath
from tui.store.editing.edits import Delete, Edit, Insert, Move, Set
from tui.store.editing.rename import references_to, unreferenced
from tui.text.symbols import SYMBOL

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing
    from tui.app.editing.editor import Editor

_LENGTH = timedelta(hours=2)
_MORNING = time(10)
"""When the first sitting of a meeting is taken to begin, until its hours are typed."""

_NO_ITEM = ""
"""Stands for an entry that takes up no agenda item; no item has such a key."""


class Entries:
    """Adds, deletes, moves and indents items, documents, sittings and entries.

    Every path here is one in the file.

    Args:
        editing: The open file, and how it is shown.
        editor: What makes the edits.
    """

    def __init__(self, editing: "Editing", editor: "Editor") -> None:
        self._editing = editing
        self._editor = editor

    @property
    def _values(self) -> Mapping[str, Any]:
        return self._editor.file.values

    def _count(self, path: ValuePath) -> int:
        found = self._editor.value(path)
        return len(found) if isinstance(found, list) else 0

    # Adding

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
                self._add_item(item)
            case ("documents",):
                self._add_document(self._count(path))
            case ("schedule",):
                self._add_first_sitting()
            case _:
                self._insert_item(0, 1)

    def _add_item(self, item: int) -> None:
        level = self._level(item)
        end = item + 1
        while end < self._count(("agenda",)) and self._level(end) > level:
            end += 1
        self._insert_item(end, level)

    def _insert_item(self, index: int, level: int) -> None:
        def typed(title: str | None) -> None:
            if title is not None and title.strip():
                value = {"title": title, **({"level": level} if level > 1 else {})}
                self._insert(("agenda",), index, value, _("new item “{title}”").format(title=title))

        self._ask_line(_("title · new agenda item"), typed)

    def _add_document(self, index: int) -> None:
        def typed(name: str | None) -> None:
            if name is None or not name.strip():
                return
            key = "symbol" if SYMBOL.fullmatch(name.strip()) else "title"
            item = self._editing.screen.selected_item_key
            value = {key: name.strip(), **({"items": [item]} if item else {})}
            self._insert(
                ("documents",), index, value, _("new document {name}").format(name=name.strip())
            )

        self._ask_line(_("symbol or title · new document"), typed)

    def _add_first_sitting(self) -> None:
        self._insert_sitting(0, self._editor.file.meeting.about.start, _MORNING)

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
        self._insert(("schedule",), index, value, _("new sitting"), ask)

    def _add_entry(self, sitting: int, index: int) -> None:
        path: ValuePath = ("schedule", sitting, "entries")
        items = [
            Option(item.key, item.title, item.number)
            for item in self._editor.file.meeting.agenda
            if item.key
        ]

        def typed(title: str | None) -> None:
            if title is not None and title.strip():
                self._insert(
                    path, index, {"title": title}, _("“{title}” in a sitting").format(title=title)
                )

        def picked(values: tuple[str, ...] | None) -> None:
            if values == (_NO_ITEM,):
                self._ask_line(_("title · new entry of the sitting"), typed)
            elif values:
                self._insert(
                    path,
                    index,
                    {"item": values[0]},
                    _("item {item} in a sitting").format(item=values[0]),
                )

        self._editing.screen.app.push_screen(
            Picker(
                _("item · new entry of the sitting"),
                [*items, Option(_NO_ITEM, _("no item: a title of its own"))],
                [],
            ),
            picked,
        )

    def add_inside(self, path: ValuePath) -> None:
        """Adds an entry to the sitting at a path, or a sub-item to the item."""
        match path:
            case ("schedule", int(sitting)):
                self._add_entry(sitting, self._count((*path, "entries")))
            case ("agenda", int(item)):
                self._insert_item(item + 1, self._level(item) + 1)
            case _:
                self.add(path)

    def _ask_line(self, name: str, typed: Callable[[str | None], None]) -> None:
        def check(text: str) -> str:
            return "" if text.strip() else _("expected some text")

        self._editing.screen.app.push_screen(LineEdit(name, "", Judge(check)), typed)

    def _insert(
        self,
        path: ValuePath,
        index: int,
        value: dict[str, Any],
        label: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        place = (*path, index)
        insert = Insert(path, index, value)
        self._editor.make([insert], label, path, place, then or (lambda: None))

    # Deleting

    def delete(self, path: ValuePath) -> None:
        """Deletes the entry at a path; asks first where others refer to it or lie under it."""
        name = self._editing.named(path)
        match path:
            case ("agenda", int(item)):
                self._delete_item(item, name)
            case ("documents", int()) | ("schedule", int()) | ("schedule", int(), "entries", int()):
                self._editor.make([Delete(path)], _("{name} deleted").format(name=name), path)
            case ("meeting",):
                self._editing.screen.say(_("The meeting itself cannot be deleted."))
            case _:
                self._editing.screen.say(_("Nothing is selected here."))

    def _delete_item(self, item: int, name: str) -> None:
        block = self._block(item)
        keys = [key for at in block if (key := self._key(at))]
        named = sum(len(references_to(self._values, key)) for key in keys)
        deleted: list[Edit] = [Delete(("agenda", at)) for at in reversed(block)]

        def answered(answer: str | None) -> None:
            if not answer:
                return
            edits: list[Edit] = []
            if answer == "answer.take-out":
                edits += self._references_out(keys)
            self._editor.make(
                [*edits, *deleted], _("{name} deleted").format(name=name), ("agenda", item)
            )

        if len(block) == 1 and not named:
            answered("answer.discard")
            return
        words = [_("Delete {name}?").format(name=name), _what_goes_with(len(block) - 1, named)]
        if named:
            answers = [
                Answer("answer.take-out", _("Delete it, and take it out there too")),
                Answer("answer.discard", _("Delete it, and leave those places as they are")),
            ]
        else:
            answers = [Answer("answer.discard", _("Delete it"))]
        question = Question("\n".join(words), *answers)
        self._editing.screen.app.push_screen(question, answered)

    def _references_out(self, keys: list[str]) -> list[Edit]:
        from tui.store.editing.edits import changed  # noqa: PLC0415 -- seldom needed

        edits: list[Edit] = []
        values = self._values
        for key in keys:
            for edit in unreferenced(values, key):
                edits.append(edit)
                values = changed(values, edit)
        return edits

    # Moving

    def move(self, path: ValuePath, step: int) -> None:
        """Moves the entry at a path down by one among its like, or up with -1."""
        name = self._editing.named(path)
        if path[0] == "agenda" and len(path) > 1 and isinstance(path[1], int):
            self._move_item(path[1], step, name)
            return
        *above, place = path
        listed = tuple(above)
        if not isinstance(place, int):
            meeting = path == ("meeting",)
            words = (
                _("The meeting itself cannot be moved.")
                if meeting
                else _("Nothing is selected here.")
            )
            self._editing.screen.say(words)
            return
        target = place + step
        if 0 <= target < self._count(listed):
            move = Move(listed, place, target)
            self._editor.make([move], _("{name} moved").format(name=name), path, (*listed, target))
        else:
            words = _("{name} is already last.") if step > 0 else _("{name} is already first.")
            self._editing.screen.say(words.format(name=name))

    def _move_item(self, item: int, step: int, name: str) -> None:
        block = self._block(item)
        if step > 0:
            after = block.stop
            if after >= self._count(("agenda",)) or self._level(after) != self._level(item):
                self._editing.screen.say(
                    _("{name} is already the last of its level.").format(name=name)
                )
                return
            behind = self._block(after)
            edits = [Move(("agenda",), behind.stop - 1, item)] * len(behind)
            target = item + len(behind)
        else:
            before = item - 1
            while before >= 0 and self._level(before) > self._level(item):
                before -= 1
            if before < 0 or self._level(before) != self._level(item):
                self._editing.screen.say(
                    _("{name} is already the first of its level.").format(name=name)
                )
                return
            edits = [Move(("agenda",), block.stop - 1, before)] * len(block)
            target = before
        self._editor.make(
            edits, _("{name} moved").format(name=name), ("agenda", item), ("agenda", target)
        )

    def indent(self, path: ValuePath, step: int) -> None:
        """Makes an item a sub-item of the one before it, or with -1 a level less deep."""
        if path[0] != "agenda" or len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004
            self._editing.screen.say(_("Only agenda items have levels."))
            return
        item = path[1]
        level = self._level(item) + step
        deepest = self._level(item - 1) + 1 if item else 1
        if not 1 <= level <= deepest:
            words = _("{name} is already as deep as the item before it lets it.")
            if level < 1:
                words = _("{name} is already at the top level.")
            self._editing.screen.say(words.format(name=self._editing.named(path)))
            return
        edits = [Set(("agenda", at, "level"), self._level(at) + step) for at in self._block(item)]
        self._editor.make(edits, _("level of {name}").format(name=self._editing.named(path)), path)

    # The outline as the file has it

    def _level(self, item: int) -> int:
        level = self._editor.value(("agenda", item, "level"))
        return level if isinstance(level, int) and level >= 1 else 1

    def _key(self, item: int) -> str:
        entry = self._editor.value(("agenda", item))
        return str(entry.get("id") or entry.get("number") or "") if isinstance(entry, dict) else ""

    def _block(self, item: int) -> range:
        end = item + 1
        while end < self._count(("agenda",)) and self._level(end) > self._level(item):
            end += 1
        return range(item, end)


def _what_goes_with(below: int, named: int) -> str:
    """What else an item that is deleted concerns.

    Args:
        below: How many sub-items it has.
        named: How many places of the file name it.
    """
    words = []
    if below:
        words.append(
            ngettext(
                "It has {count} sub-item, which goes with it.",
                "It has {count} sub-items, which go with it.",
                below,
            ).format(count=below)
        )
    if named:
        words.append(
            ngettext(
                "{count} place in documents, sittings and other items names it.",
                "{count} places in documents, sittings and other items name it.",
                named,
            ).format(count=named)
        )
    return " ".join(words)
