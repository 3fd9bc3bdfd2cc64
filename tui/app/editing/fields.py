"""How a value is asked for."""

from collections.abc import Mapping
from enum import Enum, auto

from tui.store.fields import REFERENCE, REFERENCES, EditedField

_LONG = frozenset({"annotation", "introduction", "outcome"})


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
