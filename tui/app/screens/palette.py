"""The palette: a command by its name."""

from collections.abc import Sequence
from typing import Any

from textual.geometry import Size
from textual.screen import Screen

from tui.app.commands.finding import Rank
from tui.app.commands.in_force import keymap_of
from tui.app.commands.keymap import Keymap
from tui.app.screens.commands import CommandScreen, Listed
from tui.app.widgets.filter_line import FilteredList
from tui.app.widgets.rows import Part, Row, Rows, RowSource, UnfoldingRows
from tui.i18n import _
from tui.text.cells import cell_width

_MOST_NAME_CELLS = 24


class PaletteScreen(CommandScreen):
    """Finds a command by its name, or by what it does, and runs it.

    While nothing is typed, the commands of this place are listed, those that were run last first.
    What is typed finds those of all places: the one of just that name, then those with a name that
    has it, then those with a name that has its letters, then those that tell of it; among these,
    what can be done now comes before what cannot. On a narrow screen a row is a name and a key,
    and the selected one says the rest below.

    Args:
        here: The screen that it lies over.
        used: Ids of the commands that have been run this way, the last one first.
    """

    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $veil; }
    PaletteScreen > Box { width: 100; margin-top: 2; height: auto; }
    PaletteScreen FilteredList { height: auto; }
    PaletteScreen.-short > Box { margin-top: 0; height: 100%; }
    PaletteScreen.-short FilteredList { height: 1fr; }
    """

    def __init__(self, here: Screen[Any], used: Sequence[str]) -> None:
        super().__init__(here)
        self._used = {command: place for place, command in enumerate(used)}

    def title_and_hint(self) -> tuple[str, str]:
        """The title of the box, and what the line says while it is empty."""
        return _("Commands"), _("Name of a command, or what it does")

    def make_list(self) -> FilteredList:
        """The list."""
        return _PaletteList()

    def rows_for(self, typed: str) -> tuple[RowSource, Sequence[Listed | None]]:
        """The commands for what is typed, the best first."""
        found = self._ranked(typed) if typed.strip() else self._of_here()
        keymap = keymap_of(self)
        if self.is_narrow:
            rows = [_short_row(one, keymap) for one in found]
            return UnfoldingRows(rows, [_more(one) for one in found]), found
        widest = max((cell_width(_(one.command.label)) for one in found), default=0)
        cells = min(_MOST_NAME_CELLS, widest) + 2
        return Rows([_row(one, keymap, cells) for one in found]), found

    def _of_here(self) -> list[Listed]:
        last = len(self._used)
        return sorted(
            (one for one in self.listed if one.command.palette and one.is_here),
            key=lambda one: (bool(one.why_not), self._used.get(one.command.id, last)),
        )

    def _ranked(self, typed: str) -> list[Listed]:
        found: list[tuple[tuple[int, bool, Rank], Listed]] = []
        for one in self.listed:
            rank = self.finder.rank(one.command.id, typed) if one.command.palette else None
            if rank is not None:
                found.append(((_tier(rank), bool(one.why_not), rank), one))
        return [one for _key, one in sorted(found, key=lambda each: each[0])]


def _tier(rank: Rank) -> int:
    """How well the name fits: what fits worse comes later, even where it alone can be done now."""
    if rank is Rank.SAME:
        return 0
    return 1 if rank <= Rank.KEY else rank


def _row(one: Listed, keymap: Keymap, cells: int) -> Row:
    command, why_not, _is_here = one
    name, keys = _(command.label), keymap.signs(command.id)
    style, lead = ("dim", "dim") if why_not else ("", "title")
    parts = [Part(_(command.help), style, name, lead, hang=cells, tail=keys)]
    if why_not:
        parts.append(Part(why_not, "warning", indent=cells))
    return Row(tuple(parts))


def _short_row(one: Listed, keymap: Keymap) -> Row:
    style = "dim" if one.why_not else "title"
    return Row((Part(_(one.command.label), style, tail=keymap.sign(one.command.id)),))


def _more(one: Listed) -> tuple[Part, ...]:
    return (Part(one.why_not, "warning") if one.why_not else Part(_(one.command.help), "dim"),)


class _PaletteList(FilteredList):
    """Leaves a part of the screen free."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high the list is where it is as high as its rows."""
        return min(super().get_content_height(container, viewport, width), viewport.height * 3 // 4)
