"""A line to type in, with a list below that follows what is typed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope


class FilterLine(Input):
    """Keeps the focus while its keys move through the list; the screen has the actions for them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FILTER)]
