"""What was found in a paper, with what was guessed."""

from msgspec import Struct

from tui.meeting.model import Meeting
from tui.papers.lines import Line


class Guess(Struct, frozen=True):
    """A value that the paper does not say outright.

    Attributes:
        path: The value, by positions in the meeting.
        words: What was guessed, and from what; a sentence without its end.
    """

    path: tuple[str | int, ...]
    words: str


class Imported(Struct, frozen=True):
    """A paper as a meeting.

    Attributes:
        meeting: The meeting.
        guesses: What was guessed.
        lines: The lines of the paper in its order, each with what became of it: `use`, and in
            `paths` the values of the meeting that it went into. A value has a line for each line
            of the paper that it was made of; one that was only guessed has none. A line can go
            into several values, and one of `Use.UNKNOWN` is in none.
        remarks: What the paper does not have, or is not understood, a sentence each.
    """

    meeting: Meeting
    guesses: tuple[Guess, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
