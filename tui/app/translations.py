"""Going over to a meeting in another language, to the same place in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.messages import TranslationWanted
from tui.app.panes.order import Order
from tui.i18n import _
from tui.meeting.model import Sitting
from tui.store.translations.pairing import NONE, paragraph_pairs
from tui.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from tui.app.app import AgendaApp
    from tui.app.panes.bilingual import Translation
    from tui.app.places import Remembered


class OtherPlace(NamedTuple):
    """A place in the same meeting in another language; -1 stands for what has no counterpart.

    Attributes:
        pane: The id of the pane with the focus.
        item: The item, or the nearest above it that is there.
        is_there: Whether that is the item itself.
        folded: The items that are folded.
        paragraph: The paragraph of its annotation at the top.
        document: The selected document.
        sitting: The selected sitting, and what it takes up that is selected.
        off: The panes that are turned off.
        zoomed: Whether the pane with the focus is shown alone.
        reading: Whether that is the annotation, to be read.
        order: The order of the documents.
        beside: Whether both languages stand side by side.
    """

    pane: str
    item: int
    is_there: bool
    folded: frozenset[int]
    paragraph: int
    document: int
    sitting: tuple[int, int]
    off: frozenset[str]
    zoomed: bool
    reading: bool
    order: Order
    beside: bool


class Selected(NamedTuple):
    """What is selected besides the item; -1 for nothing.

    Attributes:
        paragraph: The paragraph at the top of the annotation.
        document: The document.
        sitting: The sitting, and what it takes up.
        beside: Whether both languages stand side by side.
    """

    paragraph: int
    document: int
    sitting: tuple[int, int]
    beside: bool


def other_place(translation: "Translation", place: "Remembered", selected: Selected) -> OtherPlace:
    """The place in the other language where one is in the one.

    Args:
        translation: The two.
        place: Where one is.
        selected: What is selected there.
    """
    item = here = place.item
    while (found := translation.item(here)) is None:
        # Above an item without a counterpart is the meeting, which has one.
        here = translation.own.links.outline.parents[here]
    folded = (translation.item(each) for each in place.folded)
    sitting = _counterpart(translation.pairing.sittings, selected.sitting[0])
    return OtherPlace(
        place.pane,
        found,
        here == item,
        frozenset(each for each in folded if each is not None),
        _paragraph(translation, here, found, selected.paragraph) if here == item else 0,
        _counterpart(translation.pairing.documents, selected.document),
        (sitting, _entry(translation, selected.sitting, sitting)),
        place.off,
        place.zoomed,
        place.reading,
        place.order,
        selected.beside,
    )


def _counterpart(pairs: Sequence[int], position: int) -> int:
    return pairs[position] if position >= 0 else NONE


def _paragraph(translation: "Translation", item: int, there: int, paragraph: int) -> int:
    texts = (
        view.meeting.about.introduction if at < 0 else view.item(at).annotation
        for view, at in ((translation.own, item), (translation.other, there))
    )
    pairs = dict(paragraph_pairs(*(paragraphs(text) for text in texts)))
    return max(0, pairs.get(paragraph, 0))


def _entry(translation: "Translation", here: tuple[int, int], sitting: int) -> int:
    """What a sitting takes up in the other language: of the same item, else in the same place."""
    if here[1] < 0 or sitting < 0:
        return NONE
    own: Sitting = translation.own.meeting.schedule[here[0]]
    other: Sitting = translation.other.meeting.schedule[sitting]
    items = translation.own.links.entry_items[here[0]]
    wanted = translation.item(items[here[1]]) if items[here[1]] >= 0 else None
    for at, item in enumerate(translation.other.links.entry_items[sitting]):
        if item >= 0 and item == wanted:
            return at
    return here[1] if len(own.entries) == len(other.entries) else NONE


def go_over(app: "AgendaApp", event: TranslationWanted) -> None:
    """Puts the meeting in another language in the place of the one that is open, where one was.

    Args:
        app: The application.
        event: What is wanted.
    """
    left = app.meeting.view.path if app.meeting is not None else event.path
    screen = app.open_meeting(event.path, None, app.replace_screen)

    def go() -> None:
        if screen is None:
            return
        screen.arrive(event.place, left)
        if not event.place.is_there:
            screen.say(_("The item where you were is not in this language."))
        if event.query is not None:
            screen.call_after_refresh(screen.searching.open, event.query)

    app.call_after_refresh(go)
