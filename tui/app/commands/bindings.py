"""The bindings of Textual, from the table of commands."""

from textual.binding import Binding

from tui.app.commands.command import Scope
from tui.app.commands.keys import key_sign
from tui.app.commands.table import COMMANDS


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of the commands of some scopes, for a `BINDINGS` of Textual."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=command.footer,
            key_display=key_sign(command.keys[0]),
            tooltip=command.help,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope in scopes and command.keys
    ]
