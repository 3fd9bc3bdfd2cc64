"""The frame around a pane."""

from textual.containers import Container

from tui.app.widgets.line_view import LineView


class Frame(Container):
    """A border with a title around one view; it lights up with the view's focus.

    The border is not the view's own: so a view draws nothing but lines, and the border is drawn
    once and not with each of them.

    Args:
        view: The view; the frame is named after it.
    """

    DEFAULT_CSS = """
    Frame {
        width: 1fr;
        height: 1fr;
        border: round $line;
        border-title-color: $muted;
        border-subtitle-color: $muted;
    }
    Frame:focus-within {
        border: round $primary;
        border-title-color: $primary;
        border-title-style: bold;
    }
    Frame > LineView { width: 1fr; height: 1fr; }
    """

    def __init__(self, view: LineView) -> None:
        super().__init__(view, id=f"{view.id}-frame")
