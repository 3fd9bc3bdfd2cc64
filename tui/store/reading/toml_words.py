"""What tomli says of a text that is not TOML, in words of ours: they are translated, its own are not.

tomli and the standard library's tomllib say the same; a test goes through every message that either
can raise.
"""

import ast
import re
from typing import NamedTuple

from tui.i18n import N_, _
from tui.meeting.problems import quoted

_OPEN_QUOTES = N_(
    "a text in quotes ends with its line; close the quotes, or put three around a long text"
)
_ENDLESS = N_("the quotes of a text are not closed")
_CLOSE_QUOTES = N_("close the quotes of the last text")
_CONTROL = N_("take it out; in double quotes a control character is written as \\u001B")
_ONE_KEY = N_("this key stands twice in its table; take one out")
_LINE = N_("a line is key = value, [table] or a comment after #")
_TOGETHER = N_("write all of the table in one place")
_NUMBER = N_("write \\u with four hexadecimal digits, \\U with eight, or the character itself")


class Said(NamedTuple):
    """What is said of a text that is not TOML.

    Attributes:
        what: What is wrong, without its place.
        advice: What to do.
    """

    what: str
    advice: str


class _Message(NamedTuple):
    """A message of tomli's, by what it looks like.

    Attributes:
        pattern: What the whole message matches; a group named `name` is the name in it.
        what: What is wrong, with `{name}` for the name.
        advice: What to do.
    """

    pattern: re.Pattern[str]
    what: str
    advice: str


_NAME = r"(?P<name>.+)"

_MESSAGES = (
    _Message(re.compile("Invalid statement"), N_("no line begins so"), _LINE),
    _Message(
        re.compile("Expected newline or end of document after a statement"),
        N_("something follows what the line says"),
        N_("put a text in quotes, and only one value on a line"),
    ),
    _Message(re.compile(r"(?:Found invalid|Illegal) character '\\n'"), _ENDLESS, _OPEN_QUOTES),
    _Message(re.compile('Expected "\'"'), _ENDLESS, _OPEN_QUOTES),
    _Message(re.compile("Expected \"'''\""), _ENDLESS, _CLOSE_QUOTES),
    _Message(re.compile("Unterminated string"), _ENDLESS, _CLOSE_QUOTES),
    _Message(
        re.compile(rf"(?:Found invalid|Illegal) character {_NAME}"),
        N_("the character {name} cannot stand here"),
        _CONTROL,
    ),
    _Message(
        re.compile(f"Cannot declare {_NAME} twice"),
        N_("the table {name} is there already"),
        N_("this table stands twice; take one out, or write [[…]] for each of a list"),
    ),
    _Message(re.compile("Cannot overwrite a value"), N_("there is a value of this name"), _ONE_KEY),
    _Message(
        re.compile(f"Duplicate inline table key {_NAME}"),
        N_("the key {name} is there already"),
        _ONE_KEY,
    ),
    _Message(
        re.compile("Expected '\\]' at the end of a table declaration"),
        N_("the header of a table is not closed"),
        N_("close the header with ]"),
    ),
    _Message(
        re.compile("Expected '\\]\\]' at the end of an array declaration"),
        N_("the header of a table is not closed"),
        N_("close the header with ]]"),
    ),
    _Message(
        re.compile(f"Cannot mutate immutable namespace {_NAME}"),
        N_("the table {name} is complete, and nothing can be added to it"),
        _TOGETHER,
    ),
    _Message(
        re.compile(f"Cannot redefine namespace {_NAME}"),
        N_("the table {name} is complete, and nothing can be added to it"),
        _TOGETHER,
    ),
    _Message(
        re.compile("Expected '=' after a key in a key/value pair"),
        N_("the sign = is missing after a key"),
        _LINE,
    ),
    _Message(
        re.compile("Invalid initial character for a key part"),
        N_("no key begins so"),
        N_(
            "put a key in quotes that has other signs than letters without accents, digits, - and _"
        ),
    ),
    _Message(re.compile("Unclosed array"), N_("a list is not closed"), N_("close the list with ]")),
    _Message(
        re.compile("Unclosed inline table"),
        N_("a table in braces is not closed"),
        N_("close the table with }"),
    ),
    _Message(
        re.compile(r"Unescaped '\\' in a string"),
        N_("a text has a backslash that stands for nothing"),
        N_("double the backslash, or put the text in 'single quotes'"),
    ),
    _Message(
        re.compile("Invalid hex value"), N_("the number of a character is incomplete"), _NUMBER
    ),
    _Message(
        re.compile("Escaped character is not a Unicode scalar value"),
        N_("no character has this number"),
        _NUMBER,
    ),
    _Message(
        re.compile("Invalid date or datetime"),
        N_("a date or a time is wrong"),
        N_("there is no such day or hour; correct it"),
    ),
    _Message(
        re.compile("Invalid value"),
        N_("no value begins so"),
        N_("put a text in quotes; write a date as 2019-09-09, an hour as 10:00:00"),
    ),
)


def in_our_words(message: str) -> Said | None:
    """A message of tomli's, without its place, in words of ours; None for one not known.

    Args:
        message: What tomli says, as `Cannot declare ('a', 'b') twice`.
    """
    for known in _MESSAGES:
        if found := known.pattern.fullmatch(message):
            name = found.groupdict().get("name")
            what = _(known.what)
            if name is not None:
                what = what.format(name=_shown(name))
            return Said(what, _(known.advice))
    return None


def _shown(name: str) -> str:
    """A name as tomli shows it, a text or the parts of a dotted key, as a person reads it."""
    try:
        parts = ast.literal_eval(name)
    except (ValueError, SyntaxError):
        return quoted(name)
    text = ".".join(parts) if isinstance(parts, tuple) else str(parts)
    if len(text) == 1 and not text.isprintable():
        return f"U+{ord(text):04X}"
    return quoted(text)
