import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import PARAGRAPHS, texts
from tui.text.fold import Folded, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CONVENTION", "convention"),
        ("Straße", "STRASSE"),
        ("décidé", "decide"),
        ("e\u0301", "é"),
        ("ёлка", "елка"),
        ("ΐ", "Ι"),
        ("Й", "и\u0306"),
        ("９月", "9月"),
        ("ＣＴＯＣ／ＣＯＰ", "ctoc/cop"),
        ("ﬁn", "fin"),
        ("ｶﾞ", "ガ"),
        ("“a” «b» „c“ 「d」", "a b c d"),
        ("l’examen", "l'examen"),
        ("a – b", "a - b"),
        ("a——b", "a-b"),
        ("a\u00a0b\n c\u2009d", "a b c d"),
        ("9 月 9 日", "9月9日"),
        ("第\n 7/1 号", "第7/1号"),
        ("（ CTOC/COP ）", "(CTOC/COP)"),
        ("co\u00adoperation", "cooperation"),
        ("می\u200cخواهم", "میخواهم"),
        ("مُؤَقَّت", "مؤقت"),
        ("الأعمــال", "الاعمال"),
        ("لجنة على", "لجنه علي"),
        ("١٠", "10"),
        ("👍🏽\ufe0f", "👍🏽"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("か", "が"), ("a b", "ab"), ("회의", "회이"), ("ў", "у")]
)
def test_what_differs_in_meaning_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_each_character_folds_to_what_is_folded() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x20000)):
        folded = fold(chr(code))
        assert fold(folded) == folded


@given(texts)
def test_the_two_ways_of_folding_agree(text: str) -> None:
    assert Folded.of(text).text == fold(text)


@pytest.mark.parametrize("text", PARAGRAPHS.values())
def test_the_two_ways_of_folding_agree_on_papers(text: str) -> None:
    assert Folded.of(text).text == fold(text)


@given(texts | st.text(max_size=30) | st.text("aB é\t-`”9９月年 ö\u0301", max_size=12))
def test_the_quick_way_leads_to_the_same_places_as_following_each_character(text: str) -> None:
    assert Folded.of(text) == Folded.step_by_step(text)


@given(texts, st.data())
def test_a_span_lies_in_the_original_and_grows_with_what_it_covers(
    text: str, data: st.DataObject
) -> None:
    folded = Folded.of(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first < last) == (start < end)
    if start < end:
        assert folded.span(0, end)[1] >= last


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("于 9 月 9 日开", "9月9日", "9 月 9 日"),
        ("La décision.", "decision", "décision"),
        ("La de\u0301cision.", "decision", "de\u0301cision"),
        ("x e\u0301", "e", "e\u0301"),
        ("die Straße dort", "strasse", "Straße"),
        ("第（ 1 ）项", "(1)", "（ 1 ）"),
        ("مُؤَقَّت", "مؤقت", "مُؤَقَّت"),
        ("a  \n b", "a b", "a  \n b"),
        ("ｶﾞ", "ガ", "ｶﾞ"),
    ],
)
def test_a_hit_is_found_in_the_original(text: str, query: str, found: str) -> None:
    folded = Folded.of(text)
    at = folded.text.index(fold(query))
    start, end = folded.span(at, at + len(fold(query)))
    assert text[start:end] == found
