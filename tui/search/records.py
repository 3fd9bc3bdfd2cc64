"""What is searched: the texts of a meeting, each with the place where it is read."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from tui.meeting.dates import clock_text, day_text, hours_text
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Document, Meeting
from tui.meeting.titles import entry_title
from tui.text.paragraphs import paragraphs

OVERVIEW = -1
"""The position of the meeting as such, in place of an item's."""


SEPARATOR = " · "
"""What stands between the parts of a text that the file has in several values."""


class Pane(StrEnum):
    """Where a text belongs, and what hits are grouped by: the panes, and the meeting as such."""

    AGENDA = "agenda"
    ANNOTATION = "annotation"
    DOCUMENTS = "documents"
    SCHEDULE = "schedule"
    MEETING = "meeting"


class Place(Struct, frozen=True):
    """Where in the meeting a text stands.

    Attributes:
        pane: Where it belongs.
        position: Position of the item, document or sitting; `OVERVIEW` for the meeting as such.
        entry: Position of the entry in its sitting, or -1.
    """

    pane: Pane
    position: int
    entry: int = -1

    @property
    def shown_in(self) -> Pane:
        """The pane of the viewer in which it is read."""
        return Pane.ANNOTATION if self.pane is Pane.MEETING else self.pane


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


def units(meeting: Meeting, links: Links, only: Iterable[int] | None = None) -> Iterator[Unit]:
    """The meeting as such, its items, documents and sittings, in reading order.

    Args:
        meeting: The meeting.
        links: Its links.
        only: Which of them are wanted, by their positions in this order; by default all.
    """
    if only is None:
        only = range(1 + len(meeting.agenda) + len(meeting.documents) + len(meeting.schedule))
    return (_unit(meeting, links, at) for at in only)


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
