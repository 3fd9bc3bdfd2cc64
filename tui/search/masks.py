"""Sets of positions in a list of texts, as numbers that have a byte for each position.

`&` and `|` of two such numbers, and `map` over all texts, are done in C at once: a letter alone
stands in hundreds of thousands of texts, and a loop of Python over them would be felt.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from operator import contains

Mask = int
"""A set of positions: the byte at each is 1 where it belongs to the set, else 0."""

_MOST_KEPT = 24
_FEW = 4
"""Where one text in so many may hold a word at most, looking at these alone is quicker."""


def mask_of(verdicts: Iterable[bool]) -> Mask:
    """The positions of what is true.

    Args:
        verdicts: One for each position.
    """
    return int.from_bytes(bytes(verdicts), "little")


def mask_at(positions: Iterable[int], size: int) -> Mask:
    """The set of some positions.

    Args:
        positions: The positions.
        size: How many positions there are in all.
    """
    marks = bytearray(size)
    for at in positions:
        marks[at] = 1
    return int.from_bytes(marks, "little")


def marks_of(mask: Mask, size: int) -> bytes:
    """A byte for each position, 1 or 0."""
    return mask.to_bytes(size, "little")


def first_of(mask: Mask) -> int:
    """The first position of a set that is not empty."""
    return ((mask & -mask).bit_length() - 1) // 8


class Texts:
    """Texts, and which of them hold something; what was looked for last is known.

    Args:
        texts: The texts, folded.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._held: dict[str, Mask] = {}
        self._matched: dict[tuple[str, Mask | None], Mask] = {}
        self._positions: Sequence[int] = range(0)

    def holding(self, word: str, among: Mask | None = None) -> Mask:
        """Where a word stands.

        Args:
            word: The word, folded.
            among: Outside of these nobody asks whether it does; the same for a word each time.
        """
        found = self._held.pop(word, None)
        if found is None:
            # One types on: where a part of the word does not stand, the word does not.
            for known, held in self._held.items():
                if known in word:
                    among = held if among is None else among & held
            if among is None or among.bit_count() * _FEW > len(self.texts):
                found = mask_of(map(contains, self.texts, repeat(word)))
            else:
                some = self.positions(among)
                texts = self.texts
                found = mask_at((at for at in some if word in texts[at]), len(texts))
            if len(self._held) >= _MOST_KEPT:
                del self._held[next(iter(self._held))]
        self._held[word] = found
        return found

    def matching(self, pattern: re.Pattern[str], among: Mask) -> Mask:
        """Where a pattern is found.

        Args:
            pattern: The pattern.
            among: Where to look.
        """
        key = pattern.pattern, among
        found = self._matched.get(key)
        if found is None:
            search, texts = pattern.search, self.texts
            some = (at for at in self.positions(among) if search(texts[at]))
            found = mask_at(some, len(texts))
            if len(self._matched) >= _MOST_KEPT:
                del self._matched[next(iter(self._matched))]
            self._matched[key] = found
        return found

    def positions(self, mask: Mask) -> list[int]:
        """The positions of a set, in order."""
        if not mask:
            return []
        if len(self._positions) != len(self.texts):
            # Numbers that are there already need not be made for each query.
            self._positions = [*range(len(self.texts))]
        return [*compress(self._positions, marks_of(mask, len(self.texts)))]
