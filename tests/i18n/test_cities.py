"""What the cities of time zones are called."""

from zoneinfo import ZoneInfo

import pytest

from tests.cities import cities_file
from tui.i18n import LANGUAGES, use_language
from tui.i18n.cities import city_of

TRANSLATED = LANGUAGES[1:]


@pytest.mark.parametrize(
    ("language", "zone", "city"),
    [
        ("en", "Europe/Vienna", "Vienna"),
        ("en", "America/New_York", "New York"),
        ("fr", "Europe/Vienna", "Vienne"),
        ("es", "Europe/Vienna", "Viena"),
        ("ru", "Europe/Vienna", "Вена"),
        ("ar", "Europe/Vienna", "فيينا"),
        ("zh", "Europe/Vienna", "维也纳"),
        ("zh", "America/New_York", "纽约"),
        ("fr", "Africa/Tripoli", "Tripoli"),
        ("es", "Asia/Yangon", "Yangón"),
    ],
)
def test_a_city_has_its_name_in_the_language_in_use(language: str, zone: str, city: str) -> None:
    use_language(language)
    assert city_of(zone) == city


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_zone_has_one_city_by_its_old_name_and_by_its_new_one(language: str) -> None:
    use_language(language)
    assert city_of("Asia/Ho_Chi_Minh") != "Ho Chi Minh"
    assert city_of("Asia/Kolkata") != "Kolkata"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("zone", "city"),
    [("UTC", "UTC"), ("Etc/GMT-3", "GMT-3"), ("Nowhere/Some_Town", "Some Town"), ("", "")],
)
def test_a_zone_without_a_city_of_that_language_is_called_what_it_says(
    language: str, zone: str, city: str
) -> None:
    use_language(language)
    assert city_of(zone) == city


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_line_of_a_file_is_a_zone_that_there_is_and_a_city(language: str) -> None:
    text = cities_file(language).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(lines) > 150
    for line in lines:
        zone, city = line.split("\t")
        assert ZoneInfo(zone).key == zone
        assert city.isprintable()
        assert city == city.strip() != zone.rpartition("/")[2]
