"""What a query has found in a meeting, in order; made as far as it is looked at."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
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


class Rank(NamedTuple):
    """Records of which none tells apart from the others but by whole words and reading order.

    Attributes:
        by: By what they were found.
        mask: Their positions.
        whole: Of these and perhaps of others, where all words stand whole: these come first.
    """

    by: By
    mask: Mask
    whole: Callable[[], Mask] | None = None


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
        self._made: dict[Pane, list[tuple[By, list[int]]]] = {}

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
            # Which words stand whole is worth asking only where it decides something.
            for mask in _split(rank) if len(waiting) > 1 else [rank.mask]:
                firsts = sorted(
                    (first_of(mask & of_pane), pane)
                    for pane, of_pane in waiting.items()
                    if mask & of_pane
                )
                here = [pane for _first, pane in firsts]
                found += here
                waiting = {pane: of_pane for pane, of_pane in waiting.items() if pane not in here}
        return {pane: counts[pane] for pane in found}

    def in_order(self, group: Group) -> list[tuple[By, list[int]]]:
        """The positions of a group's records, and by what they were found, in order."""
        made = self._made.get(group.pane)
        if made is None:
            made = self._made[group.pane] = []
            of_pane = self._of(group.pane)
            for rank in self._ranks:
                if here := rank.mask & of_pane:
                    for mask in _split(rank._replace(mask=here)):
                        if mask and self.corpus is not None:
                            made.append((rank.by, self.corpus.in_texts.positions(mask)))
        return made

    def positions(self) -> Iterator[int]:
        """The positions of all records, in order."""
        for group in self.groups:
            for _by, positions in self.in_order(group):
                yield from positions

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
        for by, positions in self.in_order(group):
            if at < len(positions):
                return Hit(self.corpus.records[positions[at]], by)
            at -= len(positions)
        raise IndexError(index)

    def __iter__(self) -> Iterator[Hit]:
        if self.corpus is not None:
            records = self.corpus.records
            for group in self.groups:
                for by, positions in self.in_order(group):
                    yield from (Hit(records[at], by) for at in positions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._count)


def _split(rank: Rank) -> tuple[Mask, ...]:
    """The records in which all words stand whole, and the others."""
    if rank.whole is None:
        return (rank.mask,)
    whole = rank.mask & rank.whole()
    return (whole, rank.mask & ~whole)
