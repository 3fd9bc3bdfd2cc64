"""The lists of a file after a revision: the edits that make them, and how their order is told."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.i18n.joining import headed, listed
from tui.meeting.problems import ValuePath
from tui.store.editing.change import Edit, Set, Unset
from tui.store.editing.levels import tables
from tui.store.merging.alignment import same
from tui.store.merging.merge import rearranged
from tui.store.merging.ordering import Row, staying
from tui.store.revising.tables import Table
from tui.store.revising.takings import TakenUp
from tui.store.revising.words import Change, document_name, item_name, sitting_name
from tui.store.translations.pairing import NONE

NAMES: Mapping[str, Callable[[Table], str]] = {
    "agenda": item_name,
    "documents": document_name,
    "schedule": sitting_name,
}
"""What to call a thing of each list."""

_CALLED_BY = {"agenda": "number", "documents": "symbol", "schedule": "date"}
"""What things of each list are called by; those that have it not are called by their titles."""

_PLACES = ("number", "level", "date", "start")
"""Keys by which things stand where they do; where one changes, that says that they move."""


class Thing(Struct):
    """One thing of a list as it is to stand.

    Attributes:
        origin: Its position in the file; `NONE` for what is new.
        table: What it says; of a sitting without what it takes up.
        place: Its position in the paper, where it is new.
        taken_up: What a sitting takes up.
    """

    origin: int
    table: dict[str, Any]
    place: int = NONE
    taken_up: TakenUp | None = None

    @property
    def whole(self) -> dict[str, Any]:
        """What it says, all of it."""
        if self.taken_up is None:
            return self.table
        entries = [entry for _origin, entry in self.taken_up.rows]
        return {**self.table, "entries": entries} if entries else self.table


def list_edits(path: ValuePath, there: Sequence[Table], things: Sequence[Thing]) -> list[Edit]:
    """The edits that bring a list to what it is to be, in order.

    Args:
        path: The list.
        there: Its tables in the file.
        things: What it is to hold.
    """
    if not there:
        return [Set(path, [thing.whole for thing in things])] if things else []
    order = [Row(-1, place, thing.origin) for place, thing in enumerate(things)]
    edits = rearranged(path, order, [thing.whole for thing in things], len(there))
    for place, thing in enumerate(things):
        if thing.origin == NONE:
            continue
        old = there[thing.origin]
        edits += _table_edits((*path, place), old, thing.table)
        if thing.taken_up is not None:
            entries = [Thing(at, entry) for at, entry in thing.taken_up.rows]
            known = old.get("entries")
            edits += list_edits(
                (*path, place, "entries"), known if isinstance(known, list) else [], entries
            )
    return edits


def _table_edits(path: ValuePath, old: Table, new: Table) -> list[Edit]:
    edits: list[Edit] = []
    for key, value in new.items():
        if key != "entries" and not (key in old and same(old[key], value)):
            edits += _value_edits((*path, key), old.get(key), value)
    return edits + [Unset((*path, key)) for key in old if key not in new and key != "entries"]


def _value_edits(path: ValuePath, old: object, new: object) -> list[Edit]:
    """What gives a key another value; in a list of as many parts, those that differ."""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [Set((*path, at), value) for at, (was, value) in pairs if not same(was, value)]
    return [Set(path, new)]


def order_changes(
    name: str, there: Sequence[Table], things: Sequence[Thing], named: Collection[int] = ()
) -> list[Change]:
    """What is new in a list, what is gone, and what stands elsewhere, in words.

    Args:
        name: The key of the list.
        there: Its tables in the file.
        things: What it is to hold.
        named: The positions in the file of what something refers to.
    """
    told = NAMES[name]
    origins = [thing.origin for thing in things if thing.origin != NONE]
    rank = {origin: place for place, origin in enumerate(sorted(origins))}
    still = staying([rank[origin] for origin in origins])
    changes = [
        Change(headed(told(table), _gone(is_named=at in named)))
        for at, table in enumerate(there)
        if at not in rank
    ]
    for place, thing in enumerate(things):
        if thing.origin == NONE:
            changes.append(_new(name, thing.whole))
        elif rank[thing.origin] not in still and not _says_why(there[thing.origin], thing.table):
            words = _("now the first")
            if place:
                words = _("now behind {what}").format(what=told(things[place - 1].table))
            changes.append(Change(headed(told(thing.table), words)))
    return changes


def _gone(*, is_named: bool) -> str:
    if is_named:
        return _("not in the paper any more, and taken out, with what refers to it")
    return _("not in the paper any more, and taken out")


def _says_why(old: Table, new: Table) -> bool:
    return any(not same(old.get(key), new.get(key)) for key in _PLACES)


def _new(name: str, table: Table) -> Change:
    """What is new: an item or a document with its title, a sitting with what it takes up."""
    title = str(table.get("title") or "") if table.get(_CALLED_BY[name]) else ""
    entries = tables(table.get("entries"))
    taken_up = listed(
        str(entry.get("title") or item_name({"number": entry.get("item")})) for entry in entries
    )
    told = _("new: {what}").format(what=NAMES[name](table))
    return Change(headed(told, listed((title, taken_up))))
