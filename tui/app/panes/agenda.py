"""The agenda: the outline of items, which folds."""

from bisect import bisect_left
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.reactive import reactive

from tui.app.commands.bindings import bindings
from tui.app.commands.command import Scope
from tui.app.messages import AnnotationWanted
from tui.app.panes.filtering import Filter
from tui.app.panes.marked import with_signs
from tui.app.status_signs import SIGNS
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.row_list import RowList
from tui.app.widgets.rows import Part, Row
from tui.app.widgets.spots import place_words
from tui.i18n import ngettext

_LABEL_CELLS = 4
"""Cells for a label, so that titles of one level align: `(a) ` and `10. ` fit."""


class _OutlineRows:
    """The rows of the outline: the meeting, then the items that no fold hides."""

    def __init__(self, view: MeetingView, items: list[int], context: frozenset[int]) -> None:
        self._view = view
        self._items = items
        self._context = context
        depths = view.links.outline.depths
        self._numbered = any(view.label(position) for position in items if depths[position] == 0)

    def __len__(self) -> int:
        return len(self._items) + 1

    def row(self, index: int) -> Row:
        if index == 0:
            title = Part(self._view.meeting.about.title, "title")
            return Row((with_signs(title, self._view, "meeting", 0),), gap=1)
        position = self._items[index - 1]
        item = self._view.item(position)
        depth = self._view.links.outline.depths[position]
        style = "title" if depth == 0 else ""
        label = self._view.label(position)
        # Under the numbers: under the titles it would read on from the title above.
        is_heading = self._numbered and not label and depth == 0
        part = Part(
            item.title,
            "dim" if position in self._context else style,
            label,
            indent=depth * 2,
            hang=0 if is_heading else _LABEL_CELLS,
        )
        return Row((with_signs(part, self._view, "agenda", position),))

    def selectable(self, index: int) -> bool:
        del index
        return True


