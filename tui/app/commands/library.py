"""The folder of meetings."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

LIBRARY = (
    Command(
        id="library.search",
        keys=("slash",),
        action="find",
        label=N_("search"),
        help=N_("Search all meetings of the folder"),
        scope=Scope.LIBRARY,
        footer=True,
    ),
    Command(
        id="library.back",
        keys=("escape",),
        action="leave_search",
        label=N_("back"),
        help=N_("Leave the search, then go back to all meetings"),
        scope=Scope.LIBRARY,
        palette=False,
    ),
    Command(
        id="library.refresh",
        keys=("f5",),
        action="read_again",
        label=N_("read again"),
        help=N_("Read again what has changed in the folder"),
        scope=Scope.LIBRARY,
        footer=True,
    ),
    Command(
        id="library.stop",
        keys=("ctrl+x",),
        action="stop_reading",
        label=N_("stop reading"),
        help=N_("Stop reading the folder; what was read is there"),
        scope=Scope.LIBRARY,
        footer=True,
    ),
)
