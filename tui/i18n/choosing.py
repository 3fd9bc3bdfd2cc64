"""Which language a user's locale asks for."""

from collections.abc import Mapping

from tui.i18n import LANGUAGES

_NO_LANGUAGE = ("C", "POSIX")


def language_of_locale(environment: Mapping[str, str]) -> str:
    """The language that the variables of a locale ask for; English for one that is not spoken."""
    return asked_for(environment)[0] or LANGUAGES[0]


def asked_for(environment: Mapping[str, str]) -> tuple[str, str]:
    """The language that the variables of a locale ask for, as gettext understands them.

    `LC_ALL`, `LC_MESSAGES` and `LANG` name one locale, of which the first that is set counts;
    `LANGUAGE` before them lists languages in order of preference, and counts for nothing in the
    locale `C`.

    Returns:
        The language and the variable that asks for it; twice `""` where none is asked for that
        the program speaks.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    variable = next((name for name in names if environment.get(name)), "")
    wanted = [environment.get(variable, "")]
    if wanted[0].partition(".")[0] in _NO_LANGUAGE:
        wanted = []
    elif environment.get("LANGUAGE"):
        variable, wanted = "LANGUAGE", environment["LANGUAGE"].split(":")
    language = next(filter(None, map(spoken_language, wanted)), "")
    return (language, variable) if language else ("", "")


def spoken_language(locale: str) -> str:
    """The language of a locale or of a language tag, as `zh` of `zh_TW.UTF-8`; `""` if not spoken."""
    language = locale.replace("_", "-").replace(".", "-").replace("@", "-").split("-")[0].lower()
    return language if language in LANGUAGES else ""
