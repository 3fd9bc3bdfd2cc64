"""A word to the user, over the foot of the panes, for a moment."""

from rich.segment import Segment
from textual.events import Resize
from textual.strip import Strip
from textual.timer import Timer

from tui.app.widgets.bars import Bar
from tui.text.breaking import break_lines
from tui.text.safe import make_safe

_SECONDS = 5.0


class MessageLine(Bar):
    """Says one thing at a time above the keys, broken into lines as the panes are."""

    DEFAULT_CSS = """
    MessageLine {
        layer: message; dock: bottom; offset-y: -1; height: auto;
        background: $selection; color: $foreground; text-style: $message-style; display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="message")
        self._words = ""
        self._timer: Timer | None = None

    def show(self, words: str) -> None:
        """Shows some words in place of those before, for a few seconds."""
        self._words = " ".join(make_safe(words, newlines=True).split("\n"))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS, self.hide)
        self.display = True
        self._fit(self.screen.size.width)

    def on_resize(self, event: Resize) -> None:
        """Takes as many lines as the words need at another width."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.styles.height = len(self._lines(width))
        self.refresh(layout=True)

    def hide(self) -> None:
        """Shows nothing any more."""
        self.display = False

    def _lines(self, width: int) -> list[str]:
        room = max(2, width - 2)
        return [self._words[start:end] for start, end in break_lines(self._words, room)]

    def segments(self, width: int) -> list[Segment]:
        """The first line."""
        return [self.part(f" {self._lines(width)[0]}")]

    def render_line(self, y: int) -> Strip:
        """Draws a line (Textual's line API)."""
        width = self.size.width
        lines = self._lines(width)
        text = f" {lines[y]}" if y < len(lines) else ""
        return Strip([self.part(text)]).adjust_cell_length(width, self.rich_style)
