"""The lines of a page of a PDF: its characters put together by where they stand.

PDFium gives characters with their boxes, in an order that is mostly that of reading; what stands from
right to left comes turned about in parts. So the place decides, and the order is a help.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from tui.papers.readers.plain import one_line

_SAME_LINE = 0.5
"""Of the height of a line, by so much the middles of two runs on it may differ."""
CELL_GAP = 1.6
"""So many heights of a line between two runs part two cells."""
_WORD_GAP = 0.18
"""So many heights between two runs part two words."""
_SMALL = 0.8
"""What is of less than this part of a line's height, and raised, is the mark of a footnote."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z]")
_FIGURES = re.compile(r"\d.*\D.*\d")
_MARKS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed]")
_GUTTER = 20
"""Lines that two columns have side by side, at least, to be columns of text."""
_FILLED = 0.6
_MOST_ACROSS = 0.3


class Run(NamedTuple):
    """A stretch of text that stands in one place."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How high it is."""
        return max(0.1, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Where its middle is, from the bottom of the page."""
        return (self.top + self.bottom) / 2


class PageLine(NamedTuple):
    """A line of a page.

    Attributes:
        runs: Its runs, in the order in which they are read.
        turned: Whether it is read from right to left.
        margin: Where its column begins, if the page has columns.
    """

    runs: Sequence[Run]
    turned: bool
    margin: float | None = None

    @property
    def left(self) -> float:
        """Where it begins on the left."""
        return min(run.left for run in self.runs)

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return max(run.right for run in self.runs)

    def cells(self) -> list[Run]:
        """Its cells: the runs between which there is more than a blank."""
        found = [self.runs[0]]
        for before, run in pairwise(self.runs):
            gap = _gap(before, run, turned=self.turned)
            if gap > CELL_GAP:
                found.append(run)
                continue
            last = found[-1]
            parted = gap > _WORD_GAP or before.text.endswith(" ") or run.text.startswith(" ")
            text = f"{last.text.strip()}{' ' if parted else ''}{run.text.strip()}"
            found[-1] = Run(
                min(last.left, run.left), last.bottom, max(last.right, run.right), last.top, text
            )
        return [cell._replace(text=one_line(cell.text)) for cell in found]


def _gap(before: Run, run: Run, *, turned: bool) -> float:
    between = before.left - run.right if turned else run.left - before.right
    return between / max(before.height, run.height)


def page_lines(text: Any, width: float) -> list[PageLine]:  # noqa: ANN401 -- PDFium has no types
    """The lines of a page, in the order in which they are read.

    Args:
        text: The page's text, as PDFium has it.
        width: How wide the page is.
    """
    signs = list(_signs(text))
    arabic = sum(1 for sign in signs if _ARABIC.match(sign.text))
    letters = sum(1 for sign in signs if sign.text.isalpha())
    if arabic > letters / 3:
        lines = [PageLine(_turned(line), turned=True) for line in _level(_clusters(signs))]
        return [line for line in lines if line.runs]
    lines = [
        PageLine(sorted(line, key=lambda run: run.left), turned=False)
        for line in _level(_runs(signs))
    ]
    return _in_columns(lines, width)


def _signs(text: Any) -> Iterator[Run]:  # noqa: ANN401 -- likewise
    """The characters of a page in the order of the file; the text of a line end is empty."""
    whole = text.get_text_range()
    # A character beyond the Basic Multilingual Plane counts twice for PDFium.
    units = whole.encode("utf-16-le", "surrogatepass")
    for index in range(min(text.count_chars(), len(units) // 2)):
        sign = units[2 * index : 2 * index + 2].decode("utf-16-le", "surrogatepass")
        if sign in "\r\n":
            yield Run(0, 0, 0, 0, "")
        else:
            left, bottom, right, top = text.get_charbox(index, loose=True)
            yield Run(left, bottom, right, top, sign)


def _level(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs by lines, from the top."""
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        if line and line[0].middle - run.middle > _SAME_LINE * max(line[0].height, run.height) / 2:
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _runs(signs: Sequence[Run]) -> list[Run]:
    """The stretches of a page that stand together, in the order of the file.

    PDFium's own rectangles of text overlap where scripts meet, and then have a character twice.
    """
    runs: list[Run] = []
    words: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)

    def end() -> None:
        if "".join(words).strip():
            runs.append(Run(*box, _clean("".join(words))))
        words.clear()

    for sign in signs:
        if not sign.text:
            end()
            continue
        if sign.text.isspace() or sign.right <= sign.left:
            if words:
                words.append(sign.text if sign.text == "\u00a0" or not sign.text.isspace() else " ")
            continue
        here = sign[:4]
        if words and not _stands_beside(box, here):
            end()
        if words:
            words.append(_raised(box, sign))
            box = (
                min(box[0], here[0]),
                min(box[1], here[1]),
                max(box[2], here[2]),
                max(box[3], here[3]),
            )
        else:
            box = here
            words.append(sign.text)
    end()
    return runs


_Box = tuple[float, float, float, float]


