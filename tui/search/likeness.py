"""Words that differ from a typed one by a single slip of the finger."""

import re
from collections.abc import Iterable, Iterator

_LETTER = r"[^\W\d_]"
_WORDS = re.compile(rf"{_LETTER}{{4,}}")
_TYPED = re.compile(r"[a-zß-ɏ]{5,}|[Ѐ-ԯ]{5,}")


class Vocabulary:
    """The distinct words of some folded texts.

    Args:
        texts: The texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {word for text in texts for word in _WORDS.findall(text)}
        letters = sorted(set().union(*self._words))
        self._latin = "".join(letter for letter in letters if letter < "\u0250")
        self._cyrillic = "".join(letter for letter in letters if "\u0400" <= letter < "\u0530")

    def like(self, word: str) -> list[str]:
        """The words that are like a typed one.

        Args:
            word: A folded word. One that is not of five or more Latin or Cyrillic letters is
                like no other: too many would be.
        """
        if not _TYPED.fullmatch(word):
            return []
        letters = self._cyrillic if word[0] >= "\u0400" else self._latin
        return sorted(set(_slips(word, letters)) & self._words)


def whole_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """What finds some words, whole.

    Args:
        words: Words of letters, one at least.
    """
    # Each begins with its letters, so that these are looked for as a plain text is.
    whole = (rf"{one}(?<!{_LETTER}{one})(?!{_LETTER})" for one in words)
    return re.compile("|".join(whole))


def _slips(word: str, letters: str) -> Iterator[str]:
    """All that a letter left out, put in, mistaken or swapped with the next makes of a word."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
