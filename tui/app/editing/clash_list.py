"""What a change would lead to, shown before it is made."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.screens.holding import HoldsText
from tui.app.view import MeetingView
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_, _
from tui.meeting.dates import day_text, sitting_text

_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")')
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_HOURS = re.compile(r"\b(\d\d:\d\d)–(\d\d:\d\d)\b")


class ClashList(HoldsText, ModalScreen[bool]):
    """Lists what a change would lead to: Enter makes it all the same, Escape does not.

    Args:
        name: What is changed.
        clashes: What it would lead to, a sentence each.
    """

    DEFAULT_CSS = """
    ClashList { align: center middle; background: $veil; }
    ClashList > Box { width: 84; max-height: 90%; }
    ClashList RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, name: str, clashes: Sequence[str]) -> None:
        super().__init__()
        self._title = name
        self._clashes = clashes

    def compose(self) -> ComposeResult:
        """The list."""
        keys = [Hint("list.choose", N_("do it all the same")), Hint("box.leave", N_("leave it"))]
        with Box(self._title, keys):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list."""
        rows = [Row((Part(_("What would follow:"), "heading"),), selectable=False)]
        rows += [
            Row((Part(f"{words[:1].upper()}{words[1:]}.", lead="⚠", hang=2),))
            for words in self._clashes
        ]
        clashes = self.query_one(RowList)
        clashes.show_rows(Rows(rows))
        clashes.select(1, quiet=True)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(result=True)

    def action_leave(self) -> None:
        """Leaves the programme as it is."""
        self.dismiss(result=False)


def as_shown(words: str, view: MeetingView) -> str:
    """What is said of the file, with days and hours as the panes have them.

    Args:
        words: A sentence; days and hours in it are as in the file, but for what it quotes.
        view: The meeting.
    """

    def day(found: re.Match[str]) -> str:
        try:
            return day_text(date.fromisoformat(found[0]), view.language)
        except ValueError:
            return found[0]

    def hours(found: re.Match[str]) -> str:
        try:
            first, last = map(time.fromisoformat, found.groups())
        except ValueError:
            return found[0]
        return sitting_text(first, last, view.language, by_the_clock=view.by_the_clock)

    parts = _QUOTED.split(words)
    parts[::2] = [_HOURS.sub(hours, _DAY.sub(day, part)) for part in parts[::2]]
    return "".join(parts)
