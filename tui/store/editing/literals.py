"""Values as TOML, in the style of what stood there before."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from tui.i18n import _
from tui.store.reading.shape import is_number

_LONGEST_LINE = 100
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHORT_ESCAPES = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
_FORBIDDEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
"""What may not stand in quotes as it is, the line end included."""
_UNSEEN = re.compile(r"[\x80-\x9f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""What may stand there as it is and would mislead a reader or an editor."""
_CONTINUED = re.compile(r"(?<!\\)(?:\\\\)*\\[ \t]*\r?\n([ \t]*)")


class UnwritableError(ValueError):
    """A value has no form in TOML."""


def literal(
    value: object, like: str = "", *, newline: str = "\n", indent: str = "", inline: bool = False
) -> str:
    """A value as TOML.

    Args:
        value: What `tomllib` would read: a text, number, day, time, list or table of such.
        like: The TOML of the value that stood there or stands in its neighbours, whose style is
            kept where the new value permits; `""` for none.
        newline: The line end of the file.
        indent: What stands before the key on the line.
        inline: Whether it is a part of a list or of a table in braces, and so takes one line
            unless `like` takes more.

    Raises:
        UnwritableError: TOML has no form for it.
    """
    match value:
        case str():
            return _text(value, like, newline, inline=inline)
        case Mapping():
            return _table(value, like, newline)
        case list() | tuple():
            return _list(value, like, newline, indent, inline=inline)
        case _:
            return _bare(value, like)


def _bare(value: object, like: str) -> str:
    """A value that takes neither quotes nor brackets."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return _number(value, like)
        case float():
            return _float(value)
        case datetime():
            return _datetime(value, like)
        case date():
            return value.isoformat()
        case time():
            return _time(value)
        case _:
            raise UnwritableError(
                _("TOML has no form for {name}").format(name=type(value).__name__)
            )


def key_literal(key: str) -> str:
    """A key as TOML: bare where it can be, else in quotes.

    Raises:
        UnwritableError: It has half of a surrogate pair.
    """
    return key if _BARE_KEY.fullmatch(key) else _basic(_checked(key), "")


def _checked(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnwritableError(_("half of a surrogate pair is no character")) from None
    return text


def _text(value: str, like: str, newline: str, *, inline: bool) -> str:
    _checked(value)
    if like.startswith(("'''", '"""')):
        return _long_text(value, like, newline)
    if like.startswith("'") and "'" not in value and not _is_hidden(value):
        return f"'{value}'"
    # A text that gets its first line break is there to be read.
    if "\n" in value.strip("\n") and not inline and "\\n" not in like:
        return _long_text(value, '"""\n', newline)
    return _basic(value, like)


def _is_hidden(value: str) -> bool:
    return bool(_FORBIDDEN.search(value) or _UNSEEN.search(value))


def _basic(value: str, like: str) -> str:
    return f'"{_escaped(value, like, _SHORT_ESCAPES)}"'


def _escaped(value: str, like: str, escapes: Mapping[str, str]) -> str:
    """A text with everything escaped that must be, or that is not seen and was not so before."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return value
    return "".join(
        escapes[letter]
        if letter in escapes
        else _escape(letter)
        if (_FORBIDDEN.match(letter) and letter != "\n")
        or (_UNSEEN.match(letter) and letter not in like)
        else letter
        for letter in value
    )


def _escape(letter: str) -> str:
    code = f"{ord(letter):04X}"
    return f"\\u{code}" if len(code) == len("FFFF") else f"\\U{code:0>8}"


_LONG_ESCAPES = {key: _SHORT_ESCAPES[key] for key in "\b\f\r\\"}


def _long_text(value: str, like: str, newline: str) -> str:
    """A text in three quotes."""
    quotes = like[:3]
    # The first line end behind the quotes is not part of the text.
    opening = newline if like[3:5].startswith(("\n", "\r\n")) or value.startswith("\n") else ""
    plain = value.replace("\n", "")
    if quotes == "'''" and not ("'''" in value or value.endswith("'") or _is_hidden(plain)):
        return f"'''{opening}{value.replace(chr(10), newline)}'''"
    if quotes == "'''" and "\n" in value:
        opening = newline
    if quotes == '"""' and (continued := _CONTINUED.search(like)):
        return _continued_text(value, like, newline, continued[1])
    return f'"""{opening}{_long_body(value, like).replace(chr(10), newline)}"""'


