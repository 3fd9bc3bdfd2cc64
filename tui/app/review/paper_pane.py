"""The text of the paper, line by line, with what became of each line."""

from collections.abc import Collection, Sequence

from textual.events import Resize
from textual.reactive import reactive

from tui.app.review.words import place_name, use_words
from tui.app.view import MeetingView
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Span
from tui.meeting.problems import ValuePath
from tui.papers.lines import Line, Use
from tui.papers.tracing import Moves
from tui.text.cells import cell_width

PAPER = "paper"
"""The id of the pane."""

_SPACED = 0.7
"""Where an empty line stands between so many of the lines, it means nothing."""

_ROOMY = 52
"""In fewer cells the words at a line's right would leave too little to its text."""

_MOST_WORDS = 24
"""Cells of those words, at most."""

_MOST_INDENT = 8


class _PaperRows:
    """A row a line of the paper."""

    def __init__(self, lines: Sequence[Line], moves: Moves) -> None:
        self._lines = lines
        self._moves = moves
        self._number = len(str(max((line.number for line in lines), default=1)))
        gaps = sum(line.gap for line in lines)
        self._gaps = gaps <= _SPACED * len(lines)
        self.view: MeetingView | None = None
        self.linked: frozenset[int] = frozenset()
        self.settled: Collection[int] = ()
        self.is_wide = False

    def __len__(self) -> int:
        return len(self._lines)

    def selectable(self, index: int) -> bool:
        del index
        return True

    def row(self, index: int) -> Row:
        line = self._lines[index]
        last = index + 1 == len(self._lines)
        gap = int(self._gaps and not last and self._lines[index + 1].gap)
        tail = self._tail(index) if self.is_wide else ""
        part = Part(
            line.text,
            self._style(index, line),
            str(line.number).rjust(self._number),
            "dim",
            hang=self._number + 1,
            tail=tail,
            tail_spans=(Span(0, len(tail), "dim"),) if tail else (),
            searched=line.text,
        )
        return Row((part,), gap=gap)

    def _style(self, index: int, line: Line) -> str:
        if index in self.linked:
            return "linked"
        if line.use is Use.UNKNOWN:
            return "dim" if index in self.settled else "warning"
        return "dim" if line.use in (Use.FURNITURE, Use.ADDRESS) else ""

    def _tail(self, index: int) -> str:
        """What became of a line, where it is the first of several of which that is said."""
        line = self._lines[index]
        before = self._lines[index - 1] if index else None
        if before is not None and (before.use, before.place) == (line.use, line.place):
            return ""
        words = " ".join(filter(None, (use_words(line.use), self.name(line.place))))
        return words if cell_width(words) <= _MOST_WORDS else use_words(line.use)

    def name(self, place: ValuePath) -> str:
        """A short name of what is now where a line went."""
        now = self._moves.now(place, self.view.meeting) if self.view is not None else None
        return place_name(now, self.view) if now and self.view is not None else ""


class PaperPane(RowList):
    """The lines of the paper, of which one is selected; those of what is selected elsewhere are marked.

    Args:
        lines: The lines.
        moves: Where what they went into is now.
    """

    SIGN_CELLS = 2

    line: reactive[int] = reactive(-1, init=False, repaint=False)
    """The line that the user has selected; the screen follows it."""

    def __init__(self, lines: Sequence[Line], moves: Moves) -> None:
        super().__init__(id=PAPER)
        self._lines = lines
        self._rows = _PaperRows(lines, moves)

    def show_meeting(self, view: MeetingView, settled: Collection[int]) -> None:
        """Shows the lines with what is now where they went.

        Args:
            view: The meeting.
            settled: The lines that were not understood, and that somebody has looked at.
        """
        self._rows.view, self._rows.settled = view, settled
        if self.source is self._rows:
            self._redraw()
        else:
            self.show_rows(self._rows)

    def link(self, lines: Collection[int]) -> None:
        """Marks lines, and no others."""
        linked = frozenset(lines)
        if linked != self._rows.linked:
            self._rows.linked = linked
            self._redraw()

    def point_to(self, lines: Sequence[int], target: int) -> None:
        """Marks the lines of what is selected elsewhere, and selects the first of them, seen.

        Args:
            lines: The lines.
            target: The one to select; -1 for none.
        """
        self.link(lines)
        if target >= 0:
            self.set_reactive(PaperPane.line, target)
            last = max(
                (line for line in lines if line - target < self.size.height // 2), default=-1
            )
            if last > target:
                self.reveal(last)
            self.select(target, quiet=True)

    @property
    def selected_line(self) -> Line | None:
        """The selected line."""
        return self._lines[self.cursor] if 0 <= self.cursor < len(self._lines) else None

    def tell_highlighted(self) -> None:
        """The screen follows the selected line."""
        self.line = self.cursor

    def on_resize(self, event: Resize) -> None:
        """Says what became of each line where there is room for it."""
        del event  # the list itself is told too
        self._rows.is_wide = self.size.width >= _ROOMY
        self._redraw()

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """The selection's bar, and a sign: of the lines of what is selected, and of doubtful ones."""
        bar, style = super().row_sign(row, line)
        sign, own = " ", style
        if row in self._rows.linked:
            sign, own = "•", "linked"
        elif self._lines[row].use is Use.UNKNOWN and row not in self._rows.settled:
            sign, own = "?", "warning"
        if line:
            sign = " "
        return f"{bar[0]}{sign}", style if bar.strip() else own
