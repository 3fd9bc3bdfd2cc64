"""What was typed, ready to be looked for in folded texts."""

import re
from collections.abc import Mapping

from msgspec import Struct, field, structs

from tui.search.language import Asked, parse
from tui.search.names import names_asked, other_names_asked, tail_asked
from tui.text.fold import Folded, fold


class Query(Struct, frozen=True):
    """What was typed, folded: every word must be in an item, a document or a sitting.

    Attributes:
        words: The words and phrases, folded, each once.
        names: What of the query may be a number or symbol, with and without a word for "item".
        tail: What of it may be the tail of a symbol, or `""`.
        others: What of it may be a number or symbol written otherwise.
        without: Words and phrases, folded, that must not be there.
        whole: All of what was typed, folded, where it has quotations, filters or something to
            leave out: a text in which just that stands is found whatever it means, so that what
            one copies from a paper is found.
        patterns: For a word, what else in a folded text stands for it: Han characters of that
            pinyin, or words that are like it. It counts only where the word itself is not.
    """

    words: tuple[str, ...]
    names: frozenset[str]
    tail: str = ""
    others: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()
    whole: str = ""
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    @classmethod
    def readings(cls, text: str) -> "tuple[Query, ...]":
        """The ways to read a query as typed, the strictest first.

        A blank beside a Han character may stand between two words (`领事 做法`) or mean nothing
        (`9 月 9 日`), so both are tried.
        """
        asked = parse(text)
        strict = [word for run in asked.runs for word in fold(run).split()]
        loose = [word for run in asked.runs for part in run.split() for word in fold(part).split()]
        first = cls._of(text, asked, strict)
        second = cls._of(text, asked, loose)
        return (first,) if first.words == second.words else (first, second)

    @classmethod
    def _of(cls, text: str, asked: Asked, words: list[str]) -> "Query":
        phrases = _folded(asked.phrases)
        name = " ".join(asked.runs)
        named = bool(name) and not phrases
        return cls(
            words=tuple(dict.fromkeys((*words, *phrases))),
            names=names_asked(name) if named else frozenset(),
            tail=tail_asked(name) if named else "",
            others=other_names_asked(name) if named else frozenset(),
            without=_folded(asked.without),
            whole="" if asked.plain else fold(text).strip(),
        )

    def with_patterns(self, patterns: Mapping[str, re.Pattern[str]]) -> "Query":
        """The same query with what else stands for its words."""
        return structs.replace(self, patterns=patterns)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text: offsets of start and end, in order, apart."""
        ranges = self._ranges(fold(text))
        if not ranges:
            return []
        folded = Folded.of(text)
        return _merge([folded.span(start, end) for start, end in ranges])

    def count(self, folded: str) -> int:
        """How many places `find` finds in a text.

        Args:
            folded: The text, folded.
        """
        if len(self.words) == 1 and not self.whole and not self.patterns:
            return folded.count(self.words[0])
        return len(self._ranges(folded))

    def _ranges(self, folded: str) -> list[tuple[int, int]]:
        terms = (*self.words, self.whole) if self.whole else self.words
        ranges: list[tuple[int, int]] = []
        for term in terms:
            at = folded.find(term)
            if at < 0 and term in self.patterns:
                ranges += (match.span() for match in self.patterns[term].finditer(folded))
            while at >= 0:
                ranges.append((at, at + len(term)))
                at = folded.find(term, at + len(term))
        return _merge(ranges)


def _folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (fold(text).strip() for text in texts))))


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
