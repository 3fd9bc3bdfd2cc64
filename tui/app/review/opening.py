"""Bringing an imported paper onto the screen: from the command line, or by a command."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.app.editing.line_edit import LineEdit
from tui.app.editing.verdict import Judge
from tui.app.review.paper import Paper, ReadPaper
from tui.app.review.reading_screen import ReadingScreen
from tui.app.review.review_screen import ReviewScreen
from tui.app.screens.library import LibraryScreen
from tui.app.screens.meeting import MeetingScreen
from tui.app.view import MeetingView
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.app import AgendaApp

STOPPED = 1
"""The exit code where the user has stopped the reading."""

REFUSED = 2
"""The exit code where the paper cannot be read."""


class StartScreen(Screen[None]):
    """Stands below a paper that is being read as the program starts.

    Args:
        paper: The paper.
        refused: Told why the paper cannot be read.
    """

    def __init__(self, paper: Paper, refused: Callable[[str], object]) -> None:
        super().__init__()
        self._paper = paper
        self._refused = refused

    def on_mount(self) -> None:
        """Begins to read."""
        self.app.push_screen(ReadingScreen(self._paper), self._have_read)

    def _have_read(self, result: ReadPaper | str | None) -> None:
        if isinstance(result, ReadPaper):
            show_review(self.app, result)  # type: ignore[arg-type]  # there is no other app
            return
        self._refused(result or "")
        self.app.exit(return_code=STOPPED if result is None else REFUSED)


def ask_for_paper(app: "AgendaApp") -> None:
    """Asks for a paper, and shows the meeting that it describes beside it."""
    if not isinstance(app.screen, MeetingScreen | LibraryScreen):
        app.say(_("Go back to the meeting first."))
        return

    def typed(name: str | None) -> None:
        if name is not None:
            app.push_screen(ReadingScreen(Paper(_path(name))), read)

    def read(result: ReadPaper | str | None) -> None:
        if isinstance(result, ReadPaper):
            _leave_and_show(app, result)
        elif result is not None:
            app.say(_("Not imported: {reason}").format(reason=result))

    hint = _("Text, HTML, DOCX or PDF")
    app.push_screen(LineEdit(_("import a paper"), "", Judge(_wrong), hint=hint), typed)


def _path(name: str) -> Path:
    try:
        return Path(name.strip()).expanduser()
    except RuntimeError:
        # There is no such user: it is a name like any other.
        return Path(name.strip())


def _wrong(name: str) -> str:
    """Why nothing can be imported from a file of this name, or `""`."""
    if not name.strip():
        return _("expected the name of a file")
    path = _path(name)
    try:
        if path.is_dir():
            return _("this is a folder")
        return "" if path.exists() else _("there is no such file")
    except (OSError, ValueError):
        return _("there is no such file")


def _leave_and_show(app: "AgendaApp", read: ReadPaper) -> None:
    """Shows the review in the place of the meeting that is open; asks first where that is unsaved."""
    if isinstance(app.screen, MeetingScreen):
        app.screen.leave(lambda: show_review(app, read))
    else:
        show_review(app, read)


def show_review(app: "AgendaApp", read: ReadPaper) -> None:
    """Shows the review of a paper; over a folder, else in the place of what is on the screen.

    Args:
        app: The application.
        read: The paper.
    """
    if read.loaded.meeting is None:
        raise ValueError(f"{read.paper.path} has given no meeting")
    by_the_clock = app.settings.hours == "clock"
    view = MeetingView(read.loaded.meeting, read.loaded.source.path, by_the_clock=by_the_clock)
    screen = ReviewScreen(read, view, app.clock)
    if isinstance(app.screen, LibraryScreen):
        app.push_screen(screen)
    else:
        app.replace_screen(screen)
    # What is asked from there on is answered to the application: the screen before is gone by then.
    app.call_next(app.call_after_refresh, app.begin_meeting, screen)
