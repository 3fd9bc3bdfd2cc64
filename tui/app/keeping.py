"""Keeping where one is in files and folders, for the next start."""

from textual.screen import Screen

from tui.app.file_state import keep_file_state
from tui.app.screens.meeting import MeetingScreen

KEEP_SECONDS = 20.0
"""Seconds between two times that the place is kept, in case the program is killed."""


def keep_place(screen: Screen[None]) -> None:
    """Keeps where one is on a screen; of one that is not there yet, nothing."""
    if not screen.is_mounted:
        return
    if isinstance(screen, MeetingScreen):
        if screen.is_new:
            return
        keep_file_state(screen.view.path, place=screen.kept_place)
        return
    from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 -- only for a folder

    if isinstance(screen, LibraryScreen) and screen.selected is not None:
        keep_file_state(screen.folder, meeting=str(screen.selected))
