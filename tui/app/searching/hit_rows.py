"""The hits of a search as rows, in groups by pane."""

from bisect import bisect_right
from collections.abc import Mapping

from tui.app.widgets.rows import Part, Row, Span
from tui.i18n import N_, _
from tui.search.hits import By, Hit, Hits
from tui.search.query import Query
from tui.search.records import Pane
from tui.search.snippet import labelled_snippet
from tui.text.cells import cell_width

_LEADS = 16
_NARROW = 100
_LONG_LABEL = 12
"""Cells of a label above which it stands over its text where there are few for that."""
_WAYS = {By.VARIANT: N_("other characters"), By.PINYIN: N_("pinyin"), By.LIKENESS: N_("similar")}


def hit_row(hit: Hit, query: Query, cells: int = 150) -> Row:
    """A hit: its item's number, what stands around the match, and how often it matches.

    Args:
        hit: The hit.
        query: What was looked for.
        cells: Width of what stands around the match, about.
    """
    label, piece = labelled_snippet(hit.record, query, cells)
    spans = [Span(start, end, "match") for start, end in piece.spans]
    text = piece.text
    remarks = []
    if hit.by in _WAYS:
        remarks.append(f" ({_(_WAYS[hit.by])})")
    if piece.matches > 1:
        remarks.append(f"  ×{piece.matches}")
    for remark in remarks:
        spans.append(Span(len(text), len(text) + len(remark), "dim"))
        text += remark
    if cells < _NARROW and cell_width(label) > _LONG_LABEL:
        above = Part(label, "label", indent=1, mark=False)
        return Row((above, Part(text, indent=6, spans=tuple(spans))))
    return Row((Part(text, "", label, indent=1, hang=5, spans=tuple(spans)),))


class HitRows:
    """Rows of hits, made when they are seen.

    Args:
        hits: The hits, in order: those of a pane stand together.
        query: What was looked for.
        headings: The words over the panes.
        cells: Width of a row.
    """

    def __init__(self, hits: Hits, query: Query, headings: Mapping[Pane, str], cells: int) -> None:
        self._query = query
        self._cells = max(cells - _LEADS, 20) * 2
        self._hits = hits
        self._headings = headings
        self._heads = [group.start + at for at, group in enumerate(hits.groups)]
        """The rows of the headings: one stands before each group."""

    def __len__(self) -> int:
        return len(self._hits) + len(self._heads)

    def row(self, index: int) -> Row:
        """A heading, or a hit: its item's number and what stands around the match."""
        position = self.position(index)
        if position < 0:
            group = self._hits.groups[self._group(index)]
            words = f"{self._headings[group.pane]} · {group.stop - group.start}"
            return Row((Part(words, "heading", mark=False),), selectable=False, heading=True)
        return hit_row(self._hits[position], self._query, self._cells)

    def _group(self, row: int) -> int:
        return bisect_right(self._heads, row) - 1

    def selectable(self, index: int) -> bool:
        """Whether a row is a hit."""
        return self.position(index) >= 0

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; None for a heading."""
        position = self.position(row)
        return self._hits[position] if position >= 0 else None

    def position(self, row: int) -> int:
        """The position among the hits of the one in a row, or -1."""
        if not 0 <= row < len(self) or row in self._heads:
            return -1
        return row - self._group(row) - 1
