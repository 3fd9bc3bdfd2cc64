"""What two people have changed differently, side by side."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.line_view import Rows
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.i18n import N_, _
from tui.meeting.problems import ValuePath
from tui.store.merging.merge import ABSENT, Conflict

_LONGEST = 600


class Conflicts(ModalScreen[frozenset[int] | None]):
    """Asks for each conflict which side it goes. The result is the positions that go our way.

    Args:
        conflicts: The conflicts.
        named: Names what is at a path in the file.
    """

    DEFAULT_CSS = """
    Conflicts { align: center middle; background: $veil; }
    Conflicts > Box {
        width: 90%; max-width: 110; height: 90%;
        border: $focus-frame $warning; border-title-color: $warning;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.CONFLICTS, Scope.BOX),
    ]

    def __init__(self, conflicts: Sequence[Conflict], named: Callable[[ValuePath], str]) -> None:
        super().__init__()
        self._conflicts = conflicts
        self._named = named
        self._ours: set[int] = set(range(len(conflicts)))

    def compose(self) -> ComposeResult:
        """The list."""
        keys: list[str | Hint] = [
            Hint("list.choose", N_("take these")),
            "conflicts.switch",
            Hint("box.leave", N_("later")),
        ]
        with Box(_("Changed here and by others"), keys):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list."""
        self._fill()
        self.query_one(RowList).go_first()

    def _fill(self) -> None:
        rows = []
        for at, conflict in enumerate(self._conflicts):
            path = conflict.ours_path or conflict.theirs_path or ()
            key = next((part for part in reversed(path) if isinstance(part, str)), "")
            ours = at in self._ours
            rows.append(
                Row(
                    (
                        Part(f"{key} · {self._named(path)}", "title"),
                        _side(_("here"), conflict.ours, chosen=ours),
                        _side(_("others"), conflict.theirs, chosen=not ours),
                    ),
                    gap=1,
                )
            )
        conflicts = self.query_one(RowList)
        cursor = conflicts.cursor
        conflicts.show_rows(Rows(rows), keep_place=True)
        conflicts.select(max(0, cursor), quiet=True)

    def action_switch(self) -> None:
        """Takes the other side of the selected conflict."""
        self._ours ^= {self.query_one(RowList).cursor}
        self._fill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(frozenset(self._ours))

    def action_leave(self) -> None:
        """Leaves it for later."""
        self.dismiss(None)


def _side(who: str, value: object, *, chosen: bool) -> Part:
    text = _("(taken out)") if value is ABSENT else str(value)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return Part(text, "" if chosen else "dim", f"{'●' if chosen else '○'} {who}", indent=1, hang=9)
