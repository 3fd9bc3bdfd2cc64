"""Rows of wrapped text, and where their lines are. Knows nothing of Textual."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from tui.text.breaking import break_lines
from tui.text.cells import cell_width
from tui.text.safe import make_safe

MIN_TEXT_WIDTH = 8
"""A hanging indent gives way before the text is narrower than this many cells."""


class Span(NamedTuple):
    """A stretch of a part's text in a style of its own.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        style: Name of the style, without its class prefix: `match`, `symbol`, `dim`.
    """

    start: int
    end: int
    style: str


class Part(NamedTuple):
    """One text of a row, wrapped under itself.

    Attributes:
        text: What it says; made safe for a terminal when it is broken into lines.
        style: Name of its style.
        lead: What stands before its first line (a number, hours); later lines hang under the
            text.
        lead_style: Name of the style of the lead.
        indent: Cells before the lead.
        hang: Cells kept for the lead, so that texts of several rows align; a longer lead pushes
            its own text.
        spans: Stretches in other styles, in order and not overlapping.
        mark: Whether matches of the search are marked in it.
    """

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = "label"
    indent: int = 0
    hang: int = 0
    spans: tuple[Span, ...] = ()
    mark: bool = True

    def text_column(self, width: int) -> int:
        """The cell at which the text begins in a row of `width` cells."""
        lead = cell_width(self.lead)
        column = self.indent + max(self.hang, lead + 1 if lead else 0)
        return column if width - column >= MIN_TEXT_WIDTH else min(self.indent, 2)


class Row(NamedTuple):
    """What one row shows: its parts from top to bottom.

    Attributes:
        parts: At least one.
        selectable: Whether the selection can rest on it.
        heading: Whether it heads a group; drawn apart.
        gap: Empty lines below it.
    """

    parts: tuple[Part, ...]
    selectable: bool = True
    heading: bool = False
    gap: int = 0


class RowSource(Protocol):
    """Rows made when they are asked for, so that 10,000 cost what the visible ones do."""

    def __len__(self) -> int:
        """How many rows there are."""

    def row(self, index: int) -> Row:
        """Makes a row.

        Args:
            index: Its position, from 0.
        """

    def selectable(self, index: int) -> bool:
        """Whether the selection can rest on a row, without making it."""


class RowLine(NamedTuple):
    """A line of a row on the screen: a part, the offsets of its text, and where it stands.

    Attributes:
        part: The part, or None for an empty line.
        start: Offset in the part's text of the first character shown.
        end: Offset behind the last.
        column: The cell at which the text begins.
        lead: What stands before it on this line.
        lead_column: The cell at which the lead begins.
    """

    part: Part | None
    start: int = 0
    end: int = 0
    column: int = 0
    lead: str = ""
    lead_column: int = 0


def row_lines(row: Row, width: int) -> list[RowLine]:
    """The lines of a row in a column of `width` cells (2 at the least), safe for a terminal."""
    lines: list[RowLine] = []
    for raw in row.parts:
        part = raw._replace(text=make_safe(raw.text), lead=make_safe(raw.lead))
        column = part.text_column(width)
        lead = part.lead
        if lead and column < part.indent + cell_width(lead) + 1:
            # No room beside the lead: it has lines of its own, above the text.
            lead_part = Part(lead, part.lead_style, mark=False)
            lines += (
                RowLine(lead_part, start, end) for start, end in break_lines(lead, max(2, width))
            )
            lead = ""
        for start, end in break_lines(part.text, max(2, width - column)):
            lines.append(RowLine(part, start, end, column, lead, part.indent))
            lead = ""
    lines += [RowLine(None)] * row.gap
    return lines


class RowLayout:
    """Which line of a long list belongs to which row.

    Rows are measured in blocks, and only the blocks that somebody looks at; a block not yet
    measured counts with an estimate. So a list of 10,000 rows opens as fast as one of ten.

    Args:
        count: How many rows there are.
        measure: Tells the height of a row in lines.
        block: How many rows are measured together.
    """

    def __init__(self, count: int, measure: Callable[[int], int], block: int = 64) -> None:
        self._count = count
        self._measure = measure
        self._block = block
        blocks = -(-count // block)
        self._heights: list[list[int] | None] = [None] * blocks
        self._sums = [self._rows_in(index) for index in range(blocks)]
        self._measured_rows = 0
        self._measured_lines = 0

    def _rows_in(self, block: int) -> int:
        return min(self._block, self._count - block * self._block)

    @property
    def total(self) -> int:
        """Lines in all, estimated where not measured."""
        return sum(self._sums)

    def _ensure(self, block: int) -> list[int]:
        heights = self._heights[block]
        if heights is None:
            first = block * self._block
            heights = [self._measure(row) for row in range(first, first + self._rows_in(block))]
            self._heights[block] = heights
            first_measured = not self._measured_rows
            self._sums[block] = sum(heights)
            self._measured_rows += len(heights)
            self._measured_lines += self._sums[block]
            if first_measured:
                mean = self._measured_lines / self._measured_rows
                for other, known in enumerate(self._heights):
                    if known is None:
                        self._sums[other] = max(1, round(mean * self._rows_in(other)))
        return heights

    def top(self, row: int) -> int:
        """The line on which a row begins; its block is measured."""
        block, within = divmod(row, self._block)
        heights = self._ensure(block)
        return sum(self._sums[:block]) + sum(heights[:within])

    def height(self, row: int) -> int:
        """The height of a row in lines."""
        block, within = divmod(row, self._block)
        return self._ensure(block)[within]

    def locate(self, line: int) -> tuple[int, int]:
        """The row at a line, and which of its lines that is; the ends for lines beyond them."""
        if not self._count:
            return 0, 0
        rest = max(0, line)
        last = len(self._sums) - 1
        for block in range(last + 1):
            if rest < self._sums[block] or block == last:
                heights = self._ensure(block)
                # Measuring may have made the block shorter than the estimate.
                if rest >= self._sums[block] and block != last:
                    rest -= self._sums[block]
                    continue
                for within, height in enumerate(heights):
                    if rest < height:
                        return block * self._block + within, rest
                    rest -= height
                break
            rest -= self._sums[block]
        return self._count - 1, max(0, self.height(self._count - 1) - 1)

    def measure_around(self, row: int, lines: int) -> None:
        """Measures what can come into view near a row: `lines` lines above and below it."""
        if not self._count:
            return
        block = row // self._block
        self._ensure(block)
        for step in (-1, 1):
            beside, room = block + step, lines + self._block
            while 0 <= beside < len(self._sums) and room > 0:
                self._ensure(beside)
                room -= self._sums[beside]
                beside += step
