"""Finding the agenda item that somebody means."""

import unicodedata

from tui.meeting.model import Meeting
from tui.text.symbols import nearest


class NoSuchItemError(LookupError):
    """No item has the name asked for.

    Attributes:
        suggestion: The name that was probably meant, or `""`.
    """

    def __init__(self, suggestion: str) -> None:
        super().__init__(suggestion)
        self.suggestion = suggestion


def find_item(meeting: Meeting, name: str) -> int:
    """The position of the item that a name means.

    An id is taken to the letter first. Then ids and numbers are compared without regard to
    blanks, case, width of characters and a stop at the end: `1 (A)` means `1(a)`, `2.` means `2`.

    Args:
        meeting: The meeting.
        name: The name as somebody typed it.

    Returns:
        The position of the item in the agenda; of several the first.

    Raises:
        NoSuchItemError: No item has that name.
    """
    for position, item in enumerate(meeting.agenda):
        if item.key and item.key == name:
            return position
    wanted = _plain(name)
    for position, item in enumerate(meeting.agenda):
        if wanted and wanted in (_plain(item.number), _plain(item.id)):
            return position
    names: dict[str, str] = {}
    for item in meeting.agenda:
        for known in filter(None, (item.number, item.id)):
            names.setdefault(_plain(known), known)
    found = nearest(wanted, names)
    raise NoSuchItemError(names[found] if found else "")


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(folded.split()).removesuffix(".")
