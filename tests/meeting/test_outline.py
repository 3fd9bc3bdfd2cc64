"""The tree of an agenda, from its flat list of levels."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.model import AgendaItem
from tui.meeting.outline import Outline


def outline(*levels: int) -> Outline:
    return Outline.of([AgendaItem(title="Item", level=level) for level in levels])


def labels(*numbers: str) -> tuple[str, ...]:
    """The labels of items of which each is the sub-item of the one before."""
    items = [
        AgendaItem(title="Item", number=number, level=level)
        for level, number in enumerate(numbers, 1)
    ]
    return Outline.of(items).labels


LEVELS = st.lists(st.integers(1, 6), max_size=40)
"""Levels as any file may have them: jumps, a first item that is deep."""


def test_an_agenda_without_items_has_an_empty_outline() -> None:
    assert outline() == Outline((), (), (), ())


def test_the_outline_of_a_paper() -> None:
    found = outline(1, 2, 2, 1, 2, 3, 1)
    assert found.parents == (-1, 0, 0, -1, 3, 4, -1)
    assert found.depths == (0, 1, 1, 0, 1, 2, 0)
    assert found.ends == (3, 2, 3, 6, 6, 6, 7)


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ((1, 3), (0, 1)),
        ((1, 3, 2), (0, 1, 1)),
        ((1, 3, 2, 3), (0, 1, 1, 2)),
        ((3, 1), (0, 0)),
        ((3, 2, 1), (0, 0, 0)),
        ((2, 3, 2), (0, 1, 0)),
        ((1, 1_000_000, 2), (0, 1, 1)),
    ],
)
def test_a_level_that_jumps_leaves_no_hole(levels: Sequence[int], depths: Sequence[int]) -> None:
    assert outline(*levels).depths == depths


@given(LEVELS)
def test_each_item_is_at_most_one_deeper_than_the_one_before(levels: list[int]) -> None:
    depths = outline(*levels).depths
    assert depths[:1] in {(), (0,)}
    assert all(here <= before + 1 for before, here in pairwise(depths))


@given(LEVELS)
def test_levels_without_jumps_are_the_depths(levels: list[int]) -> None:
    smooth = [1]
    for level in levels:
        smooth.append(min(level, smooth[-1] + 1))
    assert outline(*smooth).depths == tuple(level - 1 for level in smooth)


@given(LEVELS)
def test_a_parent_stands_before_its_sub_items_one_level_up(levels: list[int]) -> None:
    found = outline(*levels)
    for item, parent in enumerate(found.parents):
        assert parent < item
        assert found.depths[item] == (found.depths[parent] + 1 if parent >= 0 else 0)
        assert parent < 0 or levels[parent] < levels[item]


@given(LEVELS)
def test_a_subtree_is_the_item_and_all_that_lies_under_it(levels: list[int]) -> None:
    found = outline(*levels)
    for item in range(len(levels)):
        under = [other for other in range(len(levels)) if item in found.ancestors(other)]
        assert list(found.subtree(item)) == [item, *under]
        assert found.has_children(item) == bool(under)


@given(LEVELS)
def test_subtrees_lie_within_each_other_or_apart(levels: list[int]) -> None:
    found = outline(*levels)
    for item, parent in enumerate(found.parents):
        assert parent < 0 or found.ends[item] <= found.ends[parent]


@given(LEVELS)
def test_the_ancestors_go_up_to_the_top(levels: list[int]) -> None:
    found = outline(*levels)
    for item in range(len(levels)):
        above = list(found.ancestors(item))
        assert len(above) == found.depths[item]
        assert above == sorted(above, reverse=True)


def test_a_very_deep_agenda_has_an_outline() -> None:
    found = outline(*range(1, 10_001))
    assert found.depths[-1] == 9_999
    assert set(found.ends) == {10_000}


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        (("1",), "1."),
        (("1.",), "1."),
        (("10",), "10."),
        (("",), ""),
        (("   ",), ""),
        (("I",), "I."),
        (("一、",), "一、"),
        (("(a)",), "(a)"),
        # English, Chinese: 1(a), and where the extraction put a blank, 1 (a).
        (("1", "1(a)"), "(a)"),
        (("1", "1 (a)"), "(a)"),
        (("1.", "1. (a)"), "(a)"),
        (("1", "1(aa)"), "(aa)"),
        (("1", "1(a)", "1(a)(i)"), "(i)"),
        (("1", "1（一）"), "（一）"),
        # French, Spanish, Russian: 5 d).
        (("5", "5 d)"), "d)"),
        (("5", "5\u00a0d)"), "d)"),
        (("4", "4 a)", "4 a) i)"), "i)"),
        (("3", "3 а)"), "а)"),
        # Arabic.
        (("5", "5 (د)"), "(د)"),
        (("1", "1(أ)"), "(أ)"),
        # Numbers that only look as if they went on.
        (("1", "10"), "10."),
        (("1", "1.2"), "1.2."),
        (("1", "1-2"), "1-2."),
        (("1", "1–2"), "1–2."),
        (("1", "1bis"), "1bis."),
        (("1", "1)"), "1)"),
        (("1", "1"), "1."),
        (("2", "1(a)"), "1(a)"),
        (("1", "(a)"), "(a)"),
        (("1", "a"), "a."),
        (("", "(a)"), "(a)"),
        (("1", ""), ""),
    ],
)
def test_a_label_is_what_the_list_prints_under_the_item_above(
    numbers: Sequence[str], label: str
) -> None:
    assert labels(*numbers)[-1] == label


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_label_keeps_the_end_of_the_number_on_one_line(above: str, own: str) -> None:
    label = labels(above, own)[1]
    number = " ".join(own.split())
    assert label in {number[-len(label) :] if label else "", f"{number}."} or (
        label[-1] == "." and number.endswith(label[:-1])
    )
    assert bool(label) == bool(number)
    assert len(label.splitlines()) <= 1
