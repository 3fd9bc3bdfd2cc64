"""What a file holds, as the index takes it in: worked out before the index is written in."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Struct

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.search.library.words import words
from tui.search.names import bare_name, other_names, symbol_text
from tui.search.records import Pane, Unit, units
from tui.text.fold import fold

_CUTS = "/."
_LEVEL = 1  # the quickest: what is slower saves little


class Content(Struct, frozen=True):
    """What was read in a file.

    Attributes:
        line: Where `problem` is, from 1.
        problem: Why a file that was meant for a meeting is none, or `""`.
        start: The first day; None where it is no meeting.
        end: The last day.
        title: The meeting's name.
        body: The organ that meets.
        city: Where.
        meeting: The meeting, packed.
        units: The words of each of its units, each once, with blanks between them.
        words: All of them, each once.
        names: By what one asks for a unit outright, and its position.
    """

    line: int = 1
    problem: str = ""
    start: date | None = None
    end: date | None = None
    title: str = ""
    body: str = ""
    city: str = ""
    meeting: bytes = b""
    units: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    names: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, meeting: Meeting) -> "Content":
        """What the index takes in of a meeting."""
        texts: list[str] = []
        known: set[str] = set()
        names: list[tuple[str, int]] = []
        for at, unit in enumerate(units(meeting, Links.of(meeting))):
            # Folded one by one: nothing in a text becomes one with something in the next.
            found = words(" ".join(fold(record.text) for record in unit.records))
            texts.append(" ".join(found))
            known |= found
            names += ((name, at) for name in _names(unit))
        about = meeting.about
        return cls(
            start=about.start,
            end=about.end,
            title=about.title,
            body=about.body,
            city=about.city,
            meeting=packed(meeting),
            units=tuple(texts),
            words=frozenset(known),
            names=tuple(names),
        )


def packed(meeting: Meeting) -> bytes:
    """A meeting as the index keeps it."""
    return zlib.compress(msgspec.msgpack.encode(meeting), _LEVEL)


def unpacked(data: bytes) -> Meeting:
    """The meeting that was packed.

    Raises:
        ValueError: There is none in it.
    """
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=Meeting)
    except (zlib.error, msgspec.MsgspecError, TypeError) as error:
        raise ValueError(str(error)) from None


def _names(unit: Unit) -> set[str]:
    names: set[str] = set()
    if unit.records:
        for called in (unit.name, unit.number):
            names |= {bare_name(called)} | other_names(called)
        if unit.records[0].place.pane is Pane.DOCUMENTS:
            names.update(map(bare_name, tails(symbol_text(unit.name))))
    return names - {""}


def tails(symbol: str) -> Iterator[str]:
    """The tails of a symbol that one may ask for: what follows a cut, with a cut inside.

    Args:
        symbol: The symbol as `symbol_text` gives it.
    """
    for at, sign in enumerate(symbol):
        tail = symbol[at + 1 :]
        if sign in _CUTS and any(cut in tail for cut in _CUTS):
            yield tail


def names_wanted(names: Iterable[str], others: Iterable[str], tail: str) -> set[str]:
    """The names under which the units may be that a query asks for outright.

    Args:
        names: What of the query may be a number or a symbol.
        others: What of it may be one that is written otherwise.
        tail: What of it may be the tail of a symbol.
    """
    of_symbols = (name[1:] for name in others if name.startswith("=") and "/" in name)
    return {*names, *others, *of_symbols, bare_name(tail)} - {""}
