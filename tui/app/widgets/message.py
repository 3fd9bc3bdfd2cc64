"""A word to the user, over the foot of the panes, for a moment."""

from textual.events import Resize
from textual.timer import Timer

from tui.app.widgets.bars import WordsBar

_SECONDS = 5.0


class MessageLine(WordsBar):
    """Says one thing at a time above the keys, broken into lines as the panes are."""

    DEFAULT_CSS = """
    MessageLine {
        layer: message; dock: bottom; offset-y: -1; height: auto;
        background: $selection; color: $foreground; text-style: $message-style; display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="message")
        self._timer: Timer | None = None

    def show(self, words: str) -> None:
        """Shows some words in place of those before, for a few seconds."""
        self._take(words)
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
