"""Marking text with the mouse, and copying it."""

from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEETINGS,
    meeting_screen,
    press,
    screen_lines,
    until,
    viewer,
    words_said,
)
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.annotation import AnnotationPane
from tui.app.screens.help import HelpScreen
from tui.app.widgets.filter_line import FilteredList
from tui.app.widgets.line_view import LineView
from tui.text.cells import cell_width

SHORT = (80, 14)


@pytest.fixture(autouse=True)
def _by_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard of this machine is there."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)


async def drag(pilot: Pilot[None], start: tuple[int, int], *way: tuple[int, int]) -> None:
    """Presses the mouse, moves it along, and lets it go at the end; places are of the screen."""
    await hold(pilot, start, *way)
    await pilot._post_mouse_events([MouseUp], offset=way[-1], button=1)
    await pilot.pause()


async def hold(pilot: Pilot[None], start: tuple[int, int], *way: tuple[int, int]) -> None:
    """Presses the mouse and moves it along."""
    await pilot._post_mouse_events([MouseMove], offset=start)
    await pilot._post_mouse_events([MouseDown], offset=start, button=1)
    for place in way:
        await pilot._post_mouse_events([MouseMove], offset=place, button=1)
    await pilot.pause()


def where(pilot: Pilot[None], words: str, *, behind: bool = False) -> tuple[int, int]:
    """The place on the screen of the first cell of some words, or of the last one."""
    for y, line in enumerate(screen_lines(pilot.app)):
        if words in line:
            before = cell_width(line[: line.index(words)])
            return before + (cell_width(words) - 1 if behind else 0), y
    raise AssertionError(words)


def marked(pilot: Pilot[None]) -> str:
    """The text that is marked."""
    return pilot.app.screen.get_selected_text() or ""


def backgrounds(pilot: Pilot[None], words: str) -> set[str]:
    """The backgrounds on which some words stand on the screen."""
    x, y = where(pilot, words)
    strip = pilot.app.screen._compositor.render_strips(pilot.app.size)[y]
    found = strip.crop(x, x + cell_width(words))
    return {str(segment.style and segment.style.bgcolor) for segment in found}


async def test_a_text_is_marked_by_dragging_and_copied_by_the_key_for_copying() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "2")
        start, end = where(pilot, "The "), where(pilot, "will be opened", behind=True)
        await drag(pilot, start, end)
        text = marked(pilot)
        assert text.startswith("The ")
        assert text.endswith("will be opened")
        await press(pilot, "y")
        assert pilot.app.clipboard == text
        assert f"marked text: {text}" in words_said(pilot)
        assert not marked(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("1(a)")


async def test_what_is_marked_stands_in_the_colour_for_that_and_nothing_else_does() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "2")
        plain = backgrounds(pilot, "The ")
        await drag(pilot, where(pilot, "The "), where(pilot, "The ", behind=True))
        assert backgrounds(pilot, "The ") != plain
        assert backgrounds(pilot, "will be opened") == plain
        await press(pilot, "escape")
        assert backgrounds(pilot, "The ") == plain


async def test_lines_of_a_paragraph_are_joined_as_in_the_file() -> None:
    for path in (CHINESE, ENGLISH):
        async with viewer(path) as pilot:
            await press(pilot, *["j"] * 3, "2")
            pane = pilot.app.screen.query_one(AnnotationPane)
            view = meeting_screen(pilot).view
            item = meeting_screen(pilot).selection[1]
            assert isinstance(item, int)
            row = next(spot.row for spot in pane.seen if len(pane.wrapped.lines(spot.row)) > 3)
            top = next(y for y, spot in enumerate(pane.seen) if spot.row == row)
            left, above = pane.content_region.offset
            await drag(pilot, (left, above + top), (left + 60, above + top + 2))
            assert "\n" not in marked(pilot)
            assert len(marked(pilot)) > 40
            text = " ".join(view.item(item).annotation.split())
            assert marked(pilot) in text


async def test_a_mark_in_a_list_has_the_numbers_and_rows_of_their_own() -> None:
    async with viewer(ENGLISH) as pilot:
        agenda = pilot.app.screen.query_one(AgendaPane)
        before = agenda.cursor
        start = where(pilot, "Other matters")
        await drag(
            pilot, (start[0] - 4, start[1]), where(pilot, "Adoption of the report", behind=True)
        )
        assert marked(pilot) == "4. Other matters\n5. Adoption of the report"
        assert agenda.cursor == before


