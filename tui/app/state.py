"""Small things that the viewer keeps from one start to the next, in the user's state folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
import tomli

from tui.app.clean import is_clean


def state_file(name: str) -> Path:
    """The file of what is kept under a name."""
    return Path(platformdirs.user_state_dir("agenda", appauthor=False)) / f"{name}.toml"


def read_state(name: str) -> dict[str, Any]:
    """What was kept under a name; nothing where there is none, or it is damaged.

    Args:
        name: What it is: `recent`, `searches`, `files/…`.
    """
    if is_clean():
        return {}
    try:
        return tomli.loads(state_file(name).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        # It is only a convenience.
        return {}


def write_state(name: str, values: Mapping[str, Any]) -> None:
    """Keeps values under a name; where they cannot be kept, that is no harm."""
    if is_clean():
        return
    import tomli_w  # noqa: PLC0415 -- not needed to start

    state = state_file(name)
    beside = state.with_name(f"{state.stem}.{os.getpid()}.tmp")
    try:
        state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(tomli_w.dumps(values), "utf-8")
        beside.replace(state)
    except (OSError, ValueError):
        return
