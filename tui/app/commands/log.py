"""The running log of a meeting."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

LOG = (
    Command(
        id="log",
        keys=("p",),
        action="log",
        label=N_("log"),
        help=N_("Write a running log: each Enter is a line with the time and the item that is on"),
        scope=Scope.MEETING,
    ),
    Command(
        id="log.copy",
        keys=(),
        action="copy_log('markdown')",
        label=N_("copy the log"),
        help=N_("Copy the running log as Markdown"),
        scope=Scope.MEETING,
    ),
    Command(
        id="log.copy-text",
        keys=(),
        action="copy_log('text')",
        label=N_("copy the log as text"),
        help=N_("Copy the running log as plain text"),
        scope=Scope.MEETING,
    ),
    Command(
        id="log.keep",
        keys=("enter", "ctrl+s"),
        action="screen.keep",
        label=N_("keep"),
        help=N_("Keep the line, with the time and the item; an emptied one is taken out"),
        scope=Scope.LOG,
        palette=False,
    ),
    Command(
        id="log.item-previous",
        keys=("pageup",),
        action="screen.item(-1)",
        label=N_("item before"),
        help=N_("Have the line on the item before"),
        scope=Scope.LOG,
        palette=False,
    ),
    Command(
        id="log.item-next",
        keys=("pagedown",),
        action="screen.item(1)",
        label=N_("next item"),
        help=N_("Have the line on the next item; :3b and Enter go to item 3 (b)"),
        scope=Scope.LOG,
        palette=False,
    ),
    Command(
        id="log.older",
        keys=("up",),
        action="screen.older",
        label=N_("line before"),
        help=N_("Go up in the text, and then to the line before, to mend it"),
        scope=Scope.LOG,
        palette=False,
    ),
    Command(
        id="log.newer",
        keys=("down",),
        action="screen.newer",
        label=N_("line after"),
        help=N_("Go down in the text, and then to the line after"),
        scope=Scope.LOG,
        palette=False,
    ),
)
