"""The list of what can be copied."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.copying.choices import PARAGRAPH, Choice
from tui.app.widgets.box import Box, Hint, is_narrow
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_, _
from tui.text.cells import cell_width


class CopyChoice(ModalScreen[Choice | None]):
    """Asks what to copy, by its letter or from the list.

    Args:
        choices: What there is.
        paragraph: Which of the paragraphs is meant by the letter for one, from 0.
    """

    DEFAULT_CSS = """
    CopyChoice { align: center middle; background: $veil; }
    CopyChoice > Box { width: 72; max-height: 90%; }
    CopyChoice.-narrow > Box { width: 100%; max-height: 100%; }
    CopyChoice RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.COPY, Scope.BOX)]

    def __init__(self, choices: Sequence[Choice], paragraph: int) -> None:
        super().__init__()
        self._choices = choices
        texts = [choice for choice in choices if choice.what == PARAGRAPH]
        self._paragraph = texts[min(paragraph, len(texts) - 1)] if texts else None

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("Copy"), [Hint("list.choose", N_("copy")), "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list: a letter, what it is, and how it begins."""
        keymap = keymap_of(self)
        width = max((cell_width(choice.name) for choice in self._choices), default=0)
        most = 1 if is_narrow(self) else 2
        rows = []
        for choice in self._choices:
            by_letter = choice.what != PARAGRAPH or choice is self._paragraph
            sign = keymap.sign(f"copying.{choice.what}") if by_letter else ""
            label = f"{sign or ' '}  {choice.name}{' ' * (width - cell_width(choice.name))}"
            text = choice.text.strip().partition("\n")[0]
            rows.append(Row((Part(text, "dim", label, "label", hang=width + 5, most=most),)))
        self.query_one(RowList).show_rows(Rows(rows))

    def action_take(self, what: str) -> None:
        """Takes what a letter stands for."""
        for choice in self._choices:
            if choice.what == what and (what != PARAGRAPH or choice is self._paragraph):
                self.dismiss(choice)
                return

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._choices[event.row])

    def action_leave(self) -> None:
        """Copies nothing."""
        self.dismiss(None)
