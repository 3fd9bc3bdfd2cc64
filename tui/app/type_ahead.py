"""Keys typed faster than a screen opens."""

from collections import deque
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen

_REMEMBERED = 64
_SOON = 0.01
_QUIET = 0.1
"""Seconds without another key after which those that wait are handed over: by then every one that
came by way of the screen before has arrived, and none can overtake another."""


class TypeAheadApp(App[None]):
    """Gives keys to the screen that the keys before them have opened.

    Textual hands a key to what has the focus as it arrives. Who types `/` and a word at once would
    lose the first letters: they arrive before the search is there. Here they wait for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._arrived: deque[tuple[Event, Screen[Any]]] = deque(maxlen=_REMEMBERED)
        self._waiting: list[Key] = []
        self._holding = False
        self._last = 0.0
        self._leaving: Screen[Any] | None = None

    @property
    def keys_wait(self) -> bool:
        """Whether keys that have been typed are still to be handed over."""
        return self._holding

    async def on_event(self, event: Event) -> None:
        """Remembers on which screen a key has arrived; one that comes too early waits."""
        if isinstance(event, Key) and not event.is_forwarded and self.screen_stack:
            self._arrived.append((event, self.screen))
            if self._holding or (self.screen.is_modal and not self._is_ready()):
                self._wait(event)
                return
        await super().on_event(event)

    def hold(self, event: Key, closing: Screen[Any]) -> None:
        """Keeps a key for the screen that comes after one which is closing.

        Args:
            event: The key.
            closing: The screen that it has come to too late.
        """
        event.stop()
        event.prevent_default()
        self._leaving = closing
        self._wait(event)

    def _wait(self, event: Key) -> None:
        if not self._holding:
            self._holding = True
            self.set_timer(_SOON, self._hand_over)
        self._waiting.append(event)
        self._last = monotonic()

    async def _on_key(self, event: Key) -> None:
        arrived = next((screen for known, screen in self._arrived if known is event), self.screen)
        in_time = arrived is self.screen and (self.screen is self._leaving or self._is_ready())
        if in_time or (not self.screen.is_modal and not self._holding):
            # Textual goes on to its own handler of the key by itself.
            return
        # Nobody has taken it: it was meant for the screen that has come meanwhile.
        event.stop()
        event.prevent_default()
        self._wait(event)

    def _is_ready(self) -> bool:
        """Whether the screen that has come is there, with the focus where it is to be."""
        screen = self.screen
        if screen is self._leaving:
            return False
        return screen.is_mounted and (screen.focused is not None or not screen.focus_chain)

    def _hand_over(self) -> None:
        # A moment after the last one, none can be on its way any more.
        self._holding = bool(self._waiting and self.screen_stack)
        if not self._holding:
            return
        if not self._is_ready() or monotonic() - self._last < _QUIET:
            self.set_timer(_SOON, self._hand_over)
            return
        # Some have come by way of the screen before, and so behind later ones.
        self._waiting.sort(key=lambda key: key.time)
        key = self._waiting.pop(0)
        again = Key(key.key, key.character)
        self._arrived.append((again, self.screen))
        again._set_forwarded()  # noqa: SLF001 -- as Textual marks a key that it hands on
        (self.focused or self.screen)._forward_event(again)  # noqa: SLF001
        # One at a time: a key may move the focus, or open a screen, for the next.
        self.set_timer(_SOON, self._hand_over)
