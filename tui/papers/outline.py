"""Which number can come next in an outline, and the whole numbers of its items."""

from collections.abc import Sequence

from msgspec import Struct

from tui.papers.numbers import Form, Numbered, as_letter

_LETTERS = 26
_FIGURES = frozenset((Form.FIGURE, Form.FIGURE_CLOSED, Form.FIGURE_IN_BRACKETS))
_LEAP = 30
"""So many numbers may be left out where a list has only some of the items."""


class Placed(Struct, frozen=True):
    """A number that has its place in an outline.

    Attributes:
        depth: How deep it lies, from 0.
        piece: Its last piece, by form and place.
        text: The last piece as printed.
        above: The position of the item above it, counted as they were taken; -1 for none.
        whole: Whether it is printed with what stands above it: `1.2`.
    """

    depth: int
    piece: tuple[Form, int]
    text: str
    above: int
    whole: bool = False


class Outline:
    """Takes numbers in their order, and tells those that come next from others."""

    def __init__(self) -> None:
        self.taken: list[Placed] = []
        self._stack: list[int] = []
        self._last: dict[tuple[int, Form], int] = {}
        self._went_on: set[tuple[int, Form]] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was taken."""
        return not self.taken

    def take(self, found: Numbered, *, leaps: bool = False) -> Placed | None:
        """Takes a number where it is one that comes next; None for another.

        Args:
            found: The number.
            leaps: Whether it may leave some out.
        """
        placed = self.place(found, leaps=leaps)
        if placed is None:
            return None
        form, count = placed.piece
        key = (placed.depth, form)
        is_new = placed.depth >= len(self._stack)
        if is_new and placed.depth and count > 1 and self._last.get(key) == count - 1:
            self._went_on.add(key)
        self._last[key] = count
        del self._stack[placed.depth :]
        self._stack.append(len(self.taken))
        self.taken.append(placed)
        return placed

    def place(self, found: Numbered, *, leaps: bool = False) -> Placed | None:
        """The place of a number that comes next, without taking it."""
        if len(found.pieces) > 1:
            return self._whole(found)
        for piece in dict.fromkeys((found.pieces[0], as_letter(found.pieces[0]))):
            depth = self._depth(piece, leaps=leaps)
            if depth is not None:
                return Placed(depth, piece, found.text, self._above(depth))
        return None

    def _above(self, depth: int) -> int:
        return self._stack[depth - 1] if depth else -1

    def _depth(self, piece: tuple[Form, int], *, leaps: bool) -> int | None:
        form, count = piece
        known = False
        for depth in range(len(self._stack) - 1, -1, -1):
            other, last = self.taken[self._stack[depth]].piece
            if other is not form:
                continue
            known = True
            # (aa) is put in behind whatever letter was the last.
            put_in = form is Form.LETTER and count > _LETTERS > last
            left_out = leaps and last < count <= last + _LEAP and form in _FIGURES
            if count == last + 1 or put_in or left_out:
                return depth
        if known:
            return None
        below = len(self._stack)
        if below and self._last.get((below, form)) == count - 1 > 0:
            # A section begins, and its items are counted on from those of the one before.
            return below
        if count == 1 or (leaps and not self._stack and form in _FIGURES):
            return below
        return None

    def _whole(self, found: Numbered) -> Placed | None:
        """A number that has those above it: `1(a)`, `1.1`."""
        depth = len(found.pieces) - 1
        if len(self._stack) < depth:
            return None
        for at, (form, count) in enumerate(found.pieces[:-1]):
            known, last = self.taken[self._stack[at]].piece
            same = known is form or {known, form} <= _FIGURES
            if not same or last != count:
                return None
        form, count = found.pieces[-1]
        before = self.taken[self._stack[depth]].piece[1] if len(self._stack) > depth else 0
        if count != before + 1:
            return None
        return Placed(depth, (form, count), found.text, self._above(depth), whole=True)

    def numbers(self) -> list[str]:
        """The whole number of each that was taken."""
        found: list[str] = []
        for placed in self.taken:
            alone = (placed.depth, placed.piece[0]) in self._went_on
            above = found[placed.above] if placed.above >= 0 else ""
            text = placed.text
            if placed.whole or alone or not above:
                found.append(text)
                continue
            # 1(a), 1 a) and 1.1, as schedules print them.
            joint = "" if text[:1] in "(（" else " " if text[-1:] in ")）" else "."
            found.append(f"{above}{joint}{text}")
        return found


def same_number(first: Sequence[tuple[Form, int]], second: tuple[Form, int]) -> bool:
    """Whether one of some pieces is another: 1. and 1) are the same."""
    return any(
        count == second[1] and (form is second[0] or {form, second[0]} <= _FIGURES)
        for form, count in first
    )
