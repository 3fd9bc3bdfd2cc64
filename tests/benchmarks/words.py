"""Made-up words, and meetings that are written with them."""

import random
import re
from itertools import accumulate

_REPLACED = re.compile("working|consider|report|make|recommendations")


def vocabulary(chance: random.Random, count: int = 20_000) -> list[str]:
    """Words of made-up letters.

    Args:
        chance: What they are drawn from.
        count: How many.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=chance.randint(4, 11))) for _ in range(count)]


def with_other_words(text: str, known: list[str], chance: random.Random) -> str:
    """A large meeting's text in other words: as in a language, few are often and most are rare.

    Args:
        text: A text of `write_large_meeting`, all of whose annotations are the same.
        known: The words, the most frequent first.
        chance: What they are drawn from.
    """
    weights = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
    needed = sum(1 for _ in _REPLACED.finditer(text))
    drawn = iter(chance.choices(known, cum_weights=weights, k=needed))
    return _REPLACED.sub(lambda _: next(drawn), text)
