"""The outline of the agenda as the file has it, in which any value may be wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from tui.store.editing.change import Values


def tables(value: object) -> list[dict[str, Any]]:
    """The tables of a list; something empty stands for what is none."""
    entries = value if isinstance(value, list) else []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


def level_in(entry: Mapping[str, Any]) -> int:
    """The level of an item; 1 where none is given."""
    level = entry.get("level", 1)
    return level if isinstance(level, int) and level >= 1 else 1


def level_of(values: Values, item: int) -> int:
    """The level of the item at a position."""
    agenda = tables(values.get("agenda"))
    return level_in(agenda[item]) if 0 <= item < len(agenda) else 1


def block_in(agenda: Sequence[Mapping[str, Any]], item: int) -> range:
    """The positions of an item and of all that lie under it."""
    end = item + 1
    while end < len(agenda) and level_in(agenda[end]) > level_in(agenda[item]):
        end += 1
    return range(item, end)


def block_of(values: Values, item: int) -> range:
    """The positions of an item and of all that lie under it."""
    return block_in(tables(values.get("agenda")), item)
