"""What is left to do: the items still open, and the time for them, by the clock."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.status_signs import SIGNS
from tui.app.view import MeetingView
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows
from tui.exports.left import item_words, planned_words, time_words
from tui.i18n import N_, _
from tui.meeting.clock import Phase
from tui.meeting.left import Left, LeftItem, SittingTime
from tui.text.cells import cell_width

_LOOK_SECONDS = 1.0
"""How often the clock is looked at while the list is open."""

_SIGN_CELLS = 2
_WIDEST_NUMBER = 8


class LeftScreen(ModalScreen[int | None]):
    """Lists the items still open: Enter goes to the selected one, Escape back.

    Args:
        view: The meeting.
        look: Tells what is left, and how the meeting stands, at this moment.
        item: The item to begin at, where it is open.
    """

    DEFAULT_CSS = """
    LeftScreen { align: center middle; background: $veil; }
    LeftScreen > Box { width: 100%; max-width: 84; max-height: 90%; }
    LeftScreen.-narrow > Box { width: 100%; max-height: 100%; }
    LeftScreen RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BOX)]

    def __init__(
        self, view: MeetingView, look: Callable[[], tuple[Left, Phase]], item: int
    ) -> None:
        super().__init__()
        self._view = view
        self._look = look
        self._item = item
        self._left, self._phase = look()
        self._items: list[int] = []

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(_("What is left"), [Hint("list.choose", N_("go to")), "box.leave"]):
            yield RowList()

    def on_mount(self) -> None:
        """Fills the list, and follows the clock."""
        self._fill()
        rows = self.query_one(RowList)
        if self._item in self._items:
            rows.select(self._items.index(self._item), quiet=True)
        self.set_interval(_LOOK_SECONDS, self._follow)

    def _follow(self) -> None:
        left, phase = self._look()
        if (left, phase) == (self._left, self._phase):
            return
        self._left, self._phase = left, phase
        rows = self.query_one(RowList)
        selected = self._items[rows.cursor] if rows.cursor >= 0 else -1
        self._fill(keep_place=True)
        if selected in self._items:
            rows.select(self._items.index(selected), quiet=True)

    def _fill(self, *, keep_place: bool = False) -> None:
        made = [*self._head(), *self._rows()]
        self._items = [item for item, _row in made]
        rows = self.query_one(RowList)
        rows.show_rows(Rows([row for _item, row in made]), keep_place=keep_place)

    # The rows, each with its item or -1

    def _head(self) -> Iterator[tuple[int, Row]]:
        parts = [_time_part(self._view, each) for each in self._left.sittings]
        if not parts:
            words = _("The schedule has no sitting now, and none to come.")
            over = _("The meeting is over.")
            parts = [Part(over if self._phase is Phase.OVER else words, "title", mark=False)]
        parts.append(Part(planned_words(self._left), "dim", mark=False))
        yield -1, Row(tuple(parts), selectable=False, gap=1)

    def _rows(self) -> Iterator[tuple[int, Row]]:
        view, outline = self._view, self._view.links.outline
        hang = _number_cells([view.full_label(each.item) for each in self._left.items])
        if not self._left.items:
            words = _("Nothing is open any more.")
            yield -1, Row((Part(words, mark=False),), selectable=False)
        seen: set[int] = set()
        for each in self._left.items:
            parent = outline.parents[each.item]
            if parent >= 0 and parent not in seen:
                # What it belongs to is not in the list right above it.
                part = Part(
                    view.item(parent).title,
                    "dim",
                    f"  {view.full_label(parent)}",
                    "dim",
                    hang=hang,
                )
                yield -1, Row((part,), selectable=False)
            seen = {each.item, parent, *outline.ancestors(each.item)}
            yield each.item, self._row(each, hang)

    def _row(self, left: LeftItem, hang: int) -> Row:
        view = self._view
        sign = SIGNS["in-progress"] if left.in_progress else " "
        lead = f"{sign} {view.full_label(left.item)}"
        indent = view.links.outline.depths[left.item] * 2
        title = Part(view.item(left.item).title, "", lead, indent=indent, hang=hang, mark=False)
        late = left.is_late and not left.in_progress
        below = Part(
            item_words(left, view.when(left.sitting) if left.sitting >= 0 else ""),
            "warning" if late or left.sitting < 0 else "dim",
            indent=indent + hang,
            mark=False,
        )
        return Row((title, below))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._items[event.row])

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)


def _number_cells(labels: Sequence[str]) -> int:
    """The cells for the numbers, so that the titles align."""
    return _SIGN_CELLS + 1 + min(_WIDEST_NUMBER, max(map(cell_width, labels), default=0))


def _time_part(view: MeetingView, time: SittingTime) -> Part:
    sitting = view.meeting.schedule[time.sitting]
    words = [f"▶ {view.hours(sitting)}"]
    if not time.is_on:
        words = [_("Next: {when}").format(when=view.when(time.sitting))]
    words.append(time_words(time))
    return Part(" · ".join(words), "warning" if time.excess else "title", mark=False)
