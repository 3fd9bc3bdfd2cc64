"""The catalogs: current, whole, and right in what a program can check of a translation."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.catalogs import (
    TEMPLATE,
    is_translated,
    marked_words,
    messages,
    mo_data,
    mo_file,
    po_file,
    po_text,
    read_catalog,
    updated,
)
from tui.i18n import LANGUAGES

TRANSLATED = LANGUAGES[1:]

MAKE = "run `python -m tests.catalogs`"


def forms(message: Message) -> list[str]:
    """The translations of a message: one, or one for each form of the plural."""
    string = message.string
    return [string] if isinstance(string, str) else list(string or ())


def originals(message: Message) -> list[str]:
    """The words of a message: one text, or those for one and for many."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def fields(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """What is put into a text: names with how they are written; nothing into one with lone braces."""
    if re.search(r"(?<![{])[{](?![{\w])|(?<![\w}\]])[}](?![}])", text.replace("{}", "")):
        return set()
    return {
        (name, spec, turned)
        for _, name, spec, turned in Formatter().parse(text)
        if name is not None
    }


def test_the_template_holds_all_words_that_are_marked() -> None:
    assert TEMPLATE.read_text("utf-8") == po_text(marked_words()), MAKE


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalog_holds_the_words_of_the_template(language: str) -> None:
    now = po_text(updated(language, marked_words()))
    assert po_file(language).read_text("utf-8") == now, MAKE


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_the_program_reads_is_made_from_what_people_write(language: str) -> None:
    assert mo_file(language).read_bytes() == mo_data(read_catalog(language)), MAKE


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated(language: str) -> None:
    missing = [one.id for one in messages(read_catalog(language)) if not is_translated(one)]
    assert not missing


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_of_the_plural_is_there(language: str) -> None:
    catalog = read_catalog(language)
    wrong = [
        one.id
        for one in messages(catalog)
        if len(forms(one)) != (1 if isinstance(one.id, str) else catalog.num_plurals)
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_for_values_of_its_original(language: str) -> None:
    wrong = [
        (one.id, form)
        for one in messages(read_catalog(language))
        for form in forms(one)
        if fields(form) not in [fields(text) for text in originals(one)]
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_as_many_lines_as_its_original(language: str) -> None:
    wrong = [
        (one.id, form)
        for one in messages(read_catalog(language))
        for form in forms(one)
        if form.count("\n") not in [text.count("\n") for text in originals(one)]
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_names_of_commands_options_keys_and_files_are_not_translated(language: str) -> None:
    name = re.compile(
        r"`[^`]+`|--\w+|\$[A-Z]+|\b(?:FILE|FOLDER|PATH|VALUE|OUT|KEY|LINE|COLUMN)\b"
        r"|\b\w+\.toml\b|\bCtrl-\w\b|\bTOML\b|\bJSON\b|\bUTF-8\b"
    )
    wrong = [
        (one.id, form)
        for one in messages(read_catalog(language))
        for form in forms(one)
        if set(name.findall(form)) not in [set(name.findall(text)) for text in originals(one)]
    ]
    assert not wrong


def test_the_files_are_the_same_whenever_they_are_made() -> None:
    catalog = read_catalog("ru")
    assert po_text(catalog) == po_text(updated("ru", marked_words()))
    assert b"20" + b"26" not in mo_data(catalog)[:2000]
