"""Changing the number or id of an agenda item together with everything that refers to it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.change import Delete, Edit, Set, Unset, Values, changed
from tui.store.editing.layout import RefusedEdit
from tui.store.editing.levels import block_in, level_in, tables

_MOST_COUNTED = 1000

_WORD = re.compile(r"\d+|[A-Za-z]+")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def references_to(values: Values, key: str) -> list[ValuePath]:
    """The places that name an agenda item, by positions in the file, in its order.

    Args:
        values: The values of the file; wrong ones are passed over.
        key: The item's id, else its number.
    """
    return [path for path, name in _references(values) if name == key]


def unreferenced(values: Values, key: str) -> list[Edit]:
    """The edits, to be made in order as one, that take every reference to an item out.

    An entry of a sitting that has a title of its own keeps it; one that has only the item goes.
    """
    edits: list[Edit] = []
    # From the end, so that the positions of those before stay what they are.
    for path in reversed(references_to(values, key)):
        if path[-1] != "item":
            edits.append(Delete(path))
        elif _entry(values, path[:-1]).get("title"):
            edits.append(Unset(path))
        else:
            edits.append(Delete(path[:-1]))
    return edits


def references_out(values: Values, keys: Sequence[str]) -> list[Edit]:
    """The edits, to be made in order as one, that take every reference to some items out."""
    edits: list[Edit] = []
    for key in keys:
        for edit in unreferenced(values, key):
            edits.append(edit)
            values = changed(values, edit)
    return edits


def references_left(values: Values, edits: Sequence[Edit]) -> list[str]:
    """The keys of items that something refers to, and that no item has after some edits."""
    after: Values = values
    for edit in edits:
        after = changed(after, edit)
    before = dict.fromkeys(filter(None, map(_key, _agenda(values))))
    now = set(map(_key, _agenda(after)))
    named = {name for _path, name in _references(after)}
    return [key for key in before if key not in now and key in named]


def renumber(values: Values, item: int, number: str) -> list[Edit]:
    """The edits that give an agenda item another number, and its references too.

    The references change only where the number serves as id.

    Args:
        values: The values of the file.
        item: The item's position in the file.
        number: The new number; the empty text takes it out.

    Raises:
        RefusedEdit: There is no such item, or another has the number for its id.
    """
    return _renamed(values, {item: number}, "number")


def change_key(values: Values, item: int, key: str) -> list[Edit]:
    """The edits that give an agenda item another id, and its references too.

    Args:
        values: The values of the file.
        item: The item's position in the file.
        key: The new id; with the empty text, the number serves as id.

    Raises:
        RefusedEdit: There is no such item, or another has this id.
    """
    return _renamed(values, {item: key}, "id")


def renumber_level(values: Values, parent: int | None) -> list[Edit]:
    """The edits that number the items directly below an item anew, in the style that they have.

    What counts is found in the first number: `2` is followed by `3`, `1(a)` by `1(b)`, `(i)` by
    `(ii)`, `1.2` by `1.3`. Items without a number keep none. The first one counts from one; where
    the number begins with that of the parent, it begins with the parent's as it is now.

    Args:
        values: The values of the file.
        parent: The position in the file of the item whose sub-items are numbered; None for the
            items of the first level.

    Raises:
        RefusedEdit: There is no such item, or a new number would be the id of another item.
    """
    agenda = _agenda(values)
    below = [item for item in _below(agenda, parent) if _text(agenda[item], "number")]
    if not below:
        return []
    numbers = [_text(agenda[item], "number") for item in below]
    above = _text(agenda[parent], "number") if parent is not None else ""
    style = _Style.of(numbers, above)
    new = {item: style.number(place) for place, item in enumerate(below, 1)}
    for item in below:
        new |= _below_renumbered(agenda, item, new[item])
    return _renamed(values, new, "number")


def _below_renumbered(
    agenda: Sequence[Mapping[str, Any]], item: int, number: str
) -> dict[int, str]:
    """The numbers of what lies under an item with a new number, where they begin with its own."""
    old = _text(agenda[item], "number")
    below = block_in(agenda, item)[1:]
    return {
        each: number + there[len(old) :]
        for each in below
        if (there := _text(agenda[each], "number")).startswith(old)
        and not _goes_on(old, there[len(old) :])
    }


def _goes_on(number: str, rest: str) -> bool:
    """Whether a number goes on where it is not to end: `1` in `12`, `a` in `ab`."""
    last, first = number[-1:], rest[:1]
    return (last.isdigit() and first.isdigit()) or (last.isalpha() and first.isalpha())


def next_number(values: Values, index: int, level: int) -> str:
    """The number for an item that is to be added, in the style of its neighbours.

    Args:
        values: The values of the file.
        index: The position that the item is to have.
        level: Its level.

    Returns:
        What follows the number of the neighbour before: `c` after `b`, `2(b)` after `2(a)`. For
        the first below an item, what others have below theirs. `""` where neighbours have no
        numbers, nothing counts in them, or another item has the number already.
    """
    agenda = _agenda(values)
    parent = next(
        (at for at in reversed(range(min(index, len(agenda)))) if level_in(agenda[at]) < level),
        None,
    )
    above = _text(agenda[parent], "number") if parent is not None else ""
    beside = [at for at in _below(agenda, parent) if level_in(agenda[at]) == level]
    numbers = [_text(agenda[at], "number") for at in beside]
    before = next(
        (number for at, number in reversed(list(zip(beside, numbers, strict=True))) if at < index),
        "",
    )
    like = [number for number in numbers if number] or _numbers_elsewhere(agenda, level)
    if not like or (numbers and not before):
        return ""
    try:
        style = _Style.of(like, above)
    except RefusedEdit:
        return ""
    place = 0
    if before:
        written = (at for at in range(1, _MOST_COUNTED) if style.number(at) == before)
        place = next(written, _MOST_COUNTED)
    number = style.number(place + 1)
    taken = {_key(entry) for entry in agenda} | {_text(entry, "number") for entry in agenda}
    return "" if place == _MOST_COUNTED or number in taken else number


def _numbers_elsewhere(agenda: Sequence[Mapping[str, Any]], level: int) -> list[str]:
    """The number of the first sub-item of a level anywhere, where it begins with its parent's."""
    above = ""
    for entry in agenda:
        number = _text(entry, "number")
        if level_in(entry) == level - 1:
            above = number
        elif level_in(entry) == level and number and above and number.startswith(above):
            return [number]
    return []


