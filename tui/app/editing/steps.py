"""How the arrow keys step a value: a day, an hour, a minute, a number."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from msgspec import Struct

from tui.app.widgets.box import Hint
from tui.i18n import N_
from tui.store.fields import EditedField, clock, moment

_MONTHS = 12
_FEWEST_DAYS = 28

Value = TypeVar("Value")


class Steps(Struct, frozen=True):
    """What steps a value.

    Attributes:
        hints: What its keys do.
        step: What was typed a number of steps on, or back; by large steps where that is true.
    """

    hints: tuple[Hint, ...]
    step: Callable[[str, int, bool], str]


def steps_of(field: EditedField) -> Steps | None:
    """How the value of a field is stepped; None where it has no order."""
    return _STEPS.get(field.field.shape.base)


def _step_date(text: str, step: int, large: bool) -> str:  # noqa: FBT001 -- what `Steps` takes
    day = _read(date.fromisoformat, text)
    if day is None:
        return text
    try:
        stepped = _month_on(day, step) if large else day + timedelta(days=step)
    except (ValueError, OverflowError):
        return text
    return stepped.isoformat()


def _month_on(day: date, step: int) -> date:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
    first = date(year, month + 1, 1)
    # The 31st of a month goes to the last day of one that is shorter.
    for number in range(day.day, _FEWEST_DAYS, -1):
        try:
            return first.replace(day=number)
        except ValueError:
            continue
    return first.replace(day=min(day.day, _FEWEST_DAYS))


def _step_time(text: str, step: int, large: bool) -> str:  # noqa: FBT001 -- what `Steps` takes
    hour = _read(clock, text)
    if hour is None:
        return text
    by = timedelta(hours=step) if large else timedelta(minutes=15 * step)
    return f"{datetime.combine(date(2000, 1, 2), hour) + by:%H:%M}"


def _step_moment(text: str, step: int, large: bool) -> str:  # noqa: FBT001 -- what `Steps` takes
    at = _read(moment, text)
    if at is None:
        return text
    by = timedelta(hours=step) if large else timedelta(minutes=step)
    try:
        return (at + by).isoformat(" ", "minutes")
    except OverflowError:
        return text


def _step_number(text: str, step: int, large: bool) -> str:  # noqa: FBT001 -- what `Steps` takes
    number = _read(int, text or "0")
    return text if number is None else str(number + (10 * step if large else step))


def _read(read: Callable[[str], Value], text: str) -> Value | None:
    try:
        return read(text.strip())
    except ValueError:
        return None


def _hints(little: str, much: str) -> tuple[Hint, ...]:
    return (
        Hint("line.more", little, "line.less"),
        Hint("line.much-more", much, "line.much-less"),
    )


_STEPS: dict[object, Steps] = {
    date: Steps(_hints(N_("a day"), N_("a month")), _step_date),
    time: Steps(_hints(N_("a quarter of an hour"), N_("an hour")), _step_time),
    datetime: Steps(_hints(N_("a minute"), N_("an hour")), _step_moment),
    int: Steps(_hints(N_("one"), N_("ten")), _step_number),
}
