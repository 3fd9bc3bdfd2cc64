"""A meeting with one pane more: the paper that it was made from."""

from collections.abc import Sequence

from tui.app.course.clock import Clock, machine_clock
from tui.app.layout.arrangement import PANES, Arrangement, Column, WidthClass
from tui.app.review.paper import ReadPaper
from tui.app.review.paper_pane import PAPER, PaperPane
from tui.app.screens.meeting import MeetingScreen
from tui.app.view import MeetingView
from tui.app.widgets.line_view import LineView
from tui.i18n import _
from tui.papers.lines import Line
from tui.papers.tracing import Moves

ARRANGEMENTS = {
    WidthClass.NARROW: Arrangement((Column((*PANES, PAPER), 1, (1, 1, 1, 1, 1)),)),
    WidthClass.MEDIUM: Arrangement((Column((*PANES, PAPER), 1, (1, 1, 1, 1, 1)),)),
    WidthClass.WIDE: Arrangement(
        (
            Column(("agenda", "documents", "schedule"), 11, (5, 4, 4)),
            Column(("annotation",), 12, (1,)),
            Column((PAPER,), 16, (1,)),
        )
    ),
}
"""Where the panes are: the paper at the right, and where that is narrow, below one of the others."""


class PaperScreen(MeetingScreen):
    """A meeting beside its paper; going among the panes. A subclass links the two.

    Args:
        read: The paper, and the meeting that was found in it.
        view: That meeting.
        moves: Where what was found is now.
        clock: The clock that it goes by.
    """

    DEFAULT_CSS = """
    PaperScreen.-medium Frame { display: none; }
    PaperScreen.-medium Frame.-shown, PaperScreen.-medium #paper-frame { display: block; }
    PaperScreen.-medium #tabs { display: block; }
    PaperScreen.-medium.-zoomed #paper-frame, PaperScreen.-medium.-reading #paper-frame,
    PaperScreen.-medium.-searching #paper-frame { display: none; }
    PaperScreen.-narrow.-paper Frame.-shown, PaperScreen.-zoomed.-paper Frame.-shown {
        display: none;
    }
    PaperScreen.-narrow.-paper #paper-frame, PaperScreen.-zoomed.-paper #paper-frame {
        display: block;
    }
    """

    opens_new = True
    defaults = ARRANGEMENTS

    def __init__(
        self, read: ReadPaper, view: MeetingView, moves: Moves, clock: Clock = machine_clock
    ) -> None:
        super().__init__(read.loaded, view, clock)
        self._paper_path = read.paper.path
        self._lines: Sequence[Line] = read.imported.lines
        self._pane_of_paper = PaperPane(self._lines, moves)

    @property
    def views(self) -> tuple[LineView, ...]:
        """What stands in frames, from the first pane on."""
        return (*super().views, self._pane_of_paper)

    @property
    def titles(self) -> dict[str, str]:
        """What stands over each pane."""
        number = len(PANES) + 1
        return {**super().titles, PAPER: f"{number} {self._paper_path.name}"}

    @property
    def tabs(self) -> list[str]:
        """The panes that there are tabs for."""
        return [*super().tabs, PAPER]

    @property
    def tab(self) -> str:
        """The pane whose tab is lit."""
        return PAPER if self.is_in_paper else super().tab

    @property
    def _paper(self) -> PaperPane:
        return self._pane_of_paper

    @property
    def is_in_paper(self) -> bool:
        """Whether the paper has the focus."""
        return self.has_class("-paper")

    def action_pane(self, name: str) -> None:
        """Goes to a pane by its id, the paper among them."""
        self.set_class(name == PAPER, "-paper")
        if name != PAPER:
            super().action_pane(name)
            return
        self._read(reads=False)
        self._grid.show_pane(PAPER)
        self._show_tabs()
        self._paper.focus()

    def action_next_pane(self, step: int) -> None:
        """Goes to the next pane, or with -1 to the one before."""
        panes = [*self.open_panes, PAPER]
        here = panes.index(PAPER if self.is_in_paper else self.current_pane)
        self.action_pane(panes[(here + step) % len(panes)])

    def action_hide(self) -> None:
        """Turns the pane with the focus off; the paper stays."""
        if self.is_in_paper:
            self.say(_("The paper cannot be turned off."))
        else:
            super().action_hide()

    @property
    def grown_pane(self) -> str:
        """The pane whose edges move."""
        return PAPER if self.is_in_paper else super().grown_pane

    def action_copy(self) -> None:
        """Copies what is marked with the mouse, else the selected line, else what is selected."""
        line = self._paper.selected_line
        if self.is_in_paper and line is not None and not self.selections:
            self.app.copy_to_clipboard(line.text)
        else:
            super().action_copy()
