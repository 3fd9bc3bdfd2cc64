"""Reading PDF, with the help of PDFium: lines with their place on the page."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from tui.i18n import _
from tui.papers.blocks import MOST_TEXT, Block, BlockKind, UnreadablePaper

_MOST_PAGES = 5_000
_SAME_LINE = 0.5
"""Of the height of a line, by so much the middles of two runs on it may differ."""
_CELL_GAP = 1.6
"""So many heights of a line between two runs part two cells."""
_WORD_GAP = 0.18
"""So many heights between two runs part two words."""


class _Run(NamedTuple):
    """A stretch of text that stands in one place."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return max(0.1, self.top - self.bottom)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


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
            found = list(_page(page))
            width = page.get_width()
            page.close()
        except library.PdfiumError:
            words = _("page {page} is damaged; open the file in another program, and save it anew")
            raise UnreadablePaper(words.format(page=index + 1)) from None
        margin = min((runs[0].left for runs in found), default=0.0)
        before: _Run | None = None
        for runs in found:
            number += 1
            text, cells = _joined(runs)
            size += len(text)
            if size > MOST_TEXT:
                raise UnreadablePaper(_("it holds more text than any paper"))
            first, last = runs[0], runs[-1]
            if before is not None and before.bottom - first.top > 0.75 * first.height:
                yield Block(BlockKind.BLANK, "", number, page=index + 1)
                number += 1
            centre = (first.left + last.right) / 2
            yield Block(
                BlockKind.LINE,
                text,
                number,
                cells=cells if len(cells) > 1 else (),
                page=index + 1,
                indent=round((first.left - margin) / first.height, 1),
                centred=abs(centre - width / 2) < width / 50 and first.left - margin > width / 12,
            )
            before = first
        number += 1
        yield Block(BlockKind.BLANK, "", number, page=index + 1)
    if not size:
        raise UnreadablePaper(
            _(
                "the file has no text, only pictures of it (a scan); let a program recognize its text"
            )
        )


def _page(page: Any) -> Iterator[list[_Run]]:  # noqa: ANN401 -- likewise
    """The lines of a page from the top, each as its runs from the left."""
    text = page.get_textpage()
    try:
        runs = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words = text.get_text_bounded(left, bottom, right, top)
            runs += [
                _Run(left, bottom, right, top, _clean(piece))
                for piece in words.replace("\r", "\n").split("\n")
                if piece.strip()
            ]
    finally:
        text.close()
    runs.sort(key=lambda run: -run.middle)
    line: list[_Run] = []
    for run in runs:
        if line and line[0].middle - run.middle > _SAME_LINE * max(line[0].height, run.height) / 2:
            yield _in_order(line)
            line = []
        line.append(run)
    if line:
        yield _in_order(line)


def _in_order(line: list[_Run]) -> list[_Run]:
    line.sort(key=lambda run: run.left)
    kept: list[_Run] = []
    for run in line:
        # PDFium gives a run twice where two boxes overlap.
        if kept and run.left < kept[-1].right and run.text in kept[-1].text:
            continue
        kept.append(run)
    return kept


def _clean(text: str) -> str:
    return text.replace("\ufffe", "-").replace("\u00ad", "-").replace("\0", "")


def _joined(runs: list[_Run]) -> tuple[str, tuple[str, ...]]:
    """The text of a line, and its cells."""
    cells = [runs[0].text.strip()]
    text = cells[0]
    for before, run in pairwise(runs):
        gap = (run.left - before.right) / max(before.height, run.height)
        words = run.text.strip()
        parted = gap > _WORD_GAP or before.text.endswith(" ") or run.text.startswith(" ")
        joint = " " if parted else ""
        text += joint + words
        if gap > _CELL_GAP:
            cells.append(words)
        else:
            cells[-1] += joint + words
    return " ".join(text.split()), tuple(cells)
