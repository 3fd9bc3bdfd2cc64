"""The line that a search is typed in: past searches, and what may be typed next."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.searching.past import PastQueries
from tui.app.widgets.filter_line import FilterLine
from tui.i18n import _
from tui.meeting.model import Meeting
from tui.search.completions import Completion, completions
from tui.text.safe import make_safe

_MOST_OFFERED = 8


class SearchLine(FilterLine):
    """Recalls past searches and completes filters; the screen has the actions for its keys.

    Args:
        text: What stands in it at first, selected.
        placeholder: What it says while nothing stands in it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SEARCH, Scope.COMPLETION)]

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder)
        self.past = PastQueries()
        self._offered: tuple[Completion, ...] = ()
        self._completing: tuple[str, tuple[Completion, ...], int] | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaves the key that cuts to the screen where nothing is selected."""
        if action == "cut" and self.selection.is_empty:
            return False
        return super().check_action(action, parameters)

    # What may be typed next

    def offer(self, meeting: Meeting | None) -> tuple[Completion, ...]:
        """What may be typed next; to be called when something else stands in the line.

        Args:
            meeting: The meeting that is searched; None where there are many.
        """
        if self._completing is None or self._completing[0] != self.value:
            self._completing = None
            cursor = self.cursor_position
            offered: tuple[Completion, ...] = ()
            if self.value[:cursor].strip():
                offered = completions(self.value, cursor, meeting)
            self._offered = tuple(
                one for one in offered if one.text != self.value[one.start : cursor]
            )
        return self._offered

    def offered_words(self) -> Content:
        """What may be typed next, and the key for it."""
        if not self._offered:
            return Content()
        shown = [make_safe(one.text) for one in self._offered[:_MOST_OFFERED]]
        more = "  …" if len(self._offered) > _MOST_OFFERED else ""
        at = self._completing[2] if self._completing is not None else 0
        return Content.assemble(
            (_("Tab"), "$accent bold"),
            *((f"  {text}", "bold" if index == at else "") for index, text in enumerate(shown)),
            more,
        )

    def complete(self, step: int) -> None:
        """Completes the word before the cursor; again, takes the next way to do so."""
        if self._completing is None:
            if not self._offered:
                return
            chosen = 0 if step > 0 else len(self._offered) - 1
            offered, rest = self._offered, self.value[self.cursor_position :]
        else:
            _line, offered, before = self._completing
            chosen = (before + step) % len(offered)
            rest = self.value[offered[before].start + len(offered[before].text) :]
        one = offered[chosen]
        value = self.value[: one.start] + one.text + rest
        self._completing = (value, offered, chosen)
        self.value = value
        self.cursor_position = one.start + len(one.text)

    # Past searches

    def older(self) -> None:
        """Puts the search before into the line; what is being typed stays the newest of them."""
        self._put(self.past.older(self.value))

    def newer(self) -> None:
        """Puts the search after into the line, at last what was being typed."""
        self._put(self.past.newer(self.value))

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def brings_back(self) -> bool:
        """Whether something that was being typed waits behind a past search in the line."""
        return self.past.hides_a_draft(self.value)
