"""What in a schedule cannot be at the same time."""

from datetime import date, time
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.clashes import CERTAIN, Clash, ClashKind, clash_words, clashes
from tui.meeting.model import About, Entry, Meeting, Sitting, SittingKind

DAY = date(2024, 3, 4)
ABOUT = About(title="Rivers", language="en", start=DAY, end=DAY)


def sitting(
    start: int, end: int, kind: SittingKind | Literal[""] = "plenary", *items: str, **more: Any
) -> Sitting:
    entries = tuple(Entry(item=each) for each in items)
    return Sitting(
        **{"date": DAY, **more}, start=time(start), end=time(end), kind=kind, entries=entries
    )


def meeting(*schedule: Sitting) -> Meeting:
    return Meeting(format=1, about=ABOUT, schedule=schedule)


def found(*schedule: Sitting) -> list[Clash]:
    return list(clashes(meeting(*schedule)))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (sitting(10, 13), sitting(12, 14), ClashKind.PLENARIES),
        (sitting(10, 13), sitting(12, 14, "holiday"), ClashKind.HOLIDAY),
        (sitting(10, 13), sitting(12, 14, "break"), ClashKind.BREAK),
        (sitting(10, 13, ""), sitting(12, 14, "break"), ClashKind.BREAK),
        (sitting(10, 13, room="A"), sitting(12, 14, "informal", room="A"), ClashKind.ROOM),
        (sitting(10, 13, ""), sitting(12, 14), ClashKind.UNSAID),
        (sitting(10, 13, ""), sitting(12, 14, ""), ClashKind.UNSAID),
        (sitting(10, 13, "plenary", "1"), sitting(12, 14, "parallel", "2", "1"), ClashKind.ITEM),
    ],
)
def test_two_sittings_that_overlap_clash(one: Sitting, other: Sitting, kind: ClashKind) -> None:
    (clash,) = found(one, other)
    assert clash.kind is kind
    assert {clash.sitting, clash.other} == {0, 1}


@pytest.mark.parametrize(
    "other",
    [
        sitting(13, 14),
        sitting(12, 14, status="cancelled"),
        sitting(12, 14, date=date(2024, 3, 5)),
        sitting(11, 12, "break"),
        sitting(12, 14, "parallel", "2", room="B"),
        sitting(12, 14, "side-event"),
        sitting(14, 12),
    ],
)
def test_others_do_not(other: Sitting) -> None:
    assert found(sitting(10, 13, "plenary", "1", room="A"), other) == []


def test_a_group_need_not_keep_a_break() -> None:
    assert found(sitting(10, 13, "parallel"), sitting(12, 14, "break")) == []


def test_a_break_on_a_holiday_is_none() -> None:
    assert found(sitting(10, 18, "holiday"), sitting(13, 15, "break")) == []


def test_the_sitting_is_named_before_the_break_and_the_holiday() -> None:
    (clash,) = found(sitting(9, 11, "break"), sitting(10, 13))
    assert (clash.sitting, clash.other) == (1, 0)
    (clash,) = found(sitting(10, 13), sitting(12, 18, "holiday"))
    assert (clash.sitting, clash.other) == (0, 1)


def test_it_is_said_which_and_when() -> None:
    schedule = meeting(sitting(10, 13, room="Hall"), sitting(12, 14, "informal", room="Hall"))
    assert [clash_words(schedule, clash) for clash in clashes(schedule)] == [
        (
            'the sitting of 2024-03-04, 12:00–14:00, is in "Hall" while another one is there, '
            "10:00–13:00; correct the hours, or the room of one"
        )
    ]


sittings = st.builds(
    sitting,
    st.integers(8, 20),
    st.integers(8, 20),
    st.sampled_from(["", "plenary", "parallel", "informal", "break", "holiday"]),
    st.sampled_from(["1", "2"]),
    room=st.sampled_from(["", "A", "B"]),
    status=st.sampled_from(["", "cancelled"]),
)


@given(st.lists(sittings, max_size=8))
def test_what_clashes_overlaps_on_one_day_and_each_pair_once(schedule: list[Sitting]) -> None:
    pairs = []
    for clash in found(*schedule):
        one, other = schedule[clash.sitting], schedule[clash.other]
        assert max(one.start, other.start) < min(one.end, other.end)
        assert "cancelled" not in {one.status, other.status}
        pairs.append(frozenset({clash.sitting, clash.other}))
    assert len(pairs) == len(set(pairs))


@given(st.lists(sittings, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(schedule: list[Sitting], chance: Any) -> None:
    def told(sittings: list[Sitting]) -> list[str]:
        whole = meeting(*sittings)
        kinds = [clash for clash in clashes(whole) if clash.kind in CERTAIN - {ClashKind.ROOM}]
        return sorted({clash.kind for clash in kinds})

    shuffled = list(schedule)
    chance.shuffle(shuffled)
    assert told(schedule) == told(shuffled)
