"""From plain TOML values to a meeting: what is right is taken, all that is wrong is listed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

import msgspec
from msgspec import Struct

from tui.i18n import N_, _
from tui.meeting.checks import Nearest
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.meeting.problems import Problem, Rank, ValuePath, quoted
from tui.store.reading.shape import Field, Shape, convert, fields_of, is_number
from tui.store.reading.wording import described, expected, hint

_LEFT_OUT_WORDS: Mapping[type[Struct], str] = {
    AgendaItem: N_("so this agenda item is left out"),
    Document: N_("so this document is left out"),
    Sitting: N_("so this sitting is left out"),
    Entry: N_("so this entry is left out"),
}
_ONE_OF: Mapping[type[Struct], tuple[str, str]] = {
    Document: ("symbol", "title"),
    Entry: ("item", "title"),
}
"""The keys of which a table must have one or the other."""

_LONGEST_KEY = 40


class Converted(Struct, frozen=True):
    """What came of the values of a file.

    Attributes:
        meeting: The meeting of all that is right; None where too little is.
        problems: What is wrong, by paths in the file.
        kept: For each list of which something was left out, its path in the file and the positions
            in the file of what was kept.
        wrong: The paths in the file of the values and entries that were left out, and of the
            required ones that are missing.
    """

    meeting: Meeting | None
    problems: list[Problem]
    kept: dict[ValuePath, tuple[int, ...]]
    wrong: set[ValuePath]


def convert_meeting(values: Mapping[str, Any], nearest: Nearest) -> Converted:
    """Makes a meeting of the values that tomllib has read.

    Args:
        values: The values of the whole file.
        nearest: Finds the name that a misspelt one stands for.
    """
    conversion = _Conversion(nearest)
    attributes = conversion.top(values)
    conversion.problems.extend(_unknown_keys(Meeting, values, (), nearest))
    return Converted(
        None if attributes is None else Meeting(**attributes),
        conversion.problems,
        conversion.kept,
        conversion.wrong,
    )


class _LeftOut:
    """Stands for a value that is wrong."""


_LEFT_OUT = _LeftOut()


class _Conversion:
    """One walk through the values of a file.

    A whole section is converted at once where it is right; only where it is not, each entry, and
    only of a wrong entry each value: msgspec stops at the first error of what it is given.
    """

    def __init__(self, nearest: Nearest) -> None:
        self._nearest = nearest
        self.problems: list[Problem] = []
        self.kept: dict[ValuePath, tuple[int, ...]] = {}
        self.wrong: set[ValuePath] = set()

    def top(self, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """The attributes of the meeting, or None where they do not suffice for one."""
        attributes: dict[str, Any] = {"format": 1}
        for key, field in fields_of(Meeting).items():
            if key == "meeting" or self._field(field, values, (), attributes):
                continue
            self._lacking(field, values, (), _("so format 1 is assumed"))
        about = self._about(values, attributes.get("schedule", ()))
        return None if about is None else {**attributes, "about": about}

    def _about(self, values: Mapping[str, Any], schedule: Sequence[Sitting]) -> About | None:
        path = ("meeting",)
        if "meeting" not in values:
            message = _("there is no table [meeting]; add one with title, language, start and end")
            self._report((), message, Rank.FATAL)
            return None
        table = values["meeting"]
        if not isinstance(table, dict):
            shape = fields_of(Meeting)["meeting"].shape
            self._wrong(path, "meeting", table, shape, so="", rank=Rank.FATAL)
            return None
        days = [sitting.date for sitting in schedule]
        right: dict[str, Any] = {}
        lacking = [
            field
            for field in fields_of(About).values()
            if not self._field(field, table, path, right)
        ]
        days += [right[key] for key in ("start", "end") if key in right]
        for field in lacking:
            value, so, rank = _instead(field.key, days)
            self._lacking(field, table, path, so, rank)
            right[field.name] = value
        return None if any(right[field.name] is None for field in lacking) else About(**right)

    def _field(
        self, field: Field, table: Mapping[str, Any], path: ValuePath, right: dict[str, Any]
    ) -> bool:
        """Puts a value into `right`; False where a required one is missing or wrong."""
        if field.key not in table:
            return not field.required
        inner = (*path, field.key)
        if field.required:
            # The caller knows what it does instead, and reports it.
            try:
                right[field.name] = convert(table[field.key], field.shape.annotation)
            except msgspec.ValidationError:
                return False
            return True
        value = self._value(field.shape, table[field.key], inner, field.key)
        if value is not _LEFT_OUT:
            right[field.name] = value
        return True

    def _value(self, shape: Shape, value: object, path: ValuePath, name: str) -> object:
        """A value as the model has it, or what of it is right; or `_LEFT_OUT`, reported."""
        try:
            converted = convert(value, shape.annotation)
        except msgspec.ValidationError:
            pass
        else:
            if _is_whole(converted):
                return converted
        if shape.base is tuple and isinstance(value, list):
            return self._list(cast("Shape", shape.part), value, path, name)
        if shape.base is Mapping and isinstance(value, dict):
            return self._map(cast("Shape", shape.part), value, path, name)
        if shape.struct and shape.part is None and isinstance(value, dict):
            return self._table(shape.struct, value, path)
        return self._wrong(path, name, value, shape)

    def _list(self, part: Shape, values: list[Any], path: ValuePath, name: str) -> object:
        converted = [
            self._value(part, value, (*path, position), f"{name}[{position}]")
            for position, value in enumerate(values)
        ]
        kept = tuple(place for place, value in enumerate(converted) if value is not _LEFT_OUT)
        if len(kept) < len(values):
            self.kept[path] = kept
        return tuple(converted[place] for place in kept)

    def _map(self, part: Shape, values: dict[str, Any], path: ValuePath, name: str) -> object:
        converted = {
            key: self._value(part, value, (*path, key), f"{name}.{key[:_LONGEST_KEY]}")
            for key, value in values.items()
        }
        return {key: value for key, value in converted.items() if value is not _LEFT_OUT}

    def _table(self, struct: type[Struct], table: dict[str, Any], path: ValuePath) -> object:
        so = (
            _(_LEFT_OUT_WORDS[struct])
            if struct in _LEFT_OUT_WORDS
            else _("so this table is left out")
        )
        right: dict[str, Any] = {}
        lacking = [
            field
            for field in fields_of(struct).values()
            if not self._field(field, table, path, right)
        ]

        for field in lacking:
            self._lacking(field, table, path, so)
        alternatives = _ONE_OF.get(struct, ())
        if alternatives and not any(right.get(key) for key in alternatives):
            first, second = alternatives
            self._report(
                path,
                _("has neither {first} nor {second}, {so}; give it one of them").format(
                    first=first, second=second, so=so
                ),
            )
            lacking.append(fields_of(struct)[first])
        if lacking:
            self.wrong.add(path)
            return _LEFT_OUT
        return struct(**right)

    def _wrong(
        self,
        path: ValuePath,
        name: str,
        value: object,
        shape: Shape,
        *,
        so: str | None = None,
        rank: Rank = Rank.ERROR,
    ) -> _LeftOut:
        header = ".".join(part for part in path if isinstance(part, str))
        advice = hint(value, shape, header, self._nearest)
        if so is None:
            words = _("{name} is {described} and is left out; expected {expected}{advice}")
        elif so:
            words = _("{name} is {described}, {so}; expected {expected}{advice}")
        else:
            words = _("{name} is {described}; expected {expected}{advice}")
        what = words.format(
            name=name, described=described(value), so=so, expected=expected(shape), advice=advice
        )
        self.wrong.add(path)
        self._report(path, what, rank)
        return _LEFT_OUT

    def _lacking(
        self,
        field: Field,
        table: Mapping[str, Any],
        path: ValuePath,
        so: str,
        rank: Rank = Rank.ERROR,
    ) -> None:
        """Reports a required value that is missing or wrong, and what is done instead."""
        inner = (*path, field.key)
        if field.key in table:
            self._wrong(inner, field.key, table[field.key], field.shape, so=so, rank=rank)
            return
        self.wrong.add(inner)
        what = _("{key} is missing, {so}; expected {expected}").format(
            key=field.key, so=so, expected=expected(field.shape)
        )
        self._report(path, what, rank)

    def _report(self, path: ValuePath, message: str, rank: Rank = Rank.ERROR) -> None:
        self.problems.append(Problem(rank, path, message))


def _instead(key: str, days: Sequence[date]) -> tuple[object, str, Rank]:
    """What stands for a required value of [meeting], how to say so, and what that costs."""
    if key == "title":
        return "", _("so the meeting has no title"), Rank.ERROR
    if key == "language":
        return "und", _("so the language counts as unknown"), Rank.ERROR
    if not days:
        return None, _("and no other value says on which day that is"), Rank.FATAL
    day = min(days) if key == "start" else max(days)
    return day, _("so {day} is taken from the other days of the file").format(day=day), Rank.ERROR


@cache
def _inside(struct: type[Struct]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of a struct the attributes that are numbers, that hold structs, and that it needs one of."""
    fields = fields_of(struct).values()
    return (
        tuple(field.name for field in fields if field.shape.base is int),
        tuple(field.name for field in fields if field.shape.struct),
        _ONE_OF.get(struct, ()),
    )


