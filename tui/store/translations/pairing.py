"""Which item, paragraph, document and sitting of a meeting is which in another language."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from tui.meeting.model import AgendaItem, Meeting
from tui.store.translations.numbers import Number, number_of

NONE = -1
"""The position of what has no counterpart."""

Key = str | tuple[Any, ...]
"""What tells one of several apart; what is empty tells nothing."""

_FIGURES = re.compile(r"\d+|[A-Z]{2,}(?:[/.][A-Z0-9]+)+")
"""What a paragraph says in every language: numbers, and the symbols of documents."""

_MOST_COMPARED = 40_000
"""So many pairs of paragraphs are compared at most; a text of more is paired from the top."""

_ALONE = 0.9
"""What it costs to leave a paragraph alone: as much as one that is two and a half times as long."""

_SHARED = 1.5
"""What it is worth that two paragraphs have the same figures."""


class Pairing(Struct, frozen=True):
    """What belongs together in two meetings that are one.

    Attributes:
        items: For each item of the first meeting, the position of its counterpart, or `NONE`.
        documents: Likewise for documents.
        sittings: Likewise for sittings.
    """

    items: tuple[int, ...]
    documents: tuple[int, ...]
    sittings: tuple[int, ...]

    @classmethod
    def of(cls, own: Meeting, other: Meeting) -> "Pairing":
        """Pairs two meetings.

        Items pair by id, then by number in whatever script, and between items that pair, by their
        order where as many of the same levels are left on both sides. Documents pair by symbol, and
        sittings by day and hour, then by order.
        """
        items = by_keys(
            [[item.id for item in own.agenda], whole_numbers(own.agenda)],
            [[item.id for item in other.agenda], whole_numbers(other.agenda)],
        )
        levels = [item.level for item in own.agenda], [item.level for item in other.agenda]
        documents = by_keys(
            [[bare_symbol(document.symbol) for document in own.documents]],
            [[bare_symbol(document.symbol) for document in other.documents]],
        )
        sittings = by_keys(
            [
                [(sitting.date, sitting.start, sitting.room) for sitting in own.schedule],
                [(sitting.date, sitting.start) for sitting in own.schedule],
            ],
            [
                [(sitting.date, sitting.start, sitting.room) for sitting in other.schedule],
                [(sitting.date, sitting.start) for sitting in other.schedule],
            ],
        )
        return cls(
            _between(items, *levels),
            _between(documents, [0] * len(own.documents), [0] * len(other.documents)),
            _between(sittings, [0] * len(own.schedule), [0] * len(other.schedule)),
        )


def bare_symbol(symbol: str) -> str:
    """A symbol for comparing: papers break it over lines."""
    return "".join(symbol.split()).casefold()


def whole_numbers(agenda: Sequence[AgendaItem]) -> list[Number]:
    """The whole number of each item: that of a sub-item with those of the items above it."""
    above: list[Number] = []
    found = []
    for item in agenda:
        own = number_of(item.number)
        del above[max(0, item.level - 1) :]
        parent = next((number for number in reversed(above) if number), ())
        if own and parent and own[: len(parent)] != parent and not isinstance(_first(item), int):
            own = (*parent, *own)
        above += [own] * (max(1, item.level) - len(above))
        found.append(own)
    return found


def _first(item: AgendaItem) -> object:
    """A figure where a number begins with one, else nothing: `(a)` goes on from the item above."""
    text = item.number.strip("( [")
    return 0 if text[:1].isdecimal() else None


def by_keys(own: Sequence[Sequence[Key]], other: Sequence[Sequence[Key]]) -> list[int]:
    """Pairs by the first of several keys that both have, and that tells one from all others.

    Args:
        own: The keys of each thing on the one side: a list for each kind of key, the surest first.
        other: Likewise of the other side.

    Returns:
        For each thing of the first side, the position of its counterpart, or `NONE`.
    """
    found = [NONE] * len(own[0])
    taken: set[int] = set()
    for mine, theirs in zip(own, other, strict=True):
        places = _unique(theirs)
        ours = _unique(mine)
        for key, at in ours.items():
            place = places.get(key, NONE)
            if found[at] == NONE and place != NONE and place not in taken:
                found[at] = place
                taken.add(place)
    return found


def _unique(keys: Iterable[Key]) -> dict[Key, int]:
    keys = list(keys)
    count = Counter(keys)
    return {key: at for at, key in enumerate(keys) if key and count[key] == 1}


def _between(found: list[int], own: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """Pairs what is left between pairs in order, where as many of the same levels are on both sides."""
    taken = {place for place in found if place != NONE}
    at = 0
    while at < len(found):
        if found[at] != NONE:
            at += 1
            continue
        end = at
        while end < len(found) and found[end] == NONE:
            end += 1
        first = found[at - 1] + 1 if at else 0
        last = found[end] if end < len(found) else len(other)
        left = [place for place in range(first, last) if place not in taken]
        if [own[place] for place in range(at, end)] == [other[place] for place in left]:
            found[at:end] = left
            taken.update(left)
        at = end
    return tuple(found)


def paragraph_pairs(own: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs the paragraphs of two texts that say the same, in order.

    As many on both sides pair one by one. Where one has more, those pair that are about as long,
    measured by the whole texts, and have the same figures in them.

    Args:
        own: The paragraphs of the one.
        other: Those of the other.

    Returns:
        Positions in both; `NONE` on the side where one has no counterpart.
    """
    if len(own) == len(other) or len(own) * len(other) > _MOST_COMPARED:
        shared = min(len(own), len(other))
        pairs = [(at, at) for at in range(shared)]
        pairs += [(at, NONE) for at in range(shared, len(own))]
        return pairs + [(NONE, at) for at in range(shared, len(other))]
    return _aligned(own, other)


def _aligned(own: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    ratio = (sum(map(len, own)) + 1) / (sum(map(len, other)) + 1)
    figures = [[{*_FIGURES.findall(text)} for text in side] for side in (own, other)]
    costs = [[0.0] * (len(other) + 1) for _ in range(len(own) + 1)]
    ways = [[(0, 0)] * (len(other) + 1) for _ in range(len(own) + 1)]
    for mine in range(len(own) + 1):
        for theirs in range(len(other) + 1):
            choices = []
            if mine and theirs:
                apart = abs(
                    math.log((len(own[mine - 1]) + 10) / (len(other[theirs - 1]) * ratio + 10))
                )
                one, two = figures[0][mine - 1], figures[1][theirs - 1]
                shared = len(one & two) / len(one | two) if one | two else 0.0
                cost = costs[mine - 1][theirs - 1] + apart - _SHARED * shared
                choices.append((cost, (1, 1)))
            if mine:
                choices.append((costs[mine - 1][theirs] + _ALONE, (1, 0)))
            if theirs:
                choices.append((costs[mine][theirs - 1] + _ALONE, (0, 1)))
            if choices:
                costs[mine][theirs], ways[mine][theirs] = min(choices, key=lambda one: one[0])
    pairs: list[tuple[int, int]] = []
    mine, theirs = len(own), len(other)
    while mine or theirs:
        step = ways[mine][theirs]
        pairs.append((mine - 1 if step[0] else NONE, theirs - 1 if step[1] else NONE))
        mine, theirs = mine - step[0], theirs - step[1]
    return pairs[::-1]
