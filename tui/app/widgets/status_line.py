"""The line above the panes."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.events import Click
from textual.message import Message

from tui.app.layout.arrangement import FIRST_CELLS, WidthClass
from tui.app.widgets.bars import Bar, shorten, shorten_path
from tui.i18n import _
from tui.i18n.joining import listed
from tui.text.cells import cell_width
from tui.text.safe import make_safe

MIN_TITLE = 16
"""Cells that the meeting's title keeps before other words are shortened."""

GOOD_TITLE = 60
"""Cells that it keeps before the panes that are off are called by their numbers."""

WHOLE_TITLE = 72
"""Cells that it keeps, with place and days, before the clock says no more than the time."""

LEAST_TITLE = 12
"""Cells of a title that is cut off, below which it is better left out."""

_EDGES = 2
"""Blanks at both ends of the line, which give way to words."""


class _Piece(NamedTuple):
    """A stretch of the line.

    Attributes:
        name: What it says, as `StatusLine.show` names it; `""` for blanks.
        text: The words.
        style: The name of its style.
    """

    name: str
    text: str
    style: str = ""


class StatusLine(Bar):
    """The meeting, the place in it, and what is left out or turned off."""

    class OffPicked(Message):
        """The words for the panes that are off were clicked."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._words: dict[str, str] = {}
        self._alone = False
        self._off: tuple[str, ...] = ()

    def show(self, **words: str) -> None:
        """Shows other words; what is not named stays.

        Args:
            words: `meeting`, what the meeting is called; `held`, where and when it is held, said
                whole or not at all; `folder`, a path in their place; `state`, the state of the
                file; `place`,
                which item of how many is selected; `item`, that item's number alone; `where`,
                where in the pane one is, which stands after the number where a pane has no frame
                to say so; `hit`, which of the hits of a search one is at; `warning`, what is left
                out; `clock`, what time it is, in parts of which the first is wanted most.
        """
        words = {name: make_safe(text) for name, text in words.items()}
        if not words.items() <= self._words.items():
            self._words |= words
            self.refresh()

    def show_alone(self, alone: bool) -> None:  # noqa: FBT001 -- its only argument
        """Follows whether one pane without a frame is seen, also on a wide screen."""
        self._alone = alone
        self.refresh()

    def show_off(self, titles: Sequence[str]) -> None:
        """Shows which panes are off, by their titles, which begin with their numbers."""
        off = tuple(map(make_safe, titles))
        if off != self._off:
            self._off = off
            self.refresh()

    def _word(self, name: str) -> str:
        return self._words.get(name, "")

    @property
    def _place(self) -> str:
        bare = self._alone or self.size.width < FIRST_CELLS[WidthClass.MEDIUM]
        place = [self._word("place")]
        if bare and self._word("where"):
            place = [self._word("item"), self._word("where")]
        return " · ".join(filter(None, (self._word("hit"), *place)))

    @property
    def _whole(self) -> str:
        return " · ".join(filter(None, map(self._word, ("meeting", "held", "folder"))))

    def _fitted(self, width: int) -> list[_Piece]:
        """What stands beside the title, as long as there is room for it."""
        warning, off = self._word("warning"), ""
        if self._off:
            off = _("off: {panes}").format(panes=listed(self._off))
        state, place, clock = self._word("state"), self._place, self._word("clock")
        title = min(cell_width(self._whole) + 2, WHOLE_TITLE)
        while " · " in clock and _cells(state, warning, off, place, clock) > width - title:
            clock = clock.rpartition(" · ")[0]
        title = min(title, GOOD_TITLE)
        if self._off and _cells(state, warning, off, place, clock) > width - title:
            # Where there is little room the numbers say enough.
            off = _("off: {panes}").format(
                panes=" ".join(title.partition(" ")[0] for title in self._off)
            )
        if _cells(state, warning, off, place, clock) > width - MIN_TITLE:
            # The sign and the number say enough, too.
            warning = " ".join(warning.split()[:2])
        # The number comes first in the place; the day after it is told by the pane too.
        while " · " in place and _cells(state, warning, off, place, clock) > width + _EDGES:
            place = place.rpartition(" · ")[0]
        if _cells(state, warning, off, place, clock) > width + _EDGES:
            # The hour is wanted more than the city.
            clock = clock.partition(" ")[0]
        return [
            _Piece("state", state, "key"),
            _Piece("warning", warning, "warning"),
            _Piece("off", off, "off"),
            _Piece("place", place, "dim"),
            _Piece("clock", clock, "strong"),
        ]

    def _pieces(self, width: int) -> list[_Piece]:
        """All that the line shows, with the blanks between, from its first cell to its last."""
        fitted = self._fitted(width)
        folder, meeting = self._word("folder"), self._word("meeting")
        room = width - _cells(*(piece.text for piece in fitted)) - 2
        if room < min(cell_width(folder or meeting), LEAST_TITLE):
            return _without_title([piece for piece in fitted if piece.text], width)
        title = self._whole if cell_width(self._whole) <= room else shorten(meeting, room)
        if folder:
            title = shorten_path(folder, room)
        gap = _Piece("", " " * (room - cell_width(title) + 1))
        state, *right = (piece._replace(text=_apart(piece.text)) for piece in fitted)
        return [_Piece("meeting", f" {title}", "strong"), state, gap, *right]

    def segments(self, width: int) -> list[Segment]:
        """The meeting on the left; on the right the place, and before it what is not seen.

        A title of which next to nothing would be left gives its room to the others.
        """
        return [self.part(piece.text, piece.style) for piece in self._pieces(width)]

    def on_click(self, event: Click) -> None:
        """Turns on again what is off, where that is said."""
        end = 0
        for piece in self._pieces(self.size.width):
            end += cell_width(piece.text)
            if event.x < end:
                if piece.name == "off":
                    self.post_message(self.OffPicked())
                return


def _without_title(pieces: list[_Piece], width: int) -> list[_Piece]:
    """Some words from edge to edge, the last of them at the right."""
    spare = width - _cells(*(piece.text for piece in pieces))
    if len(pieces) > 1:
        pieces[-1:-1] = [_Piece("", " " * max(0, spare))]
    texts = [_apart(piece.text) if piece.name else piece.text for piece in pieces]
    if spare < 0 and texts:
        # The blanks at the edges are wanted for words.
        texts[0] = texts[0][1:]
        texts[-1] = texts[-1].rstrip()
    return [piece._replace(text=text) for piece, text in zip(pieces, texts, strict=True)]


def _apart(words: str) -> str:
    return f" {words} " if words else ""


def _cells(*words: str) -> int:
    return sum(cell_width(_apart(word)) for word in words)
