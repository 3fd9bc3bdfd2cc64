"""The hits in a folder of meetings as rows, meeting by meeting, as they come."""

from collections.abc import Iterable

from msgspec import Struct

from tui.app.searching.hit_rows import hit_row
from tui.app.widgets.rows import Part, Row
from tui.i18n import ngettext
from tui.search.hits import Hit
from tui.search.library.index import Entry
from tui.search.library.library import MeetingHits

_FIRST_HITS = 5
"""Hits shown of a meeting at first; the row below them shows the others."""
_HEAD, _MORE = -1, -2


def rows_at_first(found: MeetingHits) -> int:
    """How many rows the hits in a meeting take at first."""
    hits = len(found.found.hits)
    # One row says no less than a row for it would.
    return 1 + min(hits, _FIRST_HITS + 1)


class _Place(Struct, frozen=True):
    """A row: a meeting, and the position of a hit in it, its heading, or the row for the others."""

    meeting: int
    hit: int


class FolderRows:
    """Rows of the hits in many meetings, made when they are seen.

    Args:
        meetings: The meetings with their hits, in order.
    """

    def __init__(self, meetings: Iterable[MeetingHits] = ()) -> None:
        self._meetings: list[MeetingHits] = []
        self._rows: list[_Place] = []
        self.add(meetings)

    @property
    def count(self) -> int:
        """How many meetings there are."""
        return len(self._meetings)

    def add(self, meetings: Iterable[MeetingHits]) -> None:
        """Puts further meetings below."""
        for found in meetings:
            at, hits = len(self._meetings), len(found.found.hits)
            self._meetings.append(found)
            self._rows.append(_Place(at, _HEAD))
            shown = hits if hits < rows_at_first(found) else _FIRST_HITS
            self._rows += (_Place(at, hit) for hit in range(shown))
            if shown < hits:
                self._rows.append(_Place(at, _MORE))

    def unfold(self, row: int) -> bool:
        """Shows the other hits of a meeting in place of the row for them; False on other rows."""
        place = self._rows[row]
        if place.hit != _MORE:
            return False
        hits = len(self._meetings[place.meeting].found.hits)
        self._rows[row : row + 1] = [_Place(place.meeting, at) for at in range(_FIRST_HITS, hits)]
        return True

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """A meeting's day and title, one of its hits, or how many more there are."""
        place = self._rows[index]
        found = self._meetings[place.meeting]
        hits = found.found.hits
        if place.hit == _HEAD:
            day = found.entry.start.isoformat() if found.entry.start is not None else ""
            head = f"{day}  {found.entry.title} · {len(hits)}"
            return Row((Part(head, "heading", mark=False),), selectable=False, heading=True)
        if place.hit == _MORE:
            more = len(hits) - _FIRST_HITS
            words = ngettext(
                "… {count} more in this meeting", "… {count} more in this meeting", more
            ).format(count=more)
            return Row((Part(words, "dim", indent=1, mark=False),))
        return hit_row(hits[place.hit], found.found.query)

    def selectable(self, index: int) -> bool:
        """Whether a row is no heading."""
        return self._rows[index].hit != _HEAD

    def chosen(self, row: int) -> tuple[Entry, Hit] | None:
        """The meeting and the hit in a row; None where there is no hit."""
        if not 0 <= row < len(self._rows) or self._rows[row].hit < 0:
            return None
        place = self._rows[row]
        found = self._meetings[place.meeting]
        return found.entry, found.found.hits[place.hit]
