"""Agendas that say the hours beside their items: `09:00 – 09:30  1. Welcome`."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from tui.i18n import _
from tui.meeting.model import Entry, Sitting
from tui.papers.agenda import FoundItem, supply_numbers
from tui.papers.found import Guess
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, kind_of, plain, plain_words
from tui.papers.lines import Line, Use
from tui.papers.numbers import numbered
from tui.papers.times import SEPARATORS, Days, ascii_digits, find_days, find_hours, find_time

_FEWEST = 3
_BULLET = re.compile(r"^[•·●▪◦‣*–—-]\s+")
_BEFORE = re.compile(r"^[\s(（\[]*$")
_AFTER = " \t\u00a0:：|.–—-)）]،,"
_DAY_ALONE = 14
"""So much may stand beside a day on its line: `Day 1`."""
_SHORTEST = timedelta(minutes=15)


class TimedLines:
    """The lines of a paper that begin with hours.

    Args:
        lines: The lines among which items may stand; those that begin with hours are marked.
        language: The paper's language.
        first: The first day of the meeting, if it is known.
    """

    def __init__(self, lines: Sequence[Line], language: PaperLanguage, first: date | None) -> None:
        self._language = language
        self._lines = lines
        self._first = first
        self._days: dict[int, date] = {}
        self._day_lines: dict[int, Line] = {}
        self.found: list[Line] = []
        self._mark()

    @property
    def is_agenda(self) -> bool:
        """Whether the agenda is set by hours."""
        return bool(self.found)

    def _mark(self) -> None:
        found: list[tuple[Line, time, time | None, str]] = []
        for line in self._lines:
            if line.use is not Use.UNKNOWN:
                continue
            hours = _leading_hours(line.text, self._language)
            if hours is not None:
                found.append((line, *hours))
        ranges = sum(end is not None for _line, _start, end, _rest in found)
        if len(found) < _FEWEST and (ranges < 2 or len(found) != ranges):  # noqa: PLR2004 -- two
            return
        for line, start, end, rest in found:
            line.hours = (start, end)
            line.words = rest
        self.found = [line for line, *_more in found]
        self._mark_days()

    def _mark_days(self) -> None:
        year = self._first.year if self._first is not None else 0
        day = self._first
        timed = {id(line) for line in self.found}
        first = next(at for at, line in enumerate(self._lines) if id(line) in timed)
        for at, line in enumerate(self._lines):
            if id(line) in timed:
                if day is not None:
                    self._days[id(line)] = day
                continue
            if line.use is not Use.UNKNOWN:
                continue
            days = find_days(line.text, self._language, year)
            if days is not None and days.first == days.last and self._is_day(line.text, days):
                if at < first and self._first is not None and days.first != self._first:
                    continue
                day = days.first
                if at >= first or self._follows(at, timed):
                    line.use = Use.SCHEDULE
                    following = (one for one in self._lines[at:] if id(one) in timed)
                    self._day_lines[id(next(following, self.found[-1]))] = line

    def _is_day(self, text: str, days: Days) -> bool:
        """Whether a line says little more than a day."""
        rest = f"{text[: days.span[0]]} {text[days.span[1] :]}"
        names = [name for each in self._language.weekdays for name in each.split("|")]
        for name in names:
            rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
        return len(rest.strip(SEPARATORS)) <= _DAY_ALONE

    def _follows(self, at: int, timed: set[int]) -> bool:
        """Whether hours follow a day in the next lines."""
        return any(id(line) in timed for line in self._lines[at + 1 : at + 3])

    def is_pause(self, line: Line) -> bool:
        """Whether nothing is dealt with in the time that a line names."""
        text = plain(line.words)
        return any(
            text == word or (text.startswith(word) and len(text) < 40)  # noqa: PLR2004 -- a few words
            for word in plain_words(self._language.pause)
        )

    def supply(self, setting: Setting) -> list[FoundItem]:
        """The items of an agenda that has hours, and no numbers: each has one supplied."""
        items: list[FoundItem] = []
        current: FoundItem | None = None
        for line in self._lines:
            if line.use is not Use.UNKNOWN:
                continue
            if line.hours is not None:
                if self.is_pause(line):
                    line.use = Use.SCHEDULE
                    current = None
                    continue
                current = FoundItem(None, line, line.words)
                items.append(current)
                line.use = Use.ITEM
            elif current is None:
                continue
            elif not current.title_parts or self._goes_on(current.heads[-1], line, setting):
                current.go_on(line)
                line.use = Use.ITEM
            else:
                current.text.append(line)
                line.use = Use.ANNOTATION
        return supply_numbers(items, setting)

    def _goes_on(self, before: Line, line: Line, setting: Setting) -> bool:
        if line.whole or line.row or (line.gap and not setting.spaced):
            return False
        return line.words[:1].islower() or (
            setting.is_cut(before, line) and not re.search(r"[.。:：]$", before.words)
        )

    def sittings(
        self, items: Sequence[FoundItem], last: time | None
    ) -> tuple[list[Sitting], list[Guess], Mapping[int, int]]:
        """The sittings that the hours make, what was guessed of them, and their lines.

        Args:
            items: The items that were found.
            last: When the meeting ends, where the paper says it.
        """
        by_line = {id(line): at for at, item in enumerate(items) for line in item.heads}
        sittings: list[Sitting] = []
        guesses: list[Guess] = []
        places: dict[int, int] = {}
        for at, line in enumerate(self.found):
            day = self._days.get(id(line))
            if day is None or line.hours is None:
                continue
            start, end = line.hours
            if end is None:
                end, words = self._end(at, day, last)
                if end is None:
                    continue
                guesses.append(Guess(("schedule", len(sittings), "end"), words))
            if end <= start:
                continue
            position = by_line.get(id(line))
            entries: tuple[Entry, ...] = ()
            if position is not None and items[position].number:
                entries = (Entry(item=items[position].number),)
            is_pause = position is None and self.is_pause(line)
            title = "" if position is not None else line.words.strip(SEPARATORS)
            if title and not is_pause:
                entries, title = (Entry(title=title),), ""
            places[id(line)] = len(sittings)
            if id(line) in self._day_lines:
                places[id(self._day_lines[id(line)])] = len(sittings)
            if line.use is Use.UNKNOWN:
                line.use = Use.SCHEDULE
            sittings.append(
                Sitting(
                    date=day, start=start, end=end, title=title, entries=entries,
                    kind="break" if is_pause else kind_of(line.words, self._language) or "plenary",
                )
            )  # fmt: skip
        return sittings, guesses, places

    def _end(self, at: int, day: date, last: time | None) -> tuple[time | None, str]:
        """When what begins on a line ends: where the next begins, else with the meeting."""
        start = self.found[at].hours[0]  # type: ignore[index]  # each of them has hours
        if at + 1 < len(self.found):
            following = self.found[at + 1]
            if following.hours is not None and self._days.get(id(following)) == day:
                return following.hours[0], _("the end, from when the next begins")
        if last is not None and last > start:
            return last, _("the end, from when the meeting ends")
        end = datetime.combine(day, start) + _SHORTEST
        return (end.time() if end.date() == day else None), _(
            "the end, which the paper does not name"
        )


def _leading_hours(text: str, language: PaperLanguage) -> tuple[time, time | None, str] | None:
    """The hours that a line begins with, and what stands behind them."""
    bare = _BULLET.sub("", text.strip())
    hours = find_hours(bare, language)
    if hours is not None and _BEFORE.match(bare[: hours.span[0]]):
        rest = bare[hours.span[1] :].lstrip(_AFTER)
        return (hours.start, hours.end, rest)
    one = find_time(bare, language)
    if one is None or not _BEFORE.match(bare[: one.span[0]]):
        return None
    rest = bare[one.span[1] :].lstrip(_AFTER)
    found = numbered(ascii_digits(bare), language)
    if not rest or (found is not None and found.bracketed and ":" not in bare[: one.span[1]]):
        return None
    return (one.start, None, rest)
