"""What can be done here, and elsewhere: filtered by typing, and run by Enter."""

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Command, Scope
from tui.app.commands.in_force import keymap_of
from tui.app.commands.keymap import Keymap
from tui.app.commands.running import node_of, why_not
from tui.app.commands.table import COMMANDS
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.filter_line import FilterLine
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_, _
from tui.text.fold import fold

_KEYS = (Hint("filter.choose", N_("do it")), Hint("typing.leave", N_("back")))
_KEY_CELLS = 20
_FEWER_KEY_CELLS = 7
_NARROW = 60
"""Cells of the screen below which the keys have less room, so that the words have some."""


class _Listed(NamedTuple):
    """A command in the list.

    Attributes:
        command: The command.
        why_not: Why it would do nothing now, or `""`.
        is_here: Whether it applies where the focus is.
    """

    command: Command
    why_not: str
    is_here: bool


class HelpScreen(ModalScreen[Command | None]):
    """Lists all commands, those that apply where the focus is first, nearest first.

    The result is the command to run.

    Args:
        here: The screen that it is about.
    """

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 40%; }
    HelpScreen > Box { width: 90; max-width: 100%; height: 90%; }
    HelpScreen.-short > Box, HelpScreen.-narrow > Box { height: 100%; }
    HelpScreen Input, HelpScreen Input:focus {
        border: none; height: 1; padding: 0 1; background: $surface;
    }
    HelpScreen RowList { height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TYPING)]

    AUTO_FOCUS = "Input"

    def __init__(self, here: Screen[Any]) -> None:
        super().__init__()
        self._listed = sorted(
            (
                _Listed(command, why_not(here, command), node_of(here, command) is not None)
                for command in COMMANDS
            ),
            key=lambda one: not one.is_here,
        )
        self._rows: list[_Listed | None] = []
        self._filter = ""

    def compose(self) -> ComposeResult:
        """The line that filters, and the list."""
        with Box(_("What can be done here"), _KEYS):
            yield FilterLine(placeholder=_("Type to filter, by word or key"))
            commands = RowList()
            commands.can_focus = False
            yield commands

    def on_mount(self) -> None:
        """Fills the list."""
        self._fill("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, text: str) -> None:
        self._filter = text
        keymap = keymap_of(self)
        words = fold(text).split()
        cells = _KEY_CELLS if self.app.size.width >= _NARROW else _FEWER_KEY_CELLS
        rows: list[Row] = []
        self._rows = []
        for is_here in (True, False):
            for scope in Scope:
                listed = [
                    one
                    for one in self._listed
                    if one.is_here is is_here
                    and one.command.scope is scope
                    and _matches(one.command, keymap, words)
                ]
                if not listed:
                    continue
                if rows:
                    rows[-1] = rows[-1]._replace(gap=1)
                head = _(scope.value)
                if not is_here:
                    head = _("Elsewhere: {where}").format(where=head)
                rows.append(Row((Part(head, "heading", mark=False),), selectable=False))
                self._rows.append(None)
                rows += (Row(tuple(_parts(one, keymap, cells))) for one in listed)
                self._rows += listed
        if not rows:
            rows, self._rows = [Row((Part(_("Nothing found."), "dim"),), selectable=False)], [None]
        self.query_one(RowList).show_rows(Rows(rows))
        self.query_one(Box).say("")

    def action_choose(self) -> None:
        """Runs what is selected; says why not where it would do nothing."""
        text = self.query_one(Input).value
        if text != self._filter:
            self._fill(text)
        cursor = self.query_one(RowList).cursor
        one = self._rows[cursor] if 0 <= cursor < len(self._rows) else None
        if one is None:
            return
        if one.why_not:
            self.query_one(Box).say(one.why_not)
        else:
            self.dismiss(one.command)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_choose()

    def action_down(self) -> None:
        """Selects the next command."""
        self.query_one(RowList).action_down()

    def action_up(self) -> None:
        """Selects the command before."""
        self.query_one(RowList).action_up()

    def action_page_down(self) -> None:
        """Selects the command a page further down."""
        self.query_one(RowList).action_page_down()

    def action_page_up(self) -> None:
        """Selects the command a page further up."""
        self.query_one(RowList).action_page_up()

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)


def _matches(command: Command, keymap: Keymap, words: list[str]) -> bool:
    texts = (_(command.help), _(command.label), command.id, keymap.signs(command.id))
    text = fold(" ".join(texts))
    return all(word in text for word in words)


def _parts(one: _Listed, keymap: Keymap, cells: int) -> Iterator[Part]:
    keys = keymap.signs(one.command.id) or "–"
    yield Part(_(one.command.help), "dim" if one.why_not else "", keys, hang=cells)
    if one.is_here and one.why_not:
        yield Part(one.why_not, "warning", indent=cells)
