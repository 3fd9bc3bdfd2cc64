"""The items of a paper's agenda where it lists them, and the text that comes under each later on."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, plain, plain_words, section_words
from tui.papers.lines import Line, Use
from tui.papers.numbers import Form, Numbered, as_letter, numbered
from tui.papers.outline import Outline, Placed, same_number

_TITLE_ENDS = " \t\u00a0\u202f:;.,：；。，、؛،*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"
_MOST_TITLE_LINES = 8
_LIKE = 0.86
"""So like must two titles be that are taken for one."""
_RATHER_LIKE = 0.5
"""So like must they be where the number before them says that they are."""
_LONGEST_SEGMENT = 90
_AHEAD = 6
"""So many items ahead one is looked for: an annotation may be missing."""
_FAR_IN = 8
"""So many columns further in stands what is set in the middle."""


class FoundItem:
    """An item of the agenda, as it was found.

    Attributes:
        number: Its whole number: `1(a)`; `""` where it has none.
        piece: The last piece of its number, by form and place.
        level: How deep it lies, from 1.
        title: Its title, once `join_title` has been called.
        title_parts: The words of its title, line by line.
        heads: The lines of its title, in the list and over its text.
        text: The lines of its annotation.
        documents: The lines that list its documents.
        signs: The lines that say that documents follow.
        is_supplied: Whether the paper has no number for it, and one was supplied.
    """

    def __init__(self, placed: Placed | None, line: Line, words: str = "") -> None:
        self.number = ""
        self.piece = placed.piece if placed is not None else (Form.FIGURE, 0)
        self.level = placed.depth + 1 if placed is not None else 1
        self.title = ""
        self.title_parts = [words] if words else []
        self.heads = [line]
        self.text: list[Line] = []
        self.documents: list[Line] = []
        self.signs: list[Line] = []
        self.is_numbered = placed is not None
        self.is_supplied = False

    def go_on(self, line: Line) -> None:
        """Goes on with the title in one more line."""
        self.title_parts.append(line.words)
        self.heads.append(line)

    def join_title(self, setting: Setting) -> None:
        """Puts the title together."""
        self.title = setting.joined(self.title_parts).strip(_TITLE_ENDS)


def number_items(items: Sequence[FoundItem], outline: Outline, setting: Setting) -> None:
    """Gives all items their titles, and those that have numbers in the paper their whole ones."""
    numbers = iter(outline.numbers())
    for item in items:
        item.join_title(setting)
        if item.is_numbered:
            item.number = next(numbers)


def supply_numbers(items: Sequence[FoundItem], setting: Setting) -> list[FoundItem]:
    """Those of some items that have titles; the paper numbers none, so each has a number supplied."""
    for number, item in enumerate(items, 1):
        item.join_title(setting)
        item.number = str(number)
        item.is_supplied = True
    return [item for item in items if item.title]


def counts(found: Numbered | None, line: Line, *, bare: bool = False) -> bool:
    """Whether a number could be that of an item, and no figure of the text.

    Args:
        found: The number at the beginning of a line.
        line: The line.
        bare: Whether the paper's numbers have nothing behind them.
    """
    if found is None:
        return False
    cell = line.cells[0] if len(line.cells) > 1 else ""
    return (
        found.bracketed or found.named or bool(line.label) or found.wide or bare
        or (bool(cell) and cell.strip() == found.text)
    )  # fmt: skip


class ListReader:
    """Reads a list of items.

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

    def read(self, start: int, stop: int) -> tuple[list[FoundItem], int]:
        """The items between two positions, and the position behind the list."""
        at = end = start
        while at < stop:
            line = self._lines[at]
            if line.use is not Use.UNKNOWN or self._takes(at, stop):
                end = at + 1 if line.use is Use.LIST else end
            elif self._items:
                break
            at += 1
        number_items(self._items, self._outline, self._setting)
        return self._items, end

    def _takes(self, at: int, stop: int) -> bool:
        line = self._lines[at]
        found = numbered(line.words, self._language)
        placed = None
        if found is not None and counts(found, line, bare=self._bare):
            placed = self._outline.take(found, leaps=True)
        if placed is not None and found is not None:
            self._items.append(FoundItem(placed, line, found.rest))
        elif section_words() & {plain(line.words), plain(found.rest if found is not None else "")}:
            return False
        elif self._is_segment(at, stop):
            self._items.append(FoundItem(None, line, line.words))
        elif self._items and self._goes_on(at):
            self._items[-1].go_on(line)
        else:
            return False
        line.use = Use.LIST
        return True

    def _goes_on(self, at: int) -> bool:
        """Whether a line goes on with a title."""
        line, title = self._lines[at], self._items[-1].title_parts
        over_page = (
            self._lines[at - 1].use is Use.FURNITURE or self._lines[at - 1].page != line.page
        )
        if not title:
            return True
        if len(title) >= _MOST_TITLE_LINES or line.heading or line.whole or line.row:
            return False
        if line.gap and not self._setting.spaced and not over_page:
            return False
        return not re.search(r"[.。；;:：؛]\s*[*†‡]?$", title[-1])

    def _is_segment(self, at: int, stop: int) -> bool:
        """Whether a line is a heading within the list: a title without a number, and then items."""
        line = self._lines[at]
        words = line.words.strip()
        if len(words) > _LONGEST_SEGMENT or re.search(r"[.。；;:：؛,，]$", words):
            return False
        if not words[:1].isalpha() or words[:1].islower():
            return False
        if self._items:
            before = self._items[-1].heads[-1]
            apart = line.heading or (line.gap and not self._setting.spaced)
            far = line.indent >= before.indent + _FAR_IN and before.width < self._setting.width / 2
            short = self._setting.spaced and before.width < self._setting.width / 2
            if not (self._items[-1].title_parts and (apart or far or short)):
                return False
        following = [each for each in self._lines[at + 1 : stop] if each.use is Use.UNKNOWN][:2]
        for each in following:
            found = numbered(each.words, self._language)
            if found is not None and counts(found, each, bare=self._bare):
                placed = self._outline.place(found)
                return placed is not None and placed.depth == 0
        return False


