"""Lists to pick a value from."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.screens.holding import HoldsText
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_


class Option(Struct, frozen=True):
    """Something to pick.

    Attributes:
        value: The value that it stands for.
        words: What is shown for it.
        label: What stands before the words: an item's number.
    """

    value: str
    words: str
    label: str = ""


class Picker(HoldsText, ModalScreen[tuple[str, ...] | None]):
    """Asks for one of some values, or for several: Enter keeps, Escape leaves.

    Args:
        name: What is changed.
        options: What can be picked.
        picked: What is picked now.
        several: Whether Space picks more than one.
    """

    DEFAULT_CSS = """
    Picker { align: center middle; background: $veil; }
    Picker > Box {
        width: 72; max-height: 90%;
    }
    Picker RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.PICKER, Scope.BOX),
    ]

    def __init__(
        self, name: str, options: Sequence[Option], picked: Sequence[str], *, several: bool = False
    ) -> None:
        super().__init__()
        self._title = name
        self._options = options
        self._picked = list(picked)
        self._several = several

    def compose(self) -> ComposeResult:
        """The list."""
        keys = ["picker.pick"] if self._several else []
        with Box(self._title, [*keys, Hint("list.choose", N_("keep")), "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list, with what is picked selected."""
        self._fill()
        places = [at for at, option in enumerate(self._options) if option.value in self._picked]
        self.query_one(RowList).select(places[0] if places else 0, quiet=True)

    def _fill(self) -> None:
        rows = []
        for option in self._options:
            sign = "●" if option.value in self._picked else "○"
            style = "" if option.value else "dim"
            rows.append(Row((Part(option.words, style, f"{sign} {option.label}", hang=4),)))
        options = self.query_one(RowList)
        cursor = options.cursor
        options.show_rows(Rows(rows), keep_place=True)
        options.select(max(0, cursor), quiet=True)

    def action_pick(self) -> None:
        """Picks what is selected, or puts it back."""
        value = self._options[self.query_one(RowList).cursor].value
        if not self._several:
            self.dismiss((value,))
        elif value in self._picked:
            self._picked.remove(value)
        else:
            self._picked.append(value)
        self._fill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if not self._several:
            self.dismiss((self._options[event.row].value,))
            return
        order = {option.value: at for at, option in enumerate(self._options)}
        known = sorted((value for value in self._picked if value in order), key=order.__getitem__)
        unknown = [value for value in self._picked if value not in order]
        self.dismiss((*known, *unknown))

    def action_leave(self) -> None:
        """Leaves the value as it was."""
        self.dismiss(None)
