"""A meeting as plain text: a page to read in a terminal and to print."""

from collections.abc import Collection, Iterator

from tui.exports import plain_agenda, plain_documents, plain_schedule
from tui.exports.layout import MIN_WIDTH, page
from tui.exports.paper import Paper
from tui.exports.parts import ALL_PARTS, Part
from tui.meeting.model import Meeting


def meeting_page(meeting: Meeting, width: int, *, parts: Collection[Part] = ALL_PARTS) -> str:
    """The meeting laid out like an annotated agenda of the United Nations.

    The head of the paper belongs to the list of items, the introduction to the annotations. A
    part that the meeting has not leaves nothing behind, not even its heading.

    Args:
        meeting: The meeting.
        width: The width of the page in cells of a terminal; less than `MIN_WIDTH` is taken for
            that. No line is wider.
        parts: What to print of it.

    Returns:
        The page, safe for a terminal, with a line end at its end; "" if nothing is to be said.
    """
    paper = Paper.of(meeting, max(width, MIN_WIDTH))

    def blocks() -> Iterator[list[str]]:
        if "agenda" in parts:
            yield from plain_agenda.head(paper)
            yield from plain_agenda.agenda_list(paper)
        if "annotations" in parts:
            yield from plain_agenda.introduction(paper)
            yield from plain_agenda.annotations(paper, range(len(meeting.agenda)))
        if "documents" in parts:
            yield from plain_documents.documents(paper)
        if "schedule" in parts:
            yield from plain_schedule.schedule(paper)

    return page(blocks())


def item_page(
    meeting: Meeting, item: int, width: int, *, parts: Collection[Part] = ALL_PARTS
) -> str:
    """All that the meeting has on one item.

    That is its annotation and those of its sub-items, the documents before it, and the sittings
    that take it up.

    Args:
        meeting: The meeting.
        item: The position of the item in its agenda.
        width: The width of the page, as for `meeting_page`.
        parts: What to print; the titles of the item and of those above it always are.

    Returns:
        The page, as for `meeting_page`.
    """
    paper = Paper.of(meeting, max(width, MIN_WIDTH))
    links = paper.links
    places: dict[int, list[int]] = {}
    for place in links.entries(item):
        places.setdefault(place.sitting, []).append(place.entry)

    def blocks() -> Iterator[list[str]]:
        yield plain_agenda.item_head(paper, item)
        if "annotations" in parts:
            yield from plain_agenda.annotation(paper, item)
        for below in links.outline.subtree(item)[1:]:
            if "agenda" in parts or "annotations" in parts:
                yield plain_agenda.title_line(paper, below)
            if "annotations" in parts:
                yield from plain_agenda.annotation(paper, below)
        if "documents" in parts:
            yield from plain_documents.documents_of(paper, links.documents(item), item)
        if "schedule" in parts:
            yield from plain_schedule.schedule_of(paper, places)

    return page(blocks())
