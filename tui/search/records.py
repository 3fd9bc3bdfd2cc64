"""What is searched: the texts of a meeting, each with the place where it is read."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from tui.meeting.dates import clock_text, day_text, hours_text
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Document, Meeting
from tui.meeting.notes import Note, Subject, Target
from tui.meeting.titles import entry_title
from tui.text.paragraphs import paragraphs

OVERVIEW = -1
"""The position of the meeting as such, in place of an item's."""


SEPARATOR = " · "
"""What stands between the parts of a text that the file has in several values."""


class Pane(StrEnum):
    """Where a text belongs, and what hits are grouped by: the panes, the meeting as such, private notes."""

    AGENDA = "agenda"
    ANNOTATION = "annotation"
    DOCUMENTS = "documents"
    SCHEDULE = "schedule"
    MEETING = "meeting"
    NOTES = "notes"


class Place(Struct, frozen=True):
    """Where in the meeting a text stands.

    Attributes:
        pane: Where it belongs.
        position: Position of the item, document or sitting; `OVERVIEW` for the meeting as such.
        entry: Position of the entry in its sitting, or -1.
        of: Where what a private note is on belongs, by which `position` counts; None but for notes.
        note: Position of the note in its file, or -1.
    """

    pane: Pane
    position: int
    entry: int = -1
    of: Pane | None = None
    note: int = -1

    @property
    def thing(self) -> Pane:
        """Where that belongs to which the text does: for a private note, what it is on."""
        return self.of or self.pane

    @property
    def shown_in(self) -> Pane:
        """The pane of the viewer in which it is read."""
        if self.pane is Pane.NOTES and self.of is Pane.AGENDA:
            return Pane.ANNOTATION
        return Pane.ANNOTATION if self.thing is Pane.MEETING else self.thing


class Record(Struct, frozen=True):
    """One text of a meeting.

    Attributes:
        place: Where it is read.
        label: The item's number, the document's symbol or the sitting's time: what a list of
            hits puts before the text.
        text: The text, as in the file.
        title: What of the text is a title (of a document, its symbol too), or `""`.
    """

    place: Place
    label: str
    text: str
    title: str = ""


class Unit(Struct, frozen=True):
    """The records of one item, document or sitting: all words of a query must be in them.

    Attributes:
        records: The records, in reading order.
        name: The id, number or symbol by which one asks for it outright.
        number: The item's number, by which one does so too.
    """

    records: tuple[Record, ...]
    name: str = ""
    number: str = ""


class Noted(Struct, frozen=True):
    """A private note with what it is on.

    Attributes:
        note: The note.
        at: Its position among the entries of its file.
        target: What it is on; None where that is gone.
    """

    note: Note
    at: int
    target: Target | None


def noted(entries: Sequence[Subject], places: Sequence[Target | None]) -> tuple[Noted, ...]:
    """The notes of a file, the oldest first.

    Args:
        entries: All entries of the file.
        places: What each is on.
    """
    found = (
        Noted(entry, at, place)
        for at, (entry, place) in enumerate(zip(entries, places, strict=True))
        if isinstance(entry, Note)
    )
    return tuple(sorted(found, key=lambda each: each.note.when))


def units(
    meeting: Meeting,
    links: Links,
    only: Iterable[int] | None = None,
    notes: Sequence[Noted] = (),
) -> Iterator[Unit]:
    """The meeting as such, its items, documents and sittings, in reading order.

    A private note belongs to what it is on; one on what is gone, to the meeting as such.

    Args:
        meeting: The meeting.
        links: Its links.
        only: Which of them are wanted, by their positions in this order; by default all.
        notes: The private notes on it.
    """
    if notes:
        return _with_notes(meeting, links, only, notes)
    if only is None:
        only = range(1 + len(meeting.agenda) + len(meeting.documents) + len(meeting.schedule))
    return (_unit(meeting, links, at) for at in only)


def _with_notes(
    meeting: Meeting, links: Links, only: Iterable[int] | None, notes: Sequence[Noted]
) -> Iterator[Unit]:
    starts = {
        "meeting": 0,
        "agenda": 1,
        "documents": 1 + len(meeting.agenda),
        "schedule": 1 + len(meeting.agenda) + len(meeting.documents),
    }
    of_unit: dict[int, list[Record]] = {}
    for each in notes:
        section, position = each.target or ("meeting", 0)
        of_unit.setdefault(starts[section] + position, []).extend(_note_records(meeting, each))
    total = starts["schedule"] + len(meeting.schedule)
    for at in range(total) if only is None else only:
        unit = _unit(meeting, links, at)
        yield replace(unit, records=(*unit.records, *of_unit.get(at, ())))


