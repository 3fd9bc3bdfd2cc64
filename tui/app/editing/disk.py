"""The open file and what others do to it on the disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.editing.conflicts import Conflicts
from tui.store.editing.edits import RefusedEdit
from tui.store.reading.source import Source, UnreadableFile

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

Signature = tuple[int, int, int]
"""What tells at a glance that a file may have changed: time, size, number."""


class Disk:
    """Looks after the file on the disk: takes what others write, merges it with changes made here.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing
        self._seen: Signature | None = None
        self._asking = False

    def look(self) -> None:
        """Takes what others have written, if they have; called every now and then."""
        signature = self._signature()
        if self._asking or self._editing.busy or signature is None or signature == self._seen:
            return
        self._seen = signature
        self.take_changes()

    def _signature(self) -> Signature | None:
        try:
            found = self._editing.file.path.stat()
        except OSError:
            # Gone for a moment, as while another program replaces it; saving will say.
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def take_changes(self, then: Callable[[], None] | None = None) -> None:
        """Takes what others have written: at once, merged, or after asking about conflicts.

        Args:
            then: What follows once their changes are taken.
        """
        file, screen = self._editing.file, self._editing.screen
        try:
            source = file.on_disk()
            if source is None:
                return
            if not file.changed:
                file.take(source)
                screen.say("The file has changed on the disk; this is what it says now.")
            else:
                merged = file.merged(source)
                if merged.conflicts:
                    self._ask(source, then)
                    return
                file.take(source, merged)
                screen.say("Others have changed the file; their changes and yours are merged.")
        except UnreadableFile as error:
            screen.say(f"The file on the disk cannot be read now: {error.problem.message}")
            return
        except RefusedEdit as refused:
            screen.say(f"The file has changed on the disk, and is not taken: {refused.reason}")
            return
        self._editing.show(())
        if then is not None:
            then()

    def _ask(self, source: Source, then: Callable[[], None] | None) -> None:
        file, screen = self._editing.file, self._editing.screen
        self._asking = True

        def answered(ours: frozenset[int] | None) -> None:
            self._asking = False
            if ours is None:
                screen.say("Nothing is merged yet; you are asked again when you save.")
                return
            try:
                file.take(source, file.merged(source, ours))
            except RefusedEdit as refused:
                screen.say(f"This cannot be merged: {refused.reason}")
                return
            self._editing.show(())
            if then is not None:
                then()

        conflicts = file.merged(source).conflicts
        screen.app.push_screen(Conflicts(conflicts, self._editing.named), answered)
