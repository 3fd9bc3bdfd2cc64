import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.values import meetings, tables, toml_of
from tui.meeting.model import Meeting
from tui.meeting.problems import ValuePath
from tui.store.reading.positions import Positions

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "data").glob("*.toml")) + sorted((ROOT / "tests/meetings").glob("*.toml"))

LAYOUT = """\
# a comment with [brackets] and "quotes
format = 1
a.b."c\\u0041" = 'x' # [
[ meeting ] # ]
title = \"\"\"a "" b\\"\"\"\\"\"\"\"\"\"
'q k' = [ 1, # ]
  { x = 1, y.z = [2019-01-01 10:00:00, '''it''s'''''] }, [], {}, # ,
  3,
]
"" = -inf
[[schedule]]
date = 2019-01-01
  [[schedule.entries]]
  item = "1"
  [[schedule.entries]]
\titem =\t'#2'
  [schedule.entries.deep]
  er = true
[[schedule]]
[schedule."sub.table"]
v = 1979-05-27 07:32:00
[late.first]
x = \"\"\"
first line \\
   joined\"\"\"
[late]
y = '''
]'''"""


def paths_of(value: object, path: ValuePath = ()) -> Iterator[tuple[ValuePath, object]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from paths_of(inner, (*path, place))


def prove(text: str) -> None:
    """Reads, with tomllib's own readers of keys and values, what stands at each place."""
    parser: Any = importlib.import_module("tomllib._parser")
    positions = Positions(text)
    # tomllib makes every line end LF, which changes neither line nor column.
    lines = text.replace("\r\n", "\n").split("\n")

    def rest(line: int, column: int) -> str:
        assert 1 <= column <= len(lines[line - 1])
        return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])

    for path, value in paths_of(tomllib.loads(text)):
        place = positions.value(path)
        found = rest(*place)
        if isinstance(path[-1], str):
            assert parser.parse_key_part(rest(*positions.key(path)), 0)[1] == path[-1]
        else:
            assert positions.key(path) == place
        if isinstance(value, dict | list) and not is_value(parser, found, value):
            # A table begins at its header, or at its first dotted key.
            if found.startswith("["):
                names = tuple(part for part in path if isinstance(part, str))
                after = found.lstrip("[").lstrip(" \t")
                assert parser.parse_key(after, 0)[1][: len(names)] == names
            else:
                assert positions.key(path) == place
        else:
            assert is_value(parser, found, value), path


def is_value(parser: Any, text: str, value: object) -> bool:
    try:
        return repr(parser.parse_value(text, 0, float)[1]) == repr(value)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_value_of_a_text_of_all_sorts_is_found(ends: str) -> None:
    prove(LAYOUT.replace("\n", ends))


def test_places_are_lines_and_columns_from_1() -> None:
    positions = Positions(LAYOUT)
    assert positions.value(("format",)) == (2, 10)
    assert positions.key(("format",)) == (2, 1)
    assert positions.key(("a", "b", "cA")) == (3, 5)
    assert positions.value(("meeting",)) == (4, 1)
    assert positions.key(("meeting",)) == (4, 3)
    assert positions.value(("meeting", "q k", 1, "y", "z", 1)) == (7, 40)
    assert positions.value(("meeting", "q k", 4)) == (8, 3)
    assert positions.value(("schedule", 0, "entries", 1)) == (15, 3)
    assert positions.value(("schedule", 0, "entries", 1, "item")) == (16, 9)
    assert positions.value(("schedule", 1)) == (19, 1)
    assert positions.value(("late",)) == (26, 1)


def test_columns_count_characters() -> None:
    assert Positions('"项目 😀" = "x"').value(("项目 😀",)) == (1, 10)


def test_what_is_not_there_is_at_the_nearest_value_around_it() -> None:
    positions = Positions("format = 1\n[[agenda]]\n[[agenda]]\ntitle = 'x'\n")
    assert positions.value(("agenda", 1, "number")) == (3, 1)
    assert positions.key(("agenda", 1, "number")) == (3, 1)
    assert positions.key(("agenda", 1, "title", "x", 4)) == (4, 9)
    assert positions.value(("agenda", 9)) == (2, 1)
    assert positions.value(("nothing",)) == positions.value(()) == (1, 1)


def test_deep_nesting_is_no_matter() -> None:
    text = "x = " + "[" * 50_000 + "]" * 50_000
    assert Positions(text).value(("x", *[0] * 49_999)) == (1, 50_004)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_value_of_a_real_file_is_found(path: Path) -> None:
    prove(path.read_bytes().decode("utf-8-sig"))


WAYS = st.fixed_dictionaries({"multiline_strings": st.booleans(), "indent": st.integers(0, 4)})
"""The ways in which tomli-w lays a file out."""


@given(values=tables, way=WAYS, ends=st.sampled_from(["\n", "\r\n"]))
@example(values={"a": [{"b": [{}, {"": {}}]}, {}]}, way={}, ends="\n")
def test_every_value_of_any_file_is_found(
    values: dict[str, Any], way: dict[str, Any], ends: str
) -> None:
    prove(tomli_w.dumps(values, **way).replace("\n", ends))


@given(meeting=meetings, way=WAYS)
def test_every_value_of_any_meeting_is_found(meeting: Meeting, way: dict[str, Any]) -> None:
    prove(tomli_w.dumps(tomllib.loads(toml_of(meeting)), **way))


@given(
    text=st.text()
    | st.text(alphabet="ab=[]{}.\"'\\#,\n\r \t1-:T\0")
    | st.integers(0, len(LAYOUT)).map(lambda end: LAYOUT[:end])
    | st.integers(0, len(LAYOUT)).map(lambda start: LAYOUT[start:])
)
def test_a_text_that_is_not_toml_has_places_all_the_same(text: str) -> None:
    positions = Positions(text)
    for path in ((), ("a",), ("meeting", "q k", 1, "y"), ("b", 0)):
        for line, column in (positions.value(path), positions.key(path)):
            assert 1 <= line <= text.count("\n") + 1
            assert 1 <= column <= len(text) + 1
