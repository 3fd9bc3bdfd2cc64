"""Sets of positions in a list of texts, as numbers that have a byte for each position.

`&` and `|` of two such numbers, and `map` over all texts, are done in C at once: a letter alone
stands in hundreds of thousands of texts, and a loop of Python over them would be felt.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from operator import contains, is_not

Mask = int
"""A set of positions: the byte at each is 1 where it belongs to the set, else 0."""

_MOST_KEPT = 24
_FEW = 2
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
    deque(map(marks.__setitem__, positions, repeat(1)), maxlen=0)
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
        self._matched: dict[str, tuple[Mask, Mask]] = {}
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
                some = compress(self.texts, marks_of(among, len(self.texts)))
                found = self._where(among, map(contains, some, repeat(word)))
            if len(self._held) >= _MOST_KEPT:
                del self._held[next(iter(self._held))]
        self._held[word] = found
        return found

    def matching(
        self, pattern: re.Pattern[str], among: Mask, wider: re.Pattern[str] | None = None
    ) -> Mask:
        """Where a pattern is found.

        Args:
            pattern: The pattern.
            among: Where to look.
            wider: A pattern that is found at least there.
        """
        before = self._matched.pop(pattern.pattern, None)
        if before is not None and before[0] == among:
            found = before[1]
        else:
            found = self._matching(pattern, self._narrowed(among, wider))
        if len(self._matched) >= _MOST_KEPT:
            del self._matched[next(iter(self._matched))]
        self._matched[pattern.pattern] = among, found
        return found

    def _narrowed(self, among: Mask, wider: re.Pattern[str] | None) -> Mask:
        """What of some texts a pattern may match where another has been looked for."""
        if wider is None or wider.pattern not in self._matched:
            return among
        seen, found = self._matched[wider.pattern]
        return among & (found | ~seen)

    def _matching(self, pattern: re.Pattern[str], among: Mask) -> Mask:
        marks = marks_of(among, len(self.texts))
        matches = map(pattern.search, compress(self.texts, marks))
        return self._where(among, map(is_not, matches, repeat(None)))

    def _where(self, among: Mask, verdicts: Iterable[bool]) -> Mask:
        """Those of some texts of which something is true."""
        return mask_at(compress(self.positions(among), verdicts), len(self.texts))

    def positions(self, mask: Mask) -> list[int]:
        """The positions of a set, in order."""
        if not mask:
            return []
        if len(self._positions) != len(self.texts):
            # Numbers that are there already need not be made for each query.
            self._positions = [*range(len(self.texts))]
        return [*compress(self._positions, marks_of(mask, len(self.texts)))]
