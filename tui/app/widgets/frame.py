"""The frame around a pane."""

from collections.abc import Set as AbstractSet
from typing import Literal

from textual.containers import Container
from textual.content import Content
from textual.geometry import Region

from tui.app.widgets.line_view import LineView
from tui.text.safe import make_safe

Side = Literal["top", "right", "bottom", "left"]
"""A side of a frame."""

_SIDES: tuple[Side, ...] = ("top", "right", "bottom", "left")


class Frame(Container):
    """A border with a title around one view; it lights up with the view's focus.

    The border is not the view's own: so a view draws nothing but lines, and the border is drawn
    once and not with each of them. Its lower line says where in the view one is.

    Args:
        view: The view; the frame is named after it.
    """

    DEFAULT_CSS = """
    Frame {
        width: 1fr;
        height: 1fr;
        border: $frame $line;
        border-title-color: $muted;
        border-subtitle-color: $muted;
    }
    Frame:focus-within {
        border: $focus-frame $primary;
        border-title-color: $primary;
        border-title-style: $focus-style;
    }
    Frame.-lit-top { border-top: heavy $accent; }
    Frame.-lit-right { border-right: heavy $accent; }
    Frame.-lit-bottom { border-bottom: heavy $accent; }
    Frame.-lit-left { border-left: heavy $accent; }
    Frame > LineView { width: 1fr; height: 1fr; }
    """

    def __init__(self, view: LineView) -> None:
        super().__init__(view, id=f"{view.id}-frame")
        self.pane = view.id or ""
        self.view = view
        self._foot = ""

    def on_mount(self) -> None:
        """Follows the view; a watcher is called at once, so that both change in one frame."""
        self.watch(self.view, "where", self._show_where)

    def _show_where(self, where: str) -> None:
        if where != self._foot:
            self._foot = where
            # Textual's own setter would draw all of the frame anew, and the view in it.
            self._border_subtitle = Content(make_safe(where)) if where else None
            self.refresh(Region(0, self.size.height, self.size.width, 1))

    def light(self, sides: AbstractSet[Side]) -> None:
        """Lights up some sides, and no others."""
        for side in _SIDES:
            self.set_class(side in sides, f"-lit-{side}")
