"""Lines of a printed page: wrapped, hanging, centred, underlined.

Widths and margins are in cells of a terminal. Every function takes text as it stands in a file
and returns lines that are safe for a terminal and no wider than asked for, from a width of
`MIN_WIDTH` on.
"""

import re
import unicodedata
from collections.abc import Iterable

from tui.text.breaking import wrap
from tui.text.cells import cell_width
from tui.text.paragraphs import paragraphs as divide
from tui.text.safe import make_safe

MIN_WIDTH = 20
"""The narrowest page."""

STEP = 4
"""How far an outline is indented from one level to the next."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_EDGES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000"


def one_line(text: str) -> str:
    """A text without line ends and without blanks around it, safe to print."""
    return make_safe(_BLANKS.sub(" ", text)).strip(_EDGES)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line and safe to print."""
    return [line for line in map(one_line, divide(text)) if line]


def flow(text: str, width: int, *, margin: int = 0) -> list[str]:
    """A text of one paragraph, safe already, behind a margin."""
    return hang("", text, width, margin=margin)


def hang(
    label: str, text: str, width: int, *, margin: int = 0, column: int = 0, gap: int = 1
) -> list[str]:
    """A label and, beside it, a text whose other lines hang in a column of their own.

    Args:
        label: A number or a word, safe already; "" for none.
        text: The text, safe already.
        width: The width of the page.
        margin: Where the label begins; at least a third of the page must be left behind it.
        column: How wide the labels' column is; a label wider than that pushes the text on, or
            stands above it where little room would be left.
        gap: The least number of blanks between label and text.
    """
    column = min(column, width // 3)
    indent = " " * (margin + column)
    if not label or not text:
        start = " " * margin if label else indent
        return wrap(label or text, width, indent=start, first=start)
    own = cell_width(label) + gap
    if own <= max(column, width // 3):
        first = " " * margin + label + " " * (max(column, own) - own + gap)
        return wrap(text, width, indent=indent, first=first)
    above = wrap(label, width, indent=" " * margin, first=" " * margin)
    return [*above, *wrap(text, width, indent=indent, first=indent)]


def label_column(labels: Iterable[str], *, gap: int = 1, most: int = 8) -> int:
    """The width of a column of labels: that of the widest of at most `most`; 0 without labels."""
    widths = [cell_width(label) + gap for label in labels if label]
    fitting = [width for width in widths if width <= most]
    return max(STEP, *fitting) if fitting else STEP * bool(widths)


def underlined(text: str, width: int, *, centred: bool = False, line: str = "─") -> list[str]:
    """A heading with a line under it; nothing where the text is empty."""
    lines = wrap(one_line(text), width) if one_line(text) else []
    if not lines:
        return []
    lines.append(line * max(map(cell_width, lines)))
    return centre(lines, width) if centred else lines


def centre(lines: Iterable[str], width: int) -> list[str]:
    """Lines in the middle of the page."""
    return [" " * ((width - cell_width(line)) // 2) + line for line in lines]


def range_right(lines: Iterable[str], width: int) -> list[str]:
    """Lines that end at the right margin."""
    return [" " * (width - cell_width(line)) + line for line in lines]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def page(blocks: Iterable[list[str]]) -> str:
    """Blocks of lines as one text, an empty line between two, a line end behind the last."""
    texts = ("\n".join(line.rstrip(" ") for line in block) for block in blocks if block)
    text = "\n\n".join(texts).lstrip("\n")
    return f"{text}\n" if text else ""
