"""Which copies of a meeting's documents are missing, and where they can be had."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct

from tui.meeting.model import Document, Meeting
from tui.meeting.words import primary_subtag
from tui.store.reading.files import named_file

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The languages in which the United Nations publishes documents."""

_BY_SYMBOL = frozenset({"undocs.org", "www.undocs.org", "docs.un.org"})
"""Hosts that give a document by its symbol, and in a language named before it."""

_LANGUAGE = re.compile(rf"/(?:{'|'.join(LANGUAGES)})(?=/|$)", re.IGNORECASE)
"""A language before a symbol; a symbol may itself begin with two letters, as those of `CD/…`."""


class Copy(Struct, frozen=True):
    """A copy that is missing.

    Attributes:
        document: The document's position.
        language: The tag of the language that is wanted.
        url: Where it can be had; `""` where no address is known.
    """

    document: int
    language: str
    url: str


def missing_copies(meeting: Meeting, folder: Path, languages: Sequence[str]) -> list[Copy]:
    """The copies that a meeting has not, in order of its documents.

    What is withdrawn, or not there yet, is not looked for.

    Args:
        meeting: The meeting.
        folder: The folder of its file.
        languages: The tags of the languages that are wanted.
    """
    wanted = []
    for position, document in enumerate(meeting.documents):
        if document.status in ("expected", "withdrawn"):
            continue
        for language in dict.fromkeys(languages):
            name = document.files.get(language)
            if name is None or named_file(name, folder) is None:
                url = address_in(document, language, meeting.about.language)
                wanted.append(Copy(position, language, url))
    return wanted


def address_in(document: Document, language: str, own: str) -> str:
    """The address of a document in a language, or `""`.

    Hosts of the United Nations take the language in front of the symbol. Of others nothing is known
    but the address that the file has: it is of the document in the meeting's language.

    Args:
        document: The document.
        language: The tag of the language.
        own: The meeting's language.
    """
    try:
        parts = urlsplit(document.url.strip())
    except ValueError:
        return ""
    if (parts.hostname or "").lower() in _BY_SYMBOL:
        match = _LANGUAGE.match(parts.path)
        path = parts.path[match.end() :] if match else parts.path
        published = primary_subtag(language)
        if published in LANGUAGES:
            return urlunsplit(("https", parts.netloc, f"/{published}{path}", parts.query, ""))
        return ""
    if primary_subtag(language) == primary_subtag(own):
        return document.url.strip()
    return ""
