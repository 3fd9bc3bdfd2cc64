"""What a query has found in a meeting, in order; made as far as it is looked at."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import compress, islice
from operator import not_
from typing import TYPE_CHECKING, NamedTuple, overload

from msgspec import Struct

from tui.search.masks import Mask, first_of
from tui.search.records import Pane, Place, Record

if TYPE_CHECKING:
    from tui.search.corpus import Corpus


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


Whole = Callable[[Mask], Iterator[bool]]
"""Tells of each of some records, in order and as far as it is asked, whether words stand whole."""


class Rank(NamedTuple):
    """Records of which none tells apart from the others but by whole words and reading order.

    Attributes:
        by: By what they were found.
        mask: Their positions.
        whole: Where all words stand whole: these come first. None where that is the same for all.
    """

    by: By
    mask: Mask
    whole: Whole | None = None


class Group(NamedTuple):
    """The hits of a pane, side by side.

    Attributes:
        pane: The pane.
        start: The position of the first among all hits.
        stop: The position behind the last.
    """

    pane: Pane
    start: int
    stop: int


class Ordered:
    """The records of a rank in one pane in order, made as far as they are looked at.

    Args:
        corpus: The records.
        rank: The rank; of its records only those of the pane.
    """

    def __init__(self, corpus: "Corpus", rank: Rank) -> None:
        self.by = rank.by
        self._corpus = corpus
        self._rank = rank
        self._count = rank.mask.bit_count()
        self._known: list[int] = []
        self._coming = self._parts()

    def _parts(self) -> Iterator[int]:
        mask, whole = self._rank.mask, self._rank.whole
        if whole is None:
            yield from self._positions
            return
        yield from compress(self._positions, whole(mask))
        yield from compress(self._positions, map(not_, whole(mask)))

    @property
    def _positions(self) -> Iterator[int]:
        return self._corpus.in_texts.positions(self._rank.mask)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> int:
        """The position of one of the records."""
        missing = index + 1 - len(self._known)
        if missing > 0:
            self._known += islice(self._coming, missing)
        return self._known[index]

    def __iter__(self) -> Iterator[int]:
        self._known += self._coming
        return iter(self._known)


class Hits(Sequence[Hit]):
    """Hits in the order that `Search` describes; their number is known before they are put in order.

    Args:
        corpus: The records; None for no hits.
        ranks: The ranks, the best first; of a record in several the first counts.
    """

    def __init__(self, corpus: "Corpus | None" = None, ranks: Iterable[Rank] = ()) -> None:
        self.corpus = corpus
        self._ranks: list[Rank] = []
        known = 0
        for rank in ranks:
            mask = rank.mask & ~known
            if mask:
                self._ranks.append(rank._replace(mask=mask))
                known |= mask
        self.groups: list[Group] = []
        """The groups, that with the best first hit first."""
        start = 0
        for pane, count in self._panes(known).items():
            stop = start + count
            self.groups.append(Group(pane, start, stop))
            start = stop
        self._starts = [group.start for group in self.groups]
        self._count = start
        self._made: dict[Pane, list[Ordered]] = {}

    def _of(self, pane: Pane) -> Mask:
        return self.corpus.panes[pane] if self.corpus is not None else 0

    def _panes(self, known: Mask) -> dict[Pane, int]:
        """The panes in which there are hits, in the order of their first ones, with their number.

        Args:
            known: All hits.
        """
        panes = self.corpus.panes if self.corpus is not None else {}
        counts = {pane: (known & of_pane).bit_count() for pane, of_pane in panes.items()}
        waiting = {pane: panes[pane] for pane, count in counts.items() if count}
        found: list[Pane] = []
        for rank in self._ranks:
            masks = {pane: rank.mask & of_pane for pane, of_pane in waiting.items()}
            here = [pane for pane, mask in masks.items() if mask]
            if len(here) > 1:
                here.sort(key=lambda pane: (*self._first(rank._replace(mask=masks[pane])), pane))
            found += here
            waiting = {pane: of_pane for pane, of_pane in waiting.items() if pane not in here}
        return {pane: counts[pane] for pane in found}

    def _first(self, rank: Rank) -> tuple[bool, int]:
        """The position of the first hit of a rank, and before it whether that is no whole word."""
        whole = None
        if rank.whole is not None and self.corpus is not None:
            positions = self.corpus.in_texts.positions(rank.mask)
            whole = next(compress(positions, rank.whole(rank.mask)), None)
        return whole is None, first_of(rank.mask) if whole is None else whole

    def in_order(self, group: Group) -> list[Ordered]:
        """A group's records in order, by ranks."""
        made = self._made.get(group.pane)
        if made is None:
            made = self._made[group.pane] = []
            of_pane = self._of(group.pane)
            for rank in self._ranks:
                if self.corpus is not None and (here := rank.mask & of_pane):
                    made.append(Ordered(self.corpus, rank._replace(mask=here)))
        return made

    def positions(self) -> Iterator[int]:
        """The positions of all records, in order."""
        for group in self.groups:
            for ordered in self.in_order(group):
                yield from ordered

    def found_by(self, by: By) -> bool:
        """Whether one was found by this."""
        return any(rank.by is by for rank in self._ranks)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...

    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(self._count)))
        at = index + self._count if index < 0 else index
        if not 0 <= at < self._count or self.corpus is None:
            raise IndexError(index)
        group = self.groups[bisect_right(self._starts, at) - 1]
        at -= group.start
        for ordered in self.in_order(group):
            if at < len(ordered):
                return Hit(self.corpus.records[ordered[at]], ordered.by)
            at -= len(ordered)
        raise IndexError(index)

    def __iter__(self) -> Iterator[Hit]:
        if self.corpus is not None:
            records = self.corpus.records
            for group in self.groups:
                for ordered in self.in_order(group):
                    yield from (Hit(records[at], ordered.by) for at in ordered)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._count)
