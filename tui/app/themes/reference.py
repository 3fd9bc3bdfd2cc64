"""Keeps the table of keys in `themes/THEMES.md`: `python -m tui.app.themes.reference`."""

from tui.app.themes.declared import KEYS
from tui.resources import themes_folder

_BEGIN = (
    "<!-- keys: made from tui/app/themes/declared.py by `python -m tui.app.themes.reference` -->"
)
_END = "<!-- keys end -->"


def key_table() -> str:
    """The keys of a theme's file as a Markdown table."""
    rows = [f"| `{key.name}` | {key.kind.value} | {key.help} |" for key in KEYS]
    return "\n".join(["| key | value | for |", "|---|---|---|", *rows])


def with_key_table(page: str) -> str:
    """A page with the table of keys as it is now.

    Raises:
        ValueError: The page has no place for it.
    """
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"no place for the keys: {_BEGIN} … {_END}")
    return f"{before}{_BEGIN}\n{key_table()}\n{_END}{after}"


if __name__ == "__main__":
    reference = themes_folder() / "THEMES.md"
    reference.write_text(with_key_table(reference.read_text("utf-8")), "utf-8")
