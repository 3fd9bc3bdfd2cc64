"""What can be typed for a value of a meeting file, and what comes of it."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, datetime, time

import msgspec
from msgspec import Struct

from tui.i18n import _
from tui.meeting.model import About, AgendaItem, Document, Entry, Headings, Sitting
from tui.meeting.problems import ValuePath
from tui.meeting.values import key_words
from tui.store.reading.shape import Field, Shape, convert, fields_of
from tui.store.reading.wording import expected

REFERENCES = frozenset({"items", "related"})
"""The keys whose values are lists of agenda items."""

REFERENCE = "item"
"""The key whose value is one agenda item."""


class WrongValueError(ValueError):
    """What was typed is not a value of the field; the text says what is expected."""


class ImpossibleValueError(WrongValueError):
    """What was typed has the right form, but is in no calendar or clock; the text says what."""


def typed_text(value: object) -> str:
    """A value as one types it: lists and tables with a line for each; nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case datetime():
            exactness = "auto" if value.second or value.microsecond else "minutes"
            return value.isoformat(" ", exactness)
        case date():
            return value.isoformat()
        case tuple() | list():
            return "\n".join(map(str, value))
        case dict():
            return "\n".join(f"{key} = {part}" for key, part in value.items())
        case _:
            return str(value)


def typed_value(text: str, shape: Shape, *, required: bool = False) -> object:
    """What was typed as a value; None where the value is to be taken out.

    Args:
        text: What was typed, as `typed_text` would write it.
        shape: What the value should be.
        required: Whether there must be a value; a text that is required may be empty.

    Raises:
        WrongValueError: It is not such a value.
    """
    if not text.strip() and (shape.base is not str or not required):
        if required:
            raise WrongValueError(_("expected {expected}").format(expected=expected(shape)))
        return None
    try:
        value = _read(text, shape)
        convert(value, shape.annotation)
    except WrongValueError:
        raise
    except (ValueError, TypeError, OverflowError, msgspec.ValidationError):
        if why := _impossible(text.strip(), shape.base):
            raise ImpossibleValueError(why) from None
        raise WrongValueError(_("expected {expected}").format(expected=expected(shape))) from None
    return value


_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::(\d{2}))?", re.ASCII)
_MONTHS = 12
_HOURS, _MINUTES = 24, 60


def _impossible(text: str, base: object) -> str:
    """Which part of a day or an hour there is not; `""` where the form is wrong already."""
    if base is datetime:
        written, clocked = _parted(text)
        try:
            date.fromisoformat(written)
        except ValueError:
            return _impossible(written, date)
        return _impossible(clocked, time)
    if base is date and (found := _DATE.fullmatch(text)):
        year, month, day = map(int, found.groups())
        if not year:
            return _("there is no year 0")
        if not 1 <= month <= _MONTHS:
            return _("there is no month {month}").format(month=month)
        days = calendar.monthrange(year, month)[1]
        return _("there is no day {day}: {year}-{month:02} has {days}").format(
            day=day, year=year, month=month, days=days
        )
    if base is time and (found := _CLOCK.fullmatch(text)):
        hour, minute = int(found[1]), int(found[2])
        if hour >= _HOURS:
            return _("there is no hour {hour}; midnight is 00:00, and a day ends at 23:59").format(
                hour=hour
            )
        if minute >= _MINUTES:
            return _("there is no minute {minute}").format(minute=minute)
        return _("there is no second {second}").format(second=found[3])
    return ""


def _parted(moment: str) -> tuple[str, str]:
    """The day and the time of day of what was typed for both."""
    day, _blank, hour = moment.strip().replace("T", " ", 1).partition(" ")
    return day, hour.strip()


def _read(text: str, shape: Shape) -> object:
    base = shape.base
    if base is bool:
        return {"true": True, "false": False}.get(text.strip())
    if base is int:
        return int(text.strip())
    if base is date:
        return date.fromisoformat(text.strip())
    if base is time:
        return clock(text.strip())
    if base is datetime:
        return moment(text)
    if base is tuple:
        return [line.strip() for line in text.split("\n") if line.strip()]
    if base is Mapping:
        # A line without the sign for "equals" makes this fail, and so is refused.
        pairs = (line.split("=", 1) for line in text.split("\n") if line.strip())
        named = {key.strip(): part.strip() for key, part in pairs}
        if not all(key and part for key, part in named.items()):
            raise WrongValueError(_("expected a path after the sign =, as in en = paper.pdf"))
        return named
    return text


def clock(text: str) -> time:
    """A time of day as people type it: `9`, `9:30`, `0930`, `09.30`, `10:00:00`.

    Raises:
        ValueError: It is none.
    """
    digits = text.replace(".", ":").replace("h", ":").rstrip(":")
    if digits.isdigit() and len(digits) in (3, 4):
        digits = f"{digits[:-2]}:{digits[-2:]}"
    hour, minute, second = map(int, (digits + ":0" * (2 - digits.count(":"))).split(":"))
    return time(hour, minute, second)


def moment(text: str) -> datetime:
    """A day and a time of day as people type them: `2019-09-09 10:05`.

    Raises:
        ValueError: It is none.
    """
    day, hour = _parted(text)
    hour, _dot, fraction = hour.partition(".") if hour.count(":") > 1 else (hour, "", "")
    at = datetime.combine(date.fromisoformat(day), clock(hour))
    return at.replace(microsecond=int(fraction.ljust(6, "0"))) if fraction else at


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
        """The key in words of the language in use."""
        return key_words(self.field.key)

    def value_of(self, text: str) -> object:
        """What was typed as a value; None where the key is to be taken out.

        Raises:
            WrongValueError: It is not what the key takes.
        """
        return typed_value(text, self.field.shape, required=self.field.required)


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
    descriptions = descriptions_of(struct)
    return [
        EditedField(table, field, descriptions[field.key])
        for field in fields_of(struct).values()
        if field.shape.struct is None
    ]


def field_at(path: ValuePath) -> EditedField:
    """The field of a value by its path in the file."""
    return next(field for field in fields_at(path[:-1]) if field.field.key == path[-1])


def descriptions_of(struct: type[Struct]) -> dict[str, str]:
    """What each key of a table is for, by key."""
    found = {}
    for field in msgspec.structs.fields(struct):
        notes = getattr(field.type, "__metadata__", ())
        described = (note.description for note in notes if isinstance(note, msgspec.Meta))
        words = next(filter(None, described), "")
        found[field.encode_name] = _(words) if words else ""
    return found
