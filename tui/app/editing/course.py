"""Commands on the course of the meeting: what becomes of its items, each one step."""

from collections.abc import Callable
from datetime import datetime

from tui.app.course.steps import ItemStep, finishing, reopening, taking_up
from tui.app.editing.entry_commands import EntryCommands


class ItemCourse(EntryCommands):
    """Takes items up and is done with them. Items are given by their positions in the meeting."""

    def take_up(self, item: int, now: datetime, then: Callable[[], None]) -> None:
        """Takes an item up.

        Args:
            item: The item.
            now: The moment, in the meeting's time zone.
            then: What follows once that is done.
        """
        view, file = self._editing.screen.view, self._editing.file
        self._make(taking_up(view, file, item, now), then)

    def finish(self, item: int, status: str, now: datetime, then: Callable[[], None]) -> None:
        """Is done with an item.

        Args:
            item: The item.
            status: What it has become: concluded, adopted, deferred or withdrawn.
            now: The moment, in the meeting's time zone.
            then: What follows once that is done.
        """
        view, file = self._editing.screen.view, self._editing.file
        self._make(finishing(view, file, item, status, now), then)

    def reopen(self, item: int, then: Callable[[], None]) -> None:
        """Has an item open again.

        Args:
            item: The item.
            then: What follows once that is done.
        """
        self._make(reopening(self._editing.screen.view, self._editing.file, item), then)

    def outcome(self, item: int) -> None:
        """Asks for what was decided on an item."""
        self._editor.edit_in_line((*self._editing.file.file_path(("agenda", item)), "outcome"))

    def _make(self, step: ItemStep, then: Callable[[], None]) -> None:
        say = self._editing.screen.say
        if not step.edits:
            say(step.said)
            return

        def done() -> None:
            then()
            say(step.said)

        self._editor.make(step.edits, step.label, step.path, then=done)
