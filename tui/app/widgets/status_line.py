"""The line above the panes."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Click
from textual.message import Message

from tui.app.layout.arrangement import FIRST_CELLS, WidthClass
from tui.app.widgets.bars import Bar, shorten
from tui.i18n import _
from tui.text.cells import cell_width
from tui.text.safe import make_safe

MIN_TITLE = 16
"""Cells that the meeting's title keeps before other words are shortened."""

GOOD_TITLE = 60
"""Cells that it keeps before the clock says no more than the time."""


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
            words: `meeting`, what the meeting is called; `state`, the state of the file; `place`,
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

    def _right(self, width: int) -> list[Segment]:
        """What stands to the right of the title, as long as there is room for it."""
        warning, off = self._word("warning"), ""
        if self._off:
            off = _("off: {panes}").format(panes=", ".join(self._off))
        state, place, clock = self._word("state"), self._place, self._word("clock")
        title = min(cell_width(self._word("meeting")) + 2, GOOD_TITLE)
        while " · " in clock and _cells(state, warning, off, place, clock) > width - title:
            clock = clock.rpartition(" · ")[0]
        if _cells(state, warning, off, place, clock) > width - MIN_TITLE:
            # The sign and the number say enough where there is no room for the words.
            warning = " ".join(warning.split()[:2])
            numbers = " ".join(title.partition(" ")[0] for title in self._off)
            off = _("off: {panes}").format(panes=numbers) if numbers else ""
        # The number comes first in the place; the day after it is told by the pane too.
        while " · " in place and _cells(state, warning, off, place, clock) > width - 1:
            place = place.rpartition(" · ")[0]
        return [
            self.part(_apart(state), "key"),
            self.part(_apart(warning), "warning"),
            self.part(_apart(off), "off"),
            self.part(_apart(place), "dim"),
            self.part(_apart(clock), "strong"),
        ]

    def segments(self, width: int) -> list[Segment]:
        """The meeting on the left; on the right the place, and before it what is not seen."""
        state, *right = self._right(width)
        room = width - sum(cell_width(part.text) for part in (state, *right)) - 1
        title = shorten(self._word("meeting"), max(0, room - 1))
        gap = room - cell_width(title)
        return [self.part(f" {title}", "strong"), state, self.part(" " * max(0, gap)), *right]

    def on_click(self, event: Click) -> None:
        """Turns on again what is off, where that is said."""
        *_before, off, place, clock = self.segments(self.size.width)
        end = self.size.width - cell_width(place.text) - cell_width(clock.text)
        if end - cell_width(off.text) <= event.x < end:
            self.post_message(self.OffPicked())


def _apart(words: str) -> str:
    return f" {words} " if words else ""


def _cells(*words: str) -> int:
    return sum(cell_width(_apart(word)) for word in words)
