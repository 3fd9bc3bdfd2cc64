"""The course of the meeting in words: when an item was taken up, and when it was done with."""

from datetime import datetime
from typing import NamedTuple

from tui.meeting.dates import moments_text
from tui.meeting.model import AgendaItem


class Times(NamedTuple):
    """When an item was dealt with, in words.

    Attributes:
        taken_up: When it was taken up; `""` where that is not known, or said by `done`.
        done: When the meeting was done with it: the hours from when to when where that was on one
            day; `""` where that is not known.
    """

    taken_up: str
    done: str


def times_of(item: AgendaItem, language: str, *, by_the_clock: bool = False) -> Times:
    """When an item was dealt with.

    Args:
        item: The item.
        language: The language tag of the meeting, in whose way days and hours are written.
        by_the_clock: Whether hours are shown as 10:00–13:00 in every language.
    """

    def words(start: datetime | None, end: datetime | None) -> str:
        if start is None or end is None:
            return ""
        return moments_text(start, end, language, by_the_clock=by_the_clock)

    began, ended = item.taken_up, item.concluded
    if began is not None and ended is not None and began.date() == ended.date() and began <= ended:
        return Times("", words(began, ended))
    return Times(words(began, began), words(ended, ended))
