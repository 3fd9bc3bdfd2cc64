"""The edits of a meeting file, and what each means for plain values."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeAlias, cast

from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import ValuePath, path_text
from tui.store.editing.layout import RefusedEdit

Values: TypeAlias = Mapping[str, Any]
"""The values of a file as `tomllib` reads them. They are shared and never changed in place."""


class Set(Struct, frozen=True, tag=True):
    """Gives a key, or a position of a list that is there, a value.

    Attributes:
        path: The value, by positions in the file. Tables on the way that are missing are made.
        value: The value as `tomllib` would read it.
    """

    path: ValuePath
    value: Any


class Unset(Struct, frozen=True, tag=True):
    """Takes a key out of its table.

    Attributes:
        path: The value that goes, by positions in the file.
        remarks: Whether the comments directly above it and behind it go too.
    """

    path: ValuePath
    remarks: bool = False


class Insert(Struct, frozen=True, tag=True):
    """Puts an entry into a list; a list that is missing is made.

    Attributes:
        path: The list, by positions in the file.
        index: The position that the entry is to have, from 0.
        value: The entry: a table or, in a list of texts, a text.
    """

    path: ValuePath
    index: int
    value: Any


class Delete(Struct, frozen=True, tag=True):
    """Takes an entry out of a list. The key of the list goes with its only entry.

    Attributes:
        path: The entry, by positions in the file.
    """

    path: ValuePath


class Move(Struct, frozen=True, tag=True):
    """Moves an entry within its list.

    Attributes:
        path: The list, by positions in the file.
        origin: Where the entry stands, from 0.
        target: Where it stands afterwards.
    """

    path: ValuePath
    origin: int
    target: int


Edit: TypeAlias = Set | Unset | Insert | Delete | Move


def changed(values: Values, edit: Edit) -> dict[str, Any]:
    """The values of a file with an edit made: what the edit means.

    Args:
        values: The values before; they are left as they are, and shared where nothing changes.
        edit: The edit.

    Raises:
        RefusedEdit: There is nothing at the edit's path that it could be made to.
    """
    match edit:
        case Set(path=path, value=value):
            return _at(values, path, lambda holder, part: _set(holder, part, plain(value)))
        case Unset(path=path):
            return _at(values, path, _unset)
        case Insert(path=path, index=index, value=value):
            return _at(values, path, lambda holder, part: _insert(holder, part, index, value))
        case Delete(path=path):
            return _delete(values, path)
        case Move(path=path, origin=origin, target=target):
            return _at(values, path, lambda holder, part: _move(holder, part, origin, target))


def value_at(values: Values, path: ValuePath) -> Any:  # noqa: ANN401 -- whatever TOML can hold
    """The value at a path.

    Raises:
        KeyError: There is none.
    """
    value: Any = values
    for part in path:
        if isinstance(part, int):
            if not (isinstance(value, list) and 0 <= part < len(value)):
                raise KeyError(part)
        elif not (isinstance(value, Mapping) and part in value):
            raise KeyError(part)
        value = value[part]
    return value


def plain(value: object) -> Any:  # noqa: ANN401 -- whatever TOML can hold
    """A value as `tomllib` would give it: dicts, lists, and the types of TOML themselves.

    Raises:
        RefusedEdit: TOML has nothing for it.
    """
    match value:
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise RefusedEdit(_("a key of a table is always a text"))
            return {str(key): plain(part) for key, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
        case str():
            return str(value)
        case bool() | int() | float() | date() | time():
            return value
        case _:
            raise RefusedEdit(
                _("a meeting file cannot hold a value of type {name}").format(
                    name=type(value).__name__
                )
            )


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 -- whatever TOML can hold
    """Whether two values are the same in TOML: `1`, `1.0` and `true` are three."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        # The same keys in whatever order: TOML's tables have none.
        return len(one) == len(other) and all(
            key in other and same(value, other[key]) for key, value in one.items()
        )
    if kind is list:
        return len(one) == len(other) and all(map(same, one, other))
    if kind is float:
        both_nan = math.isnan(one) and math.isnan(other)
        return both_nan or (one == other and math.copysign(1, one) == math.copysign(1, other))
    if kind is datetime:
        return bool(one == other and one.utcoffset() == other.utcoffset())
    return bool(one == other)


