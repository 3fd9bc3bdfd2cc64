"""What a sitting takes up, after a revision."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import _
from tui.i18n.joining import headed, listed
from tui.meeting.values import key_words
from tui.store.editing.levels import tables
from tui.store.merging.alignment import same
from tui.store.revising.pairing import bare, pair_entries
from tui.store.revising.placing import placed
from tui.store.revising.references import Names
from tui.store.revising.tables import Table, changes_of, own_keys, with_changes
from tui.store.revising.words import Change, value_change
from tui.store.translations.pairing import NONE


class TakenUp(Struct, frozen=True):
    """The entries of a sitting as they are to be.

    Attributes:
        rows: For each, its position in the file, or `NONE`, and what it says.
        changes: What changes.
        kept: What is not in the paper any more, and stays.
    """

    rows: tuple[tuple[int, dict[str, Any]], ...]
    changes: tuple[Change, ...] = ()
    kept: tuple[str, ...] = ()


def entries_of(
    sitting: Table,
    paper: Table | None,
    earlier: Table | None,
    names: Names,
    title: Callable[[str], str],
    *,
    name: str,
    has_comment: Callable[[int], bool],
) -> TakenUp:
    """Works out the entries of a sitting.

    Args:
        sitting: The sitting in the file.
        paper: The same in the paper; None where that has it not.
        earlier: The same in the earlier paper; None where that is not known.
        names: What items are called afterwards.
        title: Says what an item is called, in words, by its id afterwards.
        name: What the sitting is called in words.
        has_comment: Whether an entry of the file has a comment.
    """
    own = [
        _kept(entry, names, at, has_comment)
        for at, entry in enumerate(tables(sitting.get("entries")))
    ]
    theirs = _translated(paper, names.paper)
    before = None if earlier is None else _translated(earlier, names.earlier)
    if paper is None or (before is not None and same(theirs, before)):
        stay = ((at, entry) for at, entry in enumerate(own) if entry is not None)
        return TakenUp(tuple(stay))
    return _Entries(own, theirs, before, title, name, has_comment).run()


class _Entries:
    """The entries of one sitting that is in the paper, with references as the file will have them."""

    def __init__(  # noqa: PLR0917 -- the versions, and what they are called
        self,
        own: Sequence[dict[str, Any] | None],
        theirs: Sequence[dict[str, Any]],
        before: Sequence[dict[str, Any]] | None,
        title: Callable[[str], str],
        name: str,
        has_comment: Callable[[int], bool],
    ) -> None:
        self._own = [entry or {} for entry in own]
        self._theirs, self._before = theirs, before or ()
        self._title, self._name, self._has_comment = title, name, has_comment
        self._out = {at for at, entry in enumerate(own) if entry is None}
        self._knows = before is not None
        self._changes: list[Change] = []
        self._remarks: list[str] = []

    def run(self) -> TakenUp:
        own, theirs, before = _keys(self._own), _keys(self._theirs), _keys(self._before)
        pairs, known = pair_entries(own, theirs), pair_entries(own, before)
        was = pair_entries(theirs, before)
        stays = [
            at
            for at, place in enumerate(pairs)
            if place == NONE and at not in self._out and self._stays(at, known[at])
        ]
        rows = []
        for at, place, _level in placed(pairs, len(theirs), stays):
            if place == NONE:
                rows.append((at, self._own[at]))
            elif at == NONE:
                words = _("now with {what}").format(what=self._told(self._theirs[place]))
                self._changes.append(Change(headed(self._name, words)))
                rows.append((NONE, self._theirs[place]))
            else:
                older = self._before[was[place]] if was[place] != NONE else None
                changed = changes_of("entries", self._own[at], self._theirs[place], older)
                what = headed(self._name, self._told(self._theirs[place]))
                self._changes += (value_change("entries", what, each) for each in changed)
                rows.append((at, with_changes(self._own[at], changed)))
        return TakenUp(tuple(rows), tuple(self._changes), tuple(self._remarks))

    def _stays(self, at: int, known: int) -> bool:
        """Whether what is not in the paper stays: what people have written, or have written into."""
        entry = self._own[at]
        if self._knows and known == NONE:
            return True
        own = [key_words(key) for key in own_keys("entries", entry)]
        if not own and self._has_comment(at):
            own = [_("a comment")]
        if own:
            words = _("not in the paper any more, and stays for what it has: {what}")
            told = headed(self._told(entry), words.format(what=listed(own)))
            self._remarks.append(headed(self._name, told))
            return True
        words = _("now without {what}").format(what=self._told(entry))
        self._changes.append(Change(headed(self._name, words)))
        return False

    def _told(self, entry: Table) -> str:
        item = entry.get("item")
        return self._title(item) if item else _("“{text}”").format(text=entry.get("title", ""))


def _kept(
    entry: Table, names: Names, at: int, has_comment: Callable[[int], bool]
) -> dict[str, Any] | None:
    """An entry of the file, whose item may have another id; None where its item is taken out.

    One with a title or something of its own stays without the item, by whose title it is called.
    """
    item = entry.get("item")
    if not isinstance(item, str) or names.own.get(item, item) == item:
        return dict(entry)
    name = names.own[item]
    if name:
        return {**entry, "item": name}
    if not (entry.get("title") or own_keys("entries", entry) or has_comment(at)):
        return None
    rest = {key: value for key, value in entry.items() if key != "item"}
    return {"title": names.titles.get(item, item), **rest}


def _translated(sitting: Table | None, names: Mapping[str, str]) -> list[dict[str, Any]]:
    found = []
    for entry in tables(sitting.get("entries")) if sitting else ():
        item = entry.get("item")
        found.append({**entry, "item": names.get(item) or item} if item else dict(entry))
    return found


def _keys(entries: Sequence[Table]) -> list[tuple[str, str]]:
    return [
        (str(entry.get("item") or ""), bare(str(entry.get("title") or ""))) for entry in entries
    ]
