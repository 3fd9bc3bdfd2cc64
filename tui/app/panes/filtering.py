"""Which items of an agenda a filter shows. Knows nothing of Textual."""

from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from tui.meeting.outline import Outline


class Filter(Struct, frozen=True):
    """A part of an agenda.

    Attributes:
        items: The positions of the items that are meant.
        words: What tells these items from the others, in words.
        also: The position of an item that is shown besides, as one has gone there; -1 for none.
    """

    items: frozenset[int]
    words: str
    also: int = -1

    def with_item(self, item: int) -> Self:
        """The same, which shows an item besides where it does not show that anyway."""
        return self if item in self.items else replace(self, also=item)

    def shown(self, outline: Outline) -> frozenset[int]:
        """The items that are shown: those that are meant, and what they stand under."""
        own = {item for item in (*self.items, self.also) if 0 <= item < len(outline.ends)}
        return frozenset(own.union(*(outline.ancestors(item) for item in own)))
