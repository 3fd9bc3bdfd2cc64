"""An area to write paragraphs in."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import TextArea

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.draft import Follows
from tui.app.editing.text_area import PaperArea
from tui.app.editing.verdict import Judge, Verdict
from tui.app.screens.holding import HoldsText
from tui.app.screens.question import Answer, Question
from tui.app.widgets.box import Box
from tui.i18n import _


class TextEdit(HoldsText, ModalScreen[str | None]):
    """Asks for a text: Ctrl-s keeps it, Escape leaves the value as it was.

    Args:
        name: What is changed.
        value: What stands there.
        judge: Judges what is typed.
        hint: What may be typed.
        draft: Keeps what is typed against a crash.
        typed: What was typed already, where that is not what stands there.
    """

    DEFAULT_CSS = """
    TextEdit { align: center middle; background: $veil; }
    TextEdit > Box {
        width: 100%; max-width: 100; height: 90%; padding: 0 1;
    }
    TextEdit.-narrow > Box { width: 100%; height: 100%; }
    TextEdit TextArea, TextEdit TextArea:focus { border: none; height: 1fr; padding: 0; background: $background; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.TEXT, Scope.TYPING),
    ]

    AUTO_FOCUS = "TextArea"

    def __init__(
        self,
        name: str,
        value: str,
        judge: Judge,
        *,
        hint: str = "",
        draft: Follows | None = None,
        typed: str | None = None,
    ) -> None:
        super().__init__()
        self._title = name
        self._value = value
        self._judge = judge
        self._hint = hint
        self._draft = draft
        self._typed_before = typed

    def compose(self) -> ComposeResult:
        """The area, and what is said of it."""
        with Box(self._title, ["text.keep", "typing.leave"]):
            yield PaperArea(self._value if self._typed_before is None else self._typed_before)
            yield Verdict(self._judge, self._hint)

    def on_mount(self) -> None:
        """Goes on where one was typing."""
        if self._typed_before is not None:
            area = self.query_one(TextArea)
            area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        text = self.query_one(TextArea).text
        self.query_one(Verdict).follow(text)
        if self._draft is not None:
            self._draft.follow(text)

    def action_keep(self) -> None:
        """Keeps the text."""
        text = self.query_one(TextArea).text
        if self.query_one(Verdict).takes(text):
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leaves the value as it was; asks first where something was written."""
        if self.query_one(TextArea).text == self._value:
            self.dismiss(None)
            return
        words = _("What you have written here is not kept yet.")
        question = Question(
            words,
            Answer("answer.keep", _("Keep it")),
            Answer("answer.take-out", _("Throw it away")),
        )
        self.app.push_screen(question, self._answered)

    def _answered(self, key: str | None) -> None:
        if key == "answer.keep":
            self.action_keep()
        elif key == "answer.take-out":
            self.dismiss(None)
