"""The line below the panes of a review: what is uncertain, or what became of a line."""

from tui.app.widgets.bars import WordsBar, shorten
from tui.text.breaking import break_lines

_MOST = 2
"""So many lines it may have."""


class ReviewBar(WordsBar):
    """Says one thing as long as it holds, in two lines where it must."""

    DEFAULT_CSS = """
    ReviewBar { height: auto; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="review")

    def show(self, words: str, style: str = "") -> None:
        """Shows some words in place of those before.

        Args:
            words: The words.
            style: The name of their style.
        """
        before = self._words, self._style
        self._take(words, style)
        if (self._words, self._style) != before:
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
