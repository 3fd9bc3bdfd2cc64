"""Colour themes: one TOML file each, read into Textual's."""

from pathlib import Path

import msgspec
import tomli
from msgspec import Struct
from textual.theme import Theme

from tui.resources import themes_folder

OWN_VARIABLES = ("selection", "muted", "line")
"""What our themes name beyond Textual's own colours: variables in the widgets' CSS."""


class ThemeError(Exception):
    """A theme file that cannot be used; the text says which and why."""


class ThemeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a theme's file holds. Colours are written as `#rrggbb`.

    Attributes:
        dark: Whether the background is darker than the text.
        primary: The pane with the focus, and headings.
        secondary: Symbols of documents.
        accent: Numbers, keys, and what is linked.
        foreground: Text.
        background: Behind text.
        surface: Behind the line that one types in, and the selection of other panes.
        panel: Behind the status line and the keys.
        selection: Behind the selected row of the pane with the focus.
        muted: Text that matters less: remarks, hours, words of the program.
        line: The border of panes without the focus.
        warning: What is wrong, and matches of the search.
        error: What cannot go on.
        success: What went well.
    """

    dark: bool
    primary: str
    secondary: str
    accent: str
    foreground: str
    background: str
    surface: str
    panel: str
    selection: str
    muted: str
    line: str
    warning: str
    error: str
    success: str


def theme_names() -> list[str]:
    """The names of the shipped themes, in order of the alphabet."""
    return sorted(path.stem for path in themes_folder().glob("*.toml"))


def load_theme(path: Path) -> Theme:
    """Reads a theme's file.

    Raises:
        ThemeError: The file cannot be read, or is not a theme.
    """
    try:
        values = msgspec.convert(tomli.loads(path.read_text("utf-8")), ThemeFile)
        colours = msgspec.structs.asdict(values)
        own = {name: colours.pop(name) for name in OWN_VARIABLES}
        return Theme(name=path.stem, variables=own, **colours)
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path}: {error}") from error


def shipped_theme(name: str) -> Theme:
    """Reads a shipped theme by its name.

    Raises:
        ThemeError: There is none of that name, or its file is damaged.
    """
    return load_theme(themes_folder() / f"{name}.toml")
