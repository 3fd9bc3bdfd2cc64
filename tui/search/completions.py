"""What may be typed next in a query: filters, and their values."""

import re

from msgspec import Struct

from tui.meeting.model import Meeting
from tui.search.filters import values
from tui.search.language import FILTERS
from tui.text.fold import fold

_TYPED = re.compile(r"(?<!\S)[-－]?(?:(?P<name>\w+)[:：])?(?P<rest>[^\s:：]*)$")


class Completion(Struct, frozen=True):
    """Something to put in place of a part of a query.

    Attributes:
        start: Where the part starts.
        end: Where it ends: at the cursor.
        text: What to put there.
        about: What it is, in a few words.
    """

    start: int
    end: int
    text: str
    about: str


def completions(text: str, cursor: int, meeting: Meeting | None) -> tuple[Completion, ...]:
    """The filters, or the values of a filter, that begin with what stands before the cursor.

    Args:
        text: The query as typed.
        cursor: Where the cursor stands in it.
        meeting: The meeting that is searched; None where there are many.
    """
    match = _TYPED.search(text[:cursor])
    if match is None:
        return ()
    start, rest = match.start("rest"), fold(match["rest"])
    if match["name"] is None:
        names = (
            name
            for name in FILTERS
            if name.startswith(rest) and (meeting is None or values(name, meeting))
        )
        return tuple(Completion(start, cursor, f"{name}:", FILTERS[name]) for name in names)
    name = match["name"].lower()
    return tuple(
        Completion(start, cursor, _quoted(value), FILTERS[name])
        for value in values(name, meeting)
        if fold(value).startswith(rest)
    )


def _quoted(value: str) -> str:
    return f'"{value}"' if any(sign.isspace() for sign in value) else value
