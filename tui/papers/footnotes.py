"""Footnotes: which lines they are, and the marks in the text that lead to them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from tui.papers.lines import Line, Use

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEGINS = re.compile(
    r"^(?P<mark>\*{1,4}|[†‡§]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|[(（]?\*[)）]|[a-z](?=/\s)|\d{1,3})"
    r"(?P<gap>[./]?[\s\u00a0]+|(?=[^\W\d_]))(?P<rest>\S.*)$"
)
_RULE = re.compile(r"^[_\u2500\u2014\u2013=~-]{4,}$")
_LETTERS = "A-Za-zÀ-ÿа-яё\u0621-\u064a"
"""Letters behind which a figure is a mark; in Chinese it may be one of the text."""

_SMALL_LETTERS = "a-zà-ÿа-яё\u0621-\u064a)）”»"
_FAR_IN = 12
"""A footnote begins at the margin, and not so many columns from it."""

_MOST_LINES = 12
_PAGE_END = 3
_FARTHEST = 300
"""So many lines above a footnote its mark stands at most: on its page, or on the one before."""


class Footnote(Struct):
    """A note to the text.

    Attributes:
        mark: What leads to it: `1`, `*`.
        lines: Its lines.
        text: Its text, without its mark.
        place: The line that its mark stands in; None where none was found.
    """

    mark: str
    lines: list[Line]
    text: str = ""
    place: Line | None = None


def is_rule(text: str) -> bool:
    """Whether a line is drawn, and no text: it parts footnotes from what stands above."""
    return _RULE.match(text.strip()) is not None


def find_footnotes(lines: Sequence[Line]) -> list[Footnote]:
    """The footnotes of a paper; their marks are taken out of what is read of the lines.

    A line begins a footnote where the file says so, where it stands below a drawn line or at the
    end of a page, and its mark is found in the text above; or where its mark is an asterisk.

    Args:
        lines: The lines of the paper; those of footnotes are marked so.
    """
    found: list[Footnote] = []
    below = False
    for at, line in enumerate(lines):
        if line.use is Use.FOOTNOTE:
            found.append(Footnote(_told_mark(line), [line]))
            continue
        if is_rule(line.text):
            if line.use is Use.UNKNOWN:
                line.use = Use.FURNITURE
            below = True
            continue
        if line.use is Use.FURNITURE or (at and line.page != lines[at - 1].page):
            below = False
        if line.use is not Use.UNKNOWN or line.row:
            continue
        begins = _BEGINS.match(line.text)
        if begins is not None and (note := _note(lines, at, begins, found, below=below)):
            found.append(note)
            below = True
        elif below and found and lines[at - 1] is found[-1].lines[-1] and _goes_on(found[-1], line):
            found[-1].lines.append(line)
            line.use = Use.FOOTNOTE
        else:
            below = False
    for note in found:
        _finish(note, lines)
    return found


def _told_mark(line: Line) -> str:
    return line.label.translate(_SMALL)


def _bare(mark: str) -> str:
    return re.sub(r"[\[\]()（）]", "", mark.translate(_SMALL))


def _note(
    lines: Sequence[Line],
    at: int,
    begins: "re.Match[str]",
    found: Sequence[Footnote],
    *,
    below: bool,
) -> Footnote | None:
    line, mark = lines[at], begins["mark"]
    bare = _bare(mark)
    if bare.isdecimal() and "." in begins["gap"] and not below:
        return None
    if mark.isdecimal() and not begins["gap"] and not below:
        return None
    figures = [int(note.mark) for note in found if note.mark.isdecimal()]
    if bare.isdecimal() and int(bare) != (figures[-1] + 1 if figures else int(bare)):
        return None
    if bare.isdecimal() and not figures and int(bare) > _PAGE_END:
        return None
    is_star = bare.startswith(("*", "†", "‡", "§"))
    small = mark != bare and mark.translate(_SMALL) != mark
    is_apart = line.gap and _is_alone(lines, at)
    apart = below or _ends_page(lines, at) or is_apart
    in_table = line.indent > _FAR_IN or len(line.cells) > 1
    if (
        bare.isdecimal()
        and not (is_apart or below)
        and (in_table or re.search(r"\s{3}", begins["gap"]))
    ):
        # Cells of a table stand so far apart.
        return None
    place = _marked(lines, at, bare) if apart or is_star or small else None
    if place is None:
        return None
    line.use = Use.FOOTNOTE
    return Footnote(bare, [line], place=place)


def _ends_page(lines: Sequence[Line], at: int) -> bool:
    """Whether the page or the paper ends a few lines further down."""
    for place in range(at + 1, min(len(lines), at + _MOST_LINES)):
        line = lines[place]
        if line.use is Use.FURNITURE or line.page != lines[at].page:
            return True
        if line.gap and _BEGINS.match(line.text) is None:
            return False
    return at + _MOST_LINES >= len(lines)


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether an empty line follows within a few lines, or another note."""
    for line in lines[at + 1 : at + _PAGE_END + 1]:
        if line.gap or _BEGINS.match(line.text) is not None:
            return True
    return at + 1 >= len(lines)


def _goes_on(note: Footnote, line: Line) -> bool:
    before = note.lines[-1]
    return (
        len(note.lines) < _MOST_LINES
        and not line.gap
        and not line.heading
        and line.page == before.page
    )


def _mark_pattern(mark: str) -> re.Pattern[str]:
    """A pattern of a mark as it stands in the text: right behind a word or a sign."""
    if mark.isdecimal():
        small = mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        told = rf"[\[]{mark}[\]]"
        return re.compile(
            rf"{small}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|{told}|(?<=[{_LETTERS}]{{2}}){mark}(?=[\s.,;:)）。，；：、]|$)"
            rf"|(?<=[{_SMALL_LETTERS}][.,;:]){mark}(?=\s|$)"
            rf"|(?<=[)）”\"»。，；：、؛،]){mark}(?=[\s.,;]|$|[^\W\d_])"
        )
    if mark.isalpha():
        return re.compile(rf"(?<=\S){re.escape(mark)}/")
    sign = re.escape(mark)
    return re.compile(rf"[(（]{sign}[)）]|(?<![*†‡§]){sign}(?![*†‡§])")


def _marked(lines: Sequence[Line], at: int, mark: str) -> Line | None:
    """The nearest line above that has a mark."""
    pattern = _mark_pattern(mark)
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        line = lines[place]
        if line.use is not Use.FOOTNOTE and pattern.search(line.words, 1):
            return line
    return None


def _finish(note: Footnote, lines: Sequence[Line]) -> None:
    first = note.lines[0]
    if note.place is None:
        at = next((place for place, line in enumerate(lines) if line is first), 0)
        note.place = _marked(lines, at, note.mark) if note.mark else None
    begins = _BEGINS.match(first.words) if not first.label else None
    if begins is not None and _bare(begins["mark"]) == note.mark:
        first.words = begins["rest"]
    elif first.label:
        first.words = first.words.removeprefix(first.label).strip()
    if note.place is not None:
        note.place.words = _mark_pattern(note.mark).sub("", note.place.words, count=1).rstrip()
