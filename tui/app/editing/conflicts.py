"""What two people have changed differently, side by side."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.comparing import compared, key_label
from tui.app.editing.side_by_side import Side, one_below_the_other, side_by_side
from tui.app.screens.holding import HoldsText
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_, _, ngettext
from tui.meeting.problems import ValuePath
from tui.store.merging.merge import Conflict

_WIDE = 80
"""Columns of the screen from which on both sides stand side by side."""


class Conflicts(HoldsText, ModalScreen[frozenset[int] | None]):
    """Asks for each conflict which side it goes. The result is the positions that go our way.

    Args:
        conflicts: The conflicts.
        named: Names what is at a path in our values.
        title: What it is about.
        our_name: What to call our side.
    """

    DEFAULT_CSS = """
    Conflicts { align: center middle; background: $veil; }
    Conflicts > Box {
        width: 100%; max-width: 140; max-height: 94%;
        border: $focus-frame $warning; border-title-color: $warning;
    }
    Conflicts.-narrow > Box { width: 100%; max-height: 100%; }
    Conflicts RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.CONFLICTS, Scope.BOX),
    ]

    def __init__(
        self,
        conflicts: Sequence[Conflict],
        named: Callable[[ValuePath], str],
        title: str,
        our_name: str,
    ) -> None:
        super().__init__()
        self._conflicts = conflicts
        self._named = named
        self._title = title
        self._our_name = our_name
        self._ours: set[int] = set(range(len(conflicts)))

    def compose(self) -> ComposeResult:
        """The list."""
        keys: list[str | Hint] = [
            Hint("list.choose", N_("take what is marked ●")),
            "conflicts.switch",
            *(["conflicts.all"] if self._conflicts[1:] else []),
            Hint("box.leave", N_("later")),
        ]
        with Box(self._title, keys):
            yield RowList()

    def on_mount(self) -> None:
        """Says how many there are."""
        count = len(self._conflicts)
        if count > 1:
            words = ngettext("{count} value", "{count} values", count).format(count=count)
            self.query_one(Box).say(words)

    def on_resize(self, event: Resize) -> None:
        """Fills the list anew: side by side where there is room."""
        del event
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        conflicts = self.query_one(RowList)
        # The sign before each line, and the scroll bar.
        width = self.query_one(Box).content_size.width - conflicts.SIGN_CELLS - 1
        show = side_by_side if self.app.size.width >= _WIDE else one_below_the_other
        rows = []
        for at, conflict in enumerate(self._conflicts):
            ours = at in self._ours
            path = conflict.ours_path or conflict.theirs_path or ()
            head = " · ".join(filter(None, (key_label(conflict), self._named(path))))
            parts = [Part(head, "title", mark=False)]
            for place, value in enumerate(compared(conflict)):
                if value.label:
                    parts.append(Part(value.label, "heading", indent=1, mark=False))
                parts += show(
                    Side(self._our_name, value.ours, ours),
                    Side(_("others"), value.theirs, not ours),
                    width,
                    named=not place,
                )
            rows.append(Row(tuple(parts), gap=1))
        cursor = conflicts.cursor
        conflicts.show_rows(Rows(rows), keep_place=True)
        conflicts.select(max(0, cursor), quiet=True)

    def action_switch(self) -> None:
        """Takes the other side of the selected conflict."""
        self._ours ^= {self.query_one(RowList).cursor}
        self._fill()

    def action_side(self, side: str) -> None:
        """Takes a side of the selected conflict: `ours` or `theirs`."""
        here = {self.query_one(RowList).cursor}
        self._ours = self._ours | here if side == "ours" else self._ours - here
        self._fill()

    def action_all(self) -> None:
        """Takes, of all conflicts, the side that is taken of the selected one; then the other."""
        everything = set(range(len(self._conflicts)))
        here = self.query_one(RowList).cursor in self._ours
        wanted = everything if here else set()
        self._ours = everything - wanted if self._ours == wanted else wanted
        self._fill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(frozenset(self._ours))

    def action_leave(self) -> None:
        """Leaves it for later."""
        self.dismiss(None)
