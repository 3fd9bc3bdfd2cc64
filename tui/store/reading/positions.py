"""Where in a TOML text each key and each value stands."""

import re
from bisect import bisect_right
from typing import NamedTuple

import tomli

from tui.meeting.problems import ValuePath


class Position(NamedTuple):
    """A place in a text: line and column from 1, the column in characters."""

    line: int
    column: int


class Positions:
    """The places of all keys and values of a TOML 1.0 text.

    The text is scanned, once and in time linear to it, when the first place is asked for.
    Nothing is ever raised: in a text that is not TOML the places are those of the nearest
    enclosing values that were found.

    Args:
        text: A text that `tomllib` accepts; line ends may be LF or CRLF.
    """

    __slots__ = ("_root", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: _Node | None = None
        self._starts: list[int] = []

    def value(self, path: ValuePath) -> Position:
        """Where a value begins; of a table, its header, brace or first dotted key.

        Args:
            path: The value. Where there is none, the nearest enclosing value is meant.
        """
        return self.at(self._nearest(path)[0].value)

    def key(self, path: ValuePath) -> Position:
        """Where the key of a value begins; of an entry of a list, the entry itself.

        Args:
            path: The value. Where there is none, the nearest enclosing value is meant.
        """
        node, found = self._nearest(path)
        return self.at(node.key if found and node.key >= 0 else node.value)

    def at(self, offset: int) -> Position:
        """The place of the character with an offset (from 0) in the text."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def _nearest(self, path: ValuePath) -> "tuple[_Node, bool]":
        if self._root is None:
            self._root = _Scanner(self._text).scan()
        node = self._root
        for part in path:
            child = node.children.get(part)
            if child is None:
                return node, False
            node = child
        return node, True


class _Node:
    """A value, by the offsets of its key (-1 for none) and of itself.

    A tree of nodes, and not a map of paths, keeps deep nesting linear.
    """

    __slots__ = ("children", "key", "many", "value")

    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.many = False
        """Whether this is an array of tables, of which a header means the last."""
        self.children: dict[str | int, _Node] = {}


class _LostError(Exception):
    """The text is not TOML."""


_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n\0]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_SIMPLE = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
_KEY = re.compile(
    r"""[ \t]*+(?:(?P<bare>[A-Za-z0-9_-]++)
        |(?P<basic>"(?:[^"\\\n]++|\\.)*+")
        |(?P<literal>'[^'\n]*+')
    )[ \t]*+""",
    re.VERBOSE,
)
_SCALAR = re.compile(
    r'''"""(?:[^"\\]++|\\.|""?(?!"))*+"{3,5}
    |\'\'\'(?:[^\']++|\'\'?(?!\'))*+\'{3,5}
    |"(?:[^"\\\n]++|\\.)*+"
    |'[^'\n]*+'
    |\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}\#\0]++
    |[^\s,\]}\#"'\[{=\0]++''',
    re.VERBOSE | re.DOTALL,
)


class _Scanner:
    """Walks through a text once; it trusts that the text is TOML and checks nothing."""

    def __init__(self, text: str) -> None:
        # The sentinel is no part of any token, so that one may always look at text[offset].
        self._text = text + "\0"
        self._root = _Node(-1, 0)

    def scan(self) -> _Node:
        """The tree of all values."""
        text, table = self._text, self._root
        end = len(text) - 1
        try:
            offset = self._past(_BLANK, 0)
            while offset < end:
                if text[offset] == "[":
                    table, offset = self._header(offset)
                else:
                    offset = self._statement(table, offset)
                offset = self._past(_BLANK, offset)
        except _LostError:
            pass
        return self._root

    def _past(self, pattern: re.Pattern[str], offset: int) -> int:
        match = pattern.match(self._text, offset)
        if match is None:
            raise _LostError
        return match.end()

    def _header(self, start: int) -> tuple[_Node, int]:
        many = self._text.startswith("[[", start)
        keys, offset = self._keys(start + (2 if many else 1))
        node = self._root
        for key, place in keys[:-1]:
            node = _last(_child(node, key, place, start))
        key, place = keys[-1]
        node = _child(node, key, place, start)
        if many:
            node.many = True
            entry = _Node(-1, start)
            node.children[len(node.children)] = entry
            node = entry
        else:
            # [a.b] may have made the table before [a] says where it stands.
            node.key, node.value = place, start
        return node, offset + (2 if many else 1)

    def _statement(self, table: _Node, offset: int) -> int:
        """Reads `key = value` and returns the offset behind it."""
        node, offset = self._key_of_value(table, offset)
        open_values: list[_Node] = []
        text = self._text
        while True:
            node.value = offset
            if text[offset] in "[{":
                node.many = text[offset] == "["
                open_values.append(node)
                offset += 1
            else:
                offset = self._past(_SCALAR, offset)
            while open_values:
                offset = self._past(_BLANK, offset)
                if text[offset] == ",":
                    offset = self._past(_BLANK, offset + 1)
                above = open_values[-1]
                if text[offset] in "]}":
                    open_values.pop().many = False
                    offset += 1
                    continue
                if above.many:
                    node = _Node(-1, offset)
                    above.children[len(above.children)] = node
                else:
                    node, offset = self._key_of_value(above, offset)
                break
            else:
                return offset

    def _key_of_value(self, table: _Node, offset: int) -> tuple[_Node, int]:
        """The node that `key =` makes in a table, and the offset of its value."""
        simple = _SIMPLE.match(self._text, offset)
        if simple is not None:
            node = table.children[simple[1]] = _Node(offset, offset)
            return node, simple.end()
        keys, offset = self._keys(offset)
        if self._text[offset] != "=":
            raise _LostError
        for key, place in keys:
            table = _child(table, key, place, place)
        return table, self._past(_SPACE, offset + 1)

    def _keys(self, offset: int) -> tuple[list[tuple[str, int]], int]:
        """The parts of a dotted key with their offsets, and the offset behind them."""
        keys: list[tuple[str, int]] = []
        while True:
            match = _KEY.match(self._text, offset)
            if match is None or match.lastgroup is None:
                raise _LostError
            keys.append((_name(match[match.lastgroup]), match.start(match.lastgroup)))
            offset = match.end()
            if self._text[offset] != ".":
                return keys, offset
            offset += 1


def _child(node: _Node, key: str, place: int, value: int) -> _Node:
    child = node.children.get(key)
    if child is None:
        child = node.children[key] = _Node(place, value)
    return child


def _last(node: _Node) -> _Node:
    return node.children[len(node.children) - 1] if node.many else node


def _name(written: str) -> str:
    if written[0] not in "\"'":
        return written
    if "\\" not in written:
        return written[1:-1]
    try:
        return str(tomli.loads(f"x = {written}")["x"])
    except ValueError:
        raise _LostError from None
