"""A list of wrapped rows with a selection."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.message import Message

from tui.app.commands import Scope, bindings
from tui.app.widgets.line_view import LineView
from tui.app.widgets.rows import RowSource


class RowList(LineView):
    """Rows of which one is selected; headings are passed over."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LIST)]

    class Highlighted(Message):
        """The selection moved to another row.

        Attributes:
            row_list: The list.
            row: The row's position.
        """

        def __init__(self, row_list: "RowList", row: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.row = row

        @property
        def control(self) -> "RowList":
            """The list, for `on` selectors."""
            return self.row_list

    class Chosen(Highlighted):
        """A row was chosen, by Enter or a click on the selected row."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes)
        self.cursor = -1

    def show_rows(self, source: RowSource, *, keep_place: bool = False) -> None:
        """Shows other rows, with the selection on the first that can have it."""
        self.cursor = -1
        super().show_rows(source, keep_place=keep_place)
        if not keep_place:
            self.cursor = self._seek(0, 1)

    def _seek(self, row: int, step: int) -> int:
        """The first selectable row from `row` on in a direction, or -1."""
        while 0 <= row < len(self.source):
            if self.source.selectable(row):
                return row
            row += step
        return -1

    def select(self, row: int, *, quiet: bool = False) -> None:
        """Moves the selection to a row and into view.

        Args:
            row: The row's position; one that is not there leaves the selection alone.
            quiet: Whether nobody is told, because they asked for it.
        """
        if not 0 <= row < len(self.source):
            return
        before, self.cursor = self.cursor, row
        self.reveal(row)
        self._redraw(before)
        self._redraw(row)
        if not quiet and before != row:
            self.post_message(self.Highlighted(self, row))

    def _redraw(self, row: int) -> None:
        if 0 <= row < len(self.source):
            layout = self._layout_of_rows
            self.refresh_lines(layout.top(row), layout.height(row))

    def reveal(self, row: int) -> None:
        """Scrolls as little as brings a row, and the heading above it, into view."""
        layout = self._layout_of_rows
        self._measure(layout.top(row))
        page = self.scrollable_content_region.height
        top, end = layout.top(self.context_row(row)), layout.top(row) + layout.height(row)
        if end - top > page:
            top = layout.top(row)
        if top < self.scroll_offset.y:
            self.scroll_to_line(top)
        elif end > self.scroll_offset.y + page:
            self.scroll_to_line(min(end - page, layout.top(row)))

    def context_row(self, row: int) -> int:
        """The first of the rows that should be seen with a row: the headings right above it."""
        while row > 0 and not self.source.selectable(row - 1):
            row -= 1
        return row

    def row_style(self, row: int) -> str:
        """The selected row stands out."""
        return "cursor" if row == self.cursor else ""

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """A bar along the selected row tells it apart without colour."""
        del line
        bar = "▌" if row == self.cursor else " "
        return bar.ljust(self.GUTTER), "label" if self.has_focus else "dim"

    def action_down(self) -> None:
        """Selects the next row; of one taller than the view, shows the rest first."""
        if not self._scroll_within(1):
            self._step(1)

    def action_up(self) -> None:
        """Selects the row before; of one taller than the view, shows the rest first."""
        if not self._scroll_within(-1):
            self._step(-1)

    def _step(self, step: int) -> None:
        found = self._seek(self.cursor + step, step)
        if found >= 0:
            self.select(found)
        elif step < 0:
            self.scroll_to_line(0)
        else:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _scroll_within(self, step: int) -> bool:
        """Scrolls inside a selected row that is cut off in this direction."""
        if self.cursor < 0:
            return False
        layout, page = self._layout_of_rows, self.scrollable_content_region.height
        top, height = layout.top(self.cursor), layout.height(self.cursor)
        view = self.scroll_offset.y
        if height <= page or not (top < view + page and top + height > view):
            return False
        cut = top + height > view + page if step > 0 else top < view
        if cut:
            self.scroll_to_line(view + step)
        return cut

    def action_page_down(self) -> None:
        """Selects the row a page further down."""
        self._page_step(1)

    def action_page_up(self) -> None:
        """Selects the row a page further up."""
        self._page_step(-1)

    def _page_step(self, step: int) -> None:
        if self.cursor < 0:
            return
        layout = self._layout_of_rows
        line = self._measure(layout.top(self.cursor)) + step * self._page()
        line = max(0, min(line, layout.total - 1))
        row, _ = layout.locate(line)
        if row == self.cursor:
            row += step
        found = self._seek(row, step)
        self.select(found if found >= 0 else self._seek(row, -step))

    def action_first(self) -> None:
        """Selects the first row."""
        self.select(self._seek(0, 1))
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """Selects the last row."""
        self.select(self._seek(len(self.source) - 1, -1))

    def action_choose(self) -> None:
        """Tells that the selected row was chosen."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Selects the row under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = self.row_at(offset.y)
        if row < 0 or not self.source.selectable(row):
            return
        if row == self.cursor and event.chain > 1:
            self.action_choose()
        else:
            self.select(row)
