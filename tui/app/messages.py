"""What panes tell the screen that holds them, and screens the application."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message import Message

if TYPE_CHECKING:
    from tui.app.translations import OtherPlace


@runtime_checkable
class Says(Protocol):
    """A screen that can say something in passing."""

    def say(self, words: str) -> None:
        """Says it."""


class ItemWanted(Message):
    """A pane asks to go to one of some items: those of a document, or of an entry.

    Attributes:
        items: Their positions; none where what was chosen belongs to no item.
        what: What was chosen, for a word to the user.
    """

    def __init__(self, items: tuple[int, ...], what: str) -> None:
        super().__init__()
        self.items = items
        self.what = what


class AnnotationWanted(Message):
    """The agenda asks to go on to the annotation of its selected item."""


class MeetingLeft(Message):
    """A meeting is left for the folder that it was opened from."""


class TranslationWanted(Message):
    """A meeting is left for the same one in another language.

    Attributes:
        path: The file of that.
        place: Where to go there.
        query: What is to be searched for there; None where no search is open.
    """

    def __init__(self, path: Path, place: "OtherPlace", query: str | None) -> None:
        super().__init__()
        self.path = path
        self.place = place
        self.query = query
