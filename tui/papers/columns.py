"""The columns of a schedule: a table in which each organ that meets may have one of its own."""

import re
from collections.abc import Iterator, Sequence

from tui.papers.language import PaperLanguage, plain, plain_words
from tui.papers.lines import Line

_LONGEST_NAME = 60
_SLACK = 3


class Columns:
    """The columns that the head of a table names.

    Args:
        starts: Where those of the organs begin, from the left.
        names: Their names.
    """

    def __init__(self, starts: Sequence[float], names: Sequence[str]) -> None:
        self._starts = starts
        self.names = names

    @property
    def are_parallel(self) -> bool:
        """Whether two organs or more have a column each."""
        return len(self.names) > 1

    def of(self, start: float) -> int:
        """The column that a cell is in, by where it begins; -1 for those of days and hours."""
        found = -1
        for at, each in enumerate(self._starts):
            if start >= each - _SLACK:
                found = at
        return found

    @classmethod
    def of_head(cls, line: Line, language: PaperLanguage) -> "Columns | None":
        """The columns that a line names; None where it is no head of a table."""
        words = plain_words(language.columns)
        cells = [(start, text) for start, text in cells_of(line) if text.strip()]
        if len(cells) > 1:
            named = [plain(text) in words for _start, text in cells]
            if all(named):
                return cls((), ())
            first = named.index(False)
            organs = cells[first:]
            if (
                first > 0
                and not any(named[first:])
                and len(organs) > 1
                and all(_is_name(text) for _start, text in organs)
            ):
                return cls([start for start, _text in organs], [text for _start, text in organs])
            return None
        rest, taken = plain(line.text), 0
        for word in sorted(words, key=len, reverse=True):
            if word in rest:
                rest = rest.replace(word, "", 1)
                taken += 1
        return cls((), ()) if not rest and taken > 0 else None


def _is_name(text: str) -> bool:
    return len(text) < _LONGEST_NAME and not re.search(r"\d", text)


def cells_of(line: Line) -> Iterator[tuple[float, str]]:
    """The cells of a line, each with where it begins: by place on a page, by number in a table."""
    if line.row:
        # Wide apart, so that no cell can be taken for its neighbour.
        yield from ((10.0 * at, text) for at, text in enumerate(line.cells) if text.strip())
    elif line.starts and len(line.starts) == len(line.cells):
        yield from zip(line.starts, line.cells, strict=True)
    else:
        for found in re.finditer(r"\S+(?:\s\S+)*", line.text):
            yield line.indent + found.start(), found.group()
