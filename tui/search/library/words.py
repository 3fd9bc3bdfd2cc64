"""Words in an index, and what an index must hold for a query to have a hit.

The index never decides what is a hit: `Search` does. The index leaves out files in which there
can be none. So what is asked of it may be too little, and must not be too much.

A text is cut into runs of letters and digits; a Han character or a kana is a word by itself. A
word typed may be a part of a word in the text, of which the index knows only beginnings. So the
index also keeps the list of all its words, and a part is looked up there first.
"""

import re
from collections.abc import Callable, Iterable

from tui.search.language import parse
from tui.text.fold import fold

_APART = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_APART}]|[^\W_{_APART}]+")
_IS_APART = re.compile(rf"[{_APART}]").match

# Letters in every version of the tables by which SQLite cuts; others are written as their numbers.
_UNKNOWN = re.compile(
    r"[^0-9a-z\u00df-\u00f6\u00f8-\u024f\u0430-\u045f\u0621-\u063a\u0641-\u064a"
    r"\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fbb\uac00-\ud7a3]"
)

MOST_WORDS = 400
"""A part of more words than these is in nearly every file, and leaves none of them out."""


def words(folded: str) -> list[str]:
    """The words of a folded text, as the index holds them."""
    return [_UNKNOWN.sub(_number, word) for word in _WORD.findall(folded)]


def _number(match: re.Match[str]) -> str:
    return f"x{ord(match[0]):06x}"


def condition(query: str, holding: Callable[[str, int], Iterable[str]]) -> str:
    """What the words of an item, a document or a sitting must match for it to be a hit.

    Words to leave out and filters (`-word`, `is:decided`) ask nothing of the index.

    Args:
        query: A query as typed.
        holding: Finds words of the index in which a part stands, at most so many.

    Returns:
        An expression for MATCH; `""` where everything may be a hit. It matches nothing where
        nothing can be a hit.
    """
    terms: list[str] = []
    asked = parse(query)
    for text in (*asked.runs, *asked.phrases):
        for part in text.split():
            terms += _terms(fold(part), holding)
    return " AND ".join(dict.fromkeys(terms))


def _terms(folded: str, holding: Callable[[str, int], Iterable[str]]) -> list[str]:
    cut = _WORD.findall(folded)
    listed = words(folded)
    if not listed:
        return []
    terms = []
    if not _IS_APART(cut[0]):
        # Before the first word others of its letters may stand; before the rest there are none.
        found = list(holding(listed.pop(0), MOST_WORDS + 1))
        if len(found) <= MOST_WORDS:
            terms.append(f"({' OR '.join(map(_quoted, found)) or _quoted('')})")
        cut.pop(0)
    if listed:
        open_end = "" if _IS_APART(cut[-1]) else " *"
        terms.append(f"{_quoted(' '.join(listed))}{open_end}")
    return terms


def _quoted(text: str) -> str:
    return f'"{text}"'
