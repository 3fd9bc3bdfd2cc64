"""Unsaved changes that outlive a crash."""

import difflib
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.screens.question import Answer, Question
from tui.app.widgets.box import Box
from tui.app.widgets.line_view import LineView, Rows
from tui.app.widgets.rows import Part, Row
from tui.i18n import _
from tui.store.saving.leftovers import Leftover
from tui.store.saving.recovery import Recovery
from tui.store.saving.refusals import CannotSave

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing


class Recovering:
    """Keeps a copy of unsaved changes, and brings back those that a crash has left.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing
        self._recovery = Recovery()
        self._session = self._recovery.open(editing.file.path)
        self._warned = False

    def keep(self) -> None:
        """Keeps the text as it is now, or forgets the copy where nothing is unsaved."""
        file = self._editing.file
        try:
            if file.changed:
                self._session.keep(file.text, base=file.saved_text)
            else:
                self._session.clear()
        except CannotSave as error:
            if not self._warned:
                self._warned = True
                self._editing.screen.say(
                    _("Unsaved changes would not survive a crash: {error}").format(error=error)
                )

    def follow(self) -> None:
        """Keeps copies for the file that is open now, after it was saved as another."""
        self.close()
        self._session = self._recovery.open(self._editing.file.path)

    def close(self) -> None:
        """Ends the session, as its changes are saved or given up."""
        try:
            self._session.close()
        except CannotSave as error:
            self._editing.screen.say(str(error))

    def offer(self) -> None:
        """Offers what a session that has died has left of this file."""
        leftovers = self._recovery.leftovers(self._editing.file.path)
        if leftovers:
            self._ask(leftovers[0])

    def _ask(self, leftover: Leftover) -> None:
        when = f"{leftover.kept.astimezone():%Y-%m-%d %H:%M}"
        words = [
            _("agenda ended on {when} with changes to this file that were not saved.").format(
                when=when
            )
        ]
        if leftover.damage:
            words.append(_("Their copy is damaged: {damage}").format(damage=leftover.damage))
        elif not leftover.based_on_current(self._editing.file.text):
            words.append(_("The file has changed since; you can bring them back, and compare."))
        answers = [
            Answer("answer.recover", _("Recover them, unsaved")),
            Answer("answer.show", _("Show the difference")),
            Answer("answer.discard", _("Discard them")),
        ]
        question = Question("\n".join(words), *answers, leave=_("Ask again at the next start"))
        self._editing.screen.app.push_screen(question, lambda key: self._answered(leftover, key))

    def _answered(self, leftover: Leftover, key: str | None) -> None:
        screen = self._editing.screen
        if key == "answer.recover":
            self._recover(leftover)
        elif key == "answer.show":
            shown = Difference(self._editing.file.text, leftover.text)
            screen.app.push_screen(shown, lambda _closed: self._ask(leftover))
        elif key == "answer.discard":
            self._discard(leftover)
        else:
            screen.say(_("The unsaved changes are kept; you are asked again at the next start."))

    def _recover(self, leftover: Leftover) -> None:
        problems = self._editing.file.replace_text(leftover.text, _("recovered changes"))
        if problems:
            self._editing.screen.say(
                _("They cannot be recovered: {message}").format(message=problems[0].message)
            )
            return
        self._editing.show(())
        if self._editing.file.changed:
            words = _("Recovered, and not saved yet. {key} undoes it.")
            key = keymap_of(self._editing.screen).way("undo")
            self._editing.screen.say(words.format(key=key))
        self._discard(leftover)

    def _discard(self, leftover: Leftover) -> None:
        try:
            self._recovery.discard(leftover)
        except CannotSave as error:
            self._editing.screen.say(str(error))


class Difference(ModalScreen[None]):
    """Shows what lines of the file would change.

    Args:
        before: The text as it is.
        after: The text as it would be.
    """

    DEFAULT_CSS = """
    Difference { align: center middle; background: $veil; }
    Difference > Box {
        width: 90%; max-width: 110; height: 90%;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self._before = before
        self._after = after

    def compose(self) -> ComposeResult:
        """The lines."""
        with Box(_("What would change"), ["box.leave"]):
            yield LineView()

    def on_mount(self) -> None:
        """Fills the view."""
        lines = difflib.unified_diff(
            self._before.splitlines(), self._after.splitlines(), n=1, lineterm=""
        )
        styles: dict[str, str] = {"+": "symbol", "-": "warning", "@": "dim"}
        rows = [Row((Part(line, styles.get(line[:1], "")),)) for line in list(lines)[2:]]
        same = [Row((Part(_("Nothing would change."), "dim"),))]
        self.query_one(LineView).show_rows(Rows(rows or same))

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()
