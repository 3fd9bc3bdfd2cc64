"""From each line of a paper to the value that it went into, and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tui.meeting.model import Document
from tui.meeting.problems import ValuePath
from tui.papers.found import Imported
from tui.papers.lines import Line


class Trace:
    """Where the values of an imported meeting come from.

    Args:
        imported: The paper as a meeting.
    """

    def __init__(self, imported: Imported) -> None:
        self._lines = imported.lines
        self._meeting = imported.meeting
        self._by_place: Mapping[ValuePath, list[int]] = _index(imported.lines)

    def lines(self, place: ValuePath) -> Sequence[int]:
        """The lines, by their positions, that a value or an entry of the meeting was taken from."""
        found = self._by_place.get(place)
        if found:
            return found
        match place:
            case ("documents", int(at), *_) if at < len(self._meeting.documents):
                # It is listed nowhere, and cited in an annotation.
                return self._citing(self._meeting.documents[at]) or []
            case ("meeting", "timezone"):
                return self.lines(("meeting", "city")) or self.lines(("meeting", "start"))
            case ("meeting", "end" | "city"):
                return self.lines(("meeting", "start"))
            case ("agenda" | "schedule" | "documents", int(), _, *_):
                # A value that no line gives by itself is looked for where its entry is.
                return self.lines(place[:-1])
        return []

    def _citing(self, document: Document) -> list[int]:
        wanted = document.symbol or document.title
        return [at for at, line in enumerate(self._lines) if wanted and wanted in line.text]


def _index(lines: Iterable[Line]) -> Mapping[ValuePath, list[int]]:
    """The lines of each value, and of all that is around it."""
    found: dict[ValuePath, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        around = {path[:length] for path in line.paths for length in range(2, len(path) + 1)}
        for place in around:
            found[place].append(at)
    return found
