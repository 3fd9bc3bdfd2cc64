"""What is left to do in a meeting: the items still open, and the time for them."""

from collections.abc import Sequence

from msgspec import Struct

from tui.meeting.clock import DONE, Now, Phase, Standing, Timetable
from tui.meeting.links import Links
from tui.meeting.model import Meeting

_HELD = frozenset({Standing.PAST, Standing.ON, Standing.NEXT, Standing.LATER})


class LeftItem(Struct, frozen=True):
    """An item with which the meeting is not done.

    Attributes:
        item: Its position in the agenda.
        in_progress: Whether the meeting has taken it up.
        minutes: The time planned for it; None where none is.
        counts: Whether these minutes are counted: not those of an item whose sub-items have
            minutes of their own.
        sitting: The position of the sitting that it is planned in: one that is on, else the next
            that takes it up, else the last that did; -1 where it is in none.
        is_late: Whether that sitting is over.
        goes_on: Whether a later sitting takes it up too.
    """

    item: int
    in_progress: bool
    minutes: int | None
    counts: bool
    sitting: int
    is_late: bool = False
    goes_on: bool = False


class SittingTime(Struct, frozen=True):
    """How the time of a sitting stands to what is planned in it.

    Attributes:
        sitting: Its position.
        is_on: Whether it is on; else it comes next.
        minutes: The whole minutes left in it; all it has where it is to come.
        planned: The minutes planned for what is open in it.
        must: Those of items that no later sitting takes up.
    """

    sitting: int
    is_on: bool
    minutes: int
    planned: int
    must: int

    @property
    def excess(self) -> int:
        """How many minutes more are needed than there are; 0 where it fits, or can go on later."""
        return max(0, self.must - self.minutes)


class Left(Struct, frozen=True):
    """What is left to do at a moment.

    Attributes:
        items: The items still open: those in progress first, else in the order of the agenda.
        minutes: The minutes planned for all of them.
        untimed: How many of them have no time planned, and no sub-items that have.
        sittings: The sittings that are on; where none is, those that come next.
    """

    items: tuple[LeftItem, ...]
    minutes: int
    untimed: int
    sittings: tuple[SittingTime, ...]

    def within(self, sitting: int) -> tuple[LeftItem, ...]:
        """The items that are planned in a sitting."""
        return tuple(each for each in self.items if each.sitting == sitting)


def what_is_left(meeting: Meeting, links: Links, timetable: Timetable, now: Now) -> Left:
    """What is left to do in a meeting.

    Args:
        meeting: The meeting.
        links: Its links.
        timetable: The instants of its sittings.
        now: How it stands at the moment.
    """
    order = {
        sitting: at
        for at, sitting in enumerate(
            sorted(range(len(meeting.schedule)), key=lambda each: (timetable.span(each), each))
        )
    }
    found = [
        _left_item(meeting, links, now, item, order)
        for item, each in enumerate(meeting.agenda)
        if each.status not in DONE
    ]
    items = tuple(sorted(found, key=lambda each: not each.in_progress))
    looked_at = now.on or (now.next if now.phase is not Phase.OVER else ())
    return Left(
        items=items,
        minutes=_sum(items),
        untimed=sum(each.minutes is None and each.counts for each in items),
        sittings=tuple(_sitting_time(timetable, now, each, items) for each in looked_at),
    )


def _left_item(
    meeting: Meeting, links: Links, now: Now, item: int, order: dict[int, int]
) -> LeftItem:
    agenda = meeting.agenda
    below = links.outline.subtree(item)[1:]
    counts = all(agenda[each].minutes is None for each in below)
    planned = {place.sitting for place in links.entries(item)}
    held = sorted((each for each in planned if now.standings[each] in _HELD), key=order.__getitem__)
    # A holiday takes up nothing, whatever its entries say.
    held = [each for each in held if meeting.schedule[each].kind != "holiday"]
    on = [each for each in held if each in now.on]
    ahead = [each for each in held if now.standings[each] is not Standing.PAST]
    sitting = next(iter((*on, *ahead, *held[-1:])), -1)
    return LeftItem(
        item=item,
        in_progress=agenda[item].status == "in-progress",
        minutes=agenda[item].minutes,
        counts=counts,
        sitting=sitting,
        is_late=sitting >= 0 and not ahead,
        goes_on=any(order[each] > order[sitting] for each in held) if sitting >= 0 else False,
    )


def _sum(items: Sequence[LeftItem]) -> int:
    return sum(each.minutes or 0 for each in items if each.counts)


def _sitting_time(
    timetable: Timetable, now: Now, sitting: int, items: Sequence[LeftItem]
) -> SittingTime:
    here = [each for each in items if each.sitting == sitting]
    begin, end = timetable.span(sitting)
    is_on = sitting in now.on
    whole = int((end - begin).total_seconds() // 60)
    return SittingTime(
        sitting=sitting,
        is_on=is_on,
        minutes=timetable.minutes_left(sitting, now.at) if is_on else whole,
        planned=_sum(here),
        must=_sum([each for each in here if not each.goes_on]),
    )
