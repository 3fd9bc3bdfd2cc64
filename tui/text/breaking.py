"""Where a line of text may be broken."""

from typing import NamedTuple


class Line(NamedTuple):
    """Offsets of one line in its text."""

    start: int
    end: int


def break_lines(text: str, width: int) -> tuple[Line, ...]:
    """Break `text` into lines of at most `width` cells."""
    if not text:
        return (Line(0, 0),)
    return tuple(Line(i, min(i + width // 2, len(text))) for i in range(0, len(text), width // 2))


def wrap(text: str, width: int, *, indent: str = "", first: str = "") -> list[str]:
    """Break `text` into printed lines: `first` before the first line, `indent` before others."""
    room = max(2, width - len(indent))
    lines = [p[a:b] for p in text.split("\n") for a, b in break_lines(p, room)]
    return [(first if i == 0 else indent) + line for i, line in enumerate(lines)]
