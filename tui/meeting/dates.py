"""Days and hours in the way in which papers of each language write them."""

from collections.abc import Callable
from datetime import date, datetime, time

from msgspec import Struct

from tui.meeting.words import primary_subtag


class _Forms(Struct, frozen=True, kw_only=True):
    """The forms of one language; templates name `weekday`, `day`, `month`, `year`."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    days: tuple[str, str, str]
    place: str
    hours: Callable[[time, time], str]
    hour: Callable[[time], str]


_NOON = 12


def _english_half(moment: time) -> str:
    return "a.m." if moment.hour < _NOON else "p.m."


def _english_clock(moment: time) -> str:
    if (moment.hour, moment.minute) == (12, 0):
        return "noon"
    if (moment.hour, moment.minute) == (0, 0):
        return "midnight"
    shown = (moment.hour - 1) % 12 + 1
    return f"{shown}.{moment.minute:02}" if moment.minute else str(shown)


def _english_hour(moment: time) -> str:
    clock = _english_clock(moment)
    return f"{clock} {_english_half(moment)}" if clock[0].isdigit() else clock


def _english(start: time, end: time) -> str:
    first, second = _english_clock(start), _english_clock(end)
    has_halves = first[0].isdigit() and second[0].isdigit()
    same_half = has_halves and _english_half(start) == _english_half(end)
    return f"{first if same_half else _english_hour(start)}–{_english_hour(end)}"


_CHINESE_HALVES = ((6, "凌晨"), (_NOON, "上午"), (18, "下午"), (24, "晚上"))


def _chinese_half(moment: time) -> str:
    if moment.minute == 0 and moment.hour in {0, _NOON}:
        return "中午" if moment.hour else "午夜"
    return next(name for until, name in _CHINESE_HALVES if moment.hour < until)


def _chinese_clock(moment: time) -> str:
    if not moment.minute:
        return f"{(moment.hour - 1) % 12 + 1}时"
    # Half past midnight is 凌晨0时30分: 12 is the hour of noon and of midnight themselves.
    return f"{moment.hour if moment.hour <= _NOON else moment.hour - _NOON}时{moment.minute}分"


def _chinese_hour(moment: time) -> str:
    return f"{_chinese_half(moment)}{_chinese_clock(moment)}"


def _chinese(start: time, end: time) -> str:
    first, second = _chinese_half(start), _chinese_half(end)
    # 下午3时至6时 names the half of the day once; 18:00 closes an afternoon, it opens an evening.
    if second == "晚上" and (end.hour, end.minute) == (18, 0):
        second = "下午"
    later = "" if first == second else second
    return f"{first}{_chinese_clock(start)}至{later}{_chinese_clock(end)}"


def _french_hour(moment: time) -> str:
    if moment.minute:
        return f"{moment.hour} h {moment.minute:02}"
    return f"{moment.hour} heure{'s' if moment.hour > 1 else ''}"


def _french(start: time, end: time) -> str:
    return f"{_french_hour(start)}-{_french_hour(end)}"


def _spanish_hour(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02} horas"


def _spanish(start: time, end: time) -> str:
    return f"{start.hour}.{start.minute:02} a {_spanish_hour(end)}"


def _russian_hour(moment: time) -> str:
    return f"{moment.hour} ч. {moment.minute:02} м."


def _russian(start: time, end: time) -> str:
    return f"{_russian_hour(start)} – {_russian_hour(end)}"


def _twenty_four_hour(moment: time) -> str:
    return f"{moment:%H:%M}"


def _twenty_four(start: time, end: time) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


_FORMS = {
    "en": _Forms(
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        day="{weekday}, {day} {month}",
        days=(
            "{day}–{day2} {month} {year}",
            "{day} {month}–{day2} {month2} {year}",
            "{day} {month} {year}–{day2} {month2} {year2}",
        ),
        place="{city}, {days}",
        hours=_english,
        hour=_english_hour,
    ),
    "fr": _Forms(
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
        day="{weekday} {day} {month}",
        days=(
            "{day}-{day2} {month} {year}",
            "{day} {month}-{day2} {month2} {year}",
            "{day} {month} {year}-{day2} {month2} {year2}",
        ),
        place="{city}, {days}",
        hours=_french,
        hour=_french_hour,
    ),
    "es": _Forms(
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        months=(
            *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
            *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ),
        day="{weekday} {day} de {month}",
        days=(
            "{day} a {day2} de {month} de {year}",
            "{day} de {month} a {day2} de {month2} de {year}",
            "{day} de {month} de {year} a {day2} de {month2} de {year2}",
        ),
        place="{city}, {days}",
        hours=_spanish,
        hour=_spanish_hour,
    ),
    "ru": _Forms(
        weekdays=(
            *("понедельник", "вторник", "среда", "четверг"),
            *("пятница", "суббота", "воскресенье"),
        ),
        months=(
            *("января", "февраля", "марта", "апреля", "мая", "июня"),
            *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
        ),
        day="{weekday}, {day} {month}",
        days=(
            "{day}–{day2} {month} {year} года",
            "{day} {month} – {day2} {month2} {year} года",
            "{day} {month} {year} года – {day2} {month2} {year2} года",
        ),
        place="{city}, {days}",
        hours=_russian,
        hour=_russian_hour,
    ),
    "ar": _Forms(
        weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
        months=(
            *("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل"),
            *("أيار/مايو", "حزيران/يونيه", "تموز/يوليه", "آب/أغسطس"),
            *("أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"),
        ),
        day="{weekday}، {day} {month}",
        days=(
            "{day}–{day2} {month} {year}",
            "{day} {month} – {day2} {month2} {year}",
            "{day} {month} {year} – {day2} {month2} {year2}",
        ),
        place="{city}، {days}",
        hours=_twenty_four,
        hour=_twenty_four_hour,
    ),
    "zh": _Forms(
        weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
        months=tuple(str(month) for month in range(1, 13)),
        day="{month}月{day}日，{weekday}",
        days=(
            "{year}年{month}月{day}日至{day2}日",
            "{year}年{month}月{day}日至{month2}月{day2}日",
            "{year}年{month}月{day}日至{year2}年{month2}月{day2}日",
        ),
        place="{days}，{city}",
        hours=_chinese,
        hour=_chinese_hour,
    ),
}

_SINGLE = {
    "es": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} года",
    "zh": "{year}年{month}月{day}日",
}


def _forms(language: str) -> _Forms:
    return _FORMS.get(primary_subtag(language), _FORMS["en"])


def day_text(day: date, language: str) -> str:
    """A day of the meeting with its weekday, without its year: `9月9日，星期一`."""
    forms = _forms(language)
    return forms.day.format(
        weekday=forms.weekdays[day.weekday()],
        day=_ordinal(day, language),
        month=forms.months[day.month - 1],
    )


def days_text(start: date, end: date, language: str) -> str:
    """The days of the meeting: `2019年9月9日至11日`; one day where both are the same."""
    forms = _forms(language)
    if start == end:
        template = _SINGLE.get(primary_subtag(language), "{day} {month} {year}")
    elif start.year != end.year:
        template = forms.days[2]
    else:
        template = forms.days[0 if start.month == end.month else 1]
    return template.format(
        day=_ordinal(start, language),
        month=forms.months[start.month - 1],
        year=start.year,
        day2=_ordinal(end, language),
        month2=forms.months[end.month - 1],
        year2=end.year,
    )


def place_text(city: str, start: date, end: date, language: str) -> str:
    """Place and days as a paper's head has them: `2019年9月9日至11日，维也纳`."""
    days = days_text(start, end, language)
    return _forms(language).place.format(city=city, days=days) if city else days


