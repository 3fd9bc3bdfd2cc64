"""What is said of a value while it is typed."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.i18n import ngettext
from tui.text.safe import make_safe

_QUIET = 0.15
"""Seconds without a key after which a value is tried on the whole file."""


def _none(_typed: str) -> Sequence[str]:
    return ()


def _nothing(_typed: str) -> str:
    return ""


class Judge(Struct, frozen=True):
    """What judges a typed value.

    Attributes:
        wrong: Says why it cannot be kept, or `""`, as by default; it is quick.
        consequences: What it would make wrong elsewhere; it may take a while, beside the screen.
        keep: Keeps it where that may fail, before the editor closes; says why it has, or `""`.
    """

    wrong: Callable[[str], str] = _nothing
    consequences: Callable[[str], Sequence[str]] = _none
    keep: Callable[[str], str] = _nothing


class Verdict(Static):
    """Says at once why a value cannot be kept, and soon what it would make wrong elsewhere.

    Args:
        judge: Judges what is typed.
        hint: What may be typed; shown where there is nothing to say.
    """

    DEFAULT_CSS = """
    Verdict { height: auto; color: $muted; text-style: $muted-style; }
    Verdict.-wrong { color: $warning; text-style: $warning-style; }
    """

    def __init__(self, judge: Judge, hint: str) -> None:
        super().__init__(Content(make_safe(hint)))
        self._judge = judge
        self._hint = hint
        self._typed = ""
        self._timer: Timer | None = None

    def takes(self, typed: str) -> bool:
        """Whether a value can be kept, and is: where that fails, it says so and the text stays."""
        if self._judge.wrong(typed):
            return False
        failed = self._judge.keep(typed)
        if failed:
            self._typed = typed
            self._say(f"⚠ {failed}")
        return not failed

    def follow(self, typed: str) -> None:
        """Says what there is to say of what is typed now."""
        self._typed = typed
        if self._timer is not None:
            self._timer.stop()
        wrong = self._judge.wrong(typed)
        self._say(wrong)
        if not wrong:
            self._timer = self.set_timer(_QUIET, partial(self._weigh, typed))

    def _weigh(self, typed: str) -> None:
        self.run_worker(partial(self._try, typed), thread=True, exclusive=True)

    def _try(self, typed: str) -> None:
        worker = get_current_worker()
        found = self._judge.consequences(typed)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._weighed, typed, found)

    def _weighed(self, typed: str, found: Sequence[str]) -> None:
        if found and typed == self._typed:
            words, more = f"⚠ {found[0]}", len(found) - 1
            if more:
                words = ngettext(
                    "⚠ {found} (and {count} more)", "⚠ {found} (and {count} more)", more
                ).format(found=found[0], count=more)
            self._say(words)

    def _say(self, words: str) -> None:
        self.update(Content(make_safe(words or self._hint)))
        self.set_class(bool(words), "-wrong")
