"""How a TOML text is laid out: lines, comments above an entry, blank lines between, and pieces."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui.i18n import _
from tui.meeting.problems import ValuePath
from tui.store.editing.spans import Section, Spans, Statement, Value, comments_in


class RefusedEdit(Exception):  # noqa: N818 -- it names what happened, not what went wrong
    """An edit was not made, and nothing has changed.

    Attributes:
        reason: Why, in words for the user.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Splice(NamedTuple):
    """A piece of a text and what takes its place.

    Attributes:
        start: Where the piece begins.
        end: Where it ends.
        text: What takes its place.
        takes: Whether the comments in the piece may go with it.
    """

    start: int
    end: int
    text: str
    takes: bool = False


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """A text with pieces replaced.

    Raises:
        RefusedEdit: A comment would be lost that must not be.
    """
    parts: list[str] = []
    offset = 0
    lost: Counter[str] = Counter()
    for start, end, new, takes in sorted(splices):
        if start < offset:
            raise RefusedEdit(_("what is to change lies in one another"))
        parts += (text[offset:start], new)
        offset = end
        if not takes:
            lost.update(comments_in(text[start:end]))
        lost.subtract(comments_in(new))
    if any(count > 0 for count in lost.values()):
        comment = next(comment for comment, count in lost.items() if count > 0)
        raise RefusedEdit(_("the comment {comment!r} would be lost").format(comment=comment[:60]))
    return "".join([*parts, text[offset:]])


class Extent(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


class Layout(Spans):
    """The parts of a TOML text, with the lines that they take.

    Args:
        text: A text that `tomllib` accepts and that is empty or ends with a line end.

    Raises:
        LostError: It is not TOML.
    """

    __slots__ = ()

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, behind its line end."""
        return self.text.find("\n", offset) + 1 or len(self.text)

    def indent(self, offset: int) -> str:
        """The blanks between the start of the line and an offset; `""` where more stands there."""
        before = self.text[self.line_start(offset) : offset]
        return before if not before.strip(" \t") else ""

    def newline(self, offset: int) -> str:
        """The line end in use around an offset."""
        end = self.text.find("\n", offset)
        end = end if end >= 0 else self.text.rfind("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def raw(self, value: Value) -> str:
        """A value as written."""
        return self.text[value.start : value.end]

    def lines_of(self, statement: Statement) -> Extent:
        """The whole lines that a statement takes."""
        return Extent(self.line_start(statement.start), self.line_end(statement.value.end))

    def attached(self, start: int, floor: int) -> int:
        """Where the block of comments directly above a line begins; the line itself without one.

        Args:
            start: Where the line begins.
            floor: Where to stop at the latest.
        """
        while start > floor:
            above = self.line_start(start - 1)
            line = self.text[above:start].strip(" \t\r\n")
            # `#:` is said to the editor, and of the whole file.
            if above < floor or not line.startswith("#") or line.startswith("#:"):
                break
            start = above
        return start

    def filled_end(self, index: int) -> int:
        """Where the last statement, else the header, of a section ends, with its line."""
        statements = self.statements(index)
        if statements:
            return self.line_end(statements[-1].value.end)
        section = self.sections[index]
        return self.line_end(section.body) if section.path else 0

    def extent(self, index: int) -> Extent:
        """A section with the comments directly above its header and directly below its end."""
        section = self.sections[index]
        floor = self.filled_end(index - 1) if index else 0
        start = self.attached(section.start, floor) if index else 0
        end = below = self.filled_end(index)
        while below < section.end and self._line(below).startswith("#"):
            below = self.line_end(below)
        # A comment that touches the next header is that one's.
        if below == len(self.text) or below < section.end:
            end = below
        return Extent(start, end)

    def extents(self, indices: Sequence[int]) -> list[Extent]:
        """The stretches of some sections, those that follow each other in one."""
        found: list[Extent] = []
        previous = -2
        for index in indices:
            extent = self.extent(index)
            if index == previous + 1:
                found[-1] = Extent(found[-1].start, extent.end)
            else:
                found.append(extent)
            previous = index
        return found

    def under(self, path: ValuePath) -> list[int]:
        """The positions of the sections of a table or list, and of all in it."""
        size = len(path)
        return [index for index, section in enumerate(self.sections) if section.path[:size] == path]

    def header(self, path: ValuePath) -> int:
        """The position of the section whose header names a table, or -1."""
        for index, section in enumerate(self.sections):
            if section.path == path:
                return index
        return -1

    def without(self, extent: Extent) -> Splice:
        """Takes a stretch of whole lines out, and of the blank lines around it the shorter run."""
        start, end = extent
        above = start
        while above > 0 and not self._line(self.line_start(above - 1)):
            above = self.line_start(above - 1)
        below = end
        while below < len(self.text) and not self._line(below):
            below = self.line_end(below)
        blank_above = self.text.count("\n", above, start)
        blank_below = self.text.count("\n", end, below)
        if below == len(self.text) or (above > 0 and blank_above < blank_below):
            return Splice(above, end, "", takes=True)
        return Splice(start, below, "", takes=True)

    def blank_lines_before(self, offset: int) -> int:
        """How many blank lines stand directly above a line."""
        count = 0
        while offset > 0 and not self._line(self.line_start(offset - 1)):
            offset = self.line_start(offset - 1)
            count += 1
        return count

    def _line(self, start: int) -> str:
        return self.text[start : self.line_end(start)].strip(" \t\r\n")


def header_text(section: Section) -> str:
    """The header of a section, as written."""
    return f"[[{section.keys}]]" if section.many else f"[{section.keys}]"
