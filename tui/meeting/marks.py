"""Private marks on what a meeting has: a star and some coloured ones, each with a sign of its own.

A mark names what it is on as a note does, and follows it through a revision in the same way. Any
other name may stand in the file of notes too: it is a mark like these, with one sign for all such.
"""

from collections.abc import Iterable, Mapping, Sequence

from tui.i18n import N_, _
from tui.meeting.notes import Mark, Target

STAR = "star"
"""The name of the mark that has a key of its own."""

SIGNS: Mapping[str, str] = {"star": "★", "red": "◆", "yellow": "▲", "green": "■", "blue": "⚑"}
"""The signs of the marks that there always are, by their names, in the order in which they stand."""

OTHER_SIGN = "◇"
"""The sign of any other mark."""

_WORDS = {
    "star": N_("star"),
    "red": N_("red"),
    "yellow": N_("yellow"),
    "green": N_("green"),
    "blue": N_("blue"),
}


Named = Mapping[str, str]
"""What the user calls marks, by their names."""


def sign_of(name: str) -> str:
    """The sign of a mark."""
    return SIGNS.get(name, OTHER_SIGN)


def words_of(name: str, named: Named) -> str:
    """What a mark is called: by the user, else by the program, else its name."""
    own = " ".join(named.get(name, "").split())
    return own or (_(_WORDS[name]) if name in _WORDS else name)


def signed(name: str, named: Named) -> str:
    """A mark's sign and what it is called."""
    return f"{sign_of(name)} {words_of(name, named)}"


def known(marks: Iterable[Mark], named: Named) -> tuple[str, ...]:
    """The names of all marks: those that there always are, then any others, by the alphabet."""
    others = {*(mark.mark for mark in marks), *named} - {*SIGNS}
    return (*SIGNS, *sorted(filter(None, others)))


class Marked:
    """What is marked in a meeting as it is now.

    Args:
        marks: Each mark with what it is on; None where that is gone.
        named: What the user calls them.

    Attributes:
        names: The names of all marks, in order.
        gone: The marks on what is gone.
    """

    def __init__(self, marks: Sequence[tuple[Mark, Target | None]], named: Named) -> None:
        self.named = named
        self.names = known((mark for mark, _place in marks), named)
        self.gone = [mark for mark, place in marks if place is None]
        order = {name: at for at, name in enumerate(self.names)}
        held: dict[Target, set[str]] = {}
        for mark, place in marks:
            if place is not None and mark.mark in order:
                held.setdefault(place, set()).add(mark.mark)
        self._held = {
            place: tuple(sorted(names, key=order.__getitem__)) for place, names in held.items()
        }

    def __bool__(self) -> bool:
        """Whether anything that is there is marked."""
        return bool(self._held)

    def on(self, section: str, position: int) -> tuple[str, ...]:
        """The names of the marks on something, in order; `targets` says how it is named."""
        return self._held.get((section, position), ())

    def signs(self, section: str, position: int) -> tuple[tuple[str, str], ...]:
        """The names of the marks on something, each with its sign."""
        return tuple((name, sign_of(name)) for name in self.on(section, position))

    def places(self, names: Iterable[str], section: str = "") -> list[Target]:
        """What bears one of some marks.

        Args:
            names: The names of the marks.
            section: Where to look: `agenda`, `documents` or `schedule`; by default everywhere.
        """
        wanted = {*names}
        return [
            place
            for place, held in self._held.items()
            if not wanted.isdisjoint(held) and section in ("", place[0])
        ]

    def words(self, section: str, position: int) -> str:
        """The marks on something with their signs, in words; `""` where there is none."""
        # A sign stays on the line of its words.
        marks = (
            signed(name, self.named).replace(" ", "\u00a0") for name in self.on(section, position)
        )
        return " · ".join(marks)
