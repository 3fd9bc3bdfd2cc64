"""Private notes on a meeting."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

NOTES = (
    Command(
        id="note.take",
        keys=("i",),
        action="take_note",
        label=N_("note"),
        help=N_("Take a private note on what is selected; it stays beside the file, not in it"),
        scope=Scope.MEETING,
    ),
    Command(
        id="note.list",
        keys=("I",),
        action="list_notes",
        label=N_("notes"),
        help=N_("List all private notes, those on what is gone among them"),
        scope=Scope.MEETING,
    ),
    Command(
        id="notes.change",
        keys=("e",),
        action="change",
        label=N_("change"),
        help=N_("Change the selected note"),
        scope=Scope.NOTES,
        palette=False,
    ),
    Command(
        id="notes.delete",
        keys=("d",),
        action="delete",
        label=N_("take out"),
        help=N_("Take the selected note out"),
        scope=Scope.NOTES,
        palette=False,
    ),
)
