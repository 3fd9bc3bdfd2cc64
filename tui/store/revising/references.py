"""What items are called in the file after a revision, by what the file and the papers call them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tui.meeting.model import AgendaItem, Meeting
from tui.store.revising.pairing import pair_items
from tui.store.translations.pairing import NONE


class Names(Struct, frozen=True):
    """The ids of items after a revision.

    Attributes:
        own: By the ids in the file; of an item that is taken out, `""`.
        paper: By the numbers in the paper.
        earlier: By the numbers in the earlier paper.
        titles: By the ids in the file: the titles of items.
    """

    own: Mapping[str, str]
    paper: Mapping[str, str]
    earlier: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(
        cls,
        own: Meeting,
        paper: Meeting,
        earlier: Meeting | None,
        keys: tuple[Sequence[str], Sequence[str]],
    ) -> "Names":
        """Finds what each item is called.

        Args:
            own: The meeting of the file.
            paper: That of the paper.
            earlier: That of the earlier paper.
            keys: The ids after the revision, of the items of the file and of those of the paper.
        """
        by_own = _named(own.agenda, keys[0])
        by_paper = _named(paper.agenda, keys[1])
        by_earlier: dict[str, str] = {}
        if earlier is not None:
            for other, ids in ((paper, keys[1]), (own, keys[0])):
                pairs = pair_items(earlier, other, by_number=other is own)
                names = [ids[place] if place != NONE else "" for place in pairs]
                known = _named(earlier.agenda, names)
                by_earlier |= {key: name for key, name in known.items() if not by_earlier.get(key)}
        titles = {item.key: item.title for item in reversed(own.agenda) if item.key}
        return cls(by_own, by_paper, by_earlier, titles)

    def kept(self, references: object) -> list[Any]:
        """References of the file, less those to what is taken out; what names no item stays."""
        found = []
        for each in references if isinstance(references, list) else ():
            name = self.own.get(each, each) if isinstance(each, str) else each
            if name or not each:
                found.append(name)
        return found

    def of_paper(self, references: Iterable[str]) -> list[str]:
        """References of the paper."""
        return [*filter(None, dict.fromkeys(self.paper.get(each, each) for each in references))]

    def of_earlier(self, references: Iterable[str]) -> list[str]:
        """References of the earlier paper."""
        return [*filter(None, dict.fromkeys(self.earlier.get(each) or each for each in references))]


def _named(agenda: Sequence[AgendaItem], names: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item, name in zip(agenda, names, strict=True):
        if item.key:
            found.setdefault(item.key, name)
    return found
