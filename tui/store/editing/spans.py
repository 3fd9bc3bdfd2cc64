"""What a TOML text is made of: its sections, statements and values, by offsets.

Only what an edit asks for is taken apart: the text is divided into sections in one quick pass, and
the statements of a section are read when they are looked at.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import tomli

from tui.meeting.problems import ValuePath

Keys: TypeAlias = tuple[str, ...]

_COMMENT = r"#[^\n]*+"
_BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_STRING = (
    r'(?:"""(?:[^"\\]++|\\.|""?(?!"))*+"{3,5}'
    r"|'''(?:[^']++|''?(?!'))*+'{3,5}"
    rf"|{_BASIC}|{_LITERAL})"
)
_BARE = r"""(?:\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}\#\0]++|[^\s,\]}\#"'\[{=\0]++)"""
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_DOTTED = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"


def _nested(depth: int) -> str:
    """A pattern of lists and tables in one another, that deep; deeper ones are walked through."""
    inner = rf"""[^\[\]{{}}"'#]++|{_STRING}|{_COMMENT}"""
    pattern = rf"[\[{{](?:{inner})*+[\]}}]"
    for _ in range(depth - 1):
        pattern = rf"[\[{{](?:{inner}|{pattern})*+[\]}}]"
    return pattern


_LINES = re.compile(
    rf"(?:[ \t]*+(?:{_DOTTED}[ \t]*+=[ \t]*+(?:{_STRING}|{_BARE}|{_nested(3)})[ \t]*+)?+"
    rf"(?:{_COMMENT})?+\r?+\n)*+",
    re.DOTALL,
)
_HEADER = re.compile(rf"[ \t]*+(\[\[?)([ \t]*+{_DOTTED}[ \t]*+)\]")
_KEYS = re.compile(rf"[ \t]*+({_DOTTED})[ \t]*+=[ \t]*+", re.DOTALL)
_ONE_KEY = re.compile(_PART, re.DOTALL)
_SCALAR = re.compile(rf"{_STRING}|{_BARE}", re.DOTALL)
_BLANK = re.compile(rf"(?:[ \t\r\n]++|{_COMMENT})*+")
_TOKEN = re.compile(rf"{_STRING}|({_COMMENT})", re.DOTALL)


class LostError(Exception):
    """A text is not the TOML that it was taken for."""


class Value:
    """A value that stands in the text: a word, a text, a list or a table in braces.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        kind: `[`, `{` or, of what has no parts, the empty text.
        parts: The entries of a list.
        members: The statements of a table in braces.
        comma: Where the comma behind it stands in the list or table around it, or -1.
    """

    __slots__ = ("comma", "end", "kind", "members", "parts", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.kind = ""
        self.parts: list[Value] = []
        self.members: list[Statement] = []
        self.comma = -1


class Statement:
    """`key = value`: where it begins, its key as written and as read, and the value."""

    __slots__ = ("key_end", "keys", "start", "value")

    def __init__(self, start: int, key_end: int, keys: Keys, value: Value) -> None:
        self.start = start
        self.key_end = key_end
        self.keys = keys
        self.value = value


class Section:
    """A header and what stands under it; the first section of a text has no header.

    Attributes:
        path: The table that it fills.
        keys: The header's keys as written, blanks included.
        many: Whether the header is in two pairs of brackets.
        start: Where the header's line begins.
        body: Where the header ends, behind its last bracket.
        end: Where the next header's line begins.
    """

    __slots__ = ("body", "end", "keys", "many", "path", "start")

    def __init__(self, path: ValuePath, keys: str, *, many: bool, start: int, body: int) -> None:
        self.path = path
        self.keys = keys
        self.many = many
        self.start = start
        self.body = body
        self.end = body


class Spans:
    """The parts of a TOML text.

    Args:
        text: A text that `tomllib` accepts and that is empty or ends with a line end.

    Raises:
        LostError: It is not TOML.
    """

    __slots__ = ("_scanned", "_statements", "sections", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # With a sentinel one may always look at the character at an offset.
        self._scanned = text + "\0"
        self._statements: dict[int, list[Statement]] = {}
        self.sections = list(self._divide())

    def statements(self, index: int) -> list[Statement]:
        """The statements of the section at a position, in order.

        Raises:
            LostError: The text is not TOML.
        """
        found = self._statements.get(index)
        if found is None:
            found = self._statements[index] = list(self._read(self.sections[index]))
        return found

    def _divide(self) -> Iterator[Section]:
        text = self._scanned
        end = len(text) - 1
        counts: dict[ValuePath, int] = {}
        section = Section((), "", many=False, start=0, body=0)
        offset = 0
        while True:
            offset = _past(_LINES, text, offset)
            header = _HEADER.match(text, offset)
            if header is None and offset < end:
                # A value nested more deeply than the pattern knows.
                _, offset = self._statement(offset)
                continue
            section.end = offset
            yield section
            if header is None:
                return
            many = header[1] == "[["
            path = _resolve(keys_of(header[2]), counts, many=many)
            body = header.end() + (1 if many else 0)
            section = Section(path, header[2], many=many, start=offset, body=body)
            offset = text.find("\n", body) + 1 or end

    def _read(self, section: Section) -> Iterator[Statement]:
        offset = _past(_BLANK, self._scanned, section.body)
        while offset < section.end:
            statement, offset = self._statement(offset)
            yield statement
            offset = _past(_BLANK, self._scanned, offset)

    def _statement(self, offset: int) -> tuple[Statement, int]:
        match = _KEYS.match(self._scanned, offset)
        if match is None:
            raise LostError
        value = self._value(match.end())
        return Statement(match.start(1), match.end(1), keys_of(match[1]), value), value.end

    def _value(self, offset: int) -> Value:
        text = self._scanned
        value = Value(offset)
        opening = text[offset]
        if opening not in "[{":
            value.end = _past(_SCALAR, text, offset)
            return value
        value.kind = opening
        offset = _past(_BLANK, text, offset + 1)
        while text[offset] not in "]}":
            if opening == "{":
                statement, offset = self._statement(offset)
                value.members.append(statement)
                part = statement.value
            else:
                part = self._value(offset)
                value.parts.append(part)
            offset = _past(_BLANK, text, part.end)
            if text[offset] == ",":
                part.comma = offset
                offset = _past(_BLANK, text, offset + 1)
        value.end = offset + 1
        return value


def comments_in(text: str) -> list[str]:
    """The comments in a piece of TOML that neither begins nor ends within a text in quotes."""
    return [match[1].rstrip() for match in _TOKEN.finditer(text) if match[1] is not None]


@lru_cache(4096)
def keys_of(written: str) -> Keys:
    """The parts of a dotted key.

    Raises:
        LostError: It is none.
    """
    return tuple(_name(part[0]) for part in _ONE_KEY.finditer(written))


def _name(written: str) -> str:
    if written[0] not in "\"'":
        return written
    if "\\" not in written:
        return written[1:-1]
    try:
        return str(tomli.loads(f"x = {written}")["x"])
    except ValueError:
        raise LostError from None


def _resolve(keys: Keys, counts: dict[ValuePath, int], *, many: bool) -> ValuePath:
    """The table that a header means, where `[[…]]` before it have begun lists."""
    path: ValuePath = ()
    for key in keys[:-1]:
        path = (*path, key)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, keys[-1])
    if many:
        place = counts.get(path, 0)
        counts[path] = place + 1
        path = (*path, place)
    return path


def _past(pattern: re.Pattern[str], text: str, offset: int) -> int:
    match = pattern.match(text, offset)
    if match is None:
        raise LostError
    return match.end()
