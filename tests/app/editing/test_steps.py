"""How the arrow keys step a value."""

import pytest

from tui.app.editing.steps import steps_of
from tui.store.fields import EditedField, field_at

DATE = field_at(("meeting", "start"))
TIME = field_at(("schedule", 0, "start"))
MOMENT = field_at(("agenda", 0, "taken_up"))
NUMBER = field_at(("agenda", 0, "minutes"))


@pytest.mark.parametrize(
    ("field", "typed", "step", "large", "stepped"),
    [
        (DATE, "2019-09-09", 1, False, "2019-09-10"),
        (DATE, "2019-09-01", -1, False, "2019-08-31"),
        (DATE, "2019-12-09", 1, True, "2020-01-09"),
        (DATE, "2020-01-31", 1, True, "2020-02-29"),
        (DATE, "2020-03-31", -1, True, "2020-02-29"),
        (DATE, "9999-12-31", 1, False, "9999-12-31"),
        (DATE, "0001-01-31", -1, True, "0001-01-31"),
        (DATE, "soon", 1, False, "soon"),
        (TIME, "10:00", 1, False, "10:15"),
        (TIME, "9", -1, False, "08:45"),
        (TIME, "23:50", 1, True, "00:50"),
        (TIME, "00:00", -1, False, "23:45"),
        (TIME, "", 1, False, ""),
        (MOMENT, "2019-09-09 10:05", 1, False, "2019-09-09 10:06"),
        (MOMENT, "2019-09-09T9.30", -1, True, "2019-09-09 08:30"),
        (MOMENT, "2019-12-31 23:59", 1, False, "2020-01-01 00:00"),
        (MOMENT, "9999-12-31 23:59", 1, False, "9999-12-31 23:59"),
        (MOMENT, "2019-09-09", 1, False, "2019-09-09"),
        (NUMBER, "", 1, False, "1"),
        (NUMBER, "20", -1, True, "10"),
        (NUMBER, "many", 1, True, "many"),
    ],
)
def test_arrow_keys_step_days_quarters_of_an_hour_minutes_and_numbers(
    field: EditedField,
    typed: str,
    step: int,
    large: bool,  # noqa: FBT001 -- a case's
    stepped: str,
) -> None:
    steps = steps_of(field)
    assert steps is not None
    assert steps.step(typed, step, large) == stepped


def test_a_title_is_not_stepped() -> None:
    assert steps_of(field_at(("meeting", "title"))) is None
