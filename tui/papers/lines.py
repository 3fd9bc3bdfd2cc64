"""The lines of a paper, each with what becomes of it; page furniture is told from text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import time
from enum import StrEnum
from itertools import pairwise

from tui.meeting.problems import ValuePath
from tui.papers.blocks import Block, BlockKind
from tui.papers.language import plain
from tui.text.cells import cell_width
from tui.text.symbols import SYMBOL, URL


class Use(StrEnum):
    """What became of a line."""

    UNKNOWN = "not understood"
    FURNITURE = "page furniture"
    HEADING = "heading"
    HEAD = "head of the paper"
    LIST = "list of items"
    ITEM = "heading of an item"
    ANNOTATION = "annotation"
    DOCUMENT = "document"
    ADDRESS = "address"
    SCHEDULE = "schedule"
    FOOTNOTE = "footnote"
    INTRODUCTION = "introduction"


class Line:
    """One line of a paper, or a whole paragraph of a file that has paragraphs.

    Attributes:
        text: Its text, with the number that the file itself sets in front.
        number: Its line in the paper, from 1.
        whole: Whether it is a paragraph, and not a line of one.
        gap: Whether an empty line stands before it.
        indent: How far from the margin it begins.
        cells: Its cells, where it is a row.
        starts: Where its cells begin on the page, if the file tells it.
        row: Whether it is a row of a real table.
        heading: Whether the file calls it a heading, or sets it apart.
        page: Its page.
        width: Its width in cells.
        links: The addresses in it.
        use: What became of it.
        paths: The values of the meeting that it went into, by positions: an item's title, a
            paragraph of an annotation (`("agenda", 3, "annotation", 0)`), a document, a sitting or
            an entry; the most telling first.
        label: The number that the file sets before it.
        words: What is read of it, where that is less than its text: without hours that stand
            before an item, the marks of footnotes, or a word before a colon.
        hours: The hours that stand before it; their end is None where the paper does not say it.
    """

    __slots__ = (
        "cells", "gap", "heading", "hours", "indent", "label", "links", "number", "page", "paths", "row",
        "starts", "text", "use", "whole", "width", "words",
    )  # fmt: skip

    def __init__(self, block: Block, *, gap: bool) -> None:
        self.label = block.number
        self.text = f"{block.number} {block.text}".strip()
        self.number = block.line
        self.whole = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        self.gap = gap
        self.indent = block.indent
        self.cells = block.cells
        self.starts = block.starts
        self.row = block.kind is BlockKind.ROW
        self.heading = block.kind is BlockKind.HEADING or block.centred or block.bold
        self.page = block.page
        self.links = block.links
        self.width = cell_width(self.text)
        self.use = Use.UNKNOWN
        self.paths: list[ValuePath] = []
        self.words = self.text
        self.hours: tuple[time, time | None] | None = None

    @property
    def place(self) -> ValuePath:
        """The first of the values that it went into; `()` for none."""
        return self.paths[0] if self.paths else ()

    def went_into(self, path: ValuePath) -> None:
        """Keeps a value that it went into."""
        if path not in self.paths:
            self.paths.append(path)


_JOB = re.compile(
    r"^(?:(?:GE|V|K|NY|HQ)\.?\s?)?\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6})*\s*(?:\d{1,3}(?:/\d{1,3})?)?$"
    r"|^(?:GE|V|K|NY)\.\s?\d{2}-\d{4,6}.*$|^\*\d{6,}\*$"
)
_PAGE = re.compile(
    r"^(?:page|página|стр\.?|страница|第|الصفحة)?\s*[-–—]?\s*\d{1,3}(?:\s*(?:/|of|de|sur|из)\s*\d{1,3})?\s*[-–—]?\s*(?:页)?$",
    re.IGNORECASE,
)
_SURE_PAGE = re.compile(
    r"^(?:[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}|(?:page|página|стр\.?|страница|الصفحة)\s*\d{1,3}.*|第\s*\d{1,3}\s*页.*)$",
    re.IGNORECASE,
)
_MADE = re.compile(r"\d{6}(?:\s+\d{6}){1,3}")
"""The days on which a paper was made, as they stand beside its job number."""

_MOST_CELLS = 6
_ENDS = re.compile(r"[.。:：;；!?！？؟]$")
_FEWEST_PASTED = 8
_WIDEST_PASTED = 120
_NEARLY_FULL = 0.75
_CUT = 2
"""So many paragraphs must end in the middle of a sentence, where each is a line."""
_LONGEST_HEADER = 90

_TOP = 12
"""Among so many lines at the top the paper's own symbol is none of a page's."""

_OFTEN = 3
"""What stands as often as this, on its own lines, is a header or a footer."""


def lines_of(blocks: Iterable[Block], kept: frozenset[str] = frozenset()) -> list[Line]:
    """The lines of a paper, without empty ones.

    Args:
        blocks: The blocks.
        kept: Words, made plain, that are headings however often they stand there.
    """
    lines: list[Line] = []
    gap = True
    for block in blocks:
        if block.kind is BlockKind.BLANK:
            gap = True
            continue
        line = Line(block, gap=gap)
        if block.kind is BlockKind.FURNITURE:
            line.use = Use.FURNITURE
        elif block.kind is BlockKind.FOOTNOTE:
            line.use = Use.FOOTNOTE
        lines.append(line)
        gap = False
    _unmake_paragraphs(lines)
    _mark_furniture(lines, kept)
    return lines


def _unmake_paragraphs(lines: Sequence[Line]) -> None:
    """Takes paragraphs for lines where each is one: a text that was set, and then pasted."""
    whole = [line for line in lines if line.whole and line.use is Use.UNKNOWN]
    widths = sorted(line.width for line in whole)
    if len(whole) < _FEWEST_PASTED or widths[-1] > _WIDEST_PASTED:
        return
    full = _NEARLY_FULL * widths[int(len(widths) * 0.95)]
    cut = sum(
        _is_cut(before.text, after.text)
        for before, after in pairwise(whole)
        if before.width >= full
    )
    if cut >= _CUT:
        for line in whole:
            line.whole = False


def _is_cut(before: str, after: str) -> int:
    """Whether a sentence goes on in the next line; it surely does where a word is cut."""
    if _ENDS.search(before):
        return 0
    first = after[:1]
    if before.endswith("-") and first.islower():
        return _CUT
    goes_on = first.islower() or "\u2e80" <= first <= "\u9fff" or "\u0600" <= first <= "\u06ff"
    return int(goes_on or re.search(r"\s[^\W\d_]{1,3}$", before) is not None)


def _mark_furniture(lines: Sequence[Line], kept: frozenset[str]) -> None:
    """Marks headers, footers, page numbers and job numbers."""
    loose = [
        at
        for at, line in enumerate(lines)
        if not line.whole and not line.row and line.use is Use.UNKNOWN
    ]
    for at in loose:
        if _is_sure(lines[at].text):
            lines[at].use = Use.FURNITURE
    own = _own_symbol(lines)
    for at in loose[_TOP:]:
        lines[at].use = Use.FURNITURE if lines[at].text.strip() == own else lines[at].use
    keys = {at: _furniture_key(lines[at].text) for at in loose}
    count = Counter(keys.values())
    apart = Counter(keys[at] for at in loose if _is_apart(lines, at))
    for at in loose:
        line, key = lines[at], keys[at]
        if line.use is not Use.UNKNOWN or not key or plain(line.text) in kept:
            continue
        repeated = apart[key] >= _OFTEN and len(line.text) < _LONGEST_HEADER
        alone = SYMBOL.fullmatch(line.text.strip()) is not None
        behind = at > 0 and lines[at - 1].use is Use.FURNITURE
        if (repeated and _is_apart(lines, at)) or (
            alone and (behind or (at >= _TOP and count[key] > 1))
        ):
            line.use = Use.FURNITURE
    for at in loose:
        if lines[at].use is Use.UNKNOWN and _PAGE.match(lines[at].text):
            near = [*lines[max(0, at - 2) : at], *lines[at + 1 : at + 3]]
            turns = any(one.page != lines[at].page for one in near)
            if turns or any(one.use is Use.FURNITURE for one in near):
                lines[at].use = Use.FURNITURE


def _own_symbol(lines: Sequence[Line]) -> str:
    """The symbol of the paper itself, which stands at its top and then on each page."""
    found = (SYMBOL.search(line.text) for line in lines[:_TOP] if not line.row)
    return next((match.group() for match in found if match is not None), "")


def _is_sure(text: str) -> bool:
    """Whether a line can only be at the edge of a page: `2/14    V.19-00134`."""
    if _JOB.match(text) or _SURE_PAGE.match(text):
        return True
    if _MADE.fullmatch(text.strip()):
        return True
    cells = text.split()
    return (
        1 < len(cells) < _MOST_CELLS
        and any(_JOB.match(cell) for cell in cells)
        and all(_JOB.match(cell) or _PAGE.match(cell) or SYMBOL.fullmatch(cell) for cell in cells)
    )


def _furniture_key(text: str) -> str:
    """A header without the number of its page."""
    return re.sub(r"\d{1,3}(?:/\d{1,3})?$|^\d{1,3}\s", "", plain(text))


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line could be at the edge of a page: beside other furniture, or where pages meet."""
    line = lines[at]
    beside = [lines[place] for place in (at - 1, at + 1) if 0 <= place < len(lines)]
    return any(one.page != line.page or one.use is Use.FURNITURE for one in beside)


def mark_addresses(lines: Sequence[Line]) -> list[str]:
    """The addresses that stand on lines of their own: a PDF lists what its symbols lead to."""
    found = []
    for line in lines:
        if line.use is Use.UNKNOWN and URL.fullmatch(line.text.strip()):
            line.use = Use.ADDRESS
            found.append(line.text.strip())
        else:
            found += line.links
    return found
