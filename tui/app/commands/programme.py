"""Changes of the programme."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

PROGRAMME = (
    Command(
        id="programme.shift",
        keys=("S",),
        action="shift_day",
        label=N_("move day"),
        help=N_("Move the selected sitting and the rest of its day, earlier or later"),
        scope=Scope.MEETING,
    ),
    Command(
        id="programme.move",
        keys=("B",),
        action="move_entry",
        label=N_("to a sitting"),
        help=N_("Bring the selected item to another sitting"),
        scope=Scope.MEETING,
    ),
    Command(
        id="programme.carry-on",
        keys=("c",),
        action="carry_on",
        label=N_("carry on"),
        help=N_("Carry the selected item on in the sitting that follows"),
        scope=Scope.MEETING,
    ),
    Command(
        id="programme.cancel",
        keys=("H",),
        action="cancel_sitting",
        label=N_("cancel sitting"),
        help=N_("Cancel the selected sitting; one that is cancelled takes place again"),
        scope=Scope.MEETING,
    ),
)
