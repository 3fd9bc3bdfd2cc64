"""What does not fit together in what a meeting file says of the course of the meeting."""

from collections.abc import Iterator
from datetime import datetime

from tui.i18n import _
from tui.meeting.clock import DONE, is_meeting_time, zone_of
from tui.meeting.model import AgendaItem, Meeting
from tui.meeting.problems import Problem, ValuePath, quoted, warning


def check_course(meeting: Meeting) -> Iterator[Problem]:
    """Finds the items whose status and times do not fit."""
    for position, item in enumerate(meeting.agenda):
        if item.taken_up is None and item.concluded is None:
            continue
        path = ("agenda", position)
        yield from _order(meeting, item, path)
        yield from _status(item, path)
        yield from _days(meeting, item, path)


def _order(meeting: Meeting, item: AgendaItem, path: ValuePath) -> Iterator[Problem]:
    began, ended = item.taken_up, item.concluded
    if began is None or ended is None or ended >= began:
        return
    zone = zone_of(meeting)
    # Where an hour comes twice, the one may be meant first and the other second.
    if zone is not None and (
        ended.replace(tzinfo=zone, fold=1).timestamp() >= began.replace(tzinfo=zone).timestamp()
    ):
        return
    yield warning(
        (*path, "concluded"),
        _(
            "the item was concluded at {ended}, before it was taken up, at {began}; correct one of "
            "the two times"
        ).format(ended=_moment(ended), began=_moment(began)),
    )


def _status(item: AgendaItem, path: ValuePath) -> Iterator[Problem]:
    if item.concluded is None or item.status in DONE:
        return
    words = _(
        "the item was concluded at {ended}, but its status is {status}; correct the status, or take "
        "the time out"
    )
    if not item.status:
        words = _(
            "the item was concluded at {ended}, but has no status; give it one, or take the time out"
        )
    yield warning(
        (*path, "concluded"),
        words.format(ended=_moment(item.concluded), status=quoted(item.status)),
    )


def _days(meeting: Meeting, item: AgendaItem, path: ValuePath) -> Iterator[Problem]:
    about = meeting.about
    # Of a meeting that ends before it begins, no day is within.
    if about.end < about.start:
        return
    for key, moment in (("taken_up", item.taken_up), ("concluded", item.concluded)):
        if moment is None or is_meeting_time(meeting, moment):
            continue
        yield warning(
            (*path, key),
            _(
                "{key} is {moment}, outside the meeting's days, {start} to {end}; correct the time, "
                "or the meeting's start or end"
            ).format(key=key, moment=_moment(moment), start=about.start, end=about.end),
        )


def _moment(moment: datetime) -> str:
    return moment.isoformat(" ", "auto" if moment.second or moment.microsecond else "minutes")
