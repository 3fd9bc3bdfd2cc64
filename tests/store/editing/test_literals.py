"""Values as TOML, in the style of what stood there."""

import tomllib
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.editing.change import same
from tui.store.editing.literals import UnwritableError, key_literal, literal

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from(["a", "'", '"', "\\", "\n", "\r", "\t", " ", "会", "\x1b", "\u2028", "\ufeff"])
).map("".join)
STYLES = st.sampled_from(
    [
        *("", '"x"', "'x'", '"a\\nb"', "'''x'''", "'''\nx'''"),
        *('"""x"""', '"""\nx"""', '"""\r\nx"""', '"""\\\n  a \\\n  b"""', '"""\na \\\nb"""'),
    ]
)
VALUES = st.recursive(
    TEXT
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


def _read(written: str) -> Any:
    return tomllib.loads(f"x = {written}")["x"]


@given(TEXT, STYLES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_text_is_read_as_it_was(value: str, like: str, newline: str, inline: bool) -> None:  # noqa: FBT001
    assert _read(literal(value, like, newline=newline, inline=inline)) == value


@given(VALUES, STYLES, st.booleans())
def test_a_value_is_read_as_it_was(value: Any, like: str, inline: bool) -> None:  # noqa: FBT001
    assert same(_read(literal(value, like, inline=inline)), value)


@given(TEXT)
def test_a_key_is_read_as_it_was(key: str) -> None:
    assert tomllib.loads(f"{key_literal(key)} = 1") == {key: 1}


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("a", '"x"', '"a"'),
        ("a", "'x'", "'a'"),
        ("it's", "'x'", '"it\'s"'),
        ("a\n\nb", '"x"', '"""\na\n\nb"""'),
        ("a\nb", '"x\\ny"', '"a\\nb"'),
        ("a", '"""\nx"""', '"""\na"""'),
        ("a\nb\n", "'''\nx'''", "'''\na\nb\n'''"),
        ("a\r\nb", '"""x"""', '"""a\\r\nb"""'),
        ('say """ and "', '"""x"""', '"""say ""\\" and \\""""'),
        ("\u202ehidden", '"x"', '"\\u202Ehidden"'),
        ("\u202ehidden", '"\u202e"', '"\u202ehidden"'),
        (255, "0x1f", "0xff"),
        (255, "0x1F", "0xFF"),
        (1_000_000, "1_000", "1_000_000"),
        (5, "+4", "+5"),
        (1e300, "", "1e+300"),
        (date(2019, 9, 9), "", "2019-09-09"),
        (time(10, 0), "", "10:00:00"),
        (time(10, 0, 0, 500_000), "", "10:00:00.5"),
        (datetime(2019, 9, 9, 10, tzinfo=UTC), "2018-01-01 00:00:00z", "2019-09-09 10:00:00z"),
        (["a", "b"], "", '["a", "b"]'),
        (["a", "b"], "[ 'x' ]", "[ 'a', 'b' ]"),
        ([1, 2], "[\n  3,\n]", "[\n  1,\n  2,\n]"),
        ({"a": 1, "b c": "x\ny"}, "", '{ a = 1, "b c" = "x\\ny" }'),
        ({"a": 1}, "{b=2}", "{a=1}"),
    ],
)
def test_a_value_has_the_style_of_the_one_before(value: Any, like: str, written: str) -> None:
    assert literal(value, like) == written


def test_long_lines_that_go_on_in_the_next_still_do() -> None:
    like = '"""\\\n    one two three \\\n    four five six"""'
    value = "seven eight nine ten eleven twelve thirteen fourteen fifteen"
    written = literal(value, like)
    assert written.startswith('"""\\\n    seven')
    assert max(map(len, written.splitlines())) <= 45
    assert _read(written) == value


@pytest.mark.parametrize("value", [None, 2**63, "\ud800", time(1, tzinfo=UTC), object()])
def test_what_has_no_form_in_toml_is_refused(value: object) -> None:
    with pytest.raises(UnwritableError):
        literal(value)
