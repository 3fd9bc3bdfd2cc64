"""Changes of the programme: what the edits of each are, as one step.

A change is worked out on the values of the file, in which any value may be wrong; what is wrong
stays as it is. Positions are those in the file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.meeting.clashes import CERTAIN, Clash, clash_words, clashes
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath
from tui.store.consequences import consequences
from tui.store.editing.change import Delete, Edit, Insert, Move, Set, Unset, Values, changed
from tui.store.editing.layout import RefusedEdit
from tui.store.editing.levels import tables
from tui.store.reading.loading import judge

_NO_WORK = ("break", "holiday")


class Change(Struct, frozen=True):
    """A change of the programme.

    Attributes:
        edits: Its edits, to be made in order as one step.
        place: The path of what is changed, as the file is afterwards.
    """

    edits: tuple[Edit, ...]
    place: ValuePath


class _Sitting(Struct, frozen=True):
    """A sitting whose day and hours can be read."""

    position: int
    day: date
    start: time
    end: time
    kind: str
    table: Mapping[str, Any]

    @property
    def when(self) -> tuple[date, time]:
        return self.day, self.start

    @property
    def is_held(self) -> bool:
        return self.table.get("status") != "cancelled" and self.kind != "holiday"

    @property
    def is_work(self) -> bool:
        return self.is_held and self.kind not in _NO_WORK


def _sittings(values: Values) -> list[_Sitting]:
    found = []
    for position, table in enumerate(tables(values.get("schedule"))):
        match table:
            case {"date": date() as day, "start": time() as start, "end": time() as end}:
                kind = str(table.get("kind") or "")
                found.append(_Sitting(position, day, start, end, kind, table))
    return found


def _at(values: Values, position: int) -> _Sitting:
    found = next((each for each in _sittings(values) if each.position == position), None)
    if found is None:
        raise RefusedEdit(_("the sitting has no day and hours that can be read"))
    return found


def _entries(sitting: Mapping[str, Any]) -> list[dict[str, Any]]:
    return tables(sitting.get("entries"))


# The rest of a day


def shift(values: Values, sitting: int, minutes: int, *, is_on: bool = False) -> Change:
    """Moves a sitting and all that begin with it or after it on its day.

    Breaks move too; what is cancelled and holidays stay. The sittings stay in order of time.

    Args:
        values: The values of the file.
        sitting: The first sitting to move.
        minutes: By how much; less than 0 for earlier.
        is_on: Whether it has begun, so that its end moves alone.

    Raises:
        RefusedEdit: A sitting would begin or end on another day, or end before it begins.
    """
    first = _at(values, sitting)
    edits: list[Edit] = []
    for each in _sittings(values):
        if each.day != first.day or each.start < first.start or not each.is_held:
            continue
        if each.start == first.start and is_on and each.position != sitting:
            continue
        stays = is_on and each.position == sitting
        start = each.start if stays else _later(each, each.start, minutes)
        end = _later(each, each.end, minutes)
        if stays and end <= start:
            raise RefusedEdit(
                _("the sitting that is on would end before it begins, at {hour}").format(
                    hour=f"{end:%H:%M}"
                )
            )
        moved = {"start": start, "end": end}
        edits += [
            Set(("schedule", each.position, key), value)
            for key, value in moved.items()
            if value != each.table[key]
        ]
    return _in_order(values, edits, sitting)


def _later(sitting: _Sitting, moment: time, minutes: int) -> time:
    since = datetime.combine(sitting.day, moment) - datetime.combine(sitting.day, time())
    moved = since + timedelta(minutes=minutes)
    if not timedelta() <= moved < timedelta(days=1):
        raise RefusedEdit(
            _("the sitting of {start}–{end} would begin or end on another day").format(
                start=f"{sitting.start:%H:%M}", end=f"{sitting.end:%H:%M}"
            )
        )
    return (datetime.combine(sitting.day, time()) + moved).time()


def _in_order(values: Values, edits: Sequence[Edit], sitting: int) -> Change:
    """The edits, and those that put the sittings in order of time where they were before."""
    order = [each.when for each in _sittings(values)]
    whole = len(order) == len(tables(values.get("schedule")))
    if not whole or order != sorted(order):
        return Change(tuple(edits), ("schedule", sitting))
    after = _made(values, edits)
    standing = [each.when for each in _sittings(after)]
    at, moves = list(range(len(standing))), []
    wanted = sorted(at, key=lambda position: (standing[position], position))
    for target, position in enumerate(wanted):
        origin = at.index(position)
        if origin != target:
            moves.append(Move(("schedule",), origin, target))
            at.insert(target, at.pop(origin))
    return Change((*edits, *moves), ("schedule", wanted.index(sitting)))


# Entries


def targets(values: Values, sitting: int = -1, entry: int = -1, item: str = "") -> list[int]:
    """The sittings that something can be moved to, in order of time.

    Args:
        values: The values of the file.
        sitting: The sitting that takes it up now, or -1.
        entry: The position of its entry there.
        item: The item, where no sitting takes it up.
    """
    item = _item_of(values, sitting, entry) if sitting >= 0 else item
    held = sorted((each for each in _sittings(values) if each.is_work), key=lambda each: each.when)
    return [
        each.position
        for each in held
        if each.position != sitting and not (item and _takes_up(each.table, item) >= 0)
    ]


def move_entry(values: Values, sitting: int, entry: int, target: int) -> Change:
    """Moves an entry to another sitting, to its place in the order of the agenda.

    Which entry of an item is a continuation follows from the order of time.

    Args:
        values: The values of the file.
        sitting: The sitting that it is in.
        entry: Its position there.
        target: The other sitting.
    """
    moved = dict(_entry(values, sitting, entry))
    path: ValuePath = ("schedule", target, "entries")
    index = _place_in(values, target, str(moved.get("item") or ""))
    edits: list[Edit] = [
        Delete(("schedule", sitting, "entries", entry)),
        Insert(path, index, moved),
    ]
    edits += _continuations(_made(values, edits), str(moved.get("item") or ""))
    return Change(tuple(edits), (*path, index))


def add_entry(values: Values, item: str, target: int) -> Change:
    """Has a sitting take up an item that none takes up.

    Args:
        values: The values of the file.
        item: The key of the item.
        target: The sitting.
    """
    path: ValuePath = ("schedule", target, "entries")
    index = _place_in(values, target, item)
    return Change((Insert(path, index, {"item": item}),), (*path, index))


def _place_in(values: Values, target: int, item: str) -> int:
    """Where an item comes in a sitting: before the first that is behind it in the agenda."""
    order: dict[object, int] = {}
    for at, each in enumerate(tables(values.get("agenda"))):
        order.setdefault(each.get("id") or each.get("number"), at)
    entries = _entries(_at(values, target).table)
    own = order.get(item, len(order)) if item else len(order)
    behind = (at for at, entry in enumerate(entries) if order.get(entry.get("item"), -1) > own)
    return next(behind, len(entries))


def following(values: Values, sitting: int) -> int:
    """The sitting in which one is carried on: the next of its kind, else the next; -1 for none."""
    this = _at(values, sitting)
    after = sorted(
        (
            each
            for each in _sittings(values)
            if each.is_work and each.position != sitting and _begins_after(each, this)
        ),
        key=lambda each: (each.when, each.position),
    )
    main = ("", "plenary")
    like = [each for each in after if each.kind == this.kind or {each.kind, this.kind} <= {*main}]
    return next((each.position for each in (*like, *after)), -1)


def _begins_after(sitting: _Sitting, this: _Sitting) -> bool:
    if this.end <= this.start:
        return sitting.when > this.when
    return sitting.when >= (this.day, this.end)


def carry_on(values: Values, sitting: int, entry: int) -> Change:
    """Has the following sitting go on with an entry, before all else.

    Args:
        values: The values of the file.
        sitting: The sitting that is to be carried on.
        entry: The position of the entry in it.

    Raises:
        RefusedEdit: No sitting follows, or the one that does goes on with it already.
    """
    target = following(values, sitting)
    if target < 0:
        raise RefusedEdit(_("no sitting follows in which it could go on; add one first"))
    this = _entry(values, sitting, entry)
    there = _at(values, target).table
    item = str(this.get("item") or "")
    at = _takes_up(there, item) if item else _with_title(there, this.get("title"))
    if at >= 0:
        if _entries(there)[at].get("continued") is True:
            raise RefusedEdit(_("the sitting that follows goes on with it already"))
        path: ValuePath = ("schedule", target, "entries", at)
        return Change((Set((*path, "continued"), value=True),), path)
    value = {key: this[key] for key in ("item", "title") if this.get(key)}
    path = ("schedule", target, "entries")
    return Change((Insert(path, 0, {**value, "continued": True}),), (*path, 0))


def _continuations(values: Values, item: str) -> list[Edit]:
    """The edits that mark all entries of an item but the first as continued; none where it has one."""
    places = [
        (each.when, each.position, at, entry)
        for each in _sittings(values)
        if each.is_held
        for at, entry in enumerate(_entries(each.table))
        if item and entry.get("item") == item
    ]
    edits: list[Edit] = []
    for place, (_when, sitting, at, entry) in enumerate(sorted(places, key=lambda one: one[:3])):
        path = ("schedule", sitting, "entries", at, "continued")
        if place and entry.get("continued") is not True:
            edits.append(Set(path, value=True))
        elif not place and entry.get("continued") is True and len(places) > 1:
            edits.append(Unset(path))
    return edits


def _takes_up(sitting: Mapping[str, Any], item: str) -> int:
    entries = enumerate(_entries(sitting))
    return next((at for at, entry in entries if entry.get("item") == item), -1)


def _with_title(sitting: Mapping[str, Any], title: object) -> int:
    entries = enumerate(_entries(sitting))
    return next(
        (at for at, entry in entries if not entry.get("item") and entry.get("title") == title), -1
    )


def _entry(values: Values, sitting: int, entry: int) -> dict[str, Any]:
    entries = _entries(_at(values, sitting).table)
    if not 0 <= entry < len(entries):
        raise RefusedEdit(_("there is no such entry in the sitting"))
    return entries[entry]


def _item_of(values: Values, sitting: int, entry: int) -> str:
    return str(_entry(values, sitting, entry).get("item") or "")


# Cancelling


def cancel(values: Values, sitting: int) -> Change:
    """Cancels a sitting; what it takes up stays in it."""
    _at(values, sitting)
    path: ValuePath = ("schedule", sitting)
    return Change((Set((*path, "status"), "cancelled"),), path)


def cancel_and_move(values: Values, sitting: int) -> Change:
    """Cancels a sitting, and has the one that follows take up what it would have, before all else.

    Raises:
        RefusedEdit: No sitting follows.
    """
    target = following(values, sitting)
    if target < 0:
        raise RefusedEdit(_("no sitting follows that could take up its items; add one first"))
    there = _at(values, target).table
    edits: list[Edit] = [*cancel(values, sitting).edits]
    moved = []
    for at, entry in reversed([*enumerate(_entries(_at(values, sitting).table))]):
        item = entry.get("item")
        if item and _takes_up(there, str(item)) >= 0:
            continue
        edits.append(Delete(("schedule", sitting, "entries", at)))
        moved.append(entry)
    edits += [Insert(("schedule", target, "entries"), 0, dict(entry)) for entry in moved]
    after = _made(values, edits)
    items = [str(entry["item"]) for entry in moved if entry.get("item")]
    edits += [edit for item in items for edit in _continuations(after, item)]
    return Change(tuple(edits), ("schedule", sitting))


def reinstate(values: Values, sitting: int) -> Change:
    """Has a sitting that was cancelled take place."""
    _at(values, sitting)
    path: ValuePath = ("schedule", sitting)
    return Change((Unset((*path, "status")),), path)


# What it would lead to


def clashes_of(values: Values, change: Change) -> tuple[str, ...]:
    """What would clash in the programme, or be wrong in the file, after a change and not before.

    Returns:
        A sentence for each.

    Raises:
        RefusedEdit: The edits cannot be made.
    """
    words = list(consequences(values, change.edits))
    before, after = _meeting(values), _meeting(_made(values, change.edits))
    if before is None or after is None:
        return tuple(words)
    known = {_named(before, clash) for clash in clashes(before)}
    words += [
        clash_words(after, clash)
        for clash in clashes(after)
        if clash.kind not in CERTAIN and _named(after, clash) not in known
    ]
    words += [said for said in _crowded(after) if said not in {*_crowded(before)}]
    return tuple(words)


def _named(meeting: Meeting, clash: Clash) -> str:
    return clash_words(meeting, clash)


def _crowded(meeting: Meeting) -> list[str]:
    """The sittings that are shorter than the time planned for what they take up."""
    planned = {item.key: item.minutes or 0 for item in meeting.agenda if item.key}
    words = []
    for sitting in meeting.schedule:
        if sitting.status == "cancelled" or sitting.end <= sitting.start:
            continue
        length = datetime.combine(sitting.date, sitting.end) - datetime.combine(
            sitting.date, sitting.start
        )
        minutes = int(length.total_seconds() // 60)
        wanted = sum(planned.get(entry.item, 0) for entry in sitting.entries)
        if wanted > minutes:
            words.append(
                _(
                    "the sitting of {day}, {hours}, has {minutes} minutes; {wanted} are planned for "
                    "what it takes up"
                ).format(
                    day=sitting.date,
                    hours=f"{sitting.start:%H:%M}–{sitting.end:%H:%M}",
                    minutes=minutes,
                    wanted=wanted,
                )
            )
    return words


def _meeting(values: Values) -> Meeting | None:
    return judge(values).meeting


def _made(values: Values, edits: Sequence[Edit]) -> dict[str, Any]:
    after: dict[str, Any] = dict(values)
    for edit in edits:
        after = changed(after, edit)
    return after
