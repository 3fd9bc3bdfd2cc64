"""Where the things of a list stand after a revision: as in the paper, with those that it has not."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from tui.meeting.model import AgendaItem, Sitting
from tui.meeting.outline import Outline
from tui.store.translations.pairing import NONE


class Placed(NamedTuple):
    """One thing of a list, by its position in the file's meeting and in the paper's; `NONE` for none."""

    own: int
    paper: int
    level: int = 0


def staying_items(
    agenda: Sequence[AgendaItem], kept: Collection[int], pairs: Sequence[int]
) -> set[int]:
    """Items that stay though the paper has them not: those kept, and what they lie under.

    Args:
        agenda: The items of the file.
        kept: Those that stay for what people have written into them.
        pairs: For each, its position in the paper, or `NONE`.
    """
    parents = Outline.of(agenda).parents
    found: set[int] = set()
    for item in kept:
        at = item
        while at != NONE and at not in found and pairs[at] == NONE:
            found.add(at)
            at = parents[at]
    return found


def placed_items(
    own: Sequence[AgendaItem], paper: Sequence[AgendaItem], pairs: Sequence[int], kept: set[int]
) -> list[Placed]:
    """The items as they are to stand: what the paper has not, under the item that it lay under.

    Args:
        own: The items of the file.
        paper: Those of the paper.
        pairs: Which is which.
        kept: The items of the file that stay, though the paper has them not.
    """
    back = {place: at for at, place in enumerate(pairs) if place != NONE}
    below: dict[Placed | None, list[Placed]] = {}
    there = [Placed(back.get(at, NONE), at, item.level) for at, item in enumerate(paper)]
    for node, parent in zip(there, Outline.of(paper).parents, strict=True):
        below.setdefault(there[parent] if parent != NONE else None, []).append(node)
    nodes: dict[int, Placed] = {at: there[place] for at, place in enumerate(pairs) if place != NONE}
    parents = Outline.of(own).parents
    for at in sorted(kept):
        above = nodes.get(parents[at])
        nodes[at] = Placed(at, NONE, above.level + 1 if above else 1)
        siblings = below.setdefault(above, [])
        before = (
            siblings.index(nodes[other]) + 1
            for other in range(at - 1, -1, -1)
            if parents[other] == parents[at] and nodes.get(other) in siblings
        )
        siblings.insert(next(before, 0), nodes[at])
    return _flat(below)


def _flat(below: Mapping[Placed | None, Sequence[Placed]]) -> list[Placed]:
    found: list[Placed] = []
    rest = [*reversed(below.get(None, []))]
    while rest:
        node = rest.pop()
        found.append(node)
        rest += reversed(below.get(node, []))
    return found


def placed(pairs: Sequence[int], count: int, kept: Collection[int]) -> list[Placed]:
    """The things of a list as they are to stand: what the paper has not, behind what it followed.

    Args:
        pairs: For each thing of the file, its position in the paper, or `NONE`.
        count: How many the paper has.
        kept: The things of the file that stay, though the paper has them not.
    """
    back = {place: at for at, place in enumerate(pairs) if place != NONE}
    found = [Placed(back.get(at, NONE), at) for at in range(count)]
    for at in sorted(kept):
        found.insert(_behind(found, at), Placed(at, NONE))
    return found


def placed_sittings(
    own: Sequence[Sitting], paper: Sequence[Sitting], pairs: Sequence[int], kept: Collection[int]
) -> list[Placed]:
    """The sittings as they are to stand: in the order of time, where the paper's are.

    What the paper has not stays behind what it followed, unless that is held at another time now.
    """

    def when(each: Placed) -> tuple[date, time]:
        sitting = paper[each.paper] if each.paper != NONE else own[each.own]
        return sitting.date, sitting.start

    found = placed(pairs, len(paper), ())
    times = [when(each) for each in found]
    for at in sorted(kept):
        node = Placed(at, NONE)
        before = _behind(found, at)
        around = [when(each) for each in (*found[:before][-1:], node, *found[before:][:1])]
        if times == sorted(times) and around != sorted(around):
            later = (place for place, each in enumerate(found) if when(each) > when(node))
            before = next(later, len(found))
        found.insert(before, node)
    return found


def _behind(found: Sequence[Placed], at: int) -> int:
    """The place behind what a thing of the file follows there."""
    stands = {each.own: place for place, each in enumerate(found) if each.own != NONE}
    return next((stands[one] + 1 for one in range(at - 1, -1, -1) if one in stands), 0)