async def test_a_mark_on_the_selected_row_is_seen() -> None:
    async with viewer(ENGLISH) as pilot:
        start = where(pilot, "Organizational")
        await drag(pilot, start, (start[0] + 4, start[1]))
        assert marked(pilot) == "Organ"
        assert backgrounds(pilot, "Organ") != backgrounds(pilot, "izational")


@pytest.mark.parametrize("way", ["escape", "click"])
async def test_escape_or_a_click_takes_the_mark_away_and_does_nothing_else(way: str) -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "2", "z")
        await drag(pilot, where(pilot, "Organizational"), (60, 8))
        assert marked(pilot)
        if way == "escape":
            await press(pilot, "escape")
        else:
            await pilot.click(offset=(30, 20))
        await pilot.pause()
        assert not marked(pilot)
        assert pilot.app.screen.query_one(AnnotationPane).marked is None
        assert meeting_screen(pilot).is_zoomed
        await press(pilot, "escape")
        assert not meeting_screen(pilot).is_zoomed


async def test_a_click_selects_and_a_double_click_goes_there_as_before() -> None:
    async with viewer(ENGLISH) as pilot:
        place = where(pilot, "Other matters")
        await pilot.click(offset=place)
        await pilot.pause()
        assert "Other matters" in screen_lines(pilot.app)[2]
        await pilot.click(offset=place, times=2)
        await pilot.pause()
        assert meeting_screen(pilot).current_pane == "annotation"
        assert not marked(pilot)


async def test_the_mark_does_not_leave_its_view() -> None:
    async with viewer(ENGLISH) as pilot:
        await drag(pilot, where(pilot, "Other matters"), (100, 35))
        assert "Adoption of the report" in marked(pilot)
        selections = pilot.app.screen.selections
        assert [type(widget) for widget in selections] == [AgendaPane]


async def test_beyond_the_edge_of_the_view_it_scrolls_and_marks_on() -> None:
    async with viewer(ENGLISH, SHORT) as pilot:
        await press(pilot, *["j"] * 4, "2", "z")
        pane = pilot.app.screen.query_one(AnnotationPane)
        assert not pane.is_all_seen
        x, y = pane.content_region.offset
        await hold(pilot, (x + 2, y + 1), (x + 20, SHORT[1] - 1))
        last = len(pane.source) - 1
        await until(pilot, lambda: pane.seen[-1].row == last)
        await pilot._post_mouse_events([MouseUp], offset=(x + 20, SHORT[1] - 1), button=1)
        await pilot.pause()
        assert marked(pilot).count("\n") >= pane.size.height // 4
        top = pane.top
        await pilot.pause(0.2)
        assert pane.top == top


async def test_the_scroll_bar_and_the_edges_are_dragged_as_before() -> None:
    async with viewer(ENGLISH, SHORT) as pilot:
        await press(pilot, *["j"] * 4, "2", "z")
        pane = pilot.app.screen.query_one(AnnotationPane)
        region = pane.content_region
        bar = region.right - 1
        await drag(
            pilot, (bar, region.y + 1), (bar, region.bottom - 2), (bar - 9, region.bottom - 1)
        )
        assert pane.top.row > 0
        assert not marked(pilot)


async def test_other_text_or_another_width_takes_the_mark_away() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j")
        await drag(pilot, where(pilot, "will be opened"), (60, 10))
        assert marked(pilot)
        await press(pilot, "J")
        assert not marked(pilot)
        await drag(pilot, where(pilot, "Organizational"), (40, 10))
        assert marked(pilot)
        await pilot.resize_terminal(110, 40)
        await pilot.pause()
        assert not marked(pilot)


async def test_in_a_box_the_key_of_the_terminal_copies_it() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "question_mark")
        await drag(pilot, where(pilot, "Fold the"), where(pilot, "sub-items away", behind=True))
        assert marked(pilot) == "Fold the item's sub-items away"
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == "Fold the item's sub-items away"
        assert "marked text: Fold the item's sub-items away" in words_said(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert pilot.app.screen.query_one(FilteredList).marked is None
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_what_a_file_says_is_copied_as_it_is_seen() -> None:
    for path in sorted(MEETINGS.glob("*.toml")):
        async with viewer(Path(path)) as pilot:
            for pane in pilot.app.screen.query(LineView):
                region = pane.content_region
                if region.height > 2:
                    last = (region.right - 2, region.bottom - 1)
                    await drag(pilot, (region.x, region.y), last)
                    assert marked(pilot)
                    assert not any(sign in marked(pilot) for sign in "\x1b\r\x00")
