"""Which item, document, sitting and entry of a file is which in a revised paper.

A number alone says nothing: where an item is gone, another one takes its number. What pairs has the
same title, or a title or text so alike that one is the other, revised.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from tui.meeting.likeness import Run, is_longer, is_mended
from tui.meeting.links import Links
from tui.meeting.model import Document, Entry, Meeting, Sitting
from tui.meeting.outline import Outline
from tui.store.translations.numbers import Number
from tui.store.translations.pairing import NONE, Key, bare_symbol, by_keys, whole_numbers
from tui.text.fold import fold

_LEAST_TITLE = 8
"""A title of fewer letters may be a part of another one by chance."""

_LEAST_TEXT = 10
"""A text of fewer words is no evidence."""

_NO_TEXT = 0.2
"""What counts where texts are no evidence: they speak neither for nor against."""

_BY_NUMBER = 0.1
"""How sure a number alone is, where it is anything."""

_SAME_TEXT = 0.6
"""So like are two texts of which one is the other, under whatever title and number."""

_LIKE_TEXT = 0.4
"""Likewise under the same number."""

_OTHER_TEXT = 0.1
"""Texts less alike than this are those of two things, however alike the titles are."""

_LIKE_TITLE = 0.7
"""So like are titles at least of which one is the other, reworded."""

_MOST_COMPARED = 10_000
"""So many pairs are compared at most; beyond, what is alike only is left unpaired."""


class _Item(Struct, frozen=True):
    """What tells an item from others."""

    number: Number
    title: str
    words: str
    letters: Run
    text: Run
    documents: frozenset[str]


def pair_items(own: Meeting, other: Meeting, *, by_number: bool = False) -> list[int]:
    """Pairs the items of two versions of an agenda.

    By number and title, then by title, under the same item above and anywhere; then by likeness,
    the most alike first: of titles under one number, of texts, and of documents.

    Args:
        own: The one version.
        other: The other version.
        by_number: Whether the same number is enough, where no other item has it and texts do not
            speak against it.

    Returns:
        For each item of the first, the position of its counterpart, or `NONE`.
    """
    mine, theirs = _items(own), _items(other)
    found = _pair_keys([*_item_keys(own, mine)], [*_item_keys(other, theirs)])
    above = Outline.of(own.agenda).parents, Outline.of(other.agenda).parents
    below = [_below(parents) for parents in above]
    mine_numbers, their_numbers = (Counter(one.number for one in side) for side in (mine, theirs))

    def degree(at: int, place: int) -> float:
        one, two = mine[at], theirs[place]
        there = (above[0][at], above[1][place])
        # What lies at the same place under an item has its number, whatever that one has become.
        is_there = there[0] != NONE and there[1] != NONE and found[there[0]] == there[1]
        same = one.number == two.number or (is_there and one.number[-1:] == two.number[-1:])
        is_numbered_so = bool(one.number) and same
        shared = sum(found[child] in below[1][place] for child in below[0][at])
        if (
            shared * 2 > max(len(below[0][at]), len(below[1][place]))
            and shared > 1 - is_numbered_so
        ):
            return _BY_NUMBER + shared  # What lies under them is the same.
        alone = by_number and mine_numbers[one.number] == their_numbers[two.number] == 1
        return _degree(one, two, is_numbered_so=is_numbered_so, by_number=alone)

    # Twice, for what lies under what pairs now.
    return _pair_like(_pair_like(found, len(theirs), degree), len(theirs), degree)


def _below(parents: Sequence[int]) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in parents]
    for at, parent in enumerate(parents):
        if parent != NONE:
            found[parent].add(at)
    return found


def _items(meeting: Meeting) -> list[_Item]:
    links = Links.of(meeting)
    numbers = whole_numbers(meeting.agenda)
    return [
        _Item(
            numbers[at],
            bare(item.title),
            item.title,
            Run.of_title(item.title),
            Run.of_text(item.annotation),
            frozenset(
                bare_symbol(meeting.documents[document].symbol)
                for document in links.own_documents[at]
                if meeting.documents[document].symbol
            ),
        )
        for at, item in enumerate(meeting.agenda)
    ]


def _item_keys(meeting: Meeting, items: Sequence[_Item]) -> Iterator[list[Key]]:
    above: list[str] = []
    under: list[Key] = []
    for item, entry in zip(items, meeting.agenda, strict=True):
        del above[max(0, entry.level - 1) :]
        under.append((item.title, *above) if item.title else ())
        above += [item.title] * (max(1, entry.level) - len(above))
    whole = zip(items, meeting.agenda, strict=True)
    yield [(item.number, item.title, " ".join(entry.annotation.split())) for item, entry in whole]
    yield [(item.number, item.title) if item.number and item.title else () for item in items]
    yield under
    yield [item.title for item in items]


def _degree(one: _Item, other: _Item, *, is_numbered_so: bool, by_number: bool) -> float:
    """How sure it is that two items with different titles are one; 0 where they are not."""
    titles, text = one.letters.likeness(other.letters), one.text.likeness(other.text)
    if min(one.text.size, other.text.size) < _LEAST_TEXT and text < 1:
        text = _NO_TEXT
    if text < _OTHER_TEXT:
        return 0.0
    is_documented = not one.documents.isdisjoint(other.documents)
    is_mended_title = titles >= _LIKE_TITLE and is_mended(one.words, other.words)
    is_longer_title = _is_longer(one, other)
    if is_numbered_so and (
        is_documented or text >= _LIKE_TEXT or is_mended_title or is_longer_title
    ):
        return 1 + titles + text
    is_long = min(len(one.title), len(other.title)) >= _LEAST_TITLE
    if text >= _SAME_TEXT or is_mended_title or (is_longer_title and is_long):
        return titles + text
    return _BY_NUMBER if is_numbered_so and by_number else 0.0


def _is_longer(one: _Item, other: _Item) -> bool:
    """Whether a title is another one with something put to it."""
    shorter, longer = sorted((one.title, other.title), key=len)
    return (bool(shorter) and shorter in longer) or is_longer(one.words, other.words)


def _pair_keys(own: Sequence[Sequence[Key]], other: Sequence[Sequence[Key]]) -> list[int]:
    """Pairs by several keys, one after the other, what is not paired yet.

    What is the same by the first of them pairs in order, though there are several; by the others
    only what they tell from all others.
    """
    waiting: dict[Key, list[int]] = {}
    for place, key in enumerate(other[0]):
        waiting.setdefault(key, []).append(place)
    found = [waiting[key].pop(0) if waiting.get(key) else NONE for key in own[0]]
    for mine, theirs in zip(own[1:], other[1:], strict=True):
        taken = set(found)
        paired = by_keys(
            [["" if found[at] != NONE else key for at, key in enumerate(mine)]],
            [["" if place in taken else key for place, key in enumerate(theirs)]],
        )
        found = [new if was == NONE else was for was, new in zip(found, paired, strict=True)]
    return found


def _pair_like(
    found: list[int], count: int, degree: Callable[[int, int], float], least: float = 0.0
) -> list[int]:
    """Pairs what is left, the most alike first."""
    taken = set(found)
    mine = [at for at, place in enumerate(found) if place == NONE]
    theirs = [place for place in range(count) if place not in taken]
    if len(mine) * len(theirs) > _MOST_COMPARED:
        return found
    degrees = [
        (-alike, abs(at - place), at, place)
        for at in mine
        for place in theirs
        if (alike := degree(at, place)) > least
    ]
    for _alike, _apart, at, place in sorted(degrees):
        if found[at] == NONE and place not in taken:
            found[at] = place
            taken.add(place)
    return found


def pair_documents(own: Sequence[Document], other: Sequence[Document]) -> list[int]:
    """Pairs documents by symbol; where one of two has none yet, by title or citation."""
    mine, theirs = [_named(each) for each in own], [_named(each) for each in other]
    found = _pair_keys(
        [
            [(bare_symbol(each.symbol), name) for each, name in zip(own, mine, strict=True)],
            [bare_symbol(each.symbol) for each in own],
            ["" if each.symbol else name for each, name in zip(own, mine, strict=True)],
            mine,
        ],
        [
            [(bare_symbol(each.symbol), name) for each, name in zip(other, theirs, strict=True)],
            [bare_symbol(each.symbol) for each in other],
            theirs,
            ["" if each.symbol else name for each, name in zip(other, theirs, strict=True)],
        ],
    )

    def degree(at: int, place: int) -> float:
        one, two = own[at], other[place]
        names = (one.title or one.description, two.title or two.description)
        if one.symbol or two.symbol or not is_mended(*names):
            return 0.0
        return Run.of_title(names[0]).likeness(Run.of_title(names[1]))

    return _pair_like(found, len(other), degree)


def _named(document: Document) -> str:
    return bare(document.title or document.description)


class _Sitting(Struct, frozen=True):
    sitting: Sitting
    title: str
    takes_up: tuple[Key, ...]


def pair_sittings(own: Meeting, other: Meeting, items: Sequence[int]) -> list[int]:
    """Pairs sittings by day and hours and what they take up; by these alone; by day and hour.

    Args:
        own: The one version.
        other: The other version.
        items: Which item of the one is which in the other.

    Returns:
        For each sitting of the first, the position of its counterpart, or `NONE`.
    """
    mine, theirs = _sittings(own, items), _sittings(other, range(len(other.agenda)))
    found = _pair_keys(_sitting_keys(mine), _sitting_keys(theirs))

    def degree(at: int, place: int) -> float:
        one, two = mine[at].sitting, theirs[place].sitting
        shared = _shared(mine[at].takes_up, theirs[place].takes_up)
        if one.date == two.date and one.start < two.end and two.start < one.end:
            return 1 + shared
        return shared if one.start == two.start or one.date == two.date else 0.0

    # On other days, only what takes up mostly the same is the same sitting.
    return _pair_like(found, len(theirs), degree, least=0.49)


def _sittings(meeting: Meeting, items: Sequence[int]) -> list[_Sitting]:
    links = Links.of(meeting)
    return [
        _Sitting(
            sitting,
            bare(sitting.title),
            tuple(
                _taken_up(entry, items[place] if place >= 0 else NONE)
                for entry, place in zip(sitting.entries, links.entry_items[at], strict=True)
            ),
        )
        for at, sitting in enumerate(meeting.schedule)
    ]


def _taken_up(entry: Entry, item: int) -> Key:
    return (item, entry.continued) if item != NONE else (bare(entry.title), entry.continued)


def _sitting_keys(sittings: Sequence[_Sitting]) -> list[list[Key]]:
    def keys(key: Callable[[_Sitting], Key]) -> list[Key]:
        return [key(each) for each in sittings]

    return [
        keys(
            lambda one: (
                one.sitting.date,
                one.sitting.start,
                one.sitting.end,
                one.takes_up,
                one.title,
            )
        ),
        keys(lambda one: (one.sitting.date, one.sitting.start, one.takes_up, one.title)),
        keys(lambda one: (one.sitting.date, one.sitting.start, one.takes_up)),
        keys(lambda one: (one.sitting.date, one.sitting.start, one.title) if one.title else ()),
        # A day that was moved, and hours that were moved.
        keys(lambda one: (one.sitting.start, one.takes_up) if one.takes_up else ()),
        keys(lambda one: (one.sitting.date, one.takes_up) if one.takes_up else ()),
        keys(lambda one: (one.takes_up,) if one.takes_up else ()),
        keys(lambda one: (one.sitting.date, one.sitting.start)),
        keys(lambda one: (one.title,) if one.title else ()),
    ]


def _shared(one: Sequence[Key], other: Sequence[Key]) -> float:
    every = {*one} | {*other}
    return len({*one} & {*other}) / len(every) if every else 0.0


def pair_entries(own: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> list[int]:
    """Pairs what a sitting takes up with what it takes up in another version.

    Args:
        own: The item of each entry, `""` for none, and its title.
        other: Likewise in the other version, items by the same names.

    Returns:
        For each entry of the first, the position of its counterpart, or `NONE`.
    """
    found = _pair_keys(
        [[*own], [item for item, _title in own]],
        [[*other], [item for item, _title in other]],
    )

    def degree(at: int, place: int) -> float:
        (item, title), (other_item, other_title) = own[at], other[place]
        if item or other_item or not is_mended(title, other_title):
            return float(item == other_item and bool(item))
        return Run.of_title(title).likeness(Run.of_title(other_title))

    return _pair_like(found, len(other), degree)


def bare(text: str) -> str:
    """A title for comparing: without its case, its blanks and its marks."""
    folded = fold(text)
    return "".join(sign for sign in folded if sign.isalnum()) or folded