def _stands_beside(box: _Box, sign: _Box) -> bool:
    """Whether a character goes on with a run: on its line, and not far from its end."""
    height = max(0.1, box[3] - box[1])
    level = abs((sign[1] + sign[3]) - (box[1] + box[3])) / 2 <= _SAME_LINE * height
    return level and -height < sign[0] - box[2] < CELL_GAP * height


def _raised(box: _Box, sign: Run) -> str:
    """A figure as one that is raised, where it is small and stands high: it leads to a footnote."""
    height = box[3] - box[1]
    is_raised = (
        sign.text.isdecimal()
        and sign.height < _SMALL * height
        and sign.middle > (box[1] + box[3]) / 2
    )
    return sign.text.translate(_RAISED) if is_raised else sign.text


def _clean(text: str) -> str:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\ufffe", "-").replace("\u00ad", "-").replace("\0", "")


# Two columns


def _in_columns(lines: Sequence[PageLine], width: float) -> list[PageLine]:
    """The lines in the order of reading, where a page has two columns of text."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return list(lines)
    found: list[PageLine] = []
    columns: tuple[list[PageLine], list[PageLine]] = ([], [])
    second = min(run.left for line in lines for run in line.runs if run.left >= gutter)

    def end() -> None:
        for column in columns:
            found.extend(column)
            column.clear()

    for line in lines:
        sides = _sides(line, gutter)
        if sides is None:
            # What goes over both columns parts what is above it from what is below.
            end()
            found.append(line)
            continue
        for column, runs in zip(columns, sides, strict=True):
            if runs:
                column.append(PageLine(runs, turned=False))
                if column is columns[1]:
                    column[-1] = column[-1]._replace(margin=second)
    end()
    return found


def _gutter(lines: Sequence[PageLine], width: float) -> float | None:
    """Where the free stripe between two columns of text is; None where there are no columns."""
    if len(lines) < _GUTTER / 2:
        return None
    for part in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56):
        at = width * part
        parted = [_sides(line, at) for line in lines]
        both = [sides for sides in parted if sides is not None and sides[0] and sides[1]]
        across = parted.count(None)
        if len(both) < _GUTTER / 2 or across > _MOST_ACROSS * len(lines):
            continue
        first = max(each[0][-1].right for each in both) - min(each[0][0].left for each in both)
        second = max(each[1][-1].right for each in both) - min(each[1][0].left for each in both)
        # Cells of a table are short, lines of a column are full.
        full = sum(
            _length(each[0]) > _FILLED * first and _length(each[1]) > _FILLED * second
            for each in both
        )
        if full > _FILLED * len(both):
            return at
    return None


def _length(runs: Sequence[Run]) -> float:
    return sum(run.right - run.left for run in runs)


def _sides(line: PageLine, at: float) -> tuple[list[Run], list[Run]] | None:
    """The runs on the left and on the right of a place; None where one goes over it."""
    if any(run.left < at < run.right for run in line.runs):
        return None
    return [run for run in line.runs if run.right <= at], [
        run for run in line.runs if run.left >= at
    ]


# From right to left


def _clusters(signs: Sequence[Run]) -> list[Run]:
    """Characters with the marks on them, each as what stands in one place."""
    found: list[Run] = []
    for sign in signs:
        if not sign.text or sign.text.isspace():
            continue
        text = _clean(sign.text)
        last = found[-1] if found else None
        same = last is not None and (sign.left, sign.right) == (last.left, last.right)
        is_mark = last is not None and _MARKS.match(text) and _ARABIC.search(last.text)
        if last is not None and (is_mark or same):
            # Turned about, the mark comes before what it stands on.
            found[-1] = last._replace(text=text + last.text)
        elif sign.right > sign.left:
            found.append(sign._replace(text=text))
    return found


def _turned(signs: Sequence[Run]) -> list[Run]:
    """The cells of a line that is read from right to left, from the right."""
    ordered = sorted(signs, key=lambda sign: sign.left)
    cells: list[list[Run]] = []
    for sign in ordered:
        height = sign.height
        if cells and sign.left - cells[-1][-1].right < CELL_GAP * height:
            cells[-1].append(sign)
        else:
            cells.append([sign])
    return [_cell(cell) for cell in reversed(cells)]


def _cell(signs: Sequence[Run]) -> Run:
    seen = signs[0].text
    for before, sign in pairwise(signs):
        parted = sign.left - before.right > _WORD_GAP * sign.height
        seen += (" " if parted else "") + sign.text
    return Run(
        signs[0].left,
        min(sign.bottom for sign in signs),
        signs[-1].right,
        max(sign.top for sign in signs),
        _logical(seen),
    )


def _logical(seen: str) -> str:
    """A text as it is read, from what is seen from left to right."""
    if not _ARABIC.search(seen) and (_LATIN.search(seen) or not _FIGURES.search(seen)):
        return seen
    from bidi import algorithm  # noqa: PLC0415 -- only for what needs it

    # What turns a text into what is seen turns it back, but for brackets that PDFium has turned.
    read = str(algorithm.get_display(seen, base_dir="R"))
    opened = 0
    found = []
    for sign in read:
        if sign in "()":
            opened = 1 - opened
            found.append("(" if opened else ")")
        else:
            found.append(sign)
    return "".join(found)
