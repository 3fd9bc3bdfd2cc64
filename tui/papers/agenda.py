"""The items of a paper's agenda, and the text under each."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, plain, section_words
from tui.papers.lines import Line, Use
from tui.papers.numbers import Form, Numbered, as_letter, numbered

_TITLE_ENDS = " \t\u00a0\u202f:;.,：；。，、؛،*†‡"
_MOST_TITLE_LINES = 8
_LIKE = 0.86
"""So like must two titles be that are taken for one."""
_LETTERS = 26

_AHEAD = 6
"""So many items ahead one is looked for: an annotation may be missing."""


class FoundItem:
    """An item of the agenda, as it was found.

    Attributes:
        number: Its whole number: `1(a)`.
        piece: The last piece of its number, by form and place.
        level: How deep it lies, from 1.
        title: Its title.
        text: The lines of its annotation.
        documents: The lines that list its documents.
    """

    def __init__(self, number: str, piece: tuple[Form, int], level: int, title: str) -> None:
        self.number = number
        self.piece = piece
        self.level = level
        self.title = title
        self.text: list[Line] = []
        self.documents: list[Line] = []


class _Counting:
    """Knows which number can come next in an outline."""

    def __init__(self) -> None:
        self.stack: list[tuple[Form, int, str]] = []

    def take(self, found: Numbered) -> tuple[int, tuple[Form, int], str] | None:
        """The level, the last piece and the whole number of one that comes next; None for another."""
        if len(found.pieces) > 1:
            return self._take_whole(found)
        for piece in dict.fromkeys((found.pieces[0], as_letter(found.pieces[0]))):
            level = self._level(piece)
            if level is not None:
                return self._put(level, piece, found.text)
        return None

    def _level(self, piece: tuple[Form, int]) -> int | None:
        form, count = piece
        known = False
        for depth in range(len(self.stack) - 1, -1, -1):
            other, last, _text = self.stack[depth]
            if other is not form:
                continue
            known = True
            # (aa) is put in behind whatever letter was the last.
            put_in = form is Form.LETTER and count > _LETTERS > last
            if count == last + 1 or put_in:
                return depth
        return len(self.stack) if count == 1 and not known else None

    def _take_whole(self, found: Numbered) -> tuple[int, tuple[Form, int], str] | None:
        """A number that has those above it: `1(a)`, `1.1`."""
        depth = len(found.pieces) - 1
        if len(self.stack) < depth:
            return None
        for at, (form, count) in enumerate(found.pieces[:-1]):
            known, last, _text = self.stack[at]
            if (known, last) != (form, count):
                return None
        form, count = found.pieces[-1]
        before = self.stack[depth][1] if len(self.stack) > depth else 0
        if count != before + 1:
            return None
        del self.stack[depth:]
        self.stack.append((form, count, found.text))
        return depth, (form, count), found.text

    def _put(
        self, depth: int, piece: tuple[Form, int], text: str
    ) -> tuple[int, tuple[Form, int], str]:
        above = self.stack[depth - 1][2] if depth else ""
        del self.stack[depth:]
        # 1(a), 1 a) and 1.1, as schedules print them.
        joint = "" if text[:1] in "(（" else " " if text[-1:] in ")）" else "."
        whole = f"{above}{joint}{text}" if above else text
        self.stack.append((*piece, whole))
        return depth, piece, whole


def read_list(
    lines: Sequence[Line],
    start: int,
    stop: int,
    language: PaperLanguage,
    tidy: Callable[[Sequence[str]], str],
) -> tuple[list[FoundItem], int]:
    """Reads a list of items.

    Args:
        lines: The lines of the paper.
        start: Where to begin.
        stop: Where it ends at the latest.
        language: The paper's language.
        tidy: Joins the lines of a title.

    Returns:
        The items, and the position behind the list.
    """
    counting = _Counting()
    items: list[FoundItem] = []
    titles: list[list[str]] = []
    at, end = start, start
    while at < stop:
        line = lines[at]
        if line.use is Use.FURNITURE:
            at += 1
            continue
        found = numbered(line.text, language)
        taken = None
        if found is not None and (found.bracketed or found.named or line.label):
            taken = counting.take(found)
        if taken is not None and found is not None:
            depth, piece, number = taken
            items.append(FoundItem(number, piece, depth + 1, ""))
            titles.append([found.rest] if found.rest else [])
            line.use, line.place = Use.LIST, ("agenda", len(items) - 1, "title")
        elif items and plain(line.text) not in section_words() and _goes_on(titles[-1], line):
            titles[-1].append(line.text)
            line.use, line.place = Use.LIST, ("agenda", len(items) - 1, "title")
        elif items:
            break
        at += 1
        end = at
    for item, title in zip(items, titles, strict=True):
        item.title = tidy(title).strip(_TITLE_ENDS)
    return items, end


def _goes_on(title: Sequence[str], line: Line) -> bool:
    """Whether a line goes on with a title."""
    if len(title) >= _MOST_TITLE_LINES or (line.heading and title):
        return False
    return not title or not re.search(r"[.。；;:：؛]\s*[*†‡]?$", title[-1])


def read_annotations(
    lines: Sequence[Line],
    start: int,
    stop: int,
    items: Sequence[FoundItem],
    language: PaperLanguage,
) -> int:
    """Puts the lines under the items that they belong to.

    Args:
        lines: The lines of the paper.
        start: Where the annotations begin.
        stop: Where they end.
        items: The items; they take the lines.
        language: The paper's language.

    Returns:
        How many items were found.
    """
    current: FoundItem | None = None
    in_documents = False
    place, matched = 0, 0
    words = {plain(word) for word in language.sections.documents}
    at = start
    while at < stop:
        line = lines[at]
        if line.use not in (Use.UNKNOWN, Use.FOOTNOTE):
            at += 1
            continue
        hit = _heading_of(lines, at, stop, items, place, language)
        if hit is not None:
            which, count = hit
            for taken in lines[at : at + count]:
                if taken.use is Use.UNKNOWN:
                    taken.use, taken.place = Use.ITEM, ("agenda", which, "title")
            current, place, in_documents = items[which], which + 1, False
            matched += 1
            at += count
            continue
        if current is not None:
            if plain(line.text) in words and line.text.strip()[-1:] not in ".。;；,，":
                in_documents = True
                line.use, line.place = Use.HEADING, ("agenda", place - 1)
            elif in_documents:
                current.documents.append(line)
                line.use = Use.DOCUMENT
            elif line.use is Use.UNKNOWN:
                current.text.append(line)
                line.use = Use.ANNOTATION
        at += 1
    return matched


def _heading_of(  # noqa: PLR0917 -- a place among others
    lines: Sequence[Line],
    at: int,
    stop: int,
    items: Sequence[FoundItem],
    place: int,
    language: PaperLanguage,
) -> tuple[int, int] | None:
    """The item whose heading begins at a line, and how many lines that has; None for none."""
    line = lines[at]
    found = numbered(line.text, language)
    for which in range(place, min(len(items), place + _AHEAD)):
        item = items[which]
        if found is not None:
            pieces = {found.pieces[-1], as_letter(found.pieces[-1])}
            if item.piece not in pieces:
                continue
            count = _title_lines(lines, at, stop, found.rest, item.title)
            if count:
                return which, count
            if found.named and len(found.pieces) == item.level and not found.rest:
                return which, 1
        elif line.heading and plain(line.text) == plain(item.title):
            return which, 1
    return None


def _title_lines(lines: Sequence[Line], at: int, stop: int, rest: str, title: str) -> int:
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
        while following < stop and lines[following].use is Use.FURNITURE:
            following += 1
        if wanted.startswith(seen) and following < stop:
            count = following - at + 1
            words += " " + lines[following].text
            seen = plain(words)
            continue
        break
    first = plain(rest)
    if first and SequenceMatcher(None, first, wanted).ratio() >= _LIKE:
        return 1
    return 0


_LONGEST_INLINE = 160
"""Characters of a title that stands right over its text, at most."""


def read_inline(
    lines: Sequence[Line], start: int, stop: int, language: PaperLanguage, setting: Setting
) -> list[FoundItem]:
    """Reads items that have their text right under them.

    Args:
        lines: The lines of the paper.
        start: Where the first item stands.
        stop: Where they end.
        language: The paper's language.
        setting: How the paper is set.
    """
    counting = _Counting()
    items: list[FoundItem] = []
    words = {plain(word) for word in language.sections.documents}
    in_documents = False
    titles: list[list[str]] = []
    at = start
    while at < stop:
        line = lines[at]
        at += 1
        if line.use is not Use.UNKNOWN:
            continue
        found = numbered(line.text, language)
        taken = None
        if found is not None and _is_heading(found, line, counting):
            taken = counting.take(found)
        if taken is not None and found is not None:
            depth, piece, number = taken
            items.append(FoundItem(number, piece, depth + 1, ""))
            titles.append([found.rest] if found.rest else [])
            line.use, line.place = Use.ITEM, ("agenda", len(items) - 1, "title")
            in_documents = False
            # A title goes on below where its line is full, and its text has not begun.
            while (
                at < stop
                and lines[at].use is Use.UNKNOWN
                and not line.whole
                and (not titles[-1] or _is_cut(lines[at - 1], lines[at], setting))
                and numbered(lines[at].text, language) is None
            ):
                titles[-1].append(lines[at].text)
                lines[at].use, lines[at].place = Use.ITEM, line.place
                at += 1
        elif not items:
            continue
        elif plain(line.text) in words and line.text.strip()[-1:] not in ".。;；,，":
            in_documents = True
            line.use, line.place = Use.HEADING, ("agenda", len(items) - 1)
        elif in_documents:
            items[-1].documents.append(line)
            line.use = Use.DOCUMENT
        else:
            items[-1].text.append(line)
            line.use = Use.ANNOTATION
    for item, title in zip(items, titles, strict=True):
        item.title = setting.joined(title).strip(_TITLE_ENDS)
    return items


def _is_heading(found: Numbered, line: Line, counting: _Counting) -> bool:
    if not (found.bracketed or found.named or line.label or line.heading):
        return False
    if counting.stack and len(found.rest) > _LONGEST_INLINE:
        return False
    # What ends in a semicolon is a part of a sentence.
    return not re.search(r"[;；؛,，]$", found.rest)


def _is_cut(before: Line, line: Line, setting: Setting) -> bool:
    """Whether the title on a line goes on in the next."""
    if line.gap and not setting.spaced:
        return False
    return before.width >= 0.86 * setting.width and not re.search(r"[.。:：]$", before.text)
