import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.reading.toml import NotTomlError, read_toml


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
    ("text", "line", "column", "advice"),
    [
        ("a = 1\n'项' = \"x\n", *(2, 9, "a text in quotes ends with its line; close the quotes")),
        ("a = 1\nb = 'x\r\n'", *(2, 7, "a text in quotes ends with its line; close the quotes")),
        ("a = 1\nb = 'x\r\n", *(3, 1, "a text in quotes ends with its line; close the quotes")),
        ('a = """x\ny', *(2, 2, "close the quotes of the last text")),
        ("a = '''x\ny", *(2, 2, "close the quotes of the last text")),
        ("x = 1\ny = 'a\0b'", *(2, 7, "take it out; in double quotes a control character is")),
        ("a = [1,\n  2", *(2, 4, "close the list with ]")),
        ("a = {b = 1", *(1, 11, "close the table with }")),
        ("a = 1\na = 2", *(2, 6, "this key stands twice in its table; take one out")),
        ("a = {b = 1, b = 2}", *(1, 18, "this key stands twice in its table; take one out")),
        ("[a]\n[a]", *(2, 3, "this table stands twice; take one out")),
        ("a = 2019-02-30", *(1, 5, "there is no such day or hour; correct it")),
        ("a = x", *(1, 5, "put a text in quotes; write a date as 2019-09-09")),
        ("a = 10:00", *(1, 7, "put a text in quotes, and only one value on a line")),
        ("x = 1\n\tword", *(2, 6, "a line is key = value, [table] or a comment after #")),
        ("x = 1\n\n=", *(3, 1, "a line is key = value, [table] or a comment after #")),
        ("\ufeffx = 1", *(1, 1, "a line is key = value, [table] or a comment after #")),
        ('x = "C:\\qx"', *(1, 10, "double the backslash, or put the text in 'single quotes'")),
    ],
    ids=repr,
)
def test_what_is_not_toml_is_refused_with_its_place_and_advice(
    text: str, line: int, column: int, advice: str
) -> None:
    found = refusal(text)
    assert found[:2] == (line, column)
    assert found[2].startswith("is not TOML: ")
    assert f"; {advice}" in found[2]


def test_a_number_too_long_for_python_is_refused_with_its_place() -> None:
    found = refusal("x = 1\ny = " + "9" * 5000)
    message = "a number is too long to be read; correct it, or put it in quotes"
    assert found == (2, 5, message)


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "x = " + "{x=" * 5000], ids=["[", "{"])
def test_nesting_that_exhausts_the_parser_is_refused(text: str) -> None:
    assert refusal(text)[2].startswith("lists, tables or keys are nested too deeply")


def test_half_of_a_surrogate_pair_is_refused_with_its_place() -> None:
    found = refusal("x = 1\ny = '\ud800'")
    assert found == (2, 6, "has half of a surrogate pair, which is no character; take it out")


def test_a_message_is_never_long() -> None:
    name = "x" * 5000
    assert len(refusal(f"[{name}]\n[{name}]")[2]) < 200


TEXTS = st.text() | st.text(alphabet="ab=[]{}.\"'\\#,\n\r -:T019_xe+\ud800")


@given(TEXTS)
def test_what_is_read_is_what_the_standard_library_reads(text: str) -> None:
    try:
        expected = tomllib.loads(text)
        text.encode()
    except ValueError:
        assert refused(text) is not None
    else:
        assert repr(read_toml(text)) == repr(expected)


@pytest.mark.parametrize(
    "text", ["a = {b = 1,}", "a = {b = 1\n}", 'a = "\\e"', 'a = "\\x41"', "a = 10:00"]
)
def test_what_only_toml_1_1_allows_is_refused(text: str) -> None:
    assert refused(text) is not None


@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    error = refused(text)
    if error is not None:
        assert error.message
        assert 1 <= error.line <= text.count("\n") + 1
        assert 1 <= error.column <= len(text) + 1


@pytest.mark.parametrize("parts", [1_001, 50_000])
@pytest.mark.parametrize("shape", ["{} = 1", "[{}]", "[[ {} ]]", "a = {{ {} = 1 }}"])
def test_a_key_of_very_many_parts_is_refused_before_it_takes_the_memory(
    parts: int, shape: str
) -> None:
    with pytest.raises(NotTomlError, match="nested too deeply"):
        read_toml("x = 1\n" + shape.format(".".join(["a"] * parts)))


def test_many_dots_in_a_text_are_no_key() -> None:
    dots = ".".join(["a"] * 5_000)
    assert read_toml(f'x = "{dots}"\ny = """\n{dots}\n"""') == {"x": dots, "y": f"{dots}\n"}
