"""What of a list is which in the file, in the paper, and in the paper before it was revised."""

from msgspec import Struct

from tui.meeting.model import Meeting
from tui.store.revising.pairing import pair_documents, pair_items, pair_sittings
from tui.store.translations.pairing import NONE


class Pairs(Struct, frozen=True):
    """What of a list is which.

    Attributes:
        paper: For each thing of the file, its position in the paper, or `NONE`.
        earlier: Likewise in the earlier paper.
        out: What is in the paper and was taken out of the file by hand, by positions in the paper.
    """

    paper: list[int]
    earlier: list[int]
    out: frozenset[int]

    @classmethod
    def of(cls, name: str, own: Meeting, paper: Meeting, earlier: Meeting | None) -> "Pairs":
        """Pairs the things of a list.

        Args:
            name: The key of the list.
            own: The meeting of the file.
            paper: That of the paper.
            earlier: That of the earlier paper; None where that is not known.
        """
        in_paper = _paired(name, own, paper)
        if earlier is None:
            return cls(in_paper, [NONE] * len(in_paper), frozenset())
        # The file was made of the earlier paper: there, a number says which item it is.
        in_earlier = _paired(name, own, earlier, by_number=True)
        was = _paired(name, paper, earlier)
        # What was reworded by hand and in the paper is known by what the earlier paper says.
        by_earlier = {place: at for at, place in enumerate(was) if place != NONE}
        taken = set(in_paper)
        for at, place in enumerate(in_paper):
            there = by_earlier.get(in_earlier[at], NONE)
            if place == NONE and there not in taken:
                in_paper[at] = there
                taken.add(there)
        new = set(range(len(was))) - {*in_paper}
        out = {place for place in new if was[place] != NONE and was[place] not in in_earlier}
        if name == "agenda":
            levels = [*(item.level for item in paper.agenda), 0]
            # What lies under an item needs it.
            out = {place for place in out if levels[place + 1] <= levels[place]}
        return cls(in_paper, in_earlier, frozenset(out))


def _paired(name: str, one: Meeting, other: Meeting, *, by_number: bool = False) -> list[int]:
    if name == "documents":
        return pair_documents(one.documents, other.documents)
    items = pair_items(one, other, by_number=by_number)
    return items if name == "agenda" else pair_sittings(one, other, items)
