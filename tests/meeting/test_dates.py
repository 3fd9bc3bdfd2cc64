"""Days and hours as papers of each language write them."""

from datetime import date, time

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.dates import (
    clock_text,
    day_text,
    days_text,
    hours_text,
    month_text,
    place_text,
    weekday_signs,
)
from tui.meeting.words import LANGUAGES
from tui.text.cells import cell_width

ANY_LANGUAGE = st.sampled_from(LANGUAGES) | st.text(max_size=5)


def at(clock: str) -> time:
    return time.fromisoformat(clock)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Monday, 9 September"),
        ("fr", "lundi 9 septembre"),
        ("es", "lunes 9 de septiembre"),
        ("ru", "понедельник, 9 сентября"),
        ("ar", "الاثنين، 9 أيلول/سبتمبر"),
        ("zh", "9月9日，星期一"),
        ("zh-Hant-TW", "9月9日，星期一"),
        ("de", "Monday, 9 September"),
    ],
)
def test_a_day_of_the_schedule(language: str, text: str) -> None:
    assert day_text(day("2019-09-09"), language) == text


@pytest.mark.parametrize(
    ("language", "within", "across_months", "across_years"),
    [
        (
            "en",
            "9–11 September 2019",
            "30 September–2 October 2019",
            "30 December 2019–3 January 2020",
        ),
        (
            "fr",
            "9-11 septembre 2019",
            "30 septembre-2 octobre 2019",
            "30 décembre 2019-3 janvier 2020",
        ),
        (
            "es",
            "9 a 11 de septiembre de 2019",
            "30 de septiembre a 2 de octubre de 2019",
            "30 de diciembre de 2019 a 3 de enero de 2020",
        ),
        (
            "ru",
            "9–11 сентября 2019 года",
            "30 сентября – 2 октября 2019 года",
            "30 декабря 2019 года – 3 января 2020 года",
        ),
        (
            "ar",
            "9–11 أيلول/سبتمبر 2019",
            "30 أيلول/سبتمبر – 2 تشرين الأول/أكتوبر 2019",
            "30 كانون الأول/ديسمبر 2019 – 3 كانون الثاني/يناير 2020",
        ),
        (
            "zh",
            "2019年9月9日至11日",
            "2019年9月30日至10月2日",
            "2019年12月30日至2020年1月3日",
        ),
    ],
)
def test_the_days_of_a_meeting(
    language: str, within: str, across_months: str, across_years: str
) -> None:
    assert days_text(day("2019-09-09"), day("2019-09-11"), language) == within
    assert days_text(day("2019-09-30"), day("2019-10-02"), language) == across_months
    assert days_text(day("2019-12-30"), day("2020-01-03"), language) == across_years


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "9 September 2019"),
        ("fr", "9 septembre 2019"),
        ("es", "9 de septiembre de 2019"),
        ("ru", "9 сентября 2019 года"),
        ("ar", "9 أيلول/سبتمبر 2019"),
        ("zh", "2019年9月9日"),
    ],
)
def test_a_meeting_of_one_day(language: str, text: str) -> None:
    assert days_text(day("2019-09-09"), day("2019-09-09"), language) == text


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert day_text(day("2019-10-01"), "fr") == "mardi 1er octobre"
    assert days_text(day("2019-10-01"), day("2019-10-03"), "fr-CH") == "1er-3 octobre 2019"
    assert day_text(day("2019-10-01"), "en") == "Tuesday, 1 October"


def test_the_place_of_a_meeting_stands_where_the_paper_has_it() -> None:
    start, end = day("2019-09-09"), day("2019-09-11")
    assert place_text("Vienna", start, end, "en") == "Vienna, 9–11 September 2019"
    assert place_text("维也纳", start, end, "zh") == "2019年9月9日至11日，维也纳"
    assert place_text("فيينا", start, end, "ar") == "فيينا، 9–11 أيلول/سبتمبر 2019"
    assert place_text("", start, end, "en") == "9–11 September 2019"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("10:00", "13:00", "10 a.m.–1 p.m."),
        ("15:00", "18:00", "3–6 p.m."),
        ("09:30", "11:00", "9.30–11 a.m."),
        ("10:00", "12:00", "10 a.m.–noon"),
        ("12:00", "13:15", "noon–1.15 p.m."),
        ("12:30", "14:00", "12.30–2 p.m."),
        ("11:30", "12:30", "11.30 a.m.–12.30 p.m."),
        ("21:00", "00:00", "9 p.m.–midnight"),
        ("00:00", "01:00", "midnight–1 a.m."),
        ("00:30", "01:00", "12.30–1 a.m."),
    ],
)
def test_english_hours(start: str, end: str, text: str) -> None:
    assert hours_text(at(start), at(end), "en") == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("10:00", "13:00", "10 heures-13 heures"),
        ("10:47", "13:00", "10 h 47-13 heures"),
        ("09:05", "10:30", "9 h 05-10 h 30"),
        ("00:00", "01:00", "0 heure-1 heure"),
    ],
)
def test_french_hours(start: str, end: str, text: str) -> None:
    assert hours_text(at(start), at(end), "fr") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "9.05 a 13.00 horas"),
        ("ru", "9 ч. 05 м. – 13 ч. 00 м."),
        ("ar", "09:05–13:00"),
    ],
)
def test_hours_of_languages_that_always_write_the_minutes(language: str, text: str) -> None:
    assert hours_text(at("09:05"), at("13:00"), language) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("10:00", "13:00", "上午10时至下午1时"),
        ("15:00", "18:00", "下午3时至6时"),
        ("09:00", "12:00", "上午9时至中午12时"),
        ("12:00", "13:30", "中午12时至下午1时30分"),
        ("12:30", "15:00", "下午12时30分至3时"),
        ("10:00", "18:00", "上午10时至下午6时"),
        ("18:00", "20:00", "晚上6时至8时"),
        ("22:00", "00:00", "晚上10时至午夜12时"),
        ("00:30", "02:00", "凌晨0时30分至2时"),
    ],
)
def test_chinese_hours(start: str, end: str, text: str) -> None:
    assert hours_text(at(start), at(end), "zh") == text


