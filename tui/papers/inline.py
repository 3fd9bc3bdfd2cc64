"""The items of a paper that has no list apart: each has its text right under it."""

import re
from collections.abc import Sequence

from tui.papers.agenda import FoundItem, counts, number_items, put_under
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage
from tui.papers.lines import Line, Use
from tui.papers.numbers import Numbered, numbered
from tui.papers.outline import Outline

_LONGEST = 160
"""Characters of a title that stands right over its text, at most."""


class InlineReader:
    """Reads items that have their text right under them.

    Args:
        lines: The lines of the paper.
        language: The paper's language.
        setting: How the paper is set.
        bare: Whether numbers have nothing behind them.
    """

    def __init__(
        self, lines: Sequence[Line], language: PaperLanguage, setting: Setting, *, bare: bool
    ) -> None:
        self._lines = lines
        self._language = language
        self._setting = setting
        self._bare = bare
        self._outline = Outline()
        self._items: list[FoundItem] = []
        self._only_named = False

    def read(self, start: int, stop: int) -> list[FoundItem]:
        """The items between two positions."""
        named = 0
        for line in self._lines[start:stop]:
            found = numbered(line.words, self._language)
            named += found is not None and found.named
        # Where each item is headed "Item 1.", figures alone number the paragraphs.
        self._only_named = named > 1
        is_listing = False
        at = start
        while at < stop:
            line = self._lines[at]
            at += 1
            if line.use is not Use.UNKNOWN:
                continue
            found = numbered(line.words, self._language)
            placed = None
            if found is not None and self._is_heading(found, line):
                placed = self._outline.take(found)
            if placed is None and line.hours is not None:
                is_listing = False
                continue
            if placed is not None and found is not None:
                self._items.append(FoundItem(placed, line, found.rest))
                line.use = Use.ITEM
                is_listing = False
                at = self._rest_of_title(at, stop)
            elif self._items:
                is_listing = put_under(self._items[-1], line, self._language, is_listing=is_listing)
        number_items(self._items, self._outline, self._setting)
        return self._items

    def _rest_of_title(self, at: int, stop: int) -> int:
        """Takes the lines with which a title goes on: it is full, and its text has not begun."""
        item = self._items[-1]
        while at < stop:
            line = self._lines[at]
            if line.use is not Use.UNKNOWN:
                at += 1
                continue
            if line.hours is not None or numbered(line.words, self._language) is not None:
                break
            if item.title_parts and (line.whole or not self._is_cut(item.heads[-1], line)):
                break
            item.go_on(line)
            line.use = Use.ITEM
            at += 1
        return at

    def _is_heading(self, found: Numbered, line: Line) -> bool:
        if not (counts(found, line, bare=self._bare) or line.heading):
            return False
        if self._outline.is_empty:
            return True
        placed = self._outline.place(found)
        if placed is None:
            return False
        item = self._items[-1]
        if self._only_named and not found.named and placed.depth == 0:
            return False
        if len(found.rest) > _LONGEST:
            return False
        ends_open = re.search(r"[;；؛,，]$", found.rest) is not None
        if placed.depth and item.text:
            # What comes behind a colon, or ends as a sentence does, is an enumeration in the text.
            opened = re.search(r"[:：]$", item.text[-1].words.strip()) is not None
            closed = re.search(r"[.。]$", found.rest) is not None
            return not (opened or ends_open or closed)
        # What ends in a semicolon is a part of a sentence, but in a list right under a title.
        return not ends_open or placed.depth > 0

    def _is_cut(self, before: Line, line: Line) -> bool:
        """Whether the title on a line goes on in the next."""
        if line.gap and not self._setting.spaced:
            return False
        if re.search(r"[.。:：]$", before.words):
            return False
        return self._setting.is_cut(before, line) or (
            line.words[:1].islower() and not line.gap and line.words[:1].isalpha()
        )
