"""Where the files that ship with the program are.

In a wheel `data` and `themes` lie inside the package; in a checkout, and so in an editable
install, they stand beside it. Nothing else in the program knows of the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """The folder of the shipped meetings, their JSON Schema and the reference of the format."""
    return _folder("data")


def themes_folder() -> Path:
    """The folder of the shipped colour themes, one TOML file each."""
    return _folder("themes")


def shipped_meeting() -> Path:
    """The meeting that opens where the user has named none and opened none before."""
    return data_folder() / "ctoc-cop-wg4-2019.zh.toml"
