"""A line to type in, that knows when it is done."""

from collections.abc import Callable
from typing import Any

from textual.events import Key
from textual.widgets import Input

from tui.app.type_ahead import TypeAheadApp


class LineInput(Input):
    """A line that Enter closes at once: what is typed behind it is for the screen below.

    Textual closes a screen some moments after the key, and until then the line would take more.

    Args:
        value: What stands in the line.
        closes: Tells of what was typed whether Enter closes the line.
        select: Whether the value is selected, so that what is typed takes its place.
    """

    def __init__(
        self,
        value: str,
        closes: Callable[[str], bool],
        *,
        select: bool = False,
        **settings: Any,  # noqa: ANN401 -- Textual's own
    ) -> None:
        super().__init__(value, select_on_focus=select, **settings)
        self._finishes = closes
        self._finished = False

    async def _on_key(self, event: Key) -> None:
        if self._finished:
            if isinstance(self.app, TypeAheadApp):
                self.app.hold(event, self.screen)
        elif event.key == "enter":
            self._finished = self._finishes(self.value)
