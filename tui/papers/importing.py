"""A paper as a meeting.

`import_paper` is all that others need. What it gives (`Imported`) maps both ways: each line of the
paper says in `use` what became of it and in `paths` into which values it went, and each guess has
the path of its value.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tui.i18n import _
from tui.meeting.model import About, Entry, Headings, Meeting, Sitting
from tui.papers.agenda import AnnotationReader, FoundItem, ListReader
from tui.papers.blocks import Block, UnreadablePaper
from tui.papers.footnotes import find_footnotes
from tui.papers.found import Guess, Imported
from tui.papers.gathering import Gathering, supply_bullets
from tui.papers.head import Head, read_head
from tui.papers.inline import InlineReader
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, guess_language, language_of, section_words
from tui.papers.lines import Line, Use, lines_of, mark_addresses
from tui.papers.references import References
from tui.papers.schedule import ScheduleReader
from tui.papers.sections import Sections
from tui.papers.timed import TimedLines
from tui.papers.times import find_days

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
        self._addresses = mark_addresses(lines)
        self._footnotes = find_footnotes(lines)
        self._sections = Sections(lines, language)
        body = [line for line in lines if line.use is Use.UNKNOWN]
        self._setting = Setting(body, language)

    def run(self) -> Imported:
        lines, language, setting = self._lines, self._language, self._setting
        stop = self._sections.annex()
        timed = TimedLines(lines[:stop], language, self._year_of(stop))
        start, items = self._items(stop, timed)
        head = read_head(lines[: start if items else stop], language, setting)
        schedule: list[Sitting] = []
        if timed.is_agenda:
            schedule, guesses, places = timed.sittings(
                items, head.hours.end if head.hours is not None else None
            )
            self._guesses += guesses
            for line in lines:
                if id(line) in places:
                    line.went_into(("schedule", places[id(line)]))
        if not schedule:
            schedule = self._schedule(items, stop, head)
        if not items:
            raise UnreadablePaper(_("the paper has no numbered items; see --report"))
        gathering = Gathering(items, lines, self._footnotes, self._addresses, language, setting)
        agenda, documents = gathering.agenda_and_documents()
        if gathering.document_word:
            self._sections.headings.setdefault("documents", gathering.document_word)
        self._supplied(items)
        self._leftovers(start, head)
        notes = [line for note in gathering.introduction for line in note.lines]
        head.introduction = (*head.introduction, *notes)
        for number, group in enumerate(setting.grouped(head.introduction)):
            for line in group:
                line.went_into(("meeting", "introduction", number))
        schedule = schedule or self._whole_day(head, items)
        about = self._about(head, items, [item.annotation for item in agenda], schedule)
        return Imported(
            Meeting(
                format=1,
                about=about,
                headings=Headings(**self._sections.headings),
                agenda=tuple(agenda),
                documents=tuple(documents),
                schedule=tuple(schedule),
            ),
            tuple(self._guesses),
            tuple(lines),
            tuple(self._remarks),
        )

    # The parts

    def _year_of(self, stop: int) -> date | None:
        """The first day that is named with its year, before everything else is read."""
        found = [find_days(line.text, self._language) for line in self._lines[: min(stop, 60)]]
        ranges = [days for days in found if days is not None and days.first != days.last]
        named = ranges or [days for days in found if days is not None]
        return named[0].first if named else None

    def _items(self, stop: int, timed: TimedLines) -> tuple[int, list[FoundItem]]:
        """Where the items begin, and the items."""
        start = self._sections.list_start(stop)
        if start is not None:
            items = self._numbered(start, stop)
            if items:
                return start, items
        if timed.is_agenda:
            first = next(at for at, line in enumerate(self._lines) if line.hours is not None)
            items = timed.supply(self._setting)
            return first, items
        begin = self._sections.list_heading(stop)
        if begin is not None:
            return begin, supply_bullets(self._lines[begin:stop], self._setting)
        return stop, []

    def _numbered(self, start: int, stop: int) -> list[FoundItem]:
        lines, language, setting = self._lines, self._language, self._setting
        bare = self._sections.bare
        reader = ListReader(lines, language, setting, bare=bare)
        items, end = reader.read(start, stop)
        begin = self._sections.begin("annotations", end, stop)
        matched = AnnotationReader(lines, items, language, setting).read(begin, stop)
        if matched:
            return items
        for line in lines[start:stop]:
            if line.use in (Use.LIST, Use.ITEM, Use.ANNOTATION, Use.DOCUMENT):
                line.use = Use.UNKNOWN
        return InlineReader(lines, language, setting, bare=bare).read(start, stop)

    def _schedule(self, items: list[FoundItem], start: int, head: Head) -> list[Sitting]:
        year = head.first.year if head.first is not None else 0
        references = References(items, self._language)
        reader = ScheduleReader(references, self._language, year, self._setting)
        reader.read(self._lines[start:])
        sittings = reader.sittings()
        self._guesses += reader.guesses
        return sittings

    def _whole_day(self, head: Head, items: Sequence[FoundItem]) -> list[Sitting]:
        """The one sitting of a meeting whose head names its hours, and that has no schedule."""
        hours = head.hours
        if hours is not None and head.first is not None and hours.start < hours.end:
            if head.first == head.last:
                words = _("that this sitting takes up all items, as it is the only one")
                self._guesses.append(Guess(("schedule", 0, "entries", 0, "item"), words))
                entries = [Entry(item=item.number) for item in items if item.level == 1]
                return [
                    Sitting(
                        date=head.first,
                        start=hours.start,
                        end=hours.end,
                        entries=tuple(entry for entry in entries if entry.item),
                    )
                ]
        elif hours is not None:
            words = _("The meeting begins at {time}; the paper does not say when it ends.")
            self._remarks.append(words.format(time=f"{hours.start:%H:%M}"))
        self._remarks.append(_("The paper has no schedule that is understood."))
        return []

    def _supplied(self, items: Sequence[FoundItem]) -> None:
        for at, item in enumerate(items):
            if item.is_supplied:
                words = _("the number, which the paper does not have")
                self._guesses.append(Guess(("agenda", at, "number"), words))

    def _leftovers(self, start: int, head: Head) -> None:
        """What stands between the list and the text of the first item introduces it."""
        first = next(
            (at for at, line in enumerate(self._lines) if line.use is Use.ITEM), len(self._lines)
        )
        found = [line for line in self._lines[start:first] if line.use is Use.UNKNOWN]
        prose = [line for line in found if len(line.words) > 40]  # noqa: PLR2004 -- a sentence
        if first == len(self._lines) or len(prose) != len(found):
            return
        for line in found:
            line.use = Use.INTRODUCTION
        head.introduction = (*head.introduction, *found)

    def _about(
        self,
        head: Head,
        items: Sequence[FoundItem],
        annotations: Sequence[str],
        schedule: Sequence[Sitting],
    ) -> About:
        first, last = head.first, head.last
        if first is None or last is None:
            days = [sitting.date for sitting in schedule]
            first, last = min(days, default=date(1970, 1, 1)), max(days, default=date(1970, 1, 1))
            words = (
                _("the days of the meeting, from those of its sittings")
                if days
                else _("the days of the meeting, which the paper does not name")
            )
            self._guesses.append(Guess(("meeting", "start"), words))
        if head.timezone:
            words = _("the time zone, from the city")
            self._guesses.append(Guess(("meeting", "timezone"), words))
        if head.venue and head.is_venue_guessed:
            words = _("the venue, from the line below the days")
            self._guesses.append(Guess(("meeting", "venue"), words))
        setting = self._setting
        session = head.session or self._session(head.title, annotations)
        title = setting.tidy(head.title) or setting.tidy(head.body) or head.document_title
        if not title:
            title = items[0].title
            words = _("the title, which the paper does not have")
            self._guesses.append(Guess(("meeting", "title"), words))
        return About(
            title=title,
            language=self._language.tag,
            start=first,
            end=max(first, last),
            timezone=head.timezone,
            body=setting.tidy(head.body) if head.title else "",
            session=setting.tidy(session),
            document_title=setting.tidy(head.document_title),
            symbol=head.symbol,
            city=head.city,
            venue=setting.tidy(head.venue),
            issued=head.issued,
            introduction="\n\n".join(setting.paragraphs(head.introduction)),
        )

    def _session(self, title: str, annotations: Sequence[str]) -> str:
        """Which meeting it is, where an annotation names it right behind its title."""
        if not title:
            return ""
        pattern = re.compile(re.escape(title) + r"\s*(" + self._language.session + ")")
        for text in annotations:
            found = pattern.search(text)
            if found is not None:
                return found[1]
        return ""
