"""What may come of a copy, other than that it is there."""


class Failed(Exception):  # noqa: N818 -- what came of it, and no fault of the program
    """A copy that could not be had; the text says why, for a person."""


class Cancelled(Exception):  # noqa: N818 -- it is what was asked for
    """The user has had enough."""


class Again(Exception):  # noqa: N818 -- an outcome too
    """It may go better at another try.

    Args:
        reason: Why it did not go this time, for a person.
        seconds: How long to wait before; None for as long as is usual.
    """

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds
