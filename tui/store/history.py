"""The texts of a session, one after another: undo, redo, and whether the last one is saved."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.meeting.problems import ValuePath
from tui.store.merging.texts import ClashKey

MAX_KEPT = 64 * 1024 * 1024
"""How many characters of replaced text are kept; the oldest steps are forgotten beyond that."""

_STEP_COST = 200
"""About what a step takes besides its texts."""

_CHUNK = 4096


class Patch(Struct, frozen=True):
    """How one text becomes another.

    Attributes:
        start: Where in the text they begin to differ.
        old: What stands there.
        new: What stands there in the other one.
    """

    start: int
    old: str
    new: str

    @classmethod
    def between(cls, text: str, other: str) -> "Patch":
        """How a text becomes another one."""
        return cls(*_difference(text, other))

    def applied(self, text: str) -> str:
        """The other text."""
        return _replaced(text, self.start, self.old, self.new)


class Taken(Struct, frozen=True):
    """What others have written, where a step has taken it.

    Attributes:
        base: From the text before the step to the one that both sides started from.
        theirs: From the text after the step to the one that they have written.
        decided: Of each conflict, whether it went our way.
    """

    base: Patch
    theirs: Patch
    decided: tuple[tuple[ClashKey, bool], ...] = ()


class Step(Struct, frozen=True):
    """One change of the text, kept as what it has replaced.

    Attributes:
        label: What was changed, in words: `title of item 1(a)`.
        before: The value that was changed, by positions in the file as it was before.
        after: The value that was changed, by positions in the file as it was then.
        start: Where in the text the change begins.
        old: What stood there before.
        new: What stood there then.
        taken: What others have written, where the step has taken that; None for an own step.
        passed: Whether it only stands among the steps undone because it was made after them.
    """

    label: str
    before: ValuePath
    after: ValuePath
    start: int
    old: str
    new: str
    taken: Taken | None = None
    passed: bool = False

    @classmethod
    def between(
        cls, text: str, other: str, label: str, before: ValuePath, after: ValuePath
    ) -> "Step":
        """The step from one text to another."""
        return cls(label, before, after, *_difference(text, other))

    @classmethod
    def taking(
        cls,
        texts: tuple[str, str],
        base: str,
        theirs: str,
        label: str,
        decided: Sequence[tuple[ClashKey, bool]],
    ) -> "Step":
        """The step that takes what others have written.

        Args:
            texts: The text before and after it.
            base: The text that both sides started from.
            theirs: The text that they have written.
            label: What it is called.
            decided: Of each conflict, whether it went our way.
        """
        before, after = texts
        taken = Taken(Patch.between(before, base), Patch.between(after, theirs), tuple(decided))
        return replace(cls.between(before, after, label, (), ()), taken=taken)

    def undone(self, text: str) -> str:
        """The text before the step, from that after it."""
        return _replaced(text, self.start, self.new, self.old)

    def done(self, text: str) -> str:
        """The text after the step, from that before it."""
        return _replaced(text, self.start, self.old, self.new)

    @property
    def cost(self) -> int:
        """About how much it takes to keep the step, in characters."""
        kept = len(self.old) + len(self.new) + _STEP_COST
        if self.taken is not None:
            for patch in (self.taken.base, self.taken.theirs):
                kept += len(patch.old) + len(patch.new)
        return kept


class History(Struct, frozen=True):
    """A text, how it came to be what it is, and what was undone.

    It is a value: every method gives another history and leaves this one as it is.

    Attributes:
        text: The text now.
        saved_text: The text as it was last read from the disk or saved.
        done: The steps that have led to the text, the last one last.
        undone: The steps that can be made again, the next one last.
        kept: What all steps together cost to keep, in characters.
    """

    text: str
    saved_text: str
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    kept: int = 0

    @classmethod
    def of(cls, text: str) -> "History":
        """The history of a text that was just read."""
        return cls(text, text)

    @property
    def changed(self) -> bool:
        """Whether the text differs from what is saved."""
        return self.text != self.saved_text

    @property
    def to_undo(self) -> Step | None:
        """The step that `undo` would undo."""
        return self.done[-1] if self.done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that `redo` would make again."""
        return self.undone[-1] if self.undone else None

    def do(
        self, text: str, label: str, before: ValuePath, after: ValuePath | None = None
    ) -> "History":
        """The history after a change.

        Args:
            text: The new text; where it is the text now, nothing happens.
            label: What was changed, in words.
            before: The value that was changed, by positions in the file before the change.
            after: The same by positions after it, where those differ.
        """
        if text == self.text:
            return self
        step = Step.between(self.text, text, label, before, before if after is None else after)
        return self._with(text, step, ())

    def take(
        self, text: str, theirs: str, label: str, decided: Sequence[tuple[ClashKey, bool]] = ()
    ) -> "History":
        """The history after what others have written was taken; what was undone stays undone.

        Args:
            text: The text with their changes and ours.
            theirs: The text that they have written, which is the saved one from now on.
            label: What the step is called.
            decided: Of each conflict, whether it went our way.
        """
        step = Step.taking((self.text, text), self.saved_text, theirs, label, decided)
        undone = (*self.undone, replace(step, passed=True)) if self.undone else ()
        return replace(self._with(text, step, undone), saved_text=theirs)

    def _with(self, text: str, step: Step, undone: tuple[Step, ...]) -> "History":
        """The history with one step more; the oldest are forgotten where it gets too much."""
        done = (*self.done, step)
        kept = self.kept - _cost(self.undone) + _cost(undone) + step.cost
        oldest = 0
        while kept > MAX_KEPT and oldest < len(done) - 1:
            kept -= done[oldest].cost
            oldest += 1
        return replace(self, text=text, done=done[oldest:], undone=undone, kept=kept)

    def instead(self, text: str, done: Sequence[Step], undone: Sequence[Step]) -> "History":
        """The history with other steps, and the text to which they lead."""
        kept = _cost(done) + _cost(undone)
        return replace(self, text=text, done=tuple(done), undone=tuple(undone), kept=kept)

    def undo(self) -> "History":
        """The history with the last step undone; the same where there is none."""
        if not self.done:
            return self
        step = self.done[-1]
        text = step.undone(self.text)
        return replace(self, text=text, done=self.done[:-1], undone=(*self.undone, step))

    def redo(self) -> "History":
        """The history with the step undone last made again; the same where there is none."""
        if not self.undone:
            return self
        step = self.undone[-1]
        text = step.done(self.text)
        return replace(self, text=text, done=(*self.done, step), undone=self.undone[:-1])

    def saved(self, text: str | None = None) -> "History":
        """The history after a save.

        Args:
            text: The text that was saved, where it is not the text now.
        """
        return replace(self, saved_text=self.text if text is None else text)


