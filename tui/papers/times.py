"""The days and hours that papers name."""

import re
import unicodedata
from datetime import date, time
from functools import cache

from msgspec import Struct

from tui.papers.language import PaperLanguage, language_of

_DAY = r"(\d{1,2})(?:er|st|nd|rd|th|º|\.)?"
_DASH = r"\s*(?:-|–|—|−|to|au|à|a|al|по|до|إلى|至|到|and|et|y|и|و)\s*"

SEPARATORS = " \t\u00a0,;:.·|–—-，、；：،؛()（）"
"""What parts days and hours from what stands beside them."""


class Days(Struct, frozen=True):
    """Days as a paper names them.

    Attributes:
        first: The first day; its year is 1 where the paper does not say it.
        last: The last.
        span: Where they stand in the text.
        has_year: Whether the year is named.
    """

    first: date
    last: date
    span: tuple[int, int]
    has_year: bool


def ascii_digits(text: str) -> str:
    """A text with its figures in ASCII; every offset stays."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() and not sign.isascii() else sign
        for sign in text
    )


def find_days(text: str, language: PaperLanguage, year: int = 0) -> Days | None:
    """The first day, or range of days, that a text names.

    Args:
        text: The text.
        language: Its language.
        year: The year of days without one; 0 where none is known, and then there are none.
    """
    text = ascii_digits(text)
    if not _FIGURE.search(text):
        return None
    first: Days | None = _by_figures(text, language)
    for pattern in _patterns(language.tag):
        for found in pattern.finditer(text):
            days = _days(found, language, year)
            if days is not None:
                # What begins first counts: in "22 March 3–6 p.m." the day is the 22nd.
                if first is None or days.span[0] < first.span[0]:
                    first = days
                break
    return first


_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
    r"(?:\s*(?:/|–|—|-|to|au|a|al|по|до|إلى|至|到)\s*(\d{4})-(\d{2})-(\d{2})(?!\d))?"
)
_DOTTED = re.compile(
    r"(?<!\d)(\d{1,2})(?:([./])(\d{1,2})(?:\2(\d{4}))?)?\s*[-–—]\s*(\d{1,2})([./])(\d{1,2})\6(\d{4})(?!\d)"
    r"|(?<!\d)(\d{1,2})([./])(\d{1,2})\10(\d{4})(?!\d)"
)


def _by_figures(text: str, language: PaperLanguage) -> Days | None:
    """Days in figures: `2023-10-16`, `16.10.2023`; in English only where they can be nothing else."""
    found = _ISO.search(text)
    try:
        if found is not None:
            year, month, day = (int(part) for part in found.groups()[:3])
            begin = date(year, month, day)
            end = date(*(int(part) for part in found.groups()[3:])) if found[4] else begin
            return Days(begin, end, found.span(), has_year=True) if begin <= end else None
        found = _DOTTED.search(text)
        if found is None:
            return None
        if found[9]:
            day, month, year = int(found[9]), int(found[11]), int(found[12])
            begin = end = date(year, month, day)
        else:
            end = date(int(found[8]), int(found[7]), int(found[5]))
            begin = date(int(found[4] or found[8]), int(found[3] or found[7]), int(found[1]))
    except ValueError:
        return None
    if begin > end or (language.tag == "en" and "/" in found.group() and end.day <= 12):  # noqa: PLR2004 -- a month
        return None
    return Days(begin, end, found.span(), has_year=True)


_FIGURE = re.compile(r"\d")


@cache
def _patterns(tag: str) -> list[re.Pattern[str]]:
    language = language_of(tag)
    if language.is_chinese:
        return [
            re.compile(
                r"(?:(?P<y1>\d{4})\s*年\s*)?(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?"
                rf"(?:{_DASH}(?:(?P<y2>\d{{4}})\s*年\s*)?(?:(?P<m2>\d{{1,2}})\s*月\s*)?(?P<d2>\d{{1,2}})\s*日)?"
            )
        ]
    month = "|".join(re.escape(name) for each in language.months for name in each.split("|"))
    middle = r"\s*(?:de\s+|d['’])?"
    year = r"(?:\s*,?\s*(?:de\s+|del\s+)?(?P<y{0}>\d{{4}})(?:\s*(?:года|г\.))?)?"
    return [
        # 9–11 September 2019, du 9 au 11 septembre 2019, 30 September–2 October 2019
        re.compile(
            rf"(?<!\d)(?<!day )(?<!jour )(?<!día )(?<!день ){_DAY.replace('(', '(?P<d1>', 1)}(?:{middle}(?P<m1>{month}){year.format(1)})?"
            rf"(?:\s*,)?{_DASH}(?:{'|'.join(language.weekdays)})?\s*,?\s*"
            rf"{_DAY.replace('(', '(?P<d2>', 1)}{middle}(?P<m2>{month}){year.format(2)}",
            re.IGNORECASE,
        ),
        # September 9–11, 2019
        re.compile(
            rf"(?P<m2>{month})\s+(?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}}){year.format(2)}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\d){_DAY.replace('(', '(?P<d2>', 1)}{middle}(?P<m2>{month}){year.format(2)}",
            re.IGNORECASE,
        ),
        re.compile(rf"(?P<m2>{month})\s+(?P<d2>\d{{1,2}})(?!\d){year.format(2)}", re.IGNORECASE),
    ]


def _days(found: re.Match[str], language: PaperLanguage, year: int) -> Days | None:
    part = found.groupdict()
    # In Chinese the first day stands whole, elsewhere the last.
    if language.is_chinese:
        first = (part["y1"], part["m1"], part["d1"])
        last = (part["y2"] or part["y1"], part["m2"] or part["m1"], part["d2"] or part["d1"])
    else:
        last = (part["y2"], part["m2"], part["d2"])
        first = (
            part.get("y1") or part["y2"],
            part.get("m1") or part["m2"],
            part.get("d1") or part["d2"],
        )
    try:
        begin = _date(*first, language, year)
        end = _date(*last, language, year)
    except ValueError:
        return None
    if end < begin:
        return None
    return Days(begin, end, found.span(), bool(first[0] or last[0]))


def _date(
    year: str | None, month: str | None, day: str | None, language: PaperLanguage, otherwise: int
) -> date:
    which = int(year) if year else otherwise
    if not which or not month or not day:
        raise ValueError
    number = int(month) if month.isdecimal() else _month(month, language)
    return date(which, number, int(day))


def _month(name: str, language: PaperLanguage) -> int:
    wanted = name.casefold()
    for number, names in enumerate(language.months, 1):
        if wanted in names.casefold().split("|"):
            return number
    raise ValueError(name)


_MARK = re.compile(
    r"\d\s*(?:[:.h]|heure|hora|ч)|[^\W\d_]\.?m\b|noon|midi|\bp\.|\ba\.|الساعة|ظهر|полд",
    re.IGNORECASE,
)
"""What tells that a figure is an hour."""


class Hours(Struct, frozen=True):
    """The hours of a sitting.

    Attributes:
        start: When it begins.
        end: When it ends.
        span: Where they stand in the text.
    """

    start: time
    end: time
    span: tuple[int, int]


def find_hours(text: str, language: PaperLanguage) -> Hours | None:
    """The first range of hours that a text names; None where there is none."""
    text = ascii_digits(text)
    if not _FIGURE.search(text):
        return None
    for found in _ranges(language.tag).finditer(text):
        hours = _hours(found, language)
        if hours is not None:
            return hours
    # 00/10–00/13: what stands from right to left in Arabic comes out the other way round.
    if language.tag == "ar":
        return _turned_hours(text)
    return None


_MINUTES_FIRST = re.compile(r"(?<!\d)(\d{2})/(\d{1,2})\s*[-–—]\s*(\d{2})/(\d{1,2})(?!\d)")
_LATER_FIRST = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})(?!\d)")


def _turned_hours(text: str) -> Hours | None:
    """Hours as they come out where what stands from right to left was taken from left to right."""
    found = _MINUTES_FIRST.search(text)
    if found is not None:
        minutes, hour, minutes2, hour2 = map(int, found.groups())
    else:
        found = _LATER_FIRST.search(text)
        if found is None:
            return None
        hour, minutes, hour2, minutes2 = map(int, found.groups())
    try:
        first, second = sorted((time(hour, minutes), time(hour2, minutes2)))
    except ValueError:
        return None
    return Hours(first, second, found.span()) if first < second else None


_CLOCK = re.compile(
    r"\d\s*(?:[:：時时点點]|h\d{2}|h\b|\s?ч\.?(?:\s|$)|(?:\.\d{2})?\s*(?:horas?|heures?|час))|[^\W\d_]\.?m\b|^\d{2}\.\d[05](?!\d)",
    re.IGNORECASE,
)
"""What tells that a figure alone is an hour."""


def find_time(text: str, language: PaperLanguage) -> Hours | None:
    """The first single hour that a text names; None where there is none."""
    text = ascii_digits(text)
    if not _FIGURE.search(text):
        return None
    for found in _single(language.tag).finditer(text):
        if not found["word1"] and not _CLOCK.search(found.group().strip()):
            continue
        hour = _hour(found, 1, language, found["half1"] or "")
        if hour is not None:
            return Hours(hour, hour, found.span())
    return None


@cache
def _ranges(tag: str) -> re.Pattern[str]:
    language = language_of(tag)
    one = _hour_pattern(language)
    to = "|".join(sorted(map(re.escape, language.to), key=len, reverse=True))
    between = rf"\s*(?:-|–|—|−|\b(?:{to})\b|{'至|到' if language.is_chinese else '–'})\s*"
    first, second = one.format(n=1), one.format(n=2)
    return re.compile(rf"(?<![\d/]){first}{between}{second}(?![\d/])", re.IGNORECASE)


@cache
def _single(tag: str) -> re.Pattern[str]:
    one = _hour_pattern(language_of(tag)).format(n=1)
    return re.compile(rf"(?<![\d/.]){one}(?![\d/])", re.IGNORECASE)


def _hour_pattern(language: PaperLanguage) -> str:
    """A pattern of one hour, with `{n}` in the names of its groups."""
    noon = "|".join(map(re.escape, (*language.noon, *language.midnight)))
    half = "|".join(map(re.escape, (*language.am, *language.pm, *language.noon))) or "$^"
    if language.is_chinese:
        return (
            rf"(?:(?P<half{{n}}>{half}|{noon})\s*)?(?:(?P<hour{{n}}>\d{{{{1,2}}}})\s*"
            r"(?:[时時点點](?:\s*(?P<minute{n}>\d{{1,2}})\s*分|\s*(?P<thirty{n}>半))?"
            rf"|[:：]\s?(?P<colon{{n}}>\d{{{{2}}}}))|(?P<word{{n}}>{noon}))"
        )
    before = r"(?:من\s+)?(?:الساعة\s*|las\s+|de\s+las\s+|с\s+|de\s+)?"
    return (
        rf"{before}(?:(?P<hour{{n}}>\d{{{{1,2}}}})"
        r"(?:\s*(?:heures?|horas?|часов|часа|ч\.?|[:.]|h(?![a-zé]))\s*(?:(?P<minute{n}>\d{{2}})(?:\s*(?:м\.|мин\.?|minutes?|horas?|heures?|часов|h\b))?)?)?"
        rf"(?:\s*(?P<half{{n}}>{half}))?|(?P<word{{n}}>{noon}))"
    )


def _hours(found: re.Match[str], language: PaperLanguage) -> Hours | None:
    if not language.is_chinese and not _MARK.search(found.group()):
        # 12 to 14 may be anything.
        return None
    second = _hour(found, 2, language, found["half2"] or "")
    if second is None:
        return None
    half = found["half1"] or ""
    first = _hour(found, 1, language, half)
    if first is None:
        return None
    if not half and found["half2"] and not found["word1"] and not language.is_chinese:
        # 3–6 p.m.: the half of the day stands once, at the end; 10–1 p.m. begins before noon.
        taken = _hour(found, 1, language, found["half2"])
        first = taken if taken is not None and taken < second else first
    if language.is_chinese and half and not found["half2"] and not found["word2"]:
        # 下午3时至6时: it stands once, at the beginning.
        second = _hour(found, 2, language, half) or second
    return Hours(first, second, found.span()) if first < second else None


_NOON = 12


def _hour(found: re.Match[str], which: int, language: PaperLanguage, half: str) -> time | None:
    word = found[f"word{which}"]
    if word:
        return (
            time(_NOON)
            if word.casefold() in (each.casefold() for each in language.noon)
            else time(0)
        )
    hour = int(found[f"hour{which}"])
    minute = int(found[f"minute{which}"] or 0)
    if language.is_chinese:
        minute = int(found[f"colon{which}"] or (30 if found[f"thirty{which}"] else minute))
    folded = half.casefold()
    is_late = folded in (each.casefold() for each in language.pm)
    if is_late and hour < _NOON:
        hour += _NOON
    elif folded in (each.casefold() for each in language.am) and hour == _NOON:
        hour = 0
    elif language.is_chinese and half == "中午" and hour < 11:  # noqa: PLR2004 -- 中午1时
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        return None
