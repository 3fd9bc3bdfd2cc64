"""Where one is in a meeting: to come back to, now or on the next start."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.file_state import KeptPlace, KeptView, NamedItem
from tui.app.panes.order import Order
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.spots import PlaceInView, Spot
from tui.meeting.model import AgendaItem


class Remembered(NamedTuple):
    """Where one is in a meeting.

    Attributes:
        pane: The id of the pane with the focus.
        item: The selected item.
        folded: The items that are folded.
        places: Where each pane is, by its id; where one is not named, it stays as it is.
        off: The panes that are turned off.
        zoomed: Whether the pane with the focus is shown alone.
        reading: Whether that is the annotation, to be read.
        order: The order of the documents.
    """

    pane: str
    item: int
    folded: frozenset[int]
    places: dict[str, PlaceInView]
    off: frozenset[str]
    zoomed: bool
    reading: bool
    order: Order


def kept_place(place: Remembered, view: MeetingView, text: int) -> KeptPlace:
    """A place in a meeting as it is kept.

    Args:
        place: The place.
        view: The meeting.
        text: A sum over the text of its file.
    """
    return KeptPlace(
        text=text,
        pane=place.pane,
        item=_named(view, place.item),
        folded=tuple(_named(view, item) for item in sorted(place.folded)),
        views={
            name: KeptView(there.top.row, there.top.line, there.cursor)
            for name, there in place.places.items()
        },
        off=tuple(sorted(place.off)),
        zoomed=place.zoomed,
        reading=place.reading,
        order=place.order.value,
    )


def found_place(kept: KeptPlace, view: MeetingView, text: int, panes: Sequence[str]) -> Remembered:
    """A place that was kept, in the meeting as it is now.

    Where the file has changed, the item is found by its id, else by its number, else by its title,
    else it is the first; and the panes show what belongs to it from its beginning.

    Args:
        kept: The place.
        view: The meeting.
        text: A sum over the text of its file.
        panes: The ids of the panes that there are.
    """
    same = kept.text == text
    agenda = view.meeting.agenda
    item = _found(agenda, kept.item, same=same)
    if item is None:
        item = 0 if agenda else OVERVIEW
    folded = (_found(agenda, each, same=same) for each in kept.folded)
    outline = view.links.outline
    views = kept.views if same else {}
    return Remembered(
        kept.pane if kept.pane in panes else panes[0],
        item,
        frozenset(at for at in folded if at is not None and at >= 0 and outline.has_children(at)),
        {
            name: PlaceInView(Spot(there.row, there.line), there.cursor)
            for name, there in views.items()
            if name in panes
        },
        frozenset(kept.off),
        kept.zoomed,
        kept.reading,
        Order(kept.order),
    )


def _named(view: MeetingView, position: int) -> NamedItem:
    if position == OVERVIEW:
        return NamedItem(OVERVIEW)
    item = view.item(position)
    return NamedItem(position, item.id, item.number, item.title)


def _found(agenda: Sequence[AgendaItem], named: NamedItem, *, same: bool) -> int | None:
    if named.position == OVERVIEW:
        return OVERVIEW
    if same and named.position < len(agenda):
        return named.position
    wanted = (("id", named.id), ("number", named.number), ("title", named.title))
    for attribute, value in wanted:
        places = [at for at, item in enumerate(agenda) if getattr(item, attribute) == value]
        if value and places:
            # Of several of one name, the nearest to where it was.
            return min(places, key=lambda at: abs(at - named.position))
    return None
