"""What panes tell the screen that holds them."""

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
