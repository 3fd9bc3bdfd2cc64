"""An item, a document or a sitting as Markdown."""

import re

from tui.app.view import OVERVIEW, MeetingView
from tui.meeting.dates import place_text
from tui.meeting.titles import entry_title
from tui.text.markdown import escaped
from tui.text.paragraphs import paragraphs


def item_markdown(view: MeetingView, item: int) -> str:
    """An item as a heading with its annotation below; with `OVERVIEW` the meeting's head."""
    if item == OVERVIEW:
        about = view.meeting.about
        place = place_text(about.city, about.start, about.end, about.language)
        below = [about.document_title, place, *paragraphs(about.introduction)]
        return _page(about.title, below)
    chosen = view.item(item)
    title = " ".join(filter(None, (view.full_label(item), chosen.title)))
    return _page(title, [*paragraphs(chosen.annotation), *paragraphs(chosen.outcome)])


def document_markdown(view: MeetingView, position: int) -> str:
    """A document's symbol, a link to its address where it has one, and its title."""
    document = view.meeting.documents[position]
    name, *rest = filter(None, (document.symbol, document.title))
    link = escaped(name)
    if document.url:
        address = re.sub(r"([\\<>])|\s", lambda sign: f"%{ord(sign[0]):02X}", document.url)
        link = f"[{link}](<{address}>)"
    return ", ".join([link, *map(escaped, rest)])


def sitting_markdown(view: MeetingView, position: int) -> str:
    """A sitting as a heading, and a list of what it takes up."""
    sitting = view.meeting.schedule[position]
    hours = view.hours(sitting)
    title = f"{view.day(sitting)} {hours}"
    about = " · ".join(filter(None, (sitting.title, sitting.room)))
    entries = [
        " ".join(filter(None, (entry.item, entry_title(view.meeting, view.links, position, index))))
        for index, entry in enumerate(sitting.entries)
    ]
    taken_up = "\n".join(f"- {escaped(entry)}" for entry in entries)
    return "\n\n".join(filter(None, (_page(title, [about]), taken_up)))


def _page(title: str, below: list[str]) -> str:
    return "\n\n".join([f"## {escaped(title)}", *map(escaped, filter(None, below))])
