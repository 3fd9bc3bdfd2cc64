"""The list of what is wrong with the user's own files."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.settings.complaints import Complaints, complaint_rows
from tui.app.widgets.box import Box, is_narrow
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _


class ComplaintsScreen(ModalScreen[None]):
    """Shows what is wrong with settings, keymap and themes, with the place of each.

    Args:
        complaints: What is wrong.
    """

    DEFAULT_CSS = """
    ComplaintsScreen { align: center middle; background: $veil; }
    ComplaintsScreen > Box { width: 100%; max-width: 110; max-height: 80%; }
    ComplaintsScreen.-narrow > Box { width: 100%; max-height: 100%; }
    ComplaintsScreen RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, complaints: Complaints) -> None:
        super().__init__()
        self._complaints = complaints

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("What is wrong in your files"), ["box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list; the files may have been mended meanwhile."""
        self._complaints.read_anew()
        nothing = [Row((Part(_("Nothing is wrong with your files."), "dim"),))]
        rows = complaint_rows(self._complaints, narrow=is_narrow(self), selectable=True) or nothing
        self.query_one(RowList).show_rows(Rows(rows))

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()
