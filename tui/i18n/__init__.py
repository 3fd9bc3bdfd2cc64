"""What the program itself says, in the language of its user.

Words are marked where they stand, with the names that gettext has for it: `_("Nothing found.")`,
`ngettext("{count} document", "{count} documents", count)`, `pgettext("verb", "open")` where a word
means two things. Values go in afterwards, by name: `_("Copied: {text}").format(text=text)`. In a
table that is made before the language is known, `N_("…")` marks the words and `_` translates them
where they are shown.

The texts of a meeting are never translated, nor are keys and values of its file.
"""

from gettext import GNUTranslations, NullTranslations
from pathlib import Path

DOMAIN = "agenda"
CATALOGS = Path(__file__).resolve().parent / "catalogs"
"""A folder a language, as gettext has them: `fr/LC_MESSAGES/agenda.mo`."""

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""The languages that the program speaks; its words stand in the code in the first."""

_NO_TRANSLATION = NullTranslations()


class _Words:
    """The words in use. There is one user and one terminal, so there is one of these."""

    def __init__(self) -> None:
        self.language = LANGUAGES[0]
        self.translations: NullTranslations = _NO_TRANSLATION


_words = _Words()


def use_language(language: str) -> None:
    """Says everything in one of `LANGUAGES` from now on.

    Raises:
        ValueError: The program does not speak it.
    """
    if language not in LANGUAGES:
        raise ValueError(f"not one of {', '.join(LANGUAGES)}: {language}")
    _words.language = language
    if language == LANGUAGES[0]:
        _words.translations = _NO_TRANSLATION
        return
    catalog = CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with catalog.open("rb") as file:
        _words.translations = GNUTranslations(file)


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _words.language


def _(message: str) -> str:
    """Some words in the language in use."""
    return _words.translations.gettext(message)


def in_all_languages(message: str) -> tuple[str, ...]:
    """Some words in each of `LANGUAGES`: what the program has written is known in any of them."""
    found = [message]
    for tag in LANGUAGES[1:]:
        with (CATALOGS / tag / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            found.append(GNUTranslations(file).gettext(message))
    return tuple(found)


def ngettext(one: str, many: str, count: int) -> str:
    """Words that depend on a count, in the form that the language in use has for it."""
    return _words.translations.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """A word that means several things, in the meaning that the context tells."""
    return _words.translations.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name
    """Marks words that are translated later, where they are shown."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: ARG001, N802 -- read by what looks for words
    """Marks a word that means several things; `pgettext` translates it where it is shown."""
    return message
