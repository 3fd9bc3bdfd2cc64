"""Which tables of two lists are the same one, though each may have been changed, moved or added."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any, TypeAlias

Table: TypeAlias = Mapping[str, Any]
Rule: TypeAlias = tuple[str, ...]

_RULES: Mapping[str, tuple[int, Sequence[Rule]]] = {
    "agenda": (2, (("id",), ("number", "title"), ("title",), ("number",))),
    "documents": (1, (("symbol",), ("title", "submitted_by"), ("title",))),
    "schedule": (
        2,
        (
            ("date", "start", "room", "title"),
            ("date", "start", "room"),
            ("date", "start"),
            ("title", "room"),
            ("title",),
        ),
    ),
    "entries": (2, (("item", "title", "continued"), ("item", "title"), ("item",), ("title",))),
}
"""By the key of a list: what tells its tables apart, the surest first, and how many are sure."""

_OTHER_RULES = (1, (("id",), ("symbol",), ("number",), ("name",), ("title",), ("item",)))

_ENOUGH = 0.5
_MOST_COMPARISONS = 10_000
_LONGEST_WEIGHT = 60


def fingerprint(value: object) -> tuple[Hashable, ...]:
    """What is equal for two TOML values just where they mean the same.

    `1`, `1.0` and `true` differ, and so do `0.0` and `-0.0`; `nan` is `nan`; the order of keys
    does not matter. However deep a value is, its fingerprint is flat.
    """
    tokens: list[Hashable] = []
    rest = [value]
    while rest:
        part = rest.pop()
        if isinstance(part, str):
            tokens += ("str", part)
        elif isinstance(part, dict):
            keys = sorted(part)
            tokens += ("table", len(keys), *keys)
            rest += [part[key] for key in reversed(keys)]
        elif isinstance(part, list):
            tokens += ("list", len(part))
            rest += reversed(part)
        elif isinstance(part, int) and not isinstance(part, bool):
            # Python does not write out the longest numbers otherwise.
            tokens += ("int", hex(part))
        else:
            tokens += (type(part).__name__, repr(part))
    return tuple(tokens)


def same(first: object, second: object) -> bool:
    """Whether two TOML values mean the same."""
    return first is second or fingerprint(first) == fingerprint(second)


def align(
    name: str, left: Sequence[Table], right: Sequence[Table], *, surely: bool = False
) -> dict[int, int]:
    """Finds for the tables of one list the same ones in another list.

    Equal tables go together first, then those with the same id, number, symbol, title, day and
    hour, or whatever tells the tables of such a list apart; then those that have most of their
    values in common; then those that have nothing to tell them apart but their place.

    Args:
        name: The key of the list.
        left: The tables of one list.
        right: The tables of the other one.
        surely: Whether to leave it at what is sure, for tables that do not come from one list.

    Returns:
        Positions in `left`, each with the position in `right`; no position stands there twice.
    """
    sure, rules = _RULES.get(name, _OTHER_RULES)
    pairs: dict[int, int] = {}
    _pair(pairs, left, right, fingerprint, even=False)
    for rule in rules[:sure] if surely else rules:
        _pair(pairs, left, right, partial(_identity, rule=rule))
    if not surely:
        _pair_similar(pairs, left, right)
        names = {key for rule in rules for key in rule}
        _pair_neighbours(pairs, left, right, names)
    return pairs


def likeness(first: Table, second: Table) -> float:
    """How much of two tables is the same, from 0 to 1; long texts count for more."""
    weights = alike = 0
    for key in first.keys() | second.keys():
        one, other = first.get(key), second.get(key)
        weight = max(_weight(one), _weight(other))
        weights += weight
        alike += weight if same(one, other) else 0
    return alike / weights if weights else 1.0


def reading_order(name: str, table: Table) -> tuple[Hashable, ...]:
    """Sorts tables that could stand in either order: `2` before `10`, the earlier day first."""
    _, rules = _RULES.get(name, _OTHER_RULES)
    keys = dict.fromkeys(key for rule in rules for key in rule)
    return (*(_natural(table.get(key)) for key in keys), repr(fingerprint(table)))


def _pair(
    pairs: dict[int, int],
    left: Sequence[Table],
    right: Sequence[Table],
    identity: Callable[[Table], Hashable],
    *,
    even: bool = True,
) -> None:
    """Pairs, in order, what has the same identity; where `even`, only if there are as many."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place in _unpaired(right, pairs.values()):
        groups[identity(right[place])].append(place)
    mine: dict[Hashable, list[int]] = defaultdict(list)
    for place in _unpaired(left, pairs):
        mine[identity(left[place])].append(place)
    for key, places in mine.items():
        others = groups.get(key, [])
        if key is not None and (not even or len(places) == len(others)):
            pairs.update(zip(places, others, strict=False))


def _pair_similar(pairs: dict[int, int], left: Sequence[Table], right: Sequence[Table]) -> None:
    mine, others = list(_unpaired(left, pairs)), list(_unpaired(right, pairs.values()))
    if len(mine) * len(others) > _MOST_COMPARISONS:
        return
    found = [
        (-degree, one, other)
        for one in mine
        for other in others
        if (degree := likeness(left[one], right[other])) >= _ENOUGH
    ]
    taken: set[int] = set()
    for _, one, other in sorted(found):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)


def _pair_neighbours(
    pairs: dict[int, int], left: Sequence[Table], right: Sequence[Table], names: set[str]
) -> None:
    taken = set(pairs.values())
    for one in range(len(left)):
        other = pairs.get(one - 1, -1 if one == 0 else len(right)) + 1
        if one in pairs or other in taken or other >= len(right):
            continue
        if names.isdisjoint(left[one]) and names.isdisjoint(right[other]):
            pairs[one] = other
            taken.add(other)


def _unpaired(tables: Sequence[Table], paired: Iterable[int]) -> Iterable[int]:
    taken = set(paired)
    return (place for place in range(len(tables)) if place not in taken)


def _identity(table: Table, rule: Rule) -> Hashable:
    if not table.get(rule[0]):
        return None
    return tuple(fingerprint(table.get(key)) for key in rule)


def _weight(value: object) -> int:
    return min(len(value), _LONGEST_WEIGHT) if isinstance(value, str | list | dict) else 2


def _natural(value: object) -> tuple[tuple[int, str], ...]:
    if isinstance(value, date | time | datetime):
        return ((0, value.isoformat()),)
    if not isinstance(value, str):
        return ()
    parts: list[tuple[int, str]] = []
    for letter in value:
        if letter.isdecimal() and parts and parts[-1][0] > 0:
            parts[-1] = (parts[-1][0] + 1, parts[-1][1] + letter)
        else:
            parts.append((1 if letter.isdecimal() else 0, letter))
    return tuple(parts)
