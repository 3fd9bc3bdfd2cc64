"""The settings: the one place where each is declared, described and given its usual value."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from tui.i18n import N_

DEFAULT_THEME = "evening"
DEFAULT_KEYMAP: Final = "default"


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All settings; `settings.toml` in the settings folder holds those that were changed."""

    theme: Annotated[
        str,
        Meta(
            description=N_("The colour theme, by the name of its file."),
            examples=["daylight", "plain"],
        ),
    ] = DEFAULT_THEME
    keymap: Annotated[
        Literal["default", "emacs"],
        Meta(description=N_("The keymap that yours is laid over."), examples=["emacs"]),
    ] = DEFAULT_KEYMAP
    reading_width: Annotated[
        int,
        Meta(
            description=N_("Cells of a line in the reading mode: 70 are 35 Chinese characters."),
            examples=[64, 80],
            ge=20,
            le=200,
        ),
    ] = 70
    hours: Annotated[
        Literal["paper", "clock"],
        Meta(
            description=N_(
                "How the hours of sittings are shown: as papers write them, or as 10:00–13:00."
            ),
            examples=["clock"],
        ),
    ] = "paper"
    language: Annotated[
        Literal["", "en", "fr", "es", "ru", "ar", "zh"],
        Meta(
            description=N_(
                "The language of the program's own words; by default that of your locale."
            ),
            examples=["fr"],
        ),
    ] = ""
    copy: Annotated[
        Literal["auto", "osc52", "command", "file"],
        Meta(
            description=N_(
                "How copying is done: auto finds a way, osc52 is the terminal's own, command one of"
                " tmux, wl-copy, xclip, xsel, pbcopy or clip.exe, file a file in the state folder."
            ),
            examples=["osc52", "file"],
        ),
    ] = "auto"
    arabic_shaping: Annotated[
        Literal["terminal", "program"],
        Meta(
            description=N_(
                "What joins and orders the letters of Arabic: the terminal, or the program for a "
                "terminal that cannot."
            ),
            examples=["program"],
        ),
    ] = "terminal"
