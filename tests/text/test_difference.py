"""How two texts differ, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from tui.text.difference import Stretch, differing


def _marked(stretches: list[Stretch]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in stretches)


def test_words_that_differ_are_marked() -> None:
    found = differing("The chair opened the meeting.", "The president opened the first meeting.")
    assert _marked(found.one) == "The [chair] opened the meeting."
    assert _marked(found.other) == "The [president] opened the[ first] meeting."


def test_chinese_is_compared_character_by_character() -> None:
    found = differing("会议由主席开幕。", "会议由副主席开幕。")
    assert _marked(found.one) == "会议由主席开幕。"
    assert _marked(found.other) == "会议由[副]主席开幕。"


def test_of_a_long_text_what_stands_around_the_differences_is_shown() -> None:
    words = " ".join(f"word{count}" for count in range(200))
    found = differing(f"{words} old {words}", f"{words} new {words}")
    assert len(_marked(found.one)) < 200
    assert "… " in found.one[0].text
    assert Stretch("old", differs=True) in found.one
    assert Stretch("new", differs=True) in found.other


def test_texts_with_nothing_in_common_differ_as_a_whole() -> None:
    found = differing("one two three four", "five six seven eight")
    assert _marked(found.one) == "[one two three four]"
    assert _marked(found.other) == "[five six seven eight]"


SHORT = st.text("ab 会，\n", max_size=40)


@given(SHORT, SHORT)
def test_short_texts_are_shown_whole_and_agree_where_nothing_is_marked(
    one: str, other: str
) -> None:
    found = differing(one, other)
    assert "".join(stretch.text for stretch in found.one) == one
    assert "".join(stretch.text for stretch in found.other) == other
    same = ["".join(text for text, differs in side if not differs) for side in found]
    assert same[0] == same[1]


@given(st.text(max_size=2000), st.text(max_size=2000))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    found = differing(one, other)
    assert any(stretch.differs for side in found for stretch in side) or one == other
