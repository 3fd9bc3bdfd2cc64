"""The list of all notes."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.box import Box
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _
from tui.meeting.notes import Note


class NoteList(ModalScreen[tuple[str, int] | None]):
    """Shows every note with what it is on; Enter goes there, `e` changes it, `d` takes it out.

    Args:
        notes: The notes.
        names: What each is on, in words.
    """

    DEFAULT_CSS = """
    NoteList { align: center middle; background: $veil; }
    NoteList > Box { width: 84; max-height: 90%; }
    NoteList RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.NOTES, Scope.BOX)]

    def __init__(self, notes: Sequence[Note], names: Sequence[str]) -> None:
        super().__init__()
        self._notes = notes
        self._names = names

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("Notes"), ["list.choose", "notes.change", "notes.delete", "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list."""
        rows = [
            Row(
                (
                    Part(
                        " · ".join(filter(None, (name, note.stamp(year=True)))),
                        "heading",
                        mark=False,
                    ),
                    *(Part(line, indent=1) for line in note.text.split("\n")),
                ),
                gap=int(note is not self._notes[-1]),
            )
            for note, name in zip(self._notes, self._names, strict=True)
        ]
        self.query_one(RowList).show_rows(Rows(rows))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(("go", event.row))

    def action_change(self) -> None:
        """Changes the selected note."""
        at = self.query_one(RowList).cursor
        if at >= 0:
            self.dismiss(("change", at))

    def action_delete(self) -> None:
        """Takes the selected note out."""
        at = self.query_one(RowList).cursor
        if at >= 0:
            self.dismiss(("delete", at))

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)
