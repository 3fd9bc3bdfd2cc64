"""The keymaps that ship, besides the table's own: a TOML file each, written as users write theirs."""

from pathlib import Path

from tui.app.settings.declared import DEFAULT_KEYMAP

FOLDER = Path(__file__).resolve().parent


def keymap_names() -> tuple[str, ...]:
    """The names of the keymaps that a user can choose from, the table's own first."""
    return (DEFAULT_KEYMAP, *sorted(file.stem for file in FOLDER.glob("*.toml")))
