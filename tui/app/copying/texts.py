"""What `y` copies: an item, a document or a sitting as plain text."""

from tui.app.view import OVERVIEW, MeetingView
from tui.meeting.dates import place_text
from tui.meeting.titles import entry_title


def item_text(view: MeetingView, item: int) -> str:
    """An item's number and title, and its annotation; with `OVERVIEW` the meeting's head."""
    if item == OVERVIEW:
        about = view.meeting.about
        place = place_text(about.city, about.start, about.end, about.language)
        return _paragraphs(about.title, about.document_title, place, about.introduction)
    chosen = view.item(item)
    head = " ".join(filter(None, (view.full_label(item), chosen.title)))
    return _paragraphs(head, chosen.annotation.strip(), chosen.outcome.strip())


def document_text(view: MeetingView, position: int) -> str:
    """A document's symbol, title and address, a line each."""
    document = view.meeting.documents[position]
    return "\n".join(filter(None, (document.symbol, document.title, document.url)))


def sitting_text(view: MeetingView, position: int) -> str:
    """A sitting's day and hours, and a line for each thing that it takes up."""
    sitting = view.meeting.schedule[position]
    hours = view.hours(sitting)
    lines = [f"{view.day(sitting)} {hours}"]
    if sitting.title or sitting.room:
        lines.append(" · ".join(filter(None, (sitting.title, sitting.room))))
    for index, entry in enumerate(sitting.entries):
        title = entry_title(view.meeting, view.links, position, index)
        lines.append(" ".join(filter(None, (entry.item, title))))
    return "\n".join(lines)


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))
