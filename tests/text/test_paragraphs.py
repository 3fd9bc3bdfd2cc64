"""Paragraphs of a text in a file."""

from hypothesis import given
from hypothesis import strategies as st

from tui.text.paragraphs import paragraphs


def test_empty_lines_part_paragraphs() -> None:
    assert paragraphs("one\n\ntwo\n \t\n\n\nthree\n") == ["one", "two", "three"]


def test_a_line_end_is_a_blank_between_words_and_nothing_between_han_characters() -> None:
    assert paragraphs("a line\n  that goes on") == ["a line that goes on"]
    assert paragraphs("工作组将\n讨论") == ["工作组将讨论"]
    assert paragraphs("한국어\n문장") == ["한국어 문장"]
    assert paragraphs("第\n7/1号") == ["第 7/1号"]


def test_a_text_of_blanks_has_none() -> None:
    assert paragraphs(" \n\n \t\n") == []


@given(st.text(alphabet="a b\n\t\r\u3000工，", max_size=60))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
    assert all("\n" not in paragraph and paragraph.strip() for paragraph in paragraphs(text))
