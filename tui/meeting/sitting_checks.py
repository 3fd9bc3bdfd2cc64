"""What does not fit together in a meeting's schedule."""

from collections.abc import Iterator
from datetime import time

from tui.i18n import _
from tui.meeting.clashes import CERTAIN, clash_words, clashes
from tui.meeting.model import Meeting, Sitting
from tui.meeting.outline import Outline
from tui.meeting.problems import Problem, quoted, warning

_NO_SITTING_NEEDED = ("deferred", "withdrawn")


def check_sittings(meeting: Meeting) -> Iterator[Problem]:
    """Finds the sittings whose days and hours do not fit."""
    yield from _days(meeting)
    yield from _hours(meeting.schedule)
    yield from _clashes(meeting)


def _days(meeting: Meeting) -> Iterator[Problem]:
    about, schedule = meeting.about, meeting.schedule
    for position, sitting in enumerate(schedule):
        # Of a meeting that ends before it begins, no day is within.
        if about.start <= about.end and not about.start <= sitting.date <= about.end:
            yield warning(
                ("schedule", position, "date"),
                _(
                    "the sitting is on {date}, outside the meeting's days, {start} to {end}; correct the "
                    "date, or the meeting's start or end"
                ).format(date=sitting.date, start=about.start, end=about.end),
            )
        before = schedule[position - 1] if position else sitting
        if (sitting.date, sitting.start) < (before.date, before.start):
            yield warning(
                ("schedule", position),
                _(
                    "the sitting begins on {date} at {start}, before the one above it, on {date2} at "
                    "{start2}; put the sittings in order of time"
                ).format(
                    date=sitting.date,
                    start=_clock(sitting.start),
                    date2=before.date,
                    start2=_clock(before.start),
                ),
            )


def _clock(moment: time) -> str:
    return moment.isoformat("minutes" if not moment.second and not moment.microsecond else "auto")


def _hours(schedule: tuple[Sitting, ...]) -> Iterator[Problem]:
    for position, sitting in enumerate(schedule):
        if sitting.end <= sitting.start:
            words = _(
                "the sitting ends at {end}, before it begins at {start}; correct the hours, "
                "or divide a sitting that goes on after midnight"
            )
            if sitting.end == sitting.start:
                words = _(
                    "the sitting ends at {end}, when it begins; correct the hours, "
                    "or divide a sitting that goes on after midnight"
                )
            yield warning(
                ("schedule", position, "end"),
                words.format(end=_clock(sitting.end), start=_clock(sitting.start)),
            )


def _clashes(meeting: Meeting) -> Iterator[Problem]:
    for clash in clashes(meeting):
        if clash.kind in CERTAIN:
            yield warning(("schedule", clash.sitting, "start"), clash_words(meeting, clash))


def items_in_no_sitting(meeting: Meeting) -> Iterator[Problem]:
    """Finds the items that no sitting takes up, in a meeting that has sittings."""
    agenda = meeting.agenda
    if not meeting.schedule:
        return
    taken_up = {
        entry.item
        for sitting in meeting.schedule
        if sitting.status != "cancelled"
        for entry in sitting.entries
    }
    planned = {entry.item for sitting in meeting.schedule for entry in sitting.entries}
    own = [bool(item.key) and item.key in taken_up for item in agenda]
    outline = Outline.of(agenda)
    below = list(own)
    for position in range(len(agenda) - 1, -1, -1):
        parent = outline.parents[position]
        if parent >= 0 and below[position]:
            below[parent] = True
    # An item is covered where it or one above it is taken up, or one above it is reported.
    covered = list(own)
    for position, item in enumerate(agenda):
        parent = outline.parents[position]
        covered[position] = own[position] or (parent >= 0 and covered[parent])
        if below[position] or covered[position] or not item.key:
            continue
        covered[position] = True
        if item.status not in _NO_SITTING_NEEDED:
            words = _(
                "the agenda item {title} is in no sitting; name it in the entries of one, as in "
                "entries = [{{ item = {key} }}]"
            )
            if item.key in planned:
                words = _(
                    "the agenda item {title} is in a cancelled sitting alone; name it in the entries "
                    "of another one, as in entries = [{{ item = {key} }}]"
                )
            yield warning(
                ("agenda", position), words.format(title=quoted(item.title), key=quoted(item.key))
            )
