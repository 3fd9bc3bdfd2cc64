"""The annotation of the selected item, with all that the file says of the item."""

from collections.abc import Iterator

from tui.app.view import OVERVIEW, MeetingView
from tui.app.widgets.line_view import LineView, Rows
from tui.app.widgets.rows import Part, Row, Span
from tui.meeting.dates import place_text
from tui.meeting.model import AgendaItem
from tui.text.paragraphs import paragraphs
from tui.text.symbols import find_symbols


class AnnotationPane(LineView):
    """Shows what is to be read about one item, or about the meeting."""

    def __init__(self) -> None:
        super().__init__(id="annotation")

    def show_item(self, view: MeetingView, item: int) -> None:
        """Shows the annotation of an item, or with `OVERVIEW` the meeting as such."""
        rows = _overview(view) if item == OVERVIEW else _annotation(view, item)
        self.show_rows(Rows(list(rows)))

    def reveal_text(self, text: str) -> None:
        """Scrolls to what the search matches in a text, or to where the text begins."""
        row = next(
            (
                index
                for index in range(len(self.source))
                if any(part.text == text for part in self.source.row(index).parts)
            ),
            0,
        )
        self.reveal_match(row)


def _prose(text: str) -> Iterator[Row]:
    for paragraph in paragraphs(text):
        spans = tuple(Span(start, end, "symbol") for start, end in find_symbols(paragraph))
        yield Row((Part(paragraph, spans=spans),), selectable=False, gap=1)


def _facts(pairs: list[tuple[str, str]]) -> Iterator[Row]:
    shown = [(name, value) for name, value in pairs if value]
    for index, (name, value) in enumerate(shown):
        last = index == len(shown) - 1
        yield Row((Part(value, "", name, "dim", hang=13),), selectable=False, gap=int(last))


def _annotation(view: MeetingView, position: int) -> Iterator[Row]:
    item = view.item(position)
    yield Row((Part(item.title, "title", view.label(position)),), selectable=False, gap=1)
    yield from _facts(_item_facts(view, item))
    yield from _prose(item.annotation)
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
        yield Row((Part("No annotation.", "dim", mark=False),), selectable=False, gap=1)
    if item.outcome:
        yield Row((Part("Outcome", "heading", mark=False),), selectable=False)
        yield from _prose(item.outcome)
    for number, footnote in enumerate(item.footnotes, 1):
        yield Row((Part(footnote, "dim", str(number), "dim", hang=3),), selectable=False)


def _item_facts(view: MeetingView, item: AgendaItem) -> list[tuple[str, str]]:
    related = [
        f"{key} {view.item(view.links.items[key]).title}" if key in view.links.items else key
        for key in item.related
    ]
    return [
        ("Kind", item.kind),
        ("Status", item.status),
        ("Time planned", f"{item.minutes} min" if item.minutes is not None else ""),
        *(("Related", text) for text in related),
    ]


def _overview(view: MeetingView) -> Iterator[Row]:
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
            ("Body", about.body),
            ("Venue", about.venue),
            ("Symbol", about.symbol),
            ("Version", about.version),
            ("Issued", about.issued.isoformat() if about.issued else ""),
            ("Time zone", about.timezone),
            ("Address", about.url),
            ("File", str(view.path)),
        ]
    )
    yield from _prose(about.introduction)
