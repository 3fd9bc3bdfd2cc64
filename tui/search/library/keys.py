"""The numbers of units in an index: in their order the newest meeting is the first.

So the first matches that SQLite finds are those that are shown first, and it need not find the
others before.
"""

from datetime import date

_FILE_BITS, _UNIT_BITS = 21, 20
_LAST_DAY = date.max.toordinal()

MOST_FILES = 1 << _FILE_BITS
"""A file has a number below this; where they are used up, the index is made anew."""
LAST_UNIT = (1 << _UNIT_BITS) - 1
"""The position of a unit, at most; it stands for all that follow too."""


def key(start: date, file: int, unit: int) -> int:
    """The number of a unit.

    Args:
        start: The first day of its meeting.
        file: The number of the file.
        unit: The position in the meeting.
    """
    day = _LAST_DAY - start.toordinal()
    return (day << _FILE_BITS | file) << _UNIT_BITS | min(unit, LAST_UNIT)


def day_of(number: int) -> int:
    """What the units of all meetings that begin on one day have in common."""
    return number >> (_FILE_BITS + _UNIT_BITS)


def file_of(number: int) -> int:
    """The number of the file."""
    return (number >> _UNIT_BITS) & (MOST_FILES - 1)


def unit_of(number: int) -> int:
    """The position in the meeting."""
    return number & LAST_UNIT
