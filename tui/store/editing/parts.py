"""The smaller edits of which a greater one is made, so that only what differs is touched."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from tui.meeting.problems import ValuePath
from tui.store.editing.change import Delete, Edit, Insert, Set, Unset, Values, plain, same, value_at


def parts_of(values: Values, edit: Edit) -> Sequence[Edit] | None:
    """The smaller edits that an edit is made of, in order; None where it is made in one.

    So of a list or a table that is set only what differs is touched.
    """
    match edit:
        case Delete(path=(*path, _)) if len(value_at(values, tuple(path))) == 1 and isinstance(
            path[-1], str
        ):
            return [Unset(tuple(path), remarks=True)]
        case Set(path=path, value=value):
            try:
                old = value_at(values, path)
            except KeyError:
                return _parts_of_new(path, value, values)
            new = plain(value)
            if isinstance(old, dict) and isinstance(new, dict) and (old or new):
                return _parts_of_table(path, old, new)
            if isinstance(old, list) and isinstance(new, list) and old and new:
                return _parts_of_list(path, old, new)
    return None


def _parts_of_new(path: ValuePath, value: object, values: Values) -> Sequence[Edit] | None:
    """A key in a table that is missing itself: the table is set."""
    for size in range(1, len(path)):
        try:
            value_at(values, path[:size])
        except KeyError:
            for key in reversed(path[size:]):
                value = {key: value}
            return [Set(path[:size], value)]
    return None


def _parts_of_table(path: ValuePath, old: Values, new: Values) -> list[Edit]:
    gone: list[Edit] = [Unset((*path, key)) for key in old if key not in new]
    sets: list[Edit] = [
        Set((*path, key), new[key]) for key in new if key not in old or not same(old[key], new[key])
    ]
    return [*sets, *gone]


def _parts_of_list(path: ValuePath, old: list[Any], new: list[Any]) -> list[Edit]:
    edits: list[Edit] = []
    # What compares is the written form: dicts cannot be hashed, and 1 is not true.
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    # From the end, so that the positions before stay what they are.
    for kind, low, high, new_low, new_high in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        shared = min(high - low, new_high - new_low)
        edits += (Set((*path, low + at), new[new_low + at]) for at in range(shared))
        edits += (
            Insert(path, low + at, new[new_low + at]) for at in range(shared, new_high - new_low)
        )
        edits += (Delete((*path, at)) for at in reversed(range(low + shared, high)))
    return edits
