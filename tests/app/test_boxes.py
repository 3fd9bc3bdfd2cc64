"""The boxes over the panes, where there is little room."""

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from tests.app.screens import (
    ENGLISH,
    MEETINGS,
    NARROW,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
)
from tui.app.panes.agenda import AgendaPane
from tui.app.widgets.box import Box
from tui.app.widgets.row_list import RowList
from tui.app.widgets.status_line import StatusLine

BOXES = {
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "values": ("v",),
    "what to copy": ("Y",),
    "settings": ("comma",),
    "themes": ("ctrl+p", *"themes", "enter"),
    "a word to pick": ("v", *["down"] * 5, "enter"),
}

SIZES: tuple[Size, ...] = (NARROW, (60, 16), (80, 24))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("box", BOXES)
async def test_the_selected_row_is_in_sight_wherever_one_goes(box: str, size: Size) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(pilot, "j", "j", *BOXES[box])
        screen = pilot.app.screen
        rows = screen.query_one(RowList)
        for key in (*["down"] * 4, "pagedown", "pagedown", "up", "pageup"):
            await press(pilot, key)
            assert rows.cursor in rows.rows_seen, key
            region = rows.content_region
            seen = screen._compositor.get_widgets_at(region.x, region.bottom - 1)
            assert next(iter(seen))[0] is rows, "the list is cut off"
            first = next(y for y, spot in enumerate(rows.seen) if spot.row == rows.cursor)
            assert "▌" in screen_lines(pilot.app)[region.y + first]


async def test_a_narrow_help_has_the_words_first_and_the_keys_at_the_right() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "question_mark", *"down a page")
        line = next(line for line in screen_lines(pilot.app) if "Down a page" in line)
        assert line.index("Down a page") < 4
        assert line.rstrip("│▐ ").endswith("PgDn Space Ctrl-f")


async def test_narrow_values_and_settings_tell_of_the_selected_one_what_it_is_for() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "v")
        assert "What the item is called." in screen_text(pilot)
        assert "A stable name" not in screen_text(pilot)
        await press(pilot, "down")
        assert "What the item is called." not in screen_text(pilot)
        assert "A stable name" in screen_text(pilot)
        await press(pilot, "escape", "comma", "down")
        assert "The keymap that yours" in screen_text(pilot)
        assert "The colour theme" not in screen_text(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        await press(pilot, "escape", "v")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "What the item is called." not in screen_text(pilot)
        assert "A stable name" in screen_text(pilot)


async def test_of_a_long_text_to_copy_the_beginning_is_listed_and_all_of_it_copied() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "j", "j", "Y")
        assert sum("paragraph" in line for line in screen_lines(pilot.app)) == 3
        await press(pilot, "p")
        assert len(pilot.app.clipboard) > 200


PLACES = {
    "search": ("slash", *"crime"),
    "a line to type in": ("e",),
    "a text": ("2", "e"),
    "a question": ("d",),
    "a word to pick, over the settings": ("comma", "enter"),
    **BOXES,
}


def lit_frames(pilot: Pilot[None]) -> list[Widget]:
    """What looks as if it had the focus, on all screens that are seen."""
    lit = [Color.parse(pilot.app.theme_variables[name]) for name in ("primary", "warning")]
    return [
        widget
        for screen in pilot.app.screen_stack
        for widget in screen.query("*")
        if widget.styles.border_top[0] and widget.styles.border_top[1] in lit
    ]


@pytest.mark.parametrize("place", PLACES)
async def test_one_place_alone_looks_focused(place: str) -> None:
    async with viewer(ENGLISH, (120, 40)) as pilot:
        assert [frame.id for frame in lit_frames(pilot)] == ["agenda-frame"]
        await press(pilot, *PLACES[place])
        assert [frame.screen for frame in lit_frames(pilot)] == [pilot.app.screen]
        while len(pilot.app.screen_stack) > 1:
            await press(pilot, "escape")
        assert len(lit_frames(pilot)) == 1


