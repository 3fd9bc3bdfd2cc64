"""All that is wrong with the user's own files: settings, keymap, themes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.app.settings.notices import Complaint
from tui.app.settings.reading import read_settings
from tui.app.widgets.rows import Part, Row
from tui.store.reading.loading import LocatedProblem
from tui.text.cells import cell_width


class Complaints:
    """All that is wrong with the user's files, by file.

    Args:
        problems: What is wrong with each file that has been read.
    """

    def __init__(self, problems: Mapping[Path, Sequence[LocatedProblem]] | None = None) -> None:
        self._problems = dict(problems or {})

    def have_read(self, file: Path, problems: Sequence[LocatedProblem]) -> None:
        """Takes what is wrong with a file now in place of what was wrong with it before."""
        self._problems[file] = problems

    def read_anew(self) -> None:
        """Reads all files of the user's, those that are not in use included."""
        from tui.app.commands.keymap_file import read_keymap  # noqa: PLC0415 -- few have one
        from tui.app.themes.finding import own_themes  # noqa: PLC0415 -- not needed to start

        read = read_settings()
        keys = read_keymap(read.settings.keymap)
        self._problems = {read.file: read.problems, keys.file: keys.problems}
        self._problems |= {theme.path: theme.problems for theme in own_themes()}

    @property
    def all(self) -> list[Complaint]:
        """All of them, a file after the other."""
        return [
            Complaint(file, problem)
            for file, problems in self._problems.items()
            for problem in problems
        ]


def complaint_rows(
    complaints: Complaints, *, narrow: bool = False, selectable: bool = False
) -> list[Row]:
    """The complaints as rows of a list.

    Args:
        complaints: What is wrong.
        narrow: Whether the place of each stands above it, and not beside.
        selectable: Whether the selection can rest on them.
    """
    found = complaints.all
    hang = 0 if narrow else max((cell_width(each.place) + 1 for each in found), default=0)
    return [Row(_parts(each, hang), selectable=selectable) for each in found]


def _parts(complaint: Complaint, hang: int) -> tuple[Part, ...]:
    """Place and words; the words in a column of their own, or without one below the place."""
    if not hang:
        return Part(complaint.place, "warning"), Part(complaint.problem.message)
    return (Part(complaint.problem.message, "", complaint.place, "warning", hang=hang),)
