"""A three-way merge of the values of a meeting file that two have changed at the same time."""

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from msgspec import Struct

from tui.meeting.problems import ValuePath
from tui.store.editing.change import Delete, Edit, Insert, Move, Set, Unset
from tui.store.merging.alignment import align, likeness, same
from tui.store.merging.ordering import Row, common_order, interleaved, staying

_Values: TypeAlias = dict[str, Any]
_Kind: TypeAlias = Literal["value", "entry", "order"]

_DEEPEST = 12
_LIKE = 0.2


class Absent(Enum):
    """Stands where a version has no such value."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


class Conflict(Struct, frozen=True):
    """What both have changed, and differently.

    Attributes:
        kind: Whether it is a value; a whole table of a list, which one has taken out or put
            something else in its place while the other has changed it; or the order of a list.
        ours_path: Where it is in our values; None where its table is not there any more.
        theirs_path: Where it is in theirs; None where its table is not there any more.
        base: The value that both started from, `ABSENT` for none.
        ours: Our value, `ABSENT` for none; of an order the whole list.
        theirs: Their value likewise.
    """

    kind: _Kind
    ours_path: ValuePath | None
    theirs_path: ValuePath | None
    base: Any
    ours: Any
    theirs: Any


class Merged(Struct, frozen=True):
    """What came of a merge.

    Attributes:
        values: The values of both; where they clash, those chosen.
        edits: What makes `values` of theirs, one after another.
        conflicts: All clashes, chosen or not; always the same ones in the same order.
    """

    values: dict[str, Any]
    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    base: dict[str, Any],
    ours: dict[str, Any],
    theirs: dict[str, Any],
    *,
    take_ours: Collection[int] = (),
) -> Merged:
    """Puts our changes and theirs together.

    Tables merge key by key, lists of tables table by table; all other values are taken whole.
    Each change of ours is in the result, or it is one of theirs too, or it is in a conflict.

    Args:
        base: The values that both started from, as tomllib has read them.
        ours: Our values.
        theirs: Their values, on whose text the changes are to be made.
        take_ours: Which of the conflicts, by their positions in `Merged.conflicts`, go our way;
            the others go theirs.
    """
    merging = _Merging(take_ours)
    values = merging.table(_Place((), (), ()), base, ours, theirs)
    return Merged(values, tuple(merging.edits), tuple(merging.conflicts))


class _Place(NamedTuple):
    """Where a value is: in the result as far as it is made, in ours, and in theirs."""

    merged: ValuePath
    ours: ValuePath
    theirs: ValuePath

    def key(self, key: str) -> "_Place":
        return _Place((*self.merged, key), (*self.ours, key), (*self.theirs, key))

    def entry(self, position: int, row: Row) -> "_Place":
        return _Place((*self.merged, position), (*self.ours, row.ours), (*self.theirs, row.theirs))


class _Versions(NamedTuple):
    """One value in the three versions; `ABSENT` where there is none."""

    base: object
    ours: object
    theirs: object


class _Lists(NamedTuple):
    """One list of tables in the three versions."""

    base: list[_Values]
    ours: list[_Values]
    theirs: list[_Values]

    def at(self, row: Row) -> _Versions:
        """One of the tables."""
        found = [
            tables[place] if place >= 0 else ABSENT for tables, place in zip(self, row, strict=True)
        ]
        return _Versions(*found)


class _Merging:
    """One walk through three versions; what is chosen does not alter what conflicts there are."""

    def __init__(self, take_ours: Collection[int]) -> None:
        self._take_ours = take_ours
        self.edits: list[Edit] = []
        self.conflicts: list[Conflict] = []

    def table(self, place: _Place, base: _Values, ours: _Values, theirs: _Values) -> _Values:
        """The merged table, for which theirs is changed key by key."""
        merged = {}
        for key in dict.fromkeys((*theirs, *ours)):
            versions = (version.get(key, ABSENT) for version in (base, ours, theirs))
            value = self._value(place.key(key), _Versions(*versions))
            if value is not ABSENT:
                merged[key] = value
        return merged

    def _value(self, place: _Place, versions: _Versions) -> object:
        base, ours, theirs = versions
        if same(ours, theirs) or same(ours, base):
            return theirs
        if len(place.merged) <= _DEEPEST:
            if isinstance(ours, dict) and isinstance(theirs, dict):
                return self.table(place, base if isinstance(base, dict) else {}, ours, theirs)
            first, mine, other = map(_tables, versions)
            if mine is not None and other is not None and (first or mine or other):
                merged = self._list(place, _Lists(first or [], mine, other))
                return self._whole_list(place, merged, versions)
        if not same(theirs, base) and not self._goes_our_way("value", place, versions):
            return theirs
        return self._put(place, ours)

    def _put(self, place: _Place, value: object) -> object:
        path = place.merged
        self.edits.append(Unset(path) if value is ABSENT else Set(path, value))
        return value

    def _goes_our_way(self, kind: _Kind, place: _Place, versions: _Versions) -> bool:
        """Notes a conflict, and says what was chosen."""
        paths = [None if -1 in path else path for path in (place.ours, place.theirs)]
        self.conflicts.append(Conflict(kind, paths[0], paths[1], *versions))
        return len(self.conflicts) - 1 in self._take_ours

    def _whole_list(self, place: _Place, merged: list[_Values], versions: _Versions) -> object:
        """A merged list as a value, since an empty one may be written or absent."""
        _, ours, theirs = versions
        if merged:
            return self._put(place, merged) if theirs in (ABSENT, []) else merged
        if theirs is ABSENT or (theirs == [] and ours is not ABSENT):
            return theirs
        return self._put(place, [] if ours == [] else ABSENT)

    def _list(self, place: _Place, lists: _Lists) -> list[_Values]:
        name = str(place.merged[-1])
        rows = [row for row in _rows_of(name, lists) if self._stays(place, row, lists.at(row))]
        common, agreed = common_order([row for row in rows if min(row.ours, row.theirs) >= 0])
        if not agreed and self._goes_our_way("order", place, _Versions(*lists)):
            common.sort(key=lambda row: row.ours)
        order = interleaved(name, common, rows, lists.ours, lists.theirs)
        if lists.theirs and order:
            self.edits += rearranged(place.merged, order, lists.ours, len(lists.theirs))
        positions = {row: position for position, row in enumerate(order)}
        merged = {
            row: self._entry(place.entry(positions[row], row), lists.at(row))
            # Not in the order that may have been chosen, so that conflicts keep theirs.
            for row in sorted(order, key=lambda row: row.theirs)
        }
        return [merged[row] for row in order]

    def _stays(self, place: _Place, row: Row, versions: _Versions) -> bool:
        """Whether a table is in the merged list."""
        base, ours, theirs = versions
        if base is ABSENT or (ours is not ABSENT and theirs is not ABSENT):
            return True
        left = theirs if ours is ABSENT else ours
        if same(left, base):
            return False
        goes_our_way = self._goes_our_way("entry", place.entry(-1, row), versions)
        return goes_our_way is (left is ours)

    def _entry(self, place: _Place, versions: _Versions) -> _Values:
        base, ours, theirs = cast("tuple[Any, Any, Any]", versions)
        if theirs is ABSENT or ours is ABSENT:
            only: _Values = ours if theirs is ABSENT else theirs
            return only
        if base is not ABSENT and _is_other(base, ours, theirs):
            # One has put something else there: to merge into that would mix two things.
            base = theirs if self._goes_our_way("entry", place, versions) else ours
        return self.table(place, {} if base is ABSENT else base, ours, theirs)


def _tables(value: object) -> list[_Values] | None:
    """A list of tables, which may be empty or absent; None for what is none."""
    if value is ABSENT:
        return []
    is_list = isinstance(value, list) and all(isinstance(part, dict) for part in value)
    return cast("list[_Values]", value) if is_list else None


def _is_other(base: _Values, ours: _Values, theirs: _Values) -> bool:
    changed = [version for version in (ours, theirs) if not same(version, base)]
    return (
        len(changed) > 1
        and not same(ours, theirs)
        and any(likeness(base, version) < _LIKE for version in changed)
    )


def _rows_of(name: str, lists: _Lists) -> list[Row]:
    """All tables of three lists, each once, except those that both have taken out."""
    base, ours, theirs = lists
    in_ours, in_theirs = align(name, base, ours), align(name, base, theirs)
    known_ours, known_theirs = set(in_ours.values()), set(in_theirs.values())
    new_ours = [place for place in range(len(ours)) if place not in known_ours]
    new_theirs = [place for place in range(len(theirs)) if place not in known_theirs]
    both = align(
        name, [ours[at] for at in new_ours], [theirs[at] for at in new_theirs], surely=True
    )
    met = set(both.values())
    return [
        *(
            Row(place, in_ours.get(place, -1), in_theirs.get(place, -1))
            for place in range(len(base))
            if place in in_ours or place in in_theirs
        ),
        *(Row(-1, new_ours[one], new_theirs[other]) for one, other in both.items()),
        *(Row(-1, at, -1) for one, at in enumerate(new_ours) if one not in both),
        *(Row(-1, -1, at) for other, at in enumerate(new_theirs) if other not in met),
    ]


def rearranged(
    path: ValuePath, order: Sequence[Row], ours: Sequence[_Values], count: int
) -> list[Edit]:
    """What brings the tables of a list into an order, with others among them.

    Args:
        path: The list.
        order: Its tables as they are to stand: those of theirs stay, others of ours are put in.
        ours: What is put in, by the positions in `order`.
        count: How many tables the list has; those that are not in `order` are taken out.
    """
    target = [row.theirs for row in order if row.theirs >= 0]
    rank = {place: position for position, place in enumerate(target)}
    # What stays is what is in the same order before and after.
    still = {target[place] for place in staying([rank[place] for place in sorted(target)])}
    now: list[Row | int] = list(range(count))
    edits: list[Edit] = []
    behind = 0
    for row in order:
        if row.theirs < 0:
            edits.append(Insert(path, behind, ours[row.ours]))
            now.insert(behind, row)
        elif row.theirs in still:
            behind = now.index(row.theirs, behind)
        else:
            origin = now.index(row.theirs)
            del now[origin]
            # Where it stood before, all behind it have come forward by one.
            behind -= origin < behind
            now.insert(behind, row.theirs)
            if origin != behind:
                edits.append(Move(path, origin, behind))
        behind += 1
    # Last, since a list without entries would be gone, and its place with it.
    gone = [place for place, each in enumerate(now) if isinstance(each, int) and each not in rank]
    return edits + [Delete((*path, place)) for place in reversed(gone)]