async def test_the_selected_row_of_a_pane_behind_does_not_look_as_if_keys_moved_it() -> None:
    async with viewer(ENGLISH, (120, 40)) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        y = next(y for y, spot in enumerate(agenda.seen) if spot.row == agenda.cursor)
        selected = list(agenda.render_line(y).crop(0, 20))
        await press(pilot, "slash")
        behind = list(agenda.render_line(y).crop(0, 20))
        await press(pilot, "escape")
        again = list(agenda.render_line(y).crop(0, 20))
    assert [text for text, *_ in behind] == [text for text, *_ in selected]
    assert all(before.style != now.style for before, now in zip(selected, behind, strict=True))
    assert again == selected


async def test_the_box_of_problems_is_as_high_as_what_it_says() -> None:
    async with viewer(ENGLISH, (120, 40)) as pilot:
        await press(pilot, "exclamation_mark")
        assert pilot.app.screen.query_one(Box).outer_size.height == 3
        assert "▌" not in pilot.app.screen.query_one(RowList).render_line(0).text
    async with viewer(MEETINGS / "broken" / "wrong-types.toml", (120, 40)) as pilot:
        await press(pilot, "exclamation_mark")
        assert 3 < pilot.app.screen.query_one(Box).outer_size.height <= 0.8 * 40


async def test_places_ranks_and_words_of_problems_each_stand_in_a_column(tmp_path: Path) -> None:
    text = ENGLISH.read_text(encoding="utf-8")
    path = tmp_path / "m.toml"
    path.write_text(
        text.replace('number = "2"', 'number = "2"\nnumbr = "x"').replace('["3"]', '["9"]'),
        encoding="utf-8",
    )
    async with viewer(path, (120, 40)) as pilot:
        await press(pilot, "exclamation_mark")
        found = [re.search(r"([0-9:]+) +(warning) +(\S)", line) for line in screen_lines(pilot.app)]
        rows = [match for match in found if match]
        assert len({len(row[1]) for row in rows}) > 1, "places of several widths"
        assert len({(row.start(1), row.start(2), row.start(3)) for row in rows}) == 1


async def test_narrow_problems_have_all_of_the_width() -> None:
    async with viewer(MEETINGS / "broken" / "wrong-types.toml", NARROW) as pilot:
        await press(pilot, "exclamation_mark")
        lines = [line.strip("│▌▐ ") for line in screen_lines(pilot.app)]
        place = lines.index("5:9 error")
        assert lines[place + 1].startswith("title is the number 2024")


WHOLE_WIDTH = {
    "a text": ("j", "j", "2", "e"),
    "what is left": ("w",),
    "problems": ("exclamation_mark",),
}


@pytest.mark.parametrize("box", WHOLE_WIDTH)
async def test_on_a_narrow_screen_nothing_peeks_out_beside_a_box(box: str) -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, *WHOLE_WIDTH[box])
        assert pilot.app.screen.query_one(Box).region.width == pilot.app.size.width


async def test_all_answers_to_a_question_are_seen_where_its_words_have_no_room() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "j", "j", "j", "d")
        await pilot.pause()
        seen = screen_text(pilot)
        assert "Delete item 2?" in seen
        assert "Esc  Go back" in seen
        await press(pilot, "down", "down", "down")
        await pilot.pause()
        assert "Delete item 2?" not in screen_text(pilot)
        assert "Esc  Go back" in screen_text(pilot)


async def test_the_end_of_a_long_value_is_in_sight_where_one_types_on() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "j", "j", "j", "j", "e")
        line = pilot.app.screen.query_one(Input)
        assert len(line.value) > line.size.width
        assert line.scroll_offset.x + line.size.width > len(line.value)


async def test_the_time_is_in_sight_however_long_the_words_of_the_place_are() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "4")
        clock = pilot.app.screen.query_one(StatusLine)
        clock.show(clock="10:31 Vienna")
        await pilot.pause()
        top = screen_lines(pilot.app)[0].rstrip()
        assert top.endswith("10:31 Vienna")
        assert "1 of 5" in top
