"""From one text to the next: an edit made in a meeting file, and proved.

What a new text says is what `tomllib` reads in it. It must be the old values with the edit made to
them as to plain values (`changed`), or the edit is refused and nothing changes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import tomli
from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.change import (
    Delete,
    Edit,
    Insert,
    Move,
    Set,
    Unset,
    Values,
    changed,
    same,
    value_at,
)
from tui.store.editing.layout import Layout, RefusedEdit, spliced
from tui.store.editing.literals import UnwritableError
from tui.store.editing.parts import parts_of
from tui.store.editing.rewriting import splices_of
from tui.store.editing.spans import LostError
from tui.store.reading.toml import NotTomlError, read_toml

__all__ = [
    "Delete",
    "Edit",
    "Edited",
    "FailedEdit",
    "Insert",
    "Move",
    "RefusedEdit",
    "Set",
    "Unset",
    "Values",
    "apply",
    "changed",
    "edited",
    "value_at",
]


class FailedEdit(RefusedEdit):
    """An edit that could be made, and at which this program has failed; nothing has changed."""


class Edited(Struct, frozen=True):
    """A text after an edit.

    Attributes:
        text: The new text.
        values: What `tomllib` reads in it.
    """

    text: str
    values: dict[str, Any]


def apply(text: str, edit: Edit | Sequence[Edit], values: Values | None = None) -> str:
    """The text after an edit; see `edited`."""
    return edited(text, edit, values).text


def edited(text: str, edit: Edit | Sequence[Edit], values: Values | None = None) -> Edited:
    """Makes an edit, or several in order as one.

    Only the lines of what changes are touched. Comments stay; those in an entry that is deleted or
    moved, and directly above it, go with it.

    Args:
        text: The text, without a byte-order mark.
        edit: The edit. Positions are those in the file, where several are made, in the file that
            those before have left.
        values: What `tomllib` reads in the text, where that is known; to read it takes time.

    Raises:
        RefusedEdit: The text is not TOML, there is nothing that the edit could be made to, TOML has
            no form for the value, a comment would be lost, or the proof has failed.
    """
    edits = [edit] if isinstance(edit, Edit) else list(edit)
    if values is None:
        try:
            values = read_toml(text)
        except NotTomlError as error:
            raise RefusedEdit(
                _("the file cannot be edited: it {message}").format(message=error.message)
            ) from None
    before = values
    unended = bool(text) and not text.endswith("\n")
    working = text + ("\r\n" if "\r\n" in text else "\n") if unended else text
    try:
        while edits:
            count = _together(values, edits)
            if count > 1:
                working, values = _made_together(working, values, edits[:count])
            else:
                working, values = _made(working, values, edits[0])
            edits = edits[count:]
    except UnwritableError as error:
        raise RefusedEdit(_("the value cannot be written: {error}").format(error=error)) from None
    except (LostError, LookupError) as error:
        raise _failed(text, before, error) from error
    except RecursionError:
        raise RefusedEdit(_("lists or tables are nested too deeply to be edited")) from None
    if unended and working.endswith("\n"):
        working = working[: -2 if working.endswith("\r\n") else -1]
    return Edited(working, _proved(working, values))


def _failed(text: str, values: Values, error: Exception) -> RefusedEdit:
    """Why an edit could not be made: the values were not those of the text, or it is our fault."""
    try:
        found = tomli.loads(text)
    except (ValueError, RecursionError):
        return RefusedEdit(_("the file is not TOML any more; read it again"))
    if not same(found, dict(values)):
        return RefusedEdit(_("the file says something else by now; read it again"))
    what = f"{type(error).__name__} {error}".strip()
    return FailedEdit(
        _("this program has failed at it ({what}): please report that, and edit the file").format(
            what=what
        )
    )


def _made(text: str, values: Values, edit: Edit) -> tuple[str, Values]:
    meant = changed(values, edit)
    parts = parts_of(values, edit)
    if parts is None:
        return spliced(text, splices_of(Layout(text), values, edit)), meant
    for part in parts:
        text, values = _made(text, values, part)
    return text, values if parts else meant


def _together(values: Values, edits: Sequence[Edit]) -> int:
    """How many edits, from the first one on, can be made in one reading of the text.

    Several give plain values that are there other ones: nothing else moves by that.
    """
    paths: set[ValuePath] = set()
    for edit in edits:
        if not isinstance(edit, Set) or edit.path in paths or not _is_plain(values, edit):
            break
        paths.add(edit.path)
    return max(1, len(paths))


def _is_plain(values: Values, edit: Set) -> bool:
    try:
        there = value_at(values, edit.path)
    except KeyError:
        return False
    return not isinstance(there, dict | list) and not isinstance(edit.value, Mapping | list | tuple)


def _made_together(text: str, values: Values, edits: Sequence[Edit]) -> tuple[str, Values]:
    layout = Layout(text)
    splices = [splice for edit in edits for splice in splices_of(layout, values, edit)]
    for edit in edits:
        values = changed(values, edit)
    return spliced(text, splices), values


def _proved(text: str, meant: Values) -> dict[str, Any]:
    """What a new text says.

    Raises:
        RefusedEdit: It is not what was meant.
    """
    try:
        text.encode()
        found = tomli.loads(text)
    except (ValueError, RecursionError):
        raise RefusedEdit(_("the edit would leave a file that cannot be read")) from None
    if not same(found, meant):
        raise RefusedEdit(_("the edit would change something else in the file too"))
    return found
