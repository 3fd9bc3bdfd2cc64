"""What in a schedule cannot be at the same time, or hardly.

Sittings of one day are compared by the hours in the file. What is cancelled clashes with nothing,
nor does what ends before it begins: that is a problem of its own.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from tui.i18n import N_, _
from tui.meeting.model import Meeting, Sitting
from tui.meeting.problems import quoted

_BESIDE = frozenset({"parallel", "informal", "side-event"})
"""The kinds of sittings that may be held beside another one."""

_MOST_AT_ONCE = 200
"""With so many sittings that go on at most one that begins is compared, so that no file takes long."""


class ClashKind(StrEnum):
    """Why two sittings clash."""

    PLENARIES = "plenaries"
    """Both are plenary."""
    HOLIDAY = "holiday"
    """One is held on a holiday."""
    BREAK = "break"
    """One begins or ends within a break; one that goes on around a break does not clash with it."""
    ROOM = "room"
    """Both are in one room."""
    UNSAID = "unsaid"
    """Of one it is not said what kind it is; they may be meant to be held side by side."""
    ITEM = "item"
    """Both take up one item; a group may speak of an item while another one does."""


CERTAIN = frozenset({ClashKind.PLENARIES, ClashKind.HOLIDAY, ClashKind.BREAK, ClashKind.ROOM})
"""The kinds that are wrong in every meeting; the others are worth a word before a change."""


class Clash(Struct, frozen=True):
    """Two sittings that clash, by their positions.

    Attributes:
        kind: Why they do.
        sitting: The one that begins later.
        other: The one that goes on then.
        what: The room, or the id of the item.
    """

    kind: ClashKind
    sitting: int
    other: int
    what: str = ""


def clashes(meeting: Meeting) -> Iterator[Clash]:
    """Finds what clashes, day by day; two sittings clash once, for the worst reason."""
    schedule = meeting.schedule
    held = sorted(
        (sitting.date, sitting.start, position)
        for position, sitting in enumerate(schedule)
        if sitting.status != "cancelled" and sitting.start < sitting.end
    )
    going_on: list[int] = []
    for day, start, position in held:
        going_on = [
            other
            for other in going_on
            if schedule[other].end > start and schedule[other].date == day
        ][-_MOST_AT_ONCE:]
        for other in going_on:
            found = _kind(schedule[other], schedule[position])
            if found is not None:
                yield Clash(found[0], *_movable_first(schedule, position, other), found[1])
        going_on.append(position)


def clash_words(meeting: Meeting, clash: Clash) -> str:
    """A clash in a sentence, with what to do about it."""
    one, other = meeting.schedule[clash.sitting], meeting.schedule[clash.other]
    return _(_WORDS[clash.kind]).format(
        day=one.date,
        hours=_hours(one),
        hours2=_hours(other),
        what=quoted(clash.what),
    )


_WORDS = {
    ClashKind.PLENARIES: N_(
        "the plenary sitting of {day}, {hours}, overlaps another one, {hours2}; correct the hours, "
        'or make one of kind "parallel"'
    ),
    ClashKind.HOLIDAY: N_(
        "the sitting of {day}, {hours}, is on a holiday, {hours2}; correct its date or its hours"
    ),
    ClashKind.BREAK: N_(
        "the sitting of {day}, {hours}, and the break, {hours2}, overlap; correct the hours"
    ),
    ClashKind.ROOM: N_(
        "the sitting of {day}, {hours}, is in {what} while another one is there, {hours2}; correct "
        "the hours, or the room of one"
    ),
    ClashKind.UNSAID: N_(
        "the sitting of {day}, {hours}, overlaps another one, {hours2}; correct the hours, or make "
        'one of kind "parallel"'
    ),
    ClashKind.ITEM: N_(
        "the sitting of {day}, {hours}, takes up item {what} while another one does, {hours2}"
    ),
}


def _hours(sitting: Sitting) -> str:
    return f"{sitting.start:%H:%M}–{sitting.end:%H:%M}"


def _movable_first(schedule: tuple[Sitting, ...], position: int, other: int) -> tuple[int, int]:
    """Of a sitting and a break or a holiday the sitting comes first: it is what is moved."""
    no_work = schedule[position].kind in ("break", "holiday")
    return (other, position) if no_work else (position, other)


def _kind(earlier: Sitting, later: Sitting) -> tuple[ClashKind, str] | None:
    """Why two sittings clash, of which one begins while the other goes on; None if they do not."""
    kinds = {earlier.kind, later.kind}
    if "holiday" in kinds:
        return (ClashKind.HOLIDAY, "") if kinds - {"holiday", "break"} else None
    if "break" in kinds:
        around = later.kind == "break" and later.end <= earlier.end
        free = kinds - {"break"} <= _BESIDE
        return None if around or free else (ClashKind.BREAK, "")
    if kinds == {"plenary"}:
        return ClashKind.PLENARIES, ""
    if earlier.room and earlier.room == later.room:
        return ClashKind.ROOM, earlier.room
    if not kinds & _BESIDE:
        return ClashKind.UNSAID, ""
    items = {entry.item for entry in earlier.entries if entry.item}
    both = next((entry.item for entry in later.entries if entry.item in items), "")
    return (ClashKind.ITEM, both) if both else None
