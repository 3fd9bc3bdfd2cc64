"""What a theme's file holds: the one place where each key is declared and described.

`themes/THEMES.md` is made from it (`python -m tui.app.themes.reference`).
"""

from enum import Enum
from typing import NamedTuple

TERMINAL_COLOURS = (
    *("default", "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"),
    *("bright_black", "bright_red", "bright_green", "bright_yellow"),
    *("bright_blue", "bright_magenta", "bright_cyan", "bright_white"),
)
"""The terminal's own colours, which its user has chosen: written by name in place of `#rrggbb`."""

STYLES = ("bold", "dim", "italic", "underline", "reverse", "none")
"""The words of a style; several are written with blanks between them."""

FRAMES = ("round", "solid", "heavy", "double", "dashed", "ascii")
"""The kinds of a frame around a pane or a box."""


class Kind(Enum):
    """What the value of a key is, in words for the reference."""

    TEXT = "text"
    BASE = "name of a theme that ships"
    TRUTH = "true or false"
    COLOUR = "colour"
    STYLE = "style"
    FRAME = "frame"


class Key(NamedTuple):
    """A key of a theme's file.

    Attributes:
        name: The key.
        kind: What its value is.
        help: What it is for.
    """

    name: str
    kind: Kind
    help: str


KEYS = (
    Key("description", Kind.TEXT, "A few words on what the theme is for, shown in lists"),
    Key("base", Kind.BASE, "Gives the value of every key that is left out"),
    Key("dark", Kind.TRUTH, "Whether the background is darker than the text"),
    Key("foreground", Kind.COLOUR, "Text"),
    Key("background", Kind.COLOUR, "Behind text"),
    Key("surface", Kind.COLOUR, "Behind the line that one types in, and what other panes select"),
    Key("panel", Kind.COLOUR, "Behind the status line and the keys"),
    Key("primary", Kind.COLOUR, "The pane with the focus, and headings"),
    Key("secondary", Kind.COLOUR, "Symbols of documents"),
    Key("accent", Kind.COLOUR, "Numbers, keys, and what is linked"),
    Key("muted", Kind.COLOUR, "Text that matters less: remarks, hours, words of the program"),
    Key("warning", Kind.COLOUR, "What is wrong"),
    Key("error", Kind.COLOUR, "What cannot go on"),
    Key("success", Kind.COLOUR, "What went well"),
    Key("line", Kind.COLOUR, "The border of panes without the focus"),
    Key("thumb", Kind.COLOUR, "The part of a scroll bar that tells where one is"),
    Key("selection", Kind.COLOUR, "Behind the selected row of the pane with the focus"),
    Key("match", Kind.COLOUR, "Behind what a search has found"),
    Key("match_text", Kind.COLOUR, "What a search has found"),
    Key("mark_star", Kind.COLOUR, "The private mark that is a star"),
    Key("mark_red", Kind.COLOUR, "The private mark ◆"),
    Key("mark_yellow", Kind.COLOUR, "The private mark ▲"),
    Key("mark_green", Kind.COLOUR, "The private mark ■"),
    Key("mark_blue", Kind.COLOUR, "The private mark ⚑"),
    Key("active_text", Kind.COLOUR, "The name of the pane that is seen, on `primary`"),
    Key("heading_style", Kind.STYLE, "Headings"),
    Key("label_style", Kind.STYLE, "Numbers before a text"),
    Key("symbol_style", Kind.STYLE, "Symbols of documents"),
    Key("muted_style", Kind.STYLE, "Text that matters less"),
    Key("warning_style", Kind.STYLE, "What is wrong"),
    Key("linked_style", Kind.STYLE, "The sign beside what belongs to the selected item"),
    Key("selection_style", Kind.STYLE, "The selected row of the pane with the focus"),
    Key("match_style", Kind.STYLE, "What a search has found"),
    Key("mark_style", Kind.STYLE, "Private marks"),
    Key("key_style", Kind.STYLE, "Keys in the last line"),
    Key("active_style", Kind.STYLE, "The name of the pane that is seen, where only one is"),
    Key("focus_style", Kind.STYLE, "The title of the pane with the focus"),
    Key("message_style", Kind.STYLE, "What the program says in passing"),
    Key("frame", Kind.FRAME, "Around panes"),
    Key("focus_frame", Kind.FRAME, "Around the pane with the focus"),
)
"""Every key, in the order of the files that ship."""

KIND_OF = {key.name: key.kind for key in KEYS}
