"""What a paper is made of, whatever file it comes in."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    """What a block is."""

    LINE = "line"
    """A line as it was set: a paragraph may go on in the next."""
    PARAGRAPH = "paragraph"
    """A whole paragraph."""
    HEADING = "heading"
    """A paragraph that the file itself calls a heading."""
    ROW = "row"
    """A row of a table; its cells are apart."""
    BLANK = "blank"
    """An empty line."""
    FURNITURE = "furniture"
    """What stands on every page: headers, footers and page numbers, where the file tells them."""
    FOOTNOTE = "footnote"
    """A note to the text, where the file tells it."""


class Block(Struct, frozen=True):
    """A piece of a paper.

    Attributes:
        kind: What it is.
        text: Its text, on one line; of a row that of all cells.
        line: On which line of the paper it begins, from 1: of a text its line, of others the
            block's number.
        number: The number that the program which made the file has set before it.
        level: How deep a heading or a list is, from 1; 0 for neither.
        cells: The cells of a row.
        starts: Where they begin, in columns from the left margin; `()` where that is not known.
        page: The page, from 1; 0 where there are none.
        indent: How far from the left margin it begins, in ems or columns.
        bold: Whether all of it is bold.
        centred: Whether it stands in the middle.
        links: The addresses in it.
    """

    kind: BlockKind
    text: str
    line: int = 0
    number: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    page: int = 0
    indent: float = 0.0
    bold: bool = False
    centred: bool = False
    links: tuple[str, ...] = ()
    starts: tuple[float, ...] = ()


class UnreadablePaper(Exception):  # noqa: N818 -- the file's fault, and no fault of the program
    """A paper that cannot be read; the text says why and what to do, for a person."""


MOST_BYTES = 200 << 20
"""So large may a file be."""

MOST_TEXT = 50_000_000
"""So many characters may a paper have: a file that unpacks to more is a trap."""

MOST_BLOCKS = 500_000
"""So many blocks may it have."""

Reader = Callable[[bytes], Iterator[Block]]
"""Reads the blocks of a paper, in order, as they are asked for. It raises `UnreadablePaper`."""
