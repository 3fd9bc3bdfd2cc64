"""The running log of a meeting: a page of text, Markdown, or JSON."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from tui.exports.json_export import json_text
from tui.exports.layout import MIN_WIDTH, flow, hang, label_column, one_line, page
from tui.i18n import _
from tui.meeting.dates import day_text, place_text
from tui.meeting.log import Logged
from tui.meeting.model import Meeting
from tui.meeting.notes import Line, Target, was
from tui.text.markdown import escaped


class _Section(NamedTuple):
    """Lines that follow one another on one day and on one item.

    Attributes:
        day: The day, where it begins one.
        head: What the lines are on.
        lines: The lines.
    """

    day: str
    head: str
    lines: list[Line]


def hour_of(line: Line) -> str:
    """The hour at which a line was written; `""` where it does not say."""
    return f"{line.at:%H:%M}" if isinstance(line.at, datetime) else ""


def day_of(line: Line) -> date | None:
    """The day on which a line was written; None where it does not say."""
    return line.at.date() if isinstance(line.at, datetime) else line.at


def head_of(meeting: Meeting, line: Line, place: Target | None) -> str:
    """What a line is on, by number and title."""
    match place:
        case ("agenda", position):
            item = meeting.agenda[position]
            return " ".join(filter(None, (item.number, item.title)))
        case ("meeting", _position):
            return _("The meeting")
        case None:
            return _("gone: {name}").format(name=was(line))
    return was(line)


def log_page(meeting: Meeting, logged: Sequence[Logged], width: int) -> str:
    """A log as text.

    Args:
        meeting: The meeting.
        logged: The lines, in their order.
        width: The width of the page in cells of a terminal.

    Returns:
        The page, safe for a terminal, with a line end at its end.
    """
    width = max(width, MIN_WIDTH)
    hours = label_column([hour_of(line) for line, _place in logged], gap=2)

    def blocks() -> Iterator[list[str]]:
        about = meeting.about
        place = place_text(about.city, about.start, about.end, about.language)
        yield [line for text in (about.title, place) for line in flow(one_line(text), width)]
        for day, head, lines in _sections(meeting, logged):
            if day:
                yield flow(one_line(day), width)
            block = flow(one_line(head), width)
            for line in lines:
                hour = hour_of(line)
                for text in line.text.split("\n"):
                    block += hang(hour, one_line(text), width, margin=2, column=hours, gap=2)
                    hour = ""
            yield block

    return page(blocks())


def log_markdown(meeting: Meeting, logged: Sequence[Logged]) -> str:
    """A log as Markdown: a heading a day, one an item, and a list of lines under it."""

    def blocks() -> Iterator[str]:
        about = meeting.about
        yield f"# {escaped(about.title)}"
        yield escaped(place_text(about.city, about.start, about.end, about.language))
        for day, head, lines in _sections(meeting, logged):
            if day:
                yield f"## {escaped(day)}"
            yield f"### {escaped(head)}"
            yield "\n".join(_bullet(line) for line in lines)

    return "\n\n".join(blocks()) + "\n"


def log_json(meeting: Meeting, logged: Sequence[Logged], *, ascii_only: bool = False) -> str:
    """A log as JSON: under `log` a list of lines, with the keys of the notes file.

    `item` and `title` are those that what a line is on has in the meeting now; where that is gone,
    those that it had, and `gone` is true.

    Args:
        meeting: The meeting.
        logged: The lines, in their order.
        ascii_only: Whether to write everything outside ASCII as escapes.
    """
    lines = [_values(meeting, line, place) for line, place in logged]
    return json_text({"log": lines}, ascii_only=ascii_only)


def _values(meeting: Meeting, line: Line, place: Target | None) -> dict[str, Any]:
    item, title = line.item, line.title
    if place is not None and place[0] == "agenda":
        own = meeting.agenda[place[1]]
        item, title = own.key, own.title
    values = {
        "at": line.at.isoformat() if line.at is not None else "",
        "item": item,
        "title": title,
        "text": line.text,
    }
    known: dict[str, Any] = {key: value for key, value in values.items() if value}
    return known if place is not None else {**known, "gone": True}


def _bullet(line: Line) -> str:
    first, *more = (escaped(text) for text in line.text.split("\n"))
    head = " ".join(filter(None, (hour_of(line), first)))
    return "  \n  ".join([f"- {head}", *filter(None, more)])


def _sections(meeting: Meeting, logged: Sequence[Logged]) -> Iterator[_Section]:
    day: date | None = None
    section: _Section | None = None
    for line, place in logged:
        head, own = head_of(meeting, line, place), day_of(line)
        begins = own is not None and own != day
        if section is None or begins or head != section.head:
            if section is not None:
                yield section
            words = day_text(own, meeting.about.language) if begins and own is not None else ""
            section = _Section(words, head, [])
        day = own or day
        section.lines.append(line)
    if section is not None:
        yield section
