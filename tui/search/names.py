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
