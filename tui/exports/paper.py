"""What the sections of a printed page have in common: the meeting and what follows from it."""

from msgspec import Struct

from tui.exports.layout import is_right_to_left, one_line, underlined
from tui.meeting.links import Links
from tui.meeting.model import Headings, Meeting
from tui.meeting.words import Words, headings_of, words_of

_ROOMY = 50


class Paper(Struct, frozen=True):
    """A meeting about to be printed.

    Attributes:
        meeting: The meeting.
        links: Its links.
        words: The usual words of its language.
        headings: The words over its sections.
        width: The width of the page in cells.
        rtl: Whether the meeting's text runs from right to left. Such a page has neither
            centred lines nor columns: a terminal that turns its lines around would tear them
            apart, and one that does not is no worse off without.
    """

    meeting: Meeting
    links: Links
    words: Words
    headings: Headings
    width: int
    rtl: bool

    @classmethod
    def of(cls, meeting: Meeting, width: int) -> "Paper":
        """Prepares a meeting for a page of a width."""
        words = words_of(meeting.about.language)
        rtl = words.rtl or is_right_to_left(meeting.about.title)
        return cls(meeting, Links.of(meeting), words, headings_of(meeting), width, rtl)

    @property
    def language(self) -> str:
        """The language tag of the meeting."""
        return self.meeting.about.language

    @property
    def roomy(self) -> bool:
        """Whether there is room for centred lines, columns and deep margins."""
        return self.width >= _ROOMY and not self.rtl

    @property
    def margin(self) -> int:
        """How far the text under a heading is indented."""
        return 4 if self.width >= _ROOMY else 2

    def title(self, item: int) -> str:
        """An item's title, safe to print."""
        return one_line(self.meeting.agenda[item].title)

    def label(self, item: int) -> str:
        """An item's number as printed under its parent, safe to print."""
        return one_line(self.links.outline.labels[item])

    def reference(self, key: str) -> str:
        """How to name the item that a key means: its number, else its title, else the key."""
        position = self.links.items.get(key, -1)
        if position < 0:
            return one_line(key)
        return one_line(self.meeting.agenda[position].number) or self.title(position)

    def remark(self, text: str) -> str:
        """A remark in the brackets of the language, safe to print; "" for an empty one."""
        text = one_line(text)
        opening, closing = self.words.brackets
        return f"{opening.strip()}{text}{closing}" if text else ""

    def section(self, heading: str) -> list[str]:
        """A heading over a section, set off from what comes before it."""
        return ["", *underlined(heading, self.width)]
