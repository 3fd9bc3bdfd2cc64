"""The tree that a flat agenda with levels stands for."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.meeting.model import AgendaItem


class Outline(Struct, frozen=True):
    """Who is whose sub-item, by position in the agenda.

    A level that jumps (1 and then 3) makes a sub-item one deeper, not two, so that the tree has
    no holes; the jump itself is reported by `tui.meeting.checks`.

    Attributes:
        parents: For each item the position of the item that it belongs under, or -1.
        depths: For each item how many items it lies under; 0 for the top.
        ends: For each item the position behind its last descendant (its own + 1 if it has none).
        labels: For each item its number as printed under its parent: `(a)` for `1(a)` under `1`,
            `a)` for `1 a)`, `1.` for a bare `1`.
    """

    parents: tuple[int, ...]
    depths: tuple[int, ...]
    ends: tuple[int, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, agenda: Sequence[AgendaItem]) -> "Outline":
        """Builds the outline of an agenda, in time linear to it."""
        parents: list[int] = []
        depths: list[int] = []
        ends = [len(agenda)] * len(agenda)
        labels: list[str] = []
        path: list[int] = []
        for position, item in enumerate(agenda):
            while path and agenda[path[-1]].level >= item.level:
                ends[path.pop()] = position
            parent = path[-1] if path else -1
            parents.append(parent)
            depths.append(len(path))
            labels.append(_label(item.number, agenda[parent].number if path else ""))
            path.append(position)
        return cls(tuple(parents), tuple(depths), tuple(ends), tuple(labels))

    def has_children(self, position: int) -> bool:
        """Whether the item has sub-items."""
        return self.ends[position] > position + 1

    def subtree(self, position: int) -> range:
        """The positions of the item and all its descendants, in order."""
        return range(position, self.ends[position])

    def ancestors(self, position: int) -> Iterator[int]:
        """The items above this one, nearest first."""
        position = self.parents[position]
        while position >= 0:
            yield position
            position = self.parents[position]


def _label(number: str, above: str) -> str:
    own = " ".join(number.split())
    above = " ".join(above.split())
    if above and own.startswith(above):
        rest = own[len(above) :]
        # `5 d)` under `5` and `1(a)` under `1`; but `10` under `1` is a number of its own, and
        # `1.2` under `1` is printed whole.
        if rest.startswith((" ", "(", "[", "（")):
            own = rest.lstrip()
    return f"{own}." if own and own[-1].isalnum() else own
