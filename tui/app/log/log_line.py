"""The line of the log that one types in, as many lines high as its text needs."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.text_area import PaperArea


class LogLine(PaperArea):
    """A text in which Enter keeps the line; the screen has the actions for its keys.

    It has the keys itself, so that they wait for what was typed before them.
    """

    DEFAULT_CSS = """
    LogLine, LogLine:focus {
        border: none; height: auto; max-height: 5; padding: 0 1; background: $surface;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LOG)]

    async def _on_key(self, event: Key) -> None:
        """Leaves Enter to the key that keeps the line; elsewhere it would begin another."""
        if event.key == "enter":
            event.prevent_default()

    @property
    def is_at_top(self) -> bool:
        """Whether there is no line above the cursor."""
        return self.navigator.is_first_wrapped_line(self.cursor_location)

    @property
    def is_at_bottom(self) -> bool:
        """Whether there is no line below the cursor."""
        return self.navigator.is_last_wrapped_line(self.cursor_location)

    def put(self, text: str) -> None:
        """Has another text, with the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)
