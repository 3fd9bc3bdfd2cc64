"""What stands under the items of a paper, as values of a meeting: texts, footnotes and documents."""

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from tui.meeting.model import AgendaItem, Document
from tui.papers.agenda import FoundItem, supply_numbers
from tui.papers.documents import cited_documents, listed_documents, says_none
from tui.papers.footnotes import Footnote
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, plain, plain_words
from tui.papers.lines import Line, Use
from tui.text.symbols import find_symbols

_BULLET = re.compile(r"^(?:[•·●▪◦‣*]|[–—-](?=\s))\s*")


class Gathering:
    """Makes items and documents of what was found.

    Args:
        items: The items, with their lines.
        lines: The lines of the paper.
        footnotes: Its footnotes.
        addresses: The addresses in it.
        language: Its language.
        setting: How it is set.
    """

    def __init__(  # noqa: PLR0917 -- all that a paper was found to have
        self,
        items: Sequence[FoundItem],
        lines: Sequence[Line],
        footnotes: Sequence[Footnote],
        addresses: Sequence[str],
        language: PaperLanguage,
        setting: Setting,
    ) -> None:
        self._items = items
        self._lines = lines
        self._language = language
        self._setting = setting
        self._addresses = _by_symbol(addresses)
        self.introduction: list[Footnote] = []
        """The footnotes to what stands before the first item."""
        self._documents: list[Document] = []
        self._origins: list[list[Line]] = []
        self._notes = self._under_items(footnotes)

    @property
    def document_word(self) -> str:
        """The paper's own word for the documents of an item."""
        words = plain_words(self._language.sections.documents)
        found = (
            line.text.strip().rstrip(":：")
            for line in self._lines
            if line.use is Use.HEADING and plain(line.text) in words
        )
        return next(found, "") if any(item.documents for item in self._items) else ""

    def agenda_and_documents(self) -> tuple[list[AgendaItem], list[Document]]:
        """The items and the documents; each line is told where it went."""
        for at, item in enumerate(self._items):
            self._listed(at, item)
        known = {document.symbol for document in self._documents if document.symbol}
        agenda = [
            self._item(at, item, self._annotation(at, item, known))
            for at, item in enumerate(self._items)
        ]
        kept, places = _once(self._documents)
        by_url = {document.url: at for at, document in enumerate(kept) if document.url}
        for line in self._lines:
            if line.use is Use.ADDRESS and line.text.strip() in by_url:
                line.went_into(("documents", by_url[line.text.strip()]))
        for place, group in zip(places, self._origins, strict=True):
            for line in group:
                line.went_into(("documents", place))
        return agenda, kept

    def _listed(self, at: int, item: FoundItem) -> None:
        """Takes the documents that are listed under an item."""
        for group in self._setting.grouped(item.documents):
            words = self._setting.joined([line.words for line in group])
            found = listed_documents([words], item.number, self._addresses, self._language)
            self._documents += found
            self._origins += [group] * len(found)
            if not found and not says_none(words, self._language):
                # What is too long for a document is text.
                item.text += group
            for line in group if not found else ():
                line.went_into(("agenda", at))

    def _annotation(self, at: int, item: FoundItem, known: set[str]) -> str:
        """The text of an item; the documents that it cites are taken."""
        paragraphs: list[str] = []
        for number, group in enumerate(self._setting.grouped(item.text)):
            for line in group:
                line.went_into(("agenda", at, "annotation", number))
            text = self._setting.joined([line.words for line in group])
            paragraphs.append(text)
            cited = cited_documents([text], item.number, known, self._addresses, self._language)
            self._documents += cited
            self._origins += [group] * len(cited)
        return "\n\n".join(paragraphs)

    def _item(self, at: int, item: FoundItem, annotation: str) -> AgendaItem:
        for line in item.signs:
            line.went_into(("agenda", at))
        for line in item.heads:
            line.went_into(("agenda", at, "title"))
        footnotes = []
        for number, note in enumerate(self._notes.get(at, ())):
            for line in note.lines:
                line.went_into(("agenda", at, "footnotes", number))
            footnotes.append(note.text)
        return AgendaItem(
            number=item.number,
            level=item.level,
            title=item.title,
            annotation=annotation,
            footnotes=tuple(footnotes),
        )

    def _under_items(self, footnotes: Sequence[Footnote]) -> Mapping[int, list[Footnote]]:
        """The footnotes of each item: of the one that has the mark, else of that above it."""
        owner = {
            id(line): at
            for at, item in enumerate(self._items)
            for line in (*item.heads, *item.text, *item.documents)
        }
        found: dict[int, list[Footnote]] = {}
        for note in footnotes:
            note.text = self._setting.joined([line.words for line in note.lines])
            at = owner.get(id(note.place)) if note.place is not None else None
            if (
                at is None
                and note.place is not None
                and not (owner and self._is_below(note, owner))
            ):
                self.introduction.append(note)
                continue
            if at is None:
                at = self._above(note.lines[0], owner)
            if note.text:
                found.setdefault(at, []).append(note)
        return found

    def _is_below(self, note: Footnote, owner: Mapping[int, int]) -> bool:
        """Whether the mark of a footnote stands behind the first item."""
        for line in self._lines:
            if line is note.place:
                return False
            if id(line) in owner:
                return True
        return False

    def _above(self, line: Line, owner: Mapping[int, int]) -> int:
        last = 0
        for each in self._lines:
            if each is line:
                break
            last = owner.get(id(each), last)
        return last


def supply_bullets(lines: Sequence[Line], setting: Setting) -> list[FoundItem]:
    """The items of a list that has signs before them and no numbers; each has one supplied."""
    items: list[FoundItem] = []
    for line in lines:
        if line.use is not Use.UNKNOWN:
            continue
        bullet = _BULLET.match(line.words)
        if bullet is not None:
            items.append(FoundItem(None, line, line.words[bullet.end() :]))
        elif not items:
            continue
        elif line.gap and not setting.spaced:
            items[-1].text.append(line)
            line.use = Use.ANNOTATION
            continue
        else:
            items[-1].go_on(line)
        line.use = Use.ITEM
    return supply_numbers(items, setting) if len(items) > 1 else []


def _by_symbol(addresses: Sequence[str]) -> Mapping[str, str]:
    """The address of each symbol that one leads to."""
    found: dict[str, str] = {}
    for url in addresses:
        for begin, end in find_symbols(url):
            found.setdefault(url[begin:end], url)
    return found


def _once(documents: Sequence[Document]) -> tuple[list[Document], list[int]]:
    """Documents by symbol, one each: of one that several items have, the items; and their places."""
    found: dict[str, Document] = {}
    keys: list[str] = []
    for at, document in enumerate(documents):
        key = document.symbol or f"\0{document.title or at}"
        keys.append(key)
        known = found.get(key)
        if known is None:
            found[key] = document
        else:
            items = tuple(dict.fromkeys((*known.items, *document.items)))
            found[key] = structs.replace(known, items=items)
    order = list(found)
    return list(found.values()), [order.index(key) for key in keys]
