"""How the lines of a view are drawn in its styles."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.rows import Part, RowLine, Span
from tui.text.cells import cell_width

_UPRIGHT = Style(reverse=False)
_FULL = Style(dim=False)

LINE_CSS = """
LineView > .lines--label { color: $accent; text-style: $label-style; }
LineView > .lines--title { text-style: bold; }
LineView > .lines--heading { color: $primary; text-style: $heading-style; }
LineView > .lines--symbol { color: $secondary; text-style: $symbol-style; }
LineView > .lines--dim { color: $muted; text-style: $muted-style; }
LineView > .lines--warning { color: $warning; text-style: $warning-style; }
LineView > .lines--match { background: $match; color: $match-text; text-style: $match-style; }
LineView > .lines--current {
    background: $primary; color: $active-text; text-style: $active-style underline;
}
LineView > .lines--linked { color: $accent; text-style: $linked-style; }
LineView > .lines--letters { background: $match; color: $match-text; text-style: $match-style; }
LineView > .lines--marked {
    color: $foreground; background: $selection; text-style: $selection-style;
}
LineView > .lines--mark-star { color: $mark-star; text-style: $mark-style; }
LineView > .lines--mark-red { color: $mark-red; text-style: $mark-style; }
LineView > .lines--mark-yellow { color: $mark-yellow; text-style: $mark-style; }
LineView > .lines--mark-green { color: $mark-green; text-style: $mark-style; }
LineView > .lines--mark-blue { color: $mark-blue; text-style: $mark-style; }
LineView > .lines--thumb { color: $thumb; }
LineView:focus > .lines--cursor { background: $selection; text-style: $selection-style; }
"""
"""What the styles of a view look like, by the theme."""

LINE_CLASSES = frozenset(
    {
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
        "lines--marked",
        "lines--mark-star",
        "lines--mark-red",
        "lines--mark-yellow",
        "lines--mark-green",
        "lines--mark-blue",
        "lines--thumb",
        "lines--letters",
        "lines--cursor",
    }
)
"""The names of those styles, as Textual's component classes."""


class Look(NamedTuple):
    """What a line has beside its text.

    Attributes:
        width: The line's width in cells, with the scroll bar.
        style: Name of the style of the whole line, or `""`.
        sign: What stands before the line.
        sign_style: Name of its style.
        sign_cells: Cells that it takes.
        bar: What stands in the scroll bar.
    """

    width: int
    style: str
    sign: str
    sign_style: str
    sign_cells: int
    bar: str


class LineDrawing:
    """Draws lines in the styles of a view; what can serve again is kept.

    Args:
        view: The view; its styles are named `lines--…`.
    """

    def __init__(self, view: Widget) -> None:
        self._view = view
        self._blanks: dict[tuple[int, str], Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def forget(self) -> None:
        """Forgets what was kept, as the styles have changed."""
        self._styles.clear()
        self._blanks.clear()

    def style(self, *names: str) -> Style:
        """The view's style with named ones laid over it, kept until styles change."""
        style = self._styles.get(names)
        if style is None:
            style = self._view.rich_style
            for name in filter(None, names):
                over = self._view.get_component_rich_style(f"lines--{name}", partial=True)
                # What is reversed on a reversed row stands the right way round, and so stands out.
                style += over + _UPRIGHT if style.reverse and over.reverse else over
            # Terminals dim the letters of what is reversed towards the bright ground behind them.
            if style.reverse and style.dim:
                style += _FULL
            self._styles[names] = style
        return style

    def blank(self, width: int, bar: str) -> Strip:
        """An empty line; one strip serves all, as Textual keeps in a strip what it cut of it."""
        strip = self._blanks.get((width, bar))
        if strip is None:
            segments = [
                Segment(" " * (width - 1), self.style()),
                Segment(bar, self.style("thumb")),
            ]
            strip = self._blanks[(width, bar)] = Strip(segments, width)
        return strip

    def line(
        self,
        line: RowLine,
        spans: Sequence[Span],
        look: Look,
        beside: Sequence[Span] = (),
    ) -> Strip:
        """A line with text, or an empty one where it has no part.

        Args:
            line: The line.
            spans: The stretches of its part in styles of their own, in order and apart.
            look: What it has beside.
            beside: Likewise of the part in the second column, where there is one.
        """
        part = line.part
        if part is None:
            return self.blank(look.width, look.bar)
        # A bar is a part of its cell: reversed with the row, it would be the other part.
        around = "" if self.style(look.style).reverse else look.style
        segments = [Segment(look.sign, self.style(around, look.sign_style))]
        self._draw(line, part, spans, look.style, segments)
        cells = line.column + cell_width(part.text[line.start : line.end])
        second = line.beside
        if second is not None and second.part is not None:
            shifted = second._replace(
                column=second.column - cells, lead_column=second.lead_column - cells
            )
            self._draw(shifted, second.part, beside, look.style, segments)
            cells = second.column + cell_width(second.part.text[second.start : second.end])
        if line.tail:
            segments.append(Segment(" " * (line.tail_column - cells), self.style(look.style)))
            segments += self._tail(part, line.tail, look.style)
            cells = line.tail_column + cell_width(line.tail)
        cells += look.sign_cells
        segments.append(Segment(" " * (look.width - 1 - cells), self.style(look.style)))
        segments.append(Segment(look.bar, self.style("thumb")))
        return Strip(segments, look.width)

    def _draw(
        self,
        line: RowLine,
        part: Part,
        spans: Sequence[Span],
        row_style: str,
        segments: list[Segment],
    ) -> None:
        """Appends the segments of a line's lead and text."""
        column = line.column
        if line.lead:
            segments.append(Segment(" " * line.lead_column, self.style(row_style)))
            segments.append(Segment(line.lead, self.style(row_style, part.lead_style)))
            column -= line.lead_column + cell_width(line.lead)
        segments.append(Segment(" " * column, self.style(row_style)))
        place = line.start
        for span in spans:
            start, end = max(span.start, place), min(span.end, line.end)
            if start >= end:
                continue
            if start > place:
                text = part.text[place:start]
                segments.append(Segment(text, self.style(row_style, part.style)))
            text = part.text[start:end]
            segments.append(Segment(text, self.style(row_style, part.style, span.style)))
            place = end
        if place < line.end:
            text = part.text[place : line.end]
            segments.append(Segment(text, self.style(row_style, part.style)))

    def _tail(self, part: Part, tail: str, row_style: str) -> Iterator[Segment]:
        """The segments of what stands at the right of a line."""
        place = 0
        for start, end, style in part.tail_spans:
            if start > place:
                yield Segment(tail[place:start], self.style(row_style, "label"))
            yield Segment(tail[start:end], self.style(row_style, style))
            place = end
        if place < len(tail):
            yield Segment(tail[place:], self.style(row_style, "label"))

    def with_letters(self, strip: Strip, letters: str, sign_cells: int) -> Strip:
        """A line with letters before its text, and a blank between them.

        They stand where the signs are. Where these have too few cells, the text makes room, as far
        as there is no blank before it.
        """
        taken = max(sign_cells, len(letters) + 1)
        label = Segment(letters, self.style("letters"))
        blank = Segment(" " * (taken - len(letters)), self.style())
        end = strip.cell_length - 1
        text = strip.crop(sign_cells, end)
        blanks = len(text.text) - len(text.text.lstrip(" "))
        text = text.crop(min(taken - sign_cells, blanks), text.cell_length)
        room = max(0, end - taken)
        parts = [Strip([label, blank]), text.crop(0, room).adjust_cell_length(room)]
        return Strip.join([*parts, strip.crop(end, end + 1)]).crop(0, end + 1)
