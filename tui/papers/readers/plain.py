"""Reading plain text, as it was typed or as it comes out of a PDF."""

import codecs
import re
from collections.abc import Iterator

from tui.i18n import _
from tui.papers.blocks import Block, BlockKind, UnreadablePaper

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OTHERS = ("gb18030", "cp1256", "cp1251", "cp1252")
"""Encodings that are tried where a text is no UTF-8: each fails on what is none of its own, or its
letters are those of no language.
"""

_TAB = 4


def read_plain(data: bytes) -> Iterator[Block]:
    """The lines of a text.

    Args:
        data: The file.

    Raises:
        UnreadablePaper: It is no text.
    """
    yield from blocks_of(decoded(data))


def blocks_of(text: str) -> Iterator[Block]:
    """The lines of a text, each a block; a form feed begins a page."""
    page = 1
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removesuffix("\r")
        for at, piece in enumerate(line.split("\f")):
            page += bool(at)
            shown = piece.expandtabs(_TAB)
            bare = shown.strip()
            if bare:
                indent = len(shown) - len(shown.lstrip())
                cells = tuple(cell.strip() for cell in piece.strip().split("\t") if cell.strip())
                yield Block(
                    BlockKind.LINE,
                    " ".join(bare.split("\t")),
                    number,
                    cells=cells if len(cells) > 1 else (),
                    page=page,
                    indent=indent,
                )
            else:
                yield Block(BlockKind.BLANK, "", number, page=page)


def one_line(text: str) -> str:
    """A text on one line with single blanks; hard ones, as before French colons, stay."""
    return _BLANKS.sub(" ", text).strip(" ")


_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


def decoded(data: bytes) -> str:
    """A text in whatever encoding it is.

    Raises:
        UnreadablePaper: It is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" not in data[:4096]:
        for encoding in _OTHERS:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _is_likely(text, encoding):
                return text
    raise UnreadablePaper(_("it is no text in an encoding that is known; save it as UTF-8"))


def _is_likely(text: str, encoding: str) -> bool:
    """Whether a text reads like one in the language that an encoding is for."""
    letters = [sign for sign in text[:20_000] if sign.isalpha()]
    if not letters:
        return True
    first, last = {
        "gb18030": ("\u3400", "\u9fff"),
        "cp1256": ("\u0600", "\u06ff"),
        "cp1251": ("\u0400", "\u04ff"),
    }.get(encoding, ("A", "\u024f"))
    return sum(first <= sign <= last for sign in letters) > len(letters) / 2
