"""One line at the foot of the screen, to type a value in."""

from collections.abc import Callable, Collection
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste, Resize
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.draft import Follows
from tui.app.editing.month import Month
from tui.app.editing.steps import Steps
from tui.app.editing.verdict import Judge, Verdict
from tui.app.screens.holding import HoldsText
from tui.app.widgets.box import Box


class _ValueLine(Input):
    """The line has the keys itself, so that they wait for what was typed before them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LINE)]

    def on_resize(self, event: Resize) -> None:
        """Brings the cursor into view, which Textual leaves outside where the first value is long."""
        del event
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    def _on_paste(self, event: Paste) -> None:
        """Goes on in an area with what is pasted, where it has several lines; else Textual takes it."""
        screen = self.screen
        if isinstance(screen, LineEdit) and len(event.text.splitlines()) > 1:
            before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
            if screen.go_on(f"{before}{event.text}{after}"):
                event.prevent_default()
                event.stop()


class LineEdit(HoldsText, ModalScreen[str | None]):
    """Asks for one line: Enter keeps it, Escape leaves the value as it was.

    What is wrong is said while one types; a wrong value cannot be kept.

    Args:
        name: What is changed.
        value: What stands there.
        judge: Judges what is typed.
        hint: What may be typed.
        steps: How the arrow keys step the value, where they can.
        days: The days of the meeting, where the value is one.
        draft: Keeps what is typed against a crash.
        go_on: Asks for the same value in an area, with what was typed; None where it is one line.
    """

    DEFAULT_CSS = """
    LineEdit { align: left bottom; background: $veil; }
    LineEdit > Box { width: 100%; padding: 0 1; }
    LineEdit Input, LineEdit Input:focus { border: none; height: 1; padding: 0; background: $surface; }
    LineEdit Month { margin-top: 1; }
    LineEdit.-short Month { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.TYPING),
    ]

    AUTO_FOCUS = "Input"

    def __init__(
        self,
        name: str,
        value: str,
        judge: Judge,
        *,
        hint: str = "",
        steps: Steps | None = None,
        days: Collection[date] | None = None,
        draft: Follows | None = None,
        go_on: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._title = name
        self._value = value
        self._judge = judge
        self._hint = hint
        self._steps = steps
        self._days = days
        self._draft = draft
        self._go_on = go_on

    def compose(self) -> ComposeResult:
        """The line, and what is said of it."""
        steps = self._steps.hints if self._steps else ()
        more = ["line.go-on"] if self._go_on else []
        with Box(self._title, ["line.keep", *more, "typing.leave", *steps]):
            verdict = Verdict(self._judge, self._hint)
            yield _ValueLine(self._value, select_on_focus=self._steps is not None)
            yield verdict
            if self._days is not None:
                yield Month(_day(self._value), self._days)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one(Verdict).follow(event.value)
        if self._draft is not None:
            self._draft.follow(event.value)
        for month in self.query(Month):
            month.show(_day(event.value))

    def action_keep(self) -> None:
        """Keeps the value; Ctrl-s does so for hands that save by habit."""
        value = self.query_one(Input).value
        if self.query_one(Verdict).takes(value):
            self.dismiss(value)

    def action_step(self, step: int, large: bool = False) -> None:  # noqa: FBT001, FBT002 -- a key's
        """Steps the value, as by a day or a quarter of an hour; or largely, as by a month."""
        line = self.query_one(Input)
        if self._steps is not None:
            line.value = self._steps.step(line.value, step, large)
            line.cursor_position = len(line.value)

    def action_go_on(self) -> None:
        """Goes on in an area, where the value may have several lines."""
        self.go_on(self.query_one(Input).value)

    def go_on(self, typed: str) -> bool:
        """Asks for the same value in an area; False where it takes one line only.

        Args:
            typed: What was typed.
        """
        if self._go_on is None:
            return False
        self.dismiss(None)
        self._go_on(typed)
        return True

    def action_leave(self) -> None:
        """Leaves the value as it was."""
        self.dismiss(None)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None
