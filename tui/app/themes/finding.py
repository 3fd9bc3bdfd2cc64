"""Where the themes are, and which of them is in force. Knows nothing of Textual."""

from pathlib import Path

from msgspec import Struct

from tui.app.clean import is_clean
from tui.app.settings.declared import DEFAULT_THEME
from tui.app.settings.folder import settings_folder
from tui.app.settings.notices import Complaint
from tui.app.themes.reading import ThemeFile, read_theme
from tui.i18n import _
from tui.resources import themes_folder
from tui.text.safe import make_safe
from tui.text.symbols import nearest

WITHOUT_COLOUR = "plain"
"""The theme where no colour may be used."""

OF_THE_TERMINAL = "terminal"
"""The theme of a terminal of 16 colours: what is nearest to a colour there may be another's."""


class Choice(Struct, frozen=True):
    """The theme to use for a name that was set.

    Attributes:
        theme: The theme.
        remark: What is said where it is not the one that was asked for, or `""`.
        why: Why it is not, in a few words, or `""`.
        wrong: Whether the one that was asked for cannot be used, as it is wrong or not there.
        asked: The one that was asked for, where it was read.
    """

    theme: ThemeFile
    remark: str = ""
    why: str = ""
    wrong: bool = False
    asked: ThemeFile | None = None


def own_folder() -> Path:
    """The folder of the user's own themes; it may not be there."""
    return settings_folder() / "themes"


def _files(folder: Path) -> dict[str, Path]:
    try:
        return {path.stem: path for path in sorted(folder.glob("*.toml"))}
    except OSError:
        return {}


def _own_files() -> dict[str, Path]:
    return {} if is_clean() else _files(own_folder())


def theme_names() -> list[str]:
    """The names of all themes, those that ship first."""
    shipped = _files(themes_folder())
    return [*shipped, *(name for name in _own_files() if name not in shipped)]


def find_theme(name: str) -> ThemeFile | None:
    """Reads a theme by its name: the user's, else the one that ships; None where there is none."""
    shipped = _files(themes_folder())
    own = _own_files()
    if name in own:
        return read_theme(own[name], shipped, own=True)
    if name in shipped:
        return read_theme(shipped[name], shipped, own=False)
    return None


def own_themes() -> list[ThemeFile]:
    """Every theme of the user's, right or wrong."""
    shipped = _files(themes_folder())
    return [read_theme(path, shipped, own=True) for path in _own_files().values()]


def all_themes() -> list[ThemeFile]:
    """Every theme, those that ship first; a user's stands in the place of one of its name."""
    return [theme for name in theme_names() if (theme := find_theme(name)) is not None]


def choose_theme(name: str, *, no_color: bool, colours: str | None) -> Choice:
    """The theme to use.

    Args:
        name: The one that is set.
        no_color: Whether the user wants no colours, by NO_COLOR.
        colours: What the terminal shows, as Rich calls it: `standard` for 16 colours, None for
            none.
    """
    if no_color or colours is None:
        why = _("NO_COLOR is set") if no_color else _("the terminal shows no colours")
        return _instead(name, WITHOUT_COLOUR, why)
    theme = find_theme(name)
    if theme is None:
        why = _("there is no theme {name}").format(name=make_safe(name))
        remark = _("There is no theme {name}").format(name=make_safe(name))
        advice = nearest(name, theme_names())
        remark += _("; did you mean {name}?").format(name=make_safe(advice)) if advice else "."
        return Choice(_usual(name, colours), remark, why, wrong=True)
    if theme.problems:
        words = complaints_of(theme)[0].words
        why = _("{theme} is wrong").format(theme=make_safe(name))
        return Choice(_usual(name, colours), words, why, wrong=True, asked=theme)
    if colours in _FEW and not theme.is_terminals:
        return _instead(name, OF_THE_TERMINAL, _("the terminal shows 16 colours"))
    return Choice(theme, asked=theme)


_FEW = ("standard", "windows")


def _instead(name: str, used: str, why: str) -> Choice:
    """A theme in the place of the one that is set."""
    if name == used:
        return Choice(_shipped(used))
    words = _("{used} is used in place of {name}: {why}")
    return Choice(_shipped(used), words.format(used=used, name=make_safe(name), why=why), why)


def terminal_colours() -> str | None:
    """What the terminal shows, as the viewer will find it; None for no colours."""
    from rich.console import Console  # noqa: PLC0415 -- it takes its time

    return Console(force_terminal=True).color_system


def _usual(name: str, colours: str | None) -> ThemeFile:
    """The theme that ships under a name, else the usual one."""
    if colours in _FEW:
        return _shipped(OF_THE_TERMINAL)
    shipped = _files(themes_folder())
    return _shipped(name if name in shipped else DEFAULT_THEME)


def _shipped(name: str) -> ThemeFile:
    shipped = _files(themes_folder())
    return read_theme(shipped[name], shipped, own=False)


def complaints_of(theme: ThemeFile) -> list[Complaint]:
    """All that is wrong with a theme."""
    return [Complaint(theme.path, problem) for problem in theme.problems]
