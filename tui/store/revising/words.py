"""What a revision changes, in words."""

from collections.abc import Mapping
from datetime import date, time
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.i18n.joining import headed, listed
from tui.meeting.values import key_words, value_words
from tui.store.merging.merge import ABSENT
from tui.store.revising.tables import Changed
from tui.text.cells import cell_width
from tui.text.difference import differing
from tui.text.paragraphs import paragraphs

_SHORT = 60
"""Texts that are wider together, in cells, are shown one below the other."""


class Change(Struct, frozen=True):
    """One thing that a revision changes.

    Attributes:
        words: What it is, in a line.
        before: The paragraphs that go, where that is not in the line; shortened where they stay.
        after: Likewise those that come in their places; as many.
    """

    words: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """It, and below it what goes and what comes."""
        found = [self.words]
        for old, new in zip_longest(self.before, self.after, fillvalue=""):
            found += [f"  - {old}"] if old else []
            found += [f"  + {new}"] if new else []
        return found


def item_name(table: Mapping[str, Any]) -> str:
    """What to call an item."""
    number = table.get("number")
    if number:
        return _("item {number}").format(number=number)
    return _("item “{get}”").format(get=table.get("title", ""))


def document_name(table: Mapping[str, Any]) -> str:
    """What to call a document."""
    return _("document {name}").format(name=table.get("symbol") or table.get("title") or "")


def sitting_name(table: Mapping[str, Any]) -> str:
    """What to call a sitting: by its day and hour."""
    return _("sitting {day} {hour}").format(
        day=_value("date", table.get("date")), hour=_value("start", table.get("start"))
    )


def value_change(section: str, name: str, changed: Changed) -> Change:
    """A value that becomes another one.

    Args:
        section: The key of the list, or of the table.
        name: What it is a value of, in words.
        changed: The value.
    """
    key, old, new = changed
    head = headed(name, key_words(key))
    if isinstance(old, str) and isinstance(new, str):
        if "\n" in old + new or cell_width(old + new) > _SHORT:
            return Change(head, *_texts(old, new))
    elif isinstance(new, str) and ("\n" in new or cell_width(new) > _SHORT):
        return Change(head, (), tuple(paragraphs(new)))
    elif isinstance(old, str) and ("\n" in old or cell_width(old) > _SHORT):
        return Change(head, tuple(paragraphs(old)))
    before, after = (_shown(section, key, value) for value in (old, new))
    return Change(headed(head, _("{old} → {new}").format(old=before, new=after)))


def _shown(section: str, key: str, value: object) -> str:
    if value is ABSENT:
        return _("(nothing)")
    if isinstance(value, str):
        is_word = key in ("kind", "status")
        return value_words(section, key, value) if is_word else _("“{text}”").format(text=value)
    return _value(key, value)


def _value(key: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, time):
        return f"{value:%H:%M}" if not value.second else str(value)
    if isinstance(value, date):
        return str(value)
    if isinstance(value, list):
        return listed(_value(key, each) for each in value) or _("(nothing)")
    return str(value)


def _texts(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of two texts that differ, each beside the one in its place."""
    one, other = paragraphs(old), paragraphs(new)
    before: list[str] = []
    after: list[str] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, low, high, new_low, new_high in matcher.get_opcodes():
        if kind == "equal":
            continue
        for first, second in zip_longest(one[low:high], other[new_low:new_high], fillvalue=""):
            stretches = differing(first, second)
            before.append("".join(each.text for each in stretches.one))
            after.append("".join(each.text for each in stretches.other))
    return tuple(before), tuple(after)
