"""A view of many wrapped rows that costs what the visible ones do."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import Scope, bindings
from tui.app.widgets.rows import Part, Row, RowLayout, RowLine, RowSource, Span, row_lines
from tui.text.cells import cell_width

Finder = Callable[[str], Sequence[tuple[int, int]]]
"""Finds what a search matches in a text: offsets of start and end, in order, apart."""


class Rows:
    """Rows that are all there already.

    Args:
        rows: The rows, in order.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at a position."""
        return self._rows[index]

    def selectable(self, index: int) -> bool:
        """Whether the selection can rest on a row."""
        return self._rows[index].selectable


class LineView(ScrollView, can_focus=True):
    """Shows the rows of a source, wrapped to its width, and scrolls by lines.

    The rows' texts pass through `tui.text` on their way here: made safe, and broken by our own
    rules. A subclass decides what a selection is.
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $line;
        scrollbar-color-hover: $muted;
        scrollbar-color-active: $accent;
        padding: 0;
    }
    LineView > .lines--label { color: $accent; }
    LineView > .lines--title { text-style: bold; }
    LineView > .lines--heading { color: $primary; text-style: bold; }
    LineView > .lines--symbol { color: $secondary; }
    LineView > .lines--dim { color: $muted; }
    LineView > .lines--warning { color: $warning; }
    LineView > .lines--match { background: $warning; color: $background; text-style: bold; }
    LineView > .lines--linked { color: $accent; text-style: bold; }
    LineView > .lines--cursor { background: $surface; }
    LineView:focus > .lines--cursor { background: $selection; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--label",
        "lines--title",
        "lines--heading",
        "lines--symbol",
        "lines--dim",
        "lines--warning",
        "lines--match",
        "lines--linked",
        "lines--cursor",
    }

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LINES)]

    GUTTER = 1
    """Cells kept to the left of every line for signs."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes)
        self.source: RowSource = Rows()
        self._find: Finder | None = None
        self._lines: dict[int, list[RowLine]] = {}
        self._marks: dict[int, dict[int, tuple[Span, ...]]] = {}
        self._width = 0
        self._layout_of_rows = RowLayout(0, self._height)

    # What is shown

    def show_rows(self, source: RowSource, *, keep_place: bool = False) -> None:
        """Shows other rows.

        Args:
            source: The rows.
            keep_place: Whether to stay at the line where the view is, and not go to the top.
        """
        self.source = source
        self._lay_out()
        if not keep_place:
            self.scroll_to_line(0)

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches in every row, or nothing with None."""
        self._find = find
        self._marks.clear()
        self.refresh()

    @property
    def text_width(self) -> int:
        """Cells that a row has for its text."""
        return max(2, self.scrollable_content_region.width - self.GUTTER)

    def _lay_out(self) -> None:
        self._width = self.text_width
        self._lines.clear()
        self._marks.clear()
        self._layout_of_rows = RowLayout(len(self.source), self._height)
        self._measure(self.scroll_offset.y)
        self.refresh()

    def _height(self, row: int) -> int:
        return len(self._lines_of(row))

    def _lines_of(self, row: int) -> list[RowLine]:
        lines = self._lines.get(row)
        if lines is None:
            lines = self._lines[row] = row_lines(self.source.row(row), self._width)
        return lines

    def _measure(self, line: int) -> int:
        """Measures what is around a line; returns where the same text lies afterwards."""
        layout = self._layout_of_rows
        row, within = layout.locate(line)
        layout.measure_around(row, self.size.height)
        total = layout.total
        if (self.virtual_size.width, self.virtual_size.height) != (self.size.width, total):
            self.virtual_size = Size(self.size.width, total)
        return layout.top(row) + within if len(self.source) else 0

    def scroll_to_line(self, line: int) -> None:
        """Scrolls so that a line is the first that shows, as far as the text goes."""
        line = self._measure(line)
        self.scroll_to(y=line, animate=False, force=True)

    def row_at(self, y: int) -> int:
        """The row at a line of the view, counted from its top; -1 below the last."""
        line = y + self.scroll_offset.y
        if not 0 <= line < self._layout_of_rows.total:
            return -1
        return self._layout_of_rows.locate(line)[0]

    def on_resize(self, _event: Resize) -> None:
        """Wraps the rows anew, and keeps the row at the top where it is."""
        if self._width == self.text_width:
            self._measure(self.scroll_offset.y)
            return
        row, _ = self._layout_of_rows.locate(self.scroll_offset.y)
        self._lay_out()
        if row < len(self.source):
            self.scroll_to_line(self._layout_of_rows.top(row))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measures what comes into view, without moving what is seen."""
        super().watch_scroll_y(old_value, new_value)
        line = round(new_value)
        measured = self._measure(line)
        if measured != line:
            self.scroll_to(y=measured, animate=False, force=True)

    # How it is drawn

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """What stands in the gutter of a row's line: text of `GUTTER` cells, and its style."""
        del row, line
        return " " * self.GUTTER, ""

    def row_style(self, row: int) -> str:
        """The style of a whole row: `cursor`, `linked` or none."""
        del row
        return ""

    def render_line(self, y: int) -> Strip:
        """Draws a line of the view (Textual's line API)."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        line = y + self.scroll_offset.y
        if self._width != self.text_width or not 0 <= line < self._layout_of_rows.total:
            return Strip.blank(width, base)
        row, within = self._layout_of_rows.locate(line)
        lines = self._lines_of(row)
        if within >= len(lines):
            return Strip.blank(width, base)
        if lines[within].part is None:
            return Strip.blank(width, base)
        style = base + self._style(self.row_style(row))
        sign, sign_style = self.row_sign(row, within)
        segments = [Segment(sign, style + self._style(sign_style))]
        segments += self._segments(row, lines[within], style)
        strip = Strip(segments)
        return strip.adjust_cell_length(width, style)

    def _style(self, name: str) -> Style:
        if not name:
            return Style.null()
        return self.get_component_rich_style(f"lines--{name}", partial=True)

    def _segments(self, row: int, line: RowLine, base: Style) -> list[Segment]:
        part = line.part
        if part is None:
            return []
        segments: list[Segment] = []
        column = line.column
        if line.lead:
            segments.append(Segment(" " * line.lead_column, base))
            segments.append(Segment(line.lead, base + self._style(part.lead_style)))
            column -= line.lead_column + cell_width(line.lead)
        segments.append(Segment(" " * column, base))
        plain = base + self._style(part.style)
        place = line.start
        for start, end, name in self._spans(row, part):
            start, end = max(start, line.start, place), min(end, line.end)  # noqa: PLW2901 -- clipped
            if start >= end:
                continue
            if start > place:
                segments.append(Segment(part.text[place:start], plain))
            segments.append(Segment(part.text[start:end], plain + self._style(name)))
            place = end
        if place < line.end:
            segments.append(Segment(part.text[place : line.end], plain))
        return segments

    def _spans(self, row: int, part: Part) -> tuple[Span, ...]:
        if self._find is None or not part.mark:
            return part.spans
        marks = self._marks.setdefault(row, {})
        spans = marks.get(id(part))
        if spans is None:
            found = [Span(start, end, "match") for start, end in self._find(part.text)]
            # Matches come first where they meet other spans: those are cut by what is drawn.
            spans = marks[id(part)] = tuple(sorted([*found, *part.spans])) if found else part.spans
        return spans

    # Moving

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 1)

    def action_down(self) -> None:
        """Scrolls down by a line."""
        self.scroll_to_line(self.scroll_offset.y + 1)

    def action_up(self) -> None:
        """Scrolls up by a line."""
        self.scroll_to_line(self.scroll_offset.y - 1)

    def action_page_down(self) -> None:
        """Scrolls down by a page, with one line in common."""
        self.scroll_to_line(self.scroll_offset.y + self._page())

    def action_page_up(self) -> None:
        """Scrolls up by a page, with one line in common."""
        self.scroll_to_line(self.scroll_offset.y - self._page())

    def action_first(self) -> None:
        """Scrolls to the beginning."""
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """Scrolls to the end."""
        if len(self.source):
            self.scroll_to_line(self._layout_of_rows.top(len(self.source) - 1))
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
