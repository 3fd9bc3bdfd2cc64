"""Where everything in a meeting has gone in the course of changes: renamed, renumbered, moved.

Of two texts one after another nothing says which item of the one is which of the other; but a step
of editing changes little, so what is the same is the same, and of the rest each is what it is most
like. What differs in its key and its title, or in more than one value besides, is another one.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from tui.meeting.model import AgendaItem, Document, Meeting, Sitting
from tui.meeting.notes import MEETING, Target

_Entry = AgendaItem | Document | Sitting

_SECTIONS = ("agenda", "documents", "schedule")
_MOST_COMPARISONS = 4_000
"""No more pairs of changed entries are compared: who changes more at once has written another text."""

_MOVES = frozenset({"date", "start", "end", "status", "level"})
"""What changes in an entry that is moved, and leaves it what it is."""


class Trail:
    """Follows everything in a meeting from the text on the disk to the text on the screen.

    Args:
        origin: The meeting as it is on the disk.

    Attributes:
        origin: The meeting as it is on the disk.
        now: The meeting after the last step.
    """

    def __init__(self, origin: Meeting) -> None:
        self.origin = origin
        self.now = origin
        self._forth: dict[Target, Target] | None = None
        self._back: dict[Target, Target] = {}
        self._gone: dict[Target, _Entry] = {}
        self._adopted = 0

    def step(self, after: Meeting) -> None:
        """Follows a step that has led to another meeting."""
        if after is self.now:
            return
        moved, forth = _moves(self.now, after), {}
        for was, here in self._known().items():
            if here in moved:
                forth[was] = moved[here]
            else:
                self._gone[was] = _entry(self.now, here)
        for was, here in _back_again(self._gone, after, set(forth.values())).items():
            del self._gone[was]
            forth[was] = here
        self._forth = forth
        self._back = {here: was for was, here in forth.items()}
        self.now = after

    def here(self, was: Target) -> Target | None:
        """Where something of the meeting on the disk is now; None where it is gone."""
        return was if self._forth is None or was == MEETING else self._forth.get(was)

    def was(self, here: Target) -> Target | None:
        """Where something is in the meeting on the disk; None where it is new."""
        if self._forth is None or here == MEETING:
            return here
        was = self._back.get(here)
        return was if was is not None and was[1] >= 0 else None

    def adopt(self, here: Target) -> Target:
        """Follows what is new too, under a name that `here` takes."""
        known = self._known()
        if here not in self._back:
            self._adopted += 1
            self._back[here] = (here[0], -self._adopted)
            self._forth = {**known, self._back[here]: here}
        return self._back[here]

    def _known(self) -> dict[Target, Target]:
        if self._forth is None:
            self._forth = {each: each for each in _all_of(self.origin)}
            self._back = dict(self._forth)
        return self._forth


def _section(meeting: Meeting, name: str) -> Sequence[_Entry]:
    section: Sequence[_Entry] = getattr(meeting, name)
    return section


def _entry(meeting: Meeting, target: Target) -> _Entry:
    return _section(meeting, target[0])[target[1]]


def _all_of(meeting: Meeting) -> list[Target]:
    return [(name, at) for name in _SECTIONS for at in range(len(_section(meeting, name)))]


def _moves(before: Meeting, after: Meeting) -> dict[Target, Target]:
    """Where everything has gone in one step."""
    found: dict[Target, Target] = {}
    for name in _SECTIONS:
        pairs = paired(_section(before, name), _section(after, name))
        found |= {(name, was): (name, here) for was, here in pairs.items()}
    return found


def _back_again(
    gone: Mapping[Target, _Entry], after: Meeting, taken: AbstractSet[Target]
) -> dict[Target, Target]:
    """What an earlier step has taken out, and this one has brought back just as it was."""
    found: dict[Target, Target] = {}
    for (name, was), entry in gone.items():
        for at, other in enumerate(_section(after, name)):
            here = (name, at)
            if other == entry and here not in taken and here not in found.values():
                found[name, was] = here
                break
    return found


def paired(before: Sequence[_Entry], after: Sequence[_Entry]) -> dict[int, int]:
    """Which entry of a list is which of the list after one step; what is gone is not among them."""
    least, pairs = min(len(before), len(after)), {}
    start = 0
    while start < least and before[start] == after[start]:
        pairs[start] = start
        start += 1
    end = 0
    while end < least - start and before[-1 - end] == after[-1 - end]:
        pairs[len(before) - 1 - end] = len(after) - 1 - end
        end += 1
    here = [*range(start, len(after) - end)]
    left = _same(before, after, range(start, len(before) - end), here, pairs)
    _alike(before, after, left, here, pairs)
    return pairs


def _same(
    before: Sequence[_Entry],
    after: Sequence[_Entry],
    places: Sequence[int],
    here: list[int],
    pairs: dict[int, int],
) -> list[int]:
    """Pairs what is the same at another place; gives what is left."""
    by_title: dict[str, list[int]] = {}
    for at in here:
        by_title.setdefault(after[at].title, []).append(at)
    left = []
    for was in places:
        titled = by_title.get(before[was].title, [])
        same = next((at for at in titled if after[at] == before[was]), -1)
        if same < 0:
            left.append(was)
            continue
        titled.remove(same)
        here.remove(same)
        pairs[was] = same
    return left


def _alike(
    before: Sequence[_Entry],
    after: Sequence[_Entry],
    left: Sequence[int],
    here: Sequence[int],
    pairs: dict[int, int],
) -> None:
    """Pairs what was changed with what it has become."""
    if len(left) == len(here):
        in_order = dict(zip(left, here, strict=True))
        if all(_distance(before[was], after[at]) is not None for was, at in in_order.items()):
            pairs |= in_order
            return
    if len(left) * len(here) > _MOST_COMPARISONS:
        return
    likely = sorted(
        (distance, abs(was - at), was, at)
        for was in left
        for at in here
        if (distance := _distance(before[was], after[at])) is not None
    )
    taken: set[int] = set()
    for _values, _apart, was, at in likely:
        if was not in pairs and at not in taken:
            pairs[was] = at
            taken.add(at)


def _distance(one: _Entry, other: _Entry) -> int | None:
    """In how many values two entries differ; None where they are hardly the same one."""
    differing = [name for name in one.__struct_fields__ if _of(one, name) != _of(other, name)]
    matter = [name for name in differing if name not in _MOVES]
    if len(matter) <= 1 or (one.title and one.title == other.title):
        return len(differing)
    same_key = isinstance(one, AgendaItem) and isinstance(other, AgendaItem) and one.key
    if same_key and same_key == _of(other, "key"):
        return len(differing)
    return None


def _of(entry: _Entry, name: str) -> Any:  # noqa: ANN401 -- any value of the model
    return getattr(entry, name)
