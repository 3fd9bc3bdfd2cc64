"""Commands on whole entries: add, delete, move, indent."""

from functools import partial

from tui.app.editing.entry_commands import EntryCommands
from tui.app.editing.references import ask_about_references, places_words
from tui.app.screens.question import Answer, Question
from tui.i18n import _, ngettext
from tui.meeting.problems import ValuePath
from tui.store.editing.edits import Delete, Edit, Move, Set, Unset
from tui.store.editing.levels import block_of, level_of, tables
from tui.store.editing.rename import references_out, references_to


class Entries(EntryCommands):
    """Adds, deletes, moves and indents items, documents, sittings and entries.

    Every path here is one in the file.
    """

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
        # What goes too need not be asked about.
        places = [
            place
            for key in keys
            for place in references_to(self._values, key)
            if place[0] != "agenda" or place[1] not in block
        ]
        deleted: list[Edit] = [Delete(("agenda", at)) for at in reversed(block)]

        def delete(*, everywhere: bool) -> None:
            edits = references_out(self._values, keys) if everywhere else []
            label = _("{name} deleted").format(name=name)
            self._editor.make([*edits, *deleted], label, ("agenda", item))

        words = [_("Delete {name}?").format(name=name)]
        below = len(block) - 1
        if below:
            words.append(
                ngettext(
                    "It has {count} sub-item, which goes with it.",
                    "It has {count} sub-items, which go with it.",
                    below,
                ).format(count=below)
            )
        if places:
            ask_about_references(
                self._editing,
                [*words, *places_words(self._editing, places)],
                (
                    _("Delete it, and take it out there too"),
                    _("Delete it, and leave those places as they are"),
                ),
                partial(delete, everywhere=True),
                partial(delete, everywhere=False),
            )
        elif below:
            question = Question("\n".join(words), Answer("answer.discard", _("Delete it")))
            self._editing.screen.app.push_screen(
                question, lambda key: delete(everywhere=False) if key else None
            )
        else:
            delete(everywhere=False)

    # Moving

    def move(self, path: ValuePath, target: ValuePath) -> None:
        """Moves the entry at a path to the place of another one of its list."""
        *listed, origin = path
        place = target[-1]
        if isinstance(origin, int) and isinstance(place, int):
            label = _("{name} moved").format(name=self._editing.named(path))
            self._editor.make([Move(tuple(listed), origin, place)], label, path, target)

    def move_item(self, path: ValuePath, step: int) -> None:
        """Moves an item, with what lies under it, down by one of its level, or up with -1."""
        match path:
            case ("agenda", int(item)):
                self._move_item(item, step, self._editing.named(path))
            case ("agenda",):
                self._editing.screen.say(_("Nothing is selected here."))
            case _:
                self._editing.screen.say(_("The meeting itself cannot be moved."))

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
        edits = [self._set_level(at, self._level(at) + step) for at in self._block(item)]
        self._editor.make(edits, _("level of {name}").format(name=self._editing.named(path)), path)

    def _set_level(self, item: int, level: int) -> Edit:
        """The edit that gives an item a level; the first one is written where others write it."""
        path = ("agenda", item, "level")
        agenda = tables(self._values.get("agenda"))
        others = (entry for at, entry in enumerate(agenda) if at != item)
        if level > 1 or any(entry.get("level") == 1 for entry in others):
            return Set(path, level)
        return Unset(path)

    # The outline as the file has it

    def _level(self, item: int) -> int:
        return level_of(self._values, item)

    def _block(self, item: int) -> range:
        return block_of(self._values, item)

    def _key(self, item: int) -> str:
        entry = self._editor.value(("agenda", item))
        return str(entry.get("id") or entry.get("number") or "") if isinstance(entry, dict) else ""
