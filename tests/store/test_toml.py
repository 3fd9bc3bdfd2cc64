import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.toml import NotTomlError, read_toml


def refused(text: str) -> NotTomlError | None:
    try:
        read_toml(text)
    except NotTomlError as error:
        return error
    return None


def refusal(text: str) -> tuple[int, int, str]:
    error = refused(text)
    assert error is not None
    return error.line, error.column, error.message


def test_what_tomllib_reads_is_read() -> None:
    assert read_toml("a = 1\r\n[b]\r\nc = 'x'") == {"a": 1, "b": {"c": "x"}}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (
            'a = 1\n项 = "x\n',
            *(2, 7, "is not TOML: Illegal character '\\n'; a text in quotes ends with its line; "),
        ),
        (
            "a = 1\nb = 'x\r\n",
            *(2, 7, "is not TOML: Illegal character '\\n'; a text in quotes ends with its line; "),
        ),
        ('a = """x\ny', *(2, 2, "is not TOML: Unterminated string; close the quotes")),
        ("a = [1,\n  2", *(2, 4, "is not TOML: Unclosed array; close the list with ]")),
        ("a = 1\na = 2", *(2, 6, "is not TOML: Cannot overwrite a value; this key stands twice")),
        ("[a]\n[a]", *(2, 3, "is not TOML: Cannot declare ('a',) twice; this table stands twice")),
        ("a = 2019-02-30", *(1, 5, "is not TOML: Invalid date or datetime; there is no such day")),
        ("a = x", *(1, 5, "is not TOML: Invalid value; put a text in quotes")),
        ("a = 10:00", *(1, 7, "is not TOML: Expected newline or end of document after a state")),
        ("x = 1\n\tword", *(2, 6, "is not TOML: Expected '=' after a key in a key/value pair; a ")),
        ("x = 1\n\n=", *(3, 1, "is not TOML: Invalid statement; a line is key = value")),
        ("x = 1\ny = 'a\0b'", *(2, 7, "is not TOML: Illegal character '\\x00'")),
        ("\ufeffx = 1", *(1, 1, "is not TOML: Invalid statement")),
        ("x = 1\ny = " + "9" * 5000, *(2, 5, "a number is too long to be read; correct it")),
        ("x = " + "[" * 5000, *(1, 1, "lists, tables or keys are nested too deeply")),
        ("x" + ".x" * 5000 + " = 1", *(1, 1, "lists, tables or keys are nested too deeply")),
        ("x = 1\ny = '\ud800'", *(2, 6, "has half of a surrogate pair")),
    ],
)
def test_what_is_not_toml_is_refused_with_its_place_and_advice(
    text: str, line: int, column: int, message: str
) -> None:
    found = refusal(text)
    assert found[:2] == (line, column)
    assert found[2].startswith(message)


def test_a_message_is_never_long() -> None:
    name = "x" * 5000
    assert len(refusal(f"[{name}]\n[{name}]")[2]) < 200


@given(st.text() | st.text(alphabet="ab=[]{}.\"'\\#,\n\r -:T019_xe+\ud800"))
def test_any_text_is_read_or_refused(text: str) -> None:
    error = refused(text)
    if error is not None:
        assert error.message
        assert 1 <= error.line <= text.count("\n") + 1
        assert 1 <= error.column <= len(text) + 1
