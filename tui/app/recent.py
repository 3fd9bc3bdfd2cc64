"""Which meeting was opened last."""

import os
from pathlib import Path

import platformdirs
import tomli
import tomli_w


def _state_file() -> Path:
    return Path(platformdirs.user_state_dir("agenda", appauthor=False)) / "recent.toml"


def last_meeting() -> Path | None:
    """The meeting file opened last, if it is still there."""
    try:
        name = tomli.loads(_state_file().read_text("utf-8")).get("last")
    except (OSError, ValueError):
        # No state yet, or a damaged one: it is only a convenience.
        return None
    path = Path(name) if isinstance(name, str) else None
    return path if path and path.is_file() else None


def remember_meeting(path: Path) -> None:
    """Keeps a meeting file as the one opened last; a state that cannot be kept is no harm."""
    state = _state_file()
    beside = state.with_name(f"recent.{os.getpid()}.tmp")
    try:
        state.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(tomli_w.dumps({"last": str(path.resolve())}), "utf-8")
        beside.replace(state)
    except (OSError, ValueError):
        return
