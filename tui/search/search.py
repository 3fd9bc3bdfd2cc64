"""Search over one meeting, by looking through its folded texts: no index, no waiting."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.corpus import Corpus, UnitTexts
from tui.search.filters import Filters
from tui.search.language import parse
from tui.search.likeness import Vocabulary
from tui.search.matching import Passes, matching
from tui.search.names import bare_name, bare_tail, ends_with
from tui.search.query import Query
from tui.search.records import Pane, Place, Record, units
from tui.text.fold import fold

if TYPE_CHECKING:
    from tui.search.pinyin import Pinyin
    from tui.search.variants import Variants


class By(StrEnum):
    """How a hit came about."""

    NAME = "name"
    TEXT = "text"
    VARIANT = "variant"
    PINYIN = "pinyin"
    LIKENESS = "likeness"


class Hit(Struct, frozen=True):
    """A text in which something of the query stands.

    Attributes:
        record: The text and its place.
        by: By what it was found: its number or symbol, its text, its text in characters of the
            other form (traditional or simplified), its pinyin, or a word in it that is like one
            that was typed.
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
        absent: Whether a filter asks for what only other meetings have.
        unfinished: What filters without a value wait for, each in a sentence.
    """

    query: Query
    hits: tuple[Hit, ...]
    remarks: tuple[str, ...] = ()
    absent: bool = False
    unfinished: tuple[str, ...] = ()


class Search:
    """The texts of a meeting, folded once, to be searched with each key that is typed.

    Hits stand in groups: those in the agenda, in annotations, among the documents, in the schedule,
    and those in what the file says of the meeting as such. Within a group they come in this order,
    the first rule that tells two apart deciding; and the group with the better first hit comes
    first:

    1. what bears the number or the symbol that was typed, then what has a symbol with that tail;
       what bears it in another script (`3 b` for `3 б)`), behind what holds it as a text;
    2. what was found by the text itself, then in traditional characters for simplified ones or the
       other way round, then by pinyin, then by likeness;
    3. texts that hold all words, then those that hold some (the most of their item, document or
       sitting) while the rest of it holds the others;
    4. titles that hold all words, then annotations and all the rest;
    5. texts in which all words stand whole, then those in which one is a part of a longer word;
       in scripts without blanks every match is whole;
    6. reading order.

    Args:
        meeting: The meeting.
        links: Its links.
        only: The positions of what is to be searched, as `units` counts; by default all.
    """

    def __init__(self, meeting: Meeting, links: Links, only: Iterable[int] | None = None) -> None:
        self.meeting = meeting
        """What is searched."""
        self._links = links
        self._corpus = Corpus(units(meeting, links, only))
        self._pinyin: Pinyin | None = None
        self._variants: Variants | None = None

    def with_pinyin(self) -> "Search":
        """The same search, which finds Chinese by its pinyin and in the other characters too.

        The first call of a program takes a moment, to load the readings of all characters.
        """
        from tui.search.pinyin import Pinyin  # noqa: PLC0415 -- not needed to start
        from tui.search.variants import Variants  # noqa: PLC0415 -- neither is this

        if self._pinyin is None:
            self._pinyin = Pinyin(self._corpus.texts)
            self._variants = Variants(self._corpus.texts)
        return self

    def prepare(self) -> None:
        """Does beforehand what the first keys would wait for."""
        _ = self._by_text, self._vocabulary, self._corpus.words, self._corpus.title_words

    @property
    def knows_pinyin(self) -> bool:
        """Whether Chinese is found by its pinyin."""
        return self._pinyin is not None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._corpus.texts)

    def find(self, text: str, *, meant: bool = True) -> Found:
        """Finds what a query as typed asks for, in the order that the class describes.

        Args:
            text: The query.
            meant: Whether what it may stand for counts too: characters of the other form, pinyin,
                words with a typing error.
        """
        asked = parse(text)
        filters = Filters.of(asked.filters, self.meeting, self._links)
        readings = Query.readings(text)
        found = [(query, self._exact(query, filters)) for query in readings]
        query, hits = next((one for one in found if one[1]), found[0])
        if not any(hit.by is By.NAME for hit in hits):
            hits = _merged([hits, self._named_otherwise(query, filters)])
        for by, patterns in self._other_ways(query) if meant else ():
            if by == By.LIKENESS and hits:
                break
            if patterns:
                with_patterns = query.with_patterns({**query.patterns, **patterns})
                more = self._hits(with_patterns, filters, by)
                known = {id(hit.record) for hit in hits}
                more = [hit for hit in more if id(hit.record) not in known]
                if more:
                    query, hits = with_patterns, [*hits, *more]
        return Found(query, _grouped(hits), filters.remarks, filters.absent, filters.unfinished)

    def match_counts(self, found: Found) -> list[int]:
        """In how many places each hit matches; one that was found by its name has one at least.

        Args:
            found: What this search has found.
        """
        places, texts = self._places, self._corpus.texts
        count = found.query.count
        at = [places.get(id(hit.record)) for hit in found.hits]
        return [
            # Of a text that has been read anew since, the place is not known.
            max(1, count(texts[place] if place is not None else fold(hit.record.text)))
            for hit, place in zip(found.hits, at, strict=True)
        ]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(record): at for at, record in enumerate(self._corpus.records)}

    def _other_ways(self, query: Query) -> Iterator[tuple[By, Mapping[str, re.Pattern[str]]]]:
        """What else the words may stand for; likeness, for those alone that stand nowhere."""
        if self._variants:
            found = ((word, self._variants.pattern(word)) for word in query.words)
            yield By.VARIANT, {word: pattern for word, pattern in found if pattern}
        if self._pinyin:
            found = ((word, self._pinyin.pattern(word)) for word in query.words)
            yield By.PINYIN, {word: pattern for word, pattern in found if pattern}
        missing = [word for word in query.words if word not in self._corpus.whole]
        if missing:
            found = ((word, self._vocabulary.pattern(word)) for word in missing)
            yield By.LIKENESS, {word: pattern for word, pattern in found if pattern}

    def _exact(self, query: Query, filters: Filters) -> list[Hit]:
        """The hits by name, by text, and of what stands in a text just as it was typed."""
        parts = [self._named(query, filters)]
        if query.words:
            parts.append(self._hits(query, filters, By.TEXT))
        elif filters or query.without:
            parts.append(list(self._filtered(query, filters.passes)))
        parts = [part for part in (*parts, self._as_typed(query)) if part]
        if len(parts) == 1:
            return parts[0]
        return _merged(parts)

    def _as_typed(self, query: Query) -> list[Hit]:
        """The texts in which all of what was typed stands, its signs too."""
        # Hardly any paper has one: all texts at once tell that soonest.
        if not query.whole or query.whole not in self._corpus.whole:
            return []
        together = zip(self._by_text, self._corpus.texts, strict=True)
        return [hit for hit, text in together if query.whole in text]

    def _named(self, query: Query, filters: Filters) -> list[Hit]:
        corpus = self._corpus
        named = sorted({at for name in query.names for at in corpus.named.get(name, ())})
        tails: list[int] = []
        if query.tail:
            known = set(named)
            tails = [at for symbol, at in corpus.symbols if ends_with(symbol, query.tail)]
            tails = [at for at in tails if at not in known]
        return self._firsts(named + tails, query, filters)

    def _named_otherwise(self, query: Query, filters: Filters) -> list[Hit]:
        """The hits by a number or symbol that the paper writes otherwise."""
        corpus = self._corpus
        found = {at for name in query.others for at in corpus.named_otherwise.get(name, ())}
        tails = [name[1:] for name in query.others if name.startswith("=") and "/" in name]
        if tails:
            found |= {
                at
                for symbol, at in corpus.symbols
                if any(bare_tail(bare_name(symbol), tail) for tail in tails)
            }
        return self._firsts(sorted(found), query, filters)

    def _firsts(self, units_at: list[int], query: Query, filters: Filters) -> list[Hit]:
        """The first texts of some items, documents or sittings, as they are asked for outright."""
        corpus = self._corpus
        units = [corpus.units[at] for at in units_at]
        firsts = [corpus.records[unit.start] for unit in units if not _left_out(query, unit)]
        return [Hit(record, By.NAME) for record in firsts if filters.passes(record.place)]

    def _filtered(self, query: Query, passes: Passes) -> Iterator[Hit]:
        """The first text of everything that the filters let through."""
        records = self._corpus.records
        for unit in self._corpus.units:
            for at in range(unit.start, unit.stop):
                if passes(records[at].place):
                    if not _left_out(query, unit):
                        yield self._by_text[at]
                    break

    def _hits(self, query: Query, filters: Filters, by: By) -> list[Hit]:
        corpus = self._corpus
        found = matching(
            corpus,
            query.words,
            query.patterns,
            passes=filters.passes if filters else None,
            ranked=by == By.TEXT,
            non_ascii=by in {By.VARIANT, By.PINYIN},
        )
        for word in query.without:
            kept = [word not in text for text in corpus.everything]
            found = [at for at in found if kept[corpus.unit_of[at]]]
        if by == By.TEXT:
            by_text = self._by_text
            return [by_text[at] for at in found]
        return [Hit(corpus.records[at], by) for at in found]

    @cached_property
    def _by_text(self) -> list[Hit]:
        """A hit for each record, made once: a letter alone finds nearly all of them."""
        return [Hit(record) for record in self._corpus.records]


def _merged(parts: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Hits one after the other; of several in one text the first counts, at its place."""
    parts = [part for part in parts if part]
    if len(parts) <= 1:
        return [*parts[0]] if parts else []
    return list({id(hit.record): hit for part in parts[::-1] for hit in part[::-1]}.values())[::-1]


_pane = attrgetter("record.place.pane")


def _grouped(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits in groups by pane; the pane of the best hit comes first."""
    groups: dict[Pane, list[Hit]] = {}
    # A letter alone has a hit in nearly every text, and one pane after the other.
    for pane, run in groupby(hits, _pane):
        groups.setdefault(pane, []).extend(run)
    return tuple(chain.from_iterable(groups.values()))


def _left_out(query: Query, unit: UnitTexts) -> bool:
    return any(word in unit.everything for word in query.without)
