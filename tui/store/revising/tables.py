"""What a revised paper changes in one table of a file, key by key."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from tui.store.merging.alignment import same
from tui.store.merging.merge import ABSENT
from tui.store.translations.numbers import number_of
from tui.store.translations.pairing import bare_symbol

Table = Mapping[str, Any]

OF_PAPERS: Mapping[str, frozenset[str]] = {
    "agenda": frozenset({"id", "number", "level", "title", "annotation", "footnotes"}),
    "documents": frozenset(
        {"symbol", "title", "description", "kind", "submitted_by", "items", "url"}
    ),
    "schedule": frozenset({"date", "start", "end", "title", "kind", "entries"}),
    "entries": frozenset({"item", "title", "continued"}),
}
"""By the key of a list: what a paper says of its tables; all else in them is somebody's own."""

_ALWAYS: Mapping[str, Table] = {"agenda": {"level": 1}, "entries": {"continued": False}}
"""What a paper says by not saying it."""

_ORDINARY = "plenary"
"""The kind of a sitting of which a paper says nothing."""

_READ_OUT_OF = {
    ("documents", "kind"): "description",
    ("documents", "submitted_by"): "description",
    ("meeting", "timezone"): "city",
}
"""What is not printed, but read out of something else; it changes only where that does."""

_BREAK = re.compile(r"\n(?:[ \t\r]*\n)+")


class Changed(NamedTuple):
    """A key with another value; `ABSENT` where there was none, or is none any more."""

    key: str
    old: Any
    new: Any


def changes_of(name: str, there: Table, paper: Table, earlier: Table | None) -> list[Changed]:
    """What a paper changes in a table.

    A value of which the paper says nothing stays. Where an earlier paper is known, so does one that
    the paper says as before, whatever the file has; and one that only the earlier paper has goes.

    Args:
        name: The key of the list, or of the table.
        there: The table of the file.
        paper: The table of the paper, which refers to items as the file does.
        earlier: The same in the earlier paper; None where that is not known.
    """
    found = []
    always = _ALWAYS.get(name, {})
    for key in dict.fromkeys((*paper, *always, *(earlier or ()))):
        if key == "entries":
            continue
        old, new = there.get(key, ABSENT), paper.get(key, always.get(key, ABSENT))
        before = ABSENT if earlier is None else earlier.get(key, always.get(key, ABSENT))
        if earlier is not None and _reads_same(key, before, new):
            continue
        if new is ABSENT:
            if old is not ABSENT and _reads_same(key, old, before):
                found.append(Changed(key, old, ABSENT))
        elif not (
            _reads_same(key, always.get(key, old) if old is ABSENT else old, new)
            or _stays(name, key, there, paper)
        ):
            found.append(
                Changed(key, always.get(key, old) if old is ABSENT else old, _woven(old, new))
            )
    return found


def _stays(name: str, key: str, there: Table, paper: Table) -> bool:
    """Whether the paper says nothing against a value of the file, though it reads otherwise."""
    if key not in there:
        return False
    if (name, key) == ("schedule", "kind"):
        return bool(paper[key] == _ORDINARY)
    source = _READ_OUT_OF.get((name, key))
    return source is not None and _reads_same(source, there.get(source), paper.get(source))


def _reads_same(key: str, one: object, other: object) -> bool:
    """Whether two values say the same to a reader: it does not matter where blanks are."""
    if isinstance(one, str) and isinstance(other, str):
        if key in ("number", "item") and number_of(one):
            return number_of(one) == number_of(other)
        if key == "symbol":
            return bare_symbol(one) == bare_symbol(other)
        return read(one) == read(other)
    if isinstance(one, list) and isinstance(other, list) and key == "items":
        return {*map(str, one)} == {*map(str, other)}
    return same(one, other)


def read(text: str) -> str:
    """A text as it is read: papers break lines and paragraphs, and set blanks, in any way."""
    return "".join(text.split())


def _woven(old: object, new: object) -> object:
    """A new text, in which the paragraphs that stay are as the file has them, line by line."""
    if not (isinstance(old, str) and isinstance(new, str)) or "\n" not in old:
        return new
    known = {read(part): part.strip("\r\n") for part in _BREAK.split(old)}
    woven = "\n\n".join(known.get(read(part), part) for part in _BREAK.split(new))
    return woven + "\n" * old.endswith("\n")


def own_keys(name: str, table: Table, kinds: Collection[str] = ()) -> list[str]:
    """The keys of a table of which no paper says anything, those of the tables in it among them.

    Args:
        name: The key of the list.
        table: The table.
        kinds: The kinds of sittings that the paper has; one of another kind is nothing that it has.
    """
    found = [key for key in table if key not in OF_PAPERS[name]]
    if name == "schedule":
        found += [] if table.get("kind", _ORDINARY) in {_ORDINARY, *kinds} else ["kind"]
        entries = table.get("entries")
        for entry in entries if isinstance(entries, list) else []:
            found += own_keys("entries", entry) if isinstance(entry, dict) else ["entries"]
    return list(dict.fromkeys(found))


def with_changes(table: Table, changed: Iterable[Changed]) -> dict[str, Any]:
    """A table with some keys changed."""
    found = dict(table)
    for key, _old, new in changed:
        if new is ABSENT:
            found.pop(key, None)
        else:
            found[key] = new
    return found