def _long_body(value: str, like: str) -> str:
    body = _escaped(value, like, _LONG_ESCAPES)
    body = body.replace('"""', '""\\"')
    unescaped = body.endswith('"') and not body.endswith('""\\"')
    return f'{body[:-1]}\\"' if unescaped else body


def _continued_text(value: str, like: str, newline: str, indent: str) -> str:
    r"""A text in three quotes whose long lines end with `\` and go on in the next."""
    width = max(40, *(len(line) for line in like.splitlines()))
    lines: list[str] = []
    for line in _long_body(value, like).split("\n"):
        # A blank at the start would be swallowed where the line before ends with a backslash.
        parts = _wrapped(line, width - len(indent) - 2)
        lines.append(f"\\{newline}{indent}".join(parts))
    # The indentation of what goes on is swallowed only behind a backslash.
    begins = lines[0][:1]
    opening = f"\\{newline}{indent}" if begins not in {"", " ", "\t"} else newline
    return f'"""{opening}{newline.join(lines)}"""'


def _wrapped(line: str, width: int) -> list[str]:
    parts: list[str] = []
    words = re.findall(r"[^ \t]+[ \t]*", line)
    if not words or line.startswith((" ", "\t")):
        return [line]
    current = ""
    for word in words:
        if current and len(current) + len(word) > width:
            parts.append(current)
            current = ""
        current += word
    return [*parts, current]


def _number(value: int, like: str) -> str:
    if not is_number(value):
        raise UnwritableError(_("a number beyond 64 bits is not TOML"))
    base = like[:2]
    if value >= 0 and base in {"0x", "0o", "0b"}:
        digits = format(value, base[1])
        upper = base == "0x" and like[2:] != like[2:].lower()
        return base + (digits.upper() if upper else digits)
    written = f"{value:_}" if "_" in like and base not in {"0x", "0o", "0b"} else str(value)
    return f"+{written}" if like.startswith("+") and value >= 0 else written


def _float(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    written = repr(value)
    return written if "." in written or "e" in written else f"{written}.0"


def _time(value: time) -> str:
    if value.tzinfo is not None:
        raise UnwritableError(_("a time of day cannot have a time zone in TOML"))
    return _clock(value.isoformat())


def _clock(written: str) -> str:
    return written.rstrip("0") if "." in written else written


def _datetime(value: datetime, like: str) -> str:
    separator = like[10] if re.match(r"\d{4}-\d\d-\d\d[Tt ]\d", like) else "T"
    clock = _clock(value.time().isoformat())
    offset = value.utcoffset()
    if offset is None:
        zone = ""
    elif not offset and (not like or like[-1] in "zZ"):
        zone = like[-1] if like else "Z"
    else:
        if offset % timedelta(minutes=1):
            raise UnwritableError(_("a time zone is whole minutes from UTC in TOML"))
        sign, distance = ("-", -offset) if offset < timedelta() else ("+", offset)
        hours, minutes = divmod(distance // timedelta(minutes=1), 60)
        zone = f"{sign}{hours:02}:{minutes:02}"
    return f"{value.date().isoformat()}{separator}{clock}{zone}"


def _table(value: Mapping[str, Any], like: str, newline: str) -> str:
    if not value:
        return "{}"
    pad = "" if re.match(r"\{[^\s}]", like) else " "
    equals = "=" if re.match(r"\{\s*[\w-]+=\S", like) else " = "
    members = (
        f"{key_literal(key)}{equals}{literal(part, newline=newline, inline=True)}"
        for key, part in value.items()
    )
    return f"{{{pad}{', '.join(members)}{pad}}}"


def _list(value: Sequence[Any], like: str, newline: str, indent: str, *, inline: bool) -> str:
    if not value:
        return "[]"
    first = _first_part(like)
    parts = [literal(part, first, newline=newline, inline=True) for part in value]
    lined = re.match(r"\[[ \t]*(?:#[^\n]*)?\r?\n([ \t]*)", like)
    pad = " " if re.match(r"\[[ \t]+\S", like) and like != "[ ]" else ""
    one_line = f"[{pad}{', '.join(parts)}{pad}]"
    long = len(one_line) > _LONGEST_LINE and len(parts) > 1 and not inline and not like
    if not (lined or long):
        return one_line
    inner = lined[1] if lined else f"{indent}    "
    lines = "".join(f"{inner}{part},{newline}" for part in parts)
    return f"[{newline}{lines}{indent}]"


def _first_part(like: str) -> str:
    """The beginning of the first entry of a list, enough to tell its quotes."""
    match = re.match(r"\[(?:\s|#[^\n]*\n)*+('(?!''))", like)
    return "''" if match else ""
