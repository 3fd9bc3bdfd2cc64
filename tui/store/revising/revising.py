"""A revised paper brought into a file: the edits, what they change, and what stays.

The values of the paper take the place of those of the file; what a paper does not say stays as the
file has it: ids, statuses, outcomes, notes, copies, keys of one's own, comments. What is gone from
the paper goes from the file, unless somebody has written something of that kind into it.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from msgspec import to_builtins

from tui.i18n import _
from tui.i18n.joining import headed, listed
from tui.meeting.model import Meeting
from tui.meeting.notes import Target
from tui.meeting.problems import ValuePath
from tui.meeting.values import key_words
from tui.meeting.words import words_of
from tui.store.editing.change import Edit, Set, Unset, plain
from tui.store.editing.levels import tables
from tui.store.editing.rename import references_to
from tui.store.merging.merge import ABSENT
from tui.store.open_file import OpenFile
from tui.store.revising.lists import NAMES, Thing, list_edits, order_changes
from tui.store.revising.placing import (
    Placed,
    placed,
    placed_items,
    placed_sittings,
    staying_items,
)
from tui.store.revising.references import Names
from tui.store.revising.remarks import Remarks
from tui.store.revising.revision import Revision
from tui.store.revising.superseding import superseded
from tui.store.revising.tables import Changed, Table, changes_of, own_keys, with_changes
from tui.store.revising.takings import entries_of
from tui.store.revising.versions import Pairs
from tui.store.revising.words import Change, item_name, value_change
from tui.store.translations.pairing import NONE

_SETTLED = frozenset({"superseded", "withdrawn", "cancelled"})
"""Statuses of what need not be in the paper any more."""

_Translate = Callable[[Table], dict[str, Any]]


def revise(
    file: OpenFile,
    paper: Meeting,
    guessed: Sequence[ValuePath] = (),
    earlier: Meeting | None = None,
) -> Revision:
    """Works out how a revised paper changes a file.

    Args:
        file: The file.
        paper: The meeting that the paper describes.
        guessed: The values of that meeting which the paper does not say outright.
        earlier: The meeting that the paper described before it was revised, where that is known:
            what the two have in common stays as the file has it.
    """
    return _Revising(file, paper, guessed, earlier).run()


def _values_of(meeting: Meeting) -> dict[str, Any]:
    found: dict[str, Any] = plain(to_builtins(meeting, builtin_types=(date, time, datetime)))
    return found


def _key(item: Table) -> str:
    return str(item.get("id") or item.get("number") or "")


def _without(table: Table, keys: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}


def _let_in(order: Sequence[Placed], pairs: Pairs) -> list[Placed]:
    """An order without what is in the paper and was taken out of the file by hand."""
    return [each for each in order if each.own != NONE or each.paper not in pairs.out]


class _Revising:
    """One revision, from the agenda, by which all else refers to items, to the headings."""

    def __init__(
        self, file: OpenFile, paper: Meeting, guessed: Sequence[ValuePath], earlier: Meeting | None
    ) -> None:
        self._values = file.values
        self._own, self._paper, self._earlier = file.meeting, paper, earlier
        self._places = {
            name: [int(file.file_path((name, at))[1]) for at in range(len(section))]
            for name, section in (
                ("agenda", self._own.agenda),
                ("documents", self._own.documents),
                ("schedule", self._own.schedule),
            )
        }
        self._remarks = Remarks(file.text, file.values)
        self._guessed: dict[ValuePath, set[str]] = {}
        for path in guessed:
            if path[:1] == ("agenda",) and path[-1] == "number":
                continue  # Where a paper has no numbers, those supplied count its items all the same.
            keys = self._guessed.setdefault(path[:-1], set())
            # Where the beginning is guessed, the end is too.
            keys |= {str(path[-1]), *(("end",) if path[-1] == "start" else ())}
        self._said = _values_of(paper)
        self._before = None if earlier is None else _values_of(earlier)
        self._kinds = {str(sitting.kind) for sitting in paper.schedule}
        self._new: dict[ValuePath, ValuePath] = {}
        self._moved: dict[Target, Target] = {}
        self._edits: list[Edit] = []
        self._changes: list[Change] = []
        self._kept: list[str] = []

    def run(self) -> Revision:
        self._table_of("meeting", _("the meeting"), self._about())
        self._table_of("headings", _("headings"), self._headings())
        names = self._agenda()
        self._documents(names)
        self._schedule(names)
        return Revision(
            tuple(self._edits),
            tuple(self._changes),
            tuple(self._kept),
            self._new,
            self._moved,
            self._shared,
        )

    # What is one table

    def _about(self) -> dict[str, Any]:
        """What the paper says outright of the meeting; its language is known to be the file's."""
        said = self._said["meeting"]
        guessed = {"language", *self._guessed.get(("meeting",), ())}
        if self._own.about.city and said.get("city", self._own.about.city) != self._own.about.city:
            # The time zone is guessed from the city, and so moves with it.
            guessed.discard("timezone")
        return _without(said, guessed)

    def _headings(self) -> dict[str, Any]:
        """The paper's words for its sections, less the usual ones, where the file leaves these out."""
        usual = words_of(self._own.about.language)
        own = self._values.get("headings", {})
        return {
            key: word
            for key, word in self._said.get("headings", {}).items()
            if key in own or word != getattr(usual, key, "")
        }

    def _table_of(self, name: str, what: str, said: Table) -> None:
        there = self._values.get(name, {})
        there = there if isinstance(there, dict) else {}
        earlier = None
        if self._before is not None:
            earlier = _without(
                self._before.get(name, {}), set(self._said.get(name, {})) - set(said)
            )
        for changed in changes_of(name, there, said, earlier):
            self._changes.append(value_change(name, what, changed))
            path = (name, changed.key)
            self._edits.append(Unset(path) if changed.new is ABSENT else Set(path, changed.new))

    # What is a list

    def _pairs(self, name: str) -> Pairs:
        pairs = Pairs.of(name, self._own, self._paper, self._earlier)
        for place in sorted(pairs.out):
            words = _("in the paper, but taken out of the file by hand; stays out")
            self._kept.append(headed(NAMES[name](self._said[name][place]), words))
        return pairs

    def _table(self, name: str, at: int) -> dict[str, Any]:
        """What the file says of a thing of its meeting."""
        return tables(self._values.get(name))[self._places[name][at]]

    def _stays(self, name: str, pairs: Pairs, settled: Sequence[int] = ()) -> set[int]:
        """What the paper has not, and stays: what people have written, or have written into.

        Args:
            name: The key of the list.
            pairs: What is which.
            settled: What stays in any case, of which enough is said elsewhere.
        """
        gone = [at for at, place in enumerate(pairs.paper) if place == NONE]
        if gone and not self._said.get(name):
            words = _("the paper has none that are understood; those of the file stay")
            self._kept.append(headed(key_words(name), words))
            return set(gone)
        kept = set(settled)
        for at in gone:
            table = self._table(name, at)
            if self._earlier is not None and pairs.earlier[at] == NONE:
                kept.add(at)  # It never came from a paper.
                continue
            own = [key_words(key) for key in own_keys(name, table, self._kinds)]
            if not own and self._remarks.at((name, self._places[name][at])):
                own = [_("a comment")]
            if own:
                kept.add(at)
                if at not in settled and table.get("status") not in _SETTLED:
                    words = _("not in the paper any more, and stays for what it has: {what}")
                    told = words.format(what=listed(own))
                    self._kept.append(headed(NAMES[name](table), told))
        return kept

    def _things(
        self,
        name: str,
        order: Sequence[Placed],
        pairs: Pairs,
        translate: tuple[_Translate, _Translate, _Translate] = (dict, dict, dict),
    ) -> list[Thing]:
        """What each thing is to say, in order.

        Args:
            name: The key of the list.
            order: The order.
            pairs: What is which.
            translate: Put what the file, the paper and the earlier paper say into words of the
                file as it is to be, where they refer to items.
        """
        own, said, before = translate
        things = []
        for at, place, _level in order:
            if at == NONE:
                things.append(Thing(NONE, said(self._said[name][place]), place))
                continue
            table = own(self._table(name, at))
            if place != NONE:
                guessed = self._guessed.get((name, place), set())
                theirs = _without(said(self._said[name][place]), guessed)
                older = None
                if self._before is not None and pairs.earlier[at] != NONE:
                    older = _without(before(self._before[name][pairs.earlier[at]]), guessed)
                changed = changes_of(name, table, theirs, older)
                what = NAMES[name](self._table(name, at))
                self._changes += (value_change(name, what, each) for each in changed)
                table = with_changes(table, changed)
            things.append(Thing(self._places[name][at], table))
        return things

    def _write(self, name: str, things: list[Thing]) -> None:
        """Brings a list of the file to what it is to be."""
        there = tables(self._values.get(name))
        for at in set(range(len(there))) - {*self._places[name]}:
            # What is wrong in the file, and so in no meeting, stays behind what it follows.
            stands = [place for place, thing in enumerate(things) if 0 <= thing.origin < at]
            things.insert(stands[-1] + 1 if stands else 0, Thing(at, there[at]))
        gone = {*range(len(there))} - {thing.origin for thing in things}
        named = {
            at for at in gone if name == "agenda" and references_to(self._values, _key(there[at]))
        }
        self._changes += order_changes(name, there, things, named)
        self._edits += list_edits((name,), there, things)
        self._new |= {
            (name, thing.place): (name, at)
            for at, thing in enumerate(things)
            if thing.place != NONE
        }
        whole = [each for each in things if each.origin in {NONE, *self._places[name]}]
        self._moved |= {
            (name, self._places[name].index(thing.origin)): (name, at)
            for at, thing in enumerate(whole)
            if thing.origin != NONE
        }

    def _agenda(self) -> Names:
        pairs = self._pairs("agenda")
        self._shared = sum(place != NONE for place in pairs.paper)
        own, paper = self._own.agenda, self._paper.agenda
        kept = staying_items(own, self._stays("agenda", pairs), pairs.paper)
        order = _let_in(placed_items(own, paper, pairs.paper, kept), pairs)
        things = self._things("agenda", order, pairs)
        for thing, (at, place, level) in zip(things, order, strict=True):
            if place == NONE and own[at].level != level:
                self._set(thing, Changed("level", own[at].level, level))
        keys = self._keys(things, [each.paper != NONE for each in order])
        mine, theirs = [""] * len(own), [""] * len(paper)
        for (at, place, _level), key in zip(order, keys, strict=True):
            if at != NONE:
                mine[at] = key
            if place != NONE:
                theirs[place] = key
        names = Names.of(self._own, self._paper, self._earlier, (mine, theirs))
        for thing in things:
            if "related" in thing.table:
                related = names.kept(thing.table["related"])
                thing.table = {**thing.table, "related": related}
                if not related:
                    del thing.table["related"]
        self._write("agenda", things)
        self._titles = {_key(thing.table): thing.table for thing in reversed(things)}
        return names

    def _set(self, thing: Thing, changed: Changed) -> None:
        self._changes.append(value_change("agenda", item_name(thing.table), changed))
        thing.table = with_changes(thing.table, [changed])

    def _keys(self, things: Sequence[Thing], in_paper: Sequence[bool]) -> list[str]:
        """The id of each item; one whose number is that of another gets an id of its own."""
        taken = {str(thing.table["id"]) for thing in things if thing.table.get("id")}
        # What is in the paper comes first: of what is not, the number may be another's by now.
        for at in sorted(range(len(things)), key=lambda at: not in_paper[at]):
            thing = things[at]
            number = str(thing.table.get("number") or "")
            if thing.table.get("id") or not number:
                continue
            if number in taken:
                there = {number} | taken | {str(each.table.get("number")) for each in things}
                free = (f"{number}-{count}" for count in range(2, len(there) + 3))
                key = next(each for each in free if each not in there)
                self._set(thing, Changed("id", ABSENT, key))
                taken.add(key)
            else:
                taken.add(number)
        return [_key(each.table) for each in things]

    def _documents(self, names: Names) -> None:
        pairs = self._pairs("documents")
        own, paper = self._own.documents, self._paper.documents
        later = superseded(own, paper, pairs.paper)
        kept = self._stays("documents", pairs, [*later])
        order = _let_in(placed(pairs.paper, len(paper), kept), pairs)

        def translate(find: Callable[[Any], list[Any]]) -> _Translate:
            def translated(table: Table) -> dict[str, Any]:
                items = find(table.get("items", []))
                rest = {key: value for key, value in table.items() if key != "items" or items}
                return {**rest, "items": items} if items else rest

            return translated

        things = self._things(
            "documents",
            order,
            pairs,
            (
                translate(names.kept),
                translate(names.of_paper),
                translate(names.of_earlier),
            ),
        )
        first = {place: own[at].symbol for at, place in reversed(later.items())}
        for thing, (at, place, _level) in zip(things, order, strict=True):
            if at == NONE and place in first:
                thing.table.setdefault("supersedes", first[place])
            if at in later and thing.table.get("status") not in _SETTLED:
                changed = Changed("status", thing.table.get("status", ABSENT), "superseded")
                what = NAMES["documents"](thing.table)
                self._changes.append(value_change("documents", what, changed))
                thing.table = with_changes(thing.table, [changed])
        self._write("documents", things)

    def _schedule(self, names: Names) -> None:
        pairs = self._pairs("schedule")
        own, paper = self._own.schedule, self._paper.schedule
        kept = self._stays("schedule", pairs)
        order = _let_in(placed_sittings(own, paper, pairs.paper, kept), pairs)
        things = self._things("schedule", order, pairs)
        for thing, (at, place, _level) in zip(things, order, strict=True):
            older = None
            if self._before is not None and at != NONE and pairs.earlier[at] != NONE:
                older = self._before["schedule"][pairs.earlier[at]]
            there = self._table("schedule", at) if at != NONE else {}
            thing.taken_up = entries_of(
                there,
                self._said["schedule"][place] if place != NONE else None,
                older,
                names,
                self._item,
                name=NAMES["schedule"](there or thing.table),
                has_comment=self._has_comment(thing.origin),
            )
            thing.table.pop("entries", None)
            if at != NONE:
                self._changes += thing.taken_up.changes
                self._kept += thing.taken_up.kept
        self._write("schedule", things)

    def _item(self, key: str) -> str:
        table = self._titles.get(key)
        return item_name(table) if table else item_name({"number": key})

    def _has_comment(self, sitting: int) -> Callable[[int], bool]:
        return lambda entry: self._remarks.at(("schedule", sitting, "entries", entry))
