"""The filters of a query: what each lets through of one meeting."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

from msgspec import Struct

from tui.i18n import _
from tui.meeting.dates import day_text
from tui.meeting.links import Links
from tui.meeting.model import (
    AgendaItem,
    Document,
    DocumentKind,
    DocumentStatus,
    ItemKind,
    ItemStatus,
    Meeting,
    Sitting,
    SittingKind,
    SittingStatus,
)
from tui.meeting.words import primary_subtag
from tui.search.language import Filter
from tui.search.names import bare_name, names_asked
from tui.search.records import Pane, Place
from tui.text.fold import fold

PANES = {
    "agenda": Pane.AGENDA,
    "annotations": Pane.ANNOTATION,
    "documents": Pane.DOCUMENTS,
    "schedule": Pane.SCHEDULE,
}
DECIDED = "decided"
"""An item with an outcome, or one that is concluded or adopted."""

STATUSES = tuple(
    dict.fromkeys(
        (DECIDED, *get_args(ItemStatus), *get_args(DocumentStatus), *get_args(SittingStatus))
    )
)
KINDS = tuple(dict.fromkeys((*get_args(ItemKind), *get_args(DocumentKind), *get_args(SittingKind))))

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 2

_Passes = Callable[[Place], bool]


class Filters(Struct, frozen=True):
    """The filters of a query, for one meeting.

    Of filters with one name, one must let a place through; of those that leave out, none. A
    filter with a wrong value, or with none yet, counts for nothing.

    Attributes:
        tests: For each name, the tests of which one must hold.
        bars: The tests of which none may hold.
        remarks: What is wrong with values, each in a sentence.
    """

    tests: tuple[tuple[_Passes, ...], ...] = ()
    bars: tuple[_Passes, ...] = ()
    remarks: tuple[str, ...] = ()

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
        reader = _Reader(meeting, links)
        for one in filters:
            if not one.value:
                continue
            test = reader.test(one)
            if test is None:
                remarks.append(
                    _("{name}:{value} is left out of account: {hint}").format(
                        name=one.name, value=one.value, hint=reader.hint(one)
                    )
                )
            elif one.negated:
                bars.append(test)
            else:
                tests.setdefault(one.name, []).append(test)
        return cls(tuple(map(tuple, tests.values())), tuple(bars), tuple(remarks))

    def __bool__(self) -> bool:
        return bool(self.tests or self.bars)

    @property
    def passes(self) -> _Passes:
        """Tells whether the filters let a place through."""
        if len(self.tests) == 1 and len(self.tests[0]) == 1 and not self.bars:
            # As most filters are; every text of a meeting may be asked about.
            return self.tests[0][0]
        return self._passes

    def _passes(self, place: Place) -> bool:
        return all(any(test(place) for test in tests) for tests in self.tests) and not any(
            bar(place) for bar in self.bars
        )


def values(name: str, meeting: Meeting) -> tuple[str, ...]:
    """The values that a filter may have in a meeting, in a sensible order.

    Args:
        name: The name of the filter.
        meeting: The meeting.
    """
    match name:
        case "in":
            return tuple(PANES)
        case "item":
            return tuple(dict.fromkeys(item.number for item in meeting.agenda if item.number))
        case "day":
            return tuple(dict.fromkeys(str(sitting.date) for sitting in meeting.schedule))
        case "is":
            used = {status for thing in _things(meeting) for status in _statuses(thing)}
            return tuple(status for status in STATUSES if status in used)
        case "kind":
            kinds = {thing.kind for thing in _things(meeting)}
            return tuple(kind for kind in KINDS if kind in kinds)
        case "lang":
            return tuple(sorted({tag for document in meeting.documents for tag in document.files}))
        case _:
            return ()


def _things(meeting: Meeting) -> Iterator[AgendaItem | Document | Sitting]:
    yield from meeting.agenda
    yield from meeting.documents
    yield from meeting.schedule


def _statuses(thing: AgendaItem | Document | Sitting) -> set[str]:
    decided = isinstance(thing, AgendaItem) and (
        (bool(thing.outcome) and thing.status != "deferred")
        or thing.status in {"concluded", "adopted"}
    )
    return {thing.status, DECIDED} if decided else {thing.status}


class _Reader:
    """Makes tests of filters."""

    def __init__(self, meeting: Meeting, links: Links) -> None:
        self._meeting, self._links = meeting, links

    def test(self, one: Filter) -> _Passes | None:
        """What tells whether a place has the value, or `None` for a value that says nothing."""
        value = fold(one.value)
        match one.name:
            case "in":
                panes = {pane for name, pane in PANES.items() if name.startswith(value)}
                return (lambda place: place.pane in panes) if panes else None
            case "item":
                return self._item_test(one.value)
            case "day":
                days = self._days(value)
                return (lambda place: not days.isdisjoint(self._days_of(place))) if days else None
            case "is":
                wanted = {status for status in STATUSES if status.startswith(value)}
                wanted = {value} if value in wanted else wanted
                return (lambda place: self._status_test(place, wanted)) if wanted else None
            case "kind":
                kinds = {kind for kind in KINDS if kind.startswith(value)}
                kinds = {value} if value in kinds else kinds
                return (lambda place: self._kind(place) in kinds) if kinds else None
            case _:
                tags = {tag for one in self._meeting.documents for tag in one.files}
                if not any(_speaks(tag, value) for tag in tags):
                    return None
                return lambda place: self._at_hand(place, value)

    def hint(self, one: Filter) -> str:
        """What may stand in place of a wrong value."""
        match one.name:
            case "item":
                return _("no agenda item has this number.")
            case "day":
                return _("a day is written 2019-09-10, 10 or Tuesday.")
            case "lang":
                known = ", ".join(values("lang", self._meeting))
                return (
                    _("the documents are in {known}.").format(known=known)
                    if known
                    else _("no document is at hand.")
                )
            case "in":
                return _("it may be {names}.").format(names=", ".join(PANES))
            case "is":
                return _("it may be {names}.").format(names=", ".join(STATUSES))
            case _:
                return _("it may be {names}.").format(names=", ".join(KINDS))

    def _thing(self, place: Place) -> AgendaItem | Document | Sitting | None:
        if place.position < 0:
            return None
        match place.pane:
            case Pane.DOCUMENTS:
                return self._meeting.documents[place.position]
            case Pane.SCHEDULE:
                return self._meeting.schedule[place.position]
            case _:
                return self._meeting.agenda[place.position]

    def _status_test(self, place: Place, wanted: set[str]) -> bool:
        thing = self._thing(place)
        return thing is not None and not wanted.isdisjoint(_statuses(thing))

    def _kind(self, place: Place) -> str:
        thing = self._thing(place)
        return thing.kind if thing is not None else ""

    def _at_hand(self, place: Place, value: str) -> bool:
        thing = self._thing(place)
        return isinstance(thing, Document) and any(_speaks(tag, value) for tag in thing.files)

    def _items_of(self, place: Place) -> tuple[int, ...]:
        match place.pane:
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

    def _days(self, value: str) -> set[date]:
        """The days of the schedule that a value names, or a day on which nothing is held."""
        days = {sitting.date for sitting in self._meeting.schedule}
        if value.isdecimal():
            return {day for day in days if str(day.day) == value.lstrip("0")}
        try:
            return {date.fromisoformat(value)}
        except ValueError:
            pass
        if len(value) < _SHORTEST_WEEKDAY:
            return set()
        language = self._meeting.about.language
        return {
            day
            for day in days
            if _WEEKDAYS[day.weekday()].startswith(value) or value in fold(day_text(day, language))
        }

    def _days_of(self, place: Place) -> set[date]:
        schedule = self._meeting.schedule
        if place.pane == Pane.SCHEDULE:
            return {schedule[place.position].date}
        return {
            schedule[entry.sitting].date
            for item in self._items_of(place)
            if item >= 0
            for entry in self._links.own_entries[item]
        }


def _speaks(tag: str, value: str) -> bool:
    return fold(tag) == value or primary_subtag(tag) == value
