"""What a copy is, by its first bytes: what a host says of it may be wrong."""

import zipfile
from typing import IO

HEAD = 4096
"""How many bytes tell what a copy is."""

KINDS = (
    *("pdf", "docx", "doc", "odt", "rtf", "xlsx", "pptx", "ods", "odp"),
    *("html", "md", "txt"),
)
"""How the names of copies end."""

_OPEN_DOCUMENTS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_OFFICE = {b"word/": "docx", b"xl/": "xlsx", b"ppt/": "pptx"}
_SAID = {"wordprocessingml": "docx", "spreadsheetml": "xlsx", "presentationml": "pptx"}
_ZIPPED = frozenset({*_OFFICE.values(), *_OPEN_DOCUMENTS.values()})

_TAIL = 4096
"""In so many bytes at its end a PDF says that it ends."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(head: bytes, said: str, name: str = "") -> str:
    """How the name of a copy is to end; `""` for what is no document.

    Args:
        head: Its first bytes, `HEAD` of them where there are so many.
        said: What the host says it is, as in `text/markdown; charset=utf-8`.
        name: How it is called where it comes from.
    """
    said = said.partition(";")[0].strip().lower()
    if head.lstrip(b"\0\t\n\r ")[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, said)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or "html" in said:
        return "html"
    if not _is_text(head):
        return ""
    ending = name.rpartition(".")[2].lower()
    if said in ("text/markdown", "text/x-markdown") or ending in ("md", "markdown"):
        return "md"
    return "txt" if said.startswith("text/") or not said or ending == "txt" else ""


def has_its_end(file: IO[bytes], kind: str) -> bool:
    """Whether a file ends as its kind does; where that cannot be told, it does.

    Args:
        file: The file, open for reading.
        kind: Its kind, as `kind_of` tells it.
    """
    if kind in _ZIPPED:
        return zipfile.is_zipfile(file)
    if kind == "pdf":
        file.seek(max(0, file.seek(0, 2) - _TAIL))
        return b"%%EOF" in file.read(_TAIL)
    return True


def _zipped(head: bytes, said: str) -> str:
    for words, kind in _OPEN_DOCUMENTS.items():
        if f"opendocument.{words}".encode() in head or f"opendocument.{words}" in said:
            return kind
    for folder, kind in _OFFICE.items():
        if folder in head:
            return kind
    for words, kind in _SAID.items():
        if words in said:
            return kind
    return "docx" if b"[Content_Types].xml" in head and said != "application/zip" else ""


def _is_text(head: bytes) -> bool:
    if head.startswith(_UTF_16):
        return True
    if not head or b"\0" in head:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)  # noqa: PLR2004
    return controls == 0