def test_the_clock_is_the_same_in_every_language() -> None:
    assert clock_text(at("09:05"), at("13:00")) == "09:05–13:00"


@given(st.dates(), st.dates(), ANY_LANGUAGE)
def test_any_days_have_a_text_that_names_both(start: date, end: date, language: str) -> None:
    text = days_text(start, end, language)
    for each in (start, end):
        assert str(each.year) in text
        assert str(each.day) in text
    assert "{" not in text


@given(st.dates(), ANY_LANGUAGE)
def test_any_day_has_a_text_that_names_it(any_day: date, language: str) -> None:
    assert str(any_day.day) in day_text(any_day, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_days_of_a_year_have_different_texts(language: str) -> None:
    days = [date.fromordinal(day("2019-01-01").toordinal() + step) for step in range(365)]
    assert len({day_text(each, language) for each in days}) == 365


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_moments_have_different_texts(language: str) -> None:
    moments = [time(hour, minute) for hour in range(24) for minute in range(60)]
    assert len({hours_text(each, at("23:59"), language) for each in moments}) == len(moments)
    assert len({hours_text(at("00:01"), each, language) for each in moments}) == len(moments)


@given(st.times(), st.times(), ANY_LANGUAGE)
def test_any_hours_have_a_text_of_one_line(start: time, end: time, language: str) -> None:
    text = hours_text(start, end, language)
    assert text.isprintable()
    assert text.strip() == text != ""


@given(st.text(min_size=1), st.dates(), ANY_LANGUAGE)
def test_a_city_is_kept_as_it_is(city: str, any_day: date, language: str) -> None:
    assert city in place_text(city, any_day, any_day, language)


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("en", "September 2019"),
        ("fr", "septembre 2019"),
        ("es", "septiembre de 2019"),
        ("ru", "сентябрь 2019"),
        ("ar", "أيلول/سبتمبر 2019"),
        ("zh", "2019年9月"),
        ("ja", "September 2019"),
    ],
)
def test_a_month_by_itself(language: str, month: str) -> None:
    assert month_text(date(2019, 9, 1), language) == month


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh", "ja"])
def test_the_days_of_the_week_take_two_cells_each(language: str) -> None:
    signs = weekday_signs(language)
    assert len(set(signs)) >= 5
    assert [cell_width(sign) for sign in signs] == [2] * 7


SPOKEN = ("en", "fr", "es", "ru", "ar", "zh")


@pytest.mark.parametrize("language", SPOKEN)
def test_weekdays_and_months_are_those_of_cldr(language: str) -> None:
    cldr = Locale(language)
    for number in range(12):
        when = date(2019, number + 1, 9 + number)
        words = day_text(when, language)
        assert cldr.days["format"]["wide"][when.weekday()] in words
        month = cldr.months["format"]["wide"][when.month]
        if language == "ar":
            # The United Nations write both names, June and July as in Egypt.
            written = words.rpartition("/")[2].replace("يونيه", "يونيو").replace("يوليه", "يوليو")
            assert written == month
        elif language != "zh":
            assert month in words
        else:
            assert f"{when.month}月" in words


def test_a_month_by_itself_is_in_the_nominative_in_russian() -> None:
    months = Locale("ru").months["stand-alone"]["wide"]
    for number in range(1, 13):
        assert month_text(date(2019, number, 1), "ru") == f"{months[number]} 2019"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_the_signs_of_the_weekdays_begin_those_of_cldr(language: str) -> None:
    days = Locale(language).days["stand-alone"]
    for number, sign in enumerate(map(str.lower, weekday_signs(language))):
        is_short = sign == days["short"][number].lower()
        assert is_short or days["wide"][number].lower().startswith(sign)
