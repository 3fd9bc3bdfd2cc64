"""The list of all that is uncertain."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.review.uncertain import NOWHERE, Uncertain
from tui.app.widgets.box import Box
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _
from tui.papers.lines import Line


class UncertainList(ModalScreen[Uncertain | None]):
    """Lists what is uncertain with the line of the paper; Enter goes there.

    Args:
        places: What is uncertain.
        lines: The lines of the paper.
        at: The place where one is.
    """

    DEFAULT_CSS = """
    UncertainList { align: center middle; background: $veil; }
    UncertainList > Box { width: 90%; max-width: 110; max-height: 90%; }
    UncertainList.-narrow > Box { width: 100%; max-height: 100%; }
    UncertainList RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(
        self, places: Sequence[Uncertain], lines: Sequence[Line], at: Uncertain | None
    ) -> None:
        super().__init__()
        self._places = places
        self._lines = lines
        self._at = at

    def compose(self) -> ComposeResult:
        """The list."""
        title = _("Uncertain: {count}").format(count=len(self._places))
        with Box(title, ["list.choose", "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list, and selects where one is."""
        rows = [Row((self._part(place),)) for place in self._places]
        rows_list = self.query_one(RowList)
        rows_list.show_rows(Rows(rows))
        if self._at in self._places:
            rows_list.select(self._places.index(self._at))

    def _part(self, place: Uncertain) -> Part:
        known = place.line != NOWHERE
        number = str(self._lines[place.line].number) if known else "—"
        digits = len(str(self._lines[-1].number)) if self._lines else 1
        style = "" if place.guess is not None else "warning"
        return Part(place.words, style, number.rjust(digits), "dim", hang=digits + 1, mark=False)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._places[event.row])

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)
