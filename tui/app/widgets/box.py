"""The box of a screen that lies over another: a frame, what it is about, and its keys."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from tui.app.commands.in_force import keymap_of
from tui.app.commands.table import BY_ID
from tui.i18n import _
from tui.text.cells import cell_width
from tui.text.safe import make_safe

_BETWEEN = " · "
_AROUND = 6
"""Cells of a frame's lower line that its corners and the blanks at its words take."""


_NARROW = 60


def is_narrow(screen: Screen[Any]) -> bool:
    """Whether a screen is so narrow that the words in a box need all of its width."""
    return screen.app.size.width < _NARROW


class Hint(NamedTuple):
    """What a key does, in other words than the table of commands has for it.

    Attributes:
        command: The id of the command.
        words: What it does here.
        other: The id of another command, whose key stands beside.
    """

    command: str
    words: str
    other: str = ""


class Box(Vertical):
    """A frame with a title above and keys below.

    Where the keys have no room, those named last are left out.

    Args:
        title: What the screen is about.
        keys: Ids of the commands to name with their keys, the most wanted first.
    """

    DEFAULT_CSS = """
    Box {
        max-width: 100%; height: auto; max-height: 100%;
        border: $focus-frame $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $muted;
    }
    """

    def __init__(self, title: str, keys: Sequence[str | Hint]) -> None:
        super().__init__()
        self.border_title = Content(make_safe(title))
        self._keys = keys
        self._news = ""

    def head(self, title: str) -> None:
        """Puts another title above."""
        self.border_title = Content(make_safe(title))
        self._show_keys()

    def say(self, news: str) -> None:
        """Puts some words before the keys, as how much there is."""
        self._news = news
        self._show_keys()

    def on_resize(self) -> None:
        """Names the keys that there is room for."""
        self._show_keys()

    def _show_keys(self) -> None:
        room = self.outer_size.width - _AROUND
        words = [self._news] if self._news else []
        for key in self._hints():
            if cell_width(_BETWEEN.join([*words, key])) > room:
                break
            words.append(key)
        self.border_subtitle = Content(make_safe(_BETWEEN.join(words)))

    def _hints(self) -> list[str]:
        keymap = keymap_of(self)
        hints = []
        for key in self._keys:
            hint = Hint(key, BY_ID[key].label) if isinstance(key, str) else key
            signs = [keymap.sign(one) for one in (hint.command, hint.other) if one]
            if all(signs):
                hints.append(" ".join([*signs, _(hint.words)]))
        return hints
