"""How the panes share the screen, as values: pure, and without Textual.

The panes stand in columns, one above the other in each. An `Arrangement` says which, and what
share each has; `Placed` is that at one size of the screen, with the panes that are shown there.
"""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from tui.app.layout.shares import (
    divided,
    possible,
    shares_of,
    with_edge_moved,
    with_part_grown,
)

PANES = ("agenda", "annotation", "documents", "schedule")
"""The ids of the panes, in the order of their numbers."""

MIN_WIDTH = 20
"""Cells that a column has at the least, with its frame."""
MIN_HEIGHT = 4
"""Lines that a pane has at the least, with its frame."""


class WidthClass(StrEnum):
    """How wide the screen is: each class has an arrangement of its own."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"


FIRST_CELLS = {WidthClass.NARROW: 0, WidthClass.MEDIUM: 80, WidthClass.WIDE: 120}
"""The width at which each class begins, in cells."""


def width_class(width: int) -> WidthClass:
    """The class of a screen of so many cells."""
    return max((cells, name) for name, cells in FIRST_CELLS.items() if cells <= max(0, width))[1]


class Axis(StrEnum):
    """The way in which panes share the screen."""

    WIDTH = "width"
    HEIGHT = "height"


class Column(NamedTuple):
    """Panes one above the other.

    Attributes:
        panes: Their ids, from the top.
        share: The column's share of the width.
        shares: Each pane's share of the height.
    """

    panes: tuple[str, ...]
    share: int
    shares: tuple[int, ...]


class Arrangement(NamedTuple):
    """Which pane stands where, and what share of the screen it has.

    Attributes:
        columns: From left to right.
    """

    columns: tuple[Column, ...]


DEFAULTS = {
    WidthClass.NARROW: Arrangement((Column(PANES, 1, (1, 1, 1, 1)),)),
    WidthClass.MEDIUM: Arrangement(
        (Column(PANES[:1], 4, (1,)), Column(PANES[1:], 6, (5, 3, 3))),
    ),
    WidthClass.WIDE: Arrangement(
        (Column(PANES[:1], 10, (1,)), Column(PANES[1:2], 14, (1,)), Column(PANES[2:], 11, (1, 1))),
    ),
}
"""The arrangements that nobody has changed. On a narrow screen one pane shows at a time."""


class Box(NamedTuple):
    """Where a pane is, in cells from the upper left corner."""

    x: int
    y: int
    width: int
    height: int


class Edge(NamedTuple):
    """What divides two panes, or two columns of them.

    It is drawn as the last cells of what is before it and the first of what is behind, the borders
    of both.

    Attributes:
        axis: What moves with it: widths, or heights.
        column: The place of its column, or of the one before it, among those that are shown.
        place: The place of the pane before it in the column, or of the column.
        at: The cell right behind it.
        start: Where it begins on the other axis.
        end: The cell behind its last.
    """

    axis: Axis
    column: int
    place: int
    at: int
    start: int
    end: int

    def holds(self, x: int, y: int) -> bool:
        """Whether a cell belongs to it."""
        along, across = (y, x) if self.axis is Axis.WIDTH else (x, y)
        return self.start <= along < self.end and self.at - 1 <= across <= self.at

    @property
    def key(self) -> tuple[Axis, int, int]:
        """What tells it from others wherever it stands."""
        return self.axis, self.column, self.place


def fitting(
    arrangement: Arrangement, shown: Collection[str], current: str, height: int
) -> frozenset[str]:
    """The panes that there is room for: where a column is too low for all, some of it are not seen.

    Args:
        arrangement: Where the panes are.
        shown: The ids of the panes that are wanted.
        current: The pane with the focus, which is always seen.
        height: How many lines there are.
    """
    room = max(1, height // MIN_HEIGHT)
    found: set[str] = set()
    for column in arrangement.columns:
        panes = [pane for pane in column.panes if pane in shown]
        first = panes.index(current) if current in panes else 0
        first = max(0, min(first, len(panes) - room))
        found.update(panes[first : first + room])
    return frozenset(found)


class _Stack(NamedTuple):
    """What is shown of a column: its place in the arrangement, and the places in it of its panes."""

    column: int
    panes: tuple[int, ...]


class Placed:
    """An arrangement at a size of the screen.

    Args:
        arrangement: The arrangement.
        shown: The ids of the panes that are shown.
        width: Cells of a line.
        height: How many lines there are.
    """

    def __init__(
        self, arrangement: Arrangement, shown: Collection[str], width: int, height: int
    ) -> None:
        self._arrangement = arrangement
        self._width = width
        self._height = height
        stacks = (
            _Stack(place, tuple(at for at, pane in enumerate(column.panes) if pane in shown))
            for place, column in enumerate(arrangement.columns)
        )
        self._stacks = [stack for stack in stacks if stack.panes]

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        shares = [self._column(stack).share for stack in self._stacks]
        return divided(self._width, shares, MIN_WIDTH)

    def _heights(self, stack: _Stack) -> tuple[int, ...]:
        shares = [self._column(stack).shares[place] for place in stack.panes]
        return divided(self._height, shares, MIN_HEIGHT)

    def _column(self, stack: _Stack) -> Column:
        return self._arrangement.columns[stack.column]

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Where each pane is that is shown."""
        boxes = {}
        x = 0
        for stack, width in zip(self._stacks, self._widths, strict=True):
            y = 0
            for place, height in zip(stack.panes, self._heights(stack), strict=True):
                boxes[self._column(stack).panes[place]] = Box(x, y, width, height)
                y += height
            x += width
        return boxes

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All edges that can be moved."""
        found: list[Edge] = []
        starts = [0, *accumulate(self._widths)]
        for place, x in enumerate(starts[1:-1]):
            found.append(Edge(Axis.WIDTH, place, place, x, 0, self._height))
        for column, stack in enumerate(self._stacks):
            ends = list(accumulate(self._heights(stack)))
            found += (
                Edge(Axis.HEIGHT, column, place, y, starts[column], starts[column + 1])
                for place, y in enumerate(ends[:-1])
            )
        return tuple(found)

    def edge(self, key: tuple[Axis, int, int]) -> Edge | None:
        """The edge of a key, if there is one here."""
        return next((edge for edge in self.edges if edge.key == key), None)

    def beside(self, edge: Edge) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The panes before an edge, and those behind it."""
        if edge.axis is Axis.WIDTH:
            before, after = self._stacks[edge.place], self._stacks[edge.place + 1]
            return self._names(before), self._names(after)
        names = self._names(self._stacks[edge.column])
        return (names[edge.place],), (names[edge.place + 1],)

    def _names(self, stack: _Stack) -> tuple[str, ...]:
        return tuple(self._column(stack).panes[place] for place in stack.panes)

    def with_edge_at(self, edge: Edge, at: int) -> Arrangement:
        """The arrangement with an edge moved to a cell, as far as the panes' least sizes allow."""
        return self._changed(edge.axis, edge.column, partial(_moved, edge.place, at - edge.at))

    def with_grown(self, pane: str, axis: Axis, by: int) -> Arrangement:
        """The arrangement with a pane grown by some cells, or shrunk by a negative number.

        Args:
            pane: The pane; one that is not shown changes nothing.
            axis: Whether its width or its height changes.
            by: How many cells.
        """
        for column, stack in enumerate(self._stacks):
            names = self._names(stack)
            if pane in names:
                part = column if axis is Axis.WIDTH else names.index(pane)
                return self._changed(axis, column, partial(_grown, part, by))
        return self._arrangement

    def _changed(
        self, axis: Axis, place: int, change: Callable[[Sequence[int], int], tuple[int, ...]]
    ) -> Arrangement:
        columns = list(self._arrangement.columns)
        if axis is Axis.WIDTH:
            sizes = change(self._widths, possible(self._width, len(self._widths), MIN_WIDTH))
            if sizes == self._widths:
                return self._arrangement
            shown = [stack.column for stack in self._stacks]
            shares = shares_of(sizes, [column.share for column in columns], shown)
            columns = [
                column._replace(share=share) for column, share in zip(columns, shares, strict=True)
            ]
        else:
            stack = self._stacks[place]
            heights = self._heights(stack)
            sizes = change(heights, possible(self._height, len(heights), MIN_HEIGHT))
            if sizes == heights:
                return self._arrangement
            column = columns[stack.column]
            shares = shares_of(sizes, column.shares, stack.panes)
            columns[stack.column] = column._replace(shares=shares)
        return Arrangement(tuple(columns))


def _moved(edge: int, by: int, sizes: Sequence[int], least: int) -> tuple[int, ...]:
    return with_edge_moved(sizes, edge, by, least)


def _grown(part: int, by: int, sizes: Sequence[int], least: int) -> tuple[int, ...]:
    return with_part_grown(sizes, part, by, least)
