"""The clock that the viewer goes by."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the moment, with its zone."""


def machine_clock() -> datetime:
    """The moment by the clock of this machine."""
    return datetime.now(UTC)
