"""The days, sittings and entries of a paper's schedule."""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from tui.i18n import _
from tui.meeting.model import Entry, Sitting, SittingKind
from tui.papers.columns import Columns, cells_of
from tui.papers.found import Guess
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, kind_of, plain, plain_words
from tui.papers.lines import Line, Use
from tui.papers.references import References
from tui.papers.times import SEPARATORS, Days, find_days, find_hours

_OPEN = " \t\u00a0,;:·|–—-，、；：،؛(（"
"""What stands behind a day and before its hours; the dot of p.m. is not among it."""

_UNIT = re.compile(r"^(?:horas?|heures?|часов|h|hrs?|hours)\.?(?:\s+(?=\d)|$)")
"""What is left of hours where a line ends in them."""

_DAY_ALONE = 24
"""What stands beside a day on its line, at most, where it is the heading of one."""
_HOLIDAY = (time(9), time(18))
_LONGEST_RANGE = 14


class _Entry:
    """An entry as it is read."""

    def __init__(self, numbers: Sequence[str], words: Sequence[str], line: Line) -> None:
        self.numbers = list(numbers)
        self.words = list(words)
        self.lines = [line]


class _Row:
    """A sitting as it is read; one that takes place on several days is one row."""

    def __init__(self, days: Sequence[date], start: time, end: time, line: Line) -> None:
        self.days = list(days)
        self.start = start
        self.end = end
        self.kind: SittingKind = "plenary"
        self.title: list[str] = []
        self.entries: list[_Entry] = []
        self.lines = [line]
        self.has_hours = True


