"""Plain words for what a value of a meeting file is, and for what it should be."""

from collections.abc import Mapping
from datetime import date, datetime, time

import msgspec
import tomli

from tui.i18n import N_, _
from tui.meeting.checks import Nearest
from tui.meeting.problems import quoted
from tui.store.reading.shape import Shape, convert, is_number

_WORDS: Mapping[object, str] = {
    str: N_("text"),
    bool: N_("true or false"),
    int: N_("a whole number"),
    date: N_("a local date such as 2019-09-09"),
    time: N_("a local time such as 10:00:00"),
    datetime: N_("a local date and time such as 2019-09-09T10:05:00"),
    datetime | date: N_("a date such as 2019-09-09, or with a time, 2019-09-09T10:05:00"),
}
_TABLE = N_("a table")
_LONGEST_LITERAL = 40


def expected(shape: Shape) -> str:
    """What a value should be: `a whole number, 1 or more`, `one of open, concluded`."""
    if shape.choices:
        return _("one of {names}").format(names=", ".join(shape.choices))
    if shape.part is not None:
        is_list = shape.base is tuple
        if shape.struct:
            return _("a list of tables") if is_list else _("a table of tables")
        words = _("a list of {part}") if is_list else _("a table of {part}")
        return words.format(part=expected(shape.part))
    words = _(_WORDS.get(shape.base, _TABLE))
    if shape.least is None:
        return words
    if shape.most is not None:
        return _("{what} from {least} to {most}").format(
            what=words, least=shape.least, most=shape.most
        )
    return _("{what}, {least} or more").format(what=words, least=shape.least)


def described(value: object) -> str:
    """A value that tomllib has read, never long: `the text "two"`, `a table`."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return (
                _("the text {value}").format(value=quoted(value)) if value else _("an empty text")
            )
        case int():
            return (
                _("the number {value}").format(value=value)
                if is_number(value)
                else _("a number beyond 64 bits")
            )
        case float():
            return _("the number {value}").format(value=value)
        case datetime():
            return _("the date and time {value}").format(value=value.isoformat())
        case date():
            return _("the date {value}").format(value=value.isoformat())
        case time():
            return _("the time {value}").format(value=value.isoformat())
        case dict():
            return _(_TABLE)
        case _:
            return _("a list")


def hint(value: object, shape: Shape, header: str, nearest: Nearest) -> str:
    """How to write a wrong value rightly, where that can be guessed.

    Args:
        value: The value, as tomllib has read it.
        shape: What it should be.
        header: The keys on the way to it, joined by dots.
        nearest: Finds the name that a misspelt one stands for.

    Returns:
        The advice with `; ` before it, or `""`.
    """
    advice = ""
    match value:
        case str():
            advice = _hint_for_text(value, shape, nearest)
        case dict() | int() | float() | date() | time() if shape.base is tuple and shape.struct:
            advice = _("write [[{header}]], in two pairs of brackets").format(header=header)
        case [dict(), *_] if shape.base is not tuple and shape.struct:
            advice = _("write [{header}], in one pair of brackets and only once").format(
                header=header
            )
        case datetime() if shape.base is date:
            advice = _("write {date} alone").format(date=value.date().isoformat())
        case datetime() if shape.base is time:
            advice = _("write {time} alone").format(time=value.time().isoformat())
        case datetime() if shape.base is datetime and value.tzinfo is not None:
            advice = _("write it without an offset, as it was in the meeting's time zone")
        case date() if shape.base is datetime:
            advice = _("write the time too, as in {moment}").format(
                moment=f"{value.isoformat()}T10:05:00"
            )
        case bool() | int() | float() | date() | time() if shape.base is str and not shape.choices:
            advice = _("write it in quotes")
    return _("; {advice}").format(advice=advice) if advice else ""


def _hint_for_text(value: str, shape: Shape, nearest: Nearest) -> str:
    if shape.choices:
        meant = nearest(value, shape.choices)
        return _("did you mean {meant}?").format(meant=meant) if meant else ""
    if shape.part is not None:
        return (
            _("write it in square brackets")
            if shape.part.base is str and shape.base is tuple
            else ""
        )
    bare = value.strip()
    if _is_written(bare, shape):
        return _("write it without quotes")
    # TOML wants the seconds, papers never give them.
    full = f"0{bare}:00" if bare[1:2] == ":" else f"{bare}:00"
    return _("write {full} without quotes").format(full=full) if _is_written(full, shape) else ""


def _is_written(written: str, shape: Shape) -> bool:
    """Whether a text without its quotes would be right."""
    if len(written) > _LONGEST_LITERAL or "\n" in written:
        return False
    try:
        value = tomli.loads(f"x = {written}")["x"]
        if shape.base == datetime | date:
            return isinstance(value, date)
        convert(value, shape.annotation)
    except (ValueError, msgspec.ValidationError):
        return False
    return True
