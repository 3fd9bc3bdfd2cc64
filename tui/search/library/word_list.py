"""All words of an index, held in memory: parts of words are found sooner there than in a table."""

from collections.abc import Iterable

from tui.search.library.words import JOINT

_END = "\n"


class WordList:
    """Words, with the number of the last one, so that those that come later can be added."""

    def __init__(self) -> None:
        self._words = self._joined = _END
        self.last = 0
        """The number of the last word."""

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Adds words.

        Args:
            rows: Numbers and words, in the order of the numbers.
        """
        more = list(rows)
        if more:
            self._words += "".join(f"{word}{_END}" for _, word in more if JOINT not in word)
            self._joined += "".join(f"{word}{_END}" for _, word in more if JOINT in word)
            self.last = more[-1][0]

    def holding(self, part: str, most: int, *, first: bool, last: bool) -> list[str]:
        """The words that hold a part, at most so many.

        Args:
            part: What stands in them; with a `JOINT`, in those of two runs, else in the others.
            most: How many are wanted.
            first: Whether they begin with it.
            last: Whether they end with it.
        """
        text = self._joined if JOINT in part else self._words
        wanted = f"{_END if first else ''}{part}{_END if last else ''}"
        found: list[str] = []
        at = text.find(wanted)
        while at >= 0 and len(found) < most:
            inside = at + first
            start = text.rfind(_END, 0, inside) + 1
            end = text.index(_END, inside + len(part))
            found.append(text[start:end])
            at = text.find(wanted, end)
        return found
