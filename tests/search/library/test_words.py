import re

from hypothesis import given
from hypothesis import strategies as st

from tui.search.library.words import MOST_WORDS, condition, words
from tui.text.fold import fold

ALL = ["2019", "convention", "wg", "x00a64a", "月"]


def holding(part: str, most: int) -> list[str]:
    return [word for word in ALL if part in word][:most]


def test_han_characters_are_words_by_themselves() -> None:
    assert words(fold("2019年 WG.4 最佳")) == ["2019", "年", "wg", "4", "最", "佳"]


def test_a_part_of_a_word_is_looked_up_in_the_list_of_words() -> None:
    assert condition("vent", holding) == '("convention")'
    assert condition("nothing", holding) == '("")'


def test_what_follows_a_sign_is_the_beginning_of_a_word() -> None:
    assert condition("WG.4/20", holding) == '("wg") AND "4 20" *'


def test_han_characters_must_stand_together() -> None:
    assert condition("最佳 做法", holding) == '"最 佳" AND "做 法"'


def test_a_part_of_very_many_words_leaves_nothing_out() -> None:
    assert condition("a", lambda _, most: ["a"] * most) == ""
    assert "a" in condition("a", lambda _, __: ["a"] * MOST_WORDS)


def test_filters_and_words_to_leave_out_ask_nothing_of_the_index() -> None:
    assert condition('-wg is:decided -"a phrase" in:documents', holding) == ""
    assert condition("“convention”", holding) == '("convention")'


def test_quotation_marks_inside_a_word_begin_no_quotation() -> None:
    assert condition('wg" -convention', holding) == '("wg")'
    assert condition("-‘convention 2019’ wg", holding) == '("wg")'


@given(st.text())
def test_every_word_is_one_that_sqlite_takes_for_a_word(text: str) -> None:
    for word in words(fold(text)):
        assert word.isalnum() or re.fullmatch(r"\w+", word)
        assert '"' not in word
