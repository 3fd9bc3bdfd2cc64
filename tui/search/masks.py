"""Sets of positions in a list of texts, as numbers that have a byte for each position.

`&` and `|` of two such numbers, and `map` over all texts, are done in C at once: a letter alone
stands in hundreds of thousands of texts, and a loop of Python over them would be felt.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import compress, repeat
from operator import and_, contains, is_not

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
    for at in positions:  # twice as quick as `map` over `bytearray.__setitem__`
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
        self._letters: dict[str, Mask] = {}
        self._matched: dict[str, tuple[Mask, Mask]] = {}
        self._positions: Sequence[int] = range(0)

    def holding(self, word: str, among: Mask | None = None) -> Mask:
        """Where a word stands.

        Args:
            word: The word, folded.
            among: Outside of these nobody asks whether it does; the same for a word each time.
        """
        if word in self._letters:
            return self._letters[word]
        found = self._held.pop(word, None)
        if found is None:
            # One types on: where a part of the word does not stand, the word does not.
            parts = [held for known, held in self._held.items() if known in word]
            parts += (self._letters[letter] for letter in {*word} & self._letters.keys())
            if parts:
                among = reduce(and_, parts, self._all if among is None else among)
            if among is None or among.bit_count() * _FEW > len(self.texts):
                found = mask_of(map(contains, self.texts, repeat(word)))
            else:
                found = self._where(among, map(contains, self.of(among), repeat(word)))
            if len(self._held) >= _MOST_KEPT:
                del self._held[next(iter(self._held))]
        self._held[word] = found
        return found

    def know_letters(self, letters: Iterable[str]) -> None:
        """Looks where letters stand: a word that begins is one of them, and they are everywhere."""
        for letter in letters:
            self._letters[letter] = mask_of(map(contains, self.texts, repeat(letter)))

    @cached_property
    def _all(self) -> Mask:
        return int.from_bytes(b"\1" * len(self.texts), "little")

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
        matches = map(pattern.search, self.of(among))
        return self._where(among, map(is_not, matches, repeat(None)))

    def _where(self, among: Mask, verdicts: Iterable[bool]) -> Mask:
        """Those of some texts of which something is true."""
        return mask_at(compress(self.positions(among), verdicts), len(self.texts))

    def positions(self, mask: Mask) -> Iterator[int]:
        """The positions of a set, in order, made as far as they are looked at."""
        if not mask:
            return iter(())
        if len(self._positions) != len(self.texts):
            # Numbers that are there already need not be made for each query.
            self._positions = [*range(len(self.texts))]
        return compress(self._positions, marks_of(mask, len(self.texts)))

    def of(self, mask: Mask) -> Iterator[str]:
        """The texts at the positions of a set, in order."""
        return compress(self.texts, marks_of(mask, len(self.texts)))
