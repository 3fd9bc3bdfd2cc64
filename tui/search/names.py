"""Going to an item by its number and to a document by its symbol, in the way that people say them."""

import re

from tui.text.fold import fold

_ITEM = re.compile(
    r"^ ?(?:(?:sub-?)?(?:agenda )?item|point(?: de l'ordre du jour)?|(?:(?:sub)?tema|punto)(?: del programa)?"
    r"|(?:под)?пункт(?: повестки дня)?|البند(?: الفرعي)?|بند|议?程?(?:分|子)?项目?|议题)\.? ?(?=\S)"
)
"""What people say before a number, folded; the words are those of the six languages' papers."""

_ALIKE = str.maketrans("авсеорх", "abceopx")
"""Cyrillic letters that number sub-items, as the Latin ones that one takes them for."""

_CUTS = "/."


def bare_name(name: str) -> str:
    """A number or symbol without what people leave out or write otherwise: `1(a)` is `1a`."""
    kept = "".join(sign for sign in fold(name) if sign.isalnum() or sign == "/")
    return kept.translate(_ALIKE)


def names_asked(text: str) -> frozenset[str]:
    """The bare names that a query may stand for: itself, and itself without a word for "item"."""
    names = {bare_name(text), bare_name(_ITEM.sub("", fold(text)))}
    return frozenset(names - {""})


_ADDRESS = re.compile(
    r"^ ?https?:/+[^/]+/(?:[a-z]{2}/(?=[^/]+/))?|^ ?(?:www\.)?undocs\.org/(?:[a-z]{2}/)?"
)
_HAN_NUMBER = re.compile("[第]?([一二三四五六七八九]?十?[一二三四五六七八九]?)(?:项|項)?")
_HAN_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")}
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщ",
    "ابجدهوزحطيكلمنسعفصقرشت",
)
"""The letters that number sub-items, folded, in the order in which they do."""
_ORDINALS = {letter: at for letters in _ALPHABETS for at, letter in enumerate(letters, 1)}
_MOST_PIECES = 4
"""Pieces of a number at most; what has more is a sentence."""


def other_names_asked(text: str) -> frozenset[str]:
    """What a query may stand for besides, where numbers are written otherwise: see `other_names`."""
    folded = fold(text)
    without = _ITEM.sub("", folded)
    names = {*other_names(folded), *other_names(without)}
    if without != folded and (digits := _han_number(without)):
        names |= {f"={digits}", *other_names(digits)}
    address = _ADDRESS.sub("", folded)
    if address != folded:
        names |= {f"={bare_name(address)}"}
    return frozenset(names)


def other_names(name: str) -> frozenset[str]:
    """A number or symbol as one may write it in another script, apart from its bare name.

    The letter of a sub-item becomes its place in the alphabet, for the second one is `b`, `б` or
    `ب`; and a name as such stands here too.
    """
    names = {f"={bare_name(name)}"} if bare_name(name) else set()
    pieces = _PIECES.findall(fold(name))
    if 1 < len(pieces) <= _MOST_PIECES and pieces[0].isdecimal() and pieces[1] in _ORDINALS:
        rest = (str(_ORDINALS[pieces[1]]), *pieces[2:])
        names.add("~" + ".".join((pieces[0], *rest)))
    return frozenset(names)


def _han_number(text: str) -> str:
    """A Chinese numeral below 100 in digits, or `""`."""
    match = _HAN_NUMBER.fullmatch(text.strip())
    if match is None or not match[1]:
        return ""
    tens, ten, ones = match[1].partition("十")
    if not ten:
        return str(_HAN_DIGITS[tens]) if len(tens) == 1 else ""
    return str(10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0))


def bare_tail(symbol: str, tail: str) -> bool:
    """Whether a symbol ends with a tail that is cut at `/`, both without dots and the like.

    Args:
        symbol: The bare name of a symbol.
        tail: The bare name of a tail.
    """
    return "/" in tail and (symbol == tail or symbol.endswith(f"/{tail}"))


def tail_asked(text: str) -> str:
    """The tail of a symbol that a query may be, or `""`: one has a `/` or a `.` inside."""
    tail = symbol_text(text).strip(_CUTS)
    return tail if any(cut in tail for cut in _CUTS) else ""


def symbol_text(symbol: str) -> str:
    """A symbol for comparing tails: folded, without blanks."""
    return fold(symbol).replace(" ", "")


def ends_with(symbol: str, tail: str) -> bool:
    """Whether a symbol, as `symbol_text` gives it, ends with a tail that is cut at `/` or `.`."""
    if not tail or not symbol.endswith(tail):
        return False
    return len(symbol) == len(tail) or symbol[-len(tail) - 1] in _CUTS
