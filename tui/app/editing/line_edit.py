"""One line at the foot of the screen, to type a value in."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.editing.line_input import LineInput
from tui.text.safe import make_safe

Check = Callable[[str], str]
"""Says what is wrong with what was typed, or `""`."""

Step = Callable[[str, int], str]
"""What was typed a step on, or back with -1."""


class LineEdit(ModalScreen[str | None]):
    """Asks for one line: Enter keeps it, Escape leaves the value as it was.

    What is wrong is said while one types; a wrong value cannot be kept.

    Args:
        name: What is changed.
        value: What stands there.
        check: Judges what is typed.
        step: What the arrow keys up and down do, where the value can be stepped.
        hint: What may be typed.
    """

    DEFAULT_CSS = """
    LineEdit { align: left bottom; background: $background 40%; }
    LineEdit > Vertical {
        height: auto; border: round $primary; background: $background; padding: 0 1;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $muted;
    }
    LineEdit Input, LineEdit Input:focus { border: none; height: 1; padding: 0; background: $surface; }
    LineEdit Static { height: auto; color: $muted; }
    LineEdit Static.-wrong { color: $warning; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("ctrl+s", "keep", "keep"),
        Binding("up", "step(1)", "more"),
        Binding("down", "step(-1)", "less"),
    ]

    AUTO_FOCUS = "Input"

    def __init__(
        self,
        name: str,
        value: str,
        check: Check,
        *,
        step: Step | None = None,
        hint: str = "",
    ) -> None:
        super().__init__()
        self._title = make_safe(name)
        self._value = value
        self._check = check
        self._step = step
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The line, and what is said of it."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "Enter keep · Esc leave"
            yield LineInput(self._value, lambda typed: not self._check(typed))
            yield Static(Content(self._hint))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        wrong = self._check(event.value)
        words = self.query_one(Static)
        words.update(Content(make_safe(wrong or self._hint)))
        words.set_class(bool(wrong), "-wrong")

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        if not self._check(event.value):
            self.dismiss(event.value)

    def action_keep(self) -> None:
        """Keeps the value, for hands that save by habit."""
        value = self.query_one(Input).value
        if not self._check(value):
            self.dismiss(value)

    def action_step(self, step: int) -> None:
        """Steps the value, as a day or a quarter of an hour."""
        line = self.query_one(Input)
        if self._step is not None:
            line.value = self._step(line.value, step)
            line.cursor_position = len(line.value)

    def action_leave(self) -> None:
        """Leaves the value as it was."""
        self.dismiss(None)
