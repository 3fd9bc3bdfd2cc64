"""The line that `:` opens: a number, a symbol or the name of a command, and Enter."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.going.targets import Target
from tui.app.widgets.box import Box
from tui.app.widgets.filter_line import FilteredList, FilterLine, FilterScreen
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _

_KEYS = ("filter.choose", "typing.leave", "complete.next")

Found = Callable[[str], tuple[Target, ...]]
"""What a word may mean, the likeliest first."""


class _GoLine(FilterLine):
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.COMPLETION)]


class GoScreen(FilterScreen[Target | None]):
    """Asks for a place to go to, or a command to run. The result is what was chosen.

    Args:
        find: Finds what a word may mean.
        why_not: Tells why something would do nothing now, or `""`.
    """

    DEFAULT_CSS = """
    GoScreen { align: left bottom; background: $background 0%; }
    GoScreen > Box { width: 100%; height: auto; max-height: 12; }
    GoScreen.-short > Box { max-height: 100%; }
    GoScreen FilteredList { height: auto; max-height: 8; }
    """

    def __init__(self, find: Found, why_not: Callable[[Target], str]) -> None:
        super().__init__()
        self._find = find
        self._why_not = why_not
        self._found: tuple[Target, ...] = ()
        self._completed = ""

    def compose(self) -> ComposeResult:
        """The line, and what it may mean."""
        with Box(_("Go to, or do"), _KEYS):
            yield _GoLine(placeholder=_("3 · 2(b) · a symbol or its end · a command, as save"))
            yield FilteredList()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value == self._completed:
            return
        self._completed = ""
        self._show(self._find(event.value), event.value)

    def _show(self, found: tuple[Target, ...], typed: str) -> None:
        self._found = found
        rows = [self._row(target) for target in found]
        if not rows and typed.strip():
            rows = [Row((Part(_("Nothing is called so."), "warning"),), selectable=False)]
        self.query_one(FilteredList).show_rows(Rows(rows))

    def _row(self, target: Target) -> Row:
        why_not = self._why_not(target)
        parts = [Part(target.words, "dim" if why_not else "", target.name, hang=16)]
        if why_not:
            parts.append(Part(why_not, "warning", indent=16))
        return Row(tuple(parts))

    def _take(self) -> Target | None:
        # Enter may have come before what was typed was looked at.
        line = self.query_one(Input)
        if line.value != self._completed and self._find(line.value) != self._found:
            self._show(self._find(line.value), line.value)
        at = self.query_one(FilteredList).cursor
        return self._found[at] if 0 <= at < len(self._found) else None

    def action_choose(self) -> None:
        """Goes to what is selected, or runs it; says why not where it does nothing."""
        target = self._take()
        if target is None:
            return
        why_not = self._why_not(target)
        if why_not:
            self.query_one(Box).say(why_not)
        else:
            self.dismiss(target)

    def action_complete(self, step: int) -> None:
        """Puts the name of what is selected into the line; again, that of the next."""
        found = self.query_one(FilteredList)
        target = self._take()
        if target is None:
            return
        line = self.query_one(Input)
        if self._completed and line.value == self._completed:
            found.select((found.cursor + step) % len(self._found), quiet=True)
            target = self._found[found.cursor]
        self._completed = target.name
        line.value = target.name
        line.cursor_position = len(line.value)
