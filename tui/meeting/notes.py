"""Private notes on a meeting, and which item, document or sitting each is on.

What is private is a `Subject`: it names what it is on by its id and by its title too. In a revised
agenda numbers move and titles are mended: a note follows the title where its number has gone to
another item, and its number where the title was mended. A note on what is gone is kept, and known
to be that.

A notes file holds lists of subjects; `LISTS` says which, and of what kind. To have another list in
it, declare its struct here and put it there: reading, problems, finding what each entry is on,
following renamed items, and saving come with that (see `tui.store.notes`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tui.meeting.likeness import is_mended
from tui.meeting.model import Meeting, Sitting


class Subject(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What something private is on: an item, a document, a sitting, or with none the meeting as such.

    Attributes:
        item: The id or number of the item.
        document: The symbol or title of the document.
        sitting: When the sitting begins, in the meeting's time zone.
        title: The title of what it is on, as it was then; of a sitting without one, what it takes up.
    """

    item: str = ""
    document: str = ""
    sitting: datetime | None = None
    title: str = ""


class Written(Subject, frozen=True, kw_only=True, omit_defaults=True):
    """A text on something.

    Attributes:
        at: When it was written: a time with its offset, or written by hand a local time of the
            meeting, a day alone, or nothing.
        text: What it says.
    """

    at: datetime | date | None = None
    text: str

    @property
    def when(self) -> tuple[bool, datetime]:
        """What notes are put in order by: the day and time, as they stand; those without come first."""
        return (self.at is not None, _moment(self.at))

    def stamp(self, *, year: bool = False) -> str:
        """The day and time, as far as they are known, for a list: `09-09 10:05`, `09-09` or `""`.

        Args:
            year: Whether the year is wanted too.
        """
        if self.at is None:
            return ""
        day = "%Y-%m-%d" if year else "%m-%d"
        return f"{self.at:{day} %H:%M}" if isinstance(self.at, datetime) else f"{self.at:{day}}"


class Note(Written, frozen=True, kw_only=True, omit_defaults=True):
    """One note: one `[[notes]]` of a notes file."""


