"""Reading PDF, with the help of PDFium: lines with their place on the page."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from tui.i18n import _
from tui.papers.blocks import MOST_TEXT, Block, BlockKind, UnreadablePaper
from tui.papers.readers.plain import one_line

_MOST_PAGES = 5_000
_MOST_ON_PAGE = 200_000
"""So many characters may a page have: it is read as a whole."""
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
        runs = _runs(text)
    finally:
        text.close()
    runs.sort(key=lambda run: -run.middle)
    line: list[_Run] = []
    for run in runs:
        if line and line[0].middle - run.middle > _SAME_LINE * max(line[0].height, run.height) / 2:
            yield sorted(line, key=lambda run: run.left)
            line = []
        line.append(run)
    if line:
        yield sorted(line, key=lambda run: run.left)


def _runs(text: Any) -> list[_Run]:  # noqa: ANN401 -- likewise
    """The stretches of a page that stand together, in the order of the file, character by character.

    PDFium's own rectangles of text overlap where scripts meet, and then have a character twice.
    """
    if text.count_chars() > _MOST_ON_PAGE:
        raise UnreadablePaper(_("it holds more text than any paper"))
    runs: list[_Run] = []
    signs: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)

    def end() -> None:
        if "".join(signs).strip():
            runs.append(_Run(*box, _clean("".join(signs))))
        signs.clear()

    whole = text.get_text_range()
    # A character beyond the Basic Multilingual Plane counts twice for PDFium.
    units = whole.encode("utf-16-le", "surrogatepass")
    for index in range(min(text.count_chars(), len(units) // 2)):
        sign = units[2 * index : 2 * index + 2].decode("utf-16-le", "surrogatepass")
        if sign in "\r\n":
            end()
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if sign.isspace() or right <= left:
            if signs:
                signs.append(sign if sign == "\u00a0" or not sign.isspace() else " ")
            continue
        if signs and not _stands_beside(box, (left, bottom, right, top)):
            end()
        if signs:
            box = (min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top))
        else:
            box = (left, bottom, right, top)
        signs.append(sign)
    end()
    return runs


_Box = tuple[float, float, float, float]


def _stands_beside(box: _Box, sign: _Box) -> bool:
    """Whether a character goes on with a run: on its line, and not far from its end."""
    height = max(0.1, box[3] - box[1])
    level = abs((sign[1] + sign[3]) - (box[1] + box[3])) / 2 <= _SAME_LINE * height
    return level and -height < sign[0] - box[2] < _CELL_GAP * height


def _clean(text: str) -> str:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
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
    return one_line(text), tuple(cells)
