"""Document symbols and addresses in running text, and the nearest of some names.

A document symbol of the United Nations is letters, numbers and abbreviations parted by slashes:
`A/AC.291/11`, `CTOC/COP/WG.4/2019/2`, `CAC/COSP/IRG/I/4/1/Add.32`. It begins with a capital, has
two slashes or more and a digit, so that `7/1` and `and/or` are none.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 80  # of names; on longer ones the comparison would take too long

SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/._-])"
    r"(?=[A-Za-z0-9./-]{0,80}[0-9])"
    r"[A-Z][A-Za-z]{0,14}+(?:[.-][A-Za-z0-9]++)*+"
    r"(?:/[A-Za-z0-9]++(?:[.-][A-Za-z0-9]++)*+(?:\([A-Za-z0-9.]++\))?+){2,}+"
)
"""A document symbol."""

_URL_SIGN = r"A-Za-z0-9_~%@#$&*+=/\-"
URL = re.compile(
    r"(?<![A-Za-z0-9/._-])(?:https?://|www\.)"
    rf"(?:[{_URL_SIGN}]++|\([{_URL_SIGN}.,;:!?']*+\)|[.,;:!?']++(?=[{_URL_SIGN}]))++",
    re.IGNORECASE,
)
"""An address on the web, without the punctuation after it."""


def find_symbols(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each document symbol in `text`, in order; those in addresses too."""
    inside_urls = [match.span() for match in URL.finditer(text)]
    found = [match.span() for match in SYMBOL.finditer(text)]
    for start, end in inside_urls:
        parts = _SYMBOL_IN_URL.search(text, start, end)
        if parts:
            found.append(parts.span())
    return sorted(found)


_SYMBOL_IN_URL = re.compile(
    r"(?<=/)[A-Z][A-Z]{0,14}+(?:\.[A-Z0-9]++)*+"
    r"(?=[A-Za-z0-9./-]{0,80}[0-9])(?:/[A-Z0-9][A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+){2,}+"
)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The name among `known` that was most likely meant by `word`, for "did you mean".

    Args:
        word: What was written.
        known: The names that there are.

    Returns:
        The name that differs from `word` in case alone, else the most similar one, else None.
    """
    if not word or len(word) > _LONGEST_WORD:
        return None
    names = {name.casefold(): name for name in reversed(list(known)) if len(name) <= _LONGEST_WORD}
    wanted = word.casefold()
    if wanted in names:
        return names[wanted]
    similar = get_close_matches(wanted, names, n=1)
    return names[similar[0]] if similar else None


_TAILS = {"rev": 1, "add": 2, "corr": 3}
_PIECES = re.compile(r"\d+|[^\W\d_]+")


def symbol_key(symbol: str) -> tuple[object, ...]:
    """What symbols are sorted by: numbers as numbers, and Rev. before Add. before Corr.

    A document comes before its revisions, and these before what is added to it or corrected in it;
    texts without a figure come by their letters.

    Args:
        symbol: The symbol; any text.
    """
    parts = []
    for part in symbol.split("/"):
        pieces = []
        for piece in _PIECES.findall(part):
            word = piece.casefold()
            if word.isdecimal():
                pieces.append((1, int(word) if len(word) < _LONGEST_NUMBER else 0, word))
            else:
                pieces.append((2 + _TAILS.get(word, 0), 0, word))
        # A part of figures alone comes before one of a tail.
        tail = max((_TAILS.get(word, 0) for _rank, _number, word in pieces), default=0)
        parts.append((tail, tuple(pieces)))
    return tuple(parts)


_LONGEST_NUMBER = 18  # digits; longer ones are no numbers of documents
