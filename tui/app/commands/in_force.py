"""The keymap that is in force in the viewer."""

from textual.dom import DOMNode

from tui.app.commands.keymap import DEFAULT, Keymap


def keymap_of(node: DOMNode) -> Keymap:
    """The keymap of the app that a node belongs to."""
    keymap = getattr(node.app, "keymap", DEFAULT)
    return keymap if isinstance(keymap, Keymap) else DEFAULT
