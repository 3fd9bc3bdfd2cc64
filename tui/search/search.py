"""Search over one meeting, by looking through its folded texts: no index, no waiting."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import and_, or_
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.corpus import Corpus
from tui.search.filters import Filters, values
from tui.search.hits import By, Hits, Rank
from tui.search.language import FILTERS, Filter, parse
from tui.search.likeness import Vocabulary, whole_pattern
from tui.search.masks import Mask, mask_at
from tui.search.matching import Other, Others, ranks
from tui.search.names import bare_name, bare_tail, ends_with
from tui.search.query import Query
from tui.search.records import Noted, units
from tui.text.fold import fold

if TYPE_CHECKING:
    from tui.search.pinyin import Pinyin
    from tui.search.variants import Variants


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
    hits: Hits
    remarks: tuple[str, ...] = ()
    absent: bool = False
    unfinished: tuple[str, ...] = ()


class Search:
    """The texts of a meeting, folded once, to be searched with each key that is typed.

    Hits stand in groups: those in the agenda, in annotations, among the documents, in the schedule,
    those in what the file says of the meeting as such, and those in private notes. Within a group they come in this order,
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
    6. reading order; a private note is read behind the text of what it is on, the oldest first.

    A private note belongs to what it is on: where it holds some of the words and the item the
    others, both are hits by the third rule, and what filters let through of the item they let
    through of its notes.

    Args:
        meeting: The meeting.
        links: Its links.
        only: The positions of what is to be searched, as `units` counts; by default all.
        notes: The private notes on it that are searched too.
    """

    def __init__(
        self,
        meeting: Meeting,
        links: Links,
        only: Iterable[int] | None = None,
        notes: Sequence[Noted] = (),
    ) -> None:
        self.meeting = meeting
        """What is searched."""
        self._links = links
        self._corpus = Corpus(units(meeting, links, only, notes))
        self._filters: tuple[tuple[Filter, ...], Filters] | None = None
        self._passed: tuple[tuple[Filter, ...], Mask] | None = None
        self._left_out: tuple[tuple[str, ...], Mask] | None = None
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
        _ = self._vocabulary
        self._corpus.prepare()
        for name in FILTERS:
            values(name, self.meeting)
        self.find("")

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
        if self._filters is None or self._filters[0] != asked.filters:
            # While the words behind them are typed, the filters stay.
            self._filters = asked.filters, Filters.of(asked.filters, self.meeting, self._links)
        filters = self._filters[1]
        passing = self._passing(asked.filters, filters)
        query, found = self._exact(Query.readings(text), passing)
        if not any(rank.by is By.NAME and rank.mask for rank in found):
            found = [*found, self._named_otherwise(query, passing)]
        known_others: Others = {}
        for by, also in self._other_ways(query) if meant else ():
            if by == By.LIKENESS and any(rank.mask for rank in found):
                break
            if also:
                known = reduce(or_, (rank.mask for rank in found), 0)
                others = {**known_others, **also}
                more = self._ranks(query, by, others, passing)
                if any(rank.mask & ~known for rank in more):
                    known_others = others
                    query = query.with_patterns(
                        {word: other.pattern for word, other in others.items()}
                    )
                    found = [*found, *more]
        hits = Hits(self._corpus, found)
        return Found(query, hits, filters.remarks, filters.absent, filters.unfinished)

    def match_counts(self, found: Found) -> list[int]:
        """In how many places each hit matches; one that was found by its name has one at least.

        Args:
            found: What this search has found.
        """
        count = found.query.count
        if found.hits.corpus is self._corpus:
            texts = self._corpus.texts
            return [max(1, count(texts[at])) for at in found.hits.positions()]
        # Of a meeting that has been read anew since.
        return [max(1, count(fold(hit.record.text))) for hit in found.hits]

    def _other_ways(self, query: Query) -> Iterator[tuple[By, Others]]:
        """What else the words may stand for; likeness, for those alone that stand nowhere."""
        if self._variants:
            found = ((word, self._variants.pattern(word)) for word in query.words)
            yield By.VARIANT, {word: Other(one) for word, one in found if one is not None}
        if self._pinyin:
            pinyin = self._pinyin
            found = ((word, pinyin.pattern(word)) for word in query.words)
            yield By.PINYIN, {word: Other(one, pinyin.wider(word)) for word, one in found if one}
        missing = [word for word in query.words if not self._corpus.in_texts.holding(word)]
        if missing:
            alike = ((word, tuple(self._vocabulary.like(word))) for word in missing)
            yield (
                By.LIKENESS,
                {word: Other(whole_pattern(like), whole=like) for word, like in alike if like},
            )

    def _exact(self, readings: Sequence[Query], passing: Mask | None) -> tuple[Query, list[Rank]]:
        """The first reading with hits by name, by text, or as it was typed; else the first."""
        tried = ((query, self._exactly(query, passing)) for query in readings)
        first = next(tried)
        return next(
            (one for one in chain([first], tried) if any(rank.mask for rank in one[1])), first
        )

    def _exactly(self, query: Query, passing: Mask | None) -> list[Rank]:
        found = self._named(query, passing)
        if query.words:
            found += self._ranks(query, By.TEXT, {}, passing)
        elif passing is not None or query.without:
            found.append(Rank(By.TEXT, self._filtered(query, passing)))
        if query.whole:
            # The texts in which all of what was typed stands, its signs too.
            found.append(Rank(By.TEXT, self._corpus.in_texts.holding(query.whole)))
        return found

    def _named(self, query: Query, passing: Mask | None) -> list[Rank]:
        corpus = self._corpus
        named = {at for name in query.names for at in corpus.named.get(name, ())}
        tails: set[int] = set()
        if query.tail:
            tails = {at for symbol, at in corpus.symbols if ends_with(symbol, query.tail)}
        return [self._firsts(units, query, passing) for units in (named, tails)]

    def _named_otherwise(self, query: Query, passing: Mask | None) -> Rank:
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
        return self._firsts(found, query, passing)

    def _firsts(self, units: set[int], query: Query, passing: Mask | None) -> Rank:
        """The first texts of some items, documents or sittings, as they are asked for outright."""
        if not units:
            return Rank(By.NAME, 0)
        corpus = self._corpus
        firsts = mask_at((corpus.units[at].start for at in units), len(corpus.texts))
        return Rank(By.NAME, self._kept(firsts, query, passing))

    def _filtered(self, query: Query, passing: Mask | None) -> Mask:
        """The first text of everything that the filters let through."""
        corpus, size = self._corpus, len(self._corpus.texts)
        if passing is None:
            firsts = [unit.start for unit in corpus.units if unit.start < unit.stop]
        else:
            # Of each unit the first: it is what is put last into a table by unit.
            positions = [*corpus.in_texts.positions(passing)][::-1]
            firsts = [
                *dict(
                    zip(map(corpus.unit_of.__getitem__, positions), positions, strict=True)
                ).values()
            ]
        return self._kept(mask_at(firsts, size), query, passing)

    def _ranks(self, query: Query, by: By, others: Others, passing: Mask | None) -> list[Rank]:
        found = ranks(self._corpus, query.words, others, by, passing)
        return [rank._replace(mask=self._kept(rank.mask, query, None)) for rank in found]

    def _kept(self, mask: Mask, query: Query, passing: Mask | None) -> Mask:
        """What of some records the filters let through, and what is to be left out leaves."""
        if mask and query.without:
            mask &= ~self._without(query.without)
        return mask if passing is None else mask & passing

    def _without(self, words: tuple[str, ...]) -> Mask:
        """The records of everything that holds one of the words that are to be left out."""
        if self._left_out is None or self._left_out[0] != words:
            corpus = self._corpus
            held = reduce(or_, map(corpus.in_texts.holding, words))
            self._left_out = words, corpus.records_of(corpus.units_with(held))
        return self._left_out[1]

    def _passing(self, asked: tuple[Filter, ...], filters: Filters) -> Mask | None:
        """The records that filters let through; None where there are none."""
        if not filters:
            return None
        if self._passed is None or self._passed[0] != asked:
            several = (reduce(or_, map(self._corpus.passing, tests)) for tests in filters.tests)
            mask = reduce(and_, several, self._corpus.all)
            for bar in filters.bars:
                mask &= ~self._corpus.passing(bar)
            self._passed = asked, mask
        return self._passed[1]
