"""The private notes beside a meeting file, to be searched with it."""

from pathlib import Path

from tui.meeting.model import Meeting
from tui.search.language import Asked
from tui.search.records import Noted, Pane, noted
from tui.search.values import panes_of, several
from tui.store.notes import NotesError, NotesFile, notes_path


def notes_beside(path: Path, meeting: Meeting) -> tuple[Noted, ...]:
    """The notes on a meeting; none where there is no file of them.

    Args:
        path: The meeting file.
        meeting: What it says.

    Raises:
        NotesError: The file cannot be read.
    """
    if not notes_path(path).exists():
        return ()
    placed = NotesFile(path).placed(meeting)
    return noted(placed.entries, placed.places)


def readable_notes(path: Path, meeting: Meeting) -> tuple[Noted, ...]:
    """The same; none where the file cannot be read."""
    try:
        return notes_beside(path, meeting)
    except NotesError:
        return ()


def asks_for_notes(asked: Asked) -> bool:
    """Whether a query asks for what is in private notes, by a filter."""
    return any(
        Pane.NOTES in panes_of(value)
        for one in asked.filters
        if one.name == "in" and not one.negated
        for value in several(one.value)
    )
