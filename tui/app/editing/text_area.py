"""An area for paragraphs, broken into lines by our own rules."""

from typing import Any

from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from tui.text.breaking import break_lines


class PaperDocument(WrappedDocument):
    """A document whose lines are broken as the panes break them.

    Textual's own breaking strands Chinese punctuation, and takes a run of Chinese for one word.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Breaks every line of the document.

        Args:
            width: Cells of the area; 0 for no breaking.
            tab_width: Cells of a tab.
        """
        super().wrap(0, tab_width)
        self._width = width
        if not width:
            return
        self._wrap_offsets = [
            [line.start for line in break_lines(text, width)[1:]] for text in self.document.lines
        ]
        self._line_index_to_offsets = []
        self._offset_to_line_info = []
        for index, offsets in enumerate(self._wrap_offsets):
            first = len(self._offset_to_line_info)
            self._offset_to_line_info += [(index, part) for part in range(len(offsets) + 1)]
            self._line_index_to_offsets.append(list(range(first, first + len(offsets) + 1)))

    def wrap_range(
        self, start: tuple[int, int], old_end: tuple[int, int], new_end: tuple[int, int]
    ) -> None:
        """Breaks what an edit has changed: all of it, as texts of a meeting are short."""
        del start, old_end, new_end
        self.wrap(self._width, self._tab_width)


class PaperArea(TextArea):
    """A text area that breaks lines by our own rules."""

    def __init__(self, text: str, **settings: Any) -> None:  # noqa: ANN401 -- Textual's own
        super().__init__(text, soft_wrap=True, tab_behavior="focus", **settings)

    def on_resize(self) -> None:
        """Draws the lines as they are broken now.

        Textual may have drawn them between the layout and this event, as they were broken before.
        """
        self.refresh()

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = PaperDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()
