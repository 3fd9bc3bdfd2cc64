"""The parts of a meeting that can be asked for one by one."""

from typing import Literal, TypeAlias, get_args

Part: TypeAlias = Literal["agenda", "annotations", "documents", "schedule"]

PARTS: tuple[Part, ...] = get_args(Part)
"""The names of the parts, in the order of a paper."""

ALL_PARTS: frozenset[Part] = frozenset(PARTS)
"""The whole meeting."""
