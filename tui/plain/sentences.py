"""What the plain mode says of items, documents and sittings: a line for each thing."""

from collections.abc import Iterator

from tui.app.view import OVERVIEW, MeetingView
from tui.exports.left import item_words, planned_words, time_words
from tui.i18n import _, ngettext
from tui.i18n.joining import headed, listed
from tui.meeting.dates import place_text
from tui.meeting.left import Left
from tui.meeting.titles import entry_title
from tui.meeting.values import value_words
from tui.text.paragraphs import paragraphs


def meeting_lines(view: MeetingView) -> Iterator[str]:
    """What meeting it is, and how much there is of it."""
    about, meeting = view.meeting.about, view.meeting
    yield about.title
    yield place_text(about.city, about.start, about.end, about.language)
    items, documents, sittings = map(len, (meeting.agenda, meeting.documents, meeting.schedule))
    yield _("{items}, {documents}, {sittings}.").format(
        items=ngettext("{count} agenda item", "{count} agenda items", items).format(count=items),
        documents=ngettext("{count} document", "{count} documents", documents).format(
            count=documents
        ),
        sittings=ngettext("{count} sitting", "{count} sittings", sittings).format(count=sittings),
    )


def item_line(view: MeetingView, item: int) -> str:
    """An item's number and title, and what has become of it."""
    words = " ".join(filter(None, (view.full_label(item), view.item(item).title)))
    status = view.item(item).status
    return listed((words, value_words("agenda", "status", status)))


def item_lines(view: MeetingView, item: int) -> Iterator[str]:
    """An item, where it stands, and what there is of it."""
    if item == OVERVIEW:
        yield from meeting_lines(view)
        return
    chosen, links = view.item(item), view.links
    count = len(view.meeting.agenda)
    place = _("Item {place} of {count}").format(place=item + 1, count=count)
    yield headed(place, item_line(view, item))
    times = view.times(item)
    if times.taken_up:
        yield _("Taken up: {when}").format(when=times.taken_up)
    if times.done:
        words = value_words("agenda", "status", chosen.status)
        yield headed(words.capitalize(), times.done)
    if chosen.outcome.strip():
        yield _("Outcome: {outcome}").format(outcome=" ".join(paragraphs(chosen.outcome)))
    facts = []
    if number := len(annotation(view, item)):
        words = ngettext(
            "annotation of {count} paragraph", "annotation of {count} paragraphs", number
        )
        facts.append(words.format(count=number))
    if number := len(links.documents(item)):
        words = ngettext("{count} document", "{count} documents", number)
        facts.append(words.format(count=number))
    if facts:
        yield _("It has: {facts}.").format(facts=listed(facts))


def annotation(view: MeetingView, item: int) -> list[str]:
    """The paragraphs of an item's annotation and outcome, or of the meeting's introduction."""
    if item == OVERVIEW:
        return paragraphs(view.meeting.about.introduction)
    chosen = view.item(item)
    return [*paragraphs(chosen.annotation), *paragraphs(chosen.outcome)]


def document_line(view: MeetingView, document: int) -> str:
    """A document's number in the file, its symbol and its title."""
    each = view.meeting.documents[document]
    words = " ".join(filter(None, (each.symbol, each.title)))
    return _("Document {number}: {words}").format(number=document + 1, words=words)


def document_lines(view: MeetingView, document: int) -> Iterator[str]:
    """All that is known of a document."""
    each = view.meeting.documents[document]
    yield document_line(view, document)
    for words, value in (
        (_("Description: {value}"), each.description),
        (_("Kind: {value}"), value_words("documents", "kind", each.kind)),
        (_("Status: {value}"), value_words("documents", "status", each.status)),
        (_("Address: {value}"), each.url),
        *((_("Copy: {value}"), headed(language, name)) for language, name in each.files.items()),
    ):
        if value:
            yield words.format(value=value)
    items = view.links.document_items[document]
    for item in items:
        yield _("For item {item}").format(item=item_line(view, item))


def left_lines(view: MeetingView, left: Left) -> Iterator[str]:
    """What is still open, and the time that is left for it."""
    for time in left.sittings:
        yield headed(view.when(time.sitting), time_words(time))
    yield planned_words(left)
    for each in left.items:
        when = view.when(each.sitting) if each.sitting >= 0 else ""
        yield headed(item_line(view, each.item), item_words(each, when))


def sitting_line(view: MeetingView, sitting: int) -> str:
    """A sitting's number in the file, its day and hours, and the items that it takes up."""
    each = view.meeting.schedule[sitting]
    when = " ".join(filter(None, (view.day(each), view.hours(each))))
    items = listed(dict.fromkeys(entry.item for entry in each.entries))
    about = " ".join(filter(None, (each.title, each.room)))
    words = headed(headed(when, about), items)
    return _("Sitting {number}: {words}").format(number=sitting + 1, words=words)


def sitting_lines(view: MeetingView, sitting: int) -> Iterator[str]:
    """A sitting, and what it takes up."""
    each = view.meeting.schedule[sitting]
    yield sitting_line(view, sitting)
    for index, entry in enumerate(each.entries):
        title = entry_title(view.meeting, view.links, sitting, index)
        yield " ".join(filter(None, (entry.item, title, entry.note)))
