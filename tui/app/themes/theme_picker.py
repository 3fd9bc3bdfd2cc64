"""The list of themes, each shown as it is looked at."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.settings.notices import notice
from tui.app.themes.finding import all_themes, complaints_of
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import N_, _
from tui.text.safe import make_safe

if TYPE_CHECKING:
    from tui.app.themes.reading import ThemeFile
    from tui.app.themes.themed_app import ThemedApp


class ThemePicker(ModalScreen[str | None]):
    """Asks for a theme: the selected one is shown at once, Enter keeps it, Escape goes back.

    Args:
        themed: The application.
    """

    DEFAULT_CSS = """
    ThemePicker { align: center bottom; background: transparent; }
    ThemePicker > Box { width: 72; margin-bottom: 1; }
    ThemePicker RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, themed: "ThemedApp") -> None:
        super().__init__()
        self._themed = themed
        self._before = themed.theme_file
        self._themes = all_themes()

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("Theme"), [Hint("list.choose", N_("keep")), "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list, with the theme in force selected."""
        names = [theme.name for theme in self._themes]
        self.query_one(RowList).show_rows(Rows([self._row(theme) for theme in self._themes]))
        wanted = self._themed.theme_wanted
        self.query_one(RowList).select(names.index(wanted) if wanted in names else 0, quiet=True)

    def _row(self, theme: "ThemeFile") -> Row:
        sign = "●" if theme.name == self._themed.theme_wanted else "○"
        label = f"{sign} {make_safe(theme.name)}"
        if theme.problems:
            return Row(
                (Part(notice(complaints_of(theme), keymap_of(self)), "warning", label, hang=14),)
            )
        parts = [Part(theme.description, "", label, hang=14)]
        if theme.own:
            parts.append(Part(str(theme.path), "dim", indent=14))
        return Row(tuple(parts))

    @on(RowList.Highlighted)
    def _look_at(self, event: RowList.Highlighted) -> None:
        event.stop()
        if not self._themed.no_color:
            self._themed.show_theme(self._themes[event.row])

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if not self._themes[event.row].problems:
            self._themed.show_theme(self._before)
            self.dismiss(self._themes[event.row].name)

    def action_leave(self) -> None:
        """Goes back to the theme before."""
        self._themed.show_theme(self._before)
        self.dismiss(None)
