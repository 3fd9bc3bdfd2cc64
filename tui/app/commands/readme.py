"""The README's table of keys, from the table of commands.

`python -m tui.app.commands.readme` puts it there.
"""

from collections.abc import Iterator
from pathlib import Path

from tui.app.commands.command import Scope
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS


def key_table() -> str:
    """The table of keys in Markdown, as the README has it."""

    def rows() -> Iterator[str]:
        yield "| keys | do |"
        yield "|---|---|"
        for scope in Scope:
            commands = [one for one in COMMANDS if one.scope is scope]
            if commands:
                yield f"| | **{scope.value}** |"
            for command in commands:
                signs = " ".join(f"`{key_sign(key)}`" for key in command.keys)
                yield f"| {signs or f'by the palette: `{command.id}`'} | {command.help} |"

    return "\n".join(rows())


KEYS_BEGIN = "<!-- keys: made from the table of commands by `python -m tui.app.commands.readme` -->"
KEYS_END = "<!-- keys end -->"


def with_key_table(page: str) -> str:
    """A Markdown page with the table of keys between its two marks as it is now.

    Raises:
        ValueError: The page has no such marks.
    """
    before, found, rest = page.partition(KEYS_BEGIN)
    _, closed, after = rest.partition(KEYS_END)
    if not found or not closed:
        raise ValueError(f"no place for the keys between {KEYS_BEGIN!r} and {KEYS_END!r}")
    return f"{before}{KEYS_BEGIN}\n{key_table()}\n{KEYS_END}{after}"


def _main() -> None:
    """Puts the table of keys into the README beside the package."""
    readme = Path(__file__).resolve().parents[3] / "README.md"
    readme.write_text(with_key_table(readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _main()
