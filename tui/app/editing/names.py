"""What to call an entry of the file, in a word to the user."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from tui.i18n import _, language
from tui.meeting.dates import clock_text, day_text
from tui.meeting.problems import ValuePath

_LONGEST = 40


def name_of(values: Mapping[str, Any], path: ValuePath) -> str:
    """An entry in words: `item 1(a)`, `A/CONF.234/1`, `the sitting of Monday, 9 September 10:00–13:00`.

    Args:
        values: The values of the file.
        path: The path in the file of the entry, or of the table of the meeting.
    """
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
                entry=_short(what) or _("the entry"), sitting=_sitting(sitting_table)
            )
        case ("schedule", int(sitting), *_):
            return _sitting(_table(values, "schedule", sitting))
        case _:
            return _("the meeting")


def _table(values: Mapping[str, Any], key: str, position: int) -> Mapping[str, Any]:
    tables = values.get(key)
    if not isinstance(tables, list) or not 0 <= position < len(tables):
        return {}
    table = tables[position]
    return table if isinstance(table, dict) else {}


def _sitting(table: Mapping[str, Any]) -> str:
    day, start, end = table.get("date"), table.get("start"), table.get("end")
    words = [day_text(day, language())] if isinstance(day, date) else []
    if isinstance(start, time) and isinstance(end, time):
        words.append(clock_text(start, end))
    return _("the sitting of {when}").format(when=" ".join(words)) if words else _("the sitting")


def _short(text: object) -> str:
    if not isinstance(text, str):
        return ""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
