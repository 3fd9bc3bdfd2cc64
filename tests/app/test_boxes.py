"""The boxes over the panes, where there is little room."""

import pytest

from tests.app.screens import ENGLISH, NARROW, Size, press, screen_lines, screen_text, viewer
from tui.app.widgets.row_list import RowList

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
