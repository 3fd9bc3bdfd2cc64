"""What can be copied of a place in a meeting."""

from collections.abc import Iterator

from msgspec import Struct

from tui.app.copying.markdown import document_markdown, item_markdown, sitting_markdown
from tui.app.copying.texts import document_text, item_text, sitting_text
from tui.app.view import OVERVIEW, MeetingView
from tui.i18n import N_, _
from tui.meeting.problems import ValuePath
from tui.text.paragraphs import paragraphs

PARAGRAPH = "paragraph"
WHOLE = "whole"
MARKED = "marked"


class Choice(Struct, frozen=True):
    """Something that can be copied.

    Attributes:
        what: Its name among `NAMES`.
        text: The text.
        number: Which of several, as with paragraphs; else 0.
    """

    what: str
    text: str
    number: int = 0

    @property
    def name(self) -> str:
        """What to call it."""
        name = _(NAMES[self.what])
        return f"{name} {self.number}" if self.number else name


NAMES = {
    WHOLE: N_("whole"),
    "title": N_("title"),
    "symbol": N_("symbol"),
    "address": N_("address"),
    PARAGRAPH: N_("paragraph"),
    "markdown": N_("as Markdown"),
    MARKED: N_("marked text"),
}
"""What there is to copy, and what it is called."""


def choices(view: MeetingView, place: ValuePath) -> list[Choice]:
    """What can be copied of what is at a path in the meeting; nothing of it is empty."""
    return [choice for choice in _choices(view, place) if choice.text.strip()]


def _choices(view: MeetingView, place: ValuePath) -> Iterator[Choice]:
    match place:
        case ("documents", int(position), *_rest):
            yield from _of_document(view, position)
        case ("schedule", int(position), *_rest):
            yield from _of_sitting(view, position)
        case ("agenda", int(item), *_rest):
            yield from _of_item(view, item)
        case _:
            yield from _of_item(view, OVERVIEW)


def _of_item(view: MeetingView, item: int) -> Iterator[Choice]:
    yield Choice(WHOLE, item_text(view, item))
    yield Choice("markdown", item_markdown(view, item))
    about = view.meeting.about
    if item == OVERVIEW:
        yield Choice("title", about.title)
        yield Choice("symbol", about.symbol)
        yield Choice("address", about.url)
        text = about.introduction
    else:
        yield Choice("title", view.item(item).title)
        text = view.item(item).annotation
    for number, paragraph in enumerate(paragraphs(text), 1):
        yield Choice(PARAGRAPH, paragraph, number)


def _of_document(view: MeetingView, position: int) -> Iterator[Choice]:
    document = view.meeting.documents[position]
    yield Choice(WHOLE, document_text(view, position))
    yield Choice("markdown", document_markdown(view, position))
    yield Choice("title", document.title)
    yield Choice("symbol", document.symbol)
    yield Choice("address", document.url)
    for number, paragraph in enumerate(paragraphs(document.description), 1):
        yield Choice(PARAGRAPH, paragraph, number)


def _of_sitting(view: MeetingView, position: int) -> Iterator[Choice]:
    sitting = view.meeting.schedule[position]
    hours = view.hours(sitting)
    yield Choice(WHOLE, sitting_text(view, position))
    yield Choice("markdown", sitting_markdown(view, position))
    yield Choice("title", sitting.title or f"{view.day(sitting)} {hours}")
