"""Search over one meeting, by looking through its folded texts: no index, no waiting."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.filters import Filters
from tui.search.language import parse
from tui.search.likeness import Vocabulary
from tui.search.names import bare_name, ends_with, symbol_text
from tui.search.query import Query
from tui.search.records import Pane, Place, Record, Unit, units
from tui.text.cells import cell_width, graphemes
from tui.text.fold import fold

if TYPE_CHECKING:
    from tui.search.pinyin import Pinyin

__all__ = ["By", "Found", "Hit", "Query", "Search", "Snippet", "snippet"]

_SEPARATOR = "\n"
_LETTER = r"[^\W\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter or digit of a script that puts blanks between words."""


class By(StrEnum):
    """How a hit came about."""

    NAME = "name"
    TEXT = "text"
    PINYIN = "pinyin"
    LIKENESS = "likeness"


class Hit(Struct, frozen=True):
    """A text in which something of the query stands.

    Attributes:
        record: The text and its place.
        by: By what it was found: its number or symbol, its text, its pinyin, or a word in it
            that is like one that was typed.
    """

    record: Record
    by: By = By.TEXT

    @property
    def place(self) -> Place:
        """Where the text is read."""
        return self.record.place


class Found(Struct, frozen=True):
    """What a query led to.

    Attributes:
        query: The reading of the query that was looked for.
        hits: The hits, in order.
        remarks: What is wrong with the values of filters, each in a sentence.
    """

    query: Query
    hits: tuple[Hit, ...]
    remarks: tuple[str, ...] = ()


class _Unit(Struct, frozen=True):
    """A unit with its foldings: of each record, of all of them, of their titles."""

    records: tuple[Record, ...]
    texts: tuple[str, ...]
    titles: tuple[str, ...]
    everything: str
    names: frozenset[str]
    symbol: str

    @classmethod
    def of(cls, unit: Unit) -> "_Unit":
        texts = tuple(fold(record.text) for record in unit.records)
        titles = tuple(
            text if record.title == record.text else fold(record.title)
            for record, text in zip(unit.records, texts, strict=True)
        )
        document = bool(unit.records) and unit.records[0].place.pane == Pane.DOCUMENTS
        names = frozenset(map(bare_name, (unit.name, unit.number))) - {""}
        symbol = symbol_text(unit.name) if document else ""
        return cls(unit.records, texts, titles, _SEPARATOR.join(texts), names, symbol)


_Test = Callable[[str], bool]
_Passes = Callable[[Place], bool]


