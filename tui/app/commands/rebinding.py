"""Gives what is on the screen the keys in force."""

from textual.binding import BindingsMap
from textual.dom import DOMNode

from tui.app.commands.bindings import bindings
from tui.app.commands.keymap import Keymap
from tui.app.commands.table import BY_ID


class Rebinding:
    """Replaces the keys of the table, which classes declare, by those of a keymap.

    Textual has a way to do so, but it takes clashes in silence and cannot take a key away.

    Args:
        keymap: The keys in force.
    """

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._maps: dict[type[DOMNode], BindingsMap] = {}

    def rebind(self, node: DOMNode) -> None:
        """Gives a widget, a screen or the app its keys."""
        kind = type(node)
        if kind not in self._maps:
            self._maps[kind] = self._map(kind)
        node._bindings = self._maps[kind].copy()  # noqa: SLF001 -- Textual has no other way

    def _map(self, kind: type[DOMNode]) -> BindingsMap:
        declared = kind._merged_bindings or BindingsMap()  # noqa: SLF001 -- likewise
        ids = {binding.id for _, binding in declared if binding.id in BY_ID}
        scopes = {BY_ID[command].scope for command in ids if command}
        kept: dict[str, list[object]] = {}
        for key, binding in declared:
            if binding.id not in BY_ID:
                kept.setdefault(key, []).append(binding)
        ours = BindingsMap(bindings(*scopes, keymap=self._keymap))
        return BindingsMap.from_keys({**kept, **ours.key_to_bindings})  # type: ignore[dict-item]
