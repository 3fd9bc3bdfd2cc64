"""Reading HTML."""

from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import structs

from tui.i18n import _
from tui.papers.blocks import MOST_TEXT, Block, BlockKind, UnreadablePaper
from tui.papers.readers.plain import blocks_of, decoded, one_line

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "li",
        "dt",
        "dd",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "address",
        "figcaption",
        "caption",
        "pre",
        "ul",
        "ol",
        "dl",
        "table",
        "tr",
        "body",
        "html",
        "form",
        "fieldset",
        "legend",
        "hr",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "title",
        "nav",
        "button",
        "select",
    ]
)
_PIECE = 1 << 14
"""So many characters are read before the first blocks are given."""
_BOLD = frozenset(("b", "strong", "th"))
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


def read_markup(data: bytes) -> Iterator[Block]:
    """The paragraphs, headings and rows of a page.

    Args:
        data: The file.

    Raises:
        UnreadablePaper: It is no text.
    """
    reader = _Reader()
    text = decoded(_with_charset(data))
    at, size = 0, _PIECE
    while at < len(text):
        reader.feed(text[at : at + size])
        yield from reader.take()
        # What is begun and not ended is looked through anew with each piece: they become larger.
        at, size = at + size, 2 * size
    reader.close()
    yield from reader.blocks()


def _with_charset(data: bytes) -> bytes:
    """A page as UTF-8, where it says at its beginning that it is in another encoding."""
    head = data[:2048].lower()
    at = head.find(b"charset=")
    if at < 0:
        return data
    name = head[at + 8 : at + 40].strip(b"\"' ").split(b'"')[0].split(b"'")[0].split(b">")[0]
    try:
        return data.decode(name.strip(b" ;/").decode("ascii")).encode()
    except (LookupError, ValueError):
        return data


class _Reader(HTMLParser):
    """Collects the blocks of a page; what is unknown counts as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Block] = []
        self._count = 0
        self._words: list[str] = []
        self._size = 0
        self._skipped: list[str] = []
        self._heading = 0
        self._bold = 0
        self._was_bold = True
        self._centred = 0
        self._lists: list[int] = []
        self._number = ""
        self._cells: list[str] | None = None
        self._links: list[str] = []
        self._pre = 0

    def blocks(self) -> Iterator[Block]:
        """What was found since the last time, in order, to the end of the page."""
        self._end_block()
        yield from self.take()

    def take(self) -> Iterator[Block]:
        """What was found since the last time, in order."""
        found, self._found = self._found, []
        yield from found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins an element."""
        if self._skipped or tag in _SKIPPED:
            if tag in _SKIPPED and tag not in _VOID:
                self._skipped.append(tag)
            return
        values = {name: value or "" for name, value in attrs}
        if tag in ("br", "tr", "td", "th"):
            self._begin_in_table(tag)
        elif tag in _HEADINGS or tag in _PARAGRAPHS:
            self._begin_block(tag, values)
        self._bold += tag in _BOLD
        self._pre += tag == "pre"
        if tag == "a" and values.get("href", "").startswith(("http://", "https://")):
            self._links.append(values["href"])

    def _begin_in_table(self, tag: str) -> None:
        if tag == "br" and self._cells is not None:
            self._words.append(" ")
        elif tag in ("br", "tr"):
            self._end_block()
            self._cells = [] if tag == "tr" else None
        else:
            self._end_cell()
            self._words = []

    def _begin_block(self, tag: str, values: dict[str, str]) -> None:
        if self._cells is None:
            self._end_block()
        self._heading = _HEADINGS.get(tag, self._heading)
        self._centred = int(_is_centred(values))
        if tag in ("ol", "ul"):
            start = values.get("start", "1")
            self._lists.append(_figure(start, 1) - 1 if tag == "ol" else -1)
        elif tag == "li" and self._lists and self._lists[-1] >= 0:
            self._lists[-1] = _figure(values.get("value", ""), self._lists[-1] + 1)
            self._number = f"{self._lists[-1]}."

    def handle_endtag(self, tag: str) -> None:
        """Ends an element."""
        if self._skipped:
            if tag in self._skipped:
                del self._skipped[self._skipped.index(tag) :]
            return
        if tag == "pre" and self._cells is None:
            self._end_line()
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag in _HEADINGS or (tag in _PARAGRAPHS and self._cells is None):
            self._end_block()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        if tag == "pre":
            self._pre = max(0, self._pre - 1)

    def handle_data(self, data: str) -> None:
        """Takes text."""
        if self._skipped:
            return
        self._size += len(data)
        if self._size > MOST_TEXT:
            raise UnreadablePaper(_("it holds more text than any paper"))
        if self._pre and "\n" in data and self._cells is None:
            first, *others = data.split("\n")
            self._words.append(first)
            for line in others:
                self._end_line()
                self._words = [line]
            return
        self._words.append(data)
        if data.strip() and not self._bold:
            self._was_bold = False

    def _end_cell(self) -> None:
        if self._cells is not None and self._words:
            self._cells.append(one_line("".join(self._words)))
            self._words = []

    def _end_row(self) -> None:
        self._end_cell()
        cells = tuple(self._cells or ())
        self._cells = None
        text = " ".join(cell for cell in cells if cell)
        if text:
            self._add(BlockKind.ROW, text, cells)
        self._forget()

    def _end_block(self) -> None:
        if self._cells is not None:
            self._end_row()
            return
        text = one_line("".join(self._words))
        if text:
            kind = BlockKind.HEADING if self._heading else BlockKind.PARAGRAPH
            self._add(kind, text)
        if text or not self._number:
            self._forget()
        self._words = []

    def _end_line(self) -> None:
        """Ends a line of what is set as it is: there lines and their blanks mean what they do in text."""
        line = "".join(self._words)
        self._words = []
        for block in blocks_of(line):
            self._count += 1
            self._found.append(
                structs.replace(block, line=self._count, page=0, links=tuple(self._links))
            )
        self._links = []

    def _forget(self) -> None:
        self._heading, self._number, self._was_bold, self._links = 0, "", True, []

    def _add(self, kind: BlockKind, text: str, cells: tuple[str, ...] = ()) -> None:
        self._count += 1
        self._found.append(
            Block(
                kind,
                text,
                self._count,
                number=self._number,
                level=self._heading,
                cells=cells,
                indent=max(0, len(self._lists) - 1) * 2.0,
                bold=self._was_bold and kind is not BlockKind.ROW,
                centred=bool(self._centred),
                links=tuple(self._links),
            )
        )


def _figure(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else otherwise  # noqa: PLR2004 -- a list


def _is_centred(values: dict[str, str]) -> bool:
    style = values.get("style", "").replace(" ", "").lower()
    return "text-align:center" in style or values.get("align", "").lower() == "center"
