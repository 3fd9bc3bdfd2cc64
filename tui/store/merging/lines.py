"""A three-way merge of lines, which keeps comments and layout where both sides leave it alone."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Change(NamedTuple):
    """Lines of the base that one side has replaced by others."""

    start: int
    stop: int
    lines: Sequence[str]


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """Both sides' changes of lines put together.

    Args:
        base: The text that both started from.
        ours: Our text.
        theirs: Their text.

    Returns:
        The text with the changes of both; None where they touch the same lines or lines side by
        side, so that what belongs together is not to be seen from the lines.
    """
    lines = base.splitlines(keepends=True)
    mine = list(_changes(lines, ours.splitlines(keepends=True)))
    other = list(_changes(lines, theirs.splitlines(keepends=True)))
    merged: list[str] = []
    done = 0
    last: _Change | None = None
    for change in sorted([*mine, *other], key=lambda change: (change.start, change.stop)):
        if change == last:
            continue
        if last is not None and change.start <= last.stop:
            return None
        merged += lines[done : change.start]
        merged += change.lines
        done, last = change.stop, change
    return "".join([*merged, *lines[done:]])


def _changes(base: Sequence[str], text: Sequence[str]) -> Iterator[_Change]:
    """What has been changed, from the top."""
    # Most of two texts is the same at both ends; only what is between is compared line by line.
    start = _shared(base, text)
    room = min(len(base), len(text)) - start
    end = min(room, _shared(base[::-1], text[::-1]))
    before, after = base[start : len(base) - end], text[start : len(text) - end]
    compared = SequenceMatcher(None, before, after)
    for tag, first, last, begin, stop in compared.get_opcodes():
        if tag != "equal":
            yield _Change(start + first, start + last, after[begin:stop])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts share from the top."""
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return min(len(one), len(other))


def lost_comments(base: str, ours: str, merged: str) -> tuple[str, ...]:
    """The comments of ours, on lines of their own, that are neither in the base nor in the result.

    Args:
        base: The text that ours started from.
        ours: Our text.
        merged: What came of a merge.
    """
    known = {line.strip() for text in (base, merged) for line in text.splitlines()}
    mine = dict.fromkeys(line.strip() for line in ours.splitlines())
    return tuple(line for line in mine if line.startswith("#") and line not in known)
