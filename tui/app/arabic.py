"""Arabic and Hebrew on a terminal that shows letters just as they come, from left to right.

Most terminals join Arabic letters and order them themselves. For one that does not, the setting
`arabic_shaping = "program"` has every line of the screen joined and ordered here, just before it is
drawn: in lists, texts, bars, boxes and lines to type in alike. Each letter keeps its one cell, and
its style goes with it, so marks stay on what they mark; therefore lam and alef are not drawn as one
letter. The parts of a line that stand apart, as a number and its title, stay in their places.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from arabic_reshaper import ArabicReshaper
from bidi import algorithm
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_APART = re.compile(r"[\u2500-\u25ff\u2022]| · | {2,}")
"""What stands between parts of a line that are read by themselves: frames, signs, wide gaps."""

_LABEL = re.compile(r"(?:\(\w{1,3}\)|\d+(?:\(\w{1,3}\))?\.?|–) ")
"""The number of an item before its title, or the dash before what explains a value."""

_REMEMBERED = 4096

_OPENING = " ([{«‹“‘\"'"

_RESHAPER = ArabicReshaper({"support_ligatures": False, "delete_harakat": False})


class ArabicFilter(LineFilter):
    """Joins and orders the letters of a line, once.

    What is behind a box is drawn already when Textual draws it anew as the ground of the box, and
    would be turned a second time: so it is remembered what was drawn.
    """

    def __init__(self) -> None:
        super().__init__()
        self._drawn: dict[str, None] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 -- Textual's
        """The segments as they are drawn."""
        text = "".join(segment.text for segment in segments if not segment.control)
        if not RIGHT_TO_LEFT.search(text):
            return segments
        if any(segment.text in self._drawn for segment in segments):
            return segments
        styles = [
            segment.style for segment in segments if not segment.control for _letter in segment.text
        ]
        drawn: list[tuple[str, Style | None]] = []
        for letter, origin in visual_order(text):
            drawn.append((letter, styles[origin]))
        runs = groupby(drawn, key=lambda one: one[1])
        shown = [Segment("".join(letter for letter, _style in run), style) for style, run in runs]
        self._remember(segment.text for segment in shown)
        return [*shown, *(segment for segment in segments if segment.control)]

    def _remember(self, texts: Iterable[str]) -> None:
        for text in texts:
            # What reads the same from both ends does not tell whether it is drawn.
            if RIGHT_TO_LEFT.search(text) and text.strip() != text.strip()[::-1]:
                self._drawn[text] = None
        while len(self._drawn) > _REMEMBERED:
            del self._drawn[next(iter(self._drawn))]


@lru_cache(4096)
def visual_order(line: str) -> Sequence[tuple[str, int]]:
    """The letters of a line as they are drawn, each with its position in the line."""
    drawn: list[tuple[str, int]] = []
    start = 0
    for gap in (*_APART.finditer(line), None):
        end = gap.start() if gap else len(line)
        drawn += _part_in_order(line, start, end)
        if gap:
            drawn += ((line[place], place) for place in range(*gap.span()))
            start = gap.end()
    return drawn


def _part_in_order(line: str, start: int, end: int) -> list[tuple[str, int]]:
    """A part of a line; the blanks at its ends and the number before it stay where they are."""
    part = line[start:end]
    begins = start + len(part) - len(part.lstrip(" "))
    stops = max(begins, start + len(part.rstrip(" ")))
    label = _LABEL.match(line, begins, stops)
    text = label.end() if label else begins
    gap = max(begins, text - 1)
    pieces = [(start, begins), (begins, gap), (gap, text), (text, stops), (stops, end)]
    return [
        (letter, first + place)
        for first, last in pieces
        for letter, place in _ordered(line[first:last])
    ]


def _ordered(part: str) -> Sequence[tuple[str, int]]:
    if not RIGHT_TO_LEFT.search(part):
        return list(zip(part, range(len(part)), strict=True))
    joined = _RESHAPER.reshape(part)
    if len(joined) != len(part):
        joined = part
    # A mark stays behind the letter that it is on, whichever way the letters run.
    begins = [place for place, letter in enumerate(part) if not unicodedata.combining(letter)]
    if not begins or begins[0]:
        begins = [0, *begins]
    storage: dict[str, Any] = algorithm.get_empty_storage()
    bases = "".join(joined[place] for place in begins)
    # A number, a key or a Latin word at the beginning stays there.
    level = int(bool(RIGHT_TO_LEFT.match(bases.lstrip(_OPENING))))
    storage["base_level"], storage["base_dir"] = level, ("L", "R")[level]
    algorithm.get_embedding_levels(bases, storage)
    for place, letter in zip(begins, storage["chars"], strict=True):
        letter["place"] = place
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
        algorithm.apply_mirroring,
    ):
        step(storage, False)  # noqa: FBT003 -- no report of its steps
    ends = dict(zip(begins, [*begins[1:], len(part)], strict=True))
    drawn: list[tuple[str, int]] = []
    for letter in storage["chars"]:
        place = letter["place"]
        drawn.append((letter["ch"], place))
        drawn += ((joined[mark], mark) for mark in range(place + 1, ends[place]))
    return drawn
