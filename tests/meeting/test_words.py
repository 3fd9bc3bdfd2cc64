"""The words of papers in each language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from tui.meeting.model import About, Headings, Meeting
from tui.meeting.words import LANGUAGES, headings_of, primary_subtag, words_of

DAY = date(2019, 9, 9)


def meeting(language: str, headings: Headings | None = None) -> Meeting:
    about = About(title="Meeting", language=language, start=DAY, end=DAY)
    return Meeting(format=1, about=about, headings=headings or Headings())


def test_the_six_languages_of_the_united_nations_are_known() -> None:
    assert set(LANGUAGES) == {"ar", "en", "es", "fr", "ru", "zh"}


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (
            "en",
            "Provisional agenda, Annotations, Documentation, Proposed organization of work, Annex",
        ),
        (
            "fr",
            (
                "Ordre du jour provisoire, Annotations, Documentation, "
                "Projet d’organisation des travaux, Annexe"
            ),
        ),
        (
            "es",
            (
                "Programa provisional, Anotaciones, Documentación, "
                "Propuesta de organización de los trabajos, Anexo"
            ),
        ),
        (
            "ru",
            (
                "Предварительная повестка дня, Аннотации, Документация, "
                "Предлагаемая организация работы, Приложение"
            ),
        ),
        ("ar", "جدول الأعمال المؤقت, شروح, الوثائق, تنظيم الأعمال المقترح, المرفق"),
        ("zh", "临时议程, 说明, 文件, 拟议工作安排, 附件"),
    ],
)
def test_the_headings_of_a_paper(language: str, headings: str) -> None:
    assert ", ".join(asdict(headings_of(meeting(language))).values()) == headings


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Prevention (continued)"),
        ("fr", "Prevention (suite)"),
        ("es", "Prevention (continuación)"),
        ("ru", "Prevention (продолжение)"),
        ("ar", "Prevention (تابع)"),
        ("zh", "Prevention（续）"),
    ],
)
def test_what_goes_on_is_said_to(language: str, title: str) -> None:
    assert "Prevention" + words_of(language).continued == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: str) -> None:
    words = words_of(language)
    assert all(value or name == "rtl" for name, value in asdict(words).items())
    assert all((*words.ends, *words.columns, *words.brackets))


def test_arabic_alone_is_written_from_right_to_left() -> None:
    assert [language for language in LANGUAGES if words_of(language).rtl] == ["ar"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh"),
        ("zh-Hans", "zh"),
        ("ZH-hans-cn", "zh"),
        ("pt_BR", "pt"),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_tag_begins_with_its_language(tag: str, language: str) -> None:
    assert primary_subtag(tag) == language


@pytest.mark.parametrize("tag", ["de", "tlh", "", "no such language", "x-y"])
def test_a_language_that_is_not_known_has_english_words(tag: str) -> None:
    assert words_of(tag) == words_of("en")


@pytest.mark.parametrize("tag", ["fr-CH", "FR", "fr_FR", "fr-Latn-CA"])
def test_a_region_has_the_words_of_its_language(tag: str) -> None:
    assert words_of(tag) == words_of("fr")


def test_a_papers_own_words_come_first() -> None:
    headings = headings_of(meeting("es", Headings(agenda="Orden del día provisional")))
    assert headings.agenda == "Orden del día provisional"
    assert headings.annex == "Anexo"


@given(st.text(), st.builds(Headings, agenda=st.text(), annex=st.text()))
def test_every_section_of_any_file_has_a_heading(language: str, own: Headings) -> None:
    found = headings_of(meeting(language, own))
    assert all(asdict(found).values())
    assert not own.agenda or found.agenda == own.agenda
    assert not own.annex or found.annex == own.annex
