"""The head of a printed meeting, the list of its items, and the annotations."""

from collections.abc import Iterable, Iterator

from tui.exports import labels
from tui.exports.layout import (
    STEP,
    flow,
    hang,
    label_column,
    one_line,
    paragraphs,
    range_right,
    underlined,
)
from tui.exports.paper import Paper
from tui.i18n import _
from tui.meeting.course import times_of
from tui.meeting.dates import days_text, place_text
from tui.text.breaking import wrap
from tui.text.cells import cell_width

_SENTENCE_ENDS = frozenset(
    ".!?;:…‥‼⁇⁈⁉‽"
    "。．｡！？；：︕︖"  # Chinese and Japanese
    "؟؛۔"  # Arabic, Urdu
    "।॥"  # Devanagari and its neighbours
    "։՞՜"  # Armenian
    "።፤፥፧፨"  # Ethiopic
    "။។៕།༎᠃᠉"  # Myanmar, Khmer, Tibetan, Mongolian
)
_QUOTES = "”’»›」』\"'"


def head(paper: Paper) -> Iterator[list[str]]:
    """The symbol, the meeting with its place and days, and the paper's own title."""
    about = paper.meeting.about
    issued = days_text(about.issued, about.issued, about.language) if about.issued else ""
    version = "" if about.version in about.symbol else about.version
    corner = _wrapped((about.symbol, version, issued), paper.width)
    yield range_right(corner, paper.width) if paper.roomy else corner
    place = place_text(one_line(about.city), about.start, about.end, about.language)
    yield _wrapped((about.body, about.title, about.session), paper.width)
    yield _wrapped((place, about.venue, about.url), paper.width)
    title = underlined(about.document_title, paper.width, centred=paper.roomy, line="═")
    if title:
        # A title that begins the text itself stands apart from the head above it.
        yield ["", *title]


def _wrapped(texts: Iterable[str], width: int) -> list[str]:
    return [line for text in texts if one_line(text) for line in wrap(one_line(text), width)]


def agenda_list(paper: Paper) -> Iterator[list[str]]:
    """The list of items with the punctuation of the printed list."""
    outline = paper.links.outline
    by_depth: dict[int, list[str]] = {}
    for item, depth in enumerate(outline.depths):
        by_depth.setdefault(depth, []).append(paper.label(item))
    columns = {depth: label_column(found) for depth, found in by_depth.items()}
    margins = [0]
    for depth in range(len(columns)):
        margins.append(margins[-1] + columns[depth])
    lines: list[str] = []
    for item, depth in enumerate(outline.depths):
        label, title = paper.label(item), paper.title(item) + _ending(paper, item)
        if label or title:
            margin = min(margins[depth], paper.width // 3)
            lines += hang(label, title, paper.width, margin=margin, column=columns[depth])
    if lines:
        yield paper.section(paper.headings.agenda)
        yield lines


def _ending(paper: Paper, item: int) -> str:
    """What the printed list puts behind an item: `：`, `；` or `。` in Chinese."""
    title, outline = paper.title(item), paper.links.outline
    last = title.rstrip(_QUOTES)[-1:]
    if not title or last in _SENTENCE_ENDS:
        return ""
    opens, goes_on, closes = paper.words.ends
    if outline.has_children(item):
        return opens
    another_follows = item + 1 < len(outline.depths) and outline.depths[item + 1] > 0
    return goes_on if another_follows else closes


def introduction(paper: Paper) -> Iterator[list[str]]:
    """The text before the first item."""
    for number, paragraph in enumerate(paragraphs(paper.meeting.about.introduction)):
        lines = wrap(paragraph, paper.width)
        yield lines if number else ["", *lines]


def annotations(paper: Paper, items: Iterable[int]) -> Iterator[list[str]]:
    """The annotations of some items, each under its title; nothing where none has any."""
    found = [(item, [lines for lines in annotation(paper, item) if lines]) for item in items]
    if any(blocks for _item, blocks in found):
        yield paper.section(paper.headings.annotations)
        for item, blocks in found:
            yield title_line(paper, item)
            yield from blocks


def title_line(paper: Paper, item: int) -> list[str]:
    """The title of an item behind its number, as over its annotation."""
    label, title = paper.label(item), paper.title(item)
    return hang(label, title, paper.width, column=STEP if label else 0) if label or title else []


def annotation(paper: Paper, position: int) -> Iterator[list[str]]:
    """What the meeting has on one item itself: nothing where it has only a title."""
    item = paper.meeting.agenda[position]
    minutes = ""
    if item.minutes is not None:
        minutes = labels.minutes(item.minutes)
    times = times_of(item, paper.language)
    taken_up = _(labels.TAKEN_UP).format(times.taken_up) if times.taken_up else ""
    status = labels.item_status(item.status)
    facts = (labels.item_kind(item.kind), minutes, taken_up, status, times.done)
    stated = labels.BETWEEN.join(filter(None, facts))
    if stated:
        yield flow(stated, paper.width, margin=paper.margin)
    for paragraph in paragraphs(item.annotation):
        yield flow(paragraph, paper.width, margin=paper.margin)
    for number, paragraph in enumerate(paragraphs(item.outcome)):
        text = paragraph if number else _(labels.OUTCOME) + paragraph
        yield flow(text, paper.width, margin=paper.margin)
    references = [paper.reference(key) for key in item.related]
    related = ", ".join(filter(None, references))
    if related:
        yield flow(_(labels.RELATED).format(related), paper.width, margin=paper.margin)
    yield _footnotes(paper, item.footnotes)


def _footnotes(paper: Paper, footnotes: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for number, footnote in enumerate(footnotes, 1):
        text = one_line(footnote)
        if text:
            lines += hang(str(number), text, paper.width, margin=paper.margin, column=STEP)
    return [" " * paper.margin + "─" * 10, *lines] if lines else []


def item_head(paper: Paper, item: int) -> list[str]:
    """The title of an item over a page of its own, and above it those that it belongs under."""
    ancestors = reversed(list(paper.links.outline.ancestors(item)))
    lines = [line for each in ancestors for line in title_line(paper, each)]
    own = title_line(paper, item)
    return [*lines, *own, "─" * max(map(cell_width, own), default=0)]
