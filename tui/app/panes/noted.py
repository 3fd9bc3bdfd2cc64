"""Private notes where what they are on is read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.app.panes.marked import NOTE_SIGN
from tui.app.widgets.rows import Part, Row
from tui.i18n import _
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from tui.app.view import MeetingView
    from tui.meeting.notes import Note

_MOST_LINES = 3
"""Lines of a note that a list shows; all of it is in the list of notes."""


def note_rows(notes: "Sequence[Note]", gone: "Sequence[Note]" = ()) -> Iterator[Row]:
    """The notes on an item or the meeting, each with when it was taken, below all else.

    Args:
        notes: The notes.
        gone: Those on what is gone from the meeting, each shown with what it was on.
    """
    if notes:
        yield _heading(_("Private notes"))
        yield from _rows(notes)
    if gone:
        yield _heading(_("Private notes on what is gone"))
        yield from _rows(gone, gone=True)


def _heading(words: str) -> Row:
    return Row((Part(words, "heading", mark=False),), selectable=False)


def _rows(notes: "Sequence[Note]", *, gone: bool = False) -> Iterator[Row]:
    from tui.meeting.notes import was  # noqa: PLC0415 -- known by now: there are notes

    stamps = max(cell_width(note.stamp()) for note in notes)
    hang = stamps + 1 if stamps else 0
    for note in notes:
        first, *more = note.text.split("\n")
        head = (Part(was(note), "dim", mark=False),) if gone else ()
        parts = (
            *head,
            Part(first, "", note.stamp(), "dim", hang=hang),
            *(Part(line, indent=hang) for line in more),
        )
        yield Row(parts, selectable=False, gap=int(note is notes[-1]))


def note_parts(view: "MeetingView", section: str, position: int, indent: int = 0) -> Iterator[Part]:
    """The notes on a document or a sitting, below the rest of its row; long ones are cut.

    Args:
        view: The meeting.
        section: `documents` or `schedule`.
        position: The position there.
        indent: Cells before them.
    """
    if view.private is None:
        return
    from tui.meeting.notes import Note  # noqa: PLC0415 -- likewise

    notes = view.private.on(Note, (section, position))
    for note in sorted(notes, key=lambda each: each.when):
        yield from _lines(note, indent)


def _lines(note: "Note", indent: int) -> Iterator[Part]:
    lines = note.text.split("\n")
    for at, line in enumerate(lines[:_MOST_LINES]):
        is_cut = at == _MOST_LINES - 1 and len(lines) > _MOST_LINES
        text = f"{line} …" if is_cut else line
        most = 1 if at else _MOST_LINES
        lead = "" if at else NOTE_SIGN
        yield Part(text, "", lead, indent=indent, hang=2, most=most, searched=line)
