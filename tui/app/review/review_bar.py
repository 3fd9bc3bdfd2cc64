"""The line below the panes of a review: what is uncertain, or what became of a line."""

from rich.segment import Segment
from textual.strip import Strip

from tui.app.widgets.bars import Bar, shorten
from tui.text.breaking import break_lines
from tui.text.safe import make_safe

_MOST = 2
"""So many lines it may have."""


class ReviewBar(Bar):
    """Says one thing as long as it holds, in two lines where it must."""

    DEFAULT_CSS = """
    ReviewBar { height: auto; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="review")
        self._words = ""
        self._style = ""

    def show(self, words: str, style: str = "") -> None:
        """Shows some words in place of those before.

        Args:
            words: The words.
            style: The name of their style.
        """
        words = " ".join(make_safe(words, newlines=True).split("\n"))
        if (words, style) == (self._words, self._style):
            return
        self._words, self._style = words, style
        self._fit()

    def on_resize(self) -> None:
        """Breaks the words anew."""
        self._fit()

    def _fit(self) -> None:
        height = len(self._lines(self.screen.size.width))
        changed = self.styles.height is None or self.styles.height.value != height
        self.styles.height = height
        self.refresh(layout=changed)

    def _lines(self, width: int) -> list[str]:
        room = max(2, width - 2)
        breaks = list(break_lines(self._words, room))
        lines = [self._words[start:end] for start, end in breaks[:_MOST]]
        if len(breaks) > _MOST:
            lines[-1] = shorten(self._words[breaks[_MOST - 1][0] :], room)
        return lines or [""]

    def segments(self, width: int) -> list[Segment]:
        """The first line."""
        return [self.part(f" {self._lines(width)[0]}", self._style)]

    def render_line(self, y: int) -> Strip:
        """Draws a line (Textual's line API)."""
        width = self.size.width
        lines = self._lines(width)
        text = f" {lines[y]}" if y < len(lines) else ""
        return Strip([self.part(text, self._style)]).adjust_cell_length(width, self.rich_style)
