"""What a screen needs to have private notes taken on its meeting."""

from typing import TYPE_CHECKING

from tui.app.screens.programme import ProgrammeScreen
from tui.app.view import OVERVIEW

if TYPE_CHECKING:
    from tui.app.notes.notes import Notes
    from tui.meeting.notes import Note


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
        path = self.view.path
        return self._notes is not None or path.with_name(f"{path.stem}.notes.toml").exists()

    def notes_on_item(self, item: int) -> "list[Note]":
        """The notes on an item, or with `OVERVIEW` on the meeting as such; the oldest first."""
        if not self.has_notes_file:
            return []
        return self.notes.on(("meeting", 0) if item == OVERVIEW else ("agenda", item))

    def show_annotation(self) -> None:
        """Shows the annotation of the selected item anew, and the notes on it."""
        raise NotImplementedError

    def action_take_note(self) -> None:
        """Takes a note on what is selected."""
        self.notes.take()

    def action_list_notes(self) -> None:
        """Lists all notes."""
        self.notes.show_all()
