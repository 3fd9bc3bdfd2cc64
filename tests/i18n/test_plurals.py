"""Forms of the plural: those that CLDR has for a count, in the order of the catalogs."""

import pytest
from babel import Locale

from tui.i18n import LANGUAGES, ngettext, use_language

COUNTS = range(2_001)


def said(count: int) -> str:
    """What is said of a number of days, without the number."""
    words = ngettext("in {count} day", "in {count} days", count)
    return words.replace("{count}", "#")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_count_has_the_form_of_its_class(language: str) -> None:
    use_language(language)
    class_of = Locale(language).plural_form
    forms: dict[str, set[str]] = {}
    for count in COUNTS:
        forms.setdefault(class_of(count), set()).add(said(count))
    assert all(len(words) == 1 for words in forms.values()), forms


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("fr", 0, "dans # jour"),
        ("fr", 2, "dans # jours"),
        ("ru", 21, "через # день"),
        ("ru", 22, "через # дня"),
        ("ru", 11, "через # дней"),
        ("ar", 2, "بعد يومين (#)"),
        ("ar", 5, "بعد # أيام"),
        ("ar", 11, "بعد # يوماً"),
        ("ar", 100, "بعد # يوم"),
    ],
)
def test_a_count_is_said_as_one_says_it(language: str, count: int, words: str) -> None:
    use_language(language)
    assert said(count) == words
