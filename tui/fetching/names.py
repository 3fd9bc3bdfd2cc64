"""What the file of a copy is called."""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence

from tui.meeting.model import Document

_FOLDER = "documents"
_LONGEST = 160
"""Bytes of a symbol or title in a name: file systems take 255, and a part has more after it."""
_LONGEST_TAG = 35
"""The longest language tag that there is."""
_UNSAFE = re.compile(r"[^\w.()+-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def copy_stems(documents: Sequence[Document]) -> list[str]:
    """The names of the copies of documents, without language and kind: `CTOC-COP-WG.4-2019-2`.

    A document is named by its symbol. A title may be that of other documents too, also in another
    meeting of the folder, and two symbols may come to one name: then a sum over symbol, title and
    address tells them apart.

    Args:
        documents: All documents of a meeting.
    """
    names = [_plain(document.name, _LONGEST) for document in documents]
    count = Counter(name.casefold() for name in names)
    return [
        name if document.symbol and count[name.casefold()] == 1 else f"{name}-{_sum(document)}"
        for name, document in zip(names, documents, strict=True)
    ]


def copy_path(stem: str, language: str) -> str:
    """The path of a copy in the meeting's folder, without its kind.

    Args:
        stem: Its name, of `copy_stems`.
        language: The tag of the copy's language.
    """
    return f"{_FOLDER}/{stem}.{_plain(language, _LONGEST_TAG)}"


def _sum(document: Document) -> str:
    told = "\n".join((document.symbol, document.title, document.url))
    return f"{zlib.crc32(told.encode('utf-8', 'replace')):08x}"


def _plain(text: str, longest: int) -> str:
    """A text of signs that every file system takes, and that leads nowhere else."""
    normal = unicodedata.normalize("NFC", text)
    plain = _UNSAFE.sub("-", normal).strip(".-")
    plain = plain.encode("utf-8", "ignore")[:longest].decode("utf-8", "ignore").rstrip(".-")
    if not plain or _RESERVED.match(plain):
        plain = f"document-{plain}".rstrip("-")
    return plain