def _note_records(meeting: Meeting, noted: Noted) -> Iterator[Record]:
    """A record for each line of a note, as the viewer shows them."""
    section, position = noted.target or ("meeting", 0)
    of = Pane(section)
    place = Place(Pane.NOTES, OVERVIEW if of is Pane.MEETING else position, -1, of, noted.at)
    label = noted.note.item or noted.note.document
    match of:
        case Pane.AGENDA:
            label = meeting.agenda[position].number
        case Pane.DOCUMENTS:
            label = meeting.documents[position].name
        case Pane.SCHEDULE:
            sitting = meeting.schedule[position]
            label = f"{sitting.date:%m-%d} {sitting.start:%H:%M}"
    return (Record(place, label, line) for line in noted.note.text.split("\n") if line.strip())


def _unit(meeting: Meeting, links: Links, at: int) -> Unit:
    if at == 0:
        return _about_unit(meeting.about)
    at -= 1
    if at < len(meeting.agenda):
        return _item_unit(meeting.agenda[at], links, at)
    at -= len(meeting.agenda)
    if at < len(meeting.documents):
        document = meeting.documents[at]
        place = Place(Pane.DOCUMENTS, at)
        return Unit(tuple(_document_records(place, document)), document.symbol)
    return Unit(tuple(_sitting_records(meeting, links, at - len(meeting.documents))))


def _about_unit(about: About) -> Unit:
    overview = Place(Pane.MEETING, OVERVIEW)
    heads = (about.title, about.session, about.document_title, about.body, about.city)
    return Unit(
        (
            *(Record(overview, "", text, title=text) for text in heads if text),
            *_records(overview, "", paragraphs(about.introduction)),
        )
    )


def _item_unit(item: AgendaItem, links: Links, position: int) -> Unit:
    label = item.number or links.outline.labels[position]
    texts = [*paragraphs(item.outcome), *paragraphs(item.annotation), *item.footnotes]
    return Unit(
        (
            Record(Place(Pane.AGENDA, position), label, item.title, title=item.title),
            *_records(Place(Pane.ANNOTATION, position), label, texts),
        ),
        item.key,
        item.number,
    )


def _records(place: Place, label: str, texts: Iterable[str]) -> tuple[Record, ...]:
    return tuple(Record(place, label, text) for text in texts if text)


def _document_records(place: Place, document: Document) -> Iterator[Record]:
    # The citation as printed repeats symbol and title: one hit a document is enough.
    title = SEPARATOR.join(filter(None, (document.symbol, document.title)))
    cited = bool(document.title) and document.title in document.description
    rest = ("" if cited else document.description, document.submitted_by)
    text = SEPARATOR.join(filter(None, (title, *rest, searched_address(document))))
    if text:
        yield Record(place, document.name, text, title)


def searched_address(document: Document) -> str:
    """The address of a document as it is searched: its symbol there would be a second match."""
    if not document.symbol:
        return document.url
    return document.url.replace(document.symbol, "…")


def _sitting_records(meeting: Meeting, links: Links, position: int) -> Iterator[Record]:
    sitting = meeting.schedule[position]
    language = meeting.about.language
    hours = hours_text(sitting.start, sitting.end, language)
    day = day_text(sitting.date, language)
    # Hours are found as the paper has them and as the clock does: users see the one or the other.
    # Both stand near the day, so that it is seen with each in a list of hits.
    clock = clock_text(sitting.start, sitting.end)
    paper = hours if hours != clock else ""
    texts = (f"{day} {clock}", paper, sitting.title, sitting.room, sitting.note)
    text = SEPARATOR.join(filter(None, texts))
    yield Record(Place(Pane.SCHEDULE, position), "", text, sitting.title)
    for index, entry in enumerate(sitting.entries):
        title = entry_title(meeting, links, position, index)
        place = Place(Pane.SCHEDULE, position, index)
        text = SEPARATOR.join(filter(None, (title, entry.note)))
        if text:
            yield Record(place, entry.item, text, entry.title)
