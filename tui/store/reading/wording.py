"""Plain words for what a value of a meeting file is, and for what it should be."""

from collections.abc import Mapping
from datetime import date, datetime, time

import msgspec
import tomli

from tui.meeting.checks import Nearest, quoted
from tui.store.reading.shape import Shape, convert, is_number

_WORDS: Mapping[object, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    date: "a local date such as 2019-09-09",
    time: "a local time such as 10:00:00",
    tuple: "a list",
}
_LONGEST_LITERAL = 40


def expected(shape: Shape) -> str:
    """What a value should be: `a whole number, 1 or more`, `one of open, concluded`."""
    if shape.choices:
        return f"one of {', '.join(shape.choices)}"
    words = _WORDS.get(shape.base, "a table")
    if shape.least is not None and shape.most is not None:
        words += f" from {shape.least} to {shape.most}"
    elif shape.least is not None:
        words += f", {shape.least} or more"
    if shape.part is not None:
        words += " of tables" if shape.struct else f" of {expected(shape.part)}"
    return words


def described(value: object) -> str:
    """A value that tomllib has read, never long: `the text "two"`, `a table`."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {quoted(value)}" if value else "an empty text"
        case int():
            return f"the number {value}" if is_number(value) else "a number beyond 64 bits"
        case float():
            return f"the number {value}"
        case datetime():
            return f"the date and time {value.isoformat()}"
        case date():
            return f"the date {value.isoformat()}"
        case time():
            return f"the time {value.isoformat()}"
        case dict():
            return "a table"
        case _:
            return "a list"


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
        case dict() if shape.base is tuple and shape.struct:
            advice = f"write [[{header}]], in two pairs of brackets"
        case [dict(), *_] if shape.base is not tuple and shape.struct:
            advice = f"write [{header}], in one pair of brackets and only once"
        case datetime() if shape.base is date:
            advice = f"write {value.date().isoformat()} alone"
        case datetime() if shape.base is time:
            advice = f"write {value.time().isoformat()} alone"
        case bool() | int() | float() | date() | time() if shape.base is str and not shape.choices:
            advice = "write it in quotes"
    return f"; {advice}" if advice else ""


def _hint_for_text(value: str, shape: Shape, nearest: Nearest) -> str:
    if shape.choices:
        meant = nearest(value, shape.choices)
        return f"did you mean {meant}?" if meant else ""
    if shape.part is not None:
        return (
            "write it in square brackets" if shape.part.base is str and shape.base is tuple else ""
        )
    bare = value.strip()
    if _is_written(bare, shape):
        return "write it without quotes"
    # TOML wants the seconds, papers never give them.
    full = f"0{bare}:00" if bare[1:2] == ":" else f"{bare}:00"
    return f"write {full} without quotes" if _is_written(full, shape) else ""


def _is_written(written: str, shape: Shape) -> bool:
    """Whether a text without its quotes would be right."""
    if len(written) > _LONGEST_LITERAL or "\n" in written:
        return False
    try:
        convert(tomli.loads(f"x = {written}")["x"], shape.annotation)
    except (ValueError, msgspec.ValidationError):
        return False
    return True
