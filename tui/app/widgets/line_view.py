"""A view of many wrapped rows that costs what the visible ones do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple, Protocol, Self, runtime_checkable

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import (
    MouseDown,
    MouseMove,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
    Resize,
)
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.widgets.match import Match
from tui.app.widgets.rows import Part, Row, RowLine, RowSource, Span, row_lines
from tui.i18n import _
from tui.text.cells import cell_width

_FEW_ROWS = 50
"""So many rows are measured to tell how much of them is seen; of more, they are counted."""

Finder = Callable[[str], Sequence[tuple[int, int]]]
"""Finds what a search matches in a text: offsets of start and end, in order, apart."""

_UPRIGHT = Style(reverse=False)


@runtime_checkable
class KeepsPlaces(Protocol):
    """A screen that keeps where one was."""

    def leave_place(self) -> None:
        """Takes down where one is, before one goes elsewhere."""


WHEEL_LINES = 3
"""Lines that one step of the mouse wheel scrolls."""


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


class Spot(NamedTuple):
    """A line of a view's rows: position of the row, and which of its lines."""

    row: int
    line: int


class PlaceInView(NamedTuple):
    """Where a view is.

    Attributes:
        top: The line at the top.
        cursor: The selected row, or -1.
    """

    top: Spot
    cursor: int = -1


class _Frame(NamedTuple):
    """What is in view.

    Attributes:
        spots: The lines in view, from the top.
        lines: The same as they are drawn.
        thumb: The heights between which the scroll bar's thumb is; both 0 if all is seen.
        size: The view's size, with the scroll bar.
    """

    spots: list[Spot]
    lines: list[RowLine]
    thumb: tuple[int, int]
    size: Size


def place_words(place: int | str, count: int) -> str:
    """A place among others, from 1, in words."""
    return _("{place} of {count}").format(place=place, count=count)


