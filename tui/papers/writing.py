"""A meeting file as a person would write it, with what was guessed marked by comments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from msgspec import to_builtins

from tui.meeting.dates import day_text
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath
from tui.papers.found import Guess
from tui.store.editing.literals import literal
from tui.store.guessed import comment_text, guess_comment

_LONG = frozenset({"annotation", "introduction"})
"""The keys whose texts stand in three quotes."""

_FIRST = ("symbol", "id", "number", "level")
"""The keys that come first in an entry."""

Marks = Mapping[ValuePath, str]


def file_text(meeting: Meeting, guesses: Sequence[Guess] = ()) -> str:
    """The text of a meeting file.

    Args:
        meeting: The meeting.
        guesses: What was guessed: each is marked by a comment above its value.
    """
    marks = {guess.path: guess.words for guess in guesses}
    values = to_builtins(meeting, builtin_types=(date, time, datetime))
    lines = ["format = 1"]
    for name in ("meeting", "headings"):
        if values.get(name):
            lines += ["", f"[{name}]", *_values(values[name], (name,), marks)]
    for section in ("agenda", "documents", "schedule"):
        day = None
        for position, entry in enumerate(values.get(section, ())):
            lines += [""] if position else ["", ""]
            if section == "schedule" and entry["date"] != day:
                day = entry["date"]
                lines += [f"# {comment_text(day_text(day, meeting.about.language))}", ""]
            lines += [f"[[{section}]]", *_entry(entry, (section, position), marks)]
    return "\n".join(lines) + "\n"


def _entry(entry: Mapping[str, Any], path: ValuePath, marks: Marks) -> Iterator[str]:
    yield from _values(
        {key: value for key, value in entry.items() if key != "entries"}, path, marks
    )
    for at, each in enumerate(entry.get("entries", ())):
        yield ""
        yield f"[[{path[0]}.entries]]"
        yield from _values(each, (*path, "entries", at), marks)


def _values(table: Mapping[str, Any], path: ValuePath, marks: Marks) -> Iterator[str]:
    # The number comes before the title, as in a paper.
    keys = sorted(table, key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))
    for key in keys:
        value = table[key]
        if words := marks.get((*path, key)):
            yield guess_comment(words)
        yield f"{key} = {literal(value, like=_THREE_QUOTES if key in _LONG else '')}"


_THREE_QUOTES = '"""\n'
