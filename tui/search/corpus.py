"""The texts of a meeting, folded once, laid out so that looking through them is quick."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from tui.search.names import bare_name, other_names, symbol_text
from tui.search.records import Pane, Record, Unit
from tui.text.fold import fold

SEPARATOR = "\n"
"""What stands between two texts in a joined one; in a folded text there is none."""

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
    spaced = SEPARATOR.join(texts).translate(_LETTERS)
    return [f" {text} " for text in spaced.split(SEPARATOR)]


class UnitTexts(Struct, frozen=True):
    """One item, document or sitting in the corpus.

    Attributes:
        start: Position of its first record.
        stop: The position behind its last.
        everything: The folded texts of its records.
        symbol: A document's symbol, for its tails.
    """

    start: int
    stop: int
    everything: str
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
        for unit in units:
            self._add(unit)
        self.whole = SEPARATOR.join(self.texts)
        """All texts, to see at once what stands nowhere."""

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
        everything = SEPARATOR.join(texts)
        self.units.append(UnitTexts(start, start + len(texts), everything, symbol))

    @cached_property
    def everything(self) -> list[str]:
        """For each unit the folded texts of its records."""
        return [unit.everything for unit in self.units]

    @cached_property
    def symbols(self) -> list[tuple[str, int]]:
        """The documents' symbols, each with the position of its unit."""
        return [(unit.symbol, at) for at, unit in enumerate(self.units) if unit.symbol]

    @cached_property
    def words(self) -> list[str]:
        """The texts with their words apart, to tell whole words from parts."""
        return apart(self.texts)

    @cached_property
    def title_words(self) -> list[str]:
        """The titles likewise."""
        return apart(self.titles)
