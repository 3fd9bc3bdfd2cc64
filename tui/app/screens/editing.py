"""What a screen needs to have its meeting edited."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.app.view import MeetingView
from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.reading.loading import Loaded

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing

DISK_SECONDS = 1.0
"""How often the file on the disk is looked at."""


_OF_ITEMS = frozenset({"indent", "outdent", "renumber"})
"""Ids of the commands that need an agenda item."""
_OF_ENTRIES = frozenset({"delete", "move.entry-up", "move.entry-down"})
"""Ids of the commands that need something of which there are several."""
_CHANGES = _OF_ITEMS | _OF_ENTRIES | {"edit", "edit.all", "add", "add.inside", "undo", "redo"}
"""Ids of the commands that change the file."""


class EditingScreen(Screen[None]):
    """A screen with the commands that edit a meeting file. A subclass shows the meeting.

    Args:
        loaded: The meeting file.
        view: The meeting that it holds.
    """

    opens_new = False
    """Whether its meeting is in no file yet."""

    def __init__(self, loaded: Loaded, view: MeetingView) -> None:
        super().__init__()
        self._loaded = loaded
        self.view = view
        self._editing: Editing | None = None

    @property
    def editing(self) -> "Editing":
        """What edits the file; it is made when first needed, as most meetings are only read."""
        if self._editing is None:
            from tui.app.editing.editing import Editing  # noqa: PLC0415 -- not needed to start

            self._editing = Editing(self, self._loaded, new=self.opens_new)
        return self._editing

    @property
    def has_changes(self) -> bool:
        """Whether there are changes that are not saved."""
        return self._editing is not None and self._editing.file.changed

    @property
    def saved_text(self) -> str:
        """The text of the file as it was last read from the disk or saved."""
        return self._loaded.source.text if self._editing is None else self._editing.file.saved_text

    @property
    def is_new(self) -> bool:
        """Whether its meeting is in no file yet, and the name of that no more than proposed."""
        return self.opens_new if self._editing is None else self._editing.file.is_new

    # What a subclass shows

    @property
    def current_pane(self) -> str:
        """The id of the pane that has the focus, or had it last."""
        raise NotImplementedError

    @property
    def selection(self) -> ValuePath:
        """The path in the meeting of what is selected in the pane with the focus."""
        raise NotImplementedError

    @property
    def selected_item_key(self) -> str:
        """The key of the selected agenda item, or `""`."""
        raise NotImplementedError

    def beside(self, step: int) -> ValuePath | str:
        """The path in the meeting of what is seen beside the selected document, sitting or entry.

        Args:
            step: 1 for what is seen below it, -1 for what is above.

        Returns:
            The path; else why there is none, with `{name}` for what is selected.
        """
        raise NotImplementedError

    def show_view(self, view: MeetingView, place: ValuePath) -> None:
        """Shows the meeting after a change, at the place of the change."""
        raise NotImplementedError

    def show_state(self, state: str, left_out: int) -> None:
        """Shows words for the state of the file, and how much of it is left out."""
        raise NotImplementedError

    def meeting_saved(self, path: Path) -> str:
        """Follows a save of the meeting, before that is shown.

        Args:
            path: The file, which may be another one than before.

        Returns:
            What could not follow, in words, or `""`.
        """
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        raise NotImplementedError

    def hush(self) -> None:
        """Takes back what was said last."""
        raise NotImplementedError

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now; `""` where it would."""
        # Most meetings are only read: what edits is not made to answer this.
        file = self._editing.file if self._editing is not None else None
        if command == "undo" and (file is None or file.to_undo is None):
            return _("Nothing to undo.")
        if command == "redo" and (file is None or file.to_redo is None):
            return _("Nothing to redo.")
        if command in _CHANGES and file is not None and file.read_only:
            return _("This file is read-only: {reason}").format(reason=file.read_only)
        if command in _OF_ITEMS and self.selection[0] != "agenda":
            return _("No agenda item is selected.")
        if command in _OF_ENTRIES and len(self.selection) == 1:
            return _("Nothing is selected that could be moved or deleted.")
        return ""

    # Commands

    @property
    def selected_value(self) -> ValuePath | None:
        """The path in the meeting of the one value that is selected; None where it is several."""
        key = {"annotation": "annotation", "agenda": "title"}.get(self.current_pane, "")
        return (*self.selection, key) if key and self.selection[0] == "agenda" else None

    def action_edit(self) -> None:
        """Changes what is selected where it is read: a title, the annotation, a form of values."""
        value = self.selected_value
        if value is not None:
            self.editing.edit_value(value)
        else:
            self.editing.edit_all(self.selection)

    def action_edit_all(self) -> None:
        """Changes any value of what is selected."""
        self.editing.edit_all(self.selection)

    def action_edit_file(self) -> None:
        """Opens the file in the user's own editor."""
        self.editing.edit_file(self.selected_value or self.selection)

    def action_add(self) -> None:
        """Adds an entry after the selected one."""
        self.editing.add(self.selection)

    def action_add_inside(self) -> None:
        """Adds an entry to the selected sitting, or a sub-item to the selected item."""
        self.editing.add(self.selection, inside=True)

    def action_delete(self) -> None:
        """Deletes the selected entry."""
        self.editing.delete(self.selection)

    def action_move(self, step: int) -> None:
        """Moves the selected entry down by one among its like, or up with -1."""
        selection = self.selection
        if selection[0] in ("agenda", "meeting"):
            self.editing.move_item(selection, step)
            return
        beside = self.beside(step)
        if isinstance(beside, str):
            self.say(beside.format(name=self.editing.named(self.editing.file.file_path(selection))))
        else:
            self.editing.move(selection, beside)

    def action_indent(self, step: int) -> None:
        """Indents the selected item by a level, or with -1 outdents it."""
        self.editing.indent(self.selection, step)

    def action_renumber(self) -> None:
        """Numbers the items beside the selected one anew."""
        self.editing.renumber(self.selection)

    def action_undo(self) -> None:
        """Undoes the last change."""
        self.editing.undo()

    def action_redo(self) -> None:
        """Makes the change undone last again."""
        self.editing.redo()

    def action_save(self) -> None:
        """Saves the file."""
        self.editing.save()

    def action_save_as(self) -> None:
        """Saves into another file."""
        self.editing.save_as()

    def action_problems(self) -> None:
        """Lists what is wrong with the file."""
        from tui.app.screens.problems import ProblemsScreen  # noqa: PLC0415 -- not needed to start

        self.app.push_screen(ProblemsScreen(self.editing.file.all_problems))

    def begin_editing(self) -> None:
        """Does what can wait until the meeting is on the screen, and looks at the disk from then on."""
        self.editing.begin()
        self.set_interval(DISK_SECONDS, self.editing.disk.look)

    def keep_typed(self) -> None:
        """Keeps what is being typed against a crash, as the program is about to end."""
        if self._editing is not None:
            self._editing.keep_typed()

    def leave(self, leave: Callable[[], None]) -> None:
        """Leaves the meeting; asks first where changes are not saved."""
        if self._editing is None:
            leave()
        else:
            self._editing.leave(leave)
