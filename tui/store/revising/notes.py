"""Private notes after a revision: they name what they are on as it is called now."""

from collections.abc import Mapping
from pathlib import Path

from tui.meeting.model import Meeting
from tui.meeting.notes import Target, renamed, subject_of
from tui.store.notes import NotesFile


def follow(path: Path, before: Meeting, after: Meeting, moved: Mapping[Target, Target]) -> int:
    """Has the notes beside a meeting file follow what they are on.

    Args:
        path: The meeting file.
        before: The meeting before the revision.
        after: The meeting now.
        moved: Where each thing of it stands now.

    Returns:
        How many notes name what they are on otherwise now.

    Raises:
        NotesError: They cannot be read or kept.
    """
    file = NotesFile(path)
    placed = file.placed(before)
    changes = {}
    for entry, was in zip(placed.entries, placed.places, strict=True):
        here = moved.get(was) if was is not None else None
        if was is not None and here is not None:
            name = subject_of(after, here)
            if name != subject_of(before, was):
                changes[entry] = renamed(entry, name)
    if changes:
        file.change(changes)
    return len(changes)
