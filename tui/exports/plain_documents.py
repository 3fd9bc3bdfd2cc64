"""The documents of a printed meeting."""

from collections.abc import Iterable, Iterator

from tui.exports import labels
from tui.exports.layout import flow, hang, one_line, paragraphs
from tui.exports.paper import Paper
from tui.exports.plain_agenda import title_line
from tui.i18n import _
from tui.meeting.model import Document

_NO_ITEM = -1


def documents(paper: Paper) -> Iterator[list[str]]:
    """All documents by the first item that each names; first those that belong to no item."""
    groups: dict[int, list[int]] = {}
    for document, items in enumerate(paper.links.document_items):
        groups.setdefault(min(items, default=_NO_ITEM), []).append(document)
    blocks: list[list[str]] = []
    for item in sorted(groups):
        printed = [lines for each in groups[item] if (lines := _document(paper, each, item))]
        if printed and item != _NO_ITEM:
            blocks.append(_group_line(paper, item))
        blocks += printed
    if blocks:
        yield paper.section(paper.headings.documents)
        yield from blocks


def documents_of(paper: Paper, positions: Iterable[int], item: int) -> Iterator[list[str]]:
    """Some documents, for the page of one item."""
    printed = [lines for each in positions if (lines := _document(paper, each, item))]
    if printed:
        yield paper.section(paper.headings.documents)
        yield from printed


def _group_line(paper: Paper, item: int) -> list[str]:
    """The item over its documents, with its whole number: it stands alone here."""
    number = one_line(paper.meeting.agenda[item].number)
    if number == paper.label(item).removesuffix("."):
        return title_line(paper, item)
    return hang(number, paper.title(item), paper.width, column=4)


def _document(paper: Paper, position: int, item: int) -> list[str]:
    document = paper.meeting.documents[position]
    width, margin = paper.width, paper.margin
    symbol, title = one_line(document.symbol), one_line(document.title)
    citation = paragraphs(document.description)
    if symbol and title and _squeezed(title) in _squeezed("".join(citation)):
        # The citation as printed says it.
        title = ""
    lines = flow(symbol or title, width, margin=margin) if symbol or title else []
    below = 2 * margin
    if symbol and title:
        lines += flow(title, width, margin=below)
    for paragraph in citation:
        lines += flow(paragraph, width, margin=below)
    for fact in filter(None, _facts(paper, document, item)):
        lines += flow(fact, width, margin=below)
    return lines


def _facts(paper: Paper, document: Document, item: int) -> Iterator[str]:
    """What else the file says of a document, a line each."""
    said_by = one_line(document.submitted_by)
    if _squeezed(said_by) in _squeezed("".join(paragraphs(document.description))):
        said_by = ""
    supersedes = one_line(document.supersedes)
    yield labels.BETWEEN.join(
        filter(
            None,
            (
                labels.document_kind(document.kind),
                _(labels.SUBMITTED_BY).format(said_by) if said_by else "",
                labels.document_status(document.status),
                _(labels.SUPERSEDES).format(supersedes) if supersedes else "",
            ),
        )
    )
    known = [paper.links.items.get(key) for key in document.items]
    if known not in ([], [item]):
        references = filter(None, map(paper.reference, document.items))
        if named := ", ".join(references):
            yield _(labels.ITEMS).format(named)
    yield one_line(document.url)
    for language, path in document.files.items():
        if path := one_line(path):
            yield _(labels.COPY).format(one_line(language), path)


def _squeezed(text: str) -> str:
    return "".join(text.split())
