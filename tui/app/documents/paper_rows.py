"""The rows of a paper that is read, as they come."""

from collections.abc import Iterable, Iterator

from tui.app.widgets.rows import Part, Row, Span
from tui.papers.blocks import Block, BlockKind
from tui.text.symbols import find_symbols

_INDENT = 2
_MOST_INDENT = 8
_BETWEEN = "  ·  "
_LONGEST = 8_000
"""So many characters are one row at the most: to break one into lines takes as long as it is."""


def rows_of(blocks: Iterable[Block]) -> Iterator[Row]:
    """The rows that blocks come to; lines of one paragraph in a PDF flow together.

    Args:
        blocks: The blocks, in order.
    """
    page = 0
    waiting: Block | None = None
    for block in blocks:
        # What a file sets as lines is shown as lines: it may be a table of blanks, or verse. Only
        # the last one, which has a gap below, waits for what comes after it.
        goes_on = waiting is not None and _goes_on(waiting, block, page)
        if waiting is not None:
            yield from _rows(waiting, gap=int(not goes_on))
            waiting = None
        if block.kind is BlockKind.BLANK:
            continue
        if block.page != page:
            if page and block.page:
                yield Row((Part(f"— {block.page} —", "dim", mark=False),), selectable=False, gap=1)
            page = block.page
        if block.kind is BlockKind.LINE and not block.cells:
            waiting = block
        else:
            yield from _rows(block, gap=int(block.kind is not BlockKind.ROW))
    if waiting is not None:
        yield from _rows(waiting, gap=1)


def _goes_on(before: Block, block: Block, page: int) -> bool:
    """Whether a line goes on with the one before: it is set like it, and neither stands apart."""
    return (
        block.kind is BlockKind.LINE
        and not block.cells
        and block.page == page
        and before.line + 1 == block.line
        and abs(before.indent - block.indent) < 1
        and not before.centred
        and not block.centred
    )


def _rows(block: Block, *, gap: int) -> Iterator[Row]:
    """The row that a block is, or several where it is longer than any paragraph."""
    indent = min(_MOST_INDENT, round(block.indent)) if block.kind is BlockKind.LINE else 0
    if block.kind is not BlockKind.LINE and block.level and block.number:
        indent = min(_MOST_INDENT, (block.level - 1) * _INDENT)
    style = "title" if block.kind is BlockKind.HEADING or block.bold else ""
    if block.kind in (BlockKind.FURNITURE, BlockKind.FOOTNOTE):
        style = "dim"
    text, number = block.text, block.number
    if block.kind is BlockKind.ROW or len(block.cells) > 1:
        text = _BETWEEN.join(" ".join(cell.split()) for cell in block.cells if cell.strip())
    at = 0
    while len(text) - at > _LONGEST:
        end = text.rfind(" ", at, at + _LONGEST) + 1 or at + _LONGEST
        yield _row(text[at:end], style, number, indent, 0)
        at, number = end, ""
    yield _row(text[at:], style, number, indent, gap)


def _row(text: str, style: str, number: str, indent: int, gap: int) -> Row:
    spans = tuple(Span(start, end, "symbol") for start, end in find_symbols(text))
    part = Part(text, style, number, indent=indent, spans=spans)
    return Row((part,), selectable=False, gap=gap)