class _Style(Struct, frozen=True):
    """How the numbers of a level are written.

    Attributes:
        before: What stands before the part that counts.
        behind: What stands behind it.
        word: The part that counts, in the first number of the level.
        roman: Whether its letters are Roman numerals.
    """

    before: str
    behind: str
    word: str
    roman: bool

    @classmethod
    def of(cls, numbers: Sequence[str], above: str) -> "_Style":
        """The style of the first number in which something counts.

        Args:
            numbers: The numbers of the level, of which there is at least one.
            above: The number of the item above; `""` for none.

        Raises:
            RefusedEdit: Nothing counts in any of them.
        """
        counting = [found for found in map(_counting, numbers) if found is not None]
        if not counting:
            raise RefusedEdit(
                _("nothing counts in the number {numbers!r}; change it by hand").format(
                    numbers=numbers[0]
                )
            )
        first = counting[0]
        before, word, behind = first.string[: first.start()], first[0], first.string[first.end() :]
        # The item above may have another number by now, and its sub-items still the old one.
        stem = before.rstrip(" ([.-")
        if above and _shape(stem) == _shape(above):
            before = above + before[len(stem) :]
        words = {found[0].lower() for found in counting}
        # `i` alone is a letter only where it is the ninth.
        roman = word.lower() == "i" or any(len(each) > 1 and each in _ROMANS for each in words)
        return cls(before, behind, word, roman and not word.isdigit())

    def number(self, place: int) -> str:
        """The number at a place, from 1."""
        if self.word.isdigit():
            # The digits of Arabic and other scripts stand in a row as ours do.
            zero = ord(self.word[0]) - unicodedata.digit(self.word[0])
            word = "".join(chr(zero + int(digit)) for digit in str(place))
        else:
            word = _roman(place) if self.roman else _letters(place)
            word = word.upper() if self.word.isupper() else word
        return f"{self.before}{word}{self.behind}"


