"""Where the lines of a text are broken.

Lines are filled greedily, from units that are not torn apart (see `tui.text.units` for the rules
and where they come from). A unit that is wider than a whole line is broken where it hurts least:
at a blank, or beside a symbol, word or address before inside it; in these after `/` `.` `-` `_` `?`
`&` and other signs; else between grapheme clusters, of which none is ever broken. Even there a
bracket or a stop stays with its neighbour if the two fit a line.
"""

import re
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import NamedTuple

from tui.text.cells import cell_width, graphemes
from tui.text.symbols import SYMBOL, URL
from tui.text.units import ATOMS, BLANKS, CLOSING, OPENING, UNITS, kinds

_NAMES = re.compile(f"(?i:{URL.pattern})|{SYMBOL.pattern}")
_CUTS = (
    re.compile(r"[^\W_]++[\W_]*+|[\W_]++"),  # after signs
    re.compile(r"[^\W_]++|[\W_]++"),  # and before them
)
_MARK = re.compile("[mj]")


class Line(NamedTuple):
    """One line of a text: `text[start:end]` is what is shown on it."""

    start: int
    end: int


class _Piece(NamedTuple):
    """A part of a unit that is too wide for a line; `width` is in cells."""

    start: int
    end: int
    width: int


def break_lines(text: str, width: int) -> tuple[Line, ...]:
    """Break a text into lines.

    Args:
        text: A text that is safe for a terminal. LF in it breaks the line in any case.
        width: The width of the lines in cells. From 2 on no line is wider; at 1, which has no
            room for a Han character, such a character has a line to itself.

    Returns:
        The lines in order, at least one; an empty text is one empty line. Blanks at which a line
        was broken, and those at the end of the text, are on no line. Blanks at the start of a
        paragraph are shown, if they leave room for what comes after them.
    """
    width = max(width, 1)
    if "\n" not in text:
        if len(text) <= 2 * width and cell_width(text) <= width:
            return (Line(0, len(text.rstrip(BLANKS))),)
        return tuple(_break_paragraph(text, kinds(text), 0, len(text), width))
    signs = kinds(text)
    lines: list[Line] = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        lines += _break_paragraph(text, signs, start, end, width)
        start = end + 1
    return (*lines, *_break_paragraph(text, signs, start, len(text), width))


def wrap(text: str, width: int, *, indent: str = "", first: str = "") -> list[str]:
    """Break a text into lines for plain print, with a hanging indent.

    Args:
        text: A text that is safe for a terminal; LF parts paragraphs.
        width: The width of the lines, with their indents, in cells.
        indent: What stands before each line but the first, and not before empty ones.
        first: What stands before the first line.

    Returns:
        The lines, at least one, without blanks at their ends. Where `indent` and `first` leave no
        room for a Han character, `first` is broken with the text and there is no indent.
    """
    room = width - max(cell_width(indent), cell_width(first))
    if room < 2:  # noqa: PLR2004
        text, indent, first, room = first + text, "", "", width
    lines = [text[start:end] for start, end in break_lines(text, room)]
    rest = [(indent + line if line else "").rstrip(BLANKS) for line in lines[1:]]
    return [(first + lines[0]).rstrip(BLANKS), *rest]


def _break_paragraph(text: str, signs: str, start: int, stop: int, width: int) -> list[Line]:
    """The lines of `text[start:stop]`, in which there is no LF; `signs` are its kinds."""
    filling = _Filling(text, signs, start, width)
    for match in UNITS.finditer(signs, start, stop):
        kind = match.lastgroup
        if kind == "run":
            filling.add_run(match.start(), match.end())
        elif kind is None:
            filling.lead_in(match.start(), match.end())
        else:
            unit, end = match.span(kind)
            filling.add_unit(unit, end)
    return filling.finish() or [Line(start, start)]