def _is_whole(value: object) -> bool:
    """Whether a converted value keeps the rules that its types do not express."""
    if isinstance(value, tuple):
        return all(map(_is_whole, value))
    if not isinstance(value, Struct):
        return True
    numbers, structs, alternatives = _inside(type(value))
    return (
        all(is_number(getattr(value, name) or 0) for name in numbers)
        and all(_is_whole(getattr(value, name)) for name in structs)
        and (not alternatives or any(getattr(value, name) for name in alternatives))
    )


def _unknown_keys(
    struct: type[Struct], table: Mapping[str, Any], path: ValuePath, nearest: Nearest
) -> Iterator[Problem]:
    known = fields_of(struct)
    if not table.keys() <= known.keys():
        names = [part for part in path if isinstance(part, str)]
        brackets = ("[[", "]]") if path and isinstance(path[-1], int) else ("[", "]")
        place = ".".join(names).join(brackets) if names else _("a meeting file")
        yield from unread_keys(table, known, path, place, nearest)
    for field in known.values():
        inner, value = field.shape.struct, table.get(field.key)
        if inner is None or value is None:
            continue
        if isinstance(value, dict):
            yield from _unknown_keys(inner, value, (*path, field.key), nearest)
        elif isinstance(value, list):
            for position, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield from _unknown_keys(inner, entry, (*path, field.key, position), nearest)


def unread_keys(
    table: Mapping[str, Any],
    known: Mapping[str, object],
    path: ValuePath,
    place: str,
    nearest: Nearest,
) -> Iterator[Problem]:
    """Says which keys of a table are none that are read.

    Args:
        table: The table.
        known: What is read, by its keys.
        path: The path of the table.
        place: What to call it.
        nearest: Finds the key that was meant.
    """
    for key in table:
        if key not in known:
            meant = nearest(key, known)
            advice = _("; did you mean {meant}?").format(meant=meant) if meant else ""
            message = _("{place} has no key {key}, so it is not read{advice}").format(
                place=place, key=quoted(key), advice=advice
            )
            yield Problem(Rank.WARNING, (*path, key), message, at_key=True)
