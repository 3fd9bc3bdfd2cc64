"""From each line of a paper to the value that it went into, and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import to_builtins

from tui.meeting.model import Document, Meeting
from tui.meeting.problems import ValuePath
from tui.papers.found import Imported
from tui.papers.lines import Line
from tui.store.merging.alignment import align


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
        around = {path[:length] for path in line.paths for length in range(1, len(path) + 1)}
        for place in around:
            found[place].append(at)
    return found


class Moves:
    """Where the entries of an imported meeting are, once it was edited.

    Args:
        before: The meeting as it was imported.
    """

    def __init__(self, before: Meeting) -> None:
        self._before = before
        self._now = before
        self._there: Mapping[ValuePath, ValuePath] = {}
        self._back: Mapping[ValuePath, ValuePath] = {}

    def now(self, place: ValuePath, meeting: Meeting) -> ValuePath | None:
        """The path in a meeting of what was at a path when it was imported; None where it is gone."""
        self._follow(meeting)
        return _moved(place, self._there) if self._now is not self._before else place

    def before(self, place: ValuePath, meeting: Meeting) -> ValuePath | None:
        """The path, when it was imported, of what is at a path in a meeting; None for what is new."""
        self._follow(meeting)
        return _moved(place, self._back) if self._now is not self._before else place

    def _follow(self, meeting: Meeting) -> None:
        if meeting is self._now:
            return
        if meeting == self._before:
            self._now = self._before
            return
        self._now = meeting
        self._there = dict(_pairs(self._before, meeting))
        self._back = {now: before for before, now in self._there.items()}


_LISTS = ("agenda", "documents", "schedule")


def _moved(place: ValuePath, pairs: Mapping[ValuePath, ValuePath]) -> ValuePath | None:
    if place[:1] not in {(name,) for name in _LISTS} or len(place) == 1:
        return place
    length = 4 if place[2:3] == ("entries",) and len(place) > 3 else 2  # noqa: PLR2004 -- see _pairs
    found = pairs.get(place[:length])
    return (*found, *place[length:]) if found is not None else None


def _pairs(before: Meeting, now: Meeting) -> Iterator[tuple[ValuePath, ValuePath]]:
    """What goes together: entries of the lists, and those of the sittings."""
    one, other = to_builtins(before), to_builtins(now)
    for name in _LISTS:
        left, right = one.get(name, []), other.get(name, [])
        for mine, theirs in align(name, left, right).items():
            yield (name, mine), (name, theirs)
            if name == "schedule":
                entries = (left[mine].get("entries", []), right[theirs].get("entries", []))
                for inner, there in align("entries", *entries).items():
                    yield (name, mine, "entries", inner), (name, theirs, "entries", there)