def hours_text(start: time, end: time, language: str) -> str:
    """The hours of a sitting in the paper's way: `上午10时至下午1时`, `10 a.m.–1 p.m.`."""
    return _forms(language).hours(start, end)


_BETWEEN = {"zh": " ", "ar": "، "}
"""What stands between a day and its hours."""


def hour_text(moment: time, language: str) -> str:
    """An hour in the paper's way: `上午10时5分`, `10.05 a.m.`."""
    return _forms(language).hour(moment)


def moments_text(
    start: datetime, end: datetime, language: str, *, by_the_clock: bool = False
) -> str:
    """The day and the hours of what begins and ends on one day: `Monday, 9 September, 10–11 a.m.`.

    Args:
        start: When it begins.
        end: When it ends; one hour is named where both are the same minute.
        language: The language tag of the meeting.
        by_the_clock: Whether hours are shown as 10:00–11:00 in every language.
    """
    first, second = start.time(), end.time()
    if (first.hour, first.minute) == (second.hour, second.minute):
        hours = f"{first:%H:%M}" if by_the_clock else hour_text(first, language)
    else:
        hours = sitting_text(first, second, language, by_the_clock=by_the_clock)
    return day_and_hours(start.date(), hours, language)


def day_and_hours(day: date, hours: str, language: str) -> str:
    """A day and hours in one: `Monday, 9 September, 10–11 a.m.`, `9月9日，星期一 上午10时至11时`."""
    return f"{day_text(day, language)}{_BETWEEN.get(primary_subtag(language), ', ')}{hours}"


def sitting_text(start: time, end: time, language: str, *, by_the_clock: bool = False) -> str:
    """The hours of a sitting as the user wants them: in the paper's way, or by the clock.

    Args:
        start: When it begins.
        end: When it ends.
        language: The language of the paper.
        by_the_clock: Whether the user wants 10:00–13:00 in every language.
    """
    return clock_text(start, end) if by_the_clock else hours_text(start, end, language)


def clock_text(start: time, end: time) -> str:
    """The hours of a sitting by the clock: `10:00–13:00`, the same in every language."""
    return _twenty_four(start, end)


_RUSSIAN_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
"""By themselves; in a date they are in the genitive."""

_MONTH = {"es": "{month} de {year}", "zh": "{year}年{month}月"}

_WEEKDAY_SIGNS = {
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
    "fr": ("lu", "ma", "me", "je", "ve", "sa", "di"),
    "es": ("lu", "ma", "mi", "ju", "vi", "sá", "do"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "ar": ("ن ", "ث ", "ر ", "خ ", "ج ", "س ", "ح "),
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
}


def month_text(month: date, language: str) -> str:
    """A month by itself, as over a calendar: `September 2019`, `сентябрь 2019`, `2019年9月`."""
    subtag = primary_subtag(language)
    names = _RUSSIAN_MONTHS if subtag == "ru" else _forms(language).months
    template = _MONTH.get(subtag, "{month} {year}")
    return template.format(month=names[month.month - 1], year=month.year)


def weekday_signs(language: str) -> tuple[str, ...]:
    """The days of the week from Monday on, each in two cells of a terminal."""
    return _WEEKDAY_SIGNS.get(primary_subtag(language), _WEEKDAY_SIGNS["en"])


def _ordinal(day: date, language: str) -> str:
    # French alone writes the first of a month as an ordinal.
    return "1er" if day.day == 1 and primary_subtag(language) == "fr" else str(day.day)
