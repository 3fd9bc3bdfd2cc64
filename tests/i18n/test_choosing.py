"""Which language the program speaks."""

import os
from pathlib import Path

import pytest

from tui.app.settings.folder import settings_folder
from tui.cli_language import _settings_file, choose_language
from tui.i18n import LANGUAGES, language, use_language
from tui.i18n.choosing import language_of_locale, spoken_language


@pytest.mark.parametrize(
    ("variables", "chosen"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "ru_RU@euro"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "es_ES", "LC_MESSAGES": "ar_EG"}, "ar"),
        ({"LANG": "es_ES", "LC_MESSAGES": "ar_EG", "LC_ALL": "ru_RU"}, "ru"),
        ({"LANG": "es_ES", "LC_ALL": ""}, "es"),
        ({"LANG": "en_US", "LANGUAGE": "de:fr:es"}, "fr"),
        ({"LANG": "fr_FR", "LANGUAGE": "en"}, "en"),
        ({"LANG": "fr_FR", "LANGUAGE": "de:ja"}, "en"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "FR"}, "fr"),
        ({"LANG": "française"}, "en"),
    ],
)
def test_a_locale_asks_for_a_language(variables: dict[str, str], chosen: str) -> None:
    assert language_of_locale(variables) == chosen


def test_a_tag_is_read_as_a_locale_is() -> None:
    assert [spoken_language(tag) for tag in ("zh-Hant", "ar_EG.UTF-8", "", "tlh")] == [
        "zh",
        "ar",
        "",
        "",
    ]


def write_settings(text: str) -> dict[str, str]:
    """Settings of the user, and the variables of their locale."""
    folder = settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(text, "utf-8")
    return {**os.environ, "LC_ALL": "fr_FR.UTF-8"}


def test_the_settings_are_looked_for_where_they_are() -> None:
    assert _settings_file(os.environ) == settings_folder() / "settings.toml"


def test_the_settings_come_before_the_locale() -> None:
    assert choose_language(write_settings('language = "ru"\n')) == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "",
        'theme = "plain"\n',
        'language = ""\n',
        'language = "tlh"\n',
        "language = [\n",
        "language = 7\n",
    ],
)
def test_without_a_language_in_them_the_locale_counts(text: str) -> None:
    assert choose_language(write_settings(text)) == "fr"


def test_settings_that_cannot_be_read_are_no_reason_to_fail(tmp_path: Path) -> None:
    assert choose_language({"XDG_CONFIG_HOME": str(tmp_path / "none"), "LANG": "es_ES"}) == "es"
    (tmp_path / "agenda").mkdir()
    (tmp_path / "agenda" / "settings.toml").write_bytes(b'language = "\xff"')
    assert choose_language({"XDG_CONFIG_HOME": str(tmp_path), "LANG": "es_ES"}) == "es"


def test_a_language_that_is_not_spoken_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="tlh"):
        use_language("tlh")
    assert language() == LANGUAGES[0]
