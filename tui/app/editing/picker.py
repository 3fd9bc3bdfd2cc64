"""Lists to pick a value from."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.app.widgets.line_view import Rows
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.text.safe import make_safe


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


class Picker(ModalScreen[tuple[str, ...] | None]):
    """Asks for one of some values, or for several: Enter keeps, Escape leaves.

    Args:
        name: What is changed.
        options: What can be picked.
        picked: What is picked now.
        several: Whether Space picks more than one.
    """

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background 40%; }
    Picker > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 90%;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
        border-subtitle-color: $muted;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "leave"),
        Binding("space", "pick", "pick", priority=True),
    ]

    def __init__(
        self, name: str, options: Sequence[Option], picked: Sequence[str], *, several: bool = False
    ) -> None:
        super().__init__()
        self._title = make_safe(name)
        self._options = options
        self._picked = list(picked)
        self._several = several

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            keys = "Space pick · Enter keep" if self._several else "Enter keep"
            box.border_subtitle = f"{keys} · Esc leave"
            options = RowList()
            options.styles.height = min(len(self._options) + 2, 30)
            yield options

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