class AgendaPane(RowList):
    """The outline of the meeting's agenda. The selected row is the meeting's selected item."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.OUTLINE)]

    DEFAULT_CSS = """
    AgendaPane > .lines--cursor { background: $surface; }
    AgendaPane:focus > .lines--cursor { background: $selection; text-style: $selection-style; }
    """

    SIGN_CELLS = 3

    item: reactive[int] = reactive(OVERVIEW, init=False, repaint=False)
    """The position of the selected item, or `OVERVIEW`. The screen watches it: a watcher is called
    at once, so that all panes change in one frame."""

    def __init__(self) -> None:
        super().__init__(id="agenda")
        self._view: MeetingView | None = None
        self._folded: set[int] = set()
        self._items: list[int] = []
        self._filter: Filter | None = None
        self._shown: frozenset[int] = frozenset()

    def show_meeting(
        self, view: MeetingView, item: int | None = None, filter_: Filter | None = None
    ) -> None:
        """Shows the agenda of a meeting.

        Args:
            view: The meeting.
            item: The item to select, with what is folded and the place kept; None where the
                meeting is shown for the first time.
            filter_: What is to be shown of it; None for all.
        """
        self._filter = filter_
        folded = {self._view.item(at).key for at in self._folded} - {""} if self._view else set()
        self._view = view
        # The signs of what has become of the items have a column where there are any.
        has_signs = any(each.status in SIGNS for each in view.meeting.agenda)
        self.sign_cells = self.SIGN_CELLS + int(has_signs)
        self._folded = {
            at
            for at, each in enumerate(view.meeting.agenda)
            if each.key in folded and view.links.outline.has_children(at)
        }
        self._show_items(keep_place=item is not None)
        if item is None:
            item = 0 if self._items else OVERVIEW
        self.set_reactive(AgendaPane.item, item)
        self.select_item(item)

    def _show_items(self, *, keep_place: bool = False) -> None:
        if self._view is None:
            return
        outline = self._view.links.outline
        context: frozenset[int] = frozenset()
        items: list[int] = []
        if self._filter is None:
            position = 0
            while position < len(outline.ends):
                items.append(position)
                position = outline.ends[position] if position in self._folded else position + 1
        else:
            self._shown = self._filter.shown(outline)
            items = sorted(self._shown)
            context = self._shown - self._filter.items
        self._items = items
        self.show_rows(_OutlineRows(self._view, items, context), keep_place=keep_place)
        self.tell_where()

    # The filter

    @property
    def filter(self) -> Filter | None:
        """What is shown of the agenda; None where all is."""
        return self._filter

    def filter_by(self, filter_: Filter | None) -> None:
        """Shows a part of the agenda, with what is above it, or all of it again.

        The selected item stays so. While a part is shown, nothing in it is folded.
        """
        if filter_ is not None and self.item != OVERVIEW:
            filter_ = filter_.with_item(self.item)
        if filter_ == self._filter:
            return
        self._filter = filter_
        self._show_items(keep_place=True)
        self.select(self._row_of(self.item), quiet=True)

    @property
    def left_out(self) -> int:
        """How many items a filter leaves out."""
        if self._view is None or self._filter is None:
            return 0
        return len(self._view.meeting.agenda) - len(self._items)

    def beside(self, step: int) -> int | None:
        """The item after the selected one, or with -1 before it, of those that a filter shows.

        Returns:
            Its position or `OVERVIEW`; None where there is none.
        """
        if self._view is None:
            return None
        if self._filter is None:
            item = self.item + step
            return item if OVERVIEW <= item < len(self._view.meeting.agenda) else None
        row = self._row_of(self.item) + step
        if not 0 <= row <= len(self._items):
            return None
        return self._items[row - 1] if row else OVERVIEW

    def _row_of(self, item: int) -> int:
        return bisect_left(self._items, item) + 1 if item != OVERVIEW else 0

    @property
    def folded(self) -> frozenset[int]:
        """The items whose sub-items are folded away."""
        return frozenset(self._folded)

    def fold_only(self, items: frozenset[int]) -> None:
        """Folds these items, and no others."""
        if items != self._folded:
            self._folded = set(items)
            self._show_items(keep_place=True)

    def select_item(self, item: int) -> None:
        """Selects an item by its position, or the meeting by `OVERVIEW`; unfolds what hides it."""
        if self._view is None:
            return
        if item != OVERVIEW:
            hiding = self._folded.intersection(self._view.links.outline.ancestors(item))
            self._folded -= hiding
            hidden = self._filter is not None and item not in self._shown
            if self._filter is not None and hidden:
                self._filter = self._filter.with_item(item)
            if hiding or hidden:
                self._show_items(keep_place=True)
        self.select(self._row_of(item))

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """The selection's bar, a sign that tells what is folded, and one for what has become of it."""
        bar, style = super().row_sign(row, line)
        fold = status = " "
        if row > 0 and line == 0 and self._view is not None:
            position = self._items[row - 1]
            status = SIGNS.get(self._view.item(position).status, " ")
            if self._filter is None and self._view.links.outline.has_children(position):
                fold = "▸" if position in self._folded else "▾"
        return f"{bar[0]}{fold}{status}".ljust(self.sign_cells), style

    def on_click(self, event: Click) -> None:
        """Folds or unfolds where the sign of a fold is clicked; else selects."""
        offset = event.get_content_offset(self)
        spot = self.spot_at(offset.y) if offset is not None else None
        if offset is None or spot is None or offset.x >= self.SIGN_CELLS or spot.row == 0:
            return
        if self.was_dragged or self._filter is not None:
            return
        item = self._items[spot.row - 1]
        if self._view is not None and self._view.links.outline.has_children(item):
            self._folded ^= {item}
            self._refold(item)

    def action_fold(self) -> None:
        """Folds the selected item's sub-items away; from one without, goes to the item above."""
        if self._view is None or self.item == OVERVIEW:
            return
        outline, item = self._view.links.outline, self.item
        if outline.has_children(item) and item not in self._folded and self._filter is None:
            self._folded.add(item)
            self._refold(item)
        elif outline.parents[item] >= 0:
            self.select_item(outline.parents[item])

    def action_unfold(self) -> None:
        """Unfolds the selected item's sub-items; of one with none folded, goes to what it says."""
        if self._view is None:
            return
        if self.item in self._folded and self._filter is None:
            item = self.item
            self._folded.discard(item)
            self._refold(item)
        else:
            self.post_message(AnnotationWanted())

    def _refold(self, item: int) -> None:
        self._show_items(keep_place=True)
        self.select(self._row_of(item), quiet=True)

    def where_words(self) -> str:
        """Which item of how many is selected, those counted that are folded away.

        Where a filter leaves items out, it is said by which marks, and how many there are.
        """
        if self._filter is not None:
            words = ngettext(
                "{marks} · {count} left out", "{marks} · {count} left out", self.left_out
            )
            return words.format(marks=self._filter.words, count=self.left_out)
        if self.is_all_seen or self.cursor <= 0 or self._view is None:
            return ""
        return place_words(self._items[self.cursor - 1] + 1, len(self._view.meeting.agenda))

    def tell_highlighted(self) -> None:
        """The selected row is the selected item."""
        self.item = self._items[self.cursor - 1] if self.cursor > 0 else OVERVIEW

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on an item goes on to its annotation."""
        event.stop()
        self.post_message(AnnotationWanted())
