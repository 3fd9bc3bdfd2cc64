"""Work on the open file, in a large one beside the screen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui.i18n import _
from tui.store.editing.edits import RefusedEdit

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

LARGE = 1_000_000
"""Characters of a text from which on a change takes longer than one likes to wait for a key."""

Result = TypeVar("Result")


class Work:
    """Does what takes long in a large file beside the screen, which stays alive meanwhile.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._busy

    def do(
        self,
        change: Callable[[], Result],
        done: Callable[[Result], None],
        refused: Callable[[RefusedEdit], None],
    ) -> None:
        """Does something with the open file; nothing else may be under way.

        Args:
            change: Does it; it must not touch the screen.
            done: Shows what has come of it.
            refused: Shows why it was refused.
        """
        if len(self._editing.file.text) < LARGE:
            try:
                result = change()
            except RefusedEdit as refusal:
                refused(refusal)
            else:
                done(result)
            return
        screen = self._editing.screen
        self._busy = True
        screen.say(_("Working: this is a large file…"))

        def work() -> None:
            try:
                result = change()
            except RefusedEdit as refusal:
                screen.app.call_from_thread(self._done, partial(refused, refusal))
            else:
                screen.app.call_from_thread(self._done, partial(done, result))

        screen.run_worker(work, thread=True, group="editing")

    def _done(self, show: Callable[[], None]) -> None:
        self._busy = False
        self._editing.screen.hush()
        show()
