"""Undo of private changes, in one row with the changes of the meeting."""

from msgspec import Struct

from tui.meeting.notes import Subject
from tui.store.notes import NotesFile


class Step(Struct, frozen=True):
    """A change of the notes file.

    Attributes:
        words: What was done.
        added: What was put in.
        removed: What was taken out.
        text: The text of the meeting file when it was done.
    """

    words: str
    added: tuple[Subject, ...]
    removed: tuple[Subject, ...]
    text: str

    def again(self, file: NotesFile) -> None:
        """Does it once more.

        Raises:
            NotesError: It cannot be done.
        """
        _replace(file, self.removed, self.added)

    def back(self, file: NotesFile) -> None:
        """Undoes it.

        Raises:
            NotesError: It cannot be undone.
        """
        _replace(file, self.added, self.removed)


class Steps:
    """The private changes of a session, to be undone and made again.

    They stand between the changes of the meeting by its text: what was done while the text was as
    it is now comes before what has led there.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def do(self, step: Step) -> None:
        """Takes down a step that was done."""
        self._done.append(step)
        self._undone.clear()

    def to_undo(self, text: str, *, only: bool) -> Step | None:
        """The step to be undone next; None where the meeting's own come first.

        Args:
            text: The text of the meeting file as it is now.
            only: Whether the meeting has nothing to undo.
        """
        return _next(self._done, text, only=only)

    def to_redo(self, text: str, *, only: bool) -> Step | None:
        """The step to be made again next; see `to_undo`."""
        return _next(self._undone, text, only=only)

    def undone(self) -> None:
        """The last step was undone."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """The step undone last was made again."""
        self._done.append(self._undone.pop())


def _next(steps: list[Step], text: str, *, only: bool) -> Step | None:
    return steps[-1] if steps and (only or steps[-1].text == text) else None


def _replace(file: NotesFile, old: tuple[Subject, ...], new: tuple[Subject, ...]) -> None:
    if old and len(old) == len(new):
        file.change(dict(zip(old, new, strict=True)))
        return
    if old:
        file.change(dict.fromkeys(old))
    if new:
        file.add(*new)
