"""Private marks: their signs and names, and what bears them in a meeting."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.test_notes import BEFORE, meeting
from tui.meeting.marks import OTHER_SIGN, SIGNS, Marked, known, signed, words_of
from tui.meeting.model import Meeting
from tui.meeting.notes import Mark, Target, renamed, subject_of, targets
from tui.text.cells import cell_width

NAMES = st.sampled_from([*SIGNS, "mine", "other"])
PLACES = st.sampled_from(
    [("meeting", 0), *(("agenda", at) for at in range(4)), ("documents", 1), ("schedule", 0)]
)


def mark_on(of: Meeting, target: Target, name: str) -> Mark:
    return renamed(Mark(mark=name), subject_of(of, target))


def marked(marks: list[Mark], of: Meeting = BEFORE) -> Marked:
    return Marked(list(zip(marks, targets(marks, of), strict=True)), {})


def test_every_mark_has_a_sign_of_its_own_in_one_cell() -> None:
    signs = [*SIGNS.values(), OTHER_SIGN]
    assert len({*signs}) == len(signs)
    assert {cell_width(sign) for sign in signs} == {1}


def test_a_mark_is_called_as_the_user_says_else_as_the_program_else_by_its_name() -> None:
    assert signed("red", {"red": "our  position"}) == "◆ our position"
    assert signed("red", {"red": " "}) == "◆ red"
    assert signed("mine", {}) == "◇ mine"
    assert words_of("star", {"red": "x"}) == "star"


def test_marks_of_any_name_come_after_those_that_there_always_are() -> None:
    marks = [Mark(mark="zebra"), Mark(mark="red"), Mark(mark="")]
    assert known(marks, {"ask": "to ask"}) == (*SIGNS, "ask", "zebra")


def test_a_mark_follows_its_title_in_a_revision_and_what_is_gone_is_known() -> None:
    marks = [mark_on(BEFORE, ("agenda", at), "star") for at in (1, 2)]
    after = marked(marks, meeting("Opening", "Other things", "Protection of river banks"))
    assert after.on("agenda", 2) == ("star",)
    assert after.on("agenda", 1) == ()
    assert [mark.title for mark in after.gone] == ["Bridges"]


def test_what_bears_one_of_some_marks_is_found_in_one_pane_or_in_all() -> None:
    marks = [
        mark_on(BEFORE, ("agenda", 0), "red"),
        mark_on(BEFORE, ("documents", 0), "red"),
        mark_on(BEFORE, ("agenda", 2), "star"),
    ]
    found = marked(marks)
    assert found.places(["red"]) == [("agenda", 0), ("documents", 0)]
    assert found.places(["red", "star"], "agenda") == [("agenda", 0), ("agenda", 2)]
    assert found.words("agenda", 2) == "★\u00a0star"


@given(st.lists(st.tuples(PLACES, NAMES), max_size=20))
def test_each_thing_has_its_marks_once_and_in_order(
    pairs: list[tuple[tuple[str, int], str]],
) -> None:
    found = marked([mark_on(BEFORE, place, name) for place, name in pairs])
    assert found.gone == []
    assert bool(found) == bool(pairs)
    for place in {place for place, _name in pairs}:
        names = found.on(*place)
        assert Counter(names) == Counter({name for other, name in pairs if other == place})
        assert list(names) == sorted(names, key=found.names.index)
