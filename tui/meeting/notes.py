"""Private notes on a meeting, and which item, document or sitting each is on.

Notes name what they are on by its id and by its title too. In a revised agenda numbers move and
titles are mended: a note follows the title where its number has gone to another item, and its
number where the title was mended. A note on what is gone is kept, and known to be that.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from msgspec import Struct

from tui.meeting.model import Meeting

_LIKE = 0.75
"""So like are two titles of which one is the other, mended."""


class Note(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One note: one `[[notes]]` of a notes file.

    It is on an item, a document or a sitting, and with none of these on the meeting as such.

    Attributes:
        item: The id or number of the item.
        document: The symbol or title of the document.
        sitting: When the sitting begins, in the meeting's time zone.
        title: The title of what it is on, as it was then.
        at: When it was taken.
        text: What it says.
    """

    text: str
    at: datetime
    item: str = ""
    document: str = ""
    sitting: datetime | None = None
    title: str = ""


Target = tuple[str, int]
"""What a note is on: `agenda`, `documents` or `schedule` with a position, or `meeting` with 0."""

MEETING: Target = ("meeting", 0)


def targets(notes: Iterable[Note], meeting: Meeting) -> list[Target | None]:
    """What each note is on in a meeting as it is now; None where that is gone.

    What some note names exactly, by title or by number and title, is that note's: another one is
    never taken to be on it because their titles are alike.
    """
    notes = list(notes)
    items = _Named([(item.key, item.title) for item in meeting.agenda])
    documents = _Named([(document.name, document.title) for document in meeting.documents])
    for note in notes:
        if note.sitting is None:
            (documents if note.document else items).claim(note.document or note.item, note.title)
    return [_target(note, meeting, items, documents) for note in notes]


def notes_on(notes: Sequence[Note], meeting: Meeting, target: Target) -> list[Note]:
    """The notes on an item, a document or a sitting, the oldest first."""
    found = targets(notes, meeting)
    mine = [note for note, place in zip(notes, found, strict=True) if place == target]
    return sorted(mine, key=lambda note: note.at.replace(tzinfo=None))


def note_on(meeting: Meeting, target: Target, text: str, at: datetime) -> Note:
    """A new note.

    Args:
        meeting: The meeting.
        target: What it is on.
        text: What it says.
        at: When it is taken.
    """
    match target:
        case ("agenda", position):
            item = meeting.agenda[position]
            return Note(item=item.key, title=item.title, at=at, text=text)
        case ("documents", position):
            document = meeting.documents[position]
            return Note(document=document.name, title=document.title, at=at, text=text)
        case ("schedule", position):
            sitting = meeting.schedule[position]
            begin = datetime.combine(sitting.date, sitting.start)
            return Note(sitting=begin, title=sitting.title, at=at, text=text)
    return Note(at=at, text=text)


def _target(note: Note, meeting: Meeting, items: "_Named", documents: "_Named") -> Target | None:
    if note.document:
        return _found("documents", documents.place(note.document, note.title))
    if note.sitting is not None:
        return _found("schedule", _sitting(note, meeting))
    if note.item or note.title:
        return _found("agenda", items.place(note.item, note.title))
    return MEETING


def _found(section: str, position: int) -> Target | None:
    return (section, position) if position >= 0 else None


def _sitting(note: Note, meeting: Meeting) -> int:
    """Where a sitting is now: the one of its title, else the one at its time; -1 where it is gone."""
    schedule = meeting.schedule
    same = [
        at
        for at, each in enumerate(schedule)
        if datetime.combine(each.date, each.start) == note.sitting
    ]
    if not note.title:
        return next(iter(same), -1)
    titled = [at for at in same if schedule[at].title == note.title]
    named = [at for at, each in enumerate(schedule) if each.title == note.title]
    return next(iter(titled), named[0] if len(named) == 1 else -1)


class _Named:
    """What has a key and a title each, to be found again after a revision.

    Args:
        named: The key and the title of each.
    """

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._named = named
        self._claimed: set[int] = set()

    def claim(self, key: str, title: str) -> None:
        """Keeps what is named exactly for those that name it so."""
        place = self._exact(key, title)
        if place >= 0:
            self._claimed.add(place)

    def _exact(self, key: str, title: str) -> int:
        by_key = next(
            (at for at, (name, _title) in enumerate(self._named) if key and name == key), -1
        )
        if by_key >= 0 and (not title or self._named[by_key][1] == title):
            return by_key
        titled = [at for at, (_name, other) in enumerate(self._named) if title and other == title]
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
            if key and name == key and at not in self._claimed and _is_mended(title, other):
                return at
        return -1


def _is_mended(one: str, other: str) -> bool:
    """Whether one title is the other, mended: only little words differ, and no figure or name."""
    if SequenceMatcher(None, one.casefold(), other.casefold()).ratio() < _LIKE:
        return False
    words = ({*one.split()}, {*other.split()})
    apart = (words[0] - words[1]) | (words[1] - words[0])
    marks = [word for word in apart if word.isupper() or any(sign.isdigit() for sign in word)]
    return not marks
