"""The order of a list that two people have changed."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.store.merging.alignment import Table, reading_order

_MOST_WEIGHED = 600


class Row(NamedTuple):
    """One table of a merged list, by its position in each version; -1 where that has it not."""

    base: int
    ours: int
    theirs: int


def common_order(rows: Sequence[Row]) -> tuple[list[Row], bool]:
    """Orders the tables that both have, so that everybody's moves are in it.

    Of two tables the order is that of whoever has changed it. Where that leads in a circle, or
    two people have added the same tables in different order, nobody can be right.

    Args:
        rows: The tables that are in ours and theirs.

    Returns:
        The order, and whether it is without conflict; with one it is theirs.
    """
    ours = sorted(rows, key=lambda row: row.ours)
    theirs = sorted(rows, key=lambda row: row.theirs)
    if ours == theirs:
        return theirs, True
    if all(row.base >= 0 for row in rows):
        base = sorted(rows, key=lambda row: row.base)
        if ours == base:
            return theirs, True
        if theirs == base:
            return ours, True
    start = 0
    while ours[start] == theirs[start]:
        start += 1
    end = len(rows)
    while ours[end - 1] == theirs[end - 1]:
        end -= 1
    weighed = _weighed(theirs[start:end])
    if weighed is None:
        return theirs, False
    return [*theirs[:start], *weighed, *theirs[end:]], True


def _weighed(rows: Sequence[Row]) -> list[Row] | None:
    if len(rows) > _MOST_WEIGHED:
        return None
    after = dict.fromkeys(rows, 0)
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            first = _is_first(one, other)
            if first is None:
                return None
            after[one if first else other] += 1
    # Only without a circle has each table another number of tables after it.
    if len(set(after.values())) < len(rows):
        return None
    return sorted(rows, key=lambda row: -after[row])


def _is_first(one: Row, other: Row) -> bool | None:
    ours, theirs = one.ours < other.ours, one.theirs < other.theirs
    if ours == theirs:
        return ours
    if one.base < 0 or other.base < 0:
        return None
    base = one.base < other.base
    return ours if ours != base else theirs


def interleaved(
    name: str,
    common: Sequence[Row],
    rows: Sequence[Row],
    ours: Sequence[Table],
    theirs: Sequence[Table],
) -> list[Row]:
    """Puts the tables that only one side has behind those that they follow on that side.

    Args:
        name: The key of the list.
        common: The tables that both have, in their order.
        rows: All tables of the merged list.
        ours: Our list.
        theirs: Their list.
    """
    start = Row(-1, -1, -1)
    mine = _followers([row for row in rows if row.ours >= 0], 1, start)
    others = _followers([row for row in rows if row.theirs >= 0], 2, start)
    merged: list[Row] = []
    for row in (start, *common):
        runs = [
            (reading_order(name, tables[run[0][side]]), run)
            for tables, side, run in (
                (theirs, 2, others.get(row, [])),
                (ours, 1, mine.get(row, [])),
            )
            if run
        ]
        merged.append(row)
        for _, run in sorted(runs, key=lambda pair: pair[0]):
            merged += run
    return merged[1:]


def _followers(rows: Sequence[Row], side: int, start: Row) -> dict[Row, list[Row]]:
    """By each table that both have, the ones behind it that only one side has."""
    followers: dict[Row, list[Row]] = {}
    anchor = start
    for row in sorted(rows, key=lambda row: row[side]):
        if row.ours >= 0 and row.theirs >= 0:
            anchor = row
        else:
            followers.setdefault(anchor, []).append(row)
    return followers


def staying(order: Sequence[int]) -> set[int]:
    """The most of some different numbers that can stay where they are when all are sorted."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for number in order:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else -1
        tails[place : place + 1] = [number]
    found: set[int] = set()
    number = tails[-1] if tails else -1
    while number >= 0:
        found.add(number)
        number = before[number]
    return found