class LineView(Widget, can_focus=True):
    """Shows the rows of a source, wrapped to its width, and scrolls by lines.

    The place is kept as the line at the top, a row and a line of it, never as a count of lines
    from the beginning. So only rows that are seen, or near, are ever made and measured, and the
    place holds when the width changes.

    The rows' texts pass through `tui.text` on their way here: made safe, and broken by our own
    rules. A subclass decides what a selection is.
    """

    DEFAULT_CSS = """
    LineView > .lines--label { color: $accent; text-style: $label-style; }
    LineView > .lines--title { text-style: bold; }
    LineView > .lines--heading { color: $primary; text-style: $heading-style; }
    LineView > .lines--symbol { color: $secondary; text-style: $symbol-style; }
    LineView > .lines--dim { color: $muted; text-style: $muted-style; }
    LineView > .lines--warning { color: $warning; text-style: $warning-style; }
    LineView > .lines--match { background: $match; color: $match-text; text-style: $match-style; }
    LineView > .lines--current { background: $primary; color: $active-text; text-style: bold underline; }
    LineView > .lines--linked { color: $accent; text-style: $linked-style; }
    LineView > .lines--letters { background: $match; color: $match-text; text-style: $match-style; }
    LineView > .lines--thumb { color: $thumb; }
    LineView:focus > .lines--cursor { background: $selection; text-style: $selection-style; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--label",
        "lines--title",
        "lines--heading",
        "lines--symbol",
        "lines--dim",
        "lines--clock",
        "lines--warning",
        "lines--match",
        "lines--current",
        "lines--linked",
        "lines--thumb",
        "lines--letters",
        "lines--cursor",
    }

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LINES)]

    ALLOW_SELECT = False

    SIGN_CELLS = 1
    """Cells kept to the left of every line for signs, at first."""

    where: reactive[str] = reactive("", init=False, repaint=False)
    """Where one is, in words, if not all is seen; what is around the view shows it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes)
        self.source: RowSource = Rows()
        self._find: Finder | None = None
        self._current: Match | None = None
        self._top = Spot(0, 0)
        self._drawn: _Frame | None = None
        self._strips: dict[int, Strip] = {}
        self._blanks: dict[tuple[int, str], Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self._letters: Mapping[int, str] = {}
        self._dragging = False
        self.sign_cells = self.SIGN_CELLS
        self._wanted: Callable[[], None] | None = None
        """Goes to the place that was asked for last, again where the view's size has changed."""

    # What is shown

    def show_rows(self, source: RowSource, *, keep_place: bool = False) -> None:
        """Shows other rows.

        Args:
            source: The rows.
            keep_place: Whether to stay at the row where the view is, and not go to the top.
        """
        self.source = source
        self._wanted = None
        self._current = None
        self._move_to(self._top if keep_place else Spot(0, 0))
        self._redraw()
        self.tell_where()
        if self.styles.is_auto_height:
            self.refresh(layout=True)

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches in every row, or nothing with None."""
        self._find = find
        self._current = None
        self._redraw()

    @property
    def top(self) -> Spot:
        """The line at the top of the view."""
        return self._top

    @property
    def place_in_view(self) -> PlaceInView:
        """Where the view is, to come back to."""
        return PlaceInView(self._top)

    def go_back_to(self, place: PlaceInView) -> None:
        """Goes back to where the view was with the same rows."""
        self._wanted = partial(self._move_to, place.top)
        self._move_to(place.top)

    @property
    def text_width(self) -> int:
        """Cells that a row has for its text: one column is the scroll bar's."""
        return self._room(self.size.width)

    def get_content_height(self, _container: Size, viewport: Size, width: int) -> int:
        """How high the view is where it is as high as its rows; that is for lists of few."""
        height = 0
        for row in range(len(self.source)):
            if height >= viewport.height:
                break
            height += len(row_lines(self.source.row(row), self._room(width)))
        return height

    @property
    def edge_cells(self) -> int:
        """Cells of a line that are not the text's: those of signs and of the scroll bar."""
        return self.sign_cells + 1

    def _room(self, width: int) -> int:
        return max(2, width - self.edge_cells)

    def _lines_of(self, row: int) -> tuple[RowLine, ...]:
        return row_lines(self.source.row(row), self.text_width)

    def _redraw(self) -> None:
        self._drawn = None
        self.refresh()

    @property
    def seen(self) -> list[Spot]:
        """The lines in view, from the top."""
        return self._frame().spots

    def _frame(self) -> _Frame:
        if self._drawn is None or self._drawn.size != self.size:
            self._strips.clear()
            height = self.size.height
            spots: list[Spot] = []
            lines: list[RowLine] = []
            row, first = self._top
            while row < len(self.source) and len(spots) < height:
                row_of_lines = self._lines_of(row)
                spots += [Spot(row, line) for line in range(first, len(row_of_lines))]
                lines += row_of_lines[first:]
                row, first = row + 1, 0
            del spots[height:], lines[height:]
            self._drawn = _Frame(spots, lines, self._thumb(spots, height), self.size)
        return self._drawn

    @property
    def rows_seen(self) -> set[int]:
        """The rows of which more is in view than the gap below."""
        frame = self._frame()
        return {
            spot.row
            for spot, line in zip(frame.spots, frame.lines, strict=True)
            if line.part is not None
        }

    @property
    def is_all_seen(self) -> bool:
        """Whether the view shows all of its rows at once."""
        return not self._frame().thumb[1]

    def tell_where(self) -> None:
        """Says anew where one is. A watcher is called at once, so that one key makes one frame."""
        if self.size.height:
            self.where = self.where_words()

    def where_words(self) -> str:
        """Where one is, in words, or `""` where that goes without saying."""
        return "" if self.is_all_seen else self.percent_words()

    def percent_words(self) -> str:
        """How much of all is seen, or above what is."""
        last, count = self.seen[-1], len(self.source)
        if count <= _FEW_ROWS:
            heights = [len(self._lines_of(row)) for row in range(count)]
            percent = (sum(heights[: last.row]) + last.line + 1) * 100 // sum(heights)
        else:
            percent = int(self._fraction(last, 1) / count * 100)
        return _("{percent} %").format(percent=percent)

    # Moving by lines

    def _shifted(self, spot: Spot, lines: int) -> Spot:
        """The spot some lines further down, or up; the first or last line beyond the ends."""
        row, line = spot
        line += lines
        while line < 0:
            if row == 0:
                return Spot(0, 0)
            row -= 1
            line += len(self._lines_of(row))
        while line >= (height := len(self._lines_of(row))):
            if row + 1 >= len(self.source):
                return Spot(row, height - 1)
            row, line = row + 1, line - height
        return Spot(row, line)

    def _last_top(self) -> Spot:
        """The line at the top when the last line is at the bottom."""
        last = len(self.source) - 1
        end = Spot(last, len(self._lines_of(last)) - 1)
        return self._shifted(end, 1 - max(1, self.size.height))

    def _move_to(self, spot: Spot) -> None:
        """Puts a line at the top, as far as the rows go."""
        if not len(self.source):
            spot = Spot(0, 0)
        elif self.size.height:
            row = min(spot.row, len(self.source) - 1)
            line = min(spot.line, len(self._lines_of(row)) - 1)
            spot = min(Spot(row, line), self._last_top())
        if spot != self._top:
            self._top = spot
            self._redraw()
            self.tell_where()

    def scroll_lines(self, lines: int) -> None:
        """Scrolls down by some lines, or up by a negative number."""
        self._wanted = None
        if len(self.source):
            self._move_to(self._shifted(self._top, lines))

    def point_at(self, row: int, text: str, span: tuple[int, int] | None) -> None:
        """Marks one match apart, and scrolls as little as brings it into view.

        Args:
            row: The row that shows it.
            text: The text in which it is.
            span: Offsets of its start and end in the text; None for the text as such.
        """
        self._current = Match(row, text, *span) if span is not None else None
        self._redraw()
        self._reveal_match(row)

    def point_nowhere(self) -> None:
        """Marks no match apart any more."""
        if self._current is not None:
            self._current = None
            self._redraw()

    def _reveal_match(self, row: int) -> None:
        """Scrolls to the match that is marked apart, else to the row's first line."""
        self._wanted = partial(self._reveal_match, row)
        if not self.size.height:
            return
        line = next(
            (
                index
                for index, line in enumerate(self._lines_of(row))
                if line.part is not None
                and any(
                    span.style == "current" and line.start <= span.start < line.end
                    for span in self._spans(line.part, row)
                )
            ),
            0,
        )
        if Spot(row, line) not in self.seen:
            self._move_to(self._shifted(Spot(row, line), -(self.size.height // 3)))

    def on_resize(self, _event: Resize) -> None:
        """Wraps the rows anew; the row at the top stays there, or what was asked for is seen."""
        if self.size.height:
            self._move_to(self._top)
            if self._wanted is not None:
                self._wanted()
            self.tell_where()

    def spot_at(self, y: int) -> Spot | None:
        """The line at a height of the view, from 0; None below the last."""
        spots = self.seen
        return spots[y] if 0 <= y < len(spots) else None

    # How it is drawn

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """What stands before a row's line: text of `sign_cells` cells, and its style."""
        del row, line
        return " " * self.sign_cells, ""

    def row_style(self, row: int) -> str:
        """The style of a whole row: `cursor` or none."""
        del row
        return ""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draws the view, or some regions of it, anew."""
        if regions:
            for region in regions:
                for y in region.line_range:
                    self._strips.pop(y, None)
        else:
            self._strips.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forgets the styles in use, as the theme, the focus or the like has changed them."""
        self._styles.clear()
        self._blanks.clear()
        self._strips.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draws a part of the view.

        Textual's own way from a line to the screen goes through a cache of borders and padding,
        and takes three times as long; a view has neither, so it hands over its lines itself.
        """
        self._frame()
        strips = [self._strip(y) for y in crop.line_range]
        if crop.x or crop.right != self.size.width:
            strips = [strip.crop_extend(crop.x, crop.right, None) for strip in strips]
        return strips

    def _strip(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            strip = self.render_line(y)
            for line_filter in self.app.get_line_filters():
                # A view has no colours of a terminal's own that were to be made true ones.
                if not isinstance(line_filter, ANSIToTruecolor):
                    strip = strip.apply_filter(line_filter, self.background_colors[1])
            self._strips[y] = strip
        return strip

    def render_line(self, y: int) -> Strip:
        """Draws a line of the view (Textual's line API)."""
        spots, lines, thumb, size = self._frame()
        width = size.width
        line = lines[y] if y < len(lines) else None
        bar = "▐" if thumb[0] <= y < thumb[1] else " "
        if line is None or line.part is None:
            return self._blank(width, bar)
        spot = spots[y]
        style = self.row_style(spot.row)
        sign, sign_style = self.row_sign(spot.row, spot.line)
        # A bar is a part of its cell: reversed with the row, it would be the other part.
        beside = "" if self._style(style).reverse else style
        segments = [Segment(sign, self._style(beside, sign_style))]
        letters = self._letters.get(spot.row) if self._is_first_seen(y) else None
        cells = self.sign_cells + self._draw(line, line.part, spot.row, segments)
        segments.append(Segment(" " * (width - 1 - cells), self._style(style)))
        segments.append(Segment(bar, self._style("thumb")))
        strip = Strip(segments, width)
        return self._with_letters(strip, letters) if letters else strip

    # Letters to jump by

    def show_letters(self, letters: Mapping[int, str]) -> None:
        """Draws letters over the beginning of rows, by their positions; nothing moves for them."""
        if letters != self._letters:
            self._letters = letters
            self.refresh()

    def _is_first_seen(self, y: int) -> bool:
        """Whether a line is the first of its row in view."""
        spots = self.seen
        return y == 0 or spots[y - 1].row != spots[y].row

    def _with_letters(self, strip: Strip, letters: str) -> Strip:
        # As far as they go they stand where the signs are, so that the text can be read.
        text = letters.center(self.sign_cells)
        label = Strip([Segment(text, self._style("letters"))], len(text))
        rest = strip.crop(min(len(text), strip.cell_length), strip.cell_length)
        return Strip.join([label, rest]).crop(0, strip.cell_length)

    def _blank(self, width: int, bar: str) -> Strip:
        """An empty line; one strip serves all, as Textual keeps in a strip what it cut of it."""
        strip = self._blanks.get((width, bar))
        if strip is None:
            segments = [
                Segment(" " * (width - 1), self._style()),
                Segment(bar, self._style("thumb")),
            ]
            strip = self._blanks[(width, bar)] = Strip(segments, width)
        return strip

    def _style(self, *names: str) -> Style:
        """The widget's style with named ones laid over it, kept until styles change."""
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in filter(None, names):
                over = self.get_component_rich_style(f"lines--{name}", partial=True)
                # What is reversed on a reversed row stands the right way round, and so stands out.
                style += over + _UPRIGHT if style.reverse and over.reverse else over
            self._styles[names] = style
        return style

    def _draw(self, line: RowLine, part: Part, row: int, segments: list[Segment]) -> int:
        """Appends a line's segments; returns how many cells they take."""
        row_style = self.row_style(row)
        column = line.column
        if line.lead:
            segments.append(Segment(" " * line.lead_column, self._style(row_style)))
            segments.append(Segment(line.lead, self._style(row_style, part.lead_style)))
            column -= line.lead_column + cell_width(line.lead)
        segments.append(Segment(" " * column, self._style(row_style)))
        place = line.start
        for span in self._spans(part, row):
            start, end = max(span.start, place), min(span.end, line.end)
            if start >= end:
                continue
            if start > place:
                text = part.text[place:start]
                segments.append(Segment(text, self._style(row_style, part.style)))
            text = part.text[start:end]
            segments.append(Segment(text, self._style(row_style, part.style, span.style)))
            place = end
        if place < line.end:
            text = part.text[place : line.end]
            segments.append(Segment(text, self._style(row_style, part.style)))
        return line.column + cell_width(part.text[line.start : line.end])

    def _thumb(self, spots: Sequence[Spot], height: int) -> tuple[int, int]:
        count = len(self.source)
        if not spots or (spots[0] == (0, 0) and self._is_end(spots[-1])):
            return 0, 0
        begin = self._fraction(spots[0], 0)
        end = self._fraction(spots[-1], 1)
        size = max(1, round((end - begin) / count * height))
        first = round(begin / count * height)
        if self._is_end(spots[-1]):
            first = height - size
        elif first + size >= height:
            first = max(0, height - size - 1)
        return first, first + size

    def _is_end(self, spot: Spot) -> bool:
        return spot.row == len(self.source) - 1 and spot.line == len(self._lines_of(spot.row)) - 1

    def _fraction(self, spot: Spot, after: int) -> float:
        return spot.row + (spot.line + after) / max(1, len(self._lines_of(spot.row)))

    def _spans(self, part: Part, row: int) -> Sequence[Span]:
        if self._find is None or not part.mark:
            return part.spans
        found = [Span(start, end, "match") for start, end in self._find(part.text)]
        if self._current is not None and self._current.row == row:
            current = [
                Span(start, end, "current")
                for text, start, end in self._current.spans(self.source.row(row))
                if text == part.text
            ]
            found = _overlaid(current, found)
        return _overlaid(found, part.spans) if found else part.spans

    # Commands and the mouse

    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def action_down(self) -> None:
        """Scrolls down by a line."""
        self.scroll_lines(1)

    def action_up(self) -> None:
        """Scrolls up by a line."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scrolls down by a page, with one line in common."""
        self.scroll_lines(self._page())

    def action_page_up(self) -> None:
        """Scrolls up by a page, with one line in common."""
        self.scroll_lines(-self._page())

    def before_jump(self) -> None:
        """Lets the screen take down where one is, where it keeps that."""
        if isinstance(self.screen, KeepsPlaces):
            self.screen.leave_place()

    def action_first(self) -> None:
        """Goes to the beginning."""
        self.before_jump()
        self.go_first()

    def action_last(self) -> None:
        """Goes to the end."""
        self.before_jump()
        self.go_last()

    def go_first(self) -> None:
        """Scrolls to the beginning."""
        self._move_to(Spot(0, 0))

    def go_last(self) -> None:
        """Scrolls to the end."""
        if len(self.source):
            self._move_to(self._last_top())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scrolls with the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scrolls with the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold of the scroll bar."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x == self.size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag(offset.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drags the scroll bar."""
        if self._dragging:
            self._drag(event.get_content_offset_capture(self).y)

    def on_mouse_up(self, _event: MouseUp) -> None:
        """Lets the scroll bar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        place = max(0.0, min(1.0, y / max(1, self.size.height - 1)))
        self._move_to(Spot(round(place * (len(self.source) - 1)), 0))


def _overlaid(over: Sequence[Span], under: Sequence[Span]) -> list[Span]:
    """Spans with others laid over them, in order and apart."""
    result = list(over)
    for span in under:
        place = span.start
        for start, end, _style in over:
            if place < min(start, span.end):
                result.append(Span(place, min(start, span.end), span.style))
            place = max(place, end)
        if place < span.end:
            result.append(Span(place, span.end, span.style))
    return sorted(result)
