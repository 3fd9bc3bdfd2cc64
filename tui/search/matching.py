"""Which texts of a corpus hold the words of a query, in the order of `Search`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from tui.search.corpus import Corpus
from tui.search.records import Place

_LETTER = r"[^\W\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTERS = re.compile(f"{_LETTER}+")

Passes = Callable[[Place], bool]
"""Whether the filters of a query let a place through."""

Patterns = Mapping[str, re.Pattern[str]]
"""For a word, what else in a folded text stands for it."""


def matching(
    corpus: Corpus,
    words: Sequence[str],
    patterns: Patterns,
    *,
    passes: Passes | None,
    ranked: bool,
    non_ascii: bool = False,
) -> list[int]:
    """The positions of the records that hold the words, the best first.

    Args:
        corpus: What is looked through.
        words: Folded words, each of which an item, document or sitting must hold; at least one.
        patterns: What else stands for them.
        passes: Tells what is let through; None for all.
        ranked: Whether whole words come before parts of words.
        non_ascii: Whether no pattern matches ASCII alone, as that of a pinyin never does.
    """
    if any(word not in corpus.whole and word not in patterns for word in words):
        return []
    tests = [
        _test(word, patterns.get(word), known=word in corpus.whole, non_ascii=non_ascii)
        for word in words
    ]
    full: Sequence[int] = range(len(corpus.texts))
    for word, test in zip(words, tests, strict=True):
        full = _holding(corpus.texts, full, word, test)
    if passes is not None:
        full = _passing(corpus, full, passes)
    titled = {at for at in full if corpus.titles[at]}
    for word, test in zip(words, tests, strict=True):
        titled = set(_holding(corpus.titles, titled, word, test))
    rest = [at for at in full if at not in titled] if titled else full
    ordered: list[int] = []
    for positions, in_title in ((sorted(titled), True), (rest, False)):
        ordered += (
            _whole_first(corpus, positions, words, in_title=in_title) if ranked else positions
        )
    if len(words) > 1:
        ordered += _scattered(corpus, words, tests, full, passes=passes, ranked=ranked)
    return ordered


_Test = Callable[[str], bool] | None
"""Tells whether a folded text holds what may stand for a word; None where it is the word alone."""


def _test(word: str, pattern: re.Pattern[str] | None, *, known: bool, non_ascii: bool) -> _Test:
    if pattern is None:
        return None
    search = pattern.search
    # A pattern is slow: it is asked only where there may be something.
    if non_ascii and not known:
        return lambda text: not text.isascii() and search(text) is not None
    if non_ascii:
        return lambda text: word in text or (not text.isascii() and search(text) is not None)
    if not known:
        return lambda text: search(text) is not None
    return lambda text: word in text or search(text) is not None


def _holding(texts: Sequence[str], positions: Iterable[int], word: str, test: _Test) -> list[int]:
    """The positions at which the texts hold a word."""
    if test is not None:
        return [at for at in positions if test(texts[at])]
    if isinstance(positions, range) and len(positions) == len(texts):
        return [at for at, text in enumerate(texts) if word in text]
    return [at for at in positions if word in texts[at]]


def _passing(corpus: Corpus, positions: Iterable[int], passes: Passes) -> list[int]:
    records = corpus.records
    return [at for at in positions if passes(records[at].place)]


def _whole_first(
    corpus: Corpus, positions: Sequence[int], words: Iterable[str], *, in_title: bool
) -> list[int]:
    """The positions at which all words stand whole, then the others; else in their order."""
    whole = positions
    for word in words:
        if _LETTERS.fullmatch(word):
            apart = corpus.title_words if in_title else corpus.words
            spaced = f" {word} "
            whole = [at for at in whole if spaced in apart[at]]
        elif pattern := _whole(word):
            texts = corpus.titles if in_title else corpus.texts
            whole = [at for at in whole if pattern.search(texts[at])]
    if len(whole) == len(positions):
        return [*positions]
    known = set(whole)
    return [*whole, *(at for at in positions if at not in known)]


@lru_cache(maxsize=64)
def _whole(word: str) -> re.Pattern[str] | None:
    """What finds a word with no letter beside a letter of it; None where every match is whole."""
    before = rf"(?<!{_LETTER}{re.escape(word)})" if _LETTERS.match(word) else ""
    after = rf"(?!{_LETTER})" if _LETTERS.match(word[-1]) else ""
    # The word comes first, so that it is looked for as a plain text is.
    return re.compile(re.escape(word) + before + after) if before or after else None


def _scattered(
    corpus: Corpus,
    words: Sequence[str],
    tests: Sequence[_Test],
    full: Iterable[int],
    *,
    passes: Passes | None,
    ranked: bool,
) -> list[int]:
    """The records of items in which no text alone holds all words, but several together do.

    Of each item those that hold the most: texts with fewer would only be noise.
    """
    done = {corpus.unit_of[at] for at in full}
    everything = corpus.everything
    units: Sequence[int] = [at for at in range(len(everything)) if at not in done]
    for word, test in zip(words, tests, strict=True):
        units = _holding(everything, units, word, test)
    whole: list[int] = []
    parts: list[int] = []
    for number in units:
        unit = corpus.units[number]
        among: Sequence[int] = range(unit.start, unit.stop)
        if passes is not None:
            among = _passing(corpus, among, passes)
        held = {
            word: frozenset(_holding(corpus.texts, among, word, test))
            for word, test in zip(words, tests, strict=True)
        }
        if not all(held.values()):
            continue
        here = {at: [word for word in words if at in held[word]] for at in among}
        most = max(map(len, here.values()))
        for at in among:
            if len(here[at]) == most:
                is_whole = not ranked or _is_whole(corpus.texts[at], here[at])
                (whole if is_whole else parts).append(at)
    return whole + parts


def _is_whole(text: str, words: Iterable[str]) -> bool:
    patterns = (_whole(word) for word in words)
    return all(pattern is None or pattern.search(text) for pattern in patterns)
