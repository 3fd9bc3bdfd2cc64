"""Undo and redo of own steps across what others have written meanwhile.

An own step that was made before others' changes were taken is undone by merging those changes
again, with the text before the step in place of the one after it. So what others have written
stays, and what was decided where both had changed the same still holds.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.store.history import History, Step, Taken
from tui.store.merging.texts import Clash, Decided, merge_texts


class Went(Struct, frozen=True):
    """A history with a step undone, or made again.

    Attributes:
        history: The history now.
        step: The step.
        crossed: Whether others' changes were taken since, so that its places may have moved.
    """

    history: History
    step: Step
    crossed: bool = False


class _Crossed(Struct, frozen=True):
    """A step that has taken what others have written, with the texts that met there."""

    step: Step
    taken: Taken
    base: str
    theirs: str

    @classmethod
    def of(cls, step: Step, taken: Taken, before: str, after: str) -> "_Crossed":
        return cls(step, taken, taken.base.applied(before), taken.theirs.applied(after))


def undo(history: History, decided: Decided) -> Went | None:
    """Undoes the last own step, whatever others have written since.

    Args:
        history: The history.
        decided: What was decided of conflicts with what others have written.

    Returns:
        What comes of it; None where there is no own step to undo.

    Raises:
        Clash: It is to be decided first what is taken.
        RefusedEdit: The texts cannot be merged.
    """
    done, text = list(history.done), history.text
    passed: list[_Crossed] = []
    while done:
        step = done.pop()
        before = step.undone(text)
        if step.taken is not None:
            passed.append(_Crossed.of(step, step.taken, before, text))
        elif not passed:
            return Went(history.undo(), step)
        else:
            new, again = _across(before, passed, decided, step.label)
            if new != history.text or decided:
                undone = _and(history.undone, new, history.text, step)
                return Went(history.instead(new, [*done, *again], undone), step, crossed=True)
        # What is the same without it need not be undone.
        text = before
    return None


def redo(history: History, decided: Decided) -> Went | None:
    """Makes the step undone last again, whatever others have written since; see `undo`."""
    undone, text = list(history.undone), history.text
    passed: list[_Crossed] = []
    while undone:
        step = undone.pop()
        if step.passed and step.taken is not None:
            before = step.undone(text)
            passed.append(_Crossed.of(step, step.taken, before, text))
            text = before
            continue
        if not passed:
            return Went(history.redo(), step)
        after = step.done(text)
        new, again = _across(after, passed, decided, step.label)
        if new != history.text or decided:
            done = _and(history.done, history.text, new, step)
            return Went(history.instead(new, done, [*undone, *again]), step, crossed=True)
        text = after
    return None


def _across(
    text: str, passed: Sequence[_Crossed], decided: Decided, label: str
) -> tuple[str, list[Step]]:
    """A text with what others have written, and the steps that take it.

    Args:
        text: The text before they wrote it.
        passed: What they have written, the latest first.
        decided: What was decided of conflicts.
        label: What the step is called for which that is done.
    """
    steps = []
    for crossed in reversed(passed):
        known = {**dict(crossed.taken.decided), **decided}
        try:
            after = merge_texts(crossed.base, text, crossed.theirs, known)
        except Clash as clash:
            raise Clash(clash.conflicts, label) from None
        step = Step.taking(
            (text, after), crossed.base, crossed.theirs, crossed.step.label, list(known.items())
        )
        steps.append(replace(step, passed=crossed.step.passed))
        text = after
    return text, steps


def _and(steps: Sequence[Step], text: str, other: str, like: Step) -> list[Step]:
    """Steps with one more from a text to another, unless they are the same."""
    if text == other:
        return list(steps)
    return [*steps, Step.between(text, other, like.label, like.before, like.after)]
