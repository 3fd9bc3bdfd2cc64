"""The keys in force: of the user's keymap, on any keyboard, and several pressed one after another."""

from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.events import Key
from textual.widget import Widget

from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.commands.keys import character_key, key_sign
from tui.app.type_ahead import TypeAheadApp
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.commands.rebinding import Rebinding


class KeyedApp(TypeAheadApp):
    """An app whose keys are those of a keymap.

    Args:
        keymap: The keymap.
    """

    def __init__(self, keymap: Keymap = DEFAULT) -> None:
        super().__init__()
        self.keymap = keymap
        self._rebinding: Rebinding | None = None
        self._begun = ""
        if keymap is not DEFAULT:
            self.use_keymap(keymap)

    def say(self, words: str) -> None:
        """Says something to the user, in passing."""
        raise NotImplementedError

    def use_keymap(self, keymap: Keymap) -> None:
        """Takes other keys from now on."""
        from tui.app.commands.rebinding import Rebinding  # noqa: PLC0415 -- seldom needed

        self.keymap = keymap
        self._rebinding = Rebinding(keymap)
        for node in [self, *(node for screen in self.screen_stack for node in _all(screen))]:
            self._rebinding.rebind(node)
        if self.is_running:
            self.refresh_bindings()

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        super()._register_child(parent, child, before, after)
        if self._rebinding is not None:
            self._rebinding.rebind(child)

    def is_half(self, key: Key) -> bool:
        """Whether a key may be the first of two characters that a key of an Arabic keyboard sends."""
        return not (key.character or "").isascii() and key.character == _half()

    def as_one(self, key: Key, then: Key) -> Key | None:
        """The ligature that two characters of one key are."""
        from tui.app.commands.layouts import LIGATURES  # noqa: PLC0415 -- seldom needed

        one = LIGATURES.get(f"{key.character}{then.character}")
        return Key(character_key(one), one) if one else None

    def as_meant(self, key: Key, *, is_text: bool) -> Key | None:
        """What a key means: that of the same place on a Latin keyboard, or of a sequence its last.

        None where more keys are to come.
        """
        if key.key.startswith("alt+") and key.character:
            # Textual hands the letter on, and a line would take it for text.
            key, is_text = Key(key.key, None), False
        if self._begun:
            return self._go_on(self._in_latin(key))
        if is_text:
            return key
        key = self._in_latin(key)
        if key.key in self.keymap.begun and self._is_begun(key.key):
            self._begun = key.key
            self.say(_("{keys} …").format(keys=key_sign(key.key)))
            return None
        return key

    def _go_on(self, key: Key) -> Key | None:
        begun, self._begun = self._begun, ""
        keys = f"{begun} {key.key}"
        if keys in self.screen.active_bindings:
            self.say("")
            return Key(keys, None)
        if self._is_begun(keys):
            self._begun = keys
            self.say(_("{keys} …").format(keys=key_sign(keys)))
        elif key.key in ("escape", "ctrl+g"):
            self.say("")
        else:
            self.say(_("{keys} does nothing here.").format(keys=key_sign(keys)))
        return None

    def _is_begun(self, keys: str) -> bool:
        return any(key.startswith(f"{keys} ") for key in self.screen.active_bindings)

    def _in_latin(self, key: Key) -> Key:
        modifiers, plus, base = key.key.rpartition("+")
        character = base if len(base) == 1 else key.character or ""
        if character.isascii():
            return key
        from tui.app.commands.layouts import latin  # noqa: PLC0415 -- seldom needed

        meant = latin(character)
        if not meant or key.key in self.screen.active_bindings:
            return key
        return Key(f"{modifiers}{plus}{character_key(meant)}", None if plus else meant)


def _half() -> str:
    from tui.app.commands.layouts import HALF  # noqa: PLC0415 -- seldom needed

    return HALF


def _all(screen: Widget) -> list[Widget]:
    return [screen, *screen.walk_children(Widget)]
