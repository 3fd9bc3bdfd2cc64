"""What to call things where they are listed."""

from tui.meeting.links import Links
from tui.meeting.model import Meeting
from tui.meeting.words import words_of


def entry_title(meeting: Meeting, links: Links, sitting: int, entry: int) -> str:
    """What a sitting takes up: the entry's own title, else its item's, and whether it goes on.

    Args:
        meeting: The meeting.
        links: Its links.
        sitting: The position of the sitting.
        entry: The position of the entry in it.
    """
    taken_up = meeting.schedule[sitting].entries[entry]
    item = links.entry_items[sitting][entry]
    title = taken_up.title or (meeting.agenda[item].title if item >= 0 else "")
    continued = words_of(meeting.about.language).continued if taken_up.continued else ""
    return title + continued
