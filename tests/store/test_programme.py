"""Changes of the programme: what each writes, and what it would clash with."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.clashes import clash_words, clashes
from tui.store.editing.edits import RefusedEdit, edited
from tui.store.programme import (
    Change,
    add_entry,
    cancel,
    cancel_and_move,
    carry_on,
    clashes_of,
    following,
    move_entry,
    reinstate,
    shift,
    targets,
)
from tui.store.reading.loading import judge

FILE = Path(__file__).resolve().parents[1] / "meetings" / "programme.toml"
TEXT = FILE.read_text("utf-8")
VALUES = tomllib.loads(TEXT)
FIRST, GROUP, LUNCH, SECOND, RECEPTION, HOLIDAY, THIRD, FOURTH, LATE = range(9)


def after(change: Change) -> dict[str, Any]:
    return edited(TEXT, change.edits, VALUES).values


def hours(values: dict[str, Any]) -> list[str]:
    return [
        f"{each['title']} {each['start']:%H:%M}-{each['end']:%H:%M}" for each in values["schedule"]
    ]


def entries(values: dict[str, Any], sitting: int) -> list[str]:
    return [
        f"{entry.get('item') or entry['title']}{' continued' if entry.get('continued') else ''}"
        for entry in values["schedule"][sitting].get("entries", [])
    ]


class TestTheRestOfADay:
    """`shift`."""

    def test_moves_what_begins_then_or_later_on_that_day(self) -> None:
        assert hours(after(shift(VALUES, SECOND, 30)))[:5] == [
            "1st plenary 10:00-13:00",
            "Drafting group 11:00-12:30",
            "Lunch 13:00-15:00",
            "2nd plenary 15:30-18:30",
            "Reception 18:30-20:30",
        ]

    def test_touches_the_lines_of_the_hours_alone(self) -> None:
        text = edited(TEXT, shift(VALUES, SECOND, 30).edits, VALUES).text
        pairs = zip(TEXT.splitlines(), text.splitlines(), strict=True)
        assert [new for old, new in pairs if old != new] == [
            "start = 15:30:00",
            "end = 18:30:00",
            "start = 18:30:00",
            "end = 20:30:00",
        ]

    def test_goes_back_too(self) -> None:
        assert hours(after(shift(VALUES, RECEPTION, -45)))[4] == "Reception 17:15-19:15"

    def test_moves_the_end_alone_of_a_sitting_that_is_on(self) -> None:
        assert hours(after(shift(VALUES, FIRST, 15, is_on=True)))[:3] == [
            "1st plenary 10:00-13:15",
            "Drafting group 11:15-12:45",
            "Lunch 13:15-15:15",
        ]

    def test_keeps_the_sittings_in_order_of_time(self) -> None:
        change = shift(VALUES, FIRST, 90)
        titles = [each.split()[0] for each in hours(after(change))]
        assert titles[:3] == ["1st", "Drafting", "Lunch"]
        change = shift(VALUES, GROUP, -90)
        assert hours(after(change))[:2] == ["Drafting group 09:30-11:00", "1st plenary 10:00-13:00"]
        assert change.place == ("schedule", 0)

    def test_leaves_what_is_cancelled(self) -> None:
        assert hours(after(shift(VALUES, THIRD, 30)))[THIRD] == "3rd plenary 10:00-13:00"

    @pytest.mark.parametrize("minutes", [45, -23 * 60])
    def test_stays_on_its_day(self, minutes: int) -> None:
        with pytest.raises(RefusedEdit, match="21:00–23:30 would begin or end on another day"):
            shift(VALUES, LATE, minutes)

    def test_what_is_on_does_not_end_before_it_begins(self) -> None:
        with pytest.raises(RefusedEdit, match="end before it begins, at 09:00"):
            shift(VALUES, FIRST, -240, is_on=True)


class TestMovingAnEntry:
    """`move_entry` and `add_entry`."""

    def test_goes_to_its_place_in_the_order_of_the_agenda(self) -> None:
        change = move_entry(VALUES, SECOND, 1, FOURTH)
        assert entries(after(change), SECOND) == ["2 continued"]
        assert entries(after(change), FOURTH) == ["3", "4", "5"]
        assert change.place == ("schedule", FOURTH, "entries", 0)

    def test_what_comes_second_then_is_the_continuation(self) -> None:
        after_move = after(move_entry(VALUES, FIRST, 1, FOURTH))
        assert entries(after_move, SECOND) == ["2", "3"]
        assert entries(after_move, FOURTH) == ["2 continued", "4", "5"]

    def test_an_only_continuation_stays_one(self) -> None:
        values = tomllib.loads(TEXT.replace('{ item = "2" }', '{ item = "4" }'))
        moved = edited(TEXT.replace('{ item = "2" }', '{ item = "4" }'), ()).values
        assert moved == values
        change = move_entry(values, SECOND, 0, FOURTH)
        assert {"item": "2", "continued": True} in [
            edit.value for edit in change.edits if hasattr(edit, "value")
        ]

    def test_goes_to_sittings_that_work_and_do_not_have_it(self) -> None:
        assert targets(VALUES, FIRST, 1) == [GROUP, RECEPTION, FOURTH, LATE]
        assert targets(VALUES, item="4") == [FIRST, SECOND, RECEPTION, LATE]
        assert targets(VALUES, LATE, 0) == [FIRST, GROUP, SECOND, RECEPTION, FOURTH]

    def test_an_item_in_no_sitting_is_added(self) -> None:
        assert entries(after(add_entry(VALUES, "3", FOURTH)), FOURTH) == ["3", "4", "5"]
        assert entries(after(add_entry(VALUES, "1", RECEPTION)), RECEPTION) == ["1"]


class TestCarryingOn:
    """`carry_on`."""

    def test_goes_on_first_in_the_next_sitting_of_its_kind(self) -> None:
        change = carry_on(VALUES, SECOND, 1)
        assert entries(after(change), FOURTH) == ["3 continued", "4", "5"]
        assert entries(after(change), SECOND) == ["2 continued", "3"]

    def test_passes_over_breaks_holidays_and_what_is_cancelled(self) -> None:
        assert following(VALUES, FIRST) == SECOND
        assert following(VALUES, SECOND) == FOURTH
        assert following(VALUES, GROUP) == SECOND
        assert following(VALUES, LATE) == -1

    def test_marks_an_entry_that_is_there(self) -> None:
        values = tomllib.loads(TEXT.replace('item = "2"\ncontinued = true', 'item = "2"'))
        change = carry_on(values, FIRST, 1)
        assert [edit.path for edit in change.edits] == [
            ("schedule", SECOND, "entries", 0, "continued")
        ]

    def test_once_is_enough(self) -> None:
        with pytest.raises(RefusedEdit, match="goes on with it already"):
            carry_on(VALUES, FIRST, 1)

    def test_needs_a_sitting(self) -> None:
        with pytest.raises(RefusedEdit, match="no sitting follows"):
            carry_on(VALUES, LATE, 0)


class TestCancelling:
    """`cancel`, `cancel_and_move`, `reinstate`."""

    def test_what_it_takes_up_stays_in_it(self) -> None:
        values = after(cancel(VALUES, SECOND))
        assert values["schedule"][SECOND]["status"] == "cancelled"
        assert entries(values, SECOND) == ["2 continued", "3"]

    def test_what_it_takes_up_goes_to_the_next(self) -> None:
        values = after(cancel_and_move(VALUES, SECOND))
        assert entries(values, SECOND) == []
        assert entries(values, FOURTH) == ["2 continued", "3", "4", "5"]

    def test_a_first_entry_goes_before_its_continuation(self) -> None:
        values = after(cancel_and_move(VALUES, FIRST))
        assert entries(values, SECOND) == ["1", "2 continued", "3"]
        assert entries(values, FIRST) == ["2"]

    def test_it_takes_place_again(self) -> None:
        assert "status" not in after(reinstate(VALUES, THIRD))["schedule"][THIRD]


class TestWhatClashes:
    """`clashes_of`."""

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (shift(VALUES, SECOND, 30), []),
            (
                shift(VALUES, FIRST, 15, is_on=True),
                [],
            ),
            (
                shift(VALUES, SECOND, -30),
                [
                    (
                        "the sitting of 2024-03-04, 14:30–17:30, and the break, 13:00–15:00, overlap; "
                        "correct the hours"
                    )
                ],
            ),
            (
                shift(VALUES, RECEPTION, -45),
                [
                    (
                        'the sitting of 2024-03-04, 17:15–19:15, is in "Hall A" while another one is '
                        "there, 15:00–18:00; correct the hours, or the room of one"
                    )
                ],
            ),
            (
                move_entry(VALUES, FIRST, 1, GROUP),
                [
                    (
                        "the sitting of 2024-03-04, 11:00–12:30, has 90 minutes; 120 are planned for "
                        "what it takes up"
                    )
                ],
            ),
            (
                move_entry(VALUES, FOURTH, 0, FIRST),
                [
                    (
                        'the sitting of 2024-03-04, 11:00–12:30, takes up item "4" while another one '
                        "does, 10:00–13:00"
                    )
                ],
            ),
            (
                cancel(VALUES, FOURTH),
                [
                    (
                        'the agenda item "Closing" is in a cancelled sitting alone; name it in the '
                        'entries of another one, as in entries = [{ item = "5" }]'
                    )
                ],
            ),
        ],
    )
    def test_is_known_before(self, change: Change, words: Sequence[str]) -> None:
        assert list(clashes_of(VALUES, change)) == words

    def test_what_takes_place_again_may_be_in_the_way(self) -> None:
        values = tomllib.loads(TEXT.replace("2024-03-06\nstart = 10", "2024-03-05\nstart = 10"))
        (words,) = clashes_of(values, reinstate(values, THIRD))
        assert "is on a holiday" in words

    @given(
        st.integers(0, 8),
        st.integers(-300, 300),
        st.sampled_from(["shift", "on", "move", "carry", "cancel", "empty", "again"]),
        st.integers(0, 8),
    )
    def test_none_appears_that_was_not_shown(
        self, sitting: int, minutes: int, way: str, target: int
    ) -> None:
        try:
            change = {
                "shift": lambda: shift(VALUES, sitting, minutes),
                "on": lambda: shift(VALUES, sitting, minutes, is_on=True),
                "move": lambda: move_entry(VALUES, sitting, 0, target),
                "carry": lambda: carry_on(VALUES, sitting, 0),
                "cancel": lambda: cancel(VALUES, sitting),
                "empty": lambda: cancel_and_move(VALUES, sitting),
                "again": lambda: reinstate(VALUES, THIRD),
            }[way]()
            shown = clashes_of(VALUES, change)
        except RefusedEdit:
            return
        assert set(_all_clashes(after(change))) - set(_all_clashes(VALUES)) <= set(shown)


def _all_clashes(values: dict[str, Any]) -> list[str]:
    judged = judge(values)
    assert judged.meeting is not None
    words = [clash_words(judged.meeting, clash) for clash in clashes(judged.meeting)]
    return [*words, *(problem.message for problem in judged.problems)]
