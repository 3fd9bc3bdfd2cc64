"""What pairs in two languages."""

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.model import About, AgendaItem, Document, Meeting, Sitting
from tui.resources import data_folder
from tui.store.reading.loading import load
from tui.store.translations.numbers import number_of
from tui.store.translations.pairing import NONE, Pairing, paragraph_pairs
from tui.text.paragraphs import paragraphs

DAY = date(2019, 9, 9)


def meeting(
    numbers: Sequence[str] = (), levels: Sequence[int] = (), symbols: Sequence[str] = ()
) -> Meeting:
    about = About(title="x", language="en", start=DAY, end=DAY)
    agenda = tuple(
        AgendaItem(title=f"Item {number}", number=number, level=level)
        for number, level in zip(numbers, levels or [1] * len(numbers), strict=True)
    )
    documents = tuple(Document(symbol=symbol) for symbol in symbols)
    return Meeting(format=1, about=about, agenda=agenda, documents=documents)


def items(own: Meeting, other: Meeting) -> tuple[int, ...]:
    return Pairing.of(own, other).items


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1(b)", "1 b)"),
        ("1(b)", "1 б)"),
        ("1(b)", "١(ب)"),
        ("3 (a) (ii)", "3 a) ii)"),
        ("3.", "三"),
        ("１", "1"),
    ],
)
def test_a_number_is_the_same_in_every_script(one: str, other: str) -> None:
    assert number_of(one) == number_of(other)


def test_numbers_that_differ_are_not_the_same() -> None:
    assert len({number_of(text) for text in ("1", "1(a)", "1(b)", "11", "2", "")}) == 6


def test_the_shipped_meeting_pairs_with_its_translation() -> None:
    chinese = load(data_folder() / "ctoc-cop-wg4-2019.zh.toml").meeting
    english = load(data_folder() / "ctoc-cop-wg4-2019.en.toml").meeting
    assert chinese is not None
    assert english is not None
    pairing = Pairing.of(chinese, english)
    assert pairing == Pairing(tuple(range(7)), tuple(range(3)), tuple(range(5)))
    for one, other in zip(chinese.agenda, english.agenda, strict=True):
        own, theirs = paragraphs(one.annotation), paragraphs(other.annotation)
        pairs = paragraph_pairs(own, theirs)
        assert pairs == [(at, at) for at in range(len(own))]


class TestItems:
    """Items pair by id, by number, and by order between those."""

    def test_by_number_whatever_the_order(self) -> None:
        assert items(meeting(["1", "2", "3"]), meeting(["1", "3", "2"])) == (0, 2, 1)

    def test_a_sub_items_number_goes_on_from_the_item_above(self) -> None:
        own = meeting(["1", "(a)", "(b)", "2", "(a)"], [1, 2, 2, 1, 2])
        other = meeting(["1", "1 а)", "1 б)", "2", "2 а)"], [1, 2, 2, 1, 2])
        assert items(own, other) == (0, 1, 2, 3, 4)

    def test_one_that_is_missing_pairs_with_nothing(self) -> None:
        assert items(meeting(["1", "2", "3"]), meeting(["1", "3"])) == (0, NONE, 1)
        assert items(meeting(["1", "3"]), meeting(["1", "2", "3"])) == (0, 2)

    def test_those_without_a_number_pair_between_those_that_have_one(self) -> None:
        assert items(meeting(["1", "", "2"]), meeting(["1", "", "2"])) == (0, 1, 2)
        assert items(meeting(["1", "", "2"]), meeting(["1", "", "", "2"])) == (0, NONE, 3)
        assert items(meeting(["1", "", "2"], [1, 2, 1]), meeting(["1", "", "2"])) == (0, NONE, 2)

    def test_a_number_that_two_have_tells_nothing(self) -> None:
        assert items(meeting(["1", "1", "2"]), meeting(["1", "1", "2"])) == (0, 1, 2)

    def test_documents_pair_by_symbol(self) -> None:
        own = meeting(symbols=["A/1", "A/2", "A/3"])
        other = meeting(symbols=["A/ 3", "a/1"])
        assert Pairing.of(own, other).documents == (1, NONE, 0)

    def test_sittings_pair_by_day_and_hour(self) -> None:
        def held(*hours: int) -> Meeting:
            about = About(title="x", language="en", start=DAY, end=DAY)
            schedule = tuple(Sitting(date=DAY, start=time(at), end=time(at + 1)) for at in hours)
            return Meeting(format=1, about=about, schedule=schedule)

        assert Pairing.of(held(9, 12, 15), held(9, 15)).sittings == (0, NONE, 1)
        assert Pairing.of(held(9, 12, 15), held(9, 11, 15)).sittings == (0, 1, 2)

    @given(
        st.lists(st.sampled_from(["1", "2", "3", "(a)", ""]), max_size=8),
        st.lists(st.sampled_from(["1", "2", "3", "(a)", ""]), max_size=8),
    )
    def test_no_item_pairs_twice(self, one: list[str], two: list[str]) -> None:
        own, other = meeting(one), meeting(two)
        found = [at for at in items(own, other) if at != NONE]
        assert len(found) == len(set(found))
        assert all(0 <= at < len(two) for at in found)
        assert len(items(own, other)) == len(one)

    @given(st.lists(st.sampled_from(["1", "2", "3", "4", ""]), max_size=8))
    def test_a_meeting_pairs_with_itself(self, numbers: list[str]) -> None:
        own = meeting(numbers)
        assert items(own, own) == tuple(range(len(numbers)))


LONG = "The working group will have before it the report on the matter. " * 6


class TestParagraphs:
    """Paragraphs pair in order."""

    def test_as_many_pair_one_by_one(self) -> None:
        assert paragraph_pairs(["a", LONG], [LONG, "b"]) == [(0, 0), (1, 1)]

    def test_one_that_is_missing_is_told_by_length_and_by_figures(self) -> None:
        own = [LONG, f"Short, with A/CONF.1/2 of {DAY}.", LONG]
        assert paragraph_pairs(own, [LONG, LONG]) == [(0, 0), (1, NONE), (2, 1)]
        own = ["Under 7/1 it met in 2019.", "It met in 2020 and spoke.", "In 2021 it ended there."]
        other = ["2019年，7/1", "2021年结束"]
        assert paragraph_pairs(own, other) == [(0, 0), (1, NONE), (2, 1)]
        assert paragraph_pairs(other, own) == [(0, 0), (NONE, 1), (1, 2)]

    @given(st.lists(st.text(max_size=30), max_size=8), st.lists(st.text(max_size=30), max_size=8))
    def test_each_is_there_once_and_in_order(self, own: list[str], other: list[str]) -> None:
        pairs = paragraph_pairs(own, other)
        assert [at for at, _ in pairs if at != NONE] == list(range(len(own)))
        assert [at for _, at in pairs if at != NONE] == list(range(len(other)))
        assert all(pair != (NONE, NONE) for pair in pairs)

    def test_very_many_take_no_time(self, tmp_path: Path) -> None:
        del tmp_path
        pairs = paragraph_pairs(["x"] * 5000, ["y"] * 4000)
        assert pairs[-1] == (4999, NONE)
