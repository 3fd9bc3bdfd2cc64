"""The names that misspelt ones stand for, without ever taking long to find them."""

from collections.abc import Iterable

from tui.text.symbols import nearest

_MOST_COMPARISONS = 20_000


class Suggestions:
    """Finds the nearest of some names, for "did you mean", until that begins to take long.

    To compare names is slow, and a broken file can hold thousands of wrong ones beside thousands
    of right ones; when a fixed number of comparisons is spent, nothing more is proposed.
    """

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def __call__(self, word: str, known: Iterable[str]) -> str | None:
        """The name among `known` that `word` most likely stands for, or None."""
        if self._left <= 0:
            return None
        names = list(known)
        self._left -= len(names)
        return nearest(word, names)
