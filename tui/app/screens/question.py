"""A question with two answers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.text.safe import make_safe


class Question(ModalScreen[bool]):
    """Asks before something that cannot be taken back.

    Args:
        words: What it is about, in lines.
        answer: What `y` does.
    """

    CSS = """
    Question { align: center middle; }
    Question > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; background: $panel; padding: 0 1;
    }
    Question Static { height: auto; }
    Question .answers { color: $accent; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes"),
        Binding("n,escape,q", "answer(False)", "no"),
    ]

    def __init__(self, words: str, answer: str) -> None:
        super().__init__()
        self._words = make_safe(words, newlines=True)
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The words and the answers."""
        with Vertical():
            yield Static(Content(self._words))
            yield Static(Content(f"y  {self._answer}    n  Leave it"), classes="answers")

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001 -- called by a binding
        """Answers and closes."""
        self.dismiss(yes)
