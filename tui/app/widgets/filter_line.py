"""A line to type in, with a list below that follows what is typed."""

from typing import ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.bars import whole_parts
from tui.app.widgets.row_list import RowList

Result = TypeVar("Result")


class FilterLine(Input):
    """Keeps the focus while its keys move through the list; the screen has the actions for them.

    Args:
        text: What stands in it at first, selected.
        placeholder: What it says while nothing stands in it, as far as there is room.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FILTER)]

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder)
        self._hint = placeholder

    def on_resize(self, event: Resize) -> None:
        """Says no more than there is room for."""
        self.placeholder = whole_parts(self._hint, event.size.width)


class FilteredList(RowList, can_focus=False):
    """The list below; its selection is as one that has the focus, for keys move it."""

    DEFAULT_CSS = """
    FilteredList > .lines--cursor { background: $selection; text-style: $selection-style; }
    """


class FilterScreen(ModalScreen[Result]):
    """A screen with such a line and such a list. A subclass has both, and knows what to choose."""

    DEFAULT_CSS = """
    FilterScreen FilterLine, FilterScreen FilterLine:focus {
        border: none; height: 1; padding: 0 1; background: $surface;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TYPING)]

    AUTO_FOCUS = "Input"

    def action_choose(self) -> None:
        """Takes what is selected."""
        raise NotImplementedError

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_choose()

    def action_down(self) -> None:
        """Selects the next row."""
        self.query_one(FilteredList).action_down()

    def action_up(self) -> None:
        """Selects the row before."""
        self.query_one(FilteredList).action_up()

    def action_page_down(self) -> None:
        """Selects the row a page further down."""
        self.query_one(FilteredList).action_page_down()

    def action_page_up(self) -> None:
        """Selects the row a page further up."""
        self.query_one(FilteredList).action_page_up()

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)