def first_change(before: Values, after: Values) -> ValuePath:
    """Where two files begin to differ, by positions in the second: an entry of a list, or a key."""
    for key, value in after.items():
        there = before.get(key)
        if same(there, value):
            continue
        if not (isinstance(value, list) and isinstance(there, list)):
            return (key,)
        shared = zip(there, value, strict=False)
        place = next((at for at, pair in enumerate(shared) if not same(*pair)), len(there))
        return (key, max(0, min(place, len(value) - 1)))
    return ()


def _at(values: Values, path: ValuePath, change: Callable[[Any, str | int], Any]) -> dict[str, Any]:
    """The values with the holder of what a path names changed; missing tables are made."""
    if not path:
        raise RefusedEdit(_("an edit needs the path of a value, not of the whole file"))

    def walk(holder: Any, depth: int) -> Any:  # noqa: ANN401
        part = path[depth]
        if depth == len(path) - 1:
            return change(holder, part)
        copy = _copy(holder, path[: depth + 1])
        if isinstance(part, str) and part not in copy and isinstance(path[depth + 1], str):
            copy[part] = {}
        try:
            inner = copy[part]
        except (KeyError, IndexError):
            raise _missing(path[: depth + 1]) from None
        copy[part] = walk(inner, depth + 1)
        return copy

    return cast("dict[str, Any]", walk(values, 0))


def _copy(holder: object, path: ValuePath) -> Any:  # noqa: ANN401
    """A copy of the table or list that holds what a path ends with."""
    part = path[-1]
    if isinstance(holder, Mapping) and isinstance(part, str):
        return dict(holder)
    if isinstance(holder, list) and isinstance(part, int) and part >= 0:
        return list(holder)
    raise _missing(path)


def _missing(path: ValuePath) -> RefusedEdit:
    return RefusedEdit(
        _("there is no {path} in the file").format(path=path_text(path))
        if path
        else _("there is no such value in the file")
    )


def _set(holder: object, part: str | int, value: object) -> object:
    copy = _copy(holder, (part,))
    if isinstance(part, int) and part >= len(copy):
        raise _missing((part,))
    copy[part] = value
    return copy


def _unset(holder: object, part: str | int) -> object:
    if not isinstance(part, str):
        raise RefusedEdit(_("an entry of a list is deleted, not unset"))
    copy = _copy(holder, (part,))
    if part not in copy:
        raise _missing((part,))
    del copy[part]
    return copy


def _insert(holder: object, part: str | int, index: int, value: object) -> object:
    copy = _copy(holder, (part,))
    there = copy.get(part, []) if isinstance(copy, dict) else _entry(copy, part)
    if not isinstance(there, list) or not 0 <= index <= len(there):
        raise RefusedEdit(
            _("there is no place {index} in the list {part}").format(index=index, part=part)
        )
    copy[part] = [*there[:index], plain(value), *there[index:]]
    return copy


def _entry(holder: Sequence[Any], part: str | int) -> Any:  # noqa: ANN401
    if not isinstance(part, int) or part >= len(holder):
        raise _missing((part,))
    return holder[part]


def _delete(values: Values, path: ValuePath) -> dict[str, Any]:
    if len(path) < 2 or not isinstance(path[-1], int):  # noqa: PLR2004 -- a list, and a position
        raise RefusedEdit(_("only an entry of a list is deleted; a key is unset"))
    try:
        value_at(values, path)
    except KeyError:
        raise _missing(path) from None
    if isinstance(path[-2], str) and len(value_at(values, path[:-1])) == 1:
        return changed(values, Unset(path[:-1]))

    def delete(holder: Any, part: str | int) -> Any:  # noqa: ANN401
        copy = _copy(holder, (part,))
        del copy[part]
        return copy

    return _at(values, path, delete)


def _move(holder: object, part: str | int, origin: int, target: int) -> object:
    copy = _copy(holder, (part,))
    there = copy.get(part) if isinstance(copy, dict) else _entry(copy, part)
    if not isinstance(there, list) or not (0 <= origin < len(there) and 0 <= target < len(there)):
        raise RefusedEdit(
            _("there is no place {origin} or {target} in the list {part}").format(
                origin=origin, target=target, part=part
            )
        )
    moved = list(there)
    moved.insert(target, moved.pop(origin))
    copy[part] = moved
    return copy
