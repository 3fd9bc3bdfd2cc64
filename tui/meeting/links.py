"""What belongs together in a meeting: items, their documents and their sittings."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from tui.meeting.model import Meeting
from tui.meeting.outline import Outline

_Place = TypeVar("_Place")


class EntryPlace(Struct, frozen=True, order=True):
    """Where an entry stands: position of the sitting, and of the entry in it."""

    sitting: int
    entry: int


class Links(Struct, frozen=True):
    """The links of a meeting, by position.

    References to ids that no item has lead nowhere here; `tui.meeting.checks` reports them.

    Attributes:
        outline: The outline of the agenda.
        items: The position of the item with each key (its id, else its number); of two items
            with one key, the first.
        document_items: For each document, the items that it names, in its order.
        entry_items: For each sitting, for each entry, the item taken up, or -1.
        own_documents: For each item, the documents that name it.
        own_entries: For each item, the entries that take it up.
    """

    outline: Outline
    items: Mapping[str, int]
    document_items: tuple[tuple[int, ...], ...]
    entry_items: tuple[tuple[int, ...], ...]
    own_documents: tuple[tuple[int, ...], ...]
    own_entries: tuple[tuple[EntryPlace, ...], ...]

    @classmethod
    def of(cls, meeting: Meeting) -> "Links":
        """Resolves every reference of a meeting, in time linear to it."""
        items: dict[str, int] = {}
        for position, item in enumerate(meeting.agenda):
            if item.key:
                items.setdefault(item.key, position)
        document_items = tuple(
            tuple(dict.fromkeys(items[key] for key in document.items if key in items))
            for document in meeting.documents
        )
        entry_items = tuple(
            tuple(items.get(entry.item, -1) if entry.item else -1 for entry in sitting.entries)
            for sitting in meeting.schedule
        )
        own_documents: list[list[int]] = [[] for _ in meeting.agenda]
        for document, positions in enumerate(document_items):
            for position in positions:
                own_documents[position].append(document)
        own_entries: list[list[EntryPlace]] = [[] for _ in meeting.agenda]
        for sitting, positions in enumerate(entry_items):
            for entry, position in enumerate(positions):
                if position >= 0:
                    own_entries[position].append(EntryPlace(sitting, entry))
        return cls(
            Outline.of(meeting.agenda),
            items,
            document_items,
            entry_items,
            tuple(map(tuple, own_documents)),
            tuple(map(tuple, own_entries)),
        )

    def documents(self, item: int) -> tuple[int, ...]:
        """The documents before an item: its own, then those of its sub-items.

        A sub-item without any has those of the nearest item above that has some: papers name
        documents for an item as a whole and take up its sub-items one by one.
        """
        return self._around(item, self.own_documents)

    def entries(self, item: int) -> tuple[EntryPlace, ...]:
        """The entries in which an item is taken up, with the rule of `documents`, in order."""
        return tuple(sorted(self._around(item, self.own_entries)))

    def _around(self, item: int, own: tuple[tuple[_Place, ...], ...]) -> tuple[_Place, ...]:
        found = _unique(place for below in self.outline.subtree(item) for place in own[below])
        if found:
            return found
        return next((own[above] for above in self.outline.ancestors(item) if own[above]), ())


def _unique(places: Iterable[_Place]) -> tuple[_Place, ...]:
    return tuple(dict.fromkeys(places))
