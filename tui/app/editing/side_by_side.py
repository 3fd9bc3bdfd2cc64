"""Two texts side by side in the rows of a list, or one above the other where it is narrow."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from tui.app.widgets.rows import Part, Span
from tui.text.breaking import break_lines
from tui.text.cells import cell_width
from tui.text.difference import Stretch, differing
from tui.text.safe import make_safe

_BETWEEN = " │ "
_INDENT = 2


class Side(NamedTuple):
    """One of two sides.

    Attributes:
        name: Whose side it is.
        text: What it says.
        chosen: Whether it is the one that is taken.
    """

    name: str
    text: str
    chosen: bool


_Run = tuple[str, str]
"""Some text, and its style."""


def side_by_side(one: Side, other: Side, width: int, *, named: bool) -> list[Part]:
    """The parts of a row that show two sides in columns.

    Args:
        one: The left side.
        other: The right side.
        width: Cells of the row.
        named: Whether the columns are to be named; they are already where they go on.
    """
    column = (width - _INDENT - len(_BETWEEN)) // 2
    left, right = _columns(one, other, column)
    if not named:
        left, right = left[1:], right[1:]
    parts = []
    for place in range(max(len(left), len(right))):
        runs = [(" " * _INDENT, ""), *(left[place] if place < len(left) else [])]
        used = sum(cell_width(text) for text, _style in runs) - _INDENT
        runs += [(" " * max(0, column - used), ""), (_BETWEEN, "dim")]
        runs += right[place] if place < len(right) else []
        parts.append(_part(runs))
    return parts


def one_below_the_other(one: Side, other: Side, width: int, *, named: bool) -> list[Part]:
    """The parts of a row that show two sides, one below the other, each with its name."""
    del named
    left, right = _columns(one, other, width - _INDENT)
    return [_part([(" " * _INDENT, ""), *runs]) for runs in (*left, *right)]


def _columns(one: Side, other: Side, width: int) -> tuple[list[list[_Run]], list[list[_Run]]]:
    texts = differing(make_safe(one.text, newlines=True), make_safe(other.text, newlines=True))
    return _column(one, texts.one, width), _column(other, texts.other, width)


def _column(side: Side, stretches: Sequence[Stretch], width: int) -> list[list[_Run]]:
    """The lines of a side: its name, and its text in runs of one style."""
    plain, apart = ("", "linked") if side.chosen else ("dim", "warning")
    sign = "●" if side.chosen else "○"
    lines: list[list[_Run]] = [[(f"{sign} {side.name}", "label" if side.chosen else "dim")]]
    text = "".join(stretch.text for stretch in stretches)
    styles = [
        apart if stretch.differs else plain for stretch in stretches for _character in stretch.text
    ]
    offset = 0
    for paragraph in text.split("\n"):
        for start, end in break_lines(paragraph, max(2, width)):
            lines.append(list(_runs(paragraph[start:end], styles[offset + start : offset + end])))
        offset += len(paragraph) + 1
    return lines


def _runs(text: str, styles: Sequence[str]) -> Iterable[_Run]:
    for style, pairs in groupby(zip(text, styles, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _style in pairs), style


def _part(runs: Iterable[_Run]) -> Part:
    text, spans = "", []
    for words, style in runs:
        if style and words:
            spans.append(Span(len(text), len(text) + len(words), style))
        text += words
    return Part(text, spans=tuple(spans), mark=False)
