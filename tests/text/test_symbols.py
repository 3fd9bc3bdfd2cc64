from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import texts
from tui.text.symbols import SYMBOL, URL, find_symbols, nearest


@pytest.mark.parametrize(
    "symbol",
    [
        "A/AC.291/11",
        "A/CONF.234/1",
        "CTOC/COP/WG.4/2019/2",
        "CAC/COSP/IRG/I/4/1/Add.32",
        "E/CN.7/2019/1",
        "UNEP/CHW.12/1/Add.1",
        "CTOC/COP/WG.4/2019/L.1",
        "S/2019/123",
    ],
)
@pytest.mark.parametrize("around", ["{}", "（{}）。", "见{}号", "see {}.", "({}), and", "“{}”"])
def test_document_symbols_are_found_in_any_surroundings(symbol: str, around: str) -> None:
    text = around.format(symbol)
    assert [text[start:end] for start, end in find_symbols(text)] == [symbol]


@pytest.mark.parametrize(
    "text", ["7/1", "and/or", "AND/OR/NOT", "10/11/2019", "A/1", "km/h/s2", "http://a.b/c/1"]
)
def test_what_is_no_symbol_is_not_found(text: str) -> None:
    assert SYMBOL.search(text) is None
    assert find_symbols(text) == []


def test_the_symbol_in_an_address_is_found() -> None:
    text = "见 http://undocs.org/CTOC/COP/WG.4/2019/2。"
    assert [text[start:end] for start, end in find_symbols(text)] == ["CTOC/COP/WG.4/2019/2"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see http://undocs.org/A/AC.291/11.", "http://undocs.org/A/AC.291/11"),
        ("（https://www.un.org/en/?a=1&b=2）。", "https://www.un.org/en/?a=1&b=2"),
        ("(www.unodc.org), and", "www.unodc.org"),
        ("https://a.org/Foo_(bar), x", "https://a.org/Foo_(bar)"),
    ],
)
def test_an_address_ends_before_the_punctuation_after_it(text: str, url: str) -> None:
    match = URL.search(text)
    assert match is not None
    assert match[0] == url


@given(texts)
def test_any_text_can_be_searched_for_symbols(text: str) -> None:
    spans = find_symbols(text)
    assert all(text[start:end].count("/") >= 2 for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        ("anotation", "annotation"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_the_one_that_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["title", "annotation", "number"]) == meant


@given(texts, st.lists(texts, max_size=5))
def test_the_nearest_name_is_one_of_the_known(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}
