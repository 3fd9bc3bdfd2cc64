"""The bindings of Textual, from the table of commands and the keymap in force."""

from textual.binding import Binding

from tui.app.commands.command import Scope
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS


def bindings(*scopes: Scope, keymap: Keymap = DEFAULT) -> list[Binding]:
    """The bindings of the commands of some scopes, for a `BINDINGS` of Textual.

    Args:
        scopes: Where the commands apply.
        keymap: The keys; a class declares those of the table, which the app replaces where others
            are in force.
    """
    return [
        Binding(
            ",".join(keys),
            command.action,
            command.label,
            show=command.footer,
            key_display=key_sign(keys[0]),
            tooltip=command.help,
            id=command.id,
            priority=command.first,
        )
        for command in COMMANDS
        if command.scope in scopes and (keys := keymap.keys(command.id))
    ]
