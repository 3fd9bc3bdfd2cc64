"""Search over one meeting, by looking through its folded texts: no index, no waiting."""

import re
from collections.abc import Sequence

from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.records import Place, Record, Unit, units
from tui.text.cells import cell_width, graphemes
from tui.text.fold import Folded, fold

_SEPARATOR = "\n"


_ITEM = re.compile(r"^ ?(?:(?:agenda )?item|point|tema|пункт|البند|议?程?项目)\.? ?")
"""What people say before a number, folded; the words are those of the six languages' papers."""


def _bare(name: str) -> str:
    """A number or symbol without what people leave out or write otherwise: `1(a)` is `1a`."""
    return "".join(sign for sign in fold(name) if sign.isalnum() or sign == "/")


class Hit(Struct, frozen=True):
    """A text in which something of the query stands.

    Attributes:
        record: The text and its place.
    """

    record: Record

    @property
    def place(self) -> Place:
        """Where the text is read."""
        return self.record.place


class Query(Struct, frozen=True):
    """What was typed, folded: every word must be in an item, a document or a sitting.

    Attributes:
        words: The words, folded, each once.
        names: The whole query as a number or symbol, with and without a word for "item" before it.
    """

    words: tuple[str, ...]
    names: frozenset[str]

    @classmethod
    def readings(cls, text: str) -> "tuple[Query, ...]":
        """The ways to read a query as typed, the strictest first.

        A blank beside a Han character may stand between two words (`领事 做法`) or mean nothing
        (`9 月 9 日`), so both are tried.
        """
        folded = fold(text)
        names = frozenset({_bare(text), _bare(_ITEM.sub("", folded))})
        strict = tuple(dict.fromkeys(folded.split()))
        loose = tuple(dict.fromkeys(word for part in text.split() for word in fold(part).split()))
        return (cls(strict, names), *([cls(loose, names)] if loose != strict else []))

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text: offsets of start and end, in order, apart."""
        if not self.words:
            return []
        plain = fold(text)
        if not any(word in plain for word in self.words):
            return []
        folded = Folded.of(text)
        found: list[tuple[int, int]] = []
        for word in self.words:
            start = folded.text.find(word)
            while start >= 0:
                found.append(folded.span(start, start + len(word)))
                start = folded.text.find(word, start + len(word))
        return _merge(found)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class Found(Struct, frozen=True):
    """What a query led to.

    Attributes:
        query: The reading of the query that was looked for.
        hits: The hits, in order.
    """

    query: Query
    hits: tuple[Hit, ...]


class Search:
    """The texts of a meeting, folded once, to be searched with each key that is typed.

    Args:
        meeting: The meeting.
        links: Its links.
    """

    def __init__(self, meeting: Meeting, links: Links) -> None:
        self._units: list[Unit] = list(units(meeting, links))
        self._folded = [[fold(record.text) for record in unit.records] for unit in self._units]
        self._names = [_bare(unit.name) for unit in self._units]
        self._all = [_SEPARATOR.join(texts) for texts in self._folded]

    def find(self, text: str) -> Found:
        """Finds what a query as typed asks for.

        What bears its number or symbol comes first, then texts that hold all words, then those
        that hold some while their item, document or sitting holds all; each in reading order.
        """
        readings = Query.readings(text)
        found = [Found(query, self._hits(query)) for query in readings]
        return next((one for one in found if one.hits), found[0])

    def _hits(self, query: Query) -> tuple[Hit, ...]:
        if not query.words:
            return ()
        named: list[Hit] = []
        whole: list[Hit] = []
        parts: list[Hit] = []
        for unit, name, everything, texts in zip(
            self._units, self._names, self._all, self._folded, strict=True
        ):
            if name and name in query.names and unit.records:
                named.append(Hit(unit.records[0]))
            if not all(word in everything for word in query.words):
                continue
            counts = [sum(word in text for word in query.words) for text in texts]
            most = max(counts)
            found = whole if most == len(query.words) else parts
            # Texts with fewer of the words than another of the same item would only be noise.
            found += (
                Hit(record)
                for record, count in zip(unit.records, counts, strict=True)
                if count == most
            )
        known = {id(hit.record) for hit in named}
        return (*named, *(hit for hit in (*whole, *parts) if id(hit.record) not in known))


class Snippet(Struct, frozen=True):
    """A piece of a text around its first match.

    Attributes:
        text: The piece, with an ellipsis where it was cut.
        spans: Offsets in it of what matched.
    """

    text: str
    spans: tuple[tuple[int, int], ...]


def snippet(text: str, query: Query, before: int = 24, cells: int = 150) -> Snippet:
    """Cuts a text around its first match, between characters as people see them.

    Args:
        text: The whole text.
        query: What is looked for.
        before: Characters kept before the match, about.
        cells: Width of the piece, about.
    """
    spans: Sequence[tuple[int, int]] = query.find(text)
    first = spans[0][0] if spans else 0
    start = _boundary(text, first - before if first > before + before // 2 else 0)
    end = _boundary(text, start + _characters(text[start : start + cells], cells))
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = tuple(
        (max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start
    )
    return Snippet(f"{head}{text[start:end]}{tail}", inside)


def _characters(text: str, cells: int) -> int:
    """How many characters of a text are that many cells wide, about: a Han character is two."""
    return max(1, round(len(text) * min(1.0, cells / max(1, cell_width(text)))))


def _boundary(text: str, offset: int) -> int:
    """The nearest offset, at or before this one, that cuts no character; a blank if one is near."""
    if offset <= 0:
        return 0
    if offset >= len(text):
        return len(text)
    near = max(0, offset - 40)
    starts = [near + start for start, _, _ in graphemes(text[near : offset + 8])]
    cut = max((start for start in starts if start <= offset), default=offset)
    blank = text.rfind(" ", max(0, cut - 12), cut)
    return blank + 1 if blank >= 0 else cut