class Search:
    """The texts of a meeting, folded once, to be searched with each key that is typed.

    Hits come in this order, the first rule that tells two apart deciding:

    1. what bears the number or the symbol that was typed, then what has a symbol with that tail;
    2. what was found by the text itself, then by pinyin, then by likeness;
    3. texts that hold all words, then those that hold some (the most of their item, document or
       sitting) while the rest of it holds the others;
    4. titles that hold all words, then annotations and all the rest;
    5. texts in which all words stand whole, then those in which one is a part of a longer word;
       in scripts without blanks every match is whole;
    6. reading order.

    Args:
        meeting: The meeting.
        links: Its links.
    """

    def __init__(self, meeting: Meeting, links: Links) -> None:
        self.meeting = meeting
        """What is searched."""
        self._links = links
        self._units = [_Unit.of(unit) for unit in units(meeting, links)]
        self._pinyin: Pinyin | None = None

    def with_pinyin(self) -> "Search":
        """The same search, which finds Chinese by its pinyin too.

        The first call of a program takes a moment, to load the readings of all characters.
        """
        from tui.search.pinyin import Pinyin  # noqa: PLC0415 -- not needed to start

        self._pinyin = Pinyin(unit.everything for unit in self._units)
        return self

    @property
    def knows_pinyin(self) -> bool:
        """Whether Chinese is found by its pinyin."""
        return self._pinyin is not None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(unit.everything for unit in self._units)

    def find(self, text: str) -> Found:
        """Finds what a query as typed asks for, in the order that the class describes."""
        asked = parse(text)
        filters = Filters.of(asked.filters, self.meeting, self._links)
        readings = Query.readings(text)
        found = [(query, self._exact(query, filters)) for query in readings]
        query, hits = next((one for one in found if one[1]), found[0])
        for by, patterns in self._other_ways(query):
            if by == By.LIKENESS and hits:
                break
            if patterns:
                with_patterns = query.with_patterns(patterns)
                more = self._hits(with_patterns, filters.passes, by)
                known = {id(hit.record) for hit in hits}
                more = [hit for hit in more if id(hit.record) not in known]
                if more:
                    query, hits = with_patterns, [*hits, *more]
        return Found(query, tuple(hits), filters.remarks)

    def _other_ways(self, query: Query) -> Iterator[tuple[By, Mapping[str, re.Pattern[str]]]]:
        """What else the words may stand for; likeness, for those alone that stand nowhere."""
        if self._pinyin:
            found = ((word, self._pinyin.pattern(word)) for word in query.words)
            yield By.PINYIN, {word: pattern for word, pattern in found if pattern}
        missing = [
            word for word in query.words if not any(word in unit.everything for unit in self._units)
        ]
        if missing:
            found = ((word, self._vocabulary.pattern(word)) for word in missing)
            yield By.LIKENESS, {word: pattern for word, pattern in found if pattern}

    def _exact(self, query: Query, filters: Filters) -> list[Hit]:
        """The hits by name, by text, and of what stands in a text just as it was typed."""
        hits = [*self._named(query, filters.passes)]
        if query.words:
            hits += self._hits(query, filters.passes, By.TEXT)
        elif filters or query.without:
            hits += self._filtered(query, filters.passes)
        if query.whole:
            hits += (
                Hit(record)
                for unit in self._units
                if query.whole in unit.everything
                for record, text in zip(unit.records, unit.texts, strict=True)
                if query.whole in text
            )
        return list({id(hit.record): hit for hit in reversed(hits)}.values())[::-1]

    def _named(self, query: Query, passes: _Passes) -> list[Hit]:
        named: list[Hit] = []
        tails: list[Hit] = []
        if query.names:
            for unit in self._units:
                if not (unit.names or unit.symbol) or not unit.records:
                    continue
                if not passes(unit.records[0].place) or _left_out(query, unit):
                    continue
                if not unit.names.isdisjoint(query.names):
                    named.append(Hit(unit.records[0], By.NAME))
                elif ends_with(unit.symbol, query.tail):
                    tails.append(Hit(unit.records[0], By.NAME))
        return named + tails

    def _filtered(self, query: Query, passes: _Passes) -> Iterator[Hit]:
        """The first text of everything that the filters let through."""
        for unit in self._units:
            first = next((record for record in unit.records if passes(record.place)), None)
            if first is not None and not _left_out(query, unit):
                yield Hit(first)

    def _hits(self, query: Query, passes: _Passes, by: By) -> list[Hit]:
        # Each word with what tells whether a text holds it: only patterns need more than `in`.
        tests = [_test(word, query.patterns.get(word)) for word in query.words]
        whole = [_whole(word) for word in query.words]
        groups: list[list[Hit]] = [[] for _ in range(8)]
        for unit in self._units:
            if not all(test(unit.everything) for test in tests) or _left_out(query, unit):
                continue
            among = [at for at, record in enumerate(unit.records) if passes(record.place)]
            if not among:
                continue
            held = {at: [test(unit.texts[at]) for test in tests] for at in among}
            if not all(any(of_word) for of_word in zip(*held.values(), strict=True)):
                continue
            most = max(map(sum, held.values()))
            for at in among:
                # Texts with fewer words than another of the same item would only be noise.
                if sum(held[at]) != most:
                    continue
                title = unit.titles[at]
                in_title = bool(title) and all(test(title) for test in tests)
                text = title if in_title else unit.texts[at]
                part = by == By.TEXT and not all(
                    pattern.search(text)
                    for pattern, held_here in zip(whole, held[at], strict=True)
                    if held_here
                )
                group = 4 * (most < len(tests)) + 2 * (not in_title) + part
                groups[group].append(Hit(unit.records[at], by))
        return [hit for group in groups for hit in group]


def _left_out(query: Query, unit: _Unit) -> bool:
    return any(word in unit.everything for word in query.without)


def _test(word: str, pattern: re.Pattern[str] | None) -> _Test:
    if pattern is None:
        return lambda text: word in text
    return lambda text: word in text or pattern.search(text) is not None


@lru_cache(maxsize=64)
def _whole(word: str) -> re.Pattern[str]:
    # The word comes first, so that it is looked for as a plain text is.
    before = rf"(?<!{_LETTER}{re.escape(word)})" if re.match(_LETTER, word) else ""
    after = rf"(?!{_LETTER})" if re.match(_LETTER, word[-1]) else ""
    return re.compile(re.escape(word) + before + after)


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
