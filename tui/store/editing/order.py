"""The order in which the model has the keys of a table."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from tui.meeting.model import AgendaItem, Meeting
from tui.meeting.problems import ValuePath
from tui.store.reading.shape import Shape, fields_of, shape_of

_FIRST: Mapping[type[Struct], tuple[str, ...]] = {AgendaItem: ("id", "number", "level")}
"""The keys that people write first, though the model has those first that are required."""


@cache
def _root() -> Shape:
    return shape_of(Meeting)


def _shape_at(path: ValuePath) -> Shape | None:
    shape: Shape | None = _root()
    for part in path:
        if shape is None:
            return None
        if isinstance(part, int):
            shape = shape.part if shape.base is tuple else None
        elif shape.part is not None:
            shape = shape.part if shape.base is Mapping else None
        else:
            field = fields_of(shape.struct).get(part) if shape.struct else None
            shape = field.shape if field else None
    return shape


def _known(struct: type[Struct]) -> list[str]:
    first = _FIRST.get(struct, ())
    return [*first, *(key for key in fields_of(struct) if key not in first)]


def keys_of_table(path: ValuePath, present: Iterable[str]) -> list[str]:
    """The keys of a table in the order of the model, then those that the model does not know.

    Args:
        path: The table.
        present: The keys wanted; with none, all keys of the model.
    """
    shape = _shape_at(path)
    known = _known(shape.struct) if shape and shape.struct and not shape.part else []
    wanted = list(present)
    if not wanted:
        return known
    there = set(wanted)
    return [key for key in known if key in there] + [key for key in wanted if key not in known]


def in_order(path: ValuePath, value: Any) -> Any:  # noqa: ANN401 -- whatever TOML can hold
    """A value with the keys of all tables in it in the order of the model."""
    if isinstance(value, Mapping):
        keys = keys_of_table(path, value) if value else []
        return {key: in_order((*path, key), value[key]) for key in keys}
    if isinstance(value, list):
        return [in_order((*path, index), part) for index, part in enumerate(value)]
    return value
