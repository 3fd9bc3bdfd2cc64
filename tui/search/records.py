"""What is searched: the texts of a meeting, each with the place where it is read."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from tui.meeting.dates import day_text, hours_text
from tui.meeting.links import Links
from tui.meeting.model import Document, Meeting
from tui.meeting.titles import entry_title
from tui.text.paragraphs import paragraphs

OVERVIEW = -1
"""The position of the meeting as such, in place of an item's."""


class Pane(StrEnum):
    """Where a text is read."""

    AGENDA = "agenda"
    ANNOTATION = "annotation"
    DOCUMENTS = "documents"
    SCHEDULE = "schedule"


class Place(Struct, frozen=True):
    """Where in the meeting a text stands.

    Attributes:
        pane: Where it is read.
        position: Position of the item, document or sitting; `OVERVIEW` for the meeting as such.
        entry: Position of the entry in its sitting, or -1.
    """

    pane: Pane
    position: int
    entry: int = -1


class Record(Struct, frozen=True):
    """One text of a meeting.

    Attributes:
        place: Where it is read.
        label: The item's number, the document's symbol or the sitting's time: what a list of
            hits puts before the text.
        text: The text, as in the file.
    """

    place: Place
    label: str
    text: str


class Unit(Struct, frozen=True):
    """The records of one item, document or sitting: all words of a query must be in them.

    Attributes:
        records: The records, in reading order.
        name: The number or symbol by which one asks for it outright.
    """

    records: tuple[Record, ...]
    name: str = ""


def units(meeting: Meeting, links: Links) -> Iterator[Unit]:
    """The meeting as such, its items, documents and sittings, in reading order."""
    about = meeting.about
    overview = (about.title, about.session, about.document_title, about.body, about.city)
    yield Unit(
        _records(Place(Pane.ANNOTATION, OVERVIEW), "", [*overview, *paragraphs(about.introduction)])
    )
    for position, item in enumerate(meeting.agenda):
        label = item.number or links.outline.labels[position]
        texts = [*paragraphs(item.annotation), *paragraphs(item.outcome), *item.footnotes]
        yield Unit(
            (
                Record(Place(Pane.AGENDA, position), label, item.title),
                *_records(Place(Pane.ANNOTATION, position), label, texts),
            ),
            item.key,
        )
    for position, document in enumerate(meeting.documents):
        place = Place(Pane.DOCUMENTS, position)
        yield Unit(_records(place, "", _document_texts(document)), document.symbol)
    for position in range(len(meeting.schedule)):
        yield Unit(tuple(_sitting_records(meeting, links, position)))


def _records(place: Place, label: str, texts: list[str]) -> tuple[Record, ...]:
    return tuple(Record(place, label, text) for text in texts if text)


def _document_texts(document: Document) -> list[str]:
    # The citation as printed repeats symbol and title: one hit a document is enough.
    parts = [document.symbol, document.title]
    if not (document.title and document.title in document.description):
        parts.append(document.description)
    return [" · ".join(filter(None, (*parts, document.submitted_by)))]


def _sitting_records(meeting: Meeting, links: Links, position: int) -> Iterator[Record]:
    sitting = meeting.schedule[position]
    language = meeting.about.language
    hours = hours_text(sitting.start, sitting.end, language)
    day = day_text(sitting.date, language)
    texts = (f"{day} {hours}", sitting.title, sitting.room, sitting.note)
    yield Record(Place(Pane.SCHEDULE, position), "", " · ".join(filter(None, texts)))
    for index, entry in enumerate(sitting.entries):
        title = entry_title(meeting, links, position, index)
        place = Place(Pane.SCHEDULE, position, index)
        text = " · ".join(filter(None, (title, entry.note)))
        if text:
            yield Record(place, entry.item, text)
