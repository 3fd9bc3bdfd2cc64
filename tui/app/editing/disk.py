"""The open file and what others do to it on the disk."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.app.commands.in_force import keymap_of
from tui.app.screens.holding import HoldsText
from tui.i18n import _, ngettext
from tui.store.editing.edits import RefusedEdit
from tui.store.merging.merge import Conflict
from tui.store.reading.source import Source, UnreadableFile

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

Signature = tuple[int, int, int]
"""What tells at a glance that a file may have changed: time, size, number."""

Then = Callable[[], None] | None
"""What follows once the changes of others are taken."""


class _Taken(Struct, frozen=True):
    """What came of taking changes: taken with some words to say, or conflicts to ask about."""

    words: str = ""
    conflicts: Sequence[Conflict] = ()


class Disk:
    """Looks after the file on the disk: takes what others write, merges it with changes made here.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing
        self._seen: Signature | None = None
        self._missed = False
        self._asking = False

    def look(self) -> None:
        """Takes what others have written, if they have; called every now and then.

        Nothing is taken while a screen is open that knows by position what it is to change.
        """
        file = self._editing.file
        if file.is_new or self._asking or self._editing.work.busy or self._is_held():
            return
        signature = self._signature()
        if signature is None:
            self._miss()
        elif signature != self._seen or file.is_gone:
            self._seen, self._missed = signature, False
            self.take_changes()

    def _is_held(self) -> bool:
        return any(isinstance(each, HoldsText) for each in self._editing.screen.app.screen_stack)

    def _signature(self) -> Signature | None:
        try:
            found = self._editing.file.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            # It is there, or may be, and cannot be looked at now; saving will say.
            return self._seen
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _miss(self) -> None:
        """Says that the file is gone, if it is so twice: some programs replace it in two steps."""
        file = self._editing.file
        if self._missed and not file.is_gone:
            file.note_gone()
            self._editing.saved()
            words = (
                _("The file is not there any more: somebody has deleted or moved it."),
                _("Save it to write it there anew."),
            )
            self._editing.screen.say(" ".join(words))
        self._missed = True

    def take_changes(self, then: Then = None) -> None:
        """Takes what others have written: at once, merged, or after asking about conflicts.

        Args:
            then: What follows once their changes are taken.
        """
        was_gone = self._editing.file.is_gone
        try:
            source = self._editing.file.on_disk()
        except UnreadableFile as error:
            words = _("The file on the disk cannot be read now: {message}").format(
                message=error.problem.message
            )
            self._editing.screen.say(words)
            return
        if source is not None:
            self._take(source, None, then)
        elif was_gone:
            self._editing.saved()
            self._editing.screen.say(_("The file is there again, as it was."))

    def _take(self, source: Source, ours: Collection[int] | None, then: Then) -> None:
        """Takes what others have written.

        Args:
            source: The file as they have written it.
            ours: The conflicts that go our way; None where nobody was asked yet.
            then: What follows.
        """
        self._editing.work.do(
            partial(self._taken, source, ours), partial(self._show, source, then), self._refused
        )

    def _taken(self, source: Source, ours: Collection[int] | None) -> _Taken:
        file = self._editing.file
        if not file.changed:
            file.take(source)
            return _Taken(_("The file has changed on the disk; this is what it says now."))
        merged = file.merged(source, ours or ())
        if merged.conflicts and ours is None:
            return _Taken(conflicts=merged.conflicts)
        words = _("Others have changed the file; their changes and yours are merged.")
        if lost := file.take(source, merged, ours or ()):
            words += " " + _lost_words(lost, keymap_of(self._editing.screen).way("undo"))
        return _Taken(words)

    def _show(self, source: Source, then: Then, taken: _Taken) -> None:
        if taken.conflicts:
            self._ask(source, taken.conflicts, then)
            return
        self._editing.show(())
        self._editing.screen.say(taken.words)
        if then is not None:
            then()

    def _refused(self, refused: RefusedEdit) -> None:
        words = _("The file has changed on the disk, and is not taken: {reason}").format(
            reason=refused.reason
        )
        self._editing.screen.say(words)

    def _ask(self, source: Source, conflicts: Sequence[Conflict], then: Then) -> None:
        self._asking = True

        def answered(ours: frozenset[int] | None) -> None:
            self._asking = False
            if ours is None:
                words = _("Nothing is merged yet; you are asked again when you save.")
                self._editing.screen.say(words)
            else:
                self._take(source, ours, then)

        title = _("Changed here and by others")
        self._editing.ask_conflicts(conflicts, title, _("here"), answered)


def _lost_words(lost: Sequence[str], undo: str) -> str:
    if len(lost) == 1:
        return _("Not your comment “{lost}”: press {key} to go back.").format(
            lost=lost[0], key=undo
        )
    return ngettext(
        "Not your comment “{lost}” and {count} more: press {key} to go back.",
        "Not your comment “{lost}” and {count} more: press {key} to go back.",
        len(lost) - 1,
    ).format(lost=lost[0], count=len(lost) - 1, key=undo)
