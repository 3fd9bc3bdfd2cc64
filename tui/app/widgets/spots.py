"""Where in its rows, wrapped to its width, a view is. Knows nothing of Textual."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.widgets.rows import RowLine, RowSource, row_lines
from tui.i18n import _

_FEW_ROWS = 50
"""So many rows are measured to tell how much of them is seen; of more, they are counted."""


class Spot(NamedTuple):
    """A line of a view's rows: position of the row, and which of its lines."""

    row: int
    line: int


class PlaceInView(NamedTuple):
    """Where a view is.

    Attributes:
        top: The line at the top.
        cursor: The selected row, or -1.
    """

    top: Spot
    cursor: int = -1


def place_words(place: int | str, count: int) -> str:
    """A place among others, from 1, in words."""
    return _("{place} of {count}").format(place=place, count=count)


class WrappedRows(NamedTuple):
    """Rows wrapped to a width; only those that are asked about are made.

    Attributes:
        source: The rows.
        width: Cells that a row has for its text.
    """

    source: RowSource
    width: int

    def lines(self, row: int) -> tuple[RowLine, ...]:
        """The lines of a row."""
        return row_lines(self.source.row(row), self.width)

    def seen(self, top: Spot, height: int) -> tuple[list[Spot], list[RowLine]]:
        """The lines from one on, where they stand and as they are drawn.

        Args:
            top: The first.
            height: How many, where there are as many.
        """
        spots: list[Spot] = []
        lines: list[RowLine] = []
        row, first = top
        while row < len(self.source) and len(spots) < height:
            of_row = self.lines(row)
            spots += [Spot(row, line) for line in range(first, len(of_row))]
            lines += of_row[first:]
            row, first = row + 1, 0
        del spots[height:], lines[height:]
        return spots, lines

    def shifted(self, spot: Spot, lines: int) -> Spot:
        """The spot some lines further down, or up; the first or last line beyond the ends."""
        row, line = spot
        line += lines
        while line < 0:
            if row == 0:
                return Spot(0, 0)
            row -= 1
            line += len(self.lines(row))
        while line >= (height := len(self.lines(row))):
            if row + 1 >= len(self.source):
                return Spot(row, height - 1)
            row, line = row + 1, line - height
        return Spot(row, line)

    def last_top(self, height: int) -> Spot:
        """The line at the top of a view of some lines when the last line is at the bottom."""
        last = len(self.source) - 1
        end = Spot(last, len(self.lines(last)) - 1)
        return self.shifted(end, 1 - max(1, height))

    def nearest_top(self, spot: Spot, height: int) -> Spot:
        """The line nearest to a spot that can be at the top of a view of some lines."""
        row = min(spot.row, len(self.source) - 1)
        place = Spot(row, min(spot.line, len(self.lines(row)) - 1))
        if len(self.source) - row >= height:
            # Each row has a line at least: nothing at the end need be made to see that.
            return place
        return min(place, self.last_top(height))

    def percent(self, last: Spot) -> int:
        """How much of all is before the end of a line, in per cent."""
        count = len(self.source)
        if count <= _FEW_ROWS:
            heights = [len(self.lines(row)) for row in range(count)]
            return (sum(heights[: last.row]) + last.line + 1) * 100 // sum(heights)
        return int(self._fraction(last, 1) / count * 100)

    def thumb(self, spots: Sequence[Spot], height: int) -> tuple[int, int]:
        """The heights between which the thumb of a scroll bar is; both 0 if all is seen.

        Args:
            spots: The lines in view.
            height: The bar's height.
        """
        count = len(self.source)
        if not spots or (spots[0] == (0, 0) and self._is_end(spots[-1])):
            return 0, 0
        begin = self._fraction(spots[0], 0)
        end = self._fraction(spots[-1], 1)
        size = max(1, round((end - begin) / count * height))
        first = round(begin / count * height)
        if self._is_end(spots[-1]):
            first = height - size
        elif first + size >= height:
            first = max(0, height - size - 1)
        return first, first + size

    def _is_end(self, spot: Spot) -> bool:
        return spot.row == len(self.source) - 1 and spot.line == len(self.lines(spot.row)) - 1

    def _fraction(self, spot: Spot, after: int) -> float:
        return spot.row + (spot.line + after) / max(1, len(self.lines(spot.row)))
