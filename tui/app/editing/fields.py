"""What can be typed for a value, and what comes of it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

import msgspec
from msgspec import Struct

from tui.meeting.model import About, AgendaItem, Document, Entry, Headings, Sitting
from tui.meeting.problems import ValuePath
from tui.store.shape import Field, convert, fields_of
from tui.store.wording import expected

_LONG = frozenset({"annotation", "introduction", "outcome"})
_REFERENCES = frozenset({"items", "related"})
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


class WrongValueError(ValueError):
    """What was typed is not a value of the field; the text says what is expected."""


class EditedField(Struct, frozen=True):
    """A field of a table in the file, that can be changed.

    Attributes:
        table: The path of the table in the file.
        field: The key, and what it holds.
        description: What the key is for, from the model.
    """

    table: ValuePath
    field: Field
    description: str

    @property
    def path(self) -> ValuePath:
        """The path of the value in the file."""
        return (*self.table, self.field.key)

    @property
    def label(self) -> str:
        """The key in words."""
        return self.field.key.replace("_", " ")

    @property
    def way(self) -> Way:
        """How its value is asked for."""
        shape, key = self.field.shape, self.field.key
        if shape.base is bool:
            return Way.SWITCH
        if shape.choices:
            return Way.CHOICE
        if key in _REFERENCES:
            return Way.ITEMS
        if key == "item":
            return Way.ITEM
        if key in _LONG or shape.base in (tuple, Mapping):
            return Way.TEXT
        return Way.LINE

    def text_of(self, value: object) -> str:
        """A value as one types it: lists and tables with a line for each."""
        match value:
            case None:
                return ""
            case time():
                return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
            case date():
                return value.isoformat()
            case tuple() | list():
                return "\n".join(map(str, value))
            case dict():
                return "\n".join(f"{key} = {part}" for key, part in value.items())
            case _:
                return str(value)

    def value_of(self, text: str) -> object:
        """What was typed as a value; None where the key is to be taken out.

        Raises:
            WrongValueError: It is not what the key takes.
        """
        shape = self.field.shape
        if not text.strip() and (shape.base is not str or not self.field.required):
            if self.field.required:
                raise WrongValueError(f"expected {expected(shape)}")
            return None
        try:
            value = self._read(text)
            convert(value, shape.annotation)
        except (ValueError, TypeError, OverflowError, msgspec.ValidationError):
            raise WrongValueError(f"expected {expected(shape)}") from None
        return value

    def _read(self, text: str) -> object:
        base = self.field.shape.base
        if base is bool:
            return text == "true"
        if base is int:
            return int(text.strip())
        if base is date:
            return date.fromisoformat(text.strip())
        if base is time:
            return _clock(text.strip())
        if base is tuple:
            return [line.strip() for line in text.split("\n") if line.strip()]
        if base is Mapping:
            pairs = (line.partition("=") for line in text.split("\n") if line.strip())
            return {key.strip(): part.strip() for key, _, part in pairs}
        return text

    def stepped(self, text: str, step: int) -> str:
        """What was typed a step on, with the arrow keys: a day, a quarter of an hour, a number."""
        base = self.field.shape.base
        try:
            if base is date:
                return (date.fromisoformat(text.strip()) + timedelta(days=step)).isoformat()
            if base is time:
                moment = datetime.combine(date(2000, 1, 1), _clock(text.strip()))
                return f"{moment + timedelta(minutes=_MINUTES * step):%H:%M}"
            if base is int:
                return str(int(text.strip() or 0) + step)
        except (ValueError, OverflowError):
            return text
        return text


def _clock(text: str) -> time:
    """A time of day as people type it: `9`, `9:30`, `0930`, `09.30`, `10:00:00`."""
    digits = text.replace(".", ":").replace("h", ":").rstrip(":")
    if digits.isdigit() and len(digits) in (3, 4):
        digits = f"{digits[:-2]}:{digits[-2:]}"
    hour, minute, second = [*map(int, digits.split(":")), 0, 0][:3]
    return time(hour, minute, second)


STRUCTS: Mapping[str, type[Struct]] = {
    "meeting": About,
    "headings": Headings,
    "agenda": AgendaItem,
    "documents": Document,
    "schedule": Sitting,
    "entries": Entry,
}
"""The struct of the tables under each key of the file."""


def struct_at(table: ValuePath) -> type[Struct]:
    """The struct of a table by its path in the file."""
    name = next(part for part in reversed(table) if isinstance(part, str))
    return STRUCTS[name]


def fields_at(table: ValuePath) -> list[EditedField]:
    """The fields of a table that can be changed, in the order of the model."""
    struct = struct_at(table)
    descriptions = _descriptions(struct)
    return [
        EditedField(table, field, descriptions[field.key])
        for field in fields_of(struct).values()
        if field.shape.struct is None
    ]


def field_at(path: ValuePath) -> EditedField:
    """The field of a value by its path in the file."""
    return next(field for field in fields_at(path[:-1]) if field.field.key == path[-1])


def _descriptions(struct: type[Struct]) -> dict[str, str]:
    found = {}
    for field in msgspec.structs.fields(struct):
        notes = getattr(field.type, "__metadata__", ())
        described = (note.description for note in notes if isinstance(note, msgspec.Meta))
        found[field.encode_name] = next(filter(None, described), "")
    return found
