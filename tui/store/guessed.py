"""Comments that mark values as guessed: `# guessed: the time zone, from the city`.

`agenda import` writes them above values that its paper does not say outright. They are in the
language of whoever imported, so that they are known in all languages. Such a comment goes with the
first change of its value, as that is guessed no more, or once somebody confirms the value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from tui.i18n import N_, _, in_all_languages
from tui.meeting.problems import ValuePath
from tui.store.editing.edits import Edit, Set, Unset
from tui.store.reading.positions import Positions

_WORDS = N_("guessed: {words}")


class Guessed(Struct, frozen=True):
    """A value that a comment right above it marks as guessed.

    Attributes:
        path: The value, by positions in the file.
        words: What was guessed, and from what.
        line: The line of the comment, from 1.
    """

    path: ValuePath
    words: str
    line: int


def guess_comment(words: str) -> str:
    """The comment that marks a value as guessed, in the language of the program."""
    return f"# {comment_text(_(_WORDS).format(words=words))}"


def is_guess(comment: str) -> bool:
    """Whether a comment marks a value as guessed, in whatever language."""
    return _pattern().match(comment) is not None


def comment_text(text: str) -> str:
    """A text that can stand in a comment."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def guessed_values(
    text: str, values: Mapping[str, Any], positions: Positions | None = None
) -> tuple[Guessed, ...]:
    """The values of a file that are marked as guessed, in its order.

    Args:
        text: The text of the file.
        values: What `tomllib` reads in it.
        positions: Where each value stands in it, where that is known.
    """
    lines = text.split("\n")
    above = dict(_comments(lines))
    if not above:
        return ()
    places = positions or Positions(text)
    found = []
    for path in _paths(values, ()):
        place = places.key(path)
        comment = above.get(place.line)
        if comment is not None and not lines[place.line - 1][: place.column - 1].strip():
            found.append(Guessed(path, *comment))
            del above[place.line]
    return tuple(sorted(found, key=lambda each: each.line))


def without_comment(text: str, guess: Guessed) -> str:
    """The text without the comment that marks a value as guessed."""
    lines = text.split("\n")
    del lines[guess.line - 1]
    return "\n".join(lines)


def settled(text: str, values: Mapping[str, Any], edits: Sequence[Edit]) -> str:
    """The text without the comments at values that edits change."""
    paths = {edit.path for edit in edits if isinstance(edit, Set | Unset)}
    for guess in reversed(guessed_values(text, values)) if paths else ():
        if guess.path in paths:
            text = without_comment(text, guess)
    return text


def _comments(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, int]]]:
    """By the line of what stands below: the words and the line of each such comment."""
    if not any(line.lstrip().startswith("#") for line in lines):
        return
    pattern = _pattern()
    for number, line in enumerate(lines, 1):
        match = pattern.match(line)
        if match is not None:
            below = number
            while below < len(lines) and lines[below].lstrip().startswith("#"):
                below += 1
            yield below + 1, (match["words"].strip(), number)


@cache
def _pattern() -> re.Pattern[str]:
    forms = dict.fromkeys(comment_text(form) for form in in_all_languages(_WORDS))
    starts = "|".join(
        r"\s*".join(map(re.escape, form.partition("{words}")[0].split())) for form in forms
    )
    return re.compile(rf"[ \t]*#[ \t]*(?:{starts})(?P<words>.*)")


def _paths(values: object, path: ValuePath) -> Iterator[ValuePath]:
    """The paths of all values that have a key, those around them first."""
    rest: list[tuple[object, ValuePath]] = [(values, path)]
    while rest:
        value, path = rest.pop()
        parts: Iterable[tuple[str | int, object]] = ()
        if isinstance(value, Mapping):
            parts = value.items()
        elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
            parts = enumerate(value)
        for part, inner in parts:
            if isinstance(part, str) and not isinstance(inner, dict):
                yield (*path, part)
            rest.append((inner, (*path, part)))
