"""What can be wrong with a meeting file, and where in it."""

import re
from enum import IntEnum
from typing import TypeAlias

from msgspec import Struct

ValuePath: TypeAlias = tuple[str | int, ...]
"""The place of a value in a meeting file: keys and list positions (from 0) from the root down.

`("agenda", 2, "title")` is the title of the third `[[agenda]]`; `()` is the file.
"""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Rank(IntEnum):
    """How much of the meeting a problem costs."""

    WARNING = 1
    """Everything opens; a reader may want to mend it."""
    ERROR = 2
    """A value or an entry is wrong and left out; the rest opens."""
    FATAL = 3
    """The file cannot be read as a meeting."""


class Problem(Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        rank: How much of the meeting it costs.
        path: The value that is wrong. A missing key is reported at the table that lacks it.
        message: What is wrong and what is expected, one line, without the place.
        at_key: Whether the key is at fault (a misspelt name) and not its value.
    """

    rank: Rank
    path: ValuePath
    message: str
    at_key: bool = False


def path_text(path: ValuePath) -> str:
    """A path as people write it: `agenda[2].title`; positions count from 0, as in TOML tools.

    A key that TOML would have in quotes is put in brackets: `translations["zh hans"]`.
    """
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        elif not _BARE_KEY.fullmatch(part):
            parts.append(f"[{_in_quotes(part)}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


def _in_quotes(key: str) -> str:
    import json  # noqa: PLC0415 -- seldom needed, and not to start

    return json.dumps(key, ensure_ascii=False)


def warning(path: ValuePath, message: str, *, at_key: bool = False) -> Problem:
    """A warning about a place in a meeting."""
    return Problem(Rank.WARNING, path, message, at_key)


def quoted(text: str, longest: int = 40) -> str:
    """A text of the file as a message shows it: in quotation marks, and cut where it is longer."""
    return f'"{text}"' if len(text) <= longest else f'"{text[: longest - 1]}…"'