class AnnotationReader:
    """Puts lines under the items that they belong to.

    Args:
        lines: The lines of the paper.
        items: The items; they take the lines.
        language: The paper's language.
        setting: How the paper is set.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        items: Sequence[FoundItem],
        language: PaperLanguage,
        setting: Setting,
    ) -> None:
        self._lines = lines
        self._items = items
        self._language = language
        self._setting = setting

    def read(self, start: int, stop: int) -> int:
        """Reads the lines between two positions; how many items were found there."""
        current: FoundItem | None = None
        is_listing = False
        place, matched = 0, 0
        at = start
        while at < stop:
            line = self._lines[at]
            if line.use is not Use.UNKNOWN:
                at += 1
                continue
            hit = self._heading_of(at, stop, place)
            if hit is None and line.hours is not None:
                at += 1
                continue
            if hit is not None:
                which, count = hit
                current, place, is_listing = self._items[which], which + 1, False
                for taken in self._lines[at : at + count]:
                    if taken.use is Use.UNKNOWN:
                        taken.use = Use.ITEM
                        current.heads.append(taken)
                matched += 1
                at += count
                continue
            if current is not None:
                is_listing = put_under(current, line, self._language, is_listing=is_listing)
            at += 1
        return matched

    def _heading_of(self, at: int, stop: int, place: int) -> tuple[int, int] | None:
        """The item whose heading begins at a line, and how many lines that has; None for none."""
        line = self._lines[at]
        found = numbered(line.words, self._language)
        pieces = {found.pieces[-1], as_letter(found.pieces[-1])} if found is not None else set()
        for which in range(place, min(len(self._items), place + _AHEAD)):
            item = self._items[which]
            if found is not None and item.is_numbered and same_number([*pieces], item.piece):
                count = self._title_lines(at, stop, found.rest, item.title)
                if count:
                    whole = plain(found.rest)
                    if whole.startswith(plain(item.title)) and len(whole) > len(item.title) + 3:
                        # The list has it only in part.
                        item.title = self._setting.tidy(found.rest).strip(_TITLE_ENDS)
                    return which, count
                if found.named and len(found.pieces) in (1, item.level) and not found.rest:
                    return which, 1
                if self._is_alike(line, found, item):
                    return which, 1
            elif not item.is_numbered or line.heading:
                apart = line.heading or line.gap
                if apart and plain(line.words) == plain(item.title):
                    return which, 1
        return None

    def _is_alike(self, line: Line, found: Numbered, item: FoundItem) -> bool:
        """Whether a heading has the number of an item, and its title in other words."""
        if re.search(r"[.。;；,，]$", found.rest) or len(found.pieces) not in (1, item.level):
            return False
        if not (found.named or line.heading or (line.gap and not self._setting.spaced)):
            return False
        first, second = plain(found.rest), plain(item.title)
        return (
            second.startswith(first)
            or first.startswith(second)
            or SequenceMatcher(None, first, second).ratio() >= _RATHER_LIKE
        )

    def _title_lines(self, at: int, stop: int, rest: str, title: str) -> int:
        """Over how many lines a title goes; 0 where it is another one."""
        wanted = plain(title)
        words, seen = rest, plain(rest)
        count = 1
        if not wanted:
            return 0
        while count <= _MOST_TITLE_LINES:
            if seen == wanted or (seen.startswith(wanted) and len(seen) - len(wanted) <= 3):  # noqa: PLR2004 -- a mark
                return count
            following = at + count
            while following < stop and self._lines[following].use is not Use.UNKNOWN:
                following += 1
            if wanted.startswith(seen) and following < stop:
                count = following - at + 1
                words = self._setting.joined([words, self._lines[following].words])
                seen = plain(words)
                continue
            break
        first = plain(rest)
        if first and SequenceMatcher(None, first, wanted).ratio() >= _LIKE:
            return 1
        return 0


def put_under(item: FoundItem, line: Line, language: PaperLanguage, *, is_listing: bool) -> bool:
    """Puts a line under an item, to its text or its documents.

    Args:
        item: The item.
        line: The line.
        language: The paper's language.
        is_listing: Whether documents are being listed.

    Returns:
        Whether documents are being listed from here on.
    """
    rest = _documents_after(line.words, language)
    if rest is not None:
        line.use = Use.HEADING
        item.signs.append(line)
        if rest:
            line.words = rest
            line.use = Use.DOCUMENT
            item.documents.append(line)
        return True
    if is_listing:
        item.documents.append(line)
        line.use = Use.DOCUMENT
    else:
        item.text.append(line)
        line.use = Use.ANNOTATION
    return is_listing


def _documents_after(text: str, language: PaperLanguage) -> str | None:
    """What stands behind the word for documents; `""` where it stands alone, None without it."""
    before, colon, after = text.partition(":") if ":" in text else text.partition("：")
    if plain(before) not in plain_words(language.sections.documents):
        return None
    if colon:
        return after.strip()
    return "" if text.strip()[-1:] not in ".。;；,，" else None
