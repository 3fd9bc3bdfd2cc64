"""The list of what is wrong with a meeting file."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.box import Box, is_narrow
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _
from tui.meeting.problems import Rank
from tui.store.reading.loading import LocatedProblem
from tui.text.cells import cell_width


class ProblemsScreen(ModalScreen[None]):
    """Shows every problem with its place in the file.

    Args:
        problems: What is wrong with the file.
    """

    DEFAULT_CSS = """
    ProblemsScreen { align: center middle; background: $veil; }
    ProblemsScreen > Box { width: 100%; max-width: 110; max-height: 80%; }
    ProblemsScreen.-narrow > Box { width: 100%; max-height: 100%; }
    ProblemsScreen RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.BOX),
    ]

    def __init__(self, problems: Sequence[LocatedProblem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("Problems"), ["box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list, the worst first."""
        problems = sorted(self._problems, key=lambda problem: -problem.rank)
        rows = [Row(parts) for parts in _parts(problems, narrow=is_narrow(self))]
        nothing = [Row((Part(_("Nothing is wrong with this file."), "dim"),), selectable=False)]
        self.query_one(RowList).show_rows(Rows(rows or nothing))

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()


def _parts(problems: Sequence[LocatedProblem], *, narrow: bool) -> Iterator[tuple[Part, ...]]:
    """The place of each problem and what is wrong there, in columns, or one below another."""
    places = [f"{problem.line}:{problem.column}" for problem in problems]
    widest = 0 if narrow else max(map(len, places), default=0)
    ranks = [_("warning") if problem.rank is Rank.WARNING else _("error") for problem in problems]
    leads = [f"{place:<{widest}} {rank}" for place, rank in zip(places, ranks, strict=True)]
    hang = max((cell_width(lead) + 2 for lead in leads), default=0)
    for lead, problem in zip(leads, problems, strict=True):
        style = "warning" if problem.rank > Rank.WARNING else "dim"
        if narrow:
            yield Part(lead, style), Part(problem.message)
        else:
            yield (Part(problem.message, "", lead, style, hang=hang),)
