"""Values of all sorts for property tests: what TOML can say, and meetings."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import tomli_w
from hypothesis import strategies as st
from msgspec import Struct, to_builtins

from tui.meeting.model import About, AgendaItem, Document, Entry, Headings, Meeting, Sitting
from tui.store.reading.shape import Shape, fields_of

BUILTIN = (date, time, datetime)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))

keys = st.text(max_size=6) | st.sampled_from(["a", "b c", "", '"', "é", "x.y", "#", "\n", "\\"])
scalars = (
    st.text(max_size=12)
    | st.sampled_from(["a\nb", "a\r\nb", '"""', "'''", "[x] # y", "\\", "\n", '""'])
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC))
    | DAYS
    | st.times()
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
tables = st.dictionaries(keys, values, max_size=5)


def almost(struct: type[Struct]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with the keys of a struct and often, but not always, right values."""
    optional = {key: _almost(field.shape) for key, field in fields_of(struct).items()}
    known = st.fixed_dictionaries({}, optional=optional)
    return st.tuples(known, st.dictionaries(keys, scalars, max_size=1)).map(
        lambda both: {**both[1], **both[0]}
    )


def _almost(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.part is not None and shape.struct is not None:
        right: st.SearchStrategy[Any] = st.lists(almost(shape.struct) | scalars, max_size=3)
    elif shape.struct is not None:
        right = almost(shape.struct)
    else:
        right = _right(shape)
    return right | right | right | values


def _right(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.choices:
        return st.sampled_from(shape.choices)
    if shape.base is tuple:
        return st.lists(st.text(max_size=4), max_size=3).map(tuple)
    if shape.base is Mapping:
        return st.dictionaries(keys, st.text(max_size=8), max_size=2)
    of: dict[object, st.SearchStrategy[Any]] = {
        str: st.text(max_size=12),
        int: st.integers(1, 2**63 - 1),
        bool: st.booleans(),
        date: DAYS,
        time: st.times(),
        datetime: st.datetimes(),
    }
    return of[shape.base]


def _of(struct: type[Struct], **special: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    parts = {
        field.name: special[field.name] if field.name in special else _right(field.shape)
        for field in fields_of(struct).values()
        if field.name in special or not field.shape.struct
    }
    return st.builds(struct, **parts)


_named = st.text(min_size=1, max_size=8)
meetings: st.SearchStrategy[Meeting] = _of(
    Meeting,
    format=st.just(1),
    about=_of(About),
    headings=_of(Headings),
    agenda=st.lists(_of(AgendaItem), max_size=4).map(tuple),
    documents=st.lists(_of(Document, title=_named), max_size=3).map(tuple),
    schedule=st.lists(
        _of(Sitting, entries=st.lists(_of(Entry, item=_named), max_size=3).map(tuple)), max_size=3
    ).map(tuple),
)
"""Meetings whose every value is right, though little fits together."""


def toml_of(meeting: Meeting) -> str:
    """The text of a meeting file."""
    return tomli_w.dumps(to_builtins(meeting, builtin_types=BUILTIN))
