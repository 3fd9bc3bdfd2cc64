"""What is being typed, kept against a crash before it is kept as a value."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from textual.timer import Timer

from tui.store.editing.edits import Edit, RefusedEdit, edited
from tui.store.fields import WrongValueError

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

_SOON = 0.4
"""Seconds after a key, within which what was typed is in the recovery copy."""

_REST = 4
"""How many times as long as one copy took to wait at least before the next, in a large file."""


class Follows(Protocol):
    """What keeps a text against a crash while it is typed."""

    def follow(self, typed: str) -> None:
        """Keeps what is typed now, in a moment."""


class Draft:
    """Keeps the text as it would be, were what is typed kept now.

    What is typed and is no value yet leaves the last one that was.

    Args:
        editing: The open file, and how it is shown.
        edits: The edits that what is typed would make.
    """

    def __init__(self, editing: "Editing", edits: Callable[[str], Sequence[Edit]]) -> None:
        self._editing = editing
        self._edits = edits
        self._typed: str | None = None
        self._timer: Timer | None = None
        self._pause = _SOON
        self._is_open = True
        editing.recovering.begin_draft(self)

    def follow(self, typed: str) -> None:
        """Keeps what is typed now, in a moment."""
        self._typed = typed
        if self._timer is None:
            self._timer = self._editing.screen.set_timer(self._pause, self._due)

    def _due(self) -> None:
        self._timer = None
        if self._is_open:
            self._editing.screen.run_worker(self._keep, thread=True, group="draft")

    def _keep(self) -> None:
        began = monotonic()
        self.keep()
        self._pause = max(_SOON, _REST * (monotonic() - began))

    def keep(self) -> None:
        """Keeps what is typed now, at once."""
        typed, file = self._typed, self._editing.file
        if typed is None:
            return
        self._typed = None
        try:
            text = edited(file.text, self._edits(typed), file.values).text
        except (WrongValueError, RefusedEdit):
            return
        self._editing.recovering.keep_draft(text, self)

    @property
    def is_open(self) -> bool:
        """Whether it is still being typed."""
        return self._is_open

    def close(self) -> None:
        """Ends it, kept as a value or not: the recovery copy has the text as it is again."""
        self._is_open = False
        if self._timer is not None:
            self._timer.stop()
        self._editing.recovering.drop_draft(self)
