"""The rows of a paper that is read, as they come."""

from collections.abc import Iterable, Iterator

from tui.app.widgets.rows import Part, Row, Span
from tui.papers.blocks import Block, BlockKind
from tui.text.symbols import find_symbols

_INDENT = 2
_MOST_INDENT = 8
_BETWEEN = "  ·  "


def rows_of(blocks: Iterable[Block]) -> Iterator[Row]:
    """The rows that blocks come to; lines of one paragraph in a PDF flow together.

    Args:
        blocks: The blocks, in order.
    """
    page = 0
    waiting: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.BLANK:
            yield from _flowed(waiting)
            waiting = []
            continue
        if block.page != page:
            yield from _flowed(waiting)
            waiting = []
            if page and block.page:
                yield Row((Part(f"— {block.page} —", "dim", mark=False),), selectable=False, gap=1)
            page = block.page
        if block.kind is BlockKind.LINE and not block.cells:
            if waiting and not _goes_on(waiting[-1], block):
                yield from _flowed(waiting)
                waiting = []
            waiting.append(block)
        else:
            yield from _flowed(waiting)
            waiting = []
            yield _row(block)
    yield from _flowed(waiting)


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a line goes on with the one before: it is set like it, and neither stands apart."""
    return (
        before.line + 1 == block.line
        and abs(before.indent - block.indent) < 1
        and not before.centred
        and not block.centred
    )


def _flowed(lines: list[Block]) -> Iterator[Row]:
    if lines:
        # What a file sets as lines is shown as lines: it may be a table of blanks, or verse.
        for line in lines[:-1]:
            yield _row(line)._replace(gap=0)
        yield _row(lines[-1])


def _row(block: Block) -> Row:
    indent = min(_MOST_INDENT, round(block.indent)) if block.kind is BlockKind.LINE else 0
    if block.kind is not BlockKind.LINE and block.level and block.number:
        indent = min(_MOST_INDENT, (block.level - 1) * _INDENT)
    style = "title" if block.kind is BlockKind.HEADING or block.bold else ""
    if block.kind in (BlockKind.FURNITURE, BlockKind.FOOTNOTE):
        style = "dim"
    text = block.text
    if block.kind is BlockKind.ROW or len(block.cells) > 1:
        text = _BETWEEN.join(" ".join(cell.split()) for cell in block.cells if cell.strip())
    spans = tuple(Span(start, end, "symbol") for start, end in find_symbols(text))
    gap = int(block.kind is not BlockKind.ROW)
    return Row(
        (Part(text, style, block.number, indent=indent, spans=spans),), selectable=False, gap=gap
    )
