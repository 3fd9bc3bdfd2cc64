"""What scrolls a view: keys, the wheel of the mouse, and the bar at the view's edge."""

from typing import ClassVar, Protocol, runtime_checkable

from textual.binding import BindingType
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Size
from textual.widget import Widget

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope

WHEEL_LINES = 3
"""Lines that one step of the mouse wheel scrolls."""


@runtime_checkable
class KeepsPlaces(Protocol):
    """A screen that keeps where one was."""

    def leave_place(self) -> None:
        """Takes down where one is, before one goes elsewhere."""


class ScrollingView(Widget, can_focus=True):
    """A view that is scrolled by lines; its last column is a scroll bar. A subclass knows its lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LINES)]

    _dragging = False

    def scroll_lines(self, lines: int) -> None:
        """Scrolls down by some lines, or up by a negative number."""
        raise NotImplementedError

    def scroll_to_part(self, part: float) -> None:
        """Scrolls to a place between the beginning, 0, and the end, 1."""
        raise NotImplementedError

    def go_first(self) -> None:
        """Scrolls to the beginning."""
        raise NotImplementedError

    def go_last(self) -> None:
        """Scrolls to the end."""
        raise NotImplementedError

    def most_height(self, viewport: Size) -> int:
        """The height for which there is room; Textual would cut off what is higher, unseen."""
        around = self.parent
        if not isinstance(around, Widget) or around.styles.max_height is None:
            return viewport.height
        room = int(around.styles.max_height.resolve(viewport, viewport))
        beside = len(around.displayed_children) - 1
        return max(1, room - around.gutter.height - around.styles.margin.height - beside)

    # Keys

    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def action_down(self) -> None:
        """Scrolls down by a line."""
        self.scroll_lines(1)

    def action_up(self) -> None:
        """Scrolls up by a line."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scrolls down by a page, with one line in common."""
        self.scroll_lines(self._page())

    def action_page_up(self) -> None:
        """Scrolls up by a page, with one line in common."""
        self.scroll_lines(-self._page())

    def before_jump(self) -> None:
        """Lets the screen take down where one is, where it keeps that."""
        if isinstance(self.screen, KeepsPlaces):
            self.screen.leave_place()

    def action_first(self) -> None:
        """Goes to the beginning."""
        self.before_jump()
        self.go_first()

    def action_last(self) -> None:
        """Goes to the end."""
        self.before_jump()
        self.go_last()

    # The mouse

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scrolls with the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scrolls with the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold of the scroll bar."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x == self.size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag(offset.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drags the scroll bar."""
        if self._dragging:
            self._drag(event.get_content_offset_capture(self).y)

    def on_mouse_up(self, _event: MouseUp) -> None:
        """Lets the scroll bar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        self.scroll_to_part(max(0.0, min(1.0, y / max(1, self.size.height - 1))))
