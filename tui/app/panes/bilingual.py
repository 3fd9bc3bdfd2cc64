"""An item in two languages: its rows in two columns."""

from collections.abc import Sequence
from functools import cached_property
from itertools import zip_longest

from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.rows import Part, Row
from tui.i18n import _
from tui.store.translations.pairing import NONE, Pairing, paragraph_pairs

_MISSING = Part("—", "dim", mark=False)
"""Stands beside what has no counterpart."""


Sections = tuple[list[Row], list[Row], list[Row]]
"""The rows of an item before, of and after its annotation."""


class Translation:
    """The same meeting in another language, beside the one that is open.

    Args:
        own: The meeting that is open.
        other: The same in another language.
    """

    def __init__(self, own: MeetingView, other: MeetingView) -> None:
        self.own = own
        self.other = other

    @cached_property
    def pairing(self) -> Pairing:
        """What belongs together."""
        return Pairing.of(self.own.meeting, self.other.meeting)

    def item(self, item: int) -> int | None:
        """The counterpart of an item, `OVERVIEW` that of itself; None where there is none."""
        if item == OVERVIEW:
            return OVERVIEW
        found = self.pairing.items[item]
        return None if found == NONE else found

    def beside(self, own: Sections, other: Sections | None) -> Sections:
        """The rows of an item with those of its counterpart in a second column.

        Args:
            own: Rows before, of and after the annotation.
            other: Likewise in the other language; None where the item has no counterpart.
        """
        if other is None:
            words = _("The translation does not have this item.")
            missing = Row((Part(words, "dim", mark=False),), selectable=False, gap=1)
            return _one_by_one(own[0], [missing]), own[1], own[2]
        texts = [[row.parts[0].text for row in side[1]] for side in (own, other)]
        prose = [
            _beside(own[1][one] if one != NONE else None, other[1][two] if two != NONE else None)
            for one, two in paragraph_pairs(*texts)
        ]
        return _one_by_one(own[0], other[0]), prose, _one_by_one(own[2], other[2])


def _one_by_one(own: Sequence[Row], other: Sequence[Row]) -> list[Row]:
    """Rows of the same making in two columns."""
    return [_beside(one, two) for one, two in zip_longest(own, other)]


def _beside(own: Row | None, other: Row | None) -> Row:
    one = own.parts if own is not None else (_MISSING,)
    two = other.parts if other is not None else (_MISSING,)
    gap = max(row.gap for row in (own, other) if row is not None)
    return Row(one, selectable=False, gap=gap, beside=two)
