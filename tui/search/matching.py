"""Which texts of a corpus hold the words of a query, in the order of `Search`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial, reduce
from itertools import compress, repeat
from operator import and_, contains, is_not, le, or_
from typing import NamedTuple

from tui.search.corpus import Corpus
from tui.search.hits import By, Rank, Whole
from tui.search.masks import Mask, marks_of, mask_at

_LETTER = r"[^\W\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTERS = re.compile(f"{_LETTER}+")


_FEW_UNITS = 1000


class Other(NamedTuple):
    """What else in a folded text stands for a word.

    Attributes:
        pattern: What finds it; without whole words, nothing of it is in ASCII.
        wider: What finds at least as much, and may have been looked for before.
        whole: The words that it finds, whole; with none, it finds other things.
    """

    pattern: re.Pattern[str]
    wider: re.Pattern[str] | None = None
    whole: tuple[str, ...] = ()


Others = Mapping[str, Other]
"""For a word, what else stands for it."""


def ranks(
    corpus: Corpus, words: Sequence[str], others: Others, by: By, passing: Mask | None
) -> list[Rank]:
    """The records that hold the words, the best rank first.

    Args:
        corpus: What is looked through.
        words: Folded words, each of which an item, document or sitting must hold; at least one.
        others: What else stands for them.
        by: What the records are found by; found by their text, those with whole words are first.
        passing: The records that the filters let through; None for all.
    """
    held = [_holding(corpus, word, others.get(word)) for word in words]
    if passing is not None:
        held = [mask & passing for mask in held]
    if not all(held):
        return []
    full = reduce(and_, held)
    titled = full & corpus.titled
    for word in words:
        titled &= _holding_in_title(corpus, word, others.get(word), titled)
    scattered = _scattered(corpus, held, full) if len(words) > 1 else 0
    if by is not By.TEXT:
        return [Rank(by, titled), Rank(by, full & ~titled), Rank(by, scattered)]
    return [
        Rank(by, titled, _all_whole(corpus, words, in_title=True)),
        Rank(by, full & ~titled, _all_whole(corpus, words)),
        Rank(by, scattered, _all_whole(corpus, words, if_held=True)),
    ]


def _holding(corpus: Corpus, word: str, other: Other | None) -> Mask:
    """The records that hold a word, or what stands for it."""
    held = corpus.in_texts.holding(word)
    if other is None:
        return held
    if other.whole:
        found = (_whole_of(corpus, one, corpus.in_texts.holding(one)) for one in other.whole)
        return reduce(or_, found, held)
    # A pattern is slow: it is asked only where there may be something.
    among = corpus.non_ascii & ~held
    return held | corpus.in_texts.matching(other.pattern, among, other.wider)


def _holding_in_title(corpus: Corpus, word: str, other: Other | None, among: Mask) -> Mask:
    """The records that hold it in their titles, of some."""
    held = corpus.in_titles.holding(word, corpus.titled & corpus.in_texts.holding(word)) & among
    if other is None:
        return held
    if other.whole:
        found = (_whole_of(corpus, one, among, in_title=True) for one in other.whole)
        return reduce(or_, found, held)
    return held | corpus.in_titles.matching(other.pattern, among & ~held)


def _all_whole(
    corpus: Corpus, words: Sequence[str], *, in_title: bool = False, if_held: bool = False
) -> Whole | None:
    """What tells of records, as far as that is asked, whether all words stand whole in them.

    Args:
        corpus: The records.
        words: The words.
        in_title: Whether to look at the titles alone.
        if_held: Whether a record that does not hold a word needs not have it whole.

    Returns:
        None where it is the same for all of them.
    """
    tests: list[Whole] = []
    for word in words:
        test = _one_whole(corpus, word, in_title=in_title)
        if test is None:
            continue
        if test is _never and not if_held:
            return None
        tests.append(partial(_unless_held, corpus, word, test) if if_held else test)
    if not tests:
        return None
    return lambda among: reduce(partial(map, and_), (test(among) for test in tests))


def _one_whole(corpus: Corpus, word: str, *, in_title: bool) -> Whole | None:
    if _LETTERS.fullmatch(word):
        if corpus.vocabulary is not None and word not in corpus.vocabulary:
            # As most words are while they are typed.
            return _never
        apart = corpus.in_title_words if in_title else corpus.in_words
        return lambda among: map(contains, apart.of(among), repeat(f" {word} "))
    pattern, texts = _whole(word), corpus.in_titles if in_title else corpus.in_texts
    if pattern is None:
        return None
    search = pattern.search
    return lambda among: map(is_not, map(search, texts.of(among)), repeat(None))


def _unless_held(corpus: Corpus, word: str, test: Whole, among: Mask) -> Iterator[bool]:
    return map(le, map(contains, corpus.in_texts.of(among), repeat(word)), test(among))


def _never(among: Mask) -> Iterator[bool]:
    del among
    return repeat(False)  # noqa: FBT003 -- what is repeated


def _whole_of(corpus: Corpus, word: str, among: Mask, *, in_title: bool = False) -> Mask:
    """Those of some records that hold a word in which it stands whole."""
    if _LETTERS.fullmatch(word):
        if corpus.vocabulary is not None and word not in corpus.vocabulary:
            # As most words are while they are typed.
            return 0
        apart, there = corpus.in_words, corpus.in_texts.holding(word)
        if in_title:
            apart, there = corpus.in_title_words, there & corpus.titled
        return among & apart.holding(f" {word} ", there)
    texts = corpus.in_titles if in_title else corpus.in_texts
    pattern = _whole(word)
    return texts.matching(pattern, among) if pattern is not None else among


@lru_cache(maxsize=64)
def _whole(word: str) -> re.Pattern[str] | None:
    """What finds a word with no letter beside a letter of it; None where every match is whole."""
    before = rf"(?<!{_LETTER}{re.escape(word)})" if _LETTERS.match(word) else ""
    after = rf"(?!{_LETTER})" if _LETTERS.match(word[-1]) else ""
    # The word comes first, so that it is looked for as a plain text is.
    return re.compile(re.escape(word) + before + after) if before or after else None


def _scattered(corpus: Corpus, held: Sequence[Mask], full: Mask) -> Mask:
    """The records of items in which no text alone holds all words, but several together do.

    Of each item those that hold the most: texts with fewer would only be noise.

    Args:
        corpus: The records.
        held: For each word the records that hold it.
        full: The records that hold all.
    """
    rarest, *rest = sorted(held, key=int.bit_count)
    units = corpus.units_with(rarest)
    if not units:
        return 0
    units -= corpus.units_with(full)
    size = len(corpus.texts)
    marks = [marks_of(mask, size) for mask in held]
    for mask in rest:
        if len(units) > _FEW_UNITS:
            units &= corpus.units_with(mask)
    found: list[int] = []
    for number in units:
        unit = corpus.units[number]
        here = [of_word[unit.start : unit.stop] for of_word in marks]
        if all(1 in of_word for of_word in here):
            counts = [*map(sum, zip(*here, strict=True))]
            most = max(counts)
            found += compress(range(unit.start, unit.stop), [count == most for count in counts])
    return mask_at(found, size)
