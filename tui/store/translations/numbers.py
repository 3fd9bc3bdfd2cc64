"""What a number of an item says in whatever script it is written: `1(b)`, `1 б)`, `١(ب)` and `一(二)`."""

import re
import unicodedata

_PIECES = re.compile(r"\d+|[^\W\d_]+")

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщ",
    "ابجدهوزحطيكلمنسعفصقرشت",
)
"""The letters that number sub-items, in the order in which papers use them."""

_ORDINALS = {letter: at for letters in _ALPHABETS for at, letter in enumerate(letters, 1)}

_HAN = {sign: at for at, sign in enumerate("一二三四五六七八九十", 1)}

Number = tuple[int | str, ...]
"""The pieces of a number: figures, and for letters their place in the alphabet."""


def number_of(text: str) -> Number:
    """The pieces of a number as printed.

    Args:
        text: The number; any text.

    Returns:
        The pieces, so that the same number in two scripts is the same.
    """
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text).casefold()
        if not unicodedata.combining(sign)
    )
    return tuple(_piece(piece) for piece in _PIECES.findall(bare))


def _piece(piece: str) -> int | str:
    if piece.isdecimal():
        return int(piece) if len(piece) < 10 else piece  # noqa: PLR2004 -- no number of an item
    return _HAN.get(piece) or _ORDINALS.get(piece) or piece
