"""How screens look where there is little room, and when the terminal changes its size."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, TextArea

from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    press,
    screen_lines,
    screen_text,
    stopped_clock,
    until,
    viewer,
    words_said,
)
from tests.app.test_library import library
from tui.app.app import AgendaApp
from tui.app.screens.library import LibraryScreen
from tui.app.themes.finding import find_theme
from tui.app.widgets.bars import shorten_path, whole_parts
from tui.app.widgets.box import Box
from tui.app.widgets.row_list import RowList
from tui.text.cells import cell_width

HINTS = {"search": ("slash",), "going": ("colon",), "help": ("question_mark",)}


@pytest.mark.parametrize("place", HINTS)
@pytest.mark.parametrize("width", [30, 40, 60, 80])
async def test_what_an_empty_line_says_ends_with_a_whole_word(place: str, width: int) -> None:
    async with viewer(ENGLISH, (120, 24)) as pilot:
        await press(pilot, *HINTS[place])
        line = pilot.app.screen.query_one(Input)
        whole = line.placeholder
        await pilot.resize_terminal(width, 24)
        await pilot.pause()
        said = line.placeholder
        assert cell_width(said) <= line.content_size.width
        assert whole == said or whole.removeprefix(said)[:2] in {", ", " ·"}


@given(st.text(), st.integers(0, 40))
def test_a_list_is_cut_between_its_parts(text: str, width: int) -> None:
    cut = whole_parts(text, width)
    assert text.startswith(cut)
    if cell_width(text) <= width:
        assert cut == text
    elif cut != text:
        assert text.removeprefix(cut).startswith((" · ", ", ", "、", "، "))


@given(st.text(st.characters(exclude_categories=("C", "M"))), st.integers(1, 40))
def test_a_path_keeps_its_end(text: str, width: int) -> None:
    cut = shorten_path(text, width)
    assert cell_width(cut) <= width
    assert cut == text or (cut[0] == "…" and text.endswith(cut[1:]))


async def test_a_text_is_seen_whole_after_the_terminal_has_changed_its_size() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "j", "2", "e")
        for size in (MEDIUM, (100, 30), MEDIUM, NARROW, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            area = pilot.app.screen.query_one(TextArea)
            left, right = area.region.x, area.region.right
            seen = [line[left:right].strip() for line in screen_lines(pilot.app)]
            assert area.text in " ".join(seen), size


async def test_a_message_takes_as_many_lines_as_it_needs_at_another_width() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "C")
        said = words_said(pilot).splitlines()[-1]
        assert said in screen_lines(pilot.app)[-2]
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        await pilot.pause()
        assert said.split()[-1] in screen_lines(pilot.app)[-2]


FULL = {
    "values": ("v",),
    "a text": ("2", "e"),
    "settings": ("comma",),
    "problems": ("exclamation_mark",),
    "what is left": ("w",),
}


@pytest.mark.parametrize("box", FULL)
async def test_at_80_columns_nothing_peeks_out_beside_a_tall_box(box: str) -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, *FULL[box])
        assert pilot.app.screen.query_one(Box).region.width == pilot.app.size.width


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=str)
async def test_place_and_days_of_a_meeting_are_said_whole_or_not_at_all(size: Size) -> None:
    async with viewer(ENGLISH, size) as pilot:
        top = screen_lines(pilot.app)[0]
        assert ("· Vienna, 9–11 September 2019" in top) == (size == WIDE)
        assert "September…" not in top
        assert "Vienna…" not in top


async def test_of_a_folders_path_its_end_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "a-folder-with-a-long-name" / "meetings-of-2019"
    folder.mkdir(parents=True)
    async with library(folder, NARROW) as pilot:
        top = screen_lines(pilot.app)[0]
        assert top.lstrip().startswith("…")
        assert "meetings-of-2019" in top


async def test_a_filter_whose_value_is_about_to_be_typed_has_not_found_nothing() -> None:
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "slash", *"in:")
        assert "Tab  agenda" in screen_text(pilot)
        assert "Nothing found." not in screen_text(pilot)
        await press(pilot, *"agenda zzzz")
        assert "Nothing found." in screen_text(pilot)


async def test_in_a_folder_the_hit_that_enter_opens_is_lit_and_the_keys_work(
    tmp_path: Path,
) -> None:
    (tmp_path / "meeting.toml").write_bytes(ENGLISH.read_bytes())
    app = AgendaApp(tmp_path, clock=stopped_clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen._whole)
        await press(pilot, "slash", *"consular")
        await until(pilot, lambda: "found in" in screen_lines(app)[0])
        await pilot.pause()
        rows = app.screen.query_one(RowList)
        theme = find_theme(app.theme_file.name)
        assert theme is not None
        first = next(y for y, spot in enumerate(rows.seen) if spot.row == rows.cursor)
        styles = [str(segment.style) for segment in rows.render_line(first)]
        assert any(str(theme.values["selection"]) in style for style in styles)
        keys = screen_lines(app)[-1]
        assert "Enter go there" in keys
        assert "F1 help" in keys
        assert "/ search" not in keys
        await press(pilot, "escape")
        assert "/ search" in screen_lines(app)[-1]
        assert "? help" in screen_lines(app)[-1]


async def test_an_hour_is_not_parted_from_its_half_of_the_day() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "B")
        for width in range(40, 60):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert not any(
                line.strip(" │").startswith("a.m.") for line in screen_lines(pilot.app)
            ), width