def _cost(steps: Sequence[Step]) -> int:
    return sum(step.cost for step in steps)


def _replaced(text: str, start: int, old: str, new: str) -> str:
    return text[:start] + new + text[start + len(old) :]


def _difference(old: str, new: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, and what of each stands between there and their common end."""
    start = _shared(old, new)
    shortest = min(len(old), len(new)) - start
    end = _shared_end(old, new, shortest)
    return start, old[start : len(old) - end], new[start : len(new) - end]


def _shared(old: str, new: str) -> int:
    """How many characters two texts share at their start."""
    size = min(len(old), len(new))
    offset = 0
    while offset < size and old[offset : offset + _CHUNK] == new[offset : offset + _CHUNK]:
        offset += _CHUNK
    if offset >= size:
        return size
    return offset + _alike(old[offset : offset + _CHUNK], new[offset : offset + _CHUNK])


def _shared_end(old: str, new: str, most: int) -> int:
    """How many characters, at most so many, two texts share at their end."""
    count = 0
    while count < most:
        size = min(_CHUNK, most - count)
        one = old[len(old) - count - size : len(old) - count]
        other = new[len(new) - count - size : len(new) - count]
        if one != other:
            return count + _alike(one[::-1], other[::-1])
        count += size
    return count


def _alike(one: str, other: str) -> int:
    """How many characters two short texts share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
