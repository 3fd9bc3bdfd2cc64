"""The search beside the panes."""

import re
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    LARGE,
    MEDIUM,
    NARROW,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    styles_of,
    until,
    viewer,
    words_said,
)
from tests.search.table import FILES, ROWS
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane
from tui.app.screens.meeting import MeetingScreen


def _name(size: Size) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("size", SIZES, ids=_name)
async def test_hits_group_by_pane_as_one_types(
    size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(CHINESE, size) as pilot:
        await press(pilot, "slash", *"犯罪")
        assert screen_text(pilot) == screen_snapshot


async def test_enter_goes_to_the_hit_with_its_matches_marked() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"贩运罪犯", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 3
        assert "1 of 1" in screen_lines(pilot.app)[0]
        assert styles_of(pilot, "贩运罪犯")


async def test_next_and_previous_hit_go_across_panes() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "enter")
        screen = meeting_screen(pilot)
        panes = [screen.current_pane]
        for _ in range(7):
            await press(pilot, "n")
            panes.append(screen.current_pane)
        assert panes == ["agenda", "documents", *["annotation"] * 4, "schedule", "schedule"]
        assert screen.query_one(SchedulePane).place == (1, 0)
        await press(pilot, "n")
        assert screen.current_pane == "agenda"
        await press(pilot, "N")
        assert screen.current_pane == "schedule"
        await press(pilot, "escape")
        assert "of 8" not in screen_lines(pilot.app)[0]


async def test_a_symbol_goes_to_its_document() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"wg.4/2019/3", "enter")
        assert meeting_screen(pilot).query_one(DocumentsPane).document == 1
        assert meeting_screen(pilot).current_pane == "documents"


async def test_escape_comes_back_to_where_one_was() -> None:
    async with viewer(CHINESE, MEDIUM) as pilot:
        await press(pilot, "j", "3", "j")
        before = screen_text(pilot)
        await press(pilot, "slash", *"犯罪", "down", "escape")
        assert screen_text(pilot) == before


async def test_arrows_choose_among_the_hits_while_one_types() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "down", "down", "up", "down", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 2


async def test_letters_typed_are_no_shortcuts() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"qjz?n", "space", *"q")
        assert "qjz?n q" in screen_text(pilot)
        await press(pilot, "enter")
        assert "qjz?n q" in screen_text(pilot)


async def test_nothing_found_says_so() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "slash", *"xyzzy")
        assert "0 found" in screen_text(pilot)


async def test_next_hit_without_a_search_says_why_nothing_happens() -> None:
    async with viewer(ENGLISH) as pilot:
        assert "next hit" not in screen_text(pilot)
        await press(pilot, "n", "N")
        assert "No search yet: press / to search." in screen_text(pilot)


async def test_a_hit_in_the_middle_of_a_long_annotation_comes_into_view() -> None:
    async with viewer(CHINESE, NARROW) as pilot:
        await press(pilot, "slash", *"全体会议", "enter")
        assert "全体会议" in screen_text(pilot)


async def test_the_panes_preview_the_selected_hit() -> None:
    async with viewer(CHINESE, LARGE) as pilot:
        await press(pilot, "slash", *"全体会议")
        await until(pilot, lambda: bool(styles_of(pilot, "全体会议")))
        screen = meeting_screen(pilot)
        assert screen.current_pane == "annotation"
        assert screen.query_one(AgendaPane).item == 2


async def test_it_says_which_hit_of_how_many_is_selected() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "down", "down")
        assert "3 of 8 · Enter go there" in screen_text(pilot)


async def test_past_searches_are_recalled_across_starts() -> None:
    for words in ("report", "drugs", "adoption"):
        async with viewer(ENGLISH) as pilot:
            await press(pilot, "slash", *words, "enter")
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"dra", "up")
        assert "adoption" in screen_text(pilot)
        # Nothing is found of “drugs”, so it was not gone to and not kept.
        await press(pilot, "up")
        assert " report " in screen_text(pilot)
        await press(pilot, "ctrl+down", "ctrl+down")
        assert "│ dra " in screen_text(pilot)


async def test_tab_completes_filters_and_their_values() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"report i")
        assert "Tab: in:  item:" in screen_text(pilot)
        await press(pilot, "tab", *"s", "tab")
        assert "report in:schedule" in screen_text(pilot)


async def test_what_is_wrong_with_a_filter_is_said() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"item:99 report")
        assert "no agenda item has this number" in screen_text(pilot)
        assert "1 of 4" in screen_text(pilot)


async def test_chinese_is_found_by_its_sound_and_marked_as_such() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"jianyi")
        assert "建议" in screen_text(pilot)
        assert "(pinyin)" in screen_text(pilot)


async def test_hits_are_looked_for_anew_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, path)
    async with viewer(path) as pilot:
        await press(pilot, "slash", *"report", "enter")
        assert "1 of 4" in screen_lines(pilot.app)[0]
        await press(pilot, "e", *" report", "enter", "n")
        assert "2 of 4" in screen_lines(pilot.app)[0]
        await press(pilot, "escape", "n")
        assert "No search yet" in words_said(pilot)


async def test_a_document_asked_for_by_its_symbol_is_the_first_hit() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"2019/3", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "documents"
        assert screen.query_one(DocumentsPane).document == 1


def _place(screen: MeetingScreen) -> list[str | int]:
    """The pane with the focus, and the position of what is selected in it."""
    match screen.current_pane:
        case "documents":
            return ["documents", screen.query_one(DocumentsPane).document]
        case "schedule":
            return ["schedule", screen.query_one(SchedulePane).place[0]]
        case pane:
            return [pane, screen.query_one(AgendaPane).item]


@pytest.mark.parametrize("name", FILES)
async def test_the_viewer_answers_the_table_of_queries(name: str) -> None:
    async with viewer(FILES[name]) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "slash")
        await pilot.app.workers.wait_for_complete()
        for row in (row for language, row in ROWS if language == name):
            pilot.app.screen.query_one(Input).value = row["query"]
            await press(pilot, "enter")
            if row["first"] == "nothing":
                assert "0 found" in screen_text(pilot), row
                continue
            assert _place(screen) == row["first"], row
            if "count" in row:
                assert re.search(rf"1 of {row['count']}( ·|\s*$)", screen_lines(pilot.app)[0]), row
            await press(pilot, "slash")
