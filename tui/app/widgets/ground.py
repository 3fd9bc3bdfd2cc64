"""What is drawn behind other widgets, without drawing it anew in each frame."""

from typing import TYPE_CHECKING, Self

from textual.geometry import Region, Size
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget as _Base
else:
    # Textual looks for style sheets along the first widget among the bases, so these are none.
    _Base = object


class Ground(_Base):
    """Mixed into a widget of one colour; what is seen in it is its children.

    Textual hands all lines of such a widget through its filters in every frame in which one of its
    children is drawn. They are all alike, so one of them does.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draws a part of the widget."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Through(_Base):
    """Mixed into a screen through which the one below is seen, as that has drawn itself.

    Textual's own way there takes the lines below apart into segments, and puts them together
    again, whenever anything in front of them is laid out anew.
    """

    _below: tuple[Size, list[Strip]] | None = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draws the screen, or some regions of it, anew; also when the one below has changed."""
        if repaint:
            self._below = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draws a part of the screen."""
        if self._below is None or self._below[0] != self.size:
            seen = self.render()
            if not isinstance(seen, BackgroundScreen):
                return super().render_lines(crop)
            strips = seen.screen._compositor.render_strips(self.size)  # noqa: SLF001 -- drawn there
            self._below = self.size, [strip.discard_meta() for strip in strips]
        lines = [strip.crop(crop.x, crop.right) for strip in self._below[1][crop.y : crop.bottom]]
        # As the terminal is resized, one of the two screens has its new size before the other; a
        # line that is too short then would leave a hole, at which Textual ends.
        lines = [strip.adjust_cell_length(crop.width, self.rich_style) for strip in lines]
        missing = crop.height - len(lines)
        return lines + [Strip.blank(crop.width, self.rich_style)] * missing
