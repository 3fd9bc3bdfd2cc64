"""The texts of a meeting, folded once, laid out so that looking through them is quick."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, reduce
from itertools import compress, repeat
from operator import is_, or_

from msgspec import Struct

from tui.search.filters import InPanes
from tui.search.masks import Mask, Texts, marks_of, mask_of
from tui.search.names import bare_name, other_names, symbol_text
from tui.search.records import Pane, Place, Record, Unit
from tui.text.fold import fold

SEPARATOR = "\n"
"""What stands between two texts in a joined one; in a folded text there is none."""

_AT_ONCE = 1000

_LETTERS_KNOWN = 40
"""Letters and digits of which it is known beforehand where they stand: those of a script."""

_LETTER = re.compile(r"[^\W\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]")
"""A letter or digit of a script that puts blanks between words."""


class _Letters(dict[int, int]):
    """For `str.translate`: letters as they are, a blank for all else."""

    __slots__ = ()

    def __missing__(self, code: int) -> int:
        kept = code if _LETTER.match(chr(code)) else ord(" ")
        self[code] = kept
        return kept


_LETTERS = _Letters()
_LETTERS[ord(SEPARATOR)] = ord(SEPARATOR)


def apart(texts: Sequence[str]) -> list[str]:
    """Folded texts with their words alone, each with a blank before and behind it."""
    words: list[str] = []
    # In pieces, for meanwhile nothing else of the program would run.
    for start in range(0, len(texts), _AT_ONCE):
        spaced = SEPARATOR.join(texts[start : start + _AT_ONCE]).translate(_LETTERS)
        words += (f" {text} " for text in spaced.split(SEPARATOR))
    return words


class UnitTexts(Struct, frozen=True):
    """One item, document or sitting in the corpus.

    Attributes:
        start: Position of its first record.
        stop: The position behind its last.
        symbol: A document's symbol, for its tails.
    """

    start: int
    stop: int
    symbol: str


class Corpus:
    """The records of a meeting and their foldings, by position.

    Args:
        units: What the records belong to, in reading order.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.records: list[Record] = []
        self.texts: list[str] = []
        self.titles: list[str] = []
        """What of each text is a title, folded; `""` for none."""
        self.units: list[UnitTexts] = []
        self.unit_of: list[int] = []
        """For each record the position of its unit."""
        self.named: dict[str, list[int]] = {}
        """The positions of the units that one asks for outright by a bare name."""
        self.named_otherwise: dict[str, list[int]] = {}
        """The same by what `other_names` gives."""
        self.vocabulary: set[str] | None = None
        """The words of all texts and titles, once `prepare` has been called."""
        for unit in units:
            self._add(unit)

    def _add(self, unit: Unit) -> None:
        start = len(self.records)
        texts = [fold(record.text) for record in unit.records]
        self.records += unit.records
        self.texts += texts
        self.titles += (
            text if record.title == record.text else fold(record.title)
            for record, text in zip(unit.records, texts, strict=True)
        )
        document = bool(unit.records) and unit.records[0].place.pane == Pane.DOCUMENTS
        if unit.records:
            for name in {bare_name(unit.name), bare_name(unit.number)} - {""}:
                self.named.setdefault(name, []).append(len(self.units))
            for name in other_names(unit.name) | other_names(unit.number):
                self.named_otherwise.setdefault(name, []).append(len(self.units))
        symbol = symbol_text(unit.name) if document else ""
        self.unit_of += [len(self.units)] * len(texts)
        self.units.append(UnitTexts(start, start + len(texts), symbol))

    def prepare(self) -> None:
        """Does beforehand what the first queries would wait for."""
        vocabulary: set[str] = set()
        for texts in (self.in_words, self.in_title_words):
            for text in texts.texts:
                vocabulary.update(text.split())
        self.vocabulary = vocabulary
        letters = Counter("".join(vocabulary)).most_common(_LETTERS_KNOWN)
        for texts in (self.in_texts, self.in_titles):
            texts.know_letters(letter for letter, _count in letters)
        _ = self.in_texts, self.in_titles, self.titled, self.panes, self.non_ascii, self.symbols

    @cached_property
    def symbols(self) -> list[tuple[str, int]]:
        """The documents' symbols, each with the position of its unit."""
        return [(unit.symbol, at) for at, unit in enumerate(self.units) if unit.symbol]

    @cached_property
    def in_texts(self) -> Texts:
        """The texts, to be looked through."""
        return Texts(self.texts)

    @cached_property
    def in_titles(self) -> Texts:
        """The titles likewise."""
        return Texts(self.titles)

    @cached_property
    def in_words(self) -> Texts:
        """The texts with their words apart, to tell whole words from parts."""
        return Texts(apart(self.texts))

    @cached_property
    def in_title_words(self) -> Texts:
        """The titles likewise."""
        return Texts(apart(self.titles))

    @cached_property
    def panes(self) -> dict[Pane, Mask]:
        """For each pane its records."""
        panes = [record.place.pane for record in self.records]
        return {pane: mask_of(map(is_, panes, repeat(pane))) for pane in Pane}

    @cached_property
    def all(self) -> Mask:
        """All records."""
        return mask_of([True] * len(self.texts))

    def passing(self, test: Callable[[Place], bool]) -> Mask:
        """The records whose places a filter lets through."""
        if isinstance(test, InPanes):
            return reduce(or_, (self.panes[pane] for pane in test.panes))
        return mask_of([test(record.place) for record in self.records])

    @cached_property
    def titled(self) -> Mask:
        """The records with a title."""
        return mask_of(map(bool, self.titles))

    @cached_property
    def non_ascii(self) -> Mask:
        """The records with more than ASCII in their texts."""
        return mask_of([not text.isascii() for text in self.texts])

    def units_with(self, mask: Mask) -> set[int]:
        """The units of some records."""
        return {*compress(self.unit_of, marks_of(mask, len(self.texts)))}

    def records_of(self, units: set[int]) -> Mask:
        """The records of some units."""
        if not units:
            return 0
        marks = bytearray(len(self.units))
        for at in units:
            marks[at] = 1
        return int.from_bytes(bytes(map(marks.__getitem__, self.unit_of)), "little")
