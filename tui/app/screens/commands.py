"""What palette and help have in common: a line to type in, and the commands that it finds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from tui.app.commands.command import Command
from tui.app.commands.finding import CommandFinder
from tui.app.commands.in_force import keymap_of
from tui.app.commands.running import node_of, why_not
from tui.app.commands.table import COMMANDS
from tui.app.widgets.box import Box, Hint, is_narrow
from tui.app.widgets.filter_line import FilteredList, FilterLine, FilterScreen
from tui.app.widgets.rows import Part, Row, Rows, RowSource
from tui.i18n import N_, _

_KEYS = (Hint("filter.choose", N_("do it")), Hint("typing.leave", N_("back")))


class Listed(NamedTuple):
    """A command in a list.

    Attributes:
        command: The command.
        why_not: Why it would do nothing now, or `""`.
        is_here: Whether it applies where the focus is.
    """

    command: Command
    why_not: str
    is_here: bool


class CommandScreen(FilterScreen[Command | None]):
    """Lists commands that are found by what is typed. The result is the command to run.

    Args:
        here: The screen that it is about.
    """

    def __init__(self, here: Screen[Any]) -> None:
        super().__init__()
        self.listed = [
            Listed(command, why_not(here, command), node_of(here, command) is not None)
            for command in COMMANDS
        ]
        self._rows: Sequence[Listed | None] = ()
        self._typed = ""

    def title_and_hint(self) -> tuple[str, str]:
        """The title of the box, and what the line says while it is empty."""
        raise NotImplementedError

    def make_list(self) -> FilteredList:
        """The list."""
        return FilteredList()

    def rows_for(self, typed: str) -> tuple[RowSource, Sequence[Listed | None]]:
        """The rows for what is typed, and the command of each; None for a heading."""
        raise NotImplementedError

    @property
    def is_narrow(self) -> bool:
        """Whether the words need all of the screen's width."""
        return is_narrow(self)

    def compose(self) -> ComposeResult:
        """The line and the list."""
        title, hint = self.title_and_hint()
        with Box(title, _KEYS):
            yield FilterLine(placeholder=hint)
            yield self.make_list()

    def on_mount(self) -> None:
        """Fills the list."""
        self.finder = CommandFinder(COMMANDS, keymap_of(self))
        self._fill("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._typed:
            self._fill(event.value)

    def on_resize(self) -> None:
        """Makes the rows anew, for the width."""
        if self.query(FilteredList) and self._rows:
            self._fill(self._typed)

    def _fill(self, typed: str) -> None:
        self._typed = typed
        rows, self._rows = self.rows_for(typed)
        if not self._rows:
            rows = Rows([Row((Part(_("Nothing found."), "dim"),), selectable=False)])
        self.query_one(FilteredList).show_rows(rows)
        self.query_one(Box).say("")

    def action_choose(self) -> None:
        """Runs what is selected; says why not where it would do nothing."""
        text = self.query_one(Input).value
        if text != self._typed:
            self._fill(text)  # Enter may have come before what was typed was looked at
        cursor = self.query_one(FilteredList).cursor
        one = self._rows[cursor] if 0 <= cursor < len(self._rows) else None
        if one is None:
            return
        if one.why_not:
            self.query_one(Box).say(one.why_not)
        else:
            self.dismiss(one.command)