class _Filling:
    """The lines of a paragraph while they are being filled.

    The last line is begun where `start` is not -1; it goes to `end` and is `used` cells wide.
    While it holds nothing but blanks before the first unit it is `leading`: not yet a line.
    """

    __slots__ = ("end", "leading", "lines", "narrow", "signs", "start", "text", "used", "width")

    def __init__(self, text: str, signs: str, start: int, width: int) -> None:
        self.text, self.signs, self.width = text, signs, width
        self.narrow = text.isascii() and text.isprintable()
        self.lines: list[Line] = []
        self.start, self.end, self.used, self.leading = -1, start, 0, False

    def lead_in(self, start: int, end: int) -> None:
        """Begin the first line with blanks, if they leave room for something else."""
        self.end, self.used = end, cell_width(self.text[start:end])
        if self.used < self.width:
            self.start, self.leading = start, True

    def add_unit(self, start: int, end: int) -> None:
        """Add what must not be broken, on a new line where there is no room on this one."""
        cells = end - start if self.narrow else cell_width(self.text[start:end])
        if self.start >= 0:
            used = self.used + self._gap(start) + cells
            if used <= self.width:
                self.end, self.used, self.leading = end, used, False
                return
            self._close()
        if cells > self.width:
            *lines, last = _break_unit(self.text, self.signs, start, end, self.width)
            self.lines += [Line(piece.start, piece.end) for piece in lines]
            self.start, self.end, self.used = last
        else:
            self.start, self.end, self.used = start, end, cells

    def add_run(self, start: int, end: int) -> None:
        """Add wide characters, of which each may begin a line."""
        if self.start >= 0:
            used = self.used + self._gap(start)
            fit = min((self.width - used) // 2, end - start)
            if fit > 0:
                start += fit
                self.end, self.used, self.leading = start, used + 2 * fit, False
            if start == end:
                return
            self._close()
        fit = max(self.width // 2, 1)
        self.lines += [Line(at, at + fit) for at in range(start, end - fit, fit)]
        self.start, self.end = start + (end - start - 1) // fit * fit, end
        self.used = 2 * (end - self.start)

    def finish(self) -> list[Line]:
        """All lines; none where there is nothing but blanks."""
        if self.start >= 0 and not self.leading:
            self.lines.append(Line(self.start, self.end))
        return self.lines

    def _gap(self, start: int) -> int:
        """The width of the blanks between the end of the line and `start`."""
        if self.narrow or start == self.end:
            return start - self.end
        return cell_width(self.text[self.end : start])

    def _close(self) -> None:
        if not self.leading:
            self.lines.append(Line(self.start, self.end))
        self.leading = False


def _break_unit(text: str, signs: str, start: int, stop: int, width: int) -> list[_Piece]:
    """The lines of a unit that is wider than `width`, as pieces, at least one."""
    lines: list[_Piece] = []
    line, end, used = -1, start, 0
    for piece in _held_together(_pieces(text, signs, start, stop, width), signs, width):
        if line >= 0:
            cells = used + piece.width
            if piece.start > end:
                cells += cell_width(text[end : piece.start])
            if cells <= width:
                end, used = piece.end, cells
                continue
            lines.append(_Piece(line, end, used))
        line, end, used = piece
    # A unit of nothing but no-break blanks has no piece; it is an empty line.
    lines.append(_Piece(line, end, used) if line >= 0 else _Piece(start, start, 0))
    return lines


def _held_together(pieces: Iterable[_Piece], signs: str, width: int) -> Iterator[_Piece]:
    """The pieces, with what opens or closes joined to its neighbour where that fits a line."""
    last: _Piece | None = None
    for piece in pieces:
        if last is not None:
            cells = last.width + piece.width
            held = signs[last.end - 1] in OPENING or signs[piece.start] in CLOSING
            if held and last.end == piece.start and cells <= width:
                last = _Piece(last.start, piece.end, cells)
                continue
            yield last
        last = piece
    if last is not None:
        yield last


def _pieces(text: str, signs: str, start: int, stop: int, width: int) -> Iterator[_Piece]:
    """The parts of a unit between which it may be broken in need, without blanks."""
    for match in _NAMES.finditer(text, start, stop):
        if _MARK.match(signs, match.end()):
            continue
        yield from _atoms(text, signs, start, match.start(), width)
        start = match.end()
        yield from _word(text, signs, match.start(), start, width)
    yield from _atoms(text, signs, start, stop, width)


def _atoms(text: str, signs: str, start: int, stop: int, width: int) -> Iterator[_Piece]:
    for match in ATOMS.finditer(signs, start, stop):
        kind, at, end = match.lastgroup, match.start(), match.end()
        if kind == "word":
            yield from _word(text, signs, at, end, width)
        elif kind == "other":
            yield from _clusters(text, at, end)


def _word(text: str, signs: str, start: int, stop: int, width: int) -> Iterator[_Piece]:
    cuts = () if _MARK.search(signs, start, stop) else _CUTS  # no cut must fall before a mark
    return _cut(text, start, stop, width, cuts)


def _cut(
    text: str, start: int, stop: int, width: int, cuts: tuple[Pattern[str], ...]
) -> Iterator[_Piece]:
    """The text as one piece where it fits, else cut by the first of `cuts`, and so on."""
    cells = cell_width(text[start:stop])
    if cells <= width:
        yield _Piece(start, stop, cells)
    elif cuts:
        for part in cuts[0].finditer(text, start, stop):
            yield from _cut(text, part.start(), part.end(), width, cuts[1:])
    else:
        yield from _clusters(text, start, stop)


def _clusters(text: str, start: int, stop: int) -> Iterator[_Piece]:
    spans = graphemes(text[start:stop])
    return (_Piece(start + first, start + last, width) for first, last, width in spans)
