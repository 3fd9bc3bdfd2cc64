"""The running log, beside the panes: its lines, the item that is on, and the line that is typed."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.log.log_line import LogLine
from tui.app.log.log_rows import LogRows
from tui.app.screens.question import Answer, Question
from tui.app.view import OVERVIEW
from tui.app.widgets.bars import shorten
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.filter_line import FilteredList
from tui.app.widgets.line_view import LineView
from tui.exports.log import hour_of
from tui.i18n import N_, _, ngettext
from tui.meeting.log import Logged, Why
from tui.meeting.notes import Line
from tui.text.cells import cell_width
from tui.text.safe import make_safe

if TYPE_CHECKING:
    from tui.app.log.log import Log

_LOOK_SECONDS = 1.0
"""How often it is looked at which item is on."""

_KEYS = (
    "log.keep",
    Hint("log.item-previous", N_("item"), "log.item-next"),
    Hint("log.older", N_("mend")),
    Hint("typing.leave", N_("back")),
)
_MENDING = (
    Hint("log.keep", N_("keep")),
    Hint("log.item-previous", N_("item"), "log.item-next"),
    Hint("log.older", N_("line"), "log.newer"),
    Hint("typing.leave", N_("leave as it was")),
)


class LogScreen(ModalScreen[None]):
    """Each Enter is a line, stamped with the time and the item that is on.

    ↑ goes to the line before, to be mended: there Enter keeps what it says now, and one that is
    emptied is taken out.

    Args:
        log: The log.
    """

    DEFAULT_CSS = """
    LogScreen { align: center bottom; background: transparent; }
    LogScreen > Box { width: 100%; height: 50%; }
    LogScreen.-short > Box { height: 100%; }
    LogScreen FilteredList { height: 1fr; }
    LogScreen #on { height: 1; padding: 0 1; color: $accent; text-style: $label-style; }
    LogScreen #wrong { height: auto; padding: 0 1; color: $warning; text-style: $warning-style; display: none; }
    LogScreen #wrong.-some { display: block; }
    LogScreen.-short LogLine { max-height: 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TYPING)]

    AUTO_FOCUS = "LogLine"

    def __init__(self, log: "Log") -> None:
        super().__init__()
        self._log = log
        self._lines: list[Logged] = []
        self._rows = LogRows((), log.view)
        self._mended: Line | None = None
        self._item: int | None = None
        """The item that the line that is mended is to be on, where it was moved."""

    def compose(self) -> ComposeResult:
        """The lines, the item, and the line to type in."""
        with Box(_("Running log"), _KEYS):
            yield FilteredList()
            yield Static(id="wrong")
            yield Static(id="on")
            yield LogLine("")

    def on_mount(self) -> None:
        """Shows the lines that there are, and what was typed before."""
        self._line.put(self._log.typed)
        self._fill()
        self.set_interval(_LOOK_SECONDS, self._look)

    @property
    def _line(self) -> LogLine:
        return self.query_one(LogLine)

    @property
    def _list(self) -> FilteredList:
        return self.query_one(FilteredList)

    # What is shown

    def _fill(self) -> None:
        """Shows the lines: the last ones, or the one that is mended."""
        self._lines = self._log.lines()
        self._rows = LogRows(self._lines, self._log.view)
        self._list.show_rows(self._rows, keep_place=True)
        at = self._place
        if at >= 0:
            self._list.select(self._rows.row_of(at), quiet=True)
        else:
            LineView.go_last(self._list)
        count = len(self._lines)
        words = ngettext("{count} line", "{count} lines", count).format(count=count)
        self.query_one(Box).say(words if count else "")
        self._show_on()

    @property
    def _place(self) -> int:
        """The position of the line that is mended; -1 where a new one is typed."""
        lines = [line for line, _target in self._lines]
        return lines.index(self._mended) if self._mended in lines else -1

    def _look(self) -> None:
        """Follows the clock, what is taken up, and what other programs write."""
        if [line for line, _target in self._log.lines()] != [line for line, _t in self._lines]:
            self._fill()
        self._show_on()

    def on_resize(self) -> None:
        """Shows the last lines, also once there is another height for them."""
        if self._mended is None:
            self.call_after_refresh(LineView.go_last, self._list)
        self._show_on()

    def _show_on(self) -> None:
        """Says which item a line is on, and why; or which line is mended."""
        width = self.app.size.width - 4
        if self._mended is None:
            found = self._log.item
            item, why = found.item, _WHY[found.why]
            before, after = "", f" · {_(why)} · {self._log.clock}"
        else:
            item = self._item if self._item is not None else self._own_item()
            before, after = _("mending {hour} · ").format(hour=hour_of(self._mended)), ""
        name = self._item_words(item)
        while after and cell_width(f"{before}{name}{after}") > width:
            after = after.rpartition(" · ")[0]
        words = f"{before}{shorten(name, max(8, width - cell_width(before + after)))}{after}"
        self.query_one("#on", Static).update(Content(make_safe(words)))

    def _item_words(self, item: int) -> str:
        view = self._log.view
        if item == OVERVIEW:
            return _("The meeting")
        return " ".join(filter(None, (view.full_label(item), view.item(item).title)))

    def _own_item(self) -> int:
        at = self._place
        match self._lines[at][1] if at >= 0 else None:
            case ("agenda", position):
                return position
        return OVERVIEW

    def _say(self, wrong: str) -> None:
        line = self.query_one("#wrong", Static)
        line.update(Content(make_safe(wrong)))
        line.set_class(bool(wrong), "-some")

    # Typing

    @on(TextArea.Changed)
    def _typed(self) -> None:
        text = self._line.text
        if self._mended is None:
            self._log.follow(text)
            # A text that needs another line takes it from the list, whose end stays in view.
            self.call_after_refresh(LineView.go_last, self._list)
        elif text != self._mended.text:
            self._log.follow(text, self._mended)

    def action_keep(self) -> None:
        """Keeps the line, with the time and the item; of one that is mended, what it says now."""
        text = self._line.text
        if self._mended is not None:
            self._keep_mended(self._mended, text)
            return
        if not text.strip():
            return
        wrong = self._log.go_to(text) if text.startswith(":") else self._log.keep(text)
        self._say(wrong)
        if not wrong:
            self._line.put("")
            self._fill()

    def _keep_mended(self, line: Line, text: str) -> None:
        if not text.strip():
            self._ask_taking_out(line)
            return
        wrong = self._log.mend(line, text, self._item)
        self._say(wrong)
        if not wrong:
            self._leave_mended()

    def _ask_taking_out(self, line: Line) -> None:
        def answered(sure: str | None) -> None:
            if sure:
                wrong = self._log.take_out(line)
                self._say(wrong)
                if not wrong:
                    self._leave_mended()

        question = Question(
            "\n".join((_("Take this line out of the log?"), f"{hour_of(line)} {line.text}")),
            Answer("answer.take-out", _("Take it out")),
            leave=_("Leave it as it is"),
        )
        self.app.push_screen(question, answered)

    # The lines before

    def action_older(self) -> None:
        """Goes up in the text, and from its first line to the line of the log before."""
        if not self._line.is_at_top:
            self._line.action_cursor_up()
            return
        at = self._place if self._mended is not None else len(self._lines)
        if at > 0:
            self._mend(at - 1)

    def action_newer(self) -> None:
        """Goes down in the text, and from its last line to the line of the log after."""
        if not self._line.is_at_bottom:
            self._line.action_cursor_down()
        elif self._mended is not None:
            at = self._place + 1
            if at < len(self._lines):
                self._mend(at)
            else:
                self._leave_mended()

    def _mend(self, at: int) -> None:
        """Has a line in hand; what was changed in the one before and not kept is kept."""
        if not self._settle():
            return
        self._mended, self._item = self._lines[at][0], None
        self._line.put(self._mended.text)
        self._fill()

    def _settle(self) -> bool:
        """Keeps what was changed in the line in hand; False where that could not be."""
        if self._mended is None:
            return True
        text = self._line.text
        if not text.strip():
            # An emptied line is taken out by Enter alone, which asks.
            return True
        wrong = self._log.mend(self._mended, text, self._item)
        self._say(wrong)
        self._log.drop_draft()
        self._lines = self._log.lines()
        return not wrong

    def _leave_mended(self) -> None:
        if self._mended is not None:
            self._log.drop_draft()
        self._mended = self._item = None
        self._line.put(self._log.typed)
        self._fill()

    # The item

    def action_item(self, step: int) -> None:
        """Moves the line to the next item, or with -1 to the one before."""
        if self._mended is not None:
            now = self._item if self._item is not None else self._own_item()
        else:
            now = self._log.item.item
        item = now + step
        if not OVERVIEW <= item < len(self._log.view.meeting.agenda):
            return
        if self._mended is not None:
            self._item = item
            self._log.show(item)
        else:
            self._log.choose(item)
        self._show_on()

    def action_leave(self) -> None:
        """Goes back to the panes; what is typed is there again when the log is opened again."""
        if self._mended is not None:
            self._leave_mended()
        else:
            self.dismiss(None)


_WHY = {
    Why.IN_PROGRESS: N_("in progress"),
    Why.SCHEDULE: N_("by the schedule"),
    Why.SELECTED: N_("selected"),
    Why.CHOSEN: N_("chosen"),
}
