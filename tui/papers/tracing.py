"""From each line of a paper to the value that it went into, and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tui.meeting.model import Document, Meeting
from tui.meeting.problems import ValuePath
from tui.papers.agenda import FoundItem
from tui.papers.found import Imported
from tui.papers.joining import Setting
from tui.papers.language import plain
from tui.papers.lines import Line, Use

_HEAD = ("title", "session", "document_title", "body", "symbol", "city")
"""The values that the head of a paper gives, in the order in which a line is looked for in them."""

_NUMBER = 4
"""So many signs has the number before a section's heading, at most."""


def trace(
    lines: Sequence[Line], items: Sequence[FoundItem], meeting: Meeting, setting: Setting
) -> None:
    """Gives each line its place, as far as it was not known when the line was read.

    Args:
        lines: The lines of the paper; they take their places.
        items: The items as they were found, in the order of the meeting's.
        meeting: The meeting.
        setting: How the paper is set.
    """
    for at, item in enumerate(items):
        _trace_item(at, item, meeting.documents, setting)
    introduction = [line for line in lines if line.use is Use.INTRODUCTION]
    for number, group in enumerate(setting.grouped(introduction)):
        for line in group:
            line.place = ("meeting", "introduction", number)
    urls = {document.url: at for at, document in enumerate(meeting.documents) if document.url}
    for line in lines:
        if line.use is Use.HEAD:
            line.place = ("meeting", _head(line.text, meeting))
        elif line.use is Use.ADDRESS and line.text.strip() in urls:
            line.place = ("documents", urls[line.text.strip()])
        elif line.use is Use.HEADING and not line.place:
            line.place = _heading(line.text, meeting)


def _trace_item(at: int, item: FoundItem, documents: Sequence[Document], setting: Setting) -> None:
    for number, group in enumerate(setting.grouped(item.text)):
        for line in group:
            line.place = ("agenda", at, "annotation", number)
    for group in setting.grouped(item.documents):
        text = setting.joined([line.text for line in group])
        place = _document(text, item.number, documents)
        for line in group:
            line.place = ("documents", place) if place >= 0 else ("agenda", at)


def _document(text: str, item: str, documents: Sequence[Document]) -> int:
    """Which of an item's documents a paragraph lists; -1 where it is none of them."""
    for at, document in enumerate(documents):
        if item in document.items and (
            (document.symbol and document.symbol in text)
            or (document.title and document.title in text)
        ):
            return at
    return -1


def _head(text: str, meeting: Meeting) -> str:
    """The key of the value that a line of the head gives; its days, where it is no other."""
    seen = plain(text)
    for key in _HEAD:
        value = plain(getattr(meeting.about, key))
        if value and (seen == value or (key != "city" and (seen in value or value in seen))):
            return key
    return "start"


def _heading(text: str, meeting: Meeting) -> ValuePath:
    seen = plain(text)
    for name in ("agenda", "annotations", "documents", "schedule", "annex"):
        value = plain(getattr(meeting.headings, name))
        if value and seen.endswith(value) and len(seen) - len(value) <= _NUMBER:
            return ("headings", name)
    return ()


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
    """The lines of each place, and of all that is around it."""
    found: dict[ValuePath, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        for length in range(2, len(line.place) + 1):
            found[line.place[:length]].append(at)
    return found
