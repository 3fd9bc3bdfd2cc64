"""Lines joined to paragraphs again."""

import re
from collections.abc import Sequence

from tui.papers.language import PaperLanguage
from tui.papers.lines import Line

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_ENDS = re.compile(r"[.。!?！？;；:：؟؛…][\"”’»）)\]*†‡]*\d{0,2}$|[.。]?\d$|[）)]$")
_BLANKS_IN_CHINESE = re.compile(rf"(?<=[{_HAN}])[ \t\u00a0]+(?=\S)|(?<=\S)[ \t\u00a0]+(?=[{_HAN}])")
_MARKER = re.compile(r"^(?:[•·●▪◦‣*–—-]\s|[(（][a-zа-яё\u0621-\u064a]{1,4}[)）]\s|\d{1,3}\.\s)", re.IGNORECASE)
_SPLIT_SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9./-]*/$")
_SHORT = 0.86
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
        self.width = widths[int(len(widths) * 0.9)] if widths else 0
        running = [line for line in lines if not line.whole and not line.row]
        gaps = sum(line.gap for line in running)
        self.spaced = bool(running) and gaps > 0.7 * len(running)  # noqa: PLR2004 -- nearly all
        """Whether an empty line stands between all lines, so that it means nothing."""

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """The paragraphs that lines come to."""
        found: list[list[Line]] = []
        for line in lines:
            if found and not self._begins(found[-1], line):
                found[-1].append(line)
            else:
                found.append([line])
        return [self.joined([line.text for line in paragraph]) for paragraph in found]

    def _begins(self, paragraph: Sequence[Line], line: Line) -> bool:
        before = paragraph[-1]
        if before.whole or line.whole or before.row or line.row:
            return True
        ends = _ENDS.search(before.text) is not None
        full = before.width >= _SHORT * self.width
        if line.gap and not self.spaced:
            # A page may end in the middle of a sentence.
            goes_on = full and not ends and not _MARKER.match(line.text) and not line.text[:1].isupper()
            return not goes_on
        if _MARKER.match(line.text) and (ends or not full):
            return True
        if ends and not full:
            return True
        return ends and line.indent >= before.indent + 2 and len(paragraph) > 1

    def joined(self, texts: Sequence[str]) -> str:
        """Pieces of a paragraph as one text."""
        text = ""
        for piece in texts:
            text = _join(text, " ".join(piece.split())) if text else " ".join(piece.split())
        return self.tidy(text)

    def tidy(self, text: str) -> str:
        """A text without the blanks that Chinese does not have."""
        text = " ".join(text.split())
        return _BLANKS_IN_CHINESE.sub("", text) if self._language.is_chinese else text


def _join(before: str, after: str) -> str:
    if not after:
        return before
    if _SPLIT_SYMBOL.search(before.rpartition(" ")[2].lstrip("（(")) and re.match(r"[A-Za-z0-9]", after):
        return before + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    if re.search(rf"[{_HAN}]$", before) and re.match(rf"[{_HAN}]", after):
        return before + after
    return f"{before} {after}"
