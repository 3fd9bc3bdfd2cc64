"""How many cells of a terminal a text takes up.

Textual measures and cuts what it draws with `rich.cells`; so does this module, in order that a
line that was measured here has the same width on the screen. It adds what rich lacks: speed on
the scripts of the papers, and flags (two regional indicators, UAX #29 rules GB12 and GB13) as one
cluster.

Texts are meant to be safe for a terminal (see `tui.text.safe`): the width of a control character
is 0 here, and whatever it pleases on a terminal.
"""

import re
from collections.abc import Sequence

from rich.cells import cell_len, split_graphemes

WIDE = "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4db5\u4e00-\u9fa5\uff01-\uff60"
"""Characters two cells wide, the frequent ones, as the inside of a regular expression's class."""

_NARROW = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0400-\u0482\u048a-\u052f"
    "\u0621-\u063a\u0641-\u064a\u2010-\u2015\u2018-\u2027"
)
_COMMON = re.compile(f"[{_NARROW}{WIDE}]*").fullmatch
_WIDE_RUNS = re.compile(f"[{WIDE}]+").findall
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def cell_width(text: str) -> int:
    """The width of `text` in cells of a terminal, as `rich.cells.cell_len` measures it."""
    if text.isascii() and text.isprintable():
        return len(text)
    if len(text) > 8 and _COMMON(text):  # a short text is sooner looked up in rich's cache  # noqa: PLR2004
        return len(text) + sum(map(len, _WIDE_RUNS(text)))
    return cell_len(text)


def graphemes(text: str) -> Sequence[tuple[int, int, int]]:
    """Divide `text` into grapheme clusters, the pieces that a terminal shows as one sign.

    Returns:
        (start, end, width) of each cluster: offsets into `text`, and cells. They cover the
        text without a gap. A cluster that has nothing to stand on (a mark at the start of the
        text) may have width 0.
    """
    if text.isascii() and text.isprintable():
        return [(i, i + 1, 1) for i in range(len(text))]
    spans, _ = split_graphemes(text)
    return _join_flags(text, spans) if _FLAG_LETTER.search(text) else spans


def _join_flags(text: str, spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    half = False  # whether the last cluster is the first half of a flag, and nothing more
    for start, end, width in spans:
        letter = _FLAG_LETTER.match(text, start) is not None
        if letter and half:
            first, _, first_width = joined[-1]
            joined[-1] = (first, end, first_width + width)
            half = False
        else:
            joined.append((start, end, width))
            half = letter and end == start + 1
    return joined
