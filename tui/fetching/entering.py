"""Entering copies in the meeting file."""

from pathlib import Path

from msgspec.structs import replace

from tui.fetching.fetching import Outcome
from tui.i18n import _
from tui.meeting.model import Document, Meeting
from tui.store.editing.edits import RefusedEdit, Set
from tui.store.open_file import OpenFile
from tui.store.reading.loading import load
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk

_SAVES = 8
"""How often a file that others write at the same time is read again to be changed."""


def entered(outcome: Outcome, path: Path) -> Outcome:
    """Enters a copy in the meeting file as it is now, where there is one to enter.

    Args:
        outcome: What came of the copy.
        path: The meeting file.

    Returns:
        What came of it then.
    """
    reason = "" if outcome.reason else _enter(outcome, path)
    return replace(outcome, reason=not_entered(outcome, reason)) if reason else outcome


def not_entered(outcome: Outcome, reason: str) -> str:
    """Says that a copy is there, and why it is not in the meeting file."""
    words = _("{file} is there, but could not be entered: {reason}")
    return words.format(file=outcome.file, reason=reason)


def place_of(outcome: Outcome, meeting: Meeting) -> int:
    """Where a copy's document is in a meeting that may have changed; -1 where it is not any more."""
    places = [at for at, each in enumerate(meeting.documents) if _is(each, outcome.document)]
    return min(places, key=lambda at: abs(at - outcome.copy.document), default=-1)


def _is(one: Document, other: Document) -> bool:
    return (one.symbol, one.title) == (other.symbol, other.title)


def _enter(outcome: Outcome, path: Path) -> str:
    """Enters a copy; returns why that could not be done."""
    for _attempt in range(_SAVES):
        loaded = load(path)
        if loaded.meeting is None:
            return loaded.problems[0].message
        at = place_of(outcome, loaded.meeting)
        if at < 0:
            return _("the document is not in the file any more")
        file = OpenFile(loaded)
        place = (*loaded.file_path(("documents", at)), "files", outcome.copy.language)
        try:
            file.edit([Set(place, outcome.file)], "", place)
            file.save()
        except ChangedOnDisk:
            continue
        except RefusedEdit as refused:
            return refused.reason
        except CannotSave as error:
            return str(error)
        return ""
    return _("others change the file all the time")
