"""The running log of a meeting: lines with the time at which they were written, each on an item."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum

from msgspec import Struct

from tui.meeting.clock import Now, first_open
from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.meeting.notes import MEETING, Line, Target

OVERVIEW = -1
"""The position, in place of an item's, of the meeting as such."""


class Why(StrEnum):
    """Why a line is taken to be on an item."""

    IN_PROGRESS = "in-progress"
    SCHEDULE = "schedule"
    SELECTED = "selected"
    CHOSEN = "chosen"


class ItemOn(Struct, frozen=True):
    """The item that a line is on, if nobody says otherwise.

    Attributes:
        item: Its position, or `OVERVIEW`.
        why: Why it is that one.
    """

    item: int
    why: Why


def item_on(meeting: Meeting, links: Links, now: Now, selected: int) -> ItemOn:
    """The item that is on: the one taken up last, else by the clock, else the selected one.

    Args:
        meeting: The meeting.
        links: Its links.
        now: The moment.
        selected: The position of the selected item, or `OVERVIEW`.
    """
    taken_up = [
        (item.taken_up.isoformat() if item.taken_up is not None else "", position)
        for position, item in enumerate(meeting.agenda)
        if item.status == "in-progress"
    ]
    if taken_up:
        # Of an item and its sub-item, taken up at one time, the sub-item is the one in hand.
        return ItemOn(max(taken_up)[1], Why.IN_PROGRESS)
    for sitting in now.on:
        item = first_open(meeting, links, sitting)
        if item >= 0:
            return ItemOn(item, Why.SCHEDULE)
    return ItemOn(selected, Why.SELECTED)


def target(item: int) -> Target:
    """How an item is named among what private things are on."""
    return MEETING if item == OVERVIEW else ("agenda", item)


Logged = tuple[Line, Target | None]
"""A line with what it is on; None where that is gone."""


def in_order(lines: Iterable[Logged], zone: tzinfo) -> list[Logged]:
    """Lines in the order in which they were written; one without a time stays behind the one before.

    Args:
        lines: The lines, in order of the file.
        zone: The meeting's time zone, in which times are taken that have none.
    """
    last = datetime.min.replace(tzinfo=UTC)
    keyed = []
    for at, line in enumerate(lines):
        last = _instant(line[0], zone) or last
        keyed.append((last, at, line))
    return [line for _when, _at, line in sorted(keyed, key=lambda each: each[:2])]


def _instant(line: Line, zone: tzinfo) -> datetime | None:
    if line.at is None:
        return None
    moment = datetime.combine(line.at, time.min) if not isinstance(line.at, datetime) else line.at
    local = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    try:
        return local.astimezone(UTC)
    except OverflowError:
        # The first and the last day that there are have no instant in every zone.
        return local.replace(tzinfo=UTC)
