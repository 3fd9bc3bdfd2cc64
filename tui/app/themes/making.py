"""A theme's file as Textual's theme."""

from textual.theme import Theme

from tui.app.themes.declared import KEYS, TERMINAL_COLOURS, Kind
from tui.app.themes.reading import ThemeFile, Values


def textual_theme(theme: ThemeFile, name: str) -> Theme:
    """A theme as Textual's.

    Args:
        theme: A theme with nothing wrong.
        name: The name that Textual is to know it by.
    """
    values = theme.values
    colours = {key.name: _colour(values[key.name]) for key in KEYS if key.kind is Kind.COLOUR}
    ansi = any(values[key.name] in TERMINAL_COLOURS for key in KEYS if key.kind is Kind.COLOUR)
    return Theme(
        name=name,
        dark=bool(values["dark"]),
        ansi=ansi,
        variables=_variables(values, colours, ansi=ansi),
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
    )


def _colour(value: object) -> str:
    return f"ansi_{value}" if value in TERMINAL_COLOURS else str(value)


def _variables(values: Values, colours: dict[str, str], *, ansi: bool) -> dict[str, str]:
    """What widgets' CSS names: our own, and Textual's for the widgets of its that we use."""
    own = {
        key.name.replace("_", "-"): colours.get(key.name, str(values[key.name]))
        for key in KEYS
        if key.kind in (Kind.COLOUR, Kind.STYLE, Kind.FRAME)
    }
    foreground, selection = colours["foreground"], colours["selection"]
    return own | {
        # What lies below a box is seen through it; of the terminal's own colours none is known.
        "veil": "transparent" if ansi else f"{colours['background']} 40%",
        "ansi-background": colours["background"],
        "ansi-foreground": foreground,
        "text": foreground,
        "text-muted": colours["muted"],
        "text-disabled": colours["muted"],
        "border": colours["primary"],
        "border-blurred": colours["line"],
        "block-cursor-foreground": foreground,
        "block-cursor-background": selection,
        "block-cursor-text-style": own["selection-style"],
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": selection,
        "block-cursor-blurred-text-style": own["selection-style"],
        "block-hover-background": colours["surface"],
        "input-cursor-foreground": foreground,
        "input-cursor-background": colours["background"],
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": foreground,
        "input-selection-background": selection,
        "scrollbar": colours["thumb"],
        "scrollbar-hover": colours["primary"],
        "scrollbar-active": colours["primary"],
        "scrollbar-background": colours["background"],
        "scrollbar-background-hover": colours["background"],
        "scrollbar-background-active": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "link-color": foreground,
        "link-color-hover": foreground,
        "link-background-hover": selection,
    }
