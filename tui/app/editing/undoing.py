"""Undo and redo in the viewer, and what is asked on the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.editing.editor import Done, nothing
from tui.app.screens.question import Answer, Question
from tui.i18n import _
from tui.store.merging.texts import Clash, Decided, clash_key
from tui.store.open_file import OTHERS, Gone

if TYPE_CHECKING:
    from tui.app.editing.editing import Editing


class Undoing:
    """Undoes the own steps of a session, and makes them again.

    Args:
        editing: The open file, and how it is shown.
    """

    def __init__(self, editing: "Editing") -> None:
        self._editing = editing

    def undo(self, then: Done = nothing) -> None:
        """Undoes the last own step, and goes to where it was.

        Args:
            then: What follows once that is done.
        """
        if self._editing.file.to_undo is None:
            self._editing.screen.say(_("Nothing to undo."))
        elif not self._editing.refuse():
            self._step(self._editing.file.undo, _("Undone: {label}"), self._ask_taking_back, then)

    def redo(self, then: Done = nothing) -> None:
        """Makes the step undone last again, and goes to where it was."""

        def nothing(_then: Done) -> None:
            self._editing.screen.say(_("Nothing to redo."))

        if self._editing.file.to_redo is None:
            nothing(then)
        elif not self._editing.refuse():
            self._step(self._editing.file.redo, _("Done again: {label}"), nothing, then)

    def _step(
        self,
        go: Callable[[Decided], Gone | None],
        words: str,
        nothing: Callable[[Done], None],
        then: Done,
        decided: Decided | None = None,
    ) -> None:
        """Undoes a step, or makes it again; asks first where that clashes with others' changes.

        Args:
            go: What does it.
            words: What to say of it.
            nothing: What to do where there is no such step.
            then: What follows once it is done.
            decided: What was decided of clashes.
        """
        known = decided or {}

        def change() -> Gone | Clash | None:
            try:
                return go(known)
            except Clash as clash:
                return clash

        def shown(result: Gone | Clash | None) -> None:
            if isinstance(result, Clash):
                ask(result)
            elif result is None:
                nothing(then)
            else:
                self._show_step(words, result, then)

        def ask(clash: Clash) -> None:
            def answered(ours: frozenset[int] | None) -> None:
                if ours is not None:
                    chosen = {
                        clash_key(conflict): at in ours
                        for at, conflict in enumerate(clash.conflicts)
                    }
                    self._step(go, words, nothing, then, {**known, **chosen})

            title = words.format(label=clash.label)
            self._editing.ask_conflicts(clash.conflicts, title, _("back"), answered)

        self._editing.work.do(change, shown, self._editing.say_refused)

    def _ask_taking_back(self, then: Done) -> None:
        """Asks before it takes back what others have saved, which is all that is left to undo."""
        words = _("The last step has taken what others have saved. Undoing it takes that back.")
        question = Question(words, Answer("answer.yes", _("Undo it all the same")))

        def go(_decided: Decided) -> Gone | None:
            return self._editing.file.undo_taking()

        def answered(key: str | None) -> None:
            if key:
                self._step(go, _("Undone: {label}"), lambda _then: None, then)

        self._editing.screen.app.push_screen(question, answered)

    def _show_step(self, words: str, gone: Gone, then: Done) -> None:
        self._editing.show(gone.place)
        label = _(OTHERS) if gone.label == OTHERS else gone.label
        self._editing.screen.say(words.format(label=label))
        then()
