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
    """What each note is on in a meeting as it is now; None where that is gone."""
    return [_target(note, meeting) for note in notes]


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


def _target(note: Note, meeting: Meeting) -> Target | None:
    if note.item or (note.title and not note.document and note.sitting is None):
        items = [(item.key, item.title) for item in meeting.agenda]
        return _found("agenda", _place(note.item, note.title, items))
    if note.document:
        documents = [(document.name, document.title) for document in meeting.documents]
        return _found("documents", _place(note.document, note.title, documents))
    if note.sitting is not None:
        begins = [datetime.combine(each.date, each.start) for each in meeting.schedule]
        same = [at for at, begin in enumerate(begins) if begin == note.sitting]
        titles = [meeting.schedule[at].title for at in same]
        if note.title in titles:
            return ("schedule", same[titles.index(note.title)])
        named = [
            at
            for at, each in enumerate(meeting.schedule)
            if note.title and each.title == note.title
        ]
        return _found("schedule", named[0] if len(named) == 1 else next(iter(same), -1))
    return MEETING


def _found(section: str, position: int) -> Target | None:
    return (section, position) if position >= 0 else None


def _place(key: str, title: str, named: Sequence[tuple[str, str]]) -> int:
    """Where what has a key and a title is among others; -1 where it is gone."""
    by_key = next((at for at, (name, _title) in enumerate(named) if key and name == key), -1)
    if by_key >= 0 and (not title or named[by_key][1] == title):
        return by_key
    by_title = [at for at, (_name, other) in enumerate(named) if title and other == title]
    if len(by_title) == 1:
        return by_title[0]
    # The title was mended, unless the key has gone to something else.
    if by_key >= 0 and _is_like(named[by_key][1], title):
        return by_key
    like = [at for at, (_name, other) in enumerate(named) if title and _is_like(other, title)]
    return like[0] if len(like) == 1 else -1


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _LIKE
