"""What to call an entry of the file, in a word to the user."""

from collections.abc import Mapping
from datetime import date, time
from functools import partial
from typing import Any

from tui.i18n import _
from tui.meeting.dates import day_and_hours, day_text, sitting_text
from tui.meeting.problems import ValuePath

_LONGEST = 40


def name_of(values: Mapping[str, Any], path: ValuePath, *, by_the_clock: bool = False) -> str:
    """An entry in words: `item 1(a)`, `A/CONF.234/1`, `the sitting of Monday, 9 September, 10 a.m.–1 p.m.`.

    Args:
        values: The values of the file.
        path: The path in the file of the entry, or of the table of the meeting.
        by_the_clock: Whether hours are said as 10:00–13:00 in every language.
    """
    said = partial(_sitting, language=_language(values), by_the_clock=by_the_clock)
    match path:
        case ("agenda", int(item), *_):
            entry = _table(values, "agenda", item)
            number = entry.get("number") or entry.get("id")
            return (
                _("item {number}").format(number=number)
                if number
                else _("item “{get}”").format(get=_short(entry.get("title")))
            )
        case ("documents", int(document), *_):
            entry = _table(values, "documents", document)
            return _short(entry.get("symbol") or entry.get("title")) or _("the document")
        case ("schedule", int(sitting), "entries", int(entry_at), *_):
            sitting_table = _table(values, "schedule", sitting)
            entry = _table(sitting_table, "entries", entry_at)
            what = entry.get("item") or entry.get("title")
            return _("{entry} in {sitting}").format(
                entry=_short(what) or _("the entry"), sitting=said(sitting_table)
            )
        case ("schedule", int(sitting), *_):
            return said(_table(values, "schedule", sitting))
        case _:
            return _("the meeting")


def _table(values: Mapping[str, Any], key: str, position: int) -> Mapping[str, Any]:
    tables = values.get(key)
    if not isinstance(tables, list) or not 0 <= position < len(tables):
        return {}
    table = tables[position]
    return table if isinstance(table, dict) else {}


def _language(values: Mapping[str, Any]) -> str:
    about = values.get("meeting")
    tag = about.get("language") if isinstance(about, dict) else None
    return tag if isinstance(tag, str) else ""


def _sitting(table: Mapping[str, Any], *, language: str, by_the_clock: bool) -> str:
    """A sitting as the schedule calls it, so that one finds it there."""
    day, start, end = table.get("date"), table.get("start"), table.get("end")
    hours = (
        sitting_text(start, end, language, by_the_clock=by_the_clock)
        if isinstance(start, time) and isinstance(end, time)
        else ""
    )
    if isinstance(day, date):
        when = day_and_hours(day, hours, language) if hours else day_text(day, language)
    else:
        when = hours
    return _("the sitting of {when}").format(when=when) if when else _("the sitting")


def _short(text: object) -> str:
    if not isinstance(text, str):
        return ""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
