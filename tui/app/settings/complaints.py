"""What is wrong with the user's own files: settings, keymap, themes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tui.app.widgets.rows import Part, Row
from tui.i18n import ngettext
from tui.store.reading.loading import LocatedProblem


class Complaint(Struct, frozen=True):
    """One thing that is wrong with a file of the user's."""

    file: Path
    problem: LocatedProblem


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

    @property
    def all(self) -> list[Complaint]:
        """All of them, a file after the other."""
        return [
            Complaint(file, problem)
            for file, problems in self._problems.items()
            for problem in problems
        ]

    @property
    def words(self) -> str:
        """The first of them in a sentence, and how many more there are; `""` for none."""
        complaints = self.all
        if not complaints:
            return ""
        first, *others = complaints
        said = f"{first.file.name}:{first.problem.line}: {first.problem.message}"
        if not others:
            return said
        more = ngettext(
            "{first} ({count} more: see the settings)",
            "{first} ({count} more: see the settings)",
            len(others),
        )
        return more.format(first=said, count=len(others))


def complaint_rows(complaints: Complaints, *, selectable: bool = False) -> list[Row]:
    """The complaints as rows of a list.

    Args:
        complaints: What is wrong.
        selectable: Whether the selection can rest on them.
    """
    return [
        Row(
            (
                Part(
                    each.problem.message,
                    "",
                    f"{each.file.name}:{each.problem.line}:{each.problem.column}",
                    "warning",
                ),
            ),
            selectable=selectable,
        )
        for each in complaints.all
    ]
