"""Lines joined to paragraphs again."""

import re
from collections.abc import Sequence

from tui.papers.language import PaperLanguage
from tui.papers.lines import Line
from tui.papers.readers.plain import one_line
from tui.text.cells import cell_width

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_ENDS = re.compile(r"[.。!?！？;；:：؟؛…][\"”’»）)\]*†‡]*\d{0,2}$|[.。]?\d$|[）)]$")
_BLANKS_IN_CHINESE = re.compile(rf"(?<=[{_HAN}])[ \t\u00a0]+(?=\S)|(?<=\S)[ \t\u00a0]+(?=[{_HAN}])")
_MARKER = re.compile(
    r"^(?:[•·●▪◦‣*–—-]\s|[(（][a-zа-яё\u0621-\u064a]{1,4}[)）]\s|\d{1,3}\.\s)", re.IGNORECASE
)
_CUT_TOKEN = re.compile(r"(?:[A-Z0-9]/[A-Za-z0-9./-]*|\d)$")
_TOKEN = re.compile(r"[A-Z0-9./-]")
_SPLIT_SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9./-]*/$")
_NEARLY_ALL = 0.7
_MOST_SET = 130
"""Cells of a line that is set on a page, at most."""

_SURELY = 0.97
"""What has so much of the usual width, and no more, had room: lines are set a little apart."""

_NEARLY_FULL = 0.85
_MANY = 0.3

_SHORT = 0.8
"""A line of less than this part of the usual width ends a paragraph."""


class Setting:
    """How the text of a paper is set: it tells where a paragraph ends.

    Args:
        lines: The lines of running text.
        language: The paper's language.
    """

    def __init__(self, lines: Sequence[Line], language: PaperLanguage) -> None:
        self._language = language
        widths = sorted(line.width for line in lines if not line.whole and not line.row)
        self.width = widths[int(len(widths) * 0.95)] if widths else 0
        edges = sorted(
            line.indent + line.width for line in lines if not line.whole and not line.row
        )
        self.edge = edges[int(len(edges) * 0.95)] if edges else 0.0
        """How far lines reach to the right."""
        full = sum(edge >= _NEARLY_FULL * self.edge for edge in edges)
        self._wraps = full > _MANY * len(edges)
        """Whether lines end where the page does, and not where what they say does."""
        running = [line for line in lines if not line.whole and not line.row]
        gaps = sum(line.gap for line in running)
        self.flows = self.width > _MOST_SET
        """Whether each line is a paragraph, as one types it; pages have no such lines."""
        self.spaced = not self.flows and bool(running) and gaps > _NEARLY_ALL * len(running)
        """Whether an empty line stands between all lines, so that it means nothing."""

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """The paragraphs that lines come to."""
        return [self.joined([line.words for line in each]) for each in self.grouped(lines)]

    def grouped(self, lines: Sequence[Line]) -> list[list[Line]]:
        """The lines of each paragraph."""
        found: list[list[Line]] = []
        for line in lines:
            if found and not self._begins(found[-1], line):
                found[-1].append(line)
            else:
                found.append([line])
        return found

    def _begins(self, paragraph: Sequence[Line], line: Line) -> bool:
        before = paragraph[-1]
        if before.whole or line.whole or before.row or line.row or self.flows:
            return True
        ends = _ENDS.search(before.text) is not None
        full = before.width >= _SHORT * self.width
        if line.gap and not self.spaced:
            # A page may end in the middle of a sentence.
            goes_on = (
                full and not ends and not _MARKER.match(line.text) and not line.text[:1].isupper()
            )
            return not goes_on
        if _MARKER.match(line.text) and (ends or not full):
            return True
        if ends and (not full or self._had_room(before, line)):
            return True
        return ends and line.indent >= before.indent + 2 and len(paragraph) > 1

    def is_cut(self, before: Line, line: Line) -> bool:
        """Whether what stands on a line goes on in the next: it had no room for the first word."""
        word = line.words[:1] if self._language.is_chinese else line.words.partition(" ")[0]
        between = 0 if self._language.is_chinese else 1
        reach = before.indent + before.width + between + cell_width(word)
        return self._wraps and reach > self.edge

    def _had_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line would have stood on the one before, had it to."""
        word = line.text[:1] if self._language.is_chinese else line.text.partition(" ")[0]
        between = 0 if self._language.is_chinese else 1
        return before.width + between + cell_width(word) <= _SURELY * self.width

    def joined(self, texts: Sequence[str]) -> str:
        """Pieces of a paragraph as one text."""
        text = ""
        for piece in texts:
            piece = one_line(piece)  # noqa: PLW2901 -- the same piece
            if (
                text
                and self._language.is_chinese
                and _CUT_TOKEN.search(text)
                and _TOKEN.match(piece)
            ):
                # In Chinese a line ends anywhere, also within a number or a symbol.
                text += piece
            else:
                text = _join(text, piece) if text else piece
        return self.tidy(text)

    def tidy(self, text: str) -> str:
        """A text without the blanks that Chinese does not have."""
        text = one_line(text)
        return _BLANKS_IN_CHINESE.sub("", text) if self._language.is_chinese else text


def _join(before: str, after: str) -> str:
    if not after:
        return before
    if _SPLIT_SYMBOL.search(before.rpartition(" ")[2].lstrip("（(")) and re.match(
        r"[A-Za-z0-9]", after
    ):
        return before + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    if re.search(rf"[{_HAN}]$", before) and re.match(rf"[{_HAN}]", after):
        return before + after
    return f"{before} {after}"
