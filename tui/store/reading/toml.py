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

_OPEN_QUOTES = N_(
    "a text in quotes ends with its line; close the quotes, or put three around a long text"
)
_ADVICE = (
    ("character '\\n'", _OPEN_QUOTES),
    ('Expected "\'"', _OPEN_QUOTES),
    ("Unterminated string", N_("close the quotes of the last text")),
    ("Expected \"'''\"", N_("close the quotes of the last text")),
    ("character", N_("take it out; in double quotes a control character is written as \\u001B")),
    ("Unclosed array", N_("close the list with ]")),
    ("Unclosed inline table", N_("close the table with }")),
    ("Cannot overwrite a value", N_("this key stands twice in its table; take one out")),
    ("Duplicate inline table key", N_("this key stands twice in its table; take one out")),
    ("twice", N_("this table stands twice; take one out, or write [[…]] for each of a list")),
    ("Invalid date", N_("there is no such day or hour; correct it")),
    (
        "Invalid value",
        N_("put a text in quotes; write a date as 2019-09-09, an hour as 10:00:00"),
    ),
    ("Expected '=' after a key", N_("a line is key = value, [table] or a comment after #")),
    ("Invalid statement", N_("a line is key = value, [table] or a comment after #")),
    ("Unescaped '\\'", N_("double the backslash, or put the text in 'single quotes'")),
    ("Expected newline or end", N_("put a text in quotes, and only one value on a line")),
)
"""What to do, by a sign in tomli's words for what is wrong."""


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
    found = _PLACE.search(words)
    if found is None:
        line, column = 1, 1
    elif found[1] is None:
        line, column = _place(text, len(text))
    else:
        line, column = int(found[1]), int(found[2])
    # tomli shows the names of a table in its words, however long.
    what = words[: found.start()] if found else words
    what = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"
    advice = next((advice for sign, advice in _ADVICE if sign in words), "")
    words = _("is not TOML: {what}; {advice}") if advice else _("is not TOML: {what}")
    return NotTomlError(words.format(what=what, advice=advice and _(advice)), line, column)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
