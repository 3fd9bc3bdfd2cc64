"""All values of one table of the file: an item, a document, a sitting, an entry, the meeting."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.screens.holding import HoldsText
from tui.app.widgets.box import Box, Hint, is_narrow
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows, UnfoldingRows
from tui.i18n import N_
from tui.meeting.problems import ValuePath
from tui.store.fields import EditedField, fields_at, typed_text
from tui.text.cells import cell_width
from tui.text.safe import make_safe

_NAME_CELLS = 15
_LINES = 6
"""Lines that are shown of a value at the most; changing it shows all of them."""

_FEWER_LINES = 2
_UNDER = 2
"""Cells by which what a value is for stands in."""

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing
    from tui.app.editing.editor import Editor


class Form(HoldsText, ModalScreen[None]):
    """Lists the values of a table; Enter changes one, Delete takes one out.

    Args:
        editing: The open file, and how it is shown.
        editor: What makes the changes.
        table: Its path in the file.
    """

    DEFAULT_CSS = """
    Form { align: center middle; background: $veil; }
    Form > Box {
        width: 100%; max-width: 100; max-height: 90%;
    }
    Form.-narrow > Box { width: 100%; max-height: 100%; }
    Form RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.FORM, Scope.BOX),
    ]

    def __init__(self, editing: "Editing", editor: "Editor", table: ValuePath) -> None:
        super().__init__()
        self._editing = editing
        self._editor = editor
        self._table = table
        self._fields: list[EditedField] = fields_at(table)

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(
            self._editing.named(self._table),
            [Hint("list.choose", N_("change")), "box.leave", "form.take-out", "form.undo"],
        ):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()

    def fill(self) -> None:
        """Shows the values as they are now; closes where their table is gone, as by undo."""
        if not isinstance(self._editor.value(self._table), dict):
            self.dismiss()
            return
        # What it is called may be one of the values that were changed.
        self.query_one(Box).border_title = Content(make_safe(self._editing.named(self._table)))
        values = self.query_one(RowList)
        cursor = values.cursor
        values.show_rows(self._rows(), keep_place=True)
        values.select(max(0, cursor), quiet=True)

    def _rows(self) -> Rows:
        """A row for each value; on a narrow screen only the selected one tells what it is for."""
        narrow = is_narrow(self)
        widest = max(cell_width(field.label) for field in self._fields)
        cells = min(_NAME_CELLS, widest + 1) if narrow else _NAME_CELLS
        rows: list[Row] = []
        more: list[tuple[Part, ...]] = []
        for field in self._fields:
            text = typed_text(self._editor.value(field.path))
            words = make_safe(" ⏎ ".join(text.split("\n")))
            empty = "–" if narrow else f"– {field.description}"
            most = _FEWER_LINES if narrow else _LINES
            style = "" if words else "dim"
            rows.append(Row((Part(words or empty, style, field.label, hang=cells, most=most),)))
            more.append((Part(field.description, "dim", indent=_UNDER),))
        return UnfoldingRows(rows, more) if narrow else Rows(rows)

    def on_resize(self) -> None:
        """Makes the rows anew, where there is more room for them, or less."""
        if self.query_one(RowList).cursor >= 0:
            self.fill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_change()

    @property
    def _field(self) -> EditedField:
        return self._fields[self.query_one(RowList).cursor]

    def action_change(self) -> None:
        """Asks for the selected value."""
        self._editor.edit_value(self._field.path, self.fill)

    def action_take_out(self) -> None:
        """Takes the selected value out."""
        self._editor.keep(self._field, "", self.fill)

    def action_edit_file(self) -> None:
        """Opens the file in the user's own editor, at the selected value."""
        # That may change everything that is shown here.
        self.dismiss()
        self._editing.edit_file(self._editing.file.meeting_path(self._field.path))

    def action_undo(self) -> None:
        """Undoes the last change."""
        self._editing.undo(self.fill)

    def action_redo(self) -> None:
        """Makes the change undone last again."""
        self._editing.redo(self.fill)

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()
