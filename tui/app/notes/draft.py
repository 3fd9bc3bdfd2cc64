"""A note that is being typed, kept where the next start finds it should this one die."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.meeting.notes import Line, Note, Written, was
from tui.store.editing.edits import RefusedEdit
from tui.store.notes import NotesError, NotesFile, as_text, written_in
from tui.store.saving.leftovers import Leftover
from tui.store.saving.recovery import Recovery
from tui.store.saving.refusals import CannotSave

if TYPE_CHECKING:
    from tui.app.screens.notes import NotesScreen

_SOON = 0.4
"""Seconds after a key, within which what was typed is in the recovery copy."""

_MOST_SHOWN = 300


class NoteDraft:
    """Keeps a note as it would be, were what is typed kept now. There is one while one types.

    Args:
        screen: The screen over which one types.
        file: The notes file.
        note: The note, or the line of the log, that what is typed would make.
        old: The note that is changed; None for a new one.
    """

    def __init__(
        self,
        screen: "NotesScreen",
        file: NotesFile,
        note: Callable[[str], Written],
        old: Written | None = None,
    ) -> None:
        self._screen = screen
        self._session = Recovery().open(file.path)
        self._note = note
        self._base = "" if old is None else as_text(old)
        self._typed: str | None = None
        self._timer: Timer | None = None
        self._is_open = True
        self._warned = False
        self._writing = threading.Lock()

    def follow(self, typed: str) -> None:
        """Keeps what is typed now, in a moment."""
        self._typed = typed
        if self._timer is None:
            self._timer = self._screen.set_timer(_SOON, self._due)

    def _due(self) -> None:
        self._timer = None
        self._screen.run_worker(self.keep, thread=True, group="note-draft")

    def keep(self) -> None:
        """Keeps what is typed now, at once; on any thread."""
        with self._writing:
            typed, self._typed = self._typed, None
            if not self._is_open or typed is None or not typed.strip():
                return
            try:
                self._session.keep(as_text(self._note(typed)), base=self._base)
            except (CannotSave, RefusedEdit) as error:
                if not self._warned:
                    self._warned = True
                    words = _("Unsaved changes would not survive a crash: {error}")
                    self._screen.call_later(self._screen.say, words.format(error=error))

    def close(self) -> None:
        """Ends it, as the note is kept or given up."""
        if self._timer is not None:
            self._timer.stop()
        with self._writing:
            self._is_open = False
            try:
                self._session.close()
            except CannotSave as error:
                self._screen.say(str(error))


def shortened(text: str) -> str:
    """As much of a note as a question quotes."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def offer_drafts(screen: "NotesScreen", file: NotesFile) -> None:
    """Asks what becomes of the notes that were being typed when the program died.

    Args:
        screen: The screen that shows the meeting.
        file: Its notes file.
    """
    recovery = Recovery()
    for leftover in recovery.leftovers(file.path):
        _Offer(screen, file, recovery, leftover).ask()


class _Offer:
    """One note that was being typed, and what becomes of it."""

    def __init__(
        self, screen: "NotesScreen", file: NotesFile, recovery: Recovery, leftover: Leftover
    ) -> None:
        self._screen = screen
        self._file = file
        self._recovery = recovery
        self._leftover = leftover
        # Of a damaged copy, what can be read of it is better than nothing.
        self._note = written_in(leftover.text) or Note(at=leftover.kept, text=leftover.text)

    def ask(self) -> None:
        when = f"{self._leftover.kept.astimezone():%Y-%m-%d %H:%M}"
        words = _("agenda ended on {when} while this note was being written:")
        if isinstance(self._note, Line):
            words = _("agenda ended on {when} while this line of the log was being written:")
        words = words.format(when=when)
        shown = shortened(self._note.text.strip())
        question = Question(
            "\n".join(filter(None, (words, self._leftover.damage, was(self._note), shown))),
            Answer("answer.keep", _("Keep it")),
            Answer("answer.discard", _("Throw it away")),
            leave=_("Ask again at the next start"),
        )
        self._screen.app.push_screen(question, self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "answer.keep":
            self._keep()
        elif answer == "answer.discard":
            # Keys may have been typed before the question was seen.
            question = Question(
                _("The note is lost for ever then."),
                Answer("answer.yes", _("Throw it away")),
                leave=_("Go back to the question"),
            )
            self._screen.app.push_screen(question, self._asked_twice)

    def _asked_twice(self, sure: str | None) -> None:
        if sure:
            self._discard()
        else:
            self.ask()

    def _keep(self) -> None:
        old = written_in(self._leftover.base)
        try:
            if old is not None and old in self._file.contents.of(Written):
                self._file.change({old: self._note})
            else:
                self._file.add(self._note)
        except NotesError as error:
            # The copy stays, and is asked about again.
            self._screen.say(_("The note is not kept: {reason}").format(reason=error))
            return
        self._screen.notes_changed()
        self._screen.say(_("Kept in {file}.").format(file=self._file.path.name))
        self._discard()

    def _discard(self) -> None:
        try:
            self._recovery.discard(self._leftover)
        except CannotSave as error:
            self._screen.say(str(error))
