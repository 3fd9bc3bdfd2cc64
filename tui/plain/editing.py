"""Changing the meeting file in the plain mode: the viewer's own edits, undo, save and recovery."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.app.course.steps import ItemStep
from tui.app.view import OVERVIEW
from tui.i18n import _
from tui.store.editing.edits import RefusedEdit
from tui.store.fields import WrongValueError
from tui.store.open_file import Gone, OpenFile
from tui.store.reading.loading import Loaded
from tui.store.reading.source import UnreadableFile
from tui.store.saving.leftovers import Leftover
from tui.store.saving.recovery import Recovery
from tui.store.saving.refusals import CannotSave
from tui.store.saving.save import ChangedOnDisk
from tui.store.setting import set_typed
from tui.store.value_path import WrongPathError, key_of


class PlainEditing:
    """The open file, and what is said of changes to it.

    Args:
        loaded: The meeting file.
    """

    def __init__(self, loaded: Loaded) -> None:
        self.file = OpenFile(loaded)
        self._recovery = Recovery()
        self._session = self._recovery.open(self.file.path)
        self._leftover: Leftover | None = None

    def begin(self) -> Iterator[str]:
        """Says what a session that has died has left."""
        leftovers = self._recovery.leftovers(self.file.path)
        if leftovers:
            self._leftover = leftovers[0]
            yield _("agenda ended on {when} with changes to this file that were not saved.").format(
                when=f"{self._leftover.kept.astimezone():%Y-%m-%d %H:%M}"
            )
            yield _("Type recover to have them back, discard to delete them.")

    def set(self, path: str, typed: str, item: int) -> Iterator[str]:
        """Changes a value; a bare key is one of the item, or of the meeting where none is open."""
        if self.file.read_only:
            yield _("This file is read-only: {why}").format(why=self.file.read_only)
            return
        if not path:
            yield _("Say what to change: set KEY VALUE, as in set title A new title.")
            return
        before = self.file.text
        try:
            set_typed(self.file, self._whole_path(path, item), typed)
        except (WrongPathError, WrongValueError) as error:
            yield _("Nothing has changed: {why}").format(why=error)
        except RefusedEdit as refused:
            yield _("Nothing has changed: {why}").format(why=refused.reason)
        else:
            if self.file.text == before:
                yield _("It is so already.")
            else:
                yield _("Changed, and not saved yet: {path}").format(
                    path=self.file.to_undo.label if self.file.to_undo else path
                )
                yield from self._keep()

    def become(self, step: ItemStep) -> Iterator[str]:
        """Does to an item what is to become of it."""
        if self.file.read_only:
            yield _("This file is read-only: {why}").format(why=self.file.read_only)
            return
        if step.edits:
            try:
                self.file.edit(step.edits, step.label, step.path)
            except RefusedEdit as refused:
                yield _("Nothing has changed: {why}").format(why=refused.reason)
                return
            yield from self._keep()
        yield step.said

    def _whole_path(self, path: str, item: int) -> str:
        if any(sign in path for sign in ".["):
            return path
        if item == OVERVIEW:
            return f"meeting.{path}"
        _agenda, position = self.file.file_path(("agenda", item))
        entries = self.file.values.get("agenda")
        entry = entries[position] if isinstance(entries, list) and isinstance(position, int) else {}
        name = key_of(entry)
        known = [key_of(each) for each in entries] if isinstance(entries, list) else []
        where = json.dumps(name) if name and known.count(name) == 1 else str(position)
        return f"agenda[{where}].{path}"

    def undo(self) -> Iterator[str]:
        """Undoes the last change."""
        yield from self._went(self.file.undo, _("Undone: {label}"), _("There is nothing to undo."))

    def redo(self) -> Iterator[str]:
        """Makes the change undone last again."""
        yield from self._went(
            self.file.redo, _("Made again: {label}"), _("There is nothing to make again.")
        )

    def _went(self, go: Callable[[], Gone | None], done: str, nothing: str) -> Iterator[str]:
        try:
            gone = go()
        except RefusedEdit as refused:
            yield _("Nothing has changed: {why}").format(why=refused.reason)
            return
        if gone is None:
            yield nothing
            return
        yield done.format(label=gone.label)
        yield from self._keep()

    def save(self, path: Path | None) -> Iterator[str]:
        """Saves the file, or as another; with what others have written into it since."""
        try:
            if path is not None:
                saved = self.file.save_as(path)
            else:
                try:
                    saved = self.file.save()
                except ChangedOnDisk:
                    yield from self._take()
                    saved = self.file.save()
        except ChangedOnDisk:
            words = _("There is a file {file} already; name another.")
            if path is None:
                words = _("Another program keeps changing {file}; try again.")
            yield words.format(file=path or self.file.path)
        except UnreadableFile as error:
            yield _("Not saved: {why}").format(why=error.problem.message)
        except RefusedEdit as refused:
            yield _("Not saved: {why}").format(why=refused.reason)
        except CannotSave as error:
            yield _("Not saved: {why}").format(why=error)
        else:
            yield _("Saved: {file}").format(file=saved.path)
            if saved.warning:
                yield saved.warning
            yield from self._keep()

    def _take(self) -> Iterator[str]:
        """Takes what others have written.

        Raises:
            RefusedEdit: They have changed the same values.
        """
        source = self.file.on_disk()
        if source is None:
            return
        merged = self.file.merged(source)
        if merged.conflicts:
            raise RefusedEdit(
                _("another program has changed the same values; save FILE writes another file")
            )
        self.file.take(source, merged)
        yield _("Another program has changed the file too; its changes are taken.")

    def recover(self) -> Iterator[str]:
        """Takes over what was left."""
        left = self._leftover
        if left is None:
            yield _("There is nothing to recover.")
            return
        problems = self.file.replace_text(left.text, _("recovered changes"))
        if problems:
            yield _("They cannot be recovered: {message}").format(message=problems[0].message)
            return
        yield _("Recovered, and not saved yet.")
        yield from self._keep()
        yield from self._forget(left)

    def discard(self) -> Iterator[str]:
        """Deletes what was left."""
        if self._leftover is None:
            yield _("There is nothing to discard.")
        else:
            yield from self._forget(self._leftover)
            yield _("Discarded.")

    def _forget(self, left: Leftover) -> Iterator[str]:
        self._leftover = None
        try:
            self._recovery.discard(left)
        except CannotSave as error:
            yield str(error)

    def close(self) -> Iterator[str]:
        """Ends the session, as its changes are saved or given up."""
        try:
            self._session.close()
        except CannotSave as error:
            yield str(error)

    def _keep(self) -> Iterator[str]:
        try:
            if self.file.changed:
                self._session.keep(self.file.text, base=self.file.saved_text)
            else:
                self._session.clear()
        except CannotSave as error:
            yield _("Unsaved changes would not survive a crash: {error}").format(error=error)
