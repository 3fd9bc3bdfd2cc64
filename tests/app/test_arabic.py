"""Arabic shaped by the program, for terminals that do not do it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.app.screens import MEETINGS, WIDE, screen_lines, stopped_clock
from tui.app.app import AgendaApp
from tui.app.arabic import ArabicFilter, visual_order
from tui.app.settings.declared import Settings
from tui.store.reading.loading import load
from tui.text.cells import cell_width

LETTERS = st.text("ابتثجحخلملاأدسشعغفقكنهوي ًُّ.,()12abc│●·  ", max_size=40)


def drawn(line: str) -> str:
    """A line as it is drawn."""
    return "".join(letter for letter, _place in visual_order(line))


def test_letters_are_joined_and_run_from_right_to_left() -> None:
    assert drawn("باب") == "ﺏﺎﺑ"


def test_numbers_and_other_words_keep_their_direction() -> None:
    assert drawn("من 12 إلى 15").split() == ["15", "ﻰﻟﺇ", "12", "ﻦﻣ"]
    assert drawn("agenda FILE") == "agenda FILE"


def test_a_key_or_a_number_stays_before_its_words() -> None:
    assert drawn("/ باب") == "/ ﺏﺎﺑ"
    assert drawn("1 باب") == "1 ﺏﺎﺑ"
    assert drawn("(أ) باب") == "(ﺃ) ﺏﺎﺑ"
    assert drawn("1(أ) باب") == "1(ﺃ) ﺏﺎﺑ"
    assert drawn(" باب (دار) ") == " (ﺭﺍﺩ) ﺏﺎﺑ "


async def test_the_screen_is_drawn_so_where_it_is_asked_for() -> None:
    loaded = load(MEETINGS / "ar-lajna.toml")
    app = AgendaApp(loaded, settings=Settings(arabic_shaping="program"), clock=stopped_clock)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        shown = "\n".join(screen_lines(app))
    assert drawn("المسائل التنظيمية") in shown
    assert "المسائل" not in shown


def test_parts_that_stand_apart_keep_their_places() -> None:
    line = "│ 1.  باب  │ 2.  دار  │"
    shown = drawn(line)
    assert [at for at, sign in enumerate(shown) if sign == "│"] == [
        at for at, sign in enumerate(line) if sign == "│"
    ]
    assert shown.index("1.") == line.index("1.")
    assert shown.index("ﺏﺎﺑ") == line.index("باب")


def test_a_mark_stays_behind_its_letter() -> None:
    shown = drawn("بُنّ")
    assert not unicodedata.combining(shown[0])
    assert unicodedata.normalize("NFKC", shown) == "نّبُ"


@given(LETTERS)
def test_every_sign_is_drawn_once_and_takes_the_same_cells(line: str) -> None:
    order = visual_order(line)
    assert sorted(place for _letter, place in order) == list(range(len(line)))
    assert cell_width(drawn(line)) == cell_width(line)


@given(LETTERS, st.data())
def test_a_style_goes_with_its_letters(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(start, len(line)))
    marked = Style(bold=True)
    segments = [
        Segment(line[:start], Style()),
        Segment(line[start:stop], marked),
        Segment(line[stop:], Style()),
    ]
    shown = ArabicFilter().apply(segments, Color(0, 0, 0))
    letters = [letter for segment in shown if segment.style == marked for letter in segment.text]
    expected = [letter for letter, place in visual_order(line) if start <= place < stop]
    assert letters == expected


def test_the_dash_before_an_explanation_stays_before_it_and_its_full_stop_comes_last() -> None:
    assert drawn("– باب.") == "– .ﺏﺎﺑ"


def test_what_is_drawn_already_is_not_turned_a_second_time() -> None:
    shaping = ArabicFilter()
    black = Color(0, 0, 0)
    once = shaping.apply([Segment("8 "), Segment("من 12 باب", Style(bold=True))], black)
    # As the ground of a box has it: in another style, beside other text.
    again = [Segment("left "), *(Segment(each.text) for each in once)]
    assert "".join(each.text for each in shaping.apply(again, black)) == "left " + "".join(
        each.text for each in once
    )


async def test_the_panes_behind_a_box_read_as_before() -> None:
    loaded = load(MEETINGS / "ar-lajna.toml")
    app = AgendaApp(loaded, settings=Settings(arabic_shaping="program"), clock=stopped_clock)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = screen_lines(app)
        await pilot.press("comma")
        await pilot.pause()
        behind = screen_lines(app)
    assert before[0] == behind[0]
    assert drawn("المسائل التنظيمية") in "\n".join(before)


def test_short_statements_on_one_line_keep_their_order() -> None:
    assert drawn("باب · دار · 3/10") == "ﺏﺎﺑ · ﺭﺍﺩ · 3/10"
