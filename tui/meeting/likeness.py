"""How alike two titles or texts are, of which one may be the other, revised."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

_LIKE = 0.75
"""So like are two titles of which one is the other, mended."""

_MOST_SIGNS = 20_000
"""So much of a text is compared; what follows says little more about which text it is."""

_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")


def is_mended(one: str, other: str) -> bool:
    """Whether one title is the other, mended: only little words differ, and no figure or name."""
    if SequenceMatcher(None, one.casefold(), other.casefold()).ratio() < _LIKE:
        return False
    words = ({*one.split()}, {*other.split()})
    apart = (words[0] - words[1]) | (words[1] - words[0])
    marks = [word for word in apart if word.isupper() or any(sign.isdigit() for sign in word)]
    return not marks


def is_longer(one: str, other: str) -> bool:
    """Whether one of two titles has all words of the other in their order, and more between them."""
    shorter, longer = sorted(
        (_WORD.findall(one.casefold()), _WORD.findall(other.casefold())), key=len
    )
    rest = iter(longer)
    return len(shorter) > 1 and all(word in rest for word in shorter)


class Run(Struct, frozen=True):
    """A title or a text as far as it counts for how alike two are: what in it follows what.

    Attributes:
        pairs: What follows what, and how often.
        size: How many letters or words there are.
    """

    pairs: Counter[str]
    size: int

    @classmethod
    def of_title(cls, title: str) -> "Run":
        """The letters and figures of a title: it is short, and its words are inflected."""
        return cls._of([sign for sign in title.casefold() if sign.isalnum()])

    @classmethod
    def of_text(cls, text: str) -> "Run":
        """The words of a text, in Chinese its characters: any two long texts share their letters."""
        return cls._of(_WORD.findall(text[:_MOST_SIGNS].casefold()))

    @classmethod
    def _of(cls, parts: list[str]) -> "Run":
        pairs = map(" ".join, pairwise(parts)) if len(parts) > 1 else parts
        return cls(Counter(pairs), len(parts))

    def likeness(self, other: "Run") -> float:
        """How much of both is the same, from 0 to 1."""
        total = self.pairs.total() + other.pairs.total()
        return 2 * (self.pairs & other.pairs).total() / total if total else 0.0
