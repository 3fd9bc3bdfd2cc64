"""What can be done here, and elsewhere: filtered by typing, and run by Enter."""

from collections.abc import Iterator, Sequence

from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.commands.keymap import Keymap
from tui.app.screens.commands import CommandScreen, Listed
from tui.app.widgets.rows import Part, Row, Rows, RowSource
from tui.i18n import _

_KEY_CELLS = 20


class HelpScreen(CommandScreen):
    """Lists all commands, those that apply where the focus is first, nearest first."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $veil; }
    HelpScreen > Box { width: 90; max-width: 100%; height: 90%; }
    HelpScreen.-short > Box, HelpScreen.-narrow > Box { height: 100%; }
    HelpScreen FilteredList { height: 1fr; }
    """

    def title_and_hint(self) -> tuple[str, str]:
        """The title of the box, and what the line says while it is empty."""
        return _("What can be done here"), _("Type to filter, by word or key")

    def rows_for(self, typed: str) -> tuple[RowSource, Sequence[Listed | None]]:
        """The commands that have the words typed, under where they apply."""
        keymap = keymap_of(self)
        make = _narrow_parts if self.is_narrow else _parts
        rows: list[Row] = []
        listed: list[Listed | None] = []
        for head, commands in self._groups(typed):
            if rows and not self.is_narrow:
                rows[-1] = rows[-1]._replace(gap=1)
            rows.append(Row((Part(head, "heading", mark=False),), selectable=False))
            listed.append(None)
            rows += (Row(tuple(make(one, keymap))) for one in commands)
            listed += commands
        return Rows(rows), listed

    def _groups(self, typed: str) -> Iterator[tuple[str, list[Listed]]]:
        found = [one for one in self.listed if self.finder.has_words(one.command.id, typed)]
        for is_here in (True, False):
            for scope in Scope:
                head = _(scope.value)
                if not is_here:
                    head = _("Elsewhere: {where}").format(where=head)
                of_scope = [
                    one for one in found if one.is_here is is_here and one.command.scope is scope
                ]
                if of_scope:
                    yield head, of_scope


def _parts(one: Listed, keymap: Keymap) -> Iterator[Part]:
    keys = keymap.signs(one.command.id) or "–"
    yield Part(_(one.command.help), "dim" if one.why_not else "", keys, hang=_KEY_CELLS)
    if one.is_here and one.why_not:
        yield Part(one.why_not, "warning", indent=_KEY_CELLS)


def _narrow_parts(one: Listed, keymap: Keymap) -> Iterator[Part]:
    keys = keymap.signs(one.command.id)
    yield Part(_(one.command.help), "dim" if one.why_not else "", tail=keys)
    if one.is_here and one.why_not:
        yield Part(one.why_not, "warning")
