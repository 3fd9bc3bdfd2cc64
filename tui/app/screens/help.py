"""The keys that work here, from the table of commands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Command, Scope
from tui.app.commands.in_force import keymap_of
from tui.app.commands.table import COMMANDS
from tui.app.widgets.box import Box
from tui.app.widgets.line_view import LineView, Rows
from tui.app.widgets.rows import Part, Row
from tui.i18n import _


class HelpScreen(ModalScreen[None]):
    """Lists commands by where they apply, what applies nearest first.

    Args:
        here: Ids of the commands that apply where the focus is.
    """

    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Box {
        width: 80; max-width: 100%; height: 90%;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, here: frozenset[str]) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("Keys that work here"), ["box.leave"]):
            yield LineView()

    def on_mount(self) -> None:
        """Fills the list."""
        keymap = keymap_of(self)
        rows: list[Row] = []
        for scope in Scope:
            commands = [
                command
                for command in COMMANDS
                if command.scope is scope and keymap.keys(command.id) and command.id in self._here
            ]
            if commands:
                rows.append(Row((Part(_(scope.value), "heading"),), selectable=False))
                rows += (_row(command, keymap.signs(command.id)) for command in commands)
                rows[-1] = rows[-1]._replace(gap=1)
        self.query_one(LineView).show_rows(Rows(rows))

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()


def _row(command: Command, keys: str) -> Row:
    return Row((Part(_(command.help), "", keys, indent=1, hang=14),), selectable=False)
