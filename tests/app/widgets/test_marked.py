"""What is marked with the mouse, and the text that it is."""

from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.marked import Marked, Place
from tui.app.widgets.rows import Part, Row, Rows
from tui.app.widgets.spots import Spot, WrappedRows
from tui.text.safe import make_safe

TEXTS = st.text(max_size=60)


def rows(*texts: str, width: int, gap: int = 0) -> WrappedRows:
    return WrappedRows(Rows([Row((Part(text),), gap=gap) for text in texts]), width)


def place(row: int, line: int, cell: int) -> Place:
    return Place(Spot(row, line), cell)


def all_of(wrapped: WrappedRows) -> Marked:
    last = len(wrapped.source) - 1
    return Marked(place(0, 0, 0), place(last, len(wrapped.lines(last)) - 1, 999))


def test_both_ends_are_marked_in_whichever_order_they_come() -> None:
    wrapped = rows("what is said", width=20)
    one, other = place(0, 0, 5), place(0, 0, 6)
    assert Marked.between(one, other).text(wrapped) == "is"
    assert Marked.between(other, one).text(wrapped) == "is"
    assert Marked.between(one, one).text(wrapped) == "i"


def test_lines_of_latin_text_are_joined_by_the_blank_at_which_they_were_broken() -> None:
    wrapped = rows("the meeting is called to order", width=12)
    assert Marked(place(0, 0, 4), place(0, 1, 11)).text(wrapped) == "meeting is called to"


def test_lines_of_chinese_text_are_joined_without_a_blank() -> None:
    wrapped = rows("会议开幕后主席将宣布议程通过", width=10)
    assert len(wrapped.lines(0)) == 3
    assert Marked(place(0, 0, 4), place(0, 2, 3)).text(wrapped) == "开幕后主席将宣布议程"


def test_of_a_wide_character_either_cell_is_all_of_it() -> None:
    wrapped = rows("会议开幕", width=20)
    assert Marked(place(0, 0, 3), place(0, 0, 4)).text(wrapped) == "议开"


def test_a_letter_takes_its_marks_along() -> None:
    wrapped = rows("e\u0301te\u0301", width=20)
    assert Marked(place(0, 0, 2), place(0, 0, 2)).text(wrapped) == "e\u0301"


def test_rows_stand_on_lines_of_their_own_and_paragraphs_apart() -> None:
    assert all_of(rows("one", "two", width=20)).text(rows("one", "two", width=20)) == "one\ntwo"
    apart = rows("one", "two", width=20, gap=1)
    assert all_of(apart).text(apart) == "one\n\ntwo"


def test_the_number_before_a_text_is_marked_with_it() -> None:
    wrapped = WrappedRows(Rows([Row((Part("Opening of the meeting", lead="(a)", hang=4),))]), 12)
    assert all_of(wrapped).text(wrapped) == "(a) Opening of the meeting"
    assert Marked(place(0, 0, 4), place(0, 1, 5)).text(wrapped) == "Opening of"
    shown = all_of(wrapped).shown(Spot(0, 0), wrapped.lines(0)[0])
    assert shown.part is not None
    assert shown.part.lead_style == "marked"


def test_of_two_columns_one_is_marked() -> None:
    row = Row((Part("one two three four five six"),), beside=(Part("un deux trois quatre"),))
    wrapped = WrappedRows(Rows([row]), 80)
    second = wrapped.lines(0)[0].beside
    assert second is not None
    start, end = place(0, 0, 0), place(0, 0, 79)
    assert Marked(start, end).text(wrapped) == "one two three four five six"
    assert Marked(start, end, in_second=True).text(wrapped) == "un deux trois quatre"
    assert Marked(start, end).shown(Spot(0, 0), wrapped.lines(0)[0]).beside == second


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(2, 40))
def test_all_of_it_is_each_text_as_it_stands(texts: list[str], width: int) -> None:
    wrapped = rows(*texts, width=width)
    wanted = [safe for text in texts if (safe := make_safe(text).strip())]
    found = all_of(wrapped).text(wrapped)
    assert "".join(found.split()) == "".join("".join(wanted).split())


@given(TEXTS, st.integers(2, 40), st.data())
def test_what_is_drawn_as_marked_is_what_is_copied(
    text: str, width: int, data: st.DataObject
) -> None:
    wrapped = rows(text, width=width)
    lines = wrapped.lines(0)
    places = st.builds(place, st.just(0), st.integers(0, len(lines) - 1), st.integers(0, width))
    marked = Marked.between(data.draw(places), data.draw(places))
    drawn = ""
    for number, line in enumerate(lines):
        shown = marked.shown(Spot(0, number), line).part
        assert shown is not None
        drawn += "".join(
            shown.text[span.start : span.end] for span in shown.spans if span.style == "marked"
        )
    assert "".join(drawn.split()) == "".join(marked.text(wrapped).split())
