"""A view of many wrapped rows that costs what the visible ones do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple, Self

from textual.events import Resize
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.app.widgets.line_drawing import LINE_CLASSES, LINE_CSS, LineDrawing, Look
from tui.app.widgets.marking import MarkingView
from tui.app.widgets.match import Finder, Marks, Match
from tui.app.widgets.rows import RowLine, Rows, RowSource, Span, row_lines
from tui.app.widgets.spots import PlaceInView, Spot, WrappedRows
from tui.i18n import _


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


class LineView(MarkingView):
    """Shows the rows of a source, wrapped to its width, and scrolls by lines.

    The place is kept as the line at the top, a row and a line of it, never as a count of lines
    from the beginning. So only rows that are seen, or near, are ever made and measured, and the
    place holds when the width changes.

    The rows' texts pass through `tui.text` on their way here: made safe, and broken by our own
    rules. A subclass decides what a selection is.
    """

    DEFAULT_CSS = LINE_CSS

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LINE_CLASSES}

    SIGN_CELLS = 1
    """Cells kept to the left of every line for signs, at first."""

    where: reactive[str] = reactive("", init=False, repaint=False)
    """Where one is, in words, if not all is seen; what is around the view shows it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, classes=classes)
        self.source: RowSource = Rows()
        self._marks = Marks()
        self._top = Spot(0, 0)
        self._drawn: _Frame | None = None
        self._strips: dict[int, Strip] = {}
        self._drawing = LineDrawing(self)
        self._letters: Mapping[int, str] = {}
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
        self.unmark()
        self._wanted = None
        self._marks.current = None
        self._move_to(self._top if keep_place else Spot(0, 0))
        self._redraw()
        self.tell_where()
        if self.styles.is_auto_height:
            self.refresh(layout=True)

    def remake(self) -> None:
        """Makes the rows in view anew, as what they show has changed; the place stays."""
        self._move_to(self._top)
        self._redraw()

    def mark(self, find: Finder | None) -> None:
        """Marks what a search matches in every row, or nothing with None."""
        self._marks.find = find
        self._marks.current = None
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
        """How high the view is where it is as high as its rows, or as what is around it may be."""
        height, most = 0, self.most_height(viewport)
        for row in range(len(self.source)):
            if height >= most:
                return most
            height += len(row_lines(self.source.row(row), self._room(width)))
        return min(height, most)

    @property
    def edge_cells(self) -> int:
        """Cells of a line that are not the text's: those of signs and of the scroll bar."""
        return self.sign_cells + 1

    def _room(self, width: int) -> int:
        return max(2, width - self.edge_cells)

    @property
    def wrapped(self) -> WrappedRows:
        """The rows as they are wrapped now."""
        return WrappedRows(self.source, self.text_width)

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
            size, wrapped = self.size, self.wrapped
            spots, lines = wrapped.seen(self._top, size.height)
            self._drawn = _Frame(spots, lines, wrapped.thumb(spots, size.height), size)
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
        return _("{percent} %").format(percent=self.wrapped.percent(self.seen[-1]))

    # Moving by lines

    def _move_to(self, spot: Spot) -> None:
        """Puts a line at the top, as far as the rows go."""
        if not len(self.source):
            spot = Spot(0, 0)
        elif self.size.height:
            spot = self.wrapped.nearest_top(spot, self.size.height)
        if spot != self._top:
            self._top = spot
            self._redraw()
            self.tell_where()

    def scroll_lines(self, lines: int) -> None:
        """Scrolls down by some lines, or up by a negative number."""
        self._wanted = None
        if len(self.source):
            self._move_to(self.wrapped.shifted(self._top, lines))

    def scroll_to_part(self, part: float) -> None:
        """Scrolls to a row by its place between the first, 0, and the last, 1."""
        self._move_to(Spot(round(part * (len(self.source) - 1)), 0))

    def go_first(self) -> None:
        """Scrolls to the beginning."""
        self._move_to(Spot(0, 0))

    def go_last(self) -> None:
        """Scrolls to the end."""
        if len(self.source):
            self._move_to(self.wrapped.last_top(self.size.height))

    def point_at(self, row: int, text: str, span: tuple[int, int] | None) -> None:
        """Marks one match apart, and scrolls as little as brings it into view.

        Args:
            row: The row that shows it.
            text: The text in which it is.
            span: Offsets of its start and end in the text; None for the text as such.
        """
        self._marks.current = Match(row, text, *span) if span is not None else None
        self._redraw()
        self._reveal_match(row)

    def point_nowhere(self) -> None:
        """Marks no match apart any more."""
        if self._marks.current is not None:
            self._marks.current = None
            self._redraw()

    def _reveal_match(self, row: int) -> None:
        """Scrolls to the match that is marked apart, else to the row's first line."""
        self._wanted = partial(self._reveal_match, row)
        if not self.size.height:
            return
        line = next(
            (
                index
                for index, line in enumerate(self.wrapped.lines(row))
                if any(
                    span.style == "current" and column.start <= span.start < column.end
                    for column in (line, line.beside)
                    if column is not None and column.part is not None
                    for span in self._marks.spans(column.part, row, self.source)
                )
            ),
            0,
        )
        if Spot(row, line) not in self.seen:
            self._move_to(self.wrapped.shifted(Spot(row, line), -(self.size.height // 3)))

    def on_resize(self, _event: Resize) -> None:
        """Wraps the rows anew; the row at the top stays there, or what was asked for is seen."""
        if self.size.height:
            self.unmark()
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
        self._drawing.forget()
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
        line = lines[y] if y < len(lines) else None
        bar = "▐" if thumb[0] <= y < thumb[1] else " "
        if line is None or line.part is None:
            return self._drawing.blank(size.width, bar)
        row, within = spots[y]
        style = self.row_style(row)
        if self.marked is not None:
            # The selected row has the same colours, and would hide what is marked in it.
            line, style = self.marked.shown(spots[y], line), ""
        look = Look(size.width, style, *self.row_sign(row, within), self.sign_cells, bar)
        strip = self._drawing.line(
            line, self._spans(line, row), look, self._spans(line.beside, row)
        )
        letters = self._letters.get(row) if self._is_first_seen(y) else None
        return self._drawing.with_letters(strip, letters, self.sign_cells) if letters else strip

    def _spans(self, line: RowLine | None, row: int) -> Sequence[Span]:
        part = line.part if line is not None else None
        return self._marks.spans(part, row, self.source) if part is not None else ()

    # Letters to jump by

    def show_letters(self, letters: Mapping[int, str]) -> None:
        """Draws letters before rows, by their positions; no row takes more lines for them."""
        if letters != self._letters:
            self._letters = letters
            self.refresh()

    def _is_first_seen(self, y: int) -> bool:
        """Whether a line is the first of its row in view."""
        spots = self.seen
        return y == 0 or spots[y - 1].row != spots[y].row
