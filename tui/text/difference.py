"""How two texts differ, word by word, to be shown side by side."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+|\s+|[^\w\s]")

_MOST_COMPARED = 4_000_000
"""Pairs of words beyond which only the common beginning and end are found."""

_LONGEST_SAME = 160
"""Characters that both have, beyond which only those next to a difference are shown."""

_AROUND = 60


class Stretch(NamedTuple):
    """A stretch of one of two texts.

    Attributes:
        text: What stands there.
        differs: Whether the other text has something else there, or nothing.
    """

    text: str
    differs: bool


class Differing(NamedTuple):
    """Two texts in stretches."""

    one: list[Stretch]
    other: list[Stretch]


def differing(one: str, other: str) -> Differing:
    """Two texts in stretches that they share, shortened where they are long, and that differ."""
    first, second = _TOKEN.findall(one), _TOKEN.findall(other)
    start = _shared(first, second)
    room = min(len(first), len(second)) - start
    end = min(room, _shared(first[::-1], second[::-1]))
    left, right = first[start : len(first) - end], second[start : len(second) - end]
    found = Differing([], [])
    _same(found, "".join(first[:start]), last=not left and not right)
    if len(left) * len(right) > _MOST_COMPARED:
        codes = [("replace", 0, len(left), 0, len(right))]
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        codes = list(matcher.get_opcodes())
    for kind, low, high, new_low, new_high in codes:
        shared = "".join(left[low:high]) if kind == "equal" else ""
        # Blanks alone between two words that differ are nothing that both have.
        if shared.strip():
            _same(found, shared)
        else:
            _differs(found.one, left[low:high])
            _differs(found.other, right[new_low:new_high])
    _same(found, "".join(first[len(first) - end :]) if end else "", last=True)
    return found


def _differs(stretches: list[Stretch], words: Sequence[str]) -> None:
    text = "".join(words)
    if stretches and stretches[-1].differs:
        text = stretches.pop().text + text
    if text:
        stretches.append(Stretch(text, differs=True))


def _same(found: Differing, text: str, *, last: bool = False) -> None:
    """Adds what both have: of a long stretch, what stands next to differences."""
    if not text:
        return
    if len(text) > _LONGEST_SAME:
        before = text[:_AROUND].rstrip() if found.one or found.other else ""
        behind = "" if last else text[-_AROUND:].lstrip()
        text = f"{before} … {behind}".strip()
    for stretches in found:
        stretches.append(Stretch(text, differs=False))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts share from the beginning."""
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return min(len(one), len(other))
