"""The notes file of an open meeting: what each entry is on, while the meeting is edited.

On the disk a note names what it is on as the meeting file on the disk does, so that neither is
without the other when the program ends, saved or not. Between two saves it is followed to what that
has become on the screen; once the meeting is saved, the names in the notes file are changed too.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.meeting.following import Trail
from tui.meeting.model import Meeting
from tui.meeting.notes import Subject, Target, renamed, subject_of, targets
from tui.store.notes import NotesFile, Placed
from tui.store.reading.loading import parse

if TYPE_CHECKING:
    from tui.app.screens.notes import NotesScreen

S = TypeVar("S", bound=Subject)


class FollowedNotes:
    """The notes file of the meeting that a screen shows, kept open.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: "NotesScreen") -> None:
        self._screen = screen
        self.file = NotesFile(screen.view.path)
        self._base: str | None = None
        self._trail = Trail(screen.view.meeting)
        self._adopted: dict[Subject, Target] = {}
        self._known: tuple[Placed, Meeting, Placed] | None = None

    @property
    def path(self) -> Path:
        """The notes file."""
        return self.file.path

    def placed(self) -> Placed:
        """What each entry is on in the meeting as it is on the screen.

        Raises:
            NotesError: The file cannot be read.
        """
        trail = self._followed()
        base = self.file.placed(trail.origin)
        if trail.now is trail.origin:
            return base
        if self._known is None or self._known[:2] != (base, trail.now):
            self._known = (base, trail.now, self._moved(base, trail))
        return self._known[2]

    def _followed(self) -> Trail:
        """The way from the meeting on the disk to the one on the screen."""
        screen = self._screen
        base = screen.saved_text
        if base is not self._base:
            # Read or merged anew: what others have written, notes find as in any revision.
            self._base = base
            self._begin(self._origin(base))
        self._trail.step(screen.view.meeting)
        return self._trail

    def _origin(self, base: str) -> Meeting:
        shown = self._screen.view.meeting
        if not self._screen.has_changes:
            return shown
        return parse(base).meeting or shown

    def _begin(self, origin: Meeting) -> None:
        self._trail = Trail(origin)
        self._adopted = {}

    def _moved(self, base: Placed, trail: Trail) -> Placed:
        new = targets(base.entries, trail.now) if None in base.places else [None] * len(base.places)
        places: list[Target | None] = []
        for entry, was, here in zip(base.entries, base.places, new, strict=True):
            adopted = self._adopted.get(entry)
            if adopted is not None:
                places.append(trail.here(adopted))
            elif was is not None:
                places.append(trail.here(was))
            else:
                # It may be on what is not saved yet.
                is_new = here is not None and trail.was(here) is None
                places.append(here if is_new else None)
        return Placed(base.entries, tuple(places))

    def named(self, entry: S, target: Target) -> S:
        """Something private, as the file is to name what it is on.

        Args:
            entry: What is to be put into the file.
            target: What it is on, in the meeting as it is on the screen.
        """
        trail = self._followed()
        was = trail.was(target)
        if was is not None:
            return renamed(entry, subject_of(trail.origin, was))
        named = renamed(entry, subject_of(trail.now, target))
        self._adopted[named] = trail.adopt(target)
        return named

    def change(self, old: S, new: S | None) -> None:
        """Gives an entry other values, or takes it out.

        Raises:
            NotesError: It is not there any more, or it cannot be kept.
        """
        self.file.change({old: new})
        adopted = self._adopted.pop(old, None)
        if adopted is not None and new is not None:
            self._adopted[new] = adopted

    def saved(self, path: Path) -> tuple[Subject, ...]:
        """Follows a save of the meeting: notes name what they are on as it is called now.

        Where the meeting was saved under another name, its notes go along.

        Args:
            path: The meeting file that is open now.

        Returns:
            The entries of the notes file before, where there are notes beside another name already
            and nothing was done with them yet; else none.

        Raises:
            NotesError: The notes cannot be read or kept.
        """
        before, trail, adopted = self.file, self._trail, self._adopted
        trail.step(self._screen.view.meeting)
        try:
            if before.meeting != path:
                self.file = NotesFile(path)
                if before.contents.digest is None:
                    return ()
                if self.file.path.exists():
                    return tuple(_renamed(before, trail, adopted).values())
                before.copy_to(self.file.path)
            if trail.now is not trail.origin:
                changes = _renamed(self.file, trail, adopted)
                self.file.change({old: new for old, new in changes.items() if old != new})
        finally:
            self._base = self._screen.saved_text
            self._begin(trail.now)
        return ()


def _renamed(
    file: NotesFile, trail: Trail, adopted: Mapping[Subject, Target]
) -> dict[Subject, Subject]:
    """Every entry of a file, with the names that what it is on has now."""
    base = file.placed(trail.origin)
    found: dict[Subject, Subject] = {}
    for entry, was in zip(base.entries, base.places, strict=True):
        place = adopted.get(entry, was)
        here = trail.here(place) if place is not None else None
        found[entry] = entry
        if place is not None and here is not None:
            name = subject_of(trail.now, here)
            if place[1] < 0 or name != subject_of(trail.origin, place):
                found[entry] = renamed(entry, name)
    return found
