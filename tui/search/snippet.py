"""A piece of a text around what was found in it."""

from collections.abc import Sequence

from msgspec import Struct

from tui.search.query import Query
from tui.search.records import SEPARATOR, Pane, Record
from tui.text.cells import cell_width, graphemes


class Snippet(Struct, frozen=True):
    """A piece of a text around its first match.

    Attributes:
        text: The piece, with an ellipsis where it was cut.
        spans: Offsets in it of what matched.
        matches: How often something matches in the whole text.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    matches: int


def snippet(text: str, query: Query, before: int = 24, cells: int = 150) -> Snippet:
    """Cuts a text around its first match, between characters as people see them.

    Args:
        text: The whole text.
        query: What is looked for.
        before: Characters kept before the match, about.
        cells: Width of the piece, about.
    """
    spans: Sequence[tuple[int, int]] = query.find(text)
    first = spans[0][0] if spans else 0
    start = _boundary(text, first - before if first > before + before // 2 else 0)
    end = _boundary(text, start + _characters(text[start : start + cells], cells))
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = tuple(
        (max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start
    )
    return Snippet(f"{head}{text[start:end]}{tail}", inside, len(spans))


def _characters(text: str, cells: int) -> int:
    """How many characters of a text are that many cells wide, about: a Han character is two."""
    return max(1, round(len(text) * min(1.0, cells / max(1, cell_width(text)))))


def _boundary(text: str, offset: int) -> int:
    """The nearest offset, at or before this one, that cuts no character; a blank if one is near."""
    if offset <= 0:
        return 0
    if offset >= len(text):
        return len(text)
    near = max(0, offset - 40)
    starts = [near + start for start, _, _ in graphemes(text[near : offset + 8])]
    cut = max((start for start in starts if start <= offset), default=offset)
    blank = text.rfind(" ", max(0, cut - 12), cut)
    return blank + 1 if blank >= 0 else cut


def labelled_snippet(record: Record, query: Query, cells: int = 150) -> tuple[str, Snippet]:
    """What stands before a hit in a list, and the piece of its text.

    A text that begins with its label loses it, unless something matches there; then the label has
    no need to stand before it.

    Args:
        record: The text.
        query: What is looked for.
        cells: Width of the piece, about.
    """
    text = _without_address(record, query)
    head = f"{record.label}{SEPARATOR}"
    piece = snippet(text, query, cells=cells)
    if not record.label or not text.startswith(record.label):
        return record.label, piece
    if not piece.text.startswith(record.label):
        return record.label, piece
    if not piece.text.startswith(head) or any(start < len(head) for start, _ in piece.spans):
        return "", piece
    return record.label, snippet(text.removeprefix(head), query, cells=cells)


def _without_address(record: Record, query: Query) -> str:
    """A document's text without its address, which matters only where something matches in it."""
    text, _, last = record.text.rpartition(SEPARATOR)
    if record.place.pane is not Pane.DOCUMENTS or not text or "://" not in last:
        return record.text
    matches = query.find(record.text)
    return record.text if matches and matches[-1][1] > len(text) else text
