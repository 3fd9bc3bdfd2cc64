"""What clashes, value by value and in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.i18n import _
from tui.meeting.values import key_words
from tui.store.fields import typed_text
from tui.store.merging.alignment import same
from tui.store.merging.merge import ABSENT, Conflict


class Compared(NamedTuple):
    """A value as both sides have it.

    Attributes:
        label: The key in words; `""` where the conflict is about one value alone.
        ours: Our value in words.
        theirs: Their value in words.
    """

    label: str
    ours: str
    theirs: str


def compared(conflict: Conflict) -> list[Compared]:
    """The values in which both sides of a conflict differ."""
    ours, theirs = conflict.ours, conflict.theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return [
            Compared(label_of(key), words_of(one), words_of(other))
            for key in dict.fromkeys((*ours, *theirs))
            if not same(one := ours.get(key, ABSENT), other := theirs.get(key, ABSENT))
        ]
    return [Compared("", words_of(ours), words_of(theirs))]


def key_label(conflict: Conflict) -> str:
    """What is in conflict, where it is not a whole entry: the key in words."""
    if conflict.kind == "order":
        return _("order")
    path = conflict.ours_path or conflict.theirs_path or ()
    return label_of(path[-1]) if path and isinstance(path[-1], str) else ""


def label_of(key: str) -> str:
    """A key of the file in words of the language in use."""
    return key_words(key)


def words_of(value: object) -> str:
    """A value as a person reads it."""
    if value is ABSENT:
        return _("(taken out)")
    if isinstance(value, Mapping):
        return "\n".join(f"{label_of(key)}: {words_of(part)}" for key, part in value.items())
    if isinstance(value, list) and any(isinstance(part, Mapping) for part in value):
        return "\n".join(_entries(value))
    return typed_text(value)


def _entries(entries: Sequence[object]) -> Iterator[str]:
    """The entries of a list, a line for each."""
    for entry in entries:
        if isinstance(entry, Mapping):
            told = (entry.get(key) for key in _TELLING)
            words = " ".join(typed_text(part) for part in told if part not in (None, ""))
            yield words or "; ".join(words_of(entry).split("\n"))
        else:
            yield typed_text(entry)


_TELLING = ("number", "symbol", "date", "start", "item", "title")
"""The keys by which an entry of a list is told from others."""
