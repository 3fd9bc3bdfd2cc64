"""How many cells of a terminal a text takes up."""

from collections.abc import Sequence

from rich.cells import cell_len, split_graphemes


def cell_width(text: str) -> int:
    """The width of `text` in cells of a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def graphemes(text: str) -> Sequence[tuple[int, int, int]]:
    """The grapheme clusters of `text` as (start, end, width)."""
    if text.isascii():
        return [(i, i + 1, 1) for i in range(len(text))]
    return split_graphemes(text)[0]
