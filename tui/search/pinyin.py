"""Chinese by its pinyin (`jianyi`) and by the initials of its pinyin (`jy`).

The readings are those of `pypinyin`, without its dictionary of phrases: a character with several
readings is found by each of them, so that no phrase is needed to choose one, and loading costs a
quarter of the memory. This module is loaded when the readings are, not with the search.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

_TYPED = re.compile(r"[a-z'](?:[a-z' ]{0,38}[a-z'])")
_MOST_WAYS = 48
_VOWELS = frozenset("aeiouv")
_NO_PHRASES = "PYPINYIN_NO_PHRASES"


@lru_cache(maxsize=1)
def _readings() -> Mapping[int, str]:
    # Only the import itself looks at this setting; it is put back for whoever else reads it.
    before = os.environ.get(_NO_PHRASES)
    os.environ[_NO_PHRASES] = "true"
    try:
        from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 -- takes 60 ms and 13 MB
    finally:
        if before is None:
            del os.environ[_NO_PHRASES]
        else:
            os.environ[_NO_PHRASES] = before
    return pinyin_dict


class Pinyin:
    """How the Han characters of some texts are read.

    Args:
        texts: Folded texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        han = sorted(sign for sign in set().union(*texts) if sign >= "\u2e80")
        readings = _readings() if han else {}
        by_reading: defaultdict[str, list[str]] = defaultdict(list)
        by_initial: defaultdict[str, list[str]] = defaultdict(list)
        for sign in han:
            toneless = set(_toneless(readings.get(ord(sign), "")))
            for reading in toneless:
                by_reading[reading].append(sign)
            for initial in {reading[0] for reading in toneless}:
                by_initial[initial].append(sign)
        self._by_reading = {reading: "".join(signs) for reading, signs in by_reading.items()}
        self._by_initial = {initial: "".join(signs) for initial, signs in by_initial.items()}
        self._longest = max(map(len, self._by_reading), default=0)

    def pattern(self, word: str) -> re.Pattern[str] | None:
        """What finds the characters that a word is the pinyin of; `None` if there are none.

        Args:
            word: A folded word. The last syllable may be cut short: one is still typing it.
        """
        typed = word.replace("'", "")
        if not _TYPED.fullmatch(word) or len(typed) < 2:  # noqa: PLR2004 -- one letter is too little
            return None
        if " " in typed:
            return self._phrase(typed.split())
        ways = list(dict.fromkeys(self._ways(typed)))
        if all(letter in self._by_initial for letter in typed):
            ways.append("".join(f"[{self._by_initial[letter]}]" for letter in typed))
        return re.compile(_one_of(ways)) if ways else None

    def wider(self, word: str) -> re.Pattern[str] | None:
        """A pattern that is found wherever that of a word is; `None` where none is known to be.

        Args:
            word: A folded word.
        """
        # Where there are too many ways to divide a word, not all of them are followed.
        if not word.isalpha() or sum(1 for _ in self._ways(word[:-1])) >= _MOST_WAYS:
            return None
        return self.pattern(word[:-1])

    def _phrase(self, parts: list[str]) -> re.Pattern[str] | None:
        """What finds the characters of several words of pinyin side by side."""
        found: list[str] = []
        for part in parts:
            last = part is parts[-1]
            ways = list(dict.fromkeys(self._ways(part, whole=not last)))
            if not ways:
                return None
            found.append(f"(?:{'|'.join(ways)})")
        return re.compile("".join(found))

    def _ways(self, typed: str, *, whole: bool = False) -> Iterator[str]:
        """The ways to divide what is typed into syllables, each as a regular expression.

        Args:
            typed: Letters.
            whole: Whether the last syllable is there whole.
        """
        found = 0
        waiting = [(0, "")]
        while waiting and found < _MOST_WAYS:
            start, before = waiting.pop()
            rest = typed[start:]
            last = self._by_reading.get(rest, "") if whole else self._starting_with(rest)
            if last:
                found += 1
                yield f"{before}[{last}]"
            for length in range(1, min(self._longest, len(rest) - 1) + 1):
                signs = self._by_reading.get(rest[:length])
                if signs:
                    waiting.append((start + length, f"{before}[{signs}]"))

    def _starting_with(self, rest: str) -> str:
        if len(rest) > self._longest:
            return ""
        of_readings = (s for reading, s in self._by_reading.items() if reading.startswith(rest))
        return "".join(sorted(set().union(*of_readings)))


def _one_of(ways: Sequence[str]) -> str:
    """What finds the first of some ways, each of which begins with a set of characters.

    All their first characters stand before the ways: one set is looked for quickly.
    """
    if len(ways) == 1:
        return ways[0]
    heads = [way[1 : way.index("]")] for way in ways]
    first = "".join(sorted(set().union(*heads)))
    rest = (
        f"(?<={way[: len(head) + 2]}){way[len(head) + 2 :]}"
        for way, head in zip(ways, heads, strict=True)
    )
    return f"[{first}](?:{'|'.join(rest)})"


def _toneless(readings: str) -> Iterator[str]:
    """The readings without their tones; `ü` as `v`, as one types it, and as `u`."""
    for reading in filter(None, readings.split(",")):
        parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "ü")
        plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
        if not _VOWELS.isdisjoint(plain.replace("ü", "v")):
            yield plain.replace("ü", "u")
            if "ü" in plain:
                yield plain.replace("ü", "v")
