"""Running a command by its id, as palette, help and `:` do; and why one would do nothing now."""

from functools import cache
from typing import Any, Protocol, runtime_checkable

from textual.dom import DOMNode
from textual.screen import Screen

from tui.app.commands.command import Command, Scope
from tui.app.commands.table import BY_ID
from tui.i18n import _


@runtime_checkable
class Judges(Protocol):
    """A screen or a pane that knows when its commands would do nothing."""

    def why_not(self, command: str) -> str:
        """Why a command, by its id, would do nothing now, in a sentence; `""` where it would."""


def node_of(screen: Screen[Any], command: Command) -> DOMNode | None:
    """What has a command's action, of what has the focus on a screen and is around it.

    None where the command does not apply there.
    """
    if command.scope is Scope.APP:
        return screen.app
    for node in _nodes(screen):
        if command.scope in _scopes(type(node)):
            return node
    return None


def why_not(screen: Screen[Any], command: Command) -> str:
    """Why a command would do nothing on a screen as it is now, in a sentence; `""` where it would."""
    node = node_of(screen, command)
    if node is None:
        return _("Not here. It works: {where}.").format(where=_(command.scope.value))
    for each in _nodes(screen):
        if isinstance(each, Judges) and (words := each.why_not(command.id)):
            return words
    name, _bracket, _rest = command.action.rpartition(".")[2].partition("(")
    if not node.check_action(name, _arguments(command)):
        return _("That cannot be done now.")
    return ""


async def run(screen: Screen[Any], command: Command) -> str:
    """Runs a command on a screen.

    Returns:
        Why it did nothing, or `""`.
    """
    node = node_of(screen, command)
    words = why_not(screen, command)
    if not words and node is not None:
        await screen.app.run_action(command.action, node)
    return words


def _nodes(screen: Screen[Any]) -> list[DOMNode]:
    return [*(screen.focused or screen).ancestors_with_self]


@cache
def _scopes(kind: type[DOMNode]) -> frozenset[Scope]:
    """The scopes whose commands a class has; a class has all commands of a scope or none."""
    declared = kind._merged_bindings  # noqa: SLF001 -- Textual merges those of its bases there
    ids = (binding.id for _key, binding in declared or ())
    return frozenset(BY_ID[name].scope for name in ids if name in BY_ID)


def _arguments(command: Command) -> tuple[object, ...]:
    return (command.id,) if command.scope is Scope.QUESTION else ()
