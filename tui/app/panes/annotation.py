"""The annotation of the selected item, with all that the file says of the item."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.app.panes.noted import note_rows
from tui.app.status_signs import SIGNS
from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.line_view import LineView
from tui.app.widgets.rows import Part, Row, Rows, Span
from tui.app.widgets.spots import PlaceInView, Spot, place_words
from tui.i18n import _
from tui.meeting.dates import place_text
from tui.meeting.values import value_words
from tui.text.cells import cell_width
from tui.text.paragraphs import paragraphs
from tui.text.symbols import find_symbols

if TYPE_CHECKING:
    from tui.app.panes.bilingual import Translation
    from tui.meeting.notes import Note

_PARAGRAPH = "¶"
_COUNTED = 2
"""Fewer paragraphs than these need no numbers to tell where one is."""

_NAME_CELLS = 13
"""Cells that the names of an item's or a meeting's values have at the least, with a blank."""


class AnnotationPane(LineView):
    """Shows what is to be read about one item, or about the meeting."""

    def __init__(self) -> None:
        super().__init__(id="annotation")
        self._paragraphs = range(0)
        """The rows of the paragraphs that people count."""
        self._counts = False

    def show_item(
        self,
        view: MeetingView,
        item: int,
        translation: "Translation | None" = None,
        notes: "Sequence[Note]" = (),
        gone: "Sequence[Note]" = (),
    ) -> None:
        """Shows the annotation of an item, or with `OVERVIEW` the meeting as such.

        Args:
            view: The meeting.
            item: The item.
            translation: The same meeting in another language, to be shown beside it.
            notes: The private notes on it.
            gone: Those on what is gone from the meeting.
        """
        before, prose, after = _sections(view, item)
        if translation is not None:
            there = translation.item(item)
            other = _sections(translation.other, there) if there is not None else None
            before, prose, after = translation.beside((before, prose, after), other)
        self._paragraphs = range(len(before), len(before) + len(prose))
        self._make_margin()
        self.show_rows(Rows([*before, *prose, *after, *note_rows(notes, gone)]))

    @property
    def paragraph_seen(self) -> int:
        """The first of the paragraphs that are seen, from 0."""
        seen = self.rows_seen.intersection(self._paragraphs)
        return self._paragraphs.index(min(seen)) if seen else 0

    def go_to_paragraph(self, paragraph: int) -> None:
        """Scrolls to a paragraph, from 0; to what stands above the first one for that."""
        if 0 < paragraph < len(self._paragraphs):
            self.go_back_to(PlaceInView(Spot(self._paragraphs[paragraph], 0), -1))

    def count_paragraphs(self, counts: bool) -> None:  # noqa: FBT001 -- its only argument
        """Shows the paragraphs' numbers in the margin, or shows them no more."""
        self._counts = counts
        self._make_margin()
        self.refresh()

    def _make_margin(self) -> None:
        number = len(str(len(self._paragraphs)))
        self.sign_cells = len(_PARAGRAPH) + number + 2 if self._counts else self.SIGN_CELLS

    def row_sign(self, row: int, line: int) -> tuple[str, str]:
        """The number of a paragraph."""
        if not self._counts or line or row not in self._paragraphs:
            return super().row_sign(row, line)
        number = f"{_PARAGRAPH} {self._paragraphs.index(row) + 1}"
        return f"{number.rjust(self.sign_cells - 1)} ", "dim"

    def where_words(self) -> str:
        """Which paragraphs of how many are seen; how much in all where they are not counted."""
        if self.is_all_seen:
            return ""
        seen = self.rows_seen.intersection(self._paragraphs)
        count = len(self._paragraphs)
        if count < _COUNTED or not seen:
            return self.percent_words()
        first, last = (self._paragraphs.index(row) + 1 for row in (min(seen), max(seen)))
        place = str(first) if first == last else f"{first}–{last}"
        return f"{_PARAGRAPH} {place_words(place, count)}"

    def point_at_text(self, text: str, span: tuple[int, int] | None) -> None:
        """Marks one match in a text apart and scrolls to it, or to where the text begins."""
        row = next(
            (
                index
                for index in range(len(self.source))
                if any(part.text == text for part in self.source.row(index).parts)
            ),
            0,
        )
        self.point_at(row, text, span)


