"""A question with a few answers, a key each."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.screens.holding import HoldsText
from tui.i18n import _
from tui.text.safe import make_safe

_FRAME = 2
"""Lines of the box that its frame takes."""


class Answer(NamedTuple):
    """One answer.

    Attributes:
        command: The id of the command that gives it.
        words: What it does.
    """

    command: str
    words: str


class Question(HoldsText, ModalScreen[str]):
    """Asks before something that cannot be taken back. The result is the id of the answer, `""` for none.

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
    Question Static, Question VerticalScroll { height: auto; }
    Question VerticalScroll { scrollbar-size-vertical: 1; }
    Question .answers { color: $accent; margin-top: 1; }
    Question.-short .answers { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.QUESTION, Scope.BOX)]

    def __init__(self, words: str, *answers: Answer, leave: str = "") -> None:
        super().__init__()
        self._words = make_safe(words, newlines=True)
        self._answers: Sequence[Answer] = answers
        self._leave = leave or _("Go back")

    def compose(self) -> ComposeResult:
        """The words and the answers."""
        keymap = keymap_of(self)
        lines = [f"{keymap.sign(answer.command)}  {answer.words}" for answer in self._answers]
        lines.append(f"{keymap.sign('box.leave')}  {self._leave}")
        with Vertical():
            with VerticalScroll():
                yield Static(Content(self._words))
            yield Static(
                Content("\n".join(lines)),
                classes="answers",
            )

    def on_resize(self, event: Resize) -> None:
        """Keeps all answers in sight: it is the words that scroll where there is little room."""
        self.call_after_refresh(self._leave_room, event.size.height)

    def _leave_room(self, height: int) -> None:
        answers = self.query_one(".answers")
        room = height - answers.size.height - answers.styles.margin.height - _FRAME
        self.query_one(VerticalScroll).styles.max_height = max(1, room)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaves the keys of answers that are not given here alone."""
        if action == "answer":
            return any(answer.command == parameters[0] for answer in self._answers)
        return super().check_action(action, parameters)

    def action_answer(self, command: str) -> None:
        """Gives an answer, by the id of its command."""
        self.dismiss(command)

    def action_leave(self) -> None:
        """Leaves everything as it is."""
        self.dismiss("")
