"""The days, sittings and entries of a paper's schedule."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from tui.i18n import _
from tui.meeting.model import Entry, Sitting, SittingKind
from tui.meeting.problems import ValuePath
from tui.papers.found import Guess
from tui.papers.language import PaperLanguage, plain
from tui.papers.lines import Line, Use
from tui.papers.numbers import numbered
from tui.papers.times import ascii_digits, find_days, find_hours

_SEPARATORS = " \t\u00a0,;:.·|–—-，、；：،؛()（）"
_UNIT = re.compile(r"^(?:horas?|heures?|часов)\s+(?=\d)")
"""What is left of hours where a line ends in them."""

_DAY_ALONE = 24
"""What stands beside a day on its line, at most, where it is the heading of one."""
_HOLIDAY = (time(9), time(18))


class _Row:
    """A sitting as it is read."""

    def __init__(self, day: date, start: time, end: time) -> None:
        self.day = day
        self.start = start
        self.end = end
        self.kind: SittingKind = "plenary"
        self.title: list[str] = []
        self.entries: list[tuple[str, list[str]]] = []


class ScheduleReader:
    """Reads the rows of a schedule, as a table or as the lines that one has become.

    Args:
        numbers: The items by their numbers made plain.
        titles: The title of each item, by its number.
        language: The paper's language.
        year: The year of days that have none.
    """

    def __init__(
        self,
        numbers: Mapping[str, str],
        titles: Mapping[str, str],
        language: PaperLanguage,
        year: int,
    ) -> None:
        self._numbers = numbers
        self._titles = titles
        self._language = language
        self._year = year
        self._day: date | None = None
        self._rows: list[_Row] = []
        self.guesses: list[Guess] = []
        self._guessed_days: set[date] = set()

    def read(self, lines: Sequence[Line]) -> None:
        """Reads lines; each is marked where it is understood."""
        for line in lines:
            if line.use is not Use.UNKNOWN:
                continue
            if self._is_head(line):
                line.use = Use.HEADING
            elif self._line(line):
                line.use, line.place = Use.SCHEDULE, self._place

    @property
    def _place(self) -> ValuePath:
        """What was read last: an entry, a sitting, or a day whose first sitting is to come."""
        if not self._rows or self._rows[-1].day != self._day:
            return ("schedule", len(self._rows))
        entries = len(self._rows[-1].entries)
        of_sitting = ("entries", entries - 1) if entries else ()
        return ("schedule", len(self._rows) - 1, *of_sitting)

    def _is_head(self, line: Line) -> bool:
        """Whether a line names the columns."""
        words = {plain(word) for word in self._language.columns}
        cells = [cell for cell in line.cells if cell.strip()] or re.split(r"\s{2,}|\t", line.text)
        if len(cells) > 1:
            return all(plain(cell) in words for cell in cells)
        rest = plain(line.text)
        taken = 0
        for word in sorted(words, key=len, reverse=True):
            if word in rest:
                rest = rest.replace(word, "", 1)
                taken += 1
        return not rest and taken > 0

    def _line(self, line: Line) -> bool:
        text = line.text
        if line.row and any("\n" in cell for cell in line.cells):
            return self._cells(line.cells)
        days = find_days(text, self._language, self._year)
        rest = text
        understood = False
        if days is not None and days.first == days.last and self._begins_day(text, days.span):
            self._day = days.first
            understood = True
            rest = (text[: days.span[0]] + " " + text[days.span[1] :]).strip()
            rest = self._without_weekday(rest)
        hours = find_hours(rest, self._language)
        if hours is not None and self._day is not None:
            before = rest[: hours.span[0]].strip(_SEPARATORS)
            rest = f"{before} {rest[hours.span[1] :]}".strip()
            self._rows.append(_Row(self._day, hours.start, hours.end))
            understood = True
        rest = _UNIT.sub("", rest.strip(_SEPARATORS[:-4]))
        if not rest:
            return understood
        return self._text(rest, is_new=understood) or understood

    def _cells(self, cells: Sequence[str]) -> bool:
        """A row of which a cell has several lines: those of the columns belong together."""
        head = " ".join(" ".join(cells[:-2]).split()) if len(cells) > 2 else cells[0]  # noqa: PLR2004 -- three columns
        understood = self._piece(head) if head else False
        columns = [cell.split("\n") for cell in cells[-2:]]
        if len(columns[0]) == len(columns[1]):
            for number, title in zip(*columns, strict=True):
                understood = self._piece(f"{number} {title}".strip()) or understood
        else:
            for piece in (piece for column in columns for piece in column if piece.strip()):
                understood = self._piece(piece) or understood
        return understood

    def _piece(self, text: str) -> bool:
        from tui.papers.blocks import Block, BlockKind  # noqa: PLC0415 -- only for such tables

        return self._line(Line(Block(BlockKind.ROW, " ".join(text.split())), gap=False))

    def _begins_day(self, text: str, span: tuple[int, int]) -> bool:
        """Whether a day in a line is its heading, and not a part of a title."""
        before = text[: span[0]].strip(_SEPARATORS)
        named = self._without_weekday(before)
        return len(named) <= _DAY_ALONE // 4 or find_hours(before, self._language) is not None

    def _without_weekday(self, text: str) -> str:
        for names in self._language.weekdays:
            for name in names.split("|"):
                text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
        return text.strip(_SEPARATORS)

    def _text(self, text: str, *, is_new: bool) -> bool:
        """What stands behind a day and hours: an item with its title, or a title that goes on."""
        language = self._language
        lowered = plain(text)
        if self._day is not None and any(plain(word) in lowered for word in language.holiday):
            if is_new and not (self._rows and self._rows[-1].day == self._day):
                self._rows.append(_Row(self._day, *_HOLIDAY))
                self._guessed_days.add(self._day)
            if self._rows:
                self._rows[-1].kind = "holiday"
                self._rows[-1].title.append(text)
                return True
        if not self._rows:
            return False
        row = self._rows[-1]
        if any(lowered == plain(word) for word in language.pause):
            row.kind = "break"
            row.title.append(text)
            return True
        number, rest = self._item(text)
        if number:
            row.entries.append((number, [rest] if rest else []))
            return True
        if any(plain(word) in lowered for word in language.parallel):
            row.kind = "parallel"
            row.title.append(text)
            return True
        if row.entries and not is_new and not self._is_whole(*row.entries[-1], text):
            row.entries[-1][1].append(text)
        elif not row.entries and row.kind in ("holiday", "break"):
            row.title.append(text)
        else:
            row.entries.append(("", [text]))
        return True

    def _is_whole(self, number: str, words: Sequence[str], text: str) -> bool:
        """Whether the title of an item stands there already, so that what follows is another thing."""
        if (
            not number
            or not words
            or plain(text) in {plain(one) for one in self._language.continued}
        ):
            return False
        seen = plain("".join(words))
        ends = ("", *(plain(word) for word in self._language.continued))
        return any(seen == plain(self._titles[number]) + end for end in ends)

    def _item(self, text: str) -> tuple[str, str]:
        """The item that a text begins with, and what follows; `""` for none."""
        found = numbered(ascii_digits(text), self._language)
        if found is None:
            return "", text
        for printed in (found.text, found.text.rstrip(")").replace("(", "")):
            known = self._numbers.get(plain_number(printed))
            if known:
                return known, found.rest
        return "", text

    def sittings(self, joined: "object") -> list[Sitting]:
        """The sittings that were read, in order.

        Args:
            joined: Joins the lines of a title.
        """
        found = []
        for position, row in enumerate(self._rows):
            entries = [self._entry(number, joined(words)) for number, words in row.entries]  # type: ignore[operator]  # given by the caller
            if row.day in self._guessed_days and row.kind == "holiday":
                words = _("the hours of the holiday, of which the paper says nothing")
                self.guesses.append(Guess(("schedule", position, "start"), words))
            found.append(
                Sitting(
                    date=row.day,
                    start=row.start,
                    end=row.end,
                    kind=row.kind,
                    title=joined(row.title).strip(_SEPARATORS) if row.title else "",  # type: ignore[operator]  # likewise
                    entries=tuple(entries),
                )
            )
        return found

    def _entry(self, number: str, title: str) -> Entry:
        bare, continued = title.strip(), False
        for word in self._language.continued:
            if bare.casefold().endswith(word.casefold()):
                bare, continued = bare[: -len(word)].strip(), True
        known = plain(self._titles.get(number, ""))
        if number and (not bare or plain(bare) == known):
            bare = ""
        return Entry(item=number, title=bare.strip(), continued=continued)


def plain_number(number: str) -> str:
    """A number for comparing: `1 (a)` and `1 a)` are one."""
    return re.sub(r"[^\w]", "", ascii_digits(number)).casefold()
