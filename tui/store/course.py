"""The course of the meeting: what the edits are of taking an item up and of being done with it.

What is wrong in the values of the file stays as it is, but for what is set. Positions are those in
the file.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tui.meeting.clock import DONE
from tui.store.editing.change import Edit, Set, Unset, Values
from tui.store.editing.levels import tables

IN_PROGRESS = "in-progress"
OPEN = "open"


def take_up(values: Values, item: int, moment: datetime | None) -> list[Edit]:
    """Takes an item up; the time of the first time stays.

    Args:
        values: The values of the file.
        item: The item.
        moment: The time, local to the meeting's time zone; None to put none down.

    Returns:
        The edits, to be made in order as one step; none where it is in progress already.
    """
    table = _table(values, item)
    if table.get("status") == IN_PROGRESS:
        return []
    edits: list[Edit] = [Set(("agenda", item, "status"), IN_PROGRESS)]
    if "taken_up" not in table and moment is not None:
        edits.append(Set(("agenda", item, "taken_up"), moment))
    return [*edits, *_unset(table, item, "concluded")]


def finish(values: Values, item: int, status: str, moment: datetime | None) -> list[Edit]:
    """Is done with an item: the meeting concludes, adopts, defers or withdraws it.

    Args:
        values: The values of the file.
        item: The item.
        status: What it has become, one of `tui.meeting.clock.DONE`.
        moment: As for `take_up`.

    Returns:
        The edits; none where it is so already.

    Raises:
        ValueError: An item with that status is not done.
    """
    if status not in DONE:
        raise ValueError(status)
    table = _table(values, item)
    if table.get("status") == status:
        return []
    edits: list[Edit] = [Set(("agenda", item, "status"), status)]
    if moment is not None:
        return [*edits, Set(("agenda", item, "concluded"), moment)]
    # A time of what it was before would be taken for that of what it is now.
    return [*edits, *_unset(table, item, "concluded")]


def reopen(values: Values, item: int) -> list[Edit]:
    """Has an item open again; that it was taken up, and when, stays.

    Returns:
        The edits; none where it is open already.
    """
    table = _table(values, item)
    taken_out = _unset(table, item, "concluded")
    if table.get("status") in (None, "", OPEN):
        return taken_out
    return [Set(("agenda", item, "status"), OPEN), *taken_out]


def _table(values: Values, item: int) -> Mapping[str, Any]:
    return tables(values.get("agenda"))[item]


def _unset(table: Mapping[str, Any], item: int, key: str) -> list[Edit]:
    return [Unset(("agenda", item, key))] if key in table else []
