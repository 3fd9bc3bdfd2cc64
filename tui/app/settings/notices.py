"""How it is said what is wrong with the user's own files. Knows nothing of Textual."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tui.app.commands.keymap import Keymap
from tui.app.settings.folder import settings_folder
from tui.i18n import _, ngettext
from tui.store.reading.loading import LocatedProblem
from tui.text.safe import make_safe

LISTS_ALL = "settings.problems"
"""The command that lists all that is wrong."""


class Complaint(Struct, frozen=True):
    """One thing that is wrong with a file of the user's."""

    file: Path
    problem: LocatedProblem

    @property
    def place(self) -> str:
        """Where it is: `settings.toml:3:9`, `themes/mine.toml:1:1`."""
        file, folder = self.file, settings_folder()
        name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
        return f"{make_safe(name)}:{self.problem.line}:{self.problem.column}"

    @property
    def words(self) -> str:
        """It in a line: `settings.toml:3:9: what is wrong; what to do`."""
        return f"{self.place}: {self.problem.message}"


def notice(complaints: Sequence[Complaint], keymap: Keymap) -> str:
    """What is said in passing: the first, how many more there are, and how to see all; `""` for none.

    Args:
        complaints: What is wrong.
        keymap: The keys in force.
    """
    if not complaints:
        return ""
    first, more = complaints[0].words, len(complaints) - 1
    # The palette is everywhere, and takes the command's name.
    command = keymap.sign(LISTS_ALL) or f"{keymap.sign('palette')} {LISTS_ALL}".strip()
    if not more:
        return _("{first} (see {command})").format(first=first, command=command)
    words = ngettext(
        "{first} ({count} more: see {command})", "{first} ({count} more: see {command})", more
    )
    return words.format(first=first, count=more, command=command)
