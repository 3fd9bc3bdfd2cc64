"""What a screen needs to have marks set, and its agenda filtered by them."""

from typing import TYPE_CHECKING

from tui.app.commands.in_force import keymap_of
from tui.app.screens.notes import NotesScreen
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.app.marks.marks import Marks
    from tui.app.notes.steps import Step, Steps
    from tui.app.panes.filtering import Filter

_LOOK_SECONDS = 1.0
"""How often the file of notes is looked at for marks that another program has set."""


class MarksScreen(NotesScreen):
    """A screen with the commands on private marks. A subclass shows the meeting."""

    _marks: "Marks | None" = None
    _steps: "Steps | None" = None

    @property
    def marks(self) -> "Marks":
        """The marks beside the meeting file; they are looked for when first needed."""
        if self._marks is None:
            from tui.app.marks.marks import Marks  # noqa: PLC0415 -- not needed to start

            self._marks = Marks(self)
        return self._marks

    @property
    def private_steps(self) -> "Steps":
        """The private changes of the session, to be undone."""
        if self._steps is None:
            from tui.app.notes.steps import Steps  # noqa: PLC0415 -- not needed to start

            self._steps = Steps()
        return self._steps

    @property
    def file_text(self) -> str:
        """The text of the meeting file as it is now."""
        return self._editing.file.text if self._editing is not None else self._loaded.source.text

    # What is marked

    def follow_marks(self) -> None:
        """Shows what is marked, and follows what other programs mark."""
        self.look_at_marks()
        self.set_interval(_LOOK_SECONDS, self.look_at_marks)

    def look_at_marks(self) -> None:
        """Shows what is marked, where that is otherwise than before."""
        if self._marks is None and not self.has_notes_file:
            return
        if self.marks.look():
            self.show_marks()

    def mark_view(self) -> "Filter | None":
        """Knows again what is marked, in a meeting that has changed and is about to be shown.

        Returns:
            What is to be shown of its agenda; None for all.
        """
        if self._marks is None:
            return None
        self._marks.look()
        self.view.marked = self._marks.marked
        self.view.private = self.notes.placed()
        return self._marks.filter_of_agenda()

    def show_marks(self) -> None:
        """Draws the marks anew, and what a filter shows."""
        self._agenda.filter_by(self.mark_view())
        for pane in (self._agenda, self._documents, self._schedule):
            pane.remake()
        self.show_annotation()

    @property
    def _filters(self) -> bool:
        return self._marks is not None and self._marks.filters

    @property
    def filter_words(self) -> str:
        """What a filter leaves out, and how all is shown again."""
        count = self._agenda.left_out
        words = ngettext(
            "{count} item is left out; {key} shows all again.",
            "{count} items are left out; {key} shows all again.",
            count,
        )
        return words.format(count=count, key=keymap_of(self).way("mark.filter"))

    def notes_changed(self) -> None:
        """Shows the notes anew, and the signs of what has some."""
        self.look_at_marks()

    def clear_filter(self) -> bool:
        """Shows all of the agenda again, and tells whether that was not so."""
        filtered = self._filters
        if self._marks is not None and filtered:
            self._marks.show_all()
        return filtered

    # Commands

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        if command == "undo" and self._to_undo is not None:
            return ""
        if command == "redo" and self._to_redo is not None:
            return ""
        if command == "mark.filter" and self._marks is not None and not self._filters:
            marked = self._marks.marked
            if not marked and not marked.gone:
                return _("Nothing is marked yet.")
        return super().why_not(command)

    def action_star(self) -> None:
        """Sets the star on what is selected, or takes it out."""
        if not self.says_why_not("mark.star"):
            self.marks.star()

    def action_choose_mark(self) -> None:
        """Lists the marks, to set some on what is selected."""
        if not self.says_why_not("mark.choose"):
            self.marks.choose()

    def action_filter_by_marks(self) -> None:
        """Shows the items with some marks alone, or all again."""
        self.marks.ask_filter()

    # Undo

    @property
    def _to_undo(self) -> "Step | None":
        only = self._editing is None or self._editing.file.to_undo is None
        return self._steps.to_undo(self.file_text, only=only) if self._steps is not None else None

    @property
    def _to_redo(self) -> "Step | None":
        only = self._editing is None or self._editing.file.to_redo is None
        return self._steps.to_redo(self.file_text, only=only) if self._steps is not None else None

    def action_undo(self) -> None:
        """Undoes the last change, of the meeting or of the marks."""
        step = self._to_undo
        if step is None:
            super().action_undo()
        elif self.marks.step_back(step):
            self.private_steps.undone()
            self.say(_("Undone: {label}").format(label=step.words))

    def action_redo(self) -> None:
        """Makes the change undone last again."""
        step = self._to_redo
        if step is None:
            super().action_redo()
        elif self.marks.step_again(step):
            self.private_steps.redone()
            self.say(_("Done again: {label}").format(label=step.words))
