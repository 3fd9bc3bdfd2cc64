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
        lines: The lines of the paper, each with what became of it.
        remarks: What the paper does not have, or is not understood, a sentence each.
    """

    meeting: Meeting
    guesses: tuple[Guess, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
