"""The places where one was, to go back to, and forward again."""

from tui.app.file_state import KeptPlace

_MOST = 100


class Visited:
    """A list of places with a spot in it, as a browser of the web has one."""

    def __init__(self) -> None:
        self._before: list[KeptPlace] = []
        self._after: list[KeptPlace] = []

    @property
    def has_before(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._before)

    @property
    def has_after(self) -> bool:
        """Whether one has gone back, and can go forward again."""
        return bool(self._after)

    def leave(self, here: KeptPlace) -> None:
        """Takes down a place that one is about to leave."""
        self._after.clear()
        if not self._before or self._before[-1] != here:
            self._before.append(here)
            del self._before[:-_MOST]

    def back(self, here: KeptPlace) -> KeptPlace | None:
        """The place that one was at before this one; None where there is none."""
        return _step(self._before, self._after, here)

    def forward(self, here: KeptPlace) -> KeptPlace | None:
        """The place that one has come back from; None where there is none."""
        return _step(self._after, self._before, here)


def _step(taken: list[KeptPlace], given: list[KeptPlace], here: KeptPlace) -> KeptPlace | None:
    while taken:
        place = taken.pop()
        if place != here:
            given.append(here)
            return place
    return None
