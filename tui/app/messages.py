"""What panes tell the screen that holds them."""

from pathlib import Path

from textual.message import Message


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
        item: The item to go to there, by position; None where it has no counterpart.
        pane: The id of the pane with the focus.
    """

    def __init__(self, path: Path, item: int | None, pane: str) -> None:
        super().__init__()
        self.path = path
        self.item = item
        self.pane = pane
