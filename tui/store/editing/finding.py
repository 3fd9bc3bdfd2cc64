"""Where in a TOML text the value at a path is made: a statement, dotted keys, or headers."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.meeting.problems import ValuePath
from tui.store.editing.layout import Layout
from tui.store.editing.spans import Keys, LostError, Statement, Value, keys_of


class Found(NamedTuple):
    """Where a value stands.

    Attributes:
        value: Its stretch of the text; None where headers or dotted keys make it.
        section: The position of the section in which it or its dotted keys stand, or -1.
        statement: The statement of which it is the value; None for an entry of a list.
        around: The list, or the table in braces, around it; None for a statement on lines.
        place: Its position in what is around it, or among the section's statements.
        dotted: The statements whose dotted keys make it.
        depth: How many parts of those keys lead to it.
    """

    value: Value | None = None
    section: int = -1
    statement: Statement | None = None
    around: Value | None = None
    place: int = -1
    dotted: tuple[Statement, ...] = ()
    depth: int = 0


def find(layout: Layout, path: ValuePath) -> Found:
    """Where the value at a path stands; without a section where only headers make it, or none."""
    for index, section in enumerate(layout.sections):
        size = len(section.path)
        if section.path == path[:size] and size < len(path):
            statements = layout.statements(index)
            found = _among(statements, path[size:], Found(section=index))
            if found is not None:
                return found
    return Found()


def _among(statements: Sequence[Statement], rest: ValuePath, here: Found) -> Found | None:
    """The value at a path among statements of one section or one table in braces."""
    dotted: list[Statement] = []
    for index, statement in enumerate(statements):
        keys = statement.keys
        if keys == rest[: len(keys)]:
            there = here._replace(value=statement.value, statement=statement, place=index)
            return _inside(rest[len(keys) :], there)
        if keys[: len(rest)] == rest:
            dotted.append(statement)
    return here._replace(dotted=tuple(dotted), depth=len(rest)) if dotted else None


def _inside(rest: ValuePath, here: Found) -> Found | None:
    value = here.value
    if not rest or value is None:
        return here
    if value.kind == "{":
        return _among(value.members, rest, Found(section=here.section, around=value))
    head = rest[0]
    if value.kind == "[" and isinstance(head, int) and 0 <= head < len(value.parts):
        part = Found(value.parts[head], here.section, None, value, head)
        return _inside(rest[1:], part)
    return None


def keys_before(layout: Layout, statement: Statement, depth: int) -> str:
    """The first parts of a statement's dotted key as written, without the dot behind them."""
    written = layout.text[statement.start : statement.key_end]
    for length in range(1, len(written) + 1):
        if (
            written[length : length + 1].strip(" \t") in {"", "."}
            and _parts(written[:length]) == (statement.keys[:depth])
        ):
            return written[:length].rstrip(" \t")
    return written


def _parts(written: str) -> Keys:
    try:
        return keys_of(written)
    except LostError:
        return ()
