"""The filters of a query: what each lets through of one meeting."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from tui.i18n import _
from tui.meeting.links import Links
from tui.meeting.model import AgendaItem, Document, Meeting, Sitting
from tui.meeting.words import headings_of, primary_subtag
from tui.search.language import Filter
from tui.search.names import bare_name, names_asked
from tui.search.records import Pane, Place
from tui.search.values import (
    DECIDED,
    KINDS,
    PANES,
    STATUSES,
    is_named,
    kinds_of,
    means_something,
    names_a_day,
    panes_of,
    several,
    statuses_of,
)
from tui.text.fold import fold

_VALUES = {"in": tuple(PANES), "is": STATUSES, "kind": KINDS}

_Passes = Callable[[Place], bool]


class InPanes(Struct, frozen=True):
    """Lets through what is read in some panes.

    Attributes:
        panes: The panes.
    """

    panes: frozenset[Pane]

    def __call__(self, place: Place) -> bool:
        """Whether a place is in one of them."""
        return place.pane in self.panes


class Filters(Struct, frozen=True):
    """The filters of a query, for one meeting.

    Of filters with one name, and of the values of one, one must let a place through; of those that
    leave out, none. A wrong value, or a filter with none yet, counts for nothing.

    Attributes:
        tests: For each name, the tests of which one must hold.
        bars: The tests of which none may hold.
        remarks: What is wrong with values, each in a sentence.
        absent: Whether there is a value that means something, but nothing in this meeting.
        unfinished: What filters without a value wait for, each in a sentence.
    """

    tests: tuple[tuple[_Passes, ...], ...] = ()
    bars: tuple[_Passes, ...] = ()
    remarks: tuple[str, ...] = ()
    absent: bool = False
    unfinished: tuple[str, ...] = ()

    @classmethod
    def of(cls, filters: tuple[Filter, ...], meeting: Meeting, links: Links) -> "Filters":
        """Reads the values of filters.

        Args:
            filters: The filters as typed.
            meeting: The meeting.
            links: Its links.
        """
        tests: dict[str, list[_Passes]] = {}
        bars: list[_Passes] = []
        remarks: list[str] = []
        unfinished: list[str] = []
        absent = False
        reader = _Reader(meeting, links)
        for one in filters:
            wanted = several(one.value)
            if not wanted:
                unfinished.append(_unfinished(one.name, meeting))
            for value in wanted:
                test = reader.test(one.name, value)
                if test is None:
                    remarks.append(_wrong(one.name, value, meeting))
                    absent = absent or means_something(one.name, value)
                elif one.negated:
                    bars.append(test)
                else:
                    tests.setdefault(one.name, []).append(test)
        return cls(
            tuple(map(tuple, tests.values())),
            tuple(bars),
            tuple(remarks),
            absent,
            tuple(unfinished),
        )

    def __bool__(self) -> bool:
        return bool(self.tests or self.bars)


def values(name: str, meeting: Meeting | None) -> tuple[str, ...]:
    """The values that a filter may have, in a sensible order.

    Args:
        name: The name of the filter.
        meeting: The meeting; None for all values that hold in any.
    """
    if meeting is None:
        return _VALUES.get(name, ())
    known = _known.get(name)
    if known is None or known[0] is not meeting:
        # They are asked for with each key, and a large meeting is long to look through.
        known = _known[name] = meeting, _values_in(name, meeting)
    return known[1]


_known: dict[str, tuple[Meeting, tuple[str, ...]]] = {}


def _values_in(name: str, meeting: Meeting) -> tuple[str, ...]:
    match name:
        case "in":
            return tuple(PANES)
        case "item":
            return tuple(dict.fromkeys(item.number for item in meeting.agenda if item.number))
        case "day":
            return tuple(dict.fromkeys(str(sitting.date) for sitting in meeting.schedule))
        case "is":
            silent_open = _has_statuses(meeting)
            used = {
                status
                for thing in _things(meeting)
                for status in _statuses(thing, silent_open=silent_open)
            }
            return tuple(status for status in STATUSES if status in used)
        case "kind":
            kinds = {thing.kind for thing in _things(meeting)}
            return tuple(kind for kind in KINDS if kind in kinds)
        case "lang":
            return tuple(sorted({tag for document in meeting.documents for tag in document.files}))
        case _:
            return ()


def remarks_on(filters: tuple[Filter, ...]) -> tuple[str, ...]:
    """What is wrong with the filters of a query whatever the meeting, each in a sentence."""
    remarks: list[str] = []
    for one in filters:
        wanted = several(one.value)
        if not wanted:
            remarks.append(_unfinished(one.name))
        remarks += (
            _wrong(one.name, value) for value in wanted if not means_something(one.name, value)
        )
    return tuple(remarks)


def _wrong(name: str, value: str, meeting: Meeting | None = None) -> str:
    known = values(name, meeting)
    return _("{name}:{value} is left out of account: {hint}").format(
        name=name, value=value, hint=_hint(name, known or _VALUES.get(name, ()))
    )


def _unfinished(name: str, meeting: Meeting | None = None) -> str:
    if name == "item":
        return _("item: waits for the number of an agenda item.")
    known = values(name, meeting)
    return _("{filter} waits for a value: {why}").format(filter=f"{name}:", why=_hint(name, known))


def _hint(name: str, known: Sequence[str]) -> str:
    """What may stand in place of a wrong value.

    Args:
        name: The name of the filter.
        known: The values that there are.
    """
    match name:
        case "item":
            return _("no agenda item has this number.")
        case "day":
            return _("a day is written 2019-09-10, 10 or Tuesday.")
        case "lang" if known:
            return _("the documents are in {known}.").format(known=", ".join(known))
        case "lang":
            return _("no document is at hand.")
        case "is" if not known:
            return _("nothing in this meeting has a status.")
        case "kind" if not known:
            return _("nothing in this meeting has a kind.")
    return _("it may be {names}.").format(names=", ".join(known))


def _things(meeting: Meeting) -> Iterator[AgendaItem | Document | Sitting]:
    yield from meeting.agenda
    yield from meeting.documents
    yield from meeting.schedule


def _has_statuses(meeting: Meeting) -> bool:
    """Whether the meeting says of any item what has become of it."""
    return any(item.status for item in meeting.agenda)


def _statuses(thing: AgendaItem | Document | Sitting, *, silent_open: bool) -> set[str]:
    """What a thing is.

    Args:
        thing: An item, a document or a sitting.
        silent_open: Whether an item without a status is open.
    """
    if not isinstance(thing, AgendaItem):
        return {thing.status}
    status = thing.status or ("open" if silent_open else "")
    decided = status in {"concluded", "adopted"} or (
        bool(thing.outcome) and status not in {"deferred", "withdrawn"}
    )
    return {status, DECIDED} if decided else {status}


class _Reader:
    """Makes tests of filters."""

    def __init__(self, meeting: Meeting, links: Links) -> None:
        self._meeting, self._links = meeting, links
        self._silent_open = _has_statuses(meeting)

    def test(self, name: str, value: str) -> _Passes | None:
        """What tells whether a place has a value, or `None` where there is none to have it."""
        match name:
            case "in":
                panes = panes_of(value, headings_of(self._meeting))
                return InPanes(frozenset(panes)) if panes else None
            case "item":
                return self._item_test(value)
            case "day":
                return self._day_test(fold(value))
            case "is":
                wanted = statuses_of(value)
                return (lambda place: self._status_test(place, wanted)) if wanted else None
            case "kind":
                kinds = kinds_of(value)
                return (lambda place: self._kind(place) in kinds) if kinds else None
            case _:
                folded = fold(value)
                tags = {tag for one in self._meeting.documents for tag in one.files}
                if not any(_speaks(tag, folded) for tag in tags):
                    return None
                return lambda place: self._at_hand(place, folded)

    def _thing(self, place: Place) -> AgendaItem | Document | Sitting | None:
        if place.position < 0:
            return None
        match place.thing:
            case Pane.DOCUMENTS:
                return self._meeting.documents[place.position]
            case Pane.SCHEDULE:
                return self._meeting.schedule[place.position]
            case _:
                return self._meeting.agenda[place.position]

    def _status_test(self, place: Place, wanted: frozenset[str]) -> bool:
        thing = self._thing(place)
        if thing is None:
            return False
        return not wanted.isdisjoint(_statuses(thing, silent_open=self._silent_open))

    def _kind(self, place: Place) -> str:
        thing = self._thing(place)
        return thing.kind if thing is not None else ""

    def _at_hand(self, place: Place, value: str) -> bool:
        thing = self._thing(place)
        return isinstance(thing, Document) and any(_speaks(tag, value) for tag in thing.files)

    def _items_of(self, place: Place) -> tuple[int, ...]:
        match place.thing:
            case Pane.DOCUMENTS:
                return self._links.document_items[place.position]
            case Pane.SCHEDULE:
                items = self._links.entry_items[place.position]
                return items if place.entry < 0 else (items[place.entry],)
            case _:
                return (place.position,)

    def _item_test(self, value: str) -> _Passes | None:
        names = names_asked(value)
        items = {
            below
            for position, item in enumerate(self._meeting.agenda)
            if not names.isdisjoint({bare_name(item.number), bare_name(item.id)})
            for below in self._links.outline.subtree(position)
        }
        return (lambda place: not items.isdisjoint(self._items_of(place))) if items else None

    def _day_test(self, value: str) -> _Passes | None:
        language = self._meeting.about.language
        if not names_a_day(value, language):
            return None
        held = {sitting.date for sitting in self._meeting.schedule}
        days = {day for day in held if is_named(day, value, language)}
        return lambda place: not days.isdisjoint(self._days_of(place))

    def _days_of(self, place: Place) -> set[date]:
        schedule = self._meeting.schedule
        if place.thing == Pane.SCHEDULE:
            return {schedule[place.position].date}
        return {
            schedule[entry.sitting].date
            for item in self._items_of(place)
            if item >= 0
            for entry in self._links.own_entries[item]
        }


def _speaks(tag: str, value: str) -> bool:
    return fold(tag) == value or primary_subtag(tag) == value
