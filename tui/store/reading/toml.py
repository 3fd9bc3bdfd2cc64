"""TOML text into plain values.

The judge is tomli 2.3: the same code as the standard library's tomllib, compiled, and so three times
as fast where there is a wheel. A test holds the two against each other.
"""

import re
from typing import Any

import tomli

from tui.i18n import N_, _

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG_NUMBER = re.compile(r"[0-9][0-9A-Fa-f_]{4000,}")
_LONGEST = 80

_TOO_DEEP = N_("lists, tables or keys are nested too deeply; a meeting has four levels")

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n\\]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{1000}}"
    rf"(?:[ \t]*+\.[ \t]*+{_KEY})*+[ \t]*+[=\]]",
    re.MULTILINE,
)
"""A dotted key of more than a thousand parts, for which tomli takes memory by their square."""


class NotTomlError(Exception):
    """A text is not TOML.

    Attributes:
        message: What is wrong and what to do.
        line: The line at fault, from 1.
        column: The column at fault, from 1, in characters.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_toml(text: str) -> dict[str, Any]:
    """Reads a TOML text, without a byte-order mark, into plain values.

    Raises:
        NotTomlError: It is not TOML 1.0, or nested too deeply, or has a number so long that Python
            will not read it.
    """
    deep = _DEEP_KEY.search(text)
    if deep is not None:
        raise NotTomlError(_(_TOO_DEEP), *_place(text, deep.start()))
    try:
        # Half of a surrogate pair can be in a str, but in no file and on no screen.
        text.encode()
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from None
    except RecursionError:
        # tomli does not say where.
        raise NotTomlError(_(_TOO_DEEP), 1, 1) from None
    except UnicodeEncodeError as error:
        message = _("has half of a surrogate pair, which is no character; take it out")
        raise NotTomlError(message, *_place(text, error.start)) from None
    except ValueError:
        number = _LONG_NUMBER.search(text)
        message = _("a number is too long to be read; correct it, or put it in quotes")
        raise NotTomlError(message, *_place(text, number.start() if number else 0)) from None


def _not_toml(words: str, text: str) -> NotTomlError:
    # Only what is wrong needs its words.
    from tui.store.reading.toml_words import in_our_words  # noqa: PLC0415

    found = _PLACE.search(words)
    if found is None:
        line, column = 1, 1
    elif found[1] is None:
        line, column = _place(text, len(text))
    else:
        line, column = int(found[1]), int(found[2])
    what = words[: found.start()] if found else words
    if said := in_our_words(what):
        message = _("is not TOML: {what}; {advice}").format(what=said.what, advice=said.advice)
    else:
        # What is not known is said as it is, and may be long.
        what = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"
        message = _("is not TOML: {what}").format(what=what)
    return NotTomlError(message, line, column)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
