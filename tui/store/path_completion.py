"""What can follow in a path such as `agenda["1(a)"].title` that is being typed."""

import json
from collections.abc import Iterator, Mapping

from tui.meeting.model import Meeting
from tui.store.reading.shape import Shape, fields_of, shape_of
from tui.store.value_path import key_of

_Found = tuple[str, str]


def path_completions(values: Mapping[str, object], typed: str) -> Iterator[_Found]:
    """The paths that begin as it was typed, each with what it is about.

    A path that ends with a stop or a bracket is a part of others, which follow once it is typed; of
    one alone, they follow at once.

    Args:
        values: The values of the file.
        typed: The path as far as it was typed.
    """
    found = list(_below("", shape_of(Meeting), values, typed))
    while len(found) == 1 and found[0][0].endswith((".", "[")):
        deeper = list(_below("", shape_of(Meeting), values, found[0][0]))
        if deeper == found:
            break
        found = deeper
    yield from found


def _below(text: str, shape: Shape, value: object, typed: str) -> Iterator[_Found]:
    for child, about, child_shape, child_value in _children(text, shape, value):
        opening = child + _opening(child_shape)
        if opening != child and typed.startswith(opening):
            yield from _below(child, child_shape, child_value, typed)
        elif opening.startswith(typed):
            yield opening, about


def _opening(shape: Shape) -> str:
    """What stands between a table or list and what is in it; nothing behind a value."""
    if shape.struct is None:
        return ""
    return "." if shape.part is None else "["


def _children(text: str, shape: Shape, value: object) -> Iterator[tuple[str, str, Shape, object]]:
    if shape.part is not None:
        entries = value if isinstance(value, list) else []
        names = [_name(text, entry) for entry in entries]
        for at, (name, entry) in enumerate(zip(names, entries, strict=True)):
            once = name and names.count(name) == 1
            key = json.dumps(name, ensure_ascii=False) if once else str(at)
            yield f"{text}[{key}]", _about(entry), shape.part, entry
    elif shape.struct is not None:
        for field in fields_of(shape.struct).values():
            inside = value.get(field.key) if isinstance(value, Mapping) else None
            child = f"{text}.{field.key}" if text else field.key
            yield child, _about(inside), field.shape, inside


def _name(text: str, entry: object) -> str:
    if text == "agenda":
        return key_of(entry)
    if text == "documents" and isinstance(entry, Mapping):
        return next(
            (name for key in ("symbol", "title") if isinstance(name := entry.get(key), str)), ""
        )
    return ""


def _about(value: object) -> str:
    """What stands there now, or the title of it."""
    if isinstance(value, Mapping):
        value = value.get("title") or value.get("date") or ""
    return "" if isinstance(value, list) or value is None else str(value)[:60]
