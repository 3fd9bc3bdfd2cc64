"""A list of wrapped rows with a selection."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Region
from textual.message import Message

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.line_view import LineView
from tui.app.widgets.rows import RowSource, UnfoldingRows
from tui.app.widgets.spots import PlaceInView, Spot, place_words


class RowList(LineView):
    """Rows of which one is selected; headings are passed over.

    With the class `-led` the keys of a line move the selection, so it looks as with the focus.
    """

    DEFAULT_CSS = """
    RowList.-led > .lines--cursor { background: $selection; text-style: $selection-style; }
    """

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
        self._followed = False

    def show_rows(self, source: RowSource, *, keep_place: bool = False) -> None:
        """Shows other rows, with the selection on the first that can have it."""
        self.cursor = -1
        self._followed = False
        super().show_rows(source, keep_place=keep_place)
        if not keep_place:
            self.cursor = self._seek(0, 1)
            self._unfold()
        self.tell_where()

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
        self._wanted = None
        before, self.cursor = self.cursor, row
        self._followed = True
        self._unfold()
        top = self.top
        self.reveal(row)
        if self.top == top:
            self.redraw_row(before)
            self.redraw_row(row)
            self.tell_where()
        if not quiet and before != row:
            self.tell_highlighted()

    def _unfold(self) -> None:
        """Shows more of the selected row, where the rows have more to show."""
        if isinstance(self.source, UnfoldingRows) and self.source.selected != self.cursor:
            self.source.selected = self.cursor
            self._redraw()
            if self.styles.is_auto_height:
                self.refresh(layout=True)

    @property
    def place_in_view(self) -> PlaceInView:
        """Where the view is, and what is selected."""
        return PlaceInView(self.top, self.cursor)

    def go_back_to(self, place: PlaceInView) -> None:
        """Goes back to where the view was, with the same row selected."""
        self.select(place.cursor, quiet=True)
        super().go_back_to(place)

    def where_words(self) -> str:
        """Which row of how many is selected."""
        if self.is_all_seen or self.cursor < 0:
            return ""
        return place_words(self.cursor + 1, len(self.source))

    def tell_highlighted(self) -> None:
        """Tells that the selection has moved; a subclass may have more telling words for it."""
        self.post_message(self.Highlighted(self, self.cursor))

    def scroll_lines(self, lines: int) -> None:
        """Scrolls away from the selection, which a change of size no longer brings back."""
        self._followed = False
        super().scroll_lines(lines)

    def on_resize(self, event: Resize) -> None:
        """Wraps the rows anew; the selection stays in view if it was there."""
        super().on_resize(event)
        if self._wanted is None and self._followed and self.cursor >= 0:
            self.reveal(self.cursor)

    def jump_rows(self) -> list[int]:
        """The rows that can be jumped to, of those in view."""
        seen = dict.fromkeys(spot.row for spot in self.seen)
        return [row for row in seen if self.source.selectable(row)]

    def redraw_row(self, row: int) -> None:
        """Draws a row anew, if it is in view."""
        lines = [y for y, spot in enumerate(self.seen) if spot.row == row]
        if lines:
            self.refresh(Region(0, lines[0], self.size.width, len(lines)))

    def reveal(self, row: int) -> None:
        """Scrolls as little as brings a row, and the rows it is seen with, into view."""
        page = self.size.height
        if not page:
            return
        first = self.context_row(row)
        wrapped = self.wrapped
        height = sum(len(wrapped.lines(each)) for each in range(first, row + 1))
        if height > page:
            first, height = row, len(wrapped.lines(row))
        if Spot(first, 0) < self.top or height > page:
            self._move_to(Spot(first, 0))
            return
        last = self.seen[-1] if self.seen else self.top
        end = Spot(row, max(0, self._last_line(row)))
        if last < end:
            self._move_to(wrapped.shifted(end, 1 - page))

    def _last_line(self, row: int) -> int:
        """The last of a row's lines that says something: the gap below need not be seen."""
        return max(
            (at for at, line in enumerate(self.wrapped.lines(row)) if line.part is not None),
            default=0,
        )

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
        # Keys go to the screen on top alone, whatever has the focus on those below.
        on_top = self.screen is self.app.screen
        moves = on_top and (self.has_focus or not self.can_focus or self.has_class("-led"))
        return bar.ljust(self.SIGN_CELLS), "label" if moves else "dim"

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
            super().go_first()
        else:
            super().go_last()

    def _scroll_within(self, step: int) -> bool:
        """Scrolls inside a selected row that is cut off in this direction."""
        if self.cursor < 0 or not self.seen:
            return False
        cursor, last = self.cursor, self.seen[-1]
        if step > 0:
            cut = last.row == cursor and last.line < self._last_line(cursor)
        else:
            cut = self.top.row == cursor and self.top.line > 0
        if cut:
            self.scroll_lines(step)
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
        row = self.wrapped.shifted(Spot(self.cursor, 0), step * self._page()).row
        if row == self.cursor:
            row += step
        found = self._seek(row, step)
        self.select(found if found >= 0 else self._seek(row, -step))

    def go_first(self) -> None:
        """Selects the first row."""
        self.select(self._seek(0, 1))
        super().go_first()

    def go_last(self) -> None:
        """Selects the last row."""
        self.select(self._seek(len(self.source) - 1, -1))

    def action_choose(self) -> None:
        """Tells that the selected row was chosen."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Selects the row under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or self.was_dragged:
            return
        spot = self.spot_at(offset.y)
        if spot is None or not self.source.selectable(spot.row):
            return
        if spot.row == self.cursor and event.chain > 1:
            self.action_choose()
        else:
            self.select(spot.row)
