"""A paper as a meeting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import structs

from tui.i18n import _
from tui.meeting.model import About, AgendaItem, Document, Headings, Meeting, Sitting
from tui.papers.agenda import FoundItem, read_annotations, read_inline, read_list
from tui.papers.blocks import Block, UnreadablePaper
from tui.papers.documents import cited_documents, listed_documents
from tui.papers.found import Guess, Imported
from tui.papers.head import Head, read_head
from tui.papers.joining import Setting
from tui.papers.language import (
    PaperLanguage,
    guess_language,
    language_of,
    plain,
    section_words,
)
from tui.papers.lines import Line, Use, lines_of, looks_like_footnote, mark_addresses
from tui.papers.numbers import numbered
from tui.papers.schedule import ScheduleReader, plain_number
from tui.papers.tracing import trace
from tui.text.symbols import find_symbols

_LANGUAGE_LINES = 200


def import_paper(blocks: Iterable[Block], tag: str = "") -> Imported:
    """Finds the meeting that a paper describes.

    Args:
        blocks: The blocks of the paper.
        tag: The tag of its language; by default that is guessed.

    Raises:
        UnreadablePaper: It is in no language that is known, or has no items.
    """
    lines = lines_of(blocks, section_words())
    guessed = tag or guess_language(line.text for line in lines[:_LANGUAGE_LINES])
    if not guessed:
        raise UnreadablePaper(
            _("the paper is in a language that is not known; name it with --language")
        )
    return _Importing(lines, language_of(guessed)).run()


class _Importing:
    def __init__(self, lines: list[Line], language: PaperLanguage) -> None:
        self._lines = lines
        self._language = language
        self._guesses: list[Guess] = []
        self._remarks: list[str] = []
        self._headings: dict[str, str] = {}

    def run(self) -> Imported:
        lines, language = self._lines, self._language
        addresses = self._addresses(mark_addresses(lines))
        for line in lines:
            if line.use is Use.UNKNOWN and looks_like_footnote(line):
                line.use = Use.FOOTNOTE
        body = [line for line in lines if line.use in (Use.UNKNOWN, Use.LIST)]
        setting = Setting(body, language)
        start = self._list_start()
        stop = self._annex()
        items, end = read_list(lines, start, stop, language, setting.joined)
        if not items:
            raise UnreadablePaper(_("the paper has no numbered items; see --report"))
        begin = self._section("annotations", end, stop)
        matched = read_annotations(lines, begin, stop, items, language)
        if not matched:
            items = self._inline(start, stop, setting)
        head = read_head(lines[:start], language)
        agenda, documents = self._agenda(items, setting, addresses)
        schedule = self._schedule(items, stop, head, setting)
        about = self._about(head, agenda, schedule, setting)
        meeting = Meeting(
            format=1,
            about=about,
            headings=Headings(**self._headings),
            agenda=tuple(agenda),
            documents=tuple(documents),
            schedule=tuple(schedule),
        )
        trace(lines, items, meeting, setting)
        return Imported(
            meeting,
            tuple(self._guesses),
            tuple(lines),
            tuple(self._remarks),
        )

    # Where the parts are

    def _addresses(self, found: Sequence[str]) -> Mapping[str, str]:
        """The address of each symbol that one leads to."""
        addresses: dict[str, str] = {}
        for url in found:
            for begin, end in find_symbols(url):
                addresses.setdefault(url[begin:end], url)
        return addresses

    def _is(self, line: Line, words: Sequence[str]) -> bool:
        text = re.sub(r"[*†‡]+$", "", line.text.strip())
        if text[-1:] in ".。;；,，":
            return False
        if plain(text) in {plain(word) for word in words}:
            return True
        found = numbered(text, self._language)
        return found is not None and plain(found.rest) in {plain(word) for word in words}

    def _heading(self, name: str, line: Line) -> None:
        """Keeps the paper's own word for a section."""
        line.use = Use.HEADING
        found = numbered(line.text, self._language)
        text = line.text if found is None else found.rest
        self._headings.setdefault(name, re.sub(r"[*†‡]+$", "", text).strip())

    def _list_start(self) -> int:
        """Where the list of items begins: behind its heading, else at the first item."""
        words = self._language.sections.agenda
        for at, line in enumerate(self._lines):
            if line.use is Use.UNKNOWN and self._is(line, words):
                first = self._first_item(at + 1, at + 4)
                if first is not None:
                    self._heading("agenda", line)
                    return first
        first = self._first_item(0, len(self._lines))
        return first if first is not None else 0

    def _first_item(self, start: int, stop: int) -> int | None:
        for at in range(start, min(stop, len(self._lines))):
            line = self._lines[at]
            if line.use is not Use.UNKNOWN:
                continue
            found = numbered(line.text, self._language)
            if found is not None and found.pieces[0][1] == 1 and (found.bracketed or found.named):
                return at
        return None

    def _annex(self) -> int:
        """Where the annex or the schedule begins; the end where there is neither."""
        sections = self._language.sections
        last = len(self._lines)
        for at in range(len(self._lines) - 1, -1, -1):
            line = self._lines[at]
            if line.use is Use.UNKNOWN and self._is(line, sections.schedule) and self._has_days(at):
                last = at
                self._heading("schedule", line)
                break
        for at in range(last - 1, max(-1, last - 9), -1):
            if self._lines[at].use is Use.UNKNOWN and self._is(self._lines[at], sections.annex):
                self._heading("annex", self._lines[at])
                return at
        return last

    def _has_days(self, at: int) -> bool:
        """Whether days and hours follow, so that it is the schedule and not its mention."""
        from tui.papers.times import find_days, find_hours  # noqa: PLC0415 -- beside its one use

        following = self._lines[at + 1 : at + 14]
        return any(
            find_hours(line.text, self._language) or find_days(line.text, self._language, 2000)
            for line in following
        )

    def _section(self, name: str, start: int, stop: int) -> int:
        """Behind the heading of a section that stands among the next lines; else where one was."""
        for at in range(start, min(stop, start + 12)):
            line = self._lines[at]
            if line.use is Use.UNKNOWN and self._is(line, getattr(self._language.sections, name)):
                self._heading(name, line)
                return at + 1
        return start

    def _inline(self, start: int, stop: int, setting: Setting) -> list[FoundItem]:
        """The items of a paper that has no list apart: each has its text right under it."""
        for line in self._lines[start:stop]:
            if line.use in (Use.LIST, Use.ITEM, Use.ANNOTATION, Use.DOCUMENT):
                line.use, line.place = Use.UNKNOWN, ()
        return read_inline(self._lines, start, stop, self._language, setting)

    # The parts

    def _agenda(
        self, items: Sequence[FoundItem], setting: Setting, addresses: Mapping[str, str]
    ) -> tuple[list[AgendaItem], list[Document]]:
        agenda: list[AgendaItem] = []
        documents: list[Document] = []
        texts = [setting.paragraphs(item.text) for item in items]
        known: set[str] = set()
        for item in items:
            words = setting.paragraphs(item.documents)
            found = listed_documents(words, item.number, addresses, self._language)
            documents += found
            known |= {document.symbol for document in found}
        for item, paragraphs in zip(items, texts, strict=True):
            documents += cited_documents(paragraphs, item.number, known, addresses, self._language)
            agenda.append(
                AgendaItem(
                    number=item.number,
                    level=item.level,
                    title=item.title,
                    annotation="\n\n".join(paragraphs),
                )
            )
        if any(item.documents for item in items):
            self._headings.setdefault("documents", self._document_word())
        return agenda, _once(documents)

    def _document_word(self) -> str:
        words = {plain(word) for word in self._language.sections.documents}
        found = (
            line.text.strip()
            for line in self._lines
            if line.use is Use.HEADING and plain(line.text) in words
        )
        return next(found, "")

    def _schedule(
        self, items: Sequence[FoundItem], start: int, head: Head, setting: Setting
    ) -> list[Sitting]:
        numbers = {plain_number(item.number): item.number for item in items}
        titles = {item.number: item.title for item in items}
        year = head.first.year if head.first is not None else 0
        reader = ScheduleReader(numbers, titles, self._language, year)
        reader.read(self._lines[start:])
        sittings = reader.sittings(setting.joined)
        self._guesses += reader.guesses
        if not sittings:
            self._remarks.append(_("The paper has no schedule that is understood."))
        return sittings

    def _about(
        self,
        head: Head,
        agenda: Sequence[AgendaItem],
        schedule: Sequence[Sitting],
        setting: Setting,
    ) -> About:
        first, last = head.first, head.last
        if first is None or last is None:
            days = [sitting.date for sitting in schedule]
            first, last = min(days, default=date(1970, 1, 1)), max(days, default=date(1970, 1, 1))
            words = (
                _("the days of the meeting, from those of its sittings")
                if days
                else (_("the days of the meeting, which the paper does not name"))
            )
            self._guesses.append(Guess(("meeting", "start"), words))
        if head.timezone:
            words = _("the time zone, from the city")
            self._guesses.append(Guess(("meeting", "timezone"), words))
        session = head.session or self._session(head.title, agenda)
        title = setting.tidy(head.title)
        if not title:
            title = agenda[0].title
            self._guesses.append(
                Guess(("meeting", "title"), _("the title, which the paper does not have"))
            )
        return About(
            title=title,
            language=self._language.tag,
            start=first,
            end=last,
            timezone=head.timezone,
            body=setting.tidy(head.body),
            session=setting.tidy(session),
            document_title=setting.tidy(head.document_title),
            symbol=head.symbol,
            city=head.city,
            introduction="\n\n".join(setting.paragraphs(head.introduction)),
        )

    def _session(self, title: str, agenda: Sequence[AgendaItem]) -> str:
        """Which meeting it is, where an annotation names it right behind its title."""
        if not title:
            return ""
        pattern = re.compile(re.escape(title) + r"\s*(" + self._language.session + ")")
        for item in agenda:
            found = pattern.search(item.annotation)
            if found is not None:
                return found[1]
        return ""


def _once(documents: Sequence[Document]) -> list[Document]:
    """Documents by symbol, one each: of one that several items have, the items."""
    found: dict[str, Document] = {}
    for at, document in enumerate(documents):
        key = document.symbol or f"\0{document.title or at}"
        known = found.get(key)
        if known is None:
            found[key] = document
        else:
            items = tuple(dict.fromkeys((*known.items, *document.items)))
            found[key] = structs.replace(known, items=items)
    return list(found.values())
