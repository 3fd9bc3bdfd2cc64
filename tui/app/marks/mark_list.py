"""The lists of marks: those to set on something, and those to filter the agenda by."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.verdict import Judge
from tui.app.panes.marked import STYLED
from tui.app.widgets.box import Box, Hint
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row, Rows, Span
from tui.i18n import N_, _, ngettext
from tui.meeting.marks import Marked, sign_of, words_of
from tui.meeting.notes import Target, was

if TYPE_CHECKING:
    from tui.app.marks.marks import Marks

Chosen = tuple[str, ...] | None


class _MarkRows(ModalScreen[Chosen]):
    """Lists the marks; a subclass knows what is picked, and what to do with them.

    Args:
        marks: The marks.
        title: What the list is for.
    """

    DEFAULT_CSS = """
    _MarkRows { align: center middle; background: $veil; }
    _MarkRows > Box { width: 100%; max-width: 80; max-height: 90%; }
    _MarkRows.-narrow > Box { max-width: 100%; max-height: 100%; }
    _MarkRows RowList { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MARKS, Scope.BOX)]

    _keys: ClassVar[list[str | Hint]]

    def __init__(self, marks: "Marks", title: str) -> None:
        super().__init__()
        self._marks = marks
        self._title = title

    def compose(self) -> ComposeResult:
        """The list."""
        with Box(self._title, self._keys):
            yield RowList()

    @property
    def _marked(self) -> Marked:
        return self._marks.marked

    @property
    def _cursor(self) -> int:
        return self.query_one(RowList).cursor

    @property
    def _mark(self) -> str:
        """The name of the selected mark; `""` where none of the marks is selected."""
        names = self._marked.names
        return names[self._cursor] if 0 <= self._cursor < len(names) else ""

    def _is_picked(self, name: str) -> bool:
        raise NotImplementedError

    def _tail(self, name: str) -> str:
        del name
        return ""

    def _more(self) -> list[Row]:
        return []

    def _fill(self, cursor: int) -> None:
        marked = self._marked
        rows = [
            Row(
                (
                    _part(
                        name,
                        words_of(name, marked.named),
                        "●" if self._is_picked(name) else "○",
                        self._tail(name),
                    ),
                )
            )
            for name in marked.names
        ]
        more = self._more()
        if more:
            rows[-1] = rows[-1]._replace(gap=1)
        rows += more
        shown = self.query_one(RowList)
        shown.show_rows(Rows(rows), keep_place=True)
        cursor = min(max(0, cursor), len(rows) - 1)
        shown.select(cursor if rows[cursor].selectable else cursor - 1, quiet=True)

    def action_name(self) -> None:
        """Asks what the selected mark is to be called in this meeting."""
        name, cursor = self._mark, self._cursor
        if not name:
            return

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._marks.rename(name, typed)
                self._fill(cursor)

        title = _("name of {sign}").format(sign=sign_of(name))
        hint = _("empty: {name}").format(name=words_of(name, {}))
        own = self._marked.named.get(name, "")
        self.app.push_screen(LineEdit(title, own, Judge(), hint=hint), answered)

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)


class MarkList(_MarkRows):
    """Sets marks: Enter sets the selected one or takes it out, Space does so and stays.

    Args:
        marks: The marks.
        target: What is marked.
        title: What the list is for.
    """

    _keys: ClassVar[list[str | Hint]] = [
        Hint("list.choose", N_("set or take out")),
        "marks.pick",
        "marks.name",
        "box.leave",
    ]

    def __init__(self, marks: "Marks", target: Target, title: str) -> None:
        super().__init__(marks, title)
        self._target = target

    def on_mount(self) -> None:
        """Fills the list."""
        self._fill(0)

    def _is_picked(self, name: str) -> bool:
        return name in self._marked.on(*self._target)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._marks.toggle(self._target, self._mark)
        self.dismiss(None)

    def action_pick(self) -> None:
        """Sets the selected mark, or takes it out, and stays."""
        self._marks.toggle(self._target, self._mark)
        self._fill(self._cursor)

    def action_take_out(self) -> None:
        """Takes the selected mark out."""
        if self._is_picked(self._mark):
            self.action_pick()


class MarkFilter(_MarkRows):
    """Asks for marks: Enter shows the items with the selected one, or with all that are picked.

    Marks on what is gone from the meeting are listed below, to be taken out.

    Args:
        marks: The marks.
        title: What the list is for.
    """

    _keys: ClassVar[list[str | Hint]] = [
        Hint("list.choose", N_("filter")),
        Hint("marks.pick", N_("several")),
        "marks.name",
        "box.leave",
    ]

    def __init__(self, marks: "Marks", title: str) -> None:
        super().__init__(marks, title)
        self._picked: set[str] = set()

    def on_mount(self) -> None:
        """Fills the list, with the first mark selected that an item bears."""
        counts = map(self._count, self._marked.names)
        self._fill(next((at for at, count in enumerate(counts) if count), 0))

    def _count(self, name: str) -> int:
        return len(self._marked.places((name,), "agenda"))

    def _is_picked(self, name: str) -> bool:
        return name in self._picked

    def _tail(self, name: str) -> str:
        count = self._count(name)
        return ngettext("{count} item", "{count} items", count).format(count=count)

    def _more(self) -> list[Row]:
        gone = self._marked.gone
        if not gone:
            return []
        heading = Part(_("On what is gone from the meeting"), "heading", mark=False)
        return [
            Row((heading,), selectable=False, heading=True),
            *(Row((_part(mark.mark, was(mark), " "),)) for mark in gone),
        ]

    @property
    def _gone(self) -> int:
        """Which of the marks on what is gone is selected; -1 for none."""
        return max(-1, self._cursor - len(self._marked.names) - 1)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if self._picked:
            self.dismiss(tuple(name for name in self._marked.names if name in self._picked))
        elif not self._mark:
            self._marks.say(_("What this mark is on is gone from the meeting."))
        elif not self._count(self._mark):
            words = _("No item of the agenda bears {sign}.")
            self._marks.say(words.format(sign=sign_of(self._mark)))
        else:
            self.dismiss((self._mark,))

    def action_pick(self) -> None:
        """Picks the selected mark, or puts it back."""
        if self._mark:
            self._picked ^= {self._mark}
            self._fill(self._cursor)

    def action_take_out(self) -> None:
        """Takes out the selected mark on what is gone; puts one back that is picked."""
        cursor = self._cursor
        if self._gone >= 0:
            self._marks.take_out(self._marked.gone[self._gone])
            self._fill(cursor)
        elif self._mark in self._picked:
            self.action_pick()


def _part(name: str, words: str, picked: str, tail: str = "") -> Part:
    """A row's part with a mark: whether it is picked, its sign, and what it is called."""
    sign = sign_of(name)
    spans = (Span(0, len(sign), f"mark-{name}"),) if name in STYLED else ()
    return Part(f"{sign} {words}", "", picked, hang=3, spans=spans, mark=False, tail=tail)
