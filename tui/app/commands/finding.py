"""Finding commands by what is typed, for the palette and for the help. Knows nothing of Textual."""

import re
from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct

from tui.app.commands.command import Command
from tui.app.commands.keymap import Keymap
from tui.i18n import _
from tui.text.fold import fold

_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")


class Rank(IntEnum):
    """How well a command is what was typed, the best first."""

    SAME = 0
    """It is its name: its id, or what the footer calls it."""
    START = 1
    """A name begins with it."""
    WORD_STARTS = 2
    """Its words begin words of a name."""
    PARTS = 3
    """Its words are parts of a name."""
    KEY = 4
    """It is one of the command's keys."""
    LETTERS = 5
    """They are initials, or other letters of a name in order, from its first letter on."""
    ELSEWHERE = 6
    """Its words are found when the help and the keys are looked through as well."""


class Wording(Struct, frozen=True):
    """The words of a command, folded for search.

    Attributes:
        names: What it is called: its id, and its label in the language in force and in English.
        help: What it does.
        keys: Its keys as people read them.
    """

    names: tuple[str, ...]
    help: str
    keys: tuple[str, ...]

    def rank(self, typed: str) -> Rank | None:
        """How well the command is what was typed; None where it is not.

        Args:
            typed: What was typed, folded and without blanks around.
        """
        words = typed.split()
        if typed in self.names:
            return Rank.SAME
        if any(name.startswith(typed) for name in self.names):
            return Rank.START
        if any(all(_starts_a_word(word, name) for word in words) for name in self.names):
            return Rank.WORD_STARTS
        if any(all(word in name for word in words) for name in self.names):
            return Rank.PARTS
        if typed in self.keys:
            return Rank.KEY
        if any(_are_letters_of(typed, name) for name in self.names):
            return Rank.LETTERS
        texts = (*self.names, self.help, " ".join(self.keys))
        if all(any(word in text for text in texts) for word in words):
            return Rank.ELSEWHERE
        return None


class CommandFinder:
    """Finds commands by any of their words, or by their keys.

    Case, accents, width and the like do not matter, as in the search.

    Args:
        commands: The commands.
        keymap: The keys in force.
    """

    def __init__(self, commands: Iterable[Command], keymap: Keymap) -> None:
        self._wordings = {command.id: _wording(command, keymap) for command in commands}

    def rank(self, command: str, typed: str) -> Rank | None:
        """How well a command, by its id, is what was typed; None where it is not.

        Args:
            command: The id.
            typed: The text as typed; a blank one is any command, though none well.
        """
        text = fold(typed).strip()
        return self._wordings[command].rank(text) if text else Rank.ELSEWHERE

    def has_words(self, command: str, typed: str) -> bool:
        """Whether a command has all of the words typed; letters of a name are no words."""
        return self.rank(command, typed) not in (None, Rank.LETTERS)


def _wording(command: Command, keymap: Keymap) -> Wording:
    names = (_(command.label), command.label, command.id, command.id.replace(".", " "))
    return Wording(
        tuple(dict.fromkeys(map(fold, names))),
        fold(_(command.help)),
        tuple(fold(sign) for sign in keymap.signs_of(command.id)),
    )


def _starts_a_word(word: str, name: str) -> bool:
    return any(name.startswith(word, match.start()) for match in _WORD_START.finditer(name))


def _are_letters_of(typed: str, name: str) -> bool:
    """Whether letters stand in a name in this order, the first of them at its beginning."""
    if not typed[1:] or " " in typed or not name.startswith(typed[0]):
        return False
    rest = iter(name)
    return all(letter in rest for letter in typed)
