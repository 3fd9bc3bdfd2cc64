"""Marking a text with the mouse, to copy it."""

from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.selection import Selection
from textual.timer import Timer

from tui.app.widgets.marked import Marked, Place
from tui.app.widgets.scrolling import ScrollingView
from tui.app.widgets.spots import Spot, WrappedRows

_SCROLL_SECONDS = 0.05
"""Seconds between two lines that a view scrolls while the mouse is held beyond its edge."""

_LEFT = 1
_LINES = 1 << 20


class MarkingView(ScrollingView):
    """A view in which dragging the mouse marks text. A subclass knows its lines.

    What is marked counts among the screen's selections, as Textual has them: so a click anywhere
    takes it away, and its keys copy it. Textual's own way to select would go on into what is
    beside the view, which is another text, and take in all of a view that it passes.
    """

    sign_cells: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes)
        self.marked: Marked | None = None
        self._pressed: Place | None = None
        self._in_second = False
        self._is_marking = False
        self._pointer = Offset()
        self._edge_timer: Timer | None = None
        self.was_dragged = False
        """Whether the mouse was last let go after dragging, which is no click."""

    @property
    def wrapped(self) -> WrappedRows:
        """The rows as they are wrapped now."""
        raise NotImplementedError

    @property
    def seen(self) -> list[Spot]:
        """The lines in view, from the top."""
        raise NotImplementedError

    def unmark(self) -> None:
        """Takes the mark away, as other text is there now."""
        if self.marked is not None:
            self.marked = None
            self.screen.clear_selection()

    def selection_updated(self, selection: Selection | None) -> None:
        """Follows the screen, which knows when the mark is to be taken away."""
        if selection is None:
            self.marked = None
        super().selection_updated(selection)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is marked, and what stands behind it (Textual's API)."""
        del selection
        return (self.marked.text(self.wrapped), "\n") if self.marked is not None else None

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold of the text."""
        self.was_dragged = False
        offset = event.get_content_offset(self)
        if offset is None or event.button != _LEFT or not self.seen:
            return
        if offset.x == self.size.width - 1:  # the scroll bar
            return
        self.capture_mouse()  # it may leave the view at once
        self._pressed = self._place(offset)
        self._in_second = self._is_in_second(self._pressed)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Marks from where the mouse was pressed."""
        if self._pressed is None:
            return
        self._pointer = event.get_content_offset_capture(self)
        if not self._is_marking:
            if self._place(self._pointer) == self._pressed:
                return
            self._is_marking = True
        self._mark()
        beyond = self._pointer.y < 0 or self._pointer.y >= self.size.height
        if beyond and self._edge_timer is None:
            self._edge_timer = self.set_interval(_SCROLL_SECONDS, self._scroll_beyond)
        elif not beyond:
            self._stop_scrolling()

    def on_mouse_up(self, _event: MouseUp) -> None:
        """Lets the text go."""
        self._let_go()

    def _let_go(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()
            self._stop_scrolling()
            self.was_dragged, self._is_marking = self._is_marking, False

    def _stop_scrolling(self) -> None:
        if self._edge_timer is not None:
            self._edge_timer.stop()
            self._edge_timer = None

    def _scroll_beyond(self) -> None:
        """Scrolls towards where the mouse is held, and marks on."""
        self.scroll_lines(-1 if self._pointer.y < 0 else 1)
        self._mark()

    def _place(self, offset: Offset) -> Place:
        """The cell under the mouse; at the ends of what is seen for one beyond it."""
        seen = self.seen
        if offset.y < 0:
            return Place(seen[0], 0)
        if offset.y >= len(seen):
            return Place(seen[-1], self.size.width)
        return Place(seen[offset.y], max(0, offset.x - self.sign_cells))

    def _is_in_second(self, place: Place) -> bool:
        line = self.wrapped.lines(place.spot.row)[place.spot.line]
        second = line.beside
        if second is None:
            return False
        return place.cell >= (second.lead_column if second.lead else second.column) - 1

    def _mark(self) -> None:
        if self._pressed is None or not self.seen:
            return
        here = self._place(self._pointer)
        marked = Marked.between(self._pressed, here, in_second=self._in_second)
        if marked != self.marked:
            self.marked = marked
            start, end = (
                Offset(place.cell, place.spot.row * _LINES + place.spot.line)
                for place in (marked.start, marked.end)
            )
            self.screen.selections = {self: Selection(start, end)}
