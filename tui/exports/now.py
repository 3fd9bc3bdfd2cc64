"""What is on in a meeting at a moment, and what is next: one page, or JSON."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Any

import msgspec

from tui.exports import labels
from tui.exports.json_export import json_text
from tui.exports.layout import MIN_WIDTH, flow, one_line, page
from tui.exports.left import time_words
from tui.exports.paper import Paper
from tui.exports.plain_schedule import Places, schedule_under
from tui.i18n import _, language, ngettext
from tui.i18n.cities import city_of
from tui.i18n.joining import aside, listed
from tui.meeting.clock import Now, Phase, Timetable, first_open, zone_of
from tui.meeting.dates import day_text, place_text
from tui.meeting.left import Left, LeftItem, SittingTime, what_is_left
from tui.meeting.links import Links
from tui.meeting.model import Meeting


def now_page(meeting: Meeting, moment: datetime, home: tzinfo, width: int) -> str:
    """What is on at a moment and what is next, in words.

    Args:
        meeting: The meeting.
        moment: The moment, with its zone.
        home: The zone of who reads it, beside the meeting's own where the clocks differ.
        width: The width of the page in cells of a terminal.

    Returns:
        The page, safe for a terminal, with a line end at its end.
    """
    paper = Paper.of(meeting, max(width, MIN_WIDTH))
    timetable = Timetable(meeting, home)
    now = timetable.at(moment)

    def lines(*texts: str) -> list[str]:
        return [line for text in texts if text for line in flow(one_line(text), paper.width)]

    def blocks() -> Iterator[list[str]]:
        about = meeting.about
        where = place_text(about.city, about.start, about.end, about.language)
        yield lines(about.title, where)
        named = city_of(about.timezone) if zone_of(meeting) else ""
        yield lines(moment_words(now, home, named=named), phase_words(now))
        if now.on:
            count = timetable.minutes_left(now.on[0], moment)
            words = ngettext("On now, {count} minute left:", "On now, {count} minutes left:", count)
            yield lines(words.format(count=count))
            yield from schedule_under(paper, _places(meeting, now.on))
            yield lines(_item_words(paper, now.on[0]))
            left = what_is_left(meeting, paper.links, timetable, now)
            for each in left.sittings:
                yield lines(*_left_lines(paper, left, each))
        elif now.phase is Phase.DURING:
            yield lines(_("Nothing is on now."))
        if now.next:
            yield lines(_("Next:"))
            yield from schedule_under(paper, _places(meeting, now.next))

    return page(blocks())


def now_json(meeting: Meeting, moment: datetime, home: tzinfo, *, ascii_only: bool = False) -> str:
    """The same as JSON.

    The sittings under `on` and `next` have the keys of the file format, beside their `position` in
    the schedule; those that are on have `minutes_left` too. `item` is the id or number of the item
    to look at. Under `left` stand the items still open, by their positions in the agenda, with the
    position of the sitting that each is planned in.

    Args:
        meeting: The meeting.
        moment: The moment, with its zone.
        home: The zone in which the schedule is taken where the file names none.
        ascii_only: Whether to write everything outside ASCII as escapes.
    """
    timetable = Timetable(meeting, home)
    now = timetable.at(moment)
    links = Links.of(meeting)
    item = first_open(meeting, links, now.sitting) if now.sitting >= 0 else -1
    left = what_is_left(meeting, links, timetable, now)

    def sitting(position: int) -> dict[str, Any]:
        return {"position": position, **msgspec.to_builtins(meeting.schedule[position])}

    values = {
        "at": now.at.isoformat(),
        "timezone": meeting.about.timezone or None,
        "phase": now.phase.value,
        "days": now.days,
        "on": [
            sitting(each) | {"minutes_left": timetable.minutes_left(each, moment)}
            for each in now.on
        ],
        "next": [sitting(each) for each in now.next],
        "item": meeting.agenda[item].key if item >= 0 else None,
        "left": [
            {
                "position": each.item,
                "item": meeting.agenda[each.item].key or None,
                "in_progress": each.in_progress,
                "minutes": each.minutes,
                "sitting": each.sitting if each.sitting >= 0 else None,
            }
            for each in left.items
        ],
    }
    return json_text(values, ascii_only=ascii_only)


def moment_words(now: Now, home: tzinfo, *, named: str) -> str:
    """The day and the hour of a meeting's zone, and beside it where they differ the reader's own.

    Args:
        now: The moment.
        home: The reader's zone.
        named: What to call the meeting's zone; `""` where the file names none, and its times are
            taken in the reader's.
    """
    day = day_text(now.at.date(), language())
    zone = named or now.at.tzname() or ""
    words = _("{day}, {hour} ({zone})").format(day=day, hour=f"{now.at:%H:%M}", zone=zone)
    own = now.at.astimezone(home)
    if own.utcoffset() == now.at.utcoffset():
        return words
    apart = own.date() - now.at.date()
    said = {
        timedelta(days=1): _("{words}; {hour} the day after where you are"),
        timedelta(days=-1): _("{words}; {hour} the day before where you are"),
    }.get(apart, _("{words}; {hour} where you are"))
    return said.format(words=words, hour=f"{own:%H:%M}")


def phase_words(now: Now) -> str:
    """How long until the meeting, or that it is over; `""` while it goes on."""
    if now.phase is Phase.BEFORE:
        words = ngettext(
            "The meeting begins in {count} day.", "The meeting begins in {count} days.", now.days
        )
        return words.format(count=now.days)
    if now.phase is Phase.OVER:
        if not now.days:
            return _("The meeting is over.")
        words = ngettext(
            "The meeting ended {count} day ago.", "The meeting ended {count} days ago.", now.days
        )
        return words.format(count=now.days)
    return ""


def _places(meeting: Meeting, sittings: tuple[int, ...]) -> Places:
    return {at: range(len(meeting.schedule[at].entries)) for at in sittings}


def _left_lines(paper: Paper, left: Left, time: SittingTime) -> Iterator[str]:
    """What is still open in a sitting, and the time for it; nothing where nothing is planned."""
    here = left.within(time.sitting)
    if here:
        items = listed(_left_words(paper, each) for each in here)
        yield _("Still open in it: {items}").format(items=items)
    if time.planned:
        yield time_words(time)


def _left_words(paper: Paper, left: LeftItem) -> str:
    item = paper.meeting.agenda[left.item]
    minutes = left.minutes if left.counts else None
    said = (
        labels.item_status(item.status).lower() if left.in_progress else "",
        _("{minutes} min").format(minutes=minutes) if minutes is not None else "",
        _("goes on later") if left.goes_on else "",
    )
    more = listed(said)
    name = item.number or item.title
    return name + aside(more) if more else name


def _item_words(paper: Paper, sitting: int) -> str:
    item = first_open(paper.meeting, paper.links, sitting)
    if item < 0:
        return ""
    number, title = paper.meeting.agenda[item].number, paper.meeting.agenda[item].title
    said = _("First open item: {number} {title}") if number else _("First open item: {title}")
    return said.format(number=number, title=title)
