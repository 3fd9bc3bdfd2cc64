"""A question with a few answers, a key each."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.i18n import _
from tui.text.safe import make_safe


class Answer(NamedTuple):
    """One answer.

    Attributes:
        key: The key that gives it.
        words: What it does.
    """

    key: str
    words: str


class Question(ModalScreen[str]):
    """Asks before something that cannot be taken back. The result is the key, `""` for none.

    Args:
        words: What it is about, in lines.
        answers: The answers besides Escape.
        leave: What Escape does.
    """

    DEFAULT_CSS = """
    Question { align: center middle; background: $veil; }
    Question > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: $focus-frame $primary; background: $background; padding: 0 1;
    }
    Question Static { height: auto; }
    Question .answers { color: $accent; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, words: str, *answers: Answer, leave: str = "") -> None:
        super().__init__()
        self._words = make_safe(words, newlines=True)
        self._answers: Sequence[Answer] = answers
        self._leave = leave or _("Go back") or _("Go back")

    def compose(self) -> ComposeResult:
        """The words and the answers."""
        lines = [f"{answer.key}  {answer.words}" for answer in self._answers]
        with Vertical():
            yield Static(Content(self._words))
            yield Static(
                Content("\n".join([*lines, f"Esc  {self._leave}"])),
                classes="answers",
            )

    def on_key(self, event: Key) -> None:
        """Gives the answer of a key."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                self.dismiss(answer.key)
                return

    def action_leave(self) -> None:
        """Leaves everything as it is."""
        self.dismiss("")
