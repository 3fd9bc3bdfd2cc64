"""How a value is asked for, and how it is stepped with the arrow keys."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from tui.store.fields import REFERENCE, REFERENCES, EditedField, clock

_LONG = frozenset({"annotation", "introduction", "outcome"})
_MINUTES = 15


class Way(Enum):
    """How a value is asked for."""

    LINE = auto()
    """A line to type in."""
    TEXT = auto()
    """An area for paragraphs, or for a list with a line for each."""
    CHOICE = auto()
    """One of some words."""
    ITEM = auto()
    """One agenda item, by its key."""
    ITEMS = auto()
    """Several agenda items."""
    SWITCH = auto()
    """True or false: it changes at once."""


def way_of(field: EditedField) -> Way:
    """How the value of a field is asked for."""
    shape, key = field.field.shape, field.field.key
    if shape.base is bool:
        return Way.SWITCH
    if shape.choices:
        return Way.CHOICE
    if key in REFERENCES:
        return Way.ITEMS
    if key == REFERENCE:
        return Way.ITEM
    if key in _LONG or shape.base in (tuple, Mapping):
        return Way.TEXT
    return Way.LINE


def stepped(field: EditedField, text: str, step: int) -> str:
    """What was typed a step on, with the arrow keys: a day, a quarter of an hour, a number."""
    base = field.field.shape.base
    try:
        if base is date:
            return (date.fromisoformat(text.strip()) + timedelta(days=step)).isoformat()
        if base is time:
            moment = datetime.combine(date(2000, 1, 1), clock(text.strip()))
            return f"{moment + timedelta(minutes=_MINUTES * step):%H:%M}"
        if base is int:
            return str(int(text.strip() or 0) + step)
    except (ValueError, OverflowError):
        return text
    return text
