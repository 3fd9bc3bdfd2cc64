"""The signs of private marks at the right of what they are on."""

from typing import TYPE_CHECKING

from tui.app.widgets.rows import Part, Span

if TYPE_CHECKING:
    from tui.meeting.marks import Marked

STYLED = frozenset({"star", "red", "yellow", "green", "blue"})
"""The names of the marks that a theme has a colour for."""


def with_marks(part: Part, marked: "Marked | None", section: str, position: int) -> Part:
    """A part of a row with the signs of the marks on what it shows.

    Args:
        part: The part.
        marked: What is marked; None where nothing is known to be.
        section: `agenda`, `documents` or `schedule`.
        position: The position of what it shows there.
    """
    signs = marked.signs(section, position) if marked is not None else ()
    if not signs:
        return part
    spans = tuple(
        Span(at, at + 1, f"mark-{name}") for at, (name, _sign) in enumerate(signs) if name in STYLED
    )
    return part._replace(tail="".join(sign for _name, sign in signs), tail_spans=spans)
