"""Reading PDF, with the help of PDFium: lines with their place on the page."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import structs

from tui.i18n import _
from tui.papers.blocks import MOST_TEXT, Block, BlockKind, UnreadablePaper
from tui.papers.readers.pdf_lines import PageLine, Run, page_lines
from tui.papers.readers.plain import one_line

_MOST_PAGES = 5_000
_MOST_ON_PAGE = 200_000
"""So many characters may a page have: it is read as a whole."""
_EMPTY = 0.75
"""So many heights of a line between two are an empty line."""


def read_pdf(data: bytes) -> Iterator[Block]:
    """The lines of a PDF, page by page.

    Args:
        data: The file.

    Raises:
        UnreadablePaper: It is encrypted, damaged, a scan without text, or PDFium is not there.
    """
    try:
        import pypdfium2  # noqa: PLC0415 -- an extra
    except ImportError:
        raise UnreadablePaper(
            _("reading PDF needs the extra [pdf]: install agenda-tui[pdf], or save it as text")
        ) from None
    document = _opened(pypdfium2, data)
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            words = _("the file has {pages} pages, and {most} can be read")
            raise UnreadablePaper(words.format(pages=pages, most=_MOST_PAGES))
        yield from _lines(pypdfium2, document, pages)
    finally:
        document.close()


def _opened(library: Any, data: bytes) -> Any:  # noqa: ANN401 -- PDFium has no types
    try:
        return library.PdfDocument(data)
    except library.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadablePaper(_("the file is encrypted; save it without a password")) from None
        raise UnreadablePaper(
            _("the file is damaged, or no PDF; open it in another program, and save it anew")
        ) from None


def _lines(library: Any, document: Any, pages: int) -> Iterator[Block]:  # noqa: ANN401 -- likewise
    number = size = 0
    for index in range(pages):
        try:
            page = document[index]
            width = page.get_width()
            text = page.get_textpage()
            if text.count_chars() > _MOST_ON_PAGE:
                raise UnreadablePaper(_("it holds more text than any paper"))
            lines = page_lines(text, width)
            text.close()
            page.close()
        except library.PdfiumError:
            words = _("page {page} is damaged; open the file in another program, and save it anew")
            raise UnreadablePaper(words.format(page=index + 1)) from None
        for block in _blocks(lines, width, index + 1):
            number += 1
            size += len(block.text)
            if size > MOST_TEXT:
                raise UnreadablePaper(_("it holds more text than any paper"))
            yield structs.replace(block, line=number)
    if not size:
        raise UnreadablePaper(
            _(
                "the file has no text, only pictures of it (a scan); let a program recognize its text"
            )
        )


def _blocks(lines: Sequence[PageLine], width: float, page: int) -> Iterator[Block]:
    """The lines of a page as blocks, and the gaps between them."""
    margin = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    before: Run | None = None
    for line in lines:
        cells = line.cells()
        first = cells[0]
        if before is not None and _is_gap(before, first):
            yield Block(BlockKind.BLANK, "", page=page)
        left = margin if line.margin is None else line.margin
        # In columns, as many as fit: two to the height of a line.
        starts = tuple(
            round(2 * (right - cell.right if line.turned else cell.left - left) / first.height, 1)
            for cell in cells
        )
        centre = (line.left + line.right) / 2
        before_it = right - line.right if line.turned else line.left - left
        several = len(cells) > 1
        yield Block(
            BlockKind.LINE,
            one_line(" ".join(cell.text for cell in cells)),
            cells=tuple(cell.text for cell in cells) if several else (),
            starts=starts if several else (),
            page=page,
            indent=starts[0],
            centred=abs(centre - width / 2) < width / 50 and before_it > width / 12,
        )
        before = first
    yield Block(BlockKind.BLANK, "", page=page)


def _is_gap(before: Run, run: Run) -> bool:
    """Whether an empty line stands between two, or a column ends."""
    return before.bottom - run.top > _EMPTY * run.height or run.bottom > before.top
