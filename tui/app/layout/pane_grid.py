"""The panes side by side, with edges that the mouse drags."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.events import Leave, MouseDown, MouseMove, MouseUp
from textual.geometry import NULL_OFFSET, NULL_SPACING, Offset, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.message import Message
from textual.widget import Widget

from tui.app.layout.arrangement import (
    DEFAULTS,
    Arrangement,
    Axis,
    Edge,
    Placed,
    WidthClass,
    fitting,
    width_class,
)
from tui.app.widgets.frame import Frame, Side
from tui.app.widgets.ground import Ground

if TYPE_CHECKING:
    from textual.layout import ArrangeResult

_Key = tuple[Axis, int, int]

READ = "annotation"
"""The pane that can be read in a column of its own."""

_ROOMY = 16
"""So many lines leave one free above what is read."""


class _PaneLayout(Layout):
    """Puts frames where the grid's arrangement has them."""

    name = "panes"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: FBT001, FBT002 -- Textual's
    ) -> "ArrangeResult":
        """Places the frames that are shown (Textual's layout API)."""
        del greedy
        if not isinstance(parent, PaneGrid):
            raise TypeError("only a pane grid is laid out so")
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, frame)
            for frame, region in parent.regions(children, size)
        ]


class PaneGrid(Ground, Widget):
    """The frames of the panes, as an arrangement for each class of width has them.

    Which of them are shown is decided elsewhere: a frame that is not displayed leaves its place to
    the others.

    Args:
        frames: The frames, each named after its pane.
        arrangements: Where the panes are, by class of width.
        defaults: Where they are once they are put back.
    """

    DEFAULT_CSS = """
    PaneGrid { width: 1fr; height: 1fr; }
    """

    class Moved(Message):
        """The user has dragged an edge, and let it go."""

    def __init__(
        self,
        frames: Iterable[Frame],
        arrangements: Mapping[WidthClass, Arrangement],
        *,
        id: str,  # noqa: A002 -- Textual's name
        defaults: Mapping[WidthClass, Arrangement] = DEFAULTS,
    ) -> None:
        super().__init__(*frames, id=id)
        self._arrangements = dict(arrangements)
        self._defaults = defaults
        self._layout = _PaneLayout()
        self._held: dict[_Key, int] = {}
        """The edges under the mouse's button, with the cells from the mouse to each."""
        self._lit: tuple[_Key, ...] = ()
        self._column = 0
        self._current = ""

    # Where the panes are

    @property
    def layout(self) -> Layout:
        """What lays the frames out."""
        return self._layout

    @property
    def arrangement(self) -> tuple[WidthClass, Arrangement]:
        """Where the panes are at this width."""
        name = width_class(self.size.width)
        return name, self._arrangements[name]

    @property
    def placed(self) -> Placed:
        """Where the panes are now."""
        shown = [frame.pane for frame in self.query_children(Frame) if frame.display]
        return self._placed(shown, self.size)

    def _placed(self, shown: Collection[str], size: Size) -> Placed:
        arrangement = self._arrangements[width_class(size.width)]
        seen = fitting(arrangement, shown, self._current, size.height)
        return Placed(arrangement, seen, *size)

    def regions(self, frames: Iterable[Widget], size: Size) -> list[tuple[Widget, Region]]:
        """Where these frames are in an area of some size."""
        named = {frame.pane: frame for frame in frames if isinstance(frame, Frame)}
        if self._column and READ in named:
            frame = named[READ]
            width = min(size.width, self._column + frame.view.edge_cells)
            top = 1 if size.height >= _ROOMY else 0
            x = (size.width - width) // 2
            return [(frame, Region(x, top, width, size.height - top))]
        boxes = self._placed(named, size).boxes
        return [(named[pane], Region(*box)) for pane, box in boxes.items()]

    def show_pane(self, pane: str) -> None:
        """Follows the focus to a pane, which is seen also where there is no room for all."""
        before = self.placed.boxes
        self._current = pane
        if self.placed.boxes != before:
            self.arrange_anew()

    def show_column(self, width: int) -> None:
        """Puts the annotation's text into the middle, at most so wide; 0 ends that."""
        self._column = width
        self.arrange_anew()

    def arrange_anew(self) -> None:
        """Follows a change of what is shown, or of where it is."""
        if not self._held:
            # What was under the mouse may be elsewhere.
            self._light([])
        self._clear_arrangement_cache()
        self.refresh(layout=True)

    def move_to(self, arrangement: Arrangement) -> bool:
        """Takes another arrangement for screens of this width; returns whether it is another."""
        name, before = self.arrangement
        if arrangement != before:
            self._arrangements[name] = arrangement
            self.arrange_anew()
        return arrangement != before

    def reset(self) -> None:
        """Puts the panes of this width where they were at first."""
        self.move_to(self._defaults[width_class(self.size.width)])

    # The mouse

    def _edges_at(self, offset: Offset) -> list[Edge]:
        x, y = offset - self.region.offset
        return [edge for edge in self.placed.edges if edge.holds(x, y)]

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold of the edges under the mouse; where two meet, of both."""
        edges = self._edges_at(event.screen_offset) if event.button == 1 else []
        if edges:
            event.stop()
            place = event.screen_offset - self.region.offset
            self._held = {edge.key: edge.at - _across(place, edge.axis) for edge in edges}
            self.capture_mouse()
            self._light(edges)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drags what is held; else lights up the edge that could be."""
        if not self._held:
            if self.app.mouse_captured is None:
                self._light(self._edges_at(event.screen_offset))
            return
        event.stop()
        place = event.screen_offset - self.region.offset
        for key, distance in self._held.items():
            placed = self.placed
            edge = placed.edge(key)
            if edge is not None:
                self.move_to(placed.with_edge_at(edge, _across(place, edge.axis) + distance))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Lets go."""
        if self._held:
            event.stop()
            self._held = {}
            self.release_mouse()
            self._light([])
            self.post_message(self.Moved())

    def on_leave(self, event: Leave) -> None:
        """The mouse is elsewhere."""
        del event
        if not self._held and not self.is_mouse_over:
            self._light([])

    def _light(self, edges: list[Edge]) -> None:
        """Lights up edges, and no others; a terminal that can shows another pointer too."""
        keys = tuple(edge.key for edge in edges)
        if keys == self._lit:
            return
        self._lit = keys
        lit: dict[str, set[Side]] = {}
        for edge in edges:
            before, after = self.placed.beside(edge)
            across = edge.axis is Axis.WIDTH
            for pane in before:
                lit.setdefault(pane, set()).add("right" if across else "bottom")
            for pane in after:
                lit.setdefault(pane, set()).add("left" if across else "top")
        for frame in self.query_children(Frame):
            frame.light(lit.get(frame.pane, set()))
        axes = {edge.axis for edge in edges}
        if len(axes) > 1:
            self.styles.pointer = "move"
        elif axes:
            self.styles.pointer = "ew-resize" if Axis.WIDTH in axes else "ns-resize"
        else:
            self.styles.pointer = "default"


def _across(place: Offset, axis: Axis) -> int:
    return place.x if axis is Axis.WIDTH else place.y
