"""Unsaved changes that outlive a crash."""

import difflib
import threading
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.commands.in_force import keymap_of
from tui.app.screens.question import Answer, Question
from tui.app.widgets.box import Box
from tui.app.widgets.line_view import LineView
from tui.app.widgets.rows import Part, Row, Rows
from tui.i18n import _
from tui.store.editing.edits import RefusedEdit
from tui.store.merging.texts import Clash, Decided, clash_key, merge_texts
from tui.store.saving.leftovers import Leftover
from tui.store.saving.recovery import Recovery
from tui.store.saving.refusals import CannotSave

if TYPE_CHECKING:
    from tui.app.editing.draft import Draft
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
        self._draft: Draft | None = None
        self._writing = threading.Lock()

    def keep(self) -> None:
        """Keeps the text as it is now, or forgets the copy where nothing is unsaved."""
        file = self._editing.file
        self._keep(file.text, is_changed=file.changed)

    def _keep(self, text: str, *, is_changed: bool) -> None:
        try:
            with self._writing:
                if is_changed:
                    self._session.keep(text, base=self._editing.file.saved_text)
                else:
                    self._session.clear()
        except CannotSave as error:
            if not self._warned:
                self._warned = True
                words = _("Unsaved changes would not survive a crash: {error}").format(error=error)
                # A draft is kept on a thread of its own.
                self._editing.screen.call_later(self._editing.screen.say, words)

    # What is being typed

    def begin_draft(self, draft: "Draft") -> None:
        """Takes up what is being typed."""
        self._draft = draft

    def keep_draft(self, text: str, draft: "Draft") -> None:
        """Keeps the text as it would be with what is being typed; on any thread.

        Args:
            text: That text.
            draft: What is being typed; where it is over by now, nothing happens.
        """
        if self._draft is draft:
            file = self._editing.file
            self._keep(text, is_changed=file.changed or text != file.saved_text)
            if self._draft is not draft:
                # It was given up in the meantime.
                self.keep()

    def drop_draft(self, draft: "Draft") -> None:
        """Keeps the text as it is again, as nothing is being typed any more."""
        if self._draft is draft:
            self._draft = None
            self.keep()

    def keep_typed(self) -> None:
        """Keeps what is being typed at once, as the program is about to end."""
        if self._draft is not None:
            self._draft.keep()

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
        for leftover in self._recovery.leftovers(self._editing.file.path):
            if leftover.damage or leftover.text not in (self._editing.file.text, leftover.base):
                self._ask(leftover)
                return
            # It is what is on the screen, or an import that nobody has touched.
            self._discard(leftover)

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
            words.append(_("The file has changed since; they are merged with what it says now."))
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
            now = self._editing.file.text
            try:
                text = self._recovered(leftover, {})
            except (Clash, RefusedEdit):
                # What clashes is asked about when they are recovered.
                text = leftover.text
            screen.app.push_screen(Difference(now, text), lambda _closed: self._ask(leftover))
        elif key == "answer.discard":
            # Keys may have been typed before the question was seen.
            question = Question(
                _("They are lost for ever then."),
                Answer("answer.yes", _("Discard them")),
                leave=_("Go back to the question"),
            )
            screen.app.push_screen(question, lambda sure: self._asked_twice(leftover, sure))
        else:
            screen.say(_("The unsaved changes are kept; you are asked again at the next start."))

    def _asked_twice(self, leftover: Leftover, sure: str | None) -> None:
        if sure:
            self._discard(leftover)
        else:
            self._ask(leftover)

    def _recovered(self, leftover: Leftover, decided: Decided) -> str:
        """The text with what was left, and with what others have written since.

        Raises:
            Clash: It is to be decided first whose values are taken.
            RefusedEdit: The texts cannot be merged.
        """
        if leftover.damage:
            return leftover.text
        return merge_texts(leftover.base, leftover.text, self._editing.file.text, decided)

    def _ask_whose(self, leftover: Leftover, clash: Clash, decided: Decided) -> None:
        def answered(ours: frozenset[int] | None) -> None:
            if ours is None:
                self._ask(leftover)
            else:
                chosen = {clash_key(each): at in ours for at, each in enumerate(clash.conflicts)}
                self._recover(leftover, {**decided, **chosen})

        title = _("Changed in what was not saved, and in the file since")
        self._editing.ask_conflicts(clash.conflicts, title, _("not saved"), answered)

    def _recover(self, leftover: Leftover, decided: Decided | None = None) -> None:
        try:
            text = self._recovered(leftover, decided or {})
        except Clash as clash:
            self._ask_whose(leftover, clash, decided or {})
            return
        except RefusedEdit:
            # Their base cannot be read; nothing can be told apart.
            text = leftover.text
        problems = self._editing.file.replace_text(text, _("recovered changes"))
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
        width: 100%; max-width: 110; height: 90%;
    }
    Difference.-narrow > Box { width: 100%; height: 100%; }
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
