"""Which meeting was opened last."""

from pathlib import Path

from tui.app.state import read_state, write_state

_NAME = "recent"


def last_meeting() -> Path | None:
    """The meeting file opened last, if it is still there."""
    name = read_state(_NAME).get("last")
    path = Path(name) if isinstance(name, str) else None
    return path if path and path.is_file() else None


def remember_meeting(path: Path) -> None:
    """Keeps a meeting file as the one opened last."""
    write_state(_NAME, {"last": str(path.resolve())})
