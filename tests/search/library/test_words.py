import re

from hypothesis import given
from hypothesis import strategies as st

from tui.search.library.word_list import WordList
from tui.search.library.words import JOINT, MOST_WORDS, condition, words
from tui.search.query import Query
from tui.text.fold import fold


def listed(*texts: str) -> WordList:
    found = WordList()
    found.add(enumerate(sorted({word for text in texts for word in words(fold(text))}), 1))
    return found


def asked(query: str, *texts: str) -> str | None:
    """What is asked of an index of some texts for a query."""
    return condition([reading.words for reading in Query.readings(query)], listed(*texts))


def test_runs_are_words_and_two_with_no_blank_between_them_are_one_together() -> None:
    assert words(fold("WG.4 met")) == {"wg", "4", "wg_4", "met"}


def test_two_han_characters_are_a_word_and_the_last_of_a_run_is_one_alone() -> None:
    assert words(fold("最佳 做法，2019年")) == {
        *("最佳", "佳做", "做法", "法", "2019", "年"),
        *("法_2019", "2019_年"),
    }


def test_a_part_of_a_word_is_looked_up_in_the_list_of_words() -> None:
    assert asked("vent", "convention advent") == '"advent" OR "convention"'
    assert asked("nothing", "convention") == ""


def test_what_follows_a_sign_is_the_beginning_of_a_word() -> None:
    assert asked("(vent", "convention ventilation") == '"ventilation"'
    assert asked("vent)", "advent ventilation") == '"advent"'
    assert asked("(vent)", "advent vent ventilation") == '"vent"'


def test_what_stands_side_by_side_must_do_so_in_a_text() -> None:
    assert asked("WG.4/20", "WG.4/2019/3", "WG.4 20") == '("wg_4") AND ("4_2019")'


def test_han_characters_must_stand_together() -> None:
    assert asked("最佳做法") == '("最佳") AND ("佳做") AND ("做法")'
    assert asked("年9月") == '("年_9") AND ("9_月")'


def test_one_han_character_is_the_beginning_of_two() -> None:
    assert asked("佳", "最佳做法", "佳") == '"佳" OR "佳做"'
    assert asked("佳，", "最佳做法", "佳") == '"佳"'


def test_a_blank_between_han_characters_may_mean_something_or_nothing() -> None:
    assert (
        asked("最佳 做法", "最佳")
        == '(("最佳") AND ("佳做") AND ("做法")) OR (("最佳") AND ("做法"))'
    )


def test_a_part_of_very_many_words_leaves_nothing_out() -> None:
    many = [f"a{number}" for number in range(MOST_WORDS)]
    assert asked("a", *many, "ab") is None
    assert asked("a", *many) is not None
    assert asked("a b", *many, "ab") == '"ab"'


def test_filters_and_words_to_leave_out_ask_nothing_of_the_index() -> None:
    assert asked('-wg is:decided -"a phrase" in:documents', "wg") is None
    assert asked("“convention”", "convention") == '"convention"'


def test_quotation_marks_inside_a_word_begin_no_quotation() -> None:
    assert asked('wg" -convention', "wg") == '"wg"'
    assert asked("-‘convention 2019’ wg", "wg") == '"wg"'


TEXTS = st.text(st.sampled_from("ab1 会议室か゛゙ß_-/.()“”é\u0301ｶﾞ，"), max_size=12)


@given(text=TEXTS, start=st.integers(0, 12), length=st.integers(1, 12))
def test_the_text_that_holds_what_is_typed_is_never_left_out(
    text: str, start: int, length: int
) -> None:
    """What is asked is looked up in the words of the text, as SQLite would do it."""
    folded = fold(text)
    readings = [
        reading.words
        for reading in Query.readings(text[start : start + length])
        if all(word in folded for word in reading.words)
    ]
    here = words(folded)
    for reading in readings:
        wanted = condition([reading], listed(text))
        if wanted is not None:
            assert wanted
            for term in wanted.split(" AND "):
                assert not here.isdisjoint(re.findall('"([^"]*)"', term))


@given(st.text())
def test_every_word_is_one_that_sqlite_takes_for_a_word(text: str) -> None:
    for word in words(fold(text)):
        assert re.fullmatch(r"\w+", word)
        assert word.count(JOINT) <= 1
