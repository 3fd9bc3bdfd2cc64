"""The search over the panes."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEDIUM,
    NARROW,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    styles_of,
    viewer,
)
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.schedule import SchedulePane


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
        assert "hit 1 of 1" in screen_lines(pilot.app)[0]
        assert styles_of(pilot, "贩运罪犯")


async def test_next_and_previous_hit_go_across_panes() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "slash", *"犯罪", "enter")
        screen = meeting_screen(pilot)
        panes = [screen.current_pane]
        for _ in range(7):
            await press(pilot, "n")
            panes.append(screen.current_pane)
        assert panes == ["agenda", *["annotation"] * 4, "documents", "schedule", "schedule"]
        assert screen.query_one(SchedulePane).place == (1, 0)
        await press(pilot, "n")
        assert screen.current_pane == "agenda"
        await press(pilot, "N")
        assert screen.current_pane == "schedule"
        await press(pilot, "escape")
        assert "hit" not in screen_lines(pilot.app)[0]


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
        assert screen.query_one(AgendaPane).item == 3


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
