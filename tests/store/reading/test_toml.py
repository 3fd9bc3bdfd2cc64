import ast
import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from tui.i18n import LANGUAGES, use_language
from tui.store.reading.toml import NotTomlError, read_toml
from tui.store.reading.toml_words import in_our_words

TEXTS = st.text() | st.text(alphabet="ab=[]{}.\"'\\#,\n\r -:T019_xe+\ud800")


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


def messages_of(parser: str) -> Iterator[str]:
    """Every message that the module of a parser has for a text that is not TOML."""
    path = importlib.import_module(parser).__file__ or ""
    source = Path(path).parent / "_parser.py"
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "suffixed_err",
            "TOMLDecodeError",
        ):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
                elif isinstance(argument, ast.JoinedStr) and "(at " not in ast.unparse(argument):
                    yield from _filled_in(argument)


def _filled_in(message: ast.JoinedStr) -> Iterator[str]:
    """A message with what can stand in it: a quote, a character, a dotted key."""
    expression = ast.unparse(message)
    names: list[object] = [("a", "b.c")]
    if "expect" in expression:
        names = ["'", "'''"]
    elif "char" in expression:
        names = ["\n", "\0"]
    for name in names:
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else repr(name)
            for part in message.values
        )


MESSAGES = sorted({*messages_of("tomllib"), *messages_of("tomli")})


def test_the_messages_of_the_parsers_are_found() -> None:
    assert len(MESSAGES) > 20
    assert "Cannot declare ('a', 'b.c') twice" in MESSAGES


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_of_the_parsers_is_said_in_our_words(message: str) -> None:
    said = set()
    for language in LANGUAGES:
        use_language(language)
        words = in_our_words(message)
        assert words is not None
        assert message not in words.what
        said.add(words)
    assert len(said) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[a]\nb = 1\n[a]", 'the table "a" is there already'),
        ("[a.b]\n[a.b]", 'the table "a.b" is there already'),
        ("a = {b = 1}\na.c = 2", 'the table "a" is complete, and nothing can be added to it'),
        ("[a.b]\n[a]\nb.c = 1", 'the table "a.b" is complete, and nothing can be added to it'),
        ("[a", "the header of a table is not closed; close the header with ]"),
        ("[[a]", "the header of a table is not closed; close the header with ]]"),
        ("a.é = 1", "no key begins so"),
        ("a 1", "the sign = is missing after a key"),
        ('a = "\\ud800"', "no character has this number"),
        ('a = "\\u12"', "the number of a character is incomplete"),
        ("a = 1 # \1", "the character U+0001 cannot stand here"),
        ("a = {b = 1, b = 2}", 'the key "b" is there already'),
    ],
    ids=repr,
)
def test_what_is_wrong_is_said_in_plain_words(text: str, what: str) -> None:
    assert f"is not TOML: {what}" in refusal(text)[2]


def test_a_message_that_is_not_known_has_no_words_of_ours() -> None:
    assert in_our_words("Something that a later version says") is None


@given(TEXTS)
def test_all_that_is_said_of_a_text_is_known(text: str) -> None:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = str(error).rpartition(" (at ")[0]
        assert in_our_words(message) is not None
    except ValueError:
        pass


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
