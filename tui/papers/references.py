"""The items that the rows of a schedule name by their numbers."""

import re
from collections.abc import Sequence

from tui.papers.agenda import FoundItem
from tui.papers.language import PaperLanguage, plain
from tui.papers.numbers import numbered
from tui.papers.times import ascii_digits

_LETTERS = "a-zа-яё\u0621-\u064a"
_NUMBER = re.compile(
    rf"\d{{1,3}}(?:[.-]\d{{1,2}})*(?:\s?[(（]?[{_LETTERS}]{{1,4}}[)）])*|[(（][{_LETTERS}]{{1,4}}[)）]|[{_LETTERS}][)）]",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*(?P<sign>,\s*(?:and|et|y|и|و)\s|[,;、，；،]|\b(?:and|et|y|e|и)\b|و\s?|和|及|&|[-–—]|\bto\b|至|到|إلى)\s*"
)
_RANGES = frozenset("-–—") | {"to", "至", "到", "إلى"}


class References:
    """Knows the items by their numbers.

    Args:
        items: The items.
        language: The paper's language.
    """

    def __init__(self, items: Sequence[FoundItem], language: PaperLanguage) -> None:
        self._language = language
        self._order = [item.number for item in items if item.number]
        self._levels = {item.number: item.level for item in items}
        self._numbers = {plain_number(number): number for number in reversed(self._order)}
        self._titles = {item.number: item.title for item in items}
        words = "|".join(sorted(map(re.escape, language.items), key=len, reverse=True))
        self._word = re.compile(rf"(?:{words})\s*", re.IGNORECASE)

    def title(self, number: str) -> str:
        """The title of an item."""
        return self._titles.get(number, "")

    def read(self, text: str) -> tuple[list[str], str]:
        """The items that a text begins with, and what follows.

        Args:
            text: A row of the schedule, without its hours.
        """
        several = self._several(text)
        if several is not None:
            return several
        bare = ascii_digits(text)
        found = numbered(bare, self._language)
        if found is None:
            return [], text
        for printed in (found.text, found.text.rstrip(")").replace("(", "")):
            known = self._numbers.get(plain_number(printed))
            if known:
                return [known], found.rest
        return [], text

    def _several(self, text: str) -> tuple[list[str], str] | None:
        """Items of a list of numbers: `1, 2 and 3`, `4 (a)–(c)`."""
        bare = ascii_digits(text)
        word = self._word.match(bare)
        at = word.end() if word is not None and self._language.items else 0
        found: list[str] = []
        joint = ""
        end = at
        while True:
            match = _NUMBER.match(bare, at)
            known = self._known(match.group(), found) if match is not None else None
            if match is None or known is None:
                break
            if joint in _RANGES and found:
                found += self._between(found[-1], known)
            found.append(known)
            end = match.end()
            more = _JOINT.match(bare, end)
            if more is None:
                break
            at, joint = more.end(), more["sign"].strip()
        if len(found) < 2 or re.match(r"[^\W_]", bare[end : end + 1]):  # noqa: PLR2004 -- a list
            return None
        return list(dict.fromkeys(found)), text[end:].strip(" \t\u00a0.:：–—-")

    def _known(self, printed: str, found: Sequence[str]) -> str | None:
        known = self._numbers.get(plain_number(printed))
        if known is None and found and not printed[:1].isdecimal():
            # 4 (a) and (b): the second is of the same item.
            above = re.match(r"\d+", ascii_digits(found[-1]))
            known = self._numbers.get(plain_number(f"{above[0]}{printed}")) if above else None
        return known

    def _between(self, first: str, last: str) -> list[str]:
        """The items between two, on the level of the first."""
        start, end = self._order.index(first), self._order.index(last)
        level = self._levels[first]
        return [each for each in self._order[start + 1 : end] if self._levels[each] == level]

    def titles(self, numbers: Sequence[str], text: str) -> list[str]:
        """A text as the titles of items, one each: parted by semicolons where they are several."""
        if len(numbers) == 1:
            return [text]
        parts = [part.strip() for part in re.split(r"[;；؛]", text) if part.strip()]
        if len(parts) == len(numbers):
            return parts
        known = [plain(self.title(number)) for number in numbers]
        whole = plain(text)
        if all(title in whole for title in known):
            return [""] * len(numbers)
        return [text, *[""] * (len(numbers) - 1)]


def plain_number(number: str) -> str:
    """A number for comparing: `1 (a)` and `1 a)` are one."""
    text = re.sub(r"(?<=\d)[.-](?=\d)", ".", ascii_digits(number))
    return re.sub(r"[^\w.]|\.(?!\d)", "", text).casefold()
