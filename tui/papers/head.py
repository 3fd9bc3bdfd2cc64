"""What the head of a paper says: the body, the meeting, its days and place, the paper's symbol."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tui.meeting.problems import ValuePath
from tui.papers.joining import Setting
from tui.papers.language import PaperLanguage, plain, plain_words, section_words, zones
from tui.papers.lines import Line, Use
from tui.papers.numbers import numbered
from tui.papers.times import Days, Hours, find_days, find_hours, find_time
from tui.text.symbols import SYMBOL

_LONGEST = 200
_LONGEST_VENUE = 100
_LONGEST_CITY = 40
_PROSE = 110
"""Characters of a paragraph of running text, at least."""
_FULL = 0.7
_MARKS = "*†‡¹²³ \t"
_MOST_NAMES = 4
_WAITS = re.compile(r"(?:^|\s)[^\W\d_]{1,3}$")
"""How a name ends that goes on in the next line: with a short word, without a capital."""


class Head(Struct):
    """What stands above the list of items.

    Attributes:
        title: The meeting's name.
        body: The organ above it.
        session: Which of its meetings it is.
        document_title: What the paper is called.
        symbol: The paper's symbol.
        city: Where the meeting is.
        venue: The building, as the line says that was taken for it.
        is_venue_guessed: Whether no word says that it is the place.
        timezone: The city's zone, or `""`.
        first: The first day; None where the paper names none.
        last: The last day.
        issued: The day of the paper itself.
        hours: When the meeting begins and ends; both the same where only its beginning is named.
        introduction: The lines of text before the list.
    """

    title: str = ""
    body: str = ""
    session: str = ""
    document_title: str = ""
    symbol: str = ""
    city: str = ""
    venue: str = ""
    is_venue_guessed: bool = False
    timezone: str = ""
    first: date | None = None
    last: date | None = None
    issued: date | None = None
    hours: Hours | None = None
    introduction: tuple[Line, ...] = ()


def read_head(lines: Sequence[Line], language: PaperLanguage, setting: Setting) -> Head:
    """Reads the lines above the list of items; each is marked where it is understood.

    Args:
        lines: The lines.
        language: The paper's language.
        setting: How the paper is set.
    """
    return _HeadReader(lines, language, setting).read()


class _HeadReader:
    def __init__(self, lines: Sequence[Line], language: PaperLanguage, setting: Setting) -> None:
        self._lines = lines
        self._language = language
        self._setting = setting
        self._head = Head()
        self._names: list[tuple[str, Line]] = []
        self._introduction: list[Line] = []
        self._masthead = plain_words(language.masthead)
        self._has_masthead = False
        self._before: Line | None = None

    def read(self) -> Head:
        head = self._head
        self._symbol()
        open_lines = (at for at, line in enumerate(self._lines) if line.use is Use.UNKNOWN)
        said = {at: self._without_masthead(self._lines[at]) for at in open_lines}
        rest = {at: text for at, text in said.items() if text}
        prose = self._prose(rest)
        days_at = self._days({at: text for at, text in rest.items() if at not in prose}, prose)
        for at, text in rest.items():
            line = self._lines[at]
            if at in prose:
                self._introduction.append(line)
                line.use = Use.INTRODUCTION
            elif at != days_at and line.use is Use.UNKNOWN:
                self._line(at, text, days_at)
        self._name()
        if not head.city and head.venue:
            head.city = _known_city(head.venue)
        head.timezone = zones().get(plain(head.city), "")
        head.introduction = tuple(self._introduction)
        return head

    def _name(self) -> None:
        """Says which of the names is that of the meeting: the last; the others are the body's."""
        head, names = self._head, self._joined_names()
        above = names[:-1] if len(names) <= _MOST_NAMES else names[-2:-1]
        head.title = names[-1][0] if names else ""
        head.body = ", ".join(name for name, _of in above)
        for at, (_name, of) in enumerate(names):
            key = "title" if at == len(names) - 1 else "body"
            for line in of:
                if at < len(names) - 1 - len(above):
                    line.use = Use.UNKNOWN
                else:
                    line.went_into(("meeting", key))

    def _use(self, line: Line, path: ValuePath) -> None:
        line.use = Use.HEAD
        line.went_into(path)

    def _symbol(self) -> None:
        for line in self._lines:
            found = SYMBOL.search(line.text)
            if found is None or len(line.text) > _LONGEST // 2 or line.use not in (
                Use.UNKNOWN, Use.FURNITURE
            ):  # fmt: skip
                continue
            cells = _cells(line)
            if any(cell.startswith(found.group()) for cell in cells):
                self._head.symbol = found.group()
                line.went_into(("meeting", "symbol"))
                return

    def _without_masthead(self, line: Line) -> str:
        """What a line says besides what stands at the head of every paper of the house."""
        symbol = self._head.symbol
        kept: list[str] = []
        was_masthead = False
        for cell in _cells(line):
            bare = plain(cell)
            if (
                bare in self._masthead
                or bare.startswith(("distr", "original"))
                or (symbol and cell == symbol.partition("/")[0])
            ):
                was_masthead = True
            elif symbol and cell.startswith(symbol) and len(cell) <= len(symbol) + 20:
                was_masthead = was_masthead or not kept
            elif self._issued(cell):
                was_masthead = True
                line.went_into(("meeting", "issued"))
            else:
                kept.append(cell)
        self._has_masthead = self._has_masthead or was_masthead
        if not kept:
            line.use = Use.HEAD if line.paths else Use.FURNITURE
        return " ".join(kept)

    def _issued(self, cell: str) -> bool:
        """Whether a cell is the day of the paper itself: alone, and under its symbol."""
        if not self._has_masthead or self._head.issued is not None:
            return False
        days = find_days(cell, self._language)
        if days is None or days.first != days.last or days.span != (0, len(cell)):
            return False
        self._head.issued = days.first
        return True

    def _prose(self, rest: dict[int, str]) -> set[int]:
        """The positions of running text."""
        prose: set[int] = set()
        group: list[int] = []
        for at in [*rest, -1]:
            if group and (at < 0 or self._lines[at].gap or self._lines[at].whole):
                text = " ".join(rest[each] for each in group)
                full = all(
                    self._lines[each].width >= _FULL * self._setting.width
                    for each in group[: max(1, len(group) - 1)]
                )
                whole = self._lines[group[0]].whole or len(group) > 1
                if len(text) > _PROSE and whole and full and not self._setting.spaced:
                    prose.update(group)
                group = []
            if at >= 0:
                group.append(at)
        return prose

    def _days(self, rest: dict[int, str], prose: set[int]) -> int:
        """Finds the days of the meeting; the position of their line, -1 for none."""
        candidates: list[tuple[bool, bool, int, str, Days]] = []
        for at, text in rest.items():
            days = find_days(text, self._language)
            if days is not None and len(text) < _LONGEST:
                city = self._city(text[: days.span[0]] + "  " + text[days.span[1] :])
                candidates.append((days.first != days.last, bool(city), at, text, days))
        if not candidates and prose:
            text = self._setting.joined([self._lines[at].words for at in sorted(prose)])
            days = find_days(text, self._language)
            if days is not None:
                candidates.append((False, False, -1, text, days))
        if not candidates:
            return -1
        # The meeting's own days are a range or have a city beside them; others are of the paper.
        _range, _city, at, text, days = max(candidates, key=lambda one: one[:2])
        head = self._head
        head.first, head.last = days.first, days.last
        around = text[: days.span[0]] + "  " + text[days.span[1] :]
        head.city = self._city(around) if at >= 0 else _city_within(around)
        self._hours(around)
        if at >= 0:
            line = self._lines[at]
            line.use = Use.HEAD
            line.went_into(("meeting", "start"))
            line.went_into(("meeting", "end"))
            if head.city:
                line.went_into(("meeting", "city"))
        return at

    def _hours(self, text: str) -> None:
        found = find_hours(text, self._language) or find_time(text, self._language)
        self._head.hours = self._head.hours or found

    def _line(self, at: int, text: str, days_at: int) -> None:
        head, line = self._head, self._lines[at]
        found = numbered(text, self._language)
        if self._is_told(line, text):
            pass
        elif found is not None and found.named and len(text) < _LONGEST // 3:
            # To which item of its own agenda a paper belongs.
            line.use = Use.FURNITURE
        elif not head.session and self._is_session(text):
            head.session = text
            self._use(line, ("meeting", "session"))
        elif 0 <= days_at < at and (self._names or len(text) >= _LONGEST):
            self._after_days(at, text, days_at)
        elif len(text) <= _LONGEST and (days_at >= 0 or not head.document_title or not self._names):
            self._names.append((text, line))
            line.use = Use.HEAD
        elif len(text) > _LONGEST // 4:
            self._introduction.append(line)
            line.use = Use.INTRODUCTION

    def _is_told(self, line: Line, text: str) -> bool:
        """Whether words tell what a line is: the name of the paper, the place, the hours."""
        head = self._head
        before, self._before = self._before, line
        if (
            before is not None
            and ("meeting", "document_title") in before.paths
            and not line.gap
            and text[:1].islower()
        ):
            head.document_title = self._setting.joined([head.document_title, text.rstrip(_MARKS)])
            self._use(line, ("meeting", "document_title"))
            return True
        label, said = self._labelled(text)
        bare = text.strip(_MARKS)
        if plain(bare) in plain_words(self._language.sections.paper) or (
            plain(bare) in section_words() and not head.document_title
        ):
            head.document_title = bare
            self._use(line, ("meeting", "document_title"))
        elif label == "place":
            head.venue = said
            self._use(line, ("meeting", "venue"))
        elif label == "day":
            self._hours(said)
            self._use(line, ("schedule", 0, "start"))
        else:
            return False
        return True

    def _after_days(self, at: int, text: str, days_at: int) -> None:
        """A line below the days: the place, or text."""
        line, head = self._lines[at], self._head
        between = [each for each in self._lines[days_at + 1 : at] if each.use is Use.UNKNOWN]
        hours = find_hours(text, self._language) or find_time(text, self._language)
        if hours is not None and len(text) < _LONGEST_CITY and head.hours is None:
            head.hours = hours
            self._use(line, ("schedule", 0, "start"))
        elif (
            not head.venue
            and not between
            and len(text) < _LONGEST_VENUE
            and not head.document_title
            and not re.search(r"[.。;；]$|^[A-Z0-9./ -]*\d[A-Z0-9./ -]*$", text)
        ):
            head.venue, head.is_venue_guessed = text, True
            self._use(line, ("meeting", "venue"))
        elif len(text) > _LONGEST // 4:
            self._introduction.append(line)
            line.use = Use.INTRODUCTION

    def _labelled(self, text: str) -> tuple[str, str]:
        """The label that a line begins with, `place` or `day`, and what stands behind it."""
        before, colon, after = re.split(r"([:：])", text, maxsplit=1) if re.search(
            r"[:：]", text
        ) else (text, "", "")  # fmt: skip
        if not colon or not after.strip():
            return "", text
        labels = self._language.labels
        for name, words in (("place", labels.place), ("day", labels.day)):
            if plain(before) in plain_words(words):
                return name, after.strip()
        return "", text

    def _is_session(self, text: str) -> bool:
        found = re.search(self._language.session, text)
        return (
            found is not None
            and bool(self._names)
            and len(text) < _LONGEST // 2
            and len(found.group()) > 0.6 * len(text)
        )

    def _joined_names(self) -> list[tuple[str, list[Line]]]:
        """Names, each with its lines: one that a line end has cut goes on in the next."""
        found: list[tuple[str, list[Line]]] = []
        for name, line in self._names:
            if re.fullmatch(r"[\W\d]+", name):
                line.use = Use.UNKNOWN
                continue
            before = found[-1][0] if found else ""
            cut = _WAITS.search(before) and before[-1:].islower() and not line.whole
            if found and (name[:1].islower() or cut):
                found[-1] = (self._setting.joined([before, name]), [*found[-1][1], line])
            else:
                found.append((name, [line]))
        return found

    def _city(self, text: str) -> str:
        """The city beside the days: one that is known, else the first words."""
        known = _known_city(text)
        if known:
            return known
        _label, said = self._labelled(text)
        words = [
            part
            for part in _parts(said)
            if not any(sign.isdigit() for sign in part)
            and len(part) < _LONGEST_CITY
            and part[:1].isalpha()
            and self._is_name(part)
        ]
        return words[0] if words else ""

    def _is_name(self, text: str) -> bool:
        weekdays = {plain(name) for each in self._language.weekdays for name in each.split("|")}
        words = text.split()
        is_long = len(words) > 3  # noqa: PLR2004 -- a name
        if is_long or text[-1:] in ":：" or any(plain(word) in weekdays for word in words):
            return False
        if find_time(text, self._language) is not None or re.search(self._language.session, text):
            return False
        if self._language.tag in ("zh", "ar"):
            return len(words) <= 3 and plain(text) not in weekdays  # noqa: PLR2004 -- likewise
        return all(word[:1].isupper() for word in words if len(word) > 3)  # noqa: PLR2004 -- "de", "of"


def _cells(line: Line) -> list[str]:
    cells = line.cells or re.split(r"\s{2,}|\t", line.text)
    return [cell.strip() for cell in cells if cell.strip()]


def _parts(text: str) -> list[str]:
    return [
        part.strip()
        for part in re.split(r"[,，،;；()（）|]|\s{2,}|\s[–—-]\s", text)
        if part.strip()
    ]


def _city_within(text: str) -> str:
    """The first city that is known in running text."""
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)
    for at in range(len(words)):
        for count in (3, 2, 1):
            name = " ".join(words[at : at + count])
            if words[at][:1].isupper() and plain(name) in zones():
                return name
    return ""


def _known_city(text: str) -> str:
    return next((part for part in _parts(text) if plain(part) in zones()), "")
