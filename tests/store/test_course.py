"""The edits of taking items up and of being done with them."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import scalars
from tui.meeting.clock import DONE
from tui.store.course import finish, reopen, take_up
from tui.store.editing.change import Edit, Set, Unset, changed

NOW = datetime(2019, 9, 9, 10, 5)  # noqa: DTZ001 -- as in the file
THEN = datetime(2019, 9, 9, 9, 30)  # noqa: DTZ001 -- likewise


def agenda(**values: Any) -> dict[str, Any]:
    return {"agenda": [{"number": "1", "title": "x", **values}]}


def after(values: dict[str, Any], edits: list[Edit]) -> dict[str, Any]:
    for edit in edits:
        values = changed(values, edit)
    table: dict[str, Any] = values["agenda"][0]
    return {key: table[key] for key in table if key not in ("number", "title")}


class TestTakingUp:
    @pytest.mark.parametrize("status", [{}, {"status": "open"}])
    def test_an_item_is_in_progress_from_then_on(self, status: dict[str, str]) -> None:
        values = agenda(**status)
        assert after(values, take_up(values, 0, NOW)) == {"status": "in-progress", "taken_up": NOW}

    def test_the_time_of_the_first_time_stays(self) -> None:
        values = agenda(status="deferred", taken_up=THEN, concluded=NOW)
        assert after(values, take_up(values, 0, NOW)) == {"status": "in-progress", "taken_up": THEN}

    def test_nothing_is_done_twice(self) -> None:
        assert take_up(agenda(status="in-progress"), 0, NOW) == []

    def test_no_time_may_be_put_down(self) -> None:
        values = agenda()
        assert after(values, take_up(values, 0, None)) == {"status": "in-progress"}


@pytest.mark.parametrize("status", sorted(DONE))
class TestBeingDone:
    def test_an_item_has_the_status_and_the_time(self, status: str) -> None:
        values = agenda(status="in-progress", taken_up=THEN)
        assert after(values, finish(values, 0, status, NOW)) == {
            "status": status,
            "taken_up": THEN,
            "concluded": NOW,
        }

    def test_one_never_taken_up_was_not(self, status: str) -> None:
        values = agenda()
        assert after(values, finish(values, 0, status, NOW)) == {"status": status, "concluded": NOW}

    def test_nothing_is_done_twice(self, status: str) -> None:
        assert finish(agenda(status=status), 0, status, NOW) == []

    def test_another_time_takes_the_place_of_the_one_before(self, status: str) -> None:
        before = "deferred" if status != "deferred" else "adopted"
        values = agenda(status=before, concluded=THEN)
        assert after(values, finish(values, 0, status, NOW)) == {"status": status, "concluded": NOW}
        assert after(values, finish(values, 0, status, None)) == {"status": status}


def test_what_is_not_done_is_no_end() -> None:
    with pytest.raises(ValueError, match="open"):
        finish(agenda(), 0, "open", NOW)


class TestOpeningAgain:
    def test_that_it_was_taken_up_stays(self) -> None:
        values = agenda(status="adopted", taken_up=THEN, concluded=NOW)
        assert after(values, reopen(values, 0)) == {"status": "open", "taken_up": THEN}

    @pytest.mark.parametrize("status", [{}, {"status": ""}, {"status": "open"}])
    def test_what_is_open_stays_so(self, status: dict[str, str]) -> None:
        assert reopen(agenda(**status), 0) == []

    def test_a_time_that_should_not_be_there_goes(self) -> None:
        assert reopen(agenda(concluded=NOW), 0) == [Unset(("agenda", 0, "concluded"))]


@given(
    st.dictionaries(st.sampled_from(["status", "taken_up", "concluded"]), scalars),
    st.sampled_from(sorted(DONE)),
)
def test_whatever_the_file_has_it_is_right_afterwards(wrong: dict[str, Any], status: str) -> None:
    values = agenda(**wrong)
    for edits, wanted in (
        (take_up(values, 0, NOW), "in-progress"),
        (finish(values, 0, status, NOW), status),
    ):
        assert after(values, edits)["status"] == wanted
        assert all(isinstance(edit, Set | Unset) for edit in edits)
    assert after(values, reopen(values, 0)).get("status") in (None, "", "open")
