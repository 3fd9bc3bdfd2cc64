"""What the values of filters mean, whatever the meeting."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from tui.meeting.dates import day_text
from tui.meeting.model import (
    DocumentKind,
    DocumentStatus,
    Headings,
    ItemKind,
    ItemStatus,
    SittingKind,
    SittingStatus,
)
from tui.meeting.words import LANGUAGES, Words, words_of
from tui.search.records import Pane
from tui.text.fold import fold

PANES = {
    "agenda": Pane.AGENDA,
    "annotation": Pane.ANNOTATION,
    "documents": Pane.DOCUMENTS,
    "schedule": Pane.SCHEDULE,
    "meeting": Pane.MEETING,
    "notes": Pane.NOTES,
}
DECIDED = "decided"
"""An item that is concluded or adopted, or has an outcome and is neither deferred nor withdrawn."""

STATUSES = tuple(
    dict.fromkeys(
        (DECIDED, *get_args(ItemStatus), *get_args(DocumentStatus), *get_args(SittingStatus))
    )
)
KINDS = tuple(dict.fromkeys((*get_args(ItemKind), *get_args(DocumentKind), *get_args(SittingKind))))

_OTHER_WORDS = {
    Pane.AGENDA: ("议程", "ordre du jour", "programa", "temario", "повестка", "جدول الأعمال"),
    Pane.ANNOTATION: ("说明", "注释", "annotations", "anotaciones", "аннотации", "شروح"),
    Pane.DOCUMENTS: ("文件", "documents", "documentos", "документы", "وثائق"),
    Pane.SCHEDULE: ("日程", "安排", "calendrier", "calendario", "расписание", "جدول زمني"),
    Pane.NOTES: ("笔记", "notas", "заметки", "ملاحظات"),
    Pane.MEETING: ("会议", "réunion", "reunión", "совещание", "اجتماع"),
}
"""What people call the panes besides the headings of papers."""

_SEVERAL = re.compile("[,，、،]")
_SHORTEST_WEEKDAY = 2
_LAST_DAY = 31
_SOME_MONDAY = date(2024, 1, 1)


def several(value: str) -> tuple[str, ...]:
    """The values that stand in one, with commas between them."""
    return tuple(filter(None, (one.strip() for one in _SEVERAL.split(value))))


def panes_of(value: str, headings: Headings | None = None) -> frozenset[Pane]:
    """The panes that a value of `in:` names, in English, in the meeting's words or another's.

    Args:
        value: The value.
        headings: The words over the panes of a meeting.
    """
    folded = fold(value)
    if not folded:
        return frozenset()
    if folded == "annotations":
        return frozenset({Pane.ANNOTATION})
    named = frozenset(pane for name, pane in PANES.items() if name.startswith(folded))
    if named:
        return named
    own = _headings(headings) if headings is not None else {}
    of_meeting = frozenset(pane for pane, word in own.items() if folded in fold(word))
    if of_meeting:
        return of_meeting
    return frozenset(
        pane
        for pane, words in _usual_words().items()
        if any(folded in word for word in words if word)
    )


def _headings(headings: Headings) -> Mapping[Pane, str]:
    return {
        Pane.AGENDA: headings.agenda,
        Pane.ANNOTATION: headings.annotations,
        Pane.DOCUMENTS: headings.documents,
        Pane.SCHEDULE: headings.schedule,
    }


@lru_cache(maxsize=1)
def _usual_words() -> Mapping[Pane, tuple[str, ...]]:
    usual = [words_of(language) for language in LANGUAGES]
    return {
        pane: tuple(
            fold(word)
            for word in (
                *_OTHER_WORDS[pane],
                *(_heading(words, pane) for words in usual),
            )
        )
        for pane in PANES.values()
    }


def _heading(words: Words, pane: Pane) -> str:
    match pane:
        case Pane.AGENDA:
            return words.agenda
        case Pane.ANNOTATION:
            return words.annotations
        case Pane.DOCUMENTS:
            return words.documents
        case Pane.SCHEDULE:
            return words.schedule
    return ""


def statuses_of(value: str) -> frozenset[str]:
    """The statuses that a value of `is:` names."""
    return _beginning_with(fold(value), STATUSES)


def kinds_of(value: str) -> frozenset[str]:
    """The kinds that a value of `kind:` names."""
    return _beginning_with(fold(value), KINDS)


def _beginning_with(value: str, words: tuple[str, ...]) -> frozenset[str]:
    if value in words:
        return frozenset({value})
    return frozenset(word for word in words if word.startswith(value)) if value else frozenset()


def is_named(day: date, value: str, language: str) -> bool:
    """Whether a value of `day:` names a day, by its date, its number in the month or its weekday.

    Args:
        day: The day.
        value: The value, folded.
        language: The language of the meeting, in which weekdays may be named besides English.
    """
    if value.isdecimal():
        return str(day.day) == value.lstrip("0")
    if value == day.isoformat():
        return True
    if len(value) < _SHORTEST_WEEKDAY:
        return False
    weekday = fold(day_text(day, "en")).partition(",")[0]
    return weekday.startswith(value) or value in fold(day_text(day, language))


def names_a_day(value: str, language: str) -> bool:
    """Whether a value of `day:` could name a day.

    Args:
        value: The value, folded.
        language: See `is_named`.
    """
    if value.isdecimal():
        return 1 <= int(value) <= _LAST_DAY
    try:
        date.fromisoformat(value)
    except ValueError:
        return any(is_named(day, value, language) for day in _a_year())
    return True


def _a_year() -> Iterator[date]:
    return (_SOME_MONDAY + timedelta(days=days) for days in range(366))


def means_something(name: str, value: str) -> bool:
    """Whether a value of a filter means something in any meeting at all.

    Args:
        name: The name of the filter.
        value: One value.
    """
    match name:
        case "in":
            return bool(panes_of(value))
        case "day":
            return any(names_a_day(fold(value), language) for language in LANGUAGES)
        case "is":
            return bool(statuses_of(value))
        case "kind":
            return bool(kinds_of(value))
    return True
