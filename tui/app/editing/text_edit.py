"""An area to write paragraphs in."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.app.editing.line_edit import Check
from tui.app.editing.text_area import PaperArea
from tui.app.screens.question import Answer, Question
from tui.text.safe import make_safe


class TextEdit(ModalScreen[str | None]):
    """Asks for a text: Ctrl-s keeps it, Escape leaves the value as it was.

    Args:
        name: What is changed.
        value: What stands there.
        check: Judges what is typed.
        hint: What may be typed.
    """

    DEFAULT_CSS = """
    TextEdit { align: center middle; background: $background 40%; }
    TextEdit > Vertical {
        width: 90%; max-width: 100; height: 90%;
        border: round $primary; background: $background; padding: 0 1;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $muted;
    }
    TextEdit TextArea, TextEdit TextArea:focus { border: none; height: 1fr; padding: 0; background: $background; }
    TextEdit Static { height: auto; color: $muted; }
    TextEdit Static.-wrong { color: $warning; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", priority=True),
        Binding("escape", "leave", "leave", priority=True),
    ]

    AUTO_FOCUS = "TextArea"

    def __init__(self, name: str, value: str, check: Check, *, hint: str = "") -> None:
        super().__init__()
        self._title = make_safe(name)
        self._value = value
        self._check = check
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The area, and what is said of it."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "Ctrl-s keep · Esc leave"
            yield PaperArea(self._value)
            yield Static(Content(self._hint))

    @on(TextArea.Changed)
    def _typed(self) -> None:
        wrong = self._check(self.query_one(TextArea).text)
        words = self.query_one(Static)
        words.update(Content(make_safe(wrong or self._hint)))
        words.set_class(bool(wrong), "-wrong")

    def action_keep(self) -> None:
        """Keeps the text."""
        text = self.query_one(TextArea).text
        if not self._check(text):
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leaves the value as it was; asks first where something was written."""
        if self.query_one(TextArea).text == self._value:
            self.dismiss(None)
            return
        words = "What you have written here is not kept yet."
        question = Question(words, Answer("k", "Keep it"), Answer("t", "Throw it away"))
        self.app.push_screen(question, self._answered)

    def _answered(self, key: str | None) -> None:
        if key == "k":
            self.action_keep()
        elif key == "t":
            self.dismiss(None)
