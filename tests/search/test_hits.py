"""Hits are put in order as far as they are looked at, and no further."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from tests.search.test_queries import _meeting
from tui.meeting.links import Links
from tui.search.corpus import Corpus
from tui.search.hits import By, Hits, Ordered, Rank
from tui.search.masks import Mask, Texts, mask_at
from tui.search.records import units


def _corpus() -> Corpus:
    meeting = _meeting("en")
    return Corpus(units(meeting, Links.of(meeting)))


CORPUS = _corpus()
SIZE = len(CORPUS.texts)


class Whole:
    """Takes every third record for one with whole words, and counts how many were asked about."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, among: Mask) -> Iterator[bool]:
        for at in CORPUS.in_texts.positions(among):
            self.asked += 1
            yield at % 3 == 0


def test_the_first_hits_ask_about_the_first_records_alone() -> None:
    whole = Whole()
    ordered = Ordered(CORPUS, Rank(By.TEXT, CORPUS.all, whole))
    assert [ordered[at] for at in range(4)] == [0, 3, 6, 9]
    assert whole.asked == 10
    assert len(ordered) == SIZE
    assert whole.asked == 10


@given(positions=st.sets(st.integers(0, SIZE - 1)), first=st.integers(0, SIZE))
def test_those_with_whole_words_come_first_and_all_the_rest_behind(
    positions: set[int], first: int
) -> None:
    ordered = Ordered(CORPUS, Rank(By.TEXT, mask_at(positions, SIZE), Whole()))
    wanted = sorted(positions, key=lambda at: (at % 3 != 0, at))
    if first < len(wanted):
        assert ordered[first] == wanted[first]
    assert [*ordered] == wanted


@given(positions=st.sets(st.integers(0, SIZE - 1)))
def test_panes_come_in_the_order_of_their_best_hits(positions: set[int]) -> None:
    hits = Hits(CORPUS, [Rank(By.TEXT, mask_at(positions, SIZE), Whole())])
    best = sorted(positions, key=lambda at: (at % 3 != 0, at))
    panes = dict.fromkeys(CORPUS.records[at].place.pane for at in best)
    assert [group.pane for group in hits.groups] == [*panes]


@given(texts=st.lists(st.text("abc ", max_size=6)), word=st.text("abc ", min_size=1, max_size=3))
def test_letters_that_are_known_change_nothing(texts: list[str], word: str) -> None:
    known = Texts(texts)
    known.know_letters("ab")
    assert known.holding(word) == Texts(texts).holding(word)
    assert [*known.of(known.holding(word))] == [text for text in texts if word in text]
