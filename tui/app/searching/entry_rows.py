"""The meetings of a folder as rows."""

from collections.abc import Sequence

from tui.app.widgets.rows import Part, Row
from tui.search.library.index import Entry

_DATE_CELLS = 12


class EntryRows:
    """Rows of meetings and of files that were meant for one, made when they are seen.

    Args:
        entries: The meetings and files, in order.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def row(self, index: int) -> Row:
        """A meeting's day, title, organ and place, or what is wrong with the file."""
        entry = self._entries[index]
        if entry.problem:
            where = f"{entry.name}:{entry.line}"
            problem = Part(entry.problem, "warning", indent=_DATE_CELLS)
            return Row((Part(where, hang=_DATE_CELLS), problem), gap=1)
        facts = " · ".join(filter(None, (entry.body, entry.city, str(entry.name))))
        day = entry.start.isoformat() if entry.start is not None else ""
        title = Part(entry.title or str(entry.name), "title", day, hang=_DATE_CELLS)
        return Row((title, Part(facts, "dim", indent=_DATE_CELLS)), gap=1)

    def selectable(self, index: int) -> bool:
        """Whether there is such a row: each can be opened, a problem is looked at."""
        return 0 <= index < len(self._entries)