class ScheduleReader:
    """Reads the rows of a schedule, as a table or as the lines that one has become.

    Args:
        references: The items that its rows may name.
        language: The paper's language.
        year: The year of days that have none.
        setting: How the paper is set.
    """

    def __init__(
        self, references: References, language: PaperLanguage, year: int, setting: Setting
    ) -> None:
        self._references = references
        self._language = language
        self._year = year
        self._setting = setting
        self._days: list[date] = []
        self._rows: list[_Row] = []
        self._columns: Columns | None = None
        self._in_column: dict[int, _Row] = {}
        self._day_lines: list[Line] = []
        self.guesses: list[Guess] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Reads lines; each is marked where it is understood."""
        for line in lines:
            if line.use is not Use.UNKNOWN:
                continue
            columns = Columns.of_head(line, self._language)
            if columns is not None:
                self._columns = columns if columns.are_parallel else None
                line.use = Use.HEADING
            elif self._read(line):
                line.use = Use.SCHEDULE

    def _read(self, line: Line) -> bool:
        if self._columns is not None:
            return self._parallel(line, self._columns)
        if line.row and any("\n" in cell for cell in line.cells):
            return self._cells(line)
        return self._line(line.words, line)

    def _line(self, text: str, line: Line) -> bool:
        rest, understood = self._when(text, line)
        rest = _UNIT.sub("", rest.lstrip(SEPARATORS[:-4]).rstrip(" \t\u00a0:|–—-"))
        if not rest:
            if not understood and self._rows and _UNIT.match(text.strip()):
                self._rows[-1].lines.append(line)
                return True
            return understood
        return self._text(rest, line, is_new=understood) or understood

    def _when(self, text: str, line: Line) -> tuple[str, bool]:
        """Takes the day and the hours that a text begins with; what is left, and whether any were."""
        days = find_days(text, self._language, self._year)
        rest, understood = text, False
        if days is not None and self._begins_day(text, days.span):
            self._days = _each(days)
            self._year = days.last.year
            self._day_lines = [line]
            self._in_column = {}
            understood = True
            rest = (text[: days.span[0]] + " " + text[days.span[1] :]).strip()
            rest = self._without_weekday(rest)
        hours = find_hours(rest, self._language)
        if hours is not None and self._days:
            before = rest[: hours.span[0]].strip(SEPARATORS)
            rest = f"{before} {rest[hours.span[1] :]}".strip()
            self._rows.append(_Row(self._days, hours.start, hours.end, line))
            self._rows[-1].lines += self._day_lines
            self._day_lines = []
            self._in_column = {}
            understood = True
        return rest, understood

    def _cells(self, line: Line) -> bool:
        """A row of which a cell has several lines: those of the columns belong together."""
        cells = line.cells
        head = " ".join(" ".join(cells[:-2]).split()) if len(cells) > 2 else cells[0]  # noqa: PLR2004 -- three columns
        understood = self._line(head, line) if head else False
        columns = [cell.split("\n") for cell in cells[-2:]]
        if len(columns[0]) == len(columns[1]):
            for number, title in zip(*columns, strict=True):
                understood = self._line(f"{number} {title}".strip(), line) or understood
        else:
            for piece in (piece for column in columns for piece in column if piece.strip()):
                understood = self._line(piece, line) or understood
        return understood

    def _parallel(self, line: Line, columns: Columns) -> bool:
        """A row of a table in which each organ has a column of its own."""
        cells = list(cells_of(line))
        head = " ".join(text for start, text in cells if columns.of(start) < 0)
        rest, understood = self._when(head, line) if head else ("", False)
        if understood and not self._in_column and self._is_holiday(plain(line.words)):
            texts = [text for start, text in cells if columns.of(start) >= 0]
            return self._holiday(" ".join(texts) or rest, line, is_new=True)
        pieces = [(columns.of(start), text) for start, text in cells if columns.of(start) >= 0]
        if rest.strip(SEPARATORS):
            pieces.insert(0, (0, rest))
        for column, text in pieces:
            for piece in text.split("\n"):
                if not piece.strip():
                    continue
                row = self._row_of(column, columns, line)
                if row is None:
                    continue
                is_new = not row.entries and not row.title
                understood = self._text(piece, line, is_new=is_new, row=row) or understood
        return understood

    def _row_of(self, column: int, columns: Columns, line: Line) -> _Row | None:
        """The sitting of a column: the hours that stand left of it are those of all."""
        if column in self._in_column or not self._rows:
            return self._in_column.get(column)
        last = self._rows[-1]
        if not self._in_column:
            row = last
        else:
            row = _Row(last.days, last.start, last.end, line)
            row.kind = "parallel"
            self._rows.append(row)
        if column:
            row.kind, row.title = "parallel", [columns.names[column]]
        self._in_column[column] = row
        return row

    def _begins_day(self, text: str, span: tuple[int, int]) -> bool:
        """Whether a day in a line is its heading, and not a part of a title."""
        before = text[: span[0]].strip(SEPARATORS)
        named = self._without_weekday(before)
        return len(named) <= _DAY_ALONE // 4 or find_hours(before, self._language) is not None

    def _without_weekday(self, text: str) -> str:
        for names in self._language.weekdays:
            for name in names.split("|"):
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
                if self._language.is_chinese:
                    text = text.replace(name, " ")
        return text.lstrip(SEPARATORS).rstrip(_OPEN)

    def _text(self, text: str, line: Line, *, is_new: bool, row: _Row | None = None) -> bool:
        """What stands behind a day and hours: items with their titles, or a title that goes on."""
        language = self._language
        lowered = plain(text)
        if self._days and self._is_holiday(lowered):
            return self._holiday(text, line, is_new=is_new)
        row = row or (self._rows[-1] if self._rows else None)
        if row is None:
            return False
        row.lines.append(line)
        if lowered in plain_words(language.pause):
            row.kind = "break"
            row.title.append(text)
            return True
        numbers, rest = self._references.read(text)
        if numbers:
            row.entries.append(_Entry(numbers, [rest] if rest else [], line))
            return True
        kind = kind_of(text, language)
        if kind:
            row.kind = kind
            row.title.append(text)
            return True
        last = row.entries[-1] if row.entries else None
        if last is not None and not is_new and not self._is_whole(last, text):
            last.words.append(text)
            last.lines.append(line)
        elif last is None and row.kind in ("holiday", "break"):
            row.title.append(text)
        else:
            row.entries.append(_Entry([], [text], line))
        return True

    def _is_holiday(self, text: str) -> bool:
        """Whether a text, made plain, says that nobody meets."""
        return any(word in text for word in plain_words(self._language.holiday))

    def _holiday(self, text: str, line: Line, *, is_new: bool) -> bool:
        if is_new and not (self._rows and self._rows[-1].days == self._days):
            row = _Row(self._days, *_HOLIDAY, line)
            row.has_hours = False
            self._rows.append(row)
        if not self._rows:
            return False
        row = self._rows[-1]
        row.kind = "holiday"
        row.title.append(text)
        row.lines.append(line)
        return True

    def _is_whole(self, entry: _Entry, text: str) -> bool:
        """Whether the title of an item stands there already, so that what follows is another thing."""
        continued = plain_words(self._language.continued)
        if len(entry.numbers) != 1 or not entry.words or plain(text) in continued:
            return False
        seen = plain("".join(entry.words))
        title = plain(self._references.title(entry.numbers[0]))
        return any(seen == title + end for end in ("", *continued))

    def sittings(self) -> list[Sitting]:
        """The sittings that were read, in order."""
        found: list[tuple[date, _Row]] = [(day, row) for row in self._rows for day in row.days]
        if any(len(row.days) > 1 for row in self._rows):
            found.sort(key=lambda one: (one[0], one[1].start))
        sittings: list[Sitting] = []
        for position, (day, row) in enumerate(found):
            path = ("schedule", position)
            if row.kind == "plenary" and _overlaps(sittings, day, row):
                row.kind = "parallel"
                words = _("that it is held in parallel, as another sitting has the same hours")
                self.guesses.append(Guess((*path, "kind"), words))
            if row.kind == "holiday" and not row.has_hours:
                words = _("the hours of the holiday, of which the paper says nothing")
                self.guesses.append(Guess((*path, "start"), words))
            entries: list[Entry] = []
            for entry in row.entries:
                made = self._entries(entry)
                for at in range(len(entries), len(entries) + len(made)):
                    for line in entry.lines:
                        line.went_into((*path, "entries", at))
                entries += made
            for line in row.lines:
                line.went_into(path)
            sittings.append(
                Sitting(
                    date=day,
                    start=row.start,
                    end=row.end,
                    kind=row.kind,
                    title=self._setting.joined(row.title).strip(SEPARATORS) if row.title else "",
                    entries=tuple(entries),
                )
            )
        return sittings

    def _entries(self, entry: _Entry) -> list[Entry]:
        text = self._setting.joined(entry.words).strip() if entry.words else ""
        if not entry.numbers:
            return [self._entry("", text)]
        titles = self._references.titles(entry.numbers, text)
        return [self._entry(*pair) for pair in zip(entry.numbers, titles, strict=True)]

    def _entry(self, number: str, text: str) -> Entry:
        bare, continued = text, False
        for word in sorted(self._language.continued, key=len, reverse=True):
            if bare.casefold().endswith(word.casefold()):
                bare, continued = bare[: -len(word)].strip(), True
                break
        known = plain(self._references.title(number)) if number else ""
        if number and (not bare or plain(bare) == known):
            bare = ""
        return Entry(item=number, title=bare.strip(), continued=continued)


def _each(days: Days) -> list[date]:
    count = min((days.last - days.first).days, _LONGEST_RANGE)
    return [days.first + timedelta(days=at) for at in range(count + 1)]


def _overlaps(sittings: Sequence[Sitting], day: date, row: _Row) -> bool:
    return any(
        each.date == day
        and each.kind not in ("break", "holiday")
        and each.start < row.end
        and row.start < each.end
        for each in sittings
    )
