"""Where the parts of a paper begin: the list, the annotations, the schedule, the annex."""

import re
from collections.abc import Sequence

from tui.papers.agenda import counts
from tui.papers.language import PaperLanguage, plain, plain_words
from tui.papers.lines import Line, Use
from tui.papers.numbers import Form, Numbered, numbered
from tui.papers.times import find_days, find_hours

_MARKS = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_FIRSTS = 6
_BARE = 3


class Sections:
    """Finds the headings of a paper's parts.

    Args:
        lines: The lines of the paper.
        language: The paper's language.
    """

    def __init__(self, lines: Sequence[Line], language: PaperLanguage) -> None:
        self._lines = lines
        self._language = language
        self.headings: dict[str, str] = {}
        self.bare = False
        """Whether the numbers of items have nothing behind them."""

    def list_start(self, stop: int) -> int | None:
        """Where the first item stands: behind the heading of the list, else wherever it is."""
        for at, line in enumerate(self._lines[:stop]):
            if line.use is Use.UNKNOWN and self.is_heading(line, self._language.sections.agenda):
                first = self._first_item(at + 1, min(stop, at + _FIRSTS))
                if first is not None:
                    self.keep("agenda", line)
                    return first
        return self._first_item(0, stop)

    def list_heading(self, stop: int) -> int | None:
        """Behind the last heading of a list that stands before a position."""
        for at in range(stop - 1, -1, -1):
            line = self._lines[at]
            if line.use is Use.UNKNOWN and self.is_heading(line, self._language.sections.agenda):
                self.keep("agenda", line)
                return at + 1
        return None

    def _first_item(self, start: int, stop: int) -> int | None:
        for at in range(start, min(stop, len(self._lines))):
            line = self._lines[at]
            if line.use is not Use.UNKNOWN:
                continue
            found = numbered(line.words, self._language)
            if found is None or self._is_section(found):
                continue
            is_first = found.pieces[0][1] == 1 and len(found.pieces) == 1
            if is_first and counts(found, line):
                return at
            if is_first and self._counts_on(at, stop=min(len(self._lines), at + 40)):
                self.bare = True
                return at
        return None

    def _is_section(self, found: Numbered) -> bool:
        """Whether what a number stands before is the heading of a part: I. Provisional agenda."""
        sections = self._language.sections
        words = (*sections.agenda, *sections.annotations, *sections.schedule, *sections.paper)
        return plain(found.rest) in plain_words(words)

    def _counts_on(self, at: int, stop: int) -> bool:
        """Whether the figures that begin lines from here on count 1, 2, 3."""
        wanted = 1
        for line in self._lines[at:stop]:
            if line.use is not Use.UNKNOWN:
                continue
            found = numbered(line.words, self._language)
            if found is None or found.bracketed or found.pieces != ((Form.FIGURE, wanted),):
                continue
            wanted += 1
            if wanted > _BARE:
                return True
        return False

    def is_heading(self, line: Line, words: tuple[str, ...]) -> bool:
        """Whether a line is one of some headings, with a number before it or without."""
        text = _MARKS.sub("", line.text.strip())
        if text[-1:] in ".。;；,，":
            return False
        known = plain_words(words)
        if plain(text) in known:
            return True
        found = numbered(text, self._language)
        return found is not None and plain(found.rest) in known

    def keep(self, name: str, line: Line) -> None:
        """Keeps the paper's own word for a section."""
        line.use = Use.HEADING
        line.went_into(("headings", name))
        found = numbered(line.text, self._language)
        text = line.text if found is None else found.rest
        self.headings.setdefault(name, _MARKS.sub("", text).strip())

    def annex(self) -> int:
        """Where the annex or the schedule begins; the end where there is neither."""
        sections = self._language.sections
        last = len(self._lines)
        for at in range(len(self._lines) - 1, -1, -1):
            line = self._lines[at]
            if (
                line.use is Use.UNKNOWN
                and self.is_heading(line, sections.schedule)
                and self._has_days(at)
            ):
                last = at
                self.keep("schedule", line)
                break
        for at in range(last - 1, max(-1, last - 9), -1):
            if self._lines[at].use is Use.UNKNOWN and self.is_heading(
                self._lines[at], sections.annex
            ):
                self.keep("annex", self._lines[at])
                return at
        return last

    def _has_days(self, at: int) -> bool:
        """Whether days and hours follow, so that it is the schedule and not its mention."""
        return any(
            find_hours(line.text, self._language) or find_days(line.text, self._language, 2000)
            for line in self._lines[at + 1 : at + 14]
        )

    def begin(self, name: str, start: int, stop: int) -> int:
        """Behind the heading of a section that stands among the next lines; else where one was."""
        for at in range(start, min(stop, start + 12)):
            line = self._lines[at]
            words = getattr(self._language.sections, name)
            if line.use is Use.UNKNOWN and self.is_heading(line, words):
                self.keep(name, line)
                return at + 1
        return start
