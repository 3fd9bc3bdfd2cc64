"""Whether the program was started with `--clean`: without all that is its user's."""


class _Start:
    """How the program was started. There is one of it, so there is one of these."""

    def __init__(self) -> None:
        self.is_clean = False


_start = _Start()


def start_clean() -> None:
    """Leaves the user's settings, and what was kept of earlier starts, alone from now on."""
    _start.is_clean = True


def is_clean() -> bool:
    """Whether nothing of the user's is read, nor written but what they edit."""
    return _start.is_clean