def _sections(view: MeetingView, item: int) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of an item, or with `OVERVIEW` of the meeting: before, of and after the annotation."""
    if item == OVERVIEW:
        return list(_about_meeting(view)), list(_prose(view.meeting.about.introduction)), []
    prose = _prose(view.item(item).annotation)
    return list(_about_item(view, item)), list(prose), list(_below_annotation(view, item))


def _prose(text: str) -> Iterator[Row]:
    for paragraph in paragraphs(text):
        spans = tuple(Span(start, end, "symbol") for start, end in find_symbols(paragraph))
        yield Row((Part(paragraph, spans=spans),), selectable=False, gap=1)


def _facts(pairs: list[tuple[str, str]]) -> Iterator[Row]:
    shown = [(name, value) for name, value in pairs if value]
    names = max((cell_width(name) for name, _value in shown), default=0)
    hang = max(_NAME_CELLS, names + 1)
    for index, (name, value) in enumerate(shown):
        last = index == len(shown) - 1
        yield Row((Part(value, "", name, "dim", hang=hang),), selectable=False, gap=int(last))


def _about_item(view: MeetingView, position: int) -> Iterator[Row]:
    item = view.item(position)
    yield Row((Part(item.title, "title", view.label(position)),), selectable=False, gap=1)
    yield from _facts(_item_facts(view, position))


def _below_annotation(view: MeetingView, position: int) -> Iterator[Row]:
    item = view.item(position)
    outline = view.links.outline
    below = [sub for sub in outline.subtree(position) if outline.parents[sub] == position]
    for sub in below:
        last = sub == below[-1]
        yield Row(
            (Part(view.item(sub).title, "", view.label(sub), hang=4),),
            selectable=False,
            gap=int(last),
        )
    if not item.annotation.strip() and not below:
        yield Row((Part(_("No annotation."), "dim", mark=False),), selectable=False, gap=1)
    for number, footnote in enumerate(item.footnotes, 1):
        yield Row((Part(footnote, "dim", str(number), "dim", hang=3),), selectable=False)


def _item_facts(view: MeetingView, position: int) -> list[tuple[str, str]]:
    item, times = view.item(position), view.times(position)
    words = (SIGNS.get(item.status, ""), value_words("agenda", "status", item.status))
    status = " ".join(filter(None, words))
    outcome = paragraphs(item.outcome)
    related = [
        f"{key} {view.item(view.links.items[key]).title}" if key in view.links.items else key
        for key in item.related
    ]
    return [
        (_("Marks"), view.marked.words("agenda", position) if view.marked is not None else ""),
        (_("Kind"), value_words("agenda", "kind", item.kind)),
        (_("Taken up"), times.taken_up),
        (_("Status"), status or times.done),
        ("", times.done if status else ""),
        *((_("Outcome") if at == 0 else "", text) for at, text in enumerate(outcome)),
        (
            _("Time planned"),
            _("{minutes} min").format(minutes=item.minutes) if item.minutes is not None else "",
        ),
        *((_("Related"), text) for text in related),
    ]


def _about_meeting(view: MeetingView) -> Iterator[Row]:
    about = view.meeting.about
    yield Row((Part(about.title, "title"),), selectable=False, gap=0 if about.session else 1)
    if about.session:
        yield Row((Part(about.session, "title"),), selectable=False, gap=1)
    place = place_text(about.city, about.start, about.end, about.language)
    if about.document_title:
        yield Row((Part(about.document_title),), selectable=False)
    yield Row((Part(place),), selectable=False, gap=1)
    yield from _facts(
        [
            (_("Marks"), view.marked.words("meeting", 0) if view.marked is not None else ""),
            (_("Body"), about.body),
            (_("Venue"), about.venue),
            (_("Symbol"), about.symbol),
            (_("Version"), about.version),
            (_("Issued"), about.issued.isoformat() if about.issued else ""),
            (_("Time zone"), about.timezone),
            (_("Address"), about.url),
            (_("File"), str(view.path)),
        ]
    )
