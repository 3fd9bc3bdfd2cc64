"""Words in an index, and what an index must hold for a query to have a hit.

The index never decides what is a hit: `Search` does. The index leaves out the items, documents and
sittings in which there can be none. So what is asked of it may be too little, and must not be too
much.

A text is cut into runs of letters and digits, and these are the words. Of a run of Han characters
and kana, every two that stand side by side are a word, and the last one by itself. Two runs with no
blank between them are a word together: `2019/3` is `2019`, `3` and `2019_3`. So the index need not
know what stands where in a text, and is a third as large.

What is typed may be a part of a run in a text. So the index also has the list of all its words, and
parts are looked up there first (`Listed`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

_APART = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"[{_APART}]+|[^\W_{_APART}]+")
_IS_APART = re.compile(rf"[{_APART}]").match

# Letters in every version of the tables by which SQLite cuts; others are written as their numbers.
_UNKNOWN = re.compile(
    r"[^0-9a-z\u00df-\u00f6\u00f8-\u024f\u0430-\u045f\u0621-\u063a\u0641-\u064a"
    r"\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fbb\uac00-\ud7a3]"
)

JOINT = "_"
"""What stands in a word between two runs; the index takes it for a letter."""
MOST_WORDS = 400
"""A part of more words than these is nearly everywhere, and leaves nothing out."""
_LONG = 40


class Listed(Protocol):
    """The words of an index."""

    def holding(self, part: str, most: int, *, first: bool, last: bool) -> Sequence[str]:
        """The words that hold a part, at most so many.

        Args:
            part: What stands in them; with a `JOINT`, in those of two runs, else in the others.
            most: How many are wanted.
            first: Whether they begin with it.
            last: Whether they end with it.
        """


def words(folded: str) -> set[str]:
    """The words of a folded text, as the index holds them."""
    found: set[str] = set()
    for piece in set(folded.split()):
        # In scripts with blanks the same pieces come again and again, and others are long.
        found.update(_of_piece(piece) if len(piece) < _LONG else _words(piece))
    return found


@lru_cache(maxsize=1 << 15)
def _of_piece(piece: str) -> tuple[str, ...]:
    return tuple(_words(piece))


def _words(piece: str) -> Iterator[str]:
    runs: list[str] = _RUNS.findall(piece)
    for run in runs:
        if _IS_APART(run):
            yield from _pairs(run)
        else:
            yield _written(run)
    yield from (_joined(one, other) for one, other in pairwise(runs))


def _pairs(run: str) -> Iterator[str]:
    return (_written(run[at : at + 2]) for at in range(len(run)))


def _joined(one: str, other: str) -> str:
    """What two runs are together; of Han characters, those that stand at the joint."""
    before = one[-1] if _IS_APART(one) else one
    behind = other[0] if _IS_APART(other) else other
    return f"{_written(before)}{JOINT}{_written(behind)}"


def _written(word: str) -> str:
    return word if word.isascii() else _UNKNOWN.sub(_number, word)


def _number(match: re.Match[str]) -> str:
    return f"x{ord(match[0]):06x}"


def condition(readings: Iterable[Sequence[str]], listed: Listed) -> str | None:
    """What the words of an item, a document or a sitting must match for it to be a hit.

    Args:
        readings: The ways to read a query, each as the folded words and phrases that are to be in
            a text.
        listed: The words of the index.

    Returns:
        An expression for MATCH; `""` where nothing can be a hit, None where everything may be.
    """
    found = [_of_reading(reading, listed) for reading in readings]
    if None in found:
        return None
    ways = list(dict.fromkeys(filter(None, found)))
    return ways[0] if len(ways) == 1 else " OR ".join(f"({way})" for way in ways)


def _of_reading(reading: Iterable[str], listed: Listed) -> str | None:
    terms: dict[str, None] = {}
    for word in reading:
        for piece in word.split():
            for asked in _asked(piece, listed):
                if not asked:
                    return ""
                if len(asked) <= MOST_WORDS:
                    terms[" OR ".join(f'"{one}"' for one in asked)] = None
    if not terms:
        return None
    return " AND ".join(terms if len(terms) == 1 else (f"({term})" for term in terms))


def _asked(piece: str, listed: Listed) -> Iterator[Sequence[str]]:
    """The sets of words of which a text that holds a piece, with no blank in it, has one each."""
    most = MOST_WORDS + 1
    matches = list(_RUNS.finditer(piece))
    runs = [match[0] for match in matches]
    if not runs:
        return
    # Where a sign stands beside it, a run begins or ends there in a text too.
    first, last = matches[0].start() > 0, matches[-1].end() < len(piece)
    for run in runs:
        if _IS_APART(run):
            *pairs, _single = _pairs(run)
            yield from ([pair] for pair in pairs)
    for at, (one, other) in enumerate(pairwise(runs)):
        begins = at > 0 or first or _IS_APART(one) is not None
        ends = at + 2 < len(runs) or last or _IS_APART(other) is not None
        joined = _joined(one, other)
        if begins and ends:
            yield [joined]
        else:
            yield listed.holding(joined, most, first=begins, last=ends)
    if _IS_APART(runs[-1]):
        if last:
            yield [_written(runs[-1][-1])]
        elif len(runs[-1]) == 1 and len(runs) == 1:
            yield listed.holding(_written(runs[-1]), most, first=True, last=False)
    elif len(runs) == 1:
        yield listed.holding(_written(runs[0]), most, first=first, last=last)
