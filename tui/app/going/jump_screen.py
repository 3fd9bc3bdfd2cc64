"""Jump mode: everything on the screen has letters; type them, and be there."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.layouts import latin
from tui.app.going.labels import labels


@runtime_checkable
class Jumpable(Protocol):
    """A view that has places on the screen to jump to."""

    def jump_rows(self) -> Sequence[int]:
        """The rows that can be jumped to, of those on the screen."""

    def show_letters(self, letters: Mapping[int, str]) -> None:
        """Draws letters over rows, or none any more."""


class Jump(NamedTuple):
    """A place to jump to.

    Attributes:
        view: The view.
        row: The row in it.
    """

    view: Widget
    row: int


class JumpScreen(ModalScreen[Jump | None]):
    """Puts letters on all rows of some views, and asks for one. It shows nothing itself.

    Args:
        views: The views that are on the screen.
    """

    DEFAULT_CSS = "JumpScreen { background: $background 0%; }"

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TYPING)]

    def __init__(self, views: Sequence[Widget]) -> None:
        super().__init__()
        jumps = [
            Jump(view, row)
            for view in views
            if isinstance(view, Jumpable)
            for row in view.jump_rows()
        ]
        self._views = [view for view in views if isinstance(view, Jumpable)]
        self._jumps = dict(zip(labels(len(jumps)), jumps, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Nothing: the letters are drawn by the views."""
        yield from ()

    def on_mount(self) -> None:
        """Puts the letters on the rows."""
        self._show()

    def on_unmount(self) -> None:
        """Takes the letters away."""
        for view in self._views:
            view.show_letters({})

    def _show(self) -> None:
        for view in self._views:
            view.show_letters(
                {
                    jump.row: label[len(self._typed) :]
                    for label, jump in self._jumps.items()
                    if jump.view is view and label.startswith(self._typed)
                }
            )

    def on_key(self, event: Key) -> None:
        """Takes a letter; any key that is none of the labels' leaves."""
        character = event.character or ""
        typed = self._typed + (latin(character) or character).lower()
        if event.key == "escape":
            return
        event.stop()
        if typed in self._jumps:
            self.dismiss(self._jumps[typed])
        elif character and any(label.startswith(typed) for label in self._jumps):
            self._typed = typed
            self._show()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Jumps nowhere."""
        self.dismiss(None)