def _counting(number: str) -> re.Match[str] | None:
    """The last part of a number that counts: digits, a letter or a Roman numeral."""
    found = [
        match
        for match in _WORD.finditer(number)
        if match[0].isdigit() or len(match[0]) == 1 or match[0].lower() in _ROMANS
    ]
    return found[-1] if found else None


def _shape(number: str) -> str:
    """A number with every part that counts made alike."""
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "0", number))


def _letters(place: int) -> str:
    """a, b, … z, aa, ab."""
    word = ""
    while place:
        place, rest = divmod(place - 1, 26)
        word = chr(ord("a") + rest) + word
    return word


def _roman(place: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        count, place = divmod(place, value)
        word += letters * count
    return word


_ROMANS = frozenset(map(_roman, range(1, 60)))


def _renamed(values: Values, names: Mapping[int, str], key: str) -> list[Edit]:
    """The edits that give items another number or id, and all references to them, at once."""
    agenda = _agenda(values)
    edits: list[Edit] = []
    keys: dict[str, str] = {}
    taken = {_key(entry): item for item, entry in reversed(list(enumerate(agenda))) if _key(entry)}
    for item, name in names.items():
        if not 0 <= item < len(agenda) or not isinstance(agenda[item], dict):
            raise RefusedEdit(_("there is no agenda item {item} in the file").format(item=item))
        entry = agenda[item]
        if name == _text(entry, key):
            continue
        edits.append(Set(("agenda", item, key), name) if name else Unset(("agenda", item, key)))
        new = {part: value for part, value in entry.items() if part != key}
        before, after = _key(entry), _key({**new, key: name})
        if before and after and before != after and taken[before] == item:
            keys[before] = after
    _refuse_taken(agenda, names, key)
    edits += (Set(path, keys[name]) for path, name in _references(values) if name in keys)
    return edits


def _refuse_taken(agenda: Sequence[Any], names: Mapping[int, str], key: str) -> None:
    """Refuses names by which two items would be one."""
    owners: dict[str, int] = {}
    renamed = set(names)
    for item, entry in enumerate(agenda):
        name = _key({**entry, key: names[item]} if item in names else entry)
        other = owners.setdefault(name, item)
        if name and other != item and renamed & {item, other}:
            raise RefusedEdit(_("another agenda item is already called {name}").format(name=name))


def _references(values: Values) -> Iterator[tuple[ValuePath, str]]:
    """Every reference to an item, in the order of the file's lists."""
    for list_key, key in (("agenda", "related"), ("documents", "items")):
        for position, entry in enumerate(tables(values.get(list_key))):
            names = entry.get(key)
            for place, name in enumerate(names if isinstance(names, list) else ()):
                if isinstance(name, str):
                    yield (list_key, position, key, place), name
    for position, sitting in enumerate(tables(values.get("schedule"))):
        for place, entry in enumerate(tables(sitting.get("entries"))):
            if isinstance(entry.get("item"), str):
                yield ("schedule", position, "entries", place, "item"), entry["item"]


def _agenda(values: Values) -> list[dict[str, Any]]:
    return tables(values.get("agenda"))


def _entry(values: Values, path: ValuePath) -> Mapping[str, Any]:
    value: Any = values
    for part in path:
        value = value[part]
    return value if isinstance(value, dict) else {}


def _below(agenda: Sequence[Mapping[str, Any]], parent: int | None) -> list[int]:
    """The positions of the items directly below one."""
    if parent is not None and not 0 <= parent < len(agenda):
        raise RefusedEdit(_("there is no agenda item {parent} in the file").format(parent=parent))
    start = 0 if parent is None else parent + 1
    top = 0 if parent is None else level_in(agenda[parent])
    end = start
    while end < len(agenda) and level_in(agenda[end]) > top:
        end += 1
    inside = range(start, end)
    nearest = min((level_in(agenda[item]) for item in inside), default=1)
    return [item for item in inside if level_in(agenda[item]) == nearest]


def _key(entry: Mapping[str, Any]) -> str:
    return _text(entry, "id") or _text(entry, "number")


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else ""
