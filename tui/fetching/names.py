"""What the file of a copy is called."""

import re
import unicodedata

from tui.meeting.model import Document

_FOLDER = "documents"
_LONGEST = 100
_UNSAFE = re.compile(r"[^\w.()+-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def copy_name(document: Document, language: str, kind: str) -> str:
    """The path of a copy in the meeting's folder: `documents/CTOC-COP-WG.4-2019-2.en.pdf`.

    Args:
        document: The document; it is named by its symbol, or where it has none by its title.
        language: The tag of the copy's language.
        kind: How the name ends, without a dot: `pdf`.
    """
    return f"{_FOLDER}/{_plain(document.name)}.{_plain(language)}.{kind}"


def _plain(text: str) -> str:
    """A text of signs that every file system takes, and that leads nowhere else."""
    normal = unicodedata.normalize("NFC", text)
    plain = _UNSAFE.sub("-", normal).strip(".-")[:_LONGEST].rstrip(".-")
    if not plain or _RESERVED.match(plain):
        plain = f"document-{plain}".rstrip("-")
    return plain
