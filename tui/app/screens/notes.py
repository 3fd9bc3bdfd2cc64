"""What a screen needs to have private notes taken on its meeting."""

from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.screens.programme import ProgrammeScreen
from tui.app.view import OVERVIEW
from tui.i18n import _
from tui.store.beside import notes_path

if TYPE_CHECKING:
    from tui.app.notes.notes import Notes
    from tui.meeting.notes import Note


_KEPT_BESIDE = frozenset({"note.take", "mark.star", "mark.choose", "log"})
"""Ids of the commands that write into the file beside the meeting's."""


class NotesScreen(ProgrammeScreen):
    """A screen with the commands on private notes. A subclass shows the meeting."""

    _notes: "Notes | None" = None

    @property
    def notes(self) -> "Notes":
        """The notes beside the meeting file; they are looked for when first needed."""
        if self._notes is None:
            from tui.app.notes.notes import Notes  # noqa: PLC0415 -- not needed to start

            self._notes = Notes(self)
        return self._notes

    @property
    def has_notes_file(self) -> bool:
        """Whether there is a file of notes, or has been one since the meeting was opened."""
        return self._notes is not None or notes_path(self.view.path).exists()

    def notes_changed(self) -> None:
        """Shows the notes anew; a subclass knows where."""
        raise NotImplementedError

    def begin_editing(self) -> None:
        """Asks besides about a note that was being typed when the program died."""
        super().begin_editing()
        from tui.app.notes.draft import offer_drafts  # noqa: PLC0415 -- after the first paint
        from tui.store.notes import NotesFile  # noqa: PLC0415 -- likewise

        offer_drafts(self, NotesFile(self.view.path))

    def keep_typed(self) -> None:
        """Keeps what is being typed against a crash, as the program is about to end."""
        super().keep_typed()
        if self._notes is not None:
            self._notes.keep_typed()

    def meeting_saved(self, path: Path) -> str:
        """Has the notes follow a save of the meeting; see `EditingScreen`."""
        return self.notes.saved(path) if self.has_notes_file else ""

    def notes_on_item(self, item: int) -> "list[Note]":
        """The notes on an item, or with `OVERVIEW` on the meeting as such; the oldest first."""
        if not self.has_notes_file:
            return []
        return self.notes.on(("meeting", 0) if item == OVERVIEW else ("agenda", item))

    def notes_on_what_is_gone(self, item: int) -> "list[Note]":
        """The notes on what is gone from the meeting, to be read where the meeting as such is."""
        return self.notes.on(None) if item == OVERVIEW and self.has_notes_file else []

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command in _KEPT_BESIDE and self.is_new:
            return _("Save the file first: notes and marks are kept beside it.")
        return super().why_not(command)

    def says_why_not(self, command: str) -> bool:
        """Says why a command would do nothing now; whether it would not."""
        words = self.why_not(command)
        if words:
            self.say(words)
        return bool(words)

    def show_annotation(self) -> None:
        """Shows the annotation of the selected item anew, and the notes on it."""
        raise NotImplementedError

    def action_take_note(self) -> None:
        """Takes a note on what is selected."""
        if not self.says_why_not("note.take"):
            self.notes.take()

    def action_list_notes(self) -> None:
        """Lists all notes."""
        self.notes.show_all()