class Line(Written, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the running log: one `[[log]]` of a notes file."""


class Mark(Subject, frozen=True, kw_only=True, omit_defaults=True):
    """One mark on one thing: one `[[marks]]` of a notes file.

    Attributes:
        mark: Its name: `star`, `red` or another; see `tui.meeting.marks`.
    """

    mark: str


LISTS: Mapping[str, type[Subject]] = {"notes": Note, "marks": Mark, "log": Line}
"""What a notes file can hold: the key of each list, and what its entries are."""

NAMES = "mark_names"
"""The key of a table in a notes file: what the user calls marks, by their names."""

S = TypeVar("S", bound=Subject)

Target = tuple[str, int]
"""What a note is on: `agenda`, `documents` or `schedule` with a position, or `meeting` with 0."""

MEETING: Target = ("meeting", 0)


def subject_of(meeting: Meeting, target: Target) -> Subject:
    """How a new note names what it is on."""
    match target:
        case ("agenda", position):
            item = meeting.agenda[position]
            return Subject(item=item.key, title=item.title)
        case ("documents", position):
            document = meeting.documents[position]
            return Subject(document=document.name, title=document.title)
        case ("schedule", position):
            sitting = meeting.schedule[position]
            return Subject(sitting=_start(sitting), title=_name(sitting))
    return Subject()


def renamed(entry: S, subject: Subject) -> S:
    """What is private, on something that is called otherwise now."""
    return replace(
        entry,
        item=subject.item,
        document=subject.document,
        sitting=subject.sitting,
        title=subject.title,
    )


def targets(entries: Iterable[Subject], meeting: Meeting) -> list[Target | None]:
    """What each note is on in a meeting as it is now; None where that is gone.

    What some note names exactly, by title or by number and title, is that note's: another one is
    never taken to be on it because their titles are alike.
    """
    entries = list(entries)
    items = _Named([(item.key, item.title) for item in meeting.agenda])
    documents = _Named([(document.name, document.title) for document in meeting.documents])
    sittings = _Sittings(meeting.schedule)
    for entry in entries:
        if entry.document:
            documents.claim(entry.document, entry.title)
        elif entry.sitting is not None:
            sittings.claim(entry.sitting, entry.title)
        else:
            items.claim(entry.item, entry.title)
    return [_target(entry, items, documents, sittings) for entry in entries]


def _target(
    entry: Subject, items: "_Named", documents: "_Named", sittings: "_Sittings"
) -> Target | None:
    if entry.document:
        return _found("documents", documents.place(entry.document, entry.title))
    if entry.sitting is not None:
        return _found("schedule", sittings.place(entry.sitting, entry.title))
    if entry.item or entry.title:
        return _found("agenda", items.place(entry.item, entry.title))
    return MEETING


def _found(section: str, position: int) -> Target | None:
    return (section, position) if position >= 0 else None


def _moment(at: datetime | date | None) -> datetime:
    if isinstance(at, datetime):
        return at.replace(tzinfo=None)
    return datetime.combine(date.min if at is None else at, time())


def _start(sitting: Sitting) -> datetime:
    return datetime.combine(sitting.date, sitting.start)


def _name(sitting: Sitting) -> str:
    """The title of a sitting; without one, what it takes up, by which it is found once moved."""
    return sitting.title or ", ".join(entry.item or entry.title for entry in sitting.entries)


class _Named:
    """What has a key and a title each, to be found again after a revision.

    Args:
        named: The key and the title of each.
    """

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._named = named
        self._claimed: set[int] = set()
        self._by_key: dict[str, int] = {}
        self._by_title: dict[str, list[int]] = {}
        for at, (key, title) in enumerate(named):
            self._by_key.setdefault(key, at)
            self._by_title.setdefault(title, []).append(at)

    def claim(self, key: str, title: str) -> None:
        """Keeps what is named exactly for those that name it so."""
        place = self._exact(key, title)
        if place >= 0:
            self._claimed.add(place)

    def _exact(self, key: str, title: str) -> int:
        by_key = self._by_key.get(key, -1) if key else -1
        if by_key >= 0 and (not title or self._named[by_key][1] == title):
            return by_key
        titled = self._by_title.get(title, []) if title else []
        return titled[0] if len(titled) == 1 else -1

    def place(self, key: str, title: str) -> int:
        """Where it is; -1 where it is gone.

        A mended title is like the one before, and stands at the same number: of two reports on two
        groups, one does not become the other because it has moved up.
        """
        exact = self._exact(key, title)
        if exact >= 0:
            return exact
        for at, (name, other) in enumerate(self._named):
            if key and name == key and at not in self._claimed and is_mended(title, other):
                return at
        return -1


class _Sittings:
    """Sittings, to be found again once they were moved.

    Args:
        schedule: The sittings.
    """

    def __init__(self, schedule: Sequence[Sitting]) -> None:
        self._schedule = schedule
        self._at: dict[datetime, list[int]] = {}
        self._named: dict[str, list[int]] = {}
        for at, each in enumerate(schedule):
            self._at.setdefault(_start(each), []).append(at)
            self._named.setdefault(_name(each), []).append(at)
        self._claimed: set[int] = set()

    def claim(self, start: datetime, title: str) -> None:
        """Keeps a sitting that is named exactly for those that name it so."""
        place = self._exact(start, title)
        if place >= 0:
            self._claimed.add(place)

    def _exact(self, start: datetime, title: str) -> int:
        """The sitting of a name and a time, else the one of that name."""
        same = self._at.get(start, [])
        if not title:
            return next(iter(same), -1)
        titled = [at for at in same if _name(self._schedule[at]) == title]
        named = self._named.get(title, [])
        return next(iter(titled), named[0] if len(named) == 1 else -1)

    def place(self, start: datetime, title: str) -> int:
        """Where it is; -1 where it is gone.

        A sitting without a title at the same time is it, whatever it takes up by now.
        """
        exact = self._exact(start, title)
        if exact >= 0:
            return exact
        for at in self._at.get(start, []):
            if not self._schedule[at].title and at not in self._claimed:
                return at
        return -1


def was(entry: Subject) -> str:
    """What something private was on, as its entry has it."""
    day = entry.sitting.isoformat(" ", "minutes") if entry.sitting is not None else ""
    return " ".join(filter(None, (entry.item or entry.document or day, entry.title)))
