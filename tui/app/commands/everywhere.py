"""What works in all places."""

from tui.app.commands.command import Command, Scope
from tui.i18n import N_

EVERYWHERE = (
    Command(
        id="import",
        keys=(),
        action="import_paper",
        label=N_("import"),
        help=N_("Turn a paper into a meeting, and review it beside the paper's text"),
        scope=Scope.APP,
    ),
    Command(
        id="settings",
        keys=("comma",),
        action="settings",
        label=N_("settings"),
        help=N_("List all settings, and change them"),
        scope=Scope.APP,
    ),
    Command(
        id="settings.problems",
        keys=(),
        action="complaints",
        label=N_("wrong settings"),
        help=N_("List what is wrong with your settings, keymap and themes"),
        scope=Scope.APP,
    ),
    Command(
        id="theme",
        keys=(),
        action="choose_theme",
        label=N_("themes"),
        help=N_("Choose the colour theme, and see each as you look through them"),
        scope=Scope.APP,
    ),
    Command(
        id="theme.next",
        keys=(),
        action="next_theme",
        label=N_("next theme"),
        help=N_("Change to the next colour theme"),
        scope=Scope.APP,
    ),
    Command(
        id="palette",
        keys=("ctrl+p",),
        action="palette",
        label=N_("commands"),
        help=N_("Find a command by its name"),
        scope=Scope.APP,
        palette=False,
    ),
    Command(
        id="help",
        keys=("question_mark", "f1"),
        action="help",
        label=N_("help"),
        help=N_("List what can be done here and elsewhere, and do what is chosen"),
        scope=Scope.APP,
        footer=True,
    ),
    Command(
        id="suspend",
        keys=("ctrl+z",),
        action="suspend_process",
        label=N_("suspend"),
        help=N_("Go back to the shell for a while; its command fg comes back"),
        scope=Scope.APP,
    ),
    Command(
        id="quit",
        keys=("q", "ctrl+q"),
        action="quit",
        label=N_("quit"),
        help=N_("Leave the program"),
        scope=Scope.APP,
        footer=True,
    ),
)
