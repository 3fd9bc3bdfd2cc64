"""What the command palette offers."""

from collections.abc import Callable, Iterator
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen

from tui.app.commands.command import Command
from tui.app.commands.keymap import Keymap
from tui.app.commands.running import node_of, why_not
from tui.app.commands.table import COMMANDS
from tui.i18n import _


def palette_commands(
    screen: Screen[Any], keymap: Keymap, run: Callable[[Command], Callable[[], object]]
) -> Iterator[SystemCommand]:
    """The commands for the palette, with their keys; of one that would do nothing, why.

    Those of other places are found when they are looked for, and not listed before.

    Args:
        screen: The screen that the palette lies over.
        keymap: The keys in force.
        run: Makes what runs a command, or says why it does not.
    """
    for command in COMMANDS:
        if command.palette:
            keys = keymap.signs(command.id) or _("no key; its name is {id}").format(id=command.id)
            yield SystemCommand(
                f"{_(command.label).capitalize()}: {_(command.help)}",
                why_not(screen, command) or keys,
                run(command),
                discover=node_of(screen, command) is not None,
            )
