"""The signs of what is private, at the right of what it is on: a note's, then those of the marks."""

from typing import TYPE_CHECKING

from tui.app.widgets.rows import Part, Span

if TYPE_CHECKING:
    from tui.app.view import MeetingView
    from tui.meeting.notes import Target

NOTE_SIGN = "✎"
"""Stands at what has private notes; one cell wide in every font."""

STYLED = frozenset({"star", "red", "yellow", "green", "blue"})
"""The names of the marks that a theme has a colour for."""


def with_signs(part: Part, view: "MeetingView", section: str, position: int) -> Part:
    """A part of a row with the signs of the notes and marks on what it shows.

    Args:
        part: The part.
        view: The meeting.
        section: `agenda`, `documents` or `schedule`.
        position: The position of what it shows there.
    """
    signs = view.marked.signs(section, position) if view.marked is not None else ()
    note = NOTE_SIGN if _has_notes(view, (section, position)) else ""
    if not signs and not note:
        return part
    spans = tuple(
        Span(at, at + 1, f"mark-{name}")
        for at, (name, _sign) in enumerate(signs, len(note))
        if name in STYLED
    )
    return part._replace(tail=note + "".join(sign for _name, sign in signs), tail_spans=spans)


def _has_notes(view: "MeetingView", target: "Target") -> bool:
    if view.private is None:
        return False
    from tui.meeting.notes import Note  # noqa: PLC0415 -- known by now: there are notes

    return view.private.has(Note, target)
