"""The text of a file after a revision."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tui.meeting.dates import day_text
from tui.meeting.problems import ValuePath
from tui.store.editing.change import Edit, same
from tui.store.editing.edits import edited
from tui.store.editing.finding import find
from tui.store.editing.layout import Layout, Splice, spliced
from tui.store.editing.levels import tables
from tui.store.editing.spans import comments_in
from tui.store.guessed import comment_text, is_guess
from tui.store.reading.toml import NotTomlError, read_toml


def made(text: str, edits: Sequence[Edit], language: str) -> tuple[str, tuple[str, ...]]:
    """Makes the edits of a revision in a text.

    Headings of days over the schedule, as an import writes them, follow the days.

    Args:
        text: The text of the file.
        edits: The edits.
        language: The language of the meeting.

    Returns:
        The new text, and the comments that are gone with a value, such as within a list.

    Raises:
        RefusedEdit: They cannot be made.
    """
    if not edits:
        return text, ()
    values = read_toml(text)
    new = edited(text, edits, values)
    headings = _day_headings(values, text, language)
    after = _with_headings(new.text, new.values, headings, language) if headings else new.text
    after = _proved(new.text, after, new.values)
    lost = Counter(comments_in(_ended(text)))
    lost.subtract(comments_in(_ended(after)))
    gone = (each for each in lost.elements() if each not in headings and not is_guess(each))
    return after, tuple(gone)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def marked(text: str, marks: Mapping[ValuePath, str]) -> str:
    """A text with a comment above some of its values.

    Args:
        text: The text.
        marks: What to say of each value, by its path in the file.
    """
    layout = Layout(_ended(text))
    splices = []
    for path, words in marks.items():
        found = find(layout, path)
        if found.statement is None or found.around is not None:
            continue  # It is not on a line of its own.
        start = layout.line_start(found.statement.start)
        indent = layout.indent(found.statement.start)
        splices.append(
            Splice(start, start, f"{indent}# {comment_text(words)}{layout.newline(start)}")
        )
    return _proved(text, spliced(layout.text, splices), read_toml(text)) if splices else text


def _proved(text: str, new: str, values: Mapping[str, Any]) -> str:
    """The new text, where it says the same; else the one that there was."""
    try:
        return new if same(read_toml(new), dict(values)) else text
    except NotTomlError:
        return text


def _days(values: Mapping[str, Any]) -> list[date]:
    found = (table.get("date") for table in tables(values.get("schedule")))
    return [day for day in found if isinstance(day, date)]


def _day_headings(values: Mapping[str, Any], text: str, language: str) -> list[str]:
    """The comments of a file that are headings of its days; none unless all days have theirs."""
    days = dict.fromkeys(_days(values))
    headings = [f"# {day_text(day, language)}" for day in days]
    lines = [line.rstrip() for line in text.splitlines()]
    return headings if headings and all(lines.count(each) == 1 for each in headings) else []


def _with_headings(
    text: str, values: Mapping[str, Any], headings: Sequence[str], language: str
) -> str:
    """A text whose days have their headings, each over its first sitting."""
    days = _days(values)
    firsts = {days.index(day): f"# {day_text(day, language)}" for day in dict.fromkeys(days)}
    if days != sorted(days) or _stand_right(text, firsts, headings):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    blank = rf"(?:[ \t]*{newline})*"
    for each in headings:
        line = rf"(?m)(?:^[ \t]*{newline})?^{re.escape(each)}[ \t]*{newline}{blank}"
        text = re.sub(line, "", text, count=1)
    layout = Layout(text)
    splices = []
    for at, heading in firsts.items():
        section = layout.header(("schedule", at))
        if section >= 0:
            start = layout.extent(section).start
            splices.append(Splice(start, start, f"{newline}{heading}{newline}{newline}"))
    return spliced(text, splices)


def _stand_right(text: str, firsts: Mapping[int, str], headings: Sequence[str]) -> bool:
    """Whether each day's heading stands over its first sitting, and no other does."""
    known = {*firsts.values(), *headings}
    above, count = "", 0
    for line in map(str.strip, text.splitlines()):
        if line in known:
            if above:
                return False
            above = line
        elif line.startswith("[[schedule]]"):
            if above != firsts.get(count, ""):
                return False
            above, count = "", count + 1
    return not above
