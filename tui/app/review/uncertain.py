"""What of an imported meeting a person should look at: guessed values, and lines not understood."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.papers.lines import Line, Use
from tui.papers.tracing import Moves, Trace
from tui.store.guessed import Guessed
from tui.store.open_file import OpenFile

NOWHERE = -1
"""The position of a line in place of one, where the paper has none."""


class Uncertain(Struct, frozen=True):
    """One thing to look at.

    Attributes:
        line: The position of the line of the paper to look at; `NOWHERE` for none.
        path: The value, by positions in the meeting; `()` of a line that was not understood.
        words: Why it is uncertain.
        guess: The mark in the file; None of a line that was not understood.
    """

    line: int
    path: ValuePath
    words: str
    guess: Guessed | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Sorts them as the paper has them, and those of one line as the file has them."""
        return self.line, self.guess.line if self.guess is not None else 0


def uncertain_places(
    file: OpenFile, lines: Sequence[Line], trace: Trace, moves: Moves, settled: Collection[int]
) -> tuple[Uncertain, ...]:
    """All that is uncertain, in the order of the paper.

    Args:
        file: The meeting file as it is now.
        lines: The lines of the paper.
        trace: Where values come from.
        moves: Where they are now.
        settled: The lines not understood that somebody has looked at.
    """
    found = []
    for guess in file.guessed:
        path = file.meeting_path(guess.path)
        before = moves.before(path, file.meeting)
        at = trace.lines(before) if before is not None else ()
        words = _("guessed: {words}").format(words=guess.words)
        found.append(Uncertain(at[0] if at else NOWHERE, path, words, guess))
    for position, line in enumerate(lines):
        if line.use is Use.UNKNOWN and position not in settled:
            words = _("not understood: {text}").format(text=line.text)
            found.append(Uncertain(position, (), words))
    return tuple(sorted(found, key=lambda each: each.place))


def next_place(
    places: Sequence[Uncertain], at: Uncertain | None, line: int, step: int
) -> Uncertain | None:
    """The next place from where one is, or with -1 the one before; round where there is none.

    Args:
        places: All places, in order.
        at: The place where one is; it may be settled by now. None where one is at none.
        line: The line of the paper where one is then.
        step: The way.
    """
    if not places:
        return None
    keys = [each.place for each in places]
    if at is not None:
        here = bisect_right(keys, at.place) if step > 0 else bisect_left(keys, at.place) - 1
    else:
        here = bisect_left(keys, (line, 0)) if step > 0 else bisect_left(keys, (line, 0)) - 1
    return places[here % len(places)]
