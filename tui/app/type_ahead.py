"""Keys typed faster than they are carried out."""

from collections import deque
from typing import Any

from textual._time import get_time
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.widget import Widget

from tui.app.copying.copying_app import CopyingApp

_SOON = 0.01
"""Seconds after which a key that waits for a screen, or for a widget that is gone, tries again."""

_ONE_KEY = 0.025
"""Seconds within which two characters come that one key sends: longer than the program can be busy
between the two, shorter than fingers take from one key to the next."""

_ROUNDS = 2
"""How often all that waits is let pass after a key: once for the key itself, on its way from the
widget up to the app, and once for what it has set off on the way."""


class TypeAheadApp(CopyingApp):
    """Carries out one key after the other, however fast they are typed.

    Textual gives a key to what has the focus as the key arrives. Who types `4` and `G` at once
    would scroll the pane before, and who types `/` and a word lose its first letters: the focus
    has not moved yet, and the search is not there. Here a key waits until the one before it, and
    what that one has set off, has been dealt with. Text does not wait behind text: it moves
    nothing.
    """

    class Passed(Message):
        """Goes the way of a key behind it, so that it arrives when the key has been dealt with.

        Args:
            number: Which of the keys it follows.
            rounds: How often it has still to go, this time included.
        """

        def __init__(self, number: int, rounds: int) -> None:
            super().__init__()
            self.number = number
            self.rounds = rounds

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Key | Paste] = deque()
        self._under_way: DOMNode | None = None
        self._number = 0
        self._looks = False

    @property
    def keys_wait(self) -> bool:
        """Whether keys that have been typed are still to be carried out."""
        return self.is_running and (bool(self._typed) or self._is_under_way())

    async def on_event(self, event: Event) -> None:
        """Lets a key, or what is pasted, wait for its turn."""
        if isinstance(event, Key | Paste) and not event.is_forwarded and self.screen_stack:
            self._typed.append(event)
            await self._hand_over()
        else:
            await super().on_event(event)

    async def _hand_over(self) -> None:
        while self._typed and self.screen_stack:
            if self._is_under_way() or not self._is_ready():
                self._look_again()
                return
            event = self._typed.popleft()
            target = self.focused or self.screen
            is_text = isinstance(event, Key) and _takes_as_text(target, event)
            if isinstance(event, Key):
                if not is_text and self.is_half(event):
                    if not self._typed and get_time() - event.time < _ONE_KEY:
                        self._typed.appendleft(event)
                        self._look_again()
                        return
                    event = self._with_the_other_half(event)
                meant = self.as_meant(event, is_text=is_text)
                if meant is None:
                    continue
                is_text = is_text and meant is event
                event = meant
            await super().on_event(event)
            if not is_text:
                self._number += 1
                self._follow(target, _ROUNDS)

    def is_half(self, key: Key) -> bool:
        """Whether a key may be the first of two characters that another key sends."""
        del key
        return False

    def as_one(self, key: Key, then: Key) -> Key | None:
        """The key that sends two characters, where there is one.

        Args:
            key: The first character.
            then: The second.
        """
        del key, then
        return None

    def _with_the_other_half(self, key: Key) -> Key:
        then = self._typed[0] if self._typed else None
        if isinstance(then, Key) and then.time - key.time < _ONE_KEY:
            one = self.as_one(key, then)
            if one is not None:
                self._typed.popleft()
                return one
        return key

    def as_meant(self, key: Key, *, is_text: bool) -> Key | None:
        """What a key means, whose turn has come; None where it does nothing by itself.

        Args:
            key: The key.
            is_text: Whether it is text for what has the focus.
        """
        del is_text
        return key

    def _is_ready(self) -> bool:
        """Whether the screen is there, with the focus where it is to be."""
        screen: Any = self.screen
        if not screen.is_modal:
            return bool(screen.is_mounted)
        return screen.is_mounted and (screen.focused is not None or not screen.focus_chain)

    def _is_under_way(self) -> bool:
        """Whether the last key is not dealt with; what it went to may be gone, and the key with it."""
        target = self._under_way
        return target is not None and target.is_attached and target.is_running

    def _follow(self, target: Widget, rounds: int) -> None:
        self._under_way = target
        if not target.post_message(self.Passed(self._number, rounds)):
            self._under_way = None

    async def on_type_ahead_app_passed(self, passed: Passed) -> None:
        """Sends it round again, or lets the next key go."""
        passed.stop()
        if passed.number != self._number or not self.screen_stack:
            return
        self._under_way = None
        if passed.rounds > 1:
            self._follow(self.focused or self.screen, passed.rounds - 1)
        await self._hand_over()

    def _look_again(self) -> None:
        if not self._looks:
            self._looks = True
            self.set_timer(_SOON, self._look)

    async def _look(self) -> None:
        self._looks = False
        await self._hand_over()


def _takes_as_text(target: Widget, key: Key) -> bool:
    return target.is_attached and target.check_consume_key(key.key, key.character)
