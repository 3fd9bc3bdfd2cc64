"""A file of whatever kind as a stream of blocks; its kind is told by its content."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from tui.i18n import _
from tui.papers.blocks import MOST_BYTES, Block, Reader, UnreadablePaper


class PaperKind(StrEnum):
    """What kind of file a paper is."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_HEAD = 4096
_FAR = 1 << 16
_MEETING = re.compile(rb"(?m)^format\s*=\s*\d+\s*(?:#.*)?\r?$(?s:.*?)^\[meeting\]")
"""What every meeting file has, and no paper."""


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        UnreadablePaper: It cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadablePaper(_too_large())
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePaper(error.strerror or str(error)) from None


def kind_of(data: bytes) -> PaperKind:
    """What kind of file something is.

    Raises:
        UnreadablePaper: It is none that can be read.
    """
    if len(data) > MOST_BYTES:
        raise UnreadablePaper(_too_large())
    head = data[:_HEAD]
    if not data.strip(b" \t\r\n\f\xef\xbb\xbf"):
        raise UnreadablePaper(_("the file is empty"))
    if b"%PDF-" in head[:1024]:
        return PaperKind.PDF
    if head.startswith(b"PK"):
        return PaperKind.DOCX
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadablePaper(
            _("this is an old Word file or an encrypted one; save it as DOCX without a password")
        )
    if head.startswith(b"{\\rtf"):
        raise UnreadablePaper(_("this is RTF; save it as DOCX"))
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or (
        start.startswith(b"<") and (b"<p" in start or b"<div" in start or b"<h1" in start)
    ):
        return PaperKind.HTML
    if _MEETING.search(data[:_FAR]):
        raise UnreadablePaper(
            _("this is a meeting file already, and no paper; open it with agenda FILE")
        )
    return PaperKind.TEXT


def read_blocks(data: bytes) -> Iterator[Block]:
    """The blocks of a paper, as they are asked for.

    Args:
        data: The file.

    Raises:
        UnreadablePaper: It cannot be read; also in the middle.
    """
    return _reader(kind_of(data))(data)


def _reader(kind: PaperKind) -> Reader:
    match kind:
        case PaperKind.PDF:
            from tui.papers.readers.pdf import read_pdf  # noqa: PLC0415 -- what is not needed

            return read_pdf
        case PaperKind.DOCX:
            from tui.papers.readers.docx import read_docx  # noqa: PLC0415 -- likewise

            return read_docx
        case PaperKind.HTML:
            from tui.papers.readers.markup import read_markup  # noqa: PLC0415 -- likewise

            return read_markup
        case PaperKind.TEXT:
            from tui.papers.readers.plain import read_plain  # noqa: PLC0415 -- likewise

            return read_plain


def _too_large() -> str:
    words = _("the file has more than {most} MB, and no paper has")
    return words.format(most=MOST_BYTES >> 20)
