"""Reading an offline copy of a document."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

READING = (
    Command(
        id="reading.search",
        keys=("slash",),
        action="search",
        label=N_("search"),
        help=N_("Search the document"),
        scope=Scope.DOCUMENT,
        palette=False,
    ),
    Command(
        id="reading.next",
        keys=("n",),
        action="match(1)",
        label=N_("next match"),
        help=N_("Go to the next place where the search matches"),
        scope=Scope.DOCUMENT,
        palette=False,
    ),
    Command(
        id="reading.previous",
        keys=("N",),
        action="match(-1)",
        label=N_("match before"),
        help=N_("Go to the place before where the search matches"),
        scope=Scope.DOCUMENT,
        palette=False,
    ),
    Command(
        id="reading.outside",
        keys=("o",),
        action="open_outside",
        label=N_("other program"),
        help=N_("Open the copy in the system's own program"),
        scope=Scope.DOCUMENT,
        palette=False,
    ),
)
