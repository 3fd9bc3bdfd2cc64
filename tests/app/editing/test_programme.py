"""Changing the programme in the viewer: each change is one step, and what clashes is shown first."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.app.editing.meetings import text_now
from tests.app.screens import (
    ENGLISH,
    MEETINGS,
    meeting_screen,
    press,
    screen_text,
    viewer,
    words_said,
)
from tui.app.editing.clash_list import ClashList, as_shown
from tui.app.editing.programme import minutes_typed
from tui.app.view import MeetingView
from tui.store.reading.loading import load

TEXT = (MEETINGS / "programme.toml").read_text("utf-8")
DURING_FIRST = datetime(2024, 3, 4, 11, 30, tzinfo=UTC)  # 12:30 in Paris
FIRST, GROUP, LUNCH, SECOND, RECEPTION, HOLIDAY, THIRD, FOURTH, LATE = range(9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the meeting."""
    return Path(shutil.copy(MEETINGS / "programme.toml", tmp_path))


def select(pilot: Pilot[None], sitting: int, entry: int = -1) -> None:
    """Selects something in the schedule, which has the focus."""
    meeting_screen(pilot)._schedule.select_place(sitting, entry)


def changed_lines(pilot: Pilot[None]) -> list[str]:
    """The lines of the text now that were not in the file."""
    return [line for line in text_now(pilot).splitlines() if line not in TEXT.splitlines()]


async def undone(pilot: Pilot[None]) -> None:
    """Undoes one step, which brings back the file as it was."""
    await press(pilot, "u")
    assert text_now(pilot) == TEXT


class TestMovingTheRestOfADay:
    """`S`."""

    async def test_is_one_step(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, SECOND)
            await press(pilot, "S")
            assert "rest of Monday, 4 March, from 3–6 p.m." in screen_text(pilot)
            await press(pilot, *"30", "enter")
            assert changed_lines(pilot) == [
                "start = 15:30:00",
                "end = 18:30:00",
                "start = 18:30:00",
                "end = 20:30:00",
            ]
            assert "The rest of Monday, 4 March moved 30 minutes later." in words_said(pilot)
            await undone(pilot)

    async def test_what_clashes_is_shown_before(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, SECOND)
            await press(pilot, "S", "minus", *"30", "enter")
            assert isinstance(pilot.app.screen, ClashList)
            clash = " ".join(str(pilot.app.screen._clashes).split())
            assert "Monday, 4 March, 2.30–5.30 p.m., and the break, 1–3 p.m., overlap" in clash
            assert text_now(pilot) == TEXT
            await press(pilot, "escape")
            assert text_now(pilot) == TEXT
            await press(pilot, "S", "minus", *"30", "enter", "enter")
            assert changed_lines(pilot) == [
                "start = 14:30:00",
                "end = 17:30:00",
                "start = 17:30:00",
                "end = 19:30:00",
            ]
            await undone(pilot)

    async def test_outside_the_schedule_the_sitting_that_is_on_goes_on_longer(
        self, path: Path
    ) -> None:
        async with viewer(path, moment=DURING_FIRST) as pilot:
            await press(pilot, "1", "S")
            assert "from the end of 10 a.m.–1 p.m." in screen_text(pilot)
            await press(pilot, *"15", "enter")
            assert "start = 10:00:00\nend = 13:15:00" in text_now(pilot)
            assert "start = 13:15:00\nend = 15:15:00" in text_now(pilot)

    async def test_what_is_no_time_cannot_be_kept(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4", "S", *"soon", "enter")
            assert "expected minutes, as in 30, -15 or 1:30" in screen_text(pilot)
            await press(pilot, "escape")
            assert text_now(pilot) == TEXT

    @pytest.mark.parametrize(
        ("typed", "minutes"),
        [
            ("30", 30),
            ("+30", 30),
            (" -15 ", -15),
            ("\u221215", -15),
            ("1:30", 90),
            ("-1h05", -65),
            ("45 min.", 45),
            ("٣٠", 30),
            ("", None),
            ("an hour", None),
            ("1:2:3", None),
        ],
    )
    def test_minutes_can_be_typed_in_many_ways(self, typed: str, minutes: int | None) -> None:
        assert minutes_typed(typed) == minutes

    @given(st.text(max_size=12))
    def test_nothing_that_is_typed_fails(self, typed: str) -> None:
        minutes = minutes_typed(typed)
        assert minutes is None or abs(minutes) < 99 * 60 + 10_000


def test_what_would_follow_is_told_as_the_panes_tell_it_but_for_what_is_quoted() -> None:
    meeting = load(ENGLISH).meeting
    assert meeting is not None
    said = 'the sitting of 2019-09-09, 10:00–13:00, is in "2019-09-09 10:00–11:00"; not 2019-99-99'
    assert as_shown(said, MeetingView(meeting, ENGLISH)) == (
        'the sitting of Monday, 9 September, 10 a.m.–1 p.m., is in "2019-09-09 10:00–11:00"; '
        "not 2019-99-99"
    )
    assert as_shown(said, MeetingView(meeting, ENGLISH, by_the_clock=True)) == (
        'the sitting of Monday, 9 September, 10:00–13:00, is in "2019-09-09 10:00–11:00"; '
        "not 2019-99-99"
    )


class TestBringingAnItemToAnotherSitting:
    """`B`."""

    async def test_the_sitting_is_picked(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, SECOND, 1)
            await press(pilot, "B")
            assert "Wednesday, 6 March · 3–6 p.m. · 4th plenary" in screen_text(pilot)
            await press(pilot, "G", "k", "enter")
            assert isinstance(pilot.app.screen, ClashList)
            assert "if there is time" in screen_text(pilot)
            await press(pilot, "enter")
            assert 'entries = [{ item = "3" }, { item = "4" }, { item = "5" }]' in text_now(pilot)
            assert "Item 3 moved: Wednesday, 6 March · 3–6 p.m. · 4th plenary." in words_said(pilot)
            assert meeting_screen(pilot)._schedule.place == (FOURTH, 0)
            await undone(pilot)

    async def test_in_the_agenda_it_is_the_selected_item(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "G", "B")
            assert "the sitting that takes it up · item 5" in screen_text(pilot)
            await press(pilot, "escape")
            assert text_now(pilot) == TEXT

    async def test_an_item_in_no_sitting_is_taken_up(self, path: Path) -> None:
        path.write_text(TEXT.replace(', { item = "5" }', ""), "utf-8")
        async with viewer(path) as pilot:
            await press(pilot, "G", "B", "G", "k", "enter")
            assert 'entries = [{ item = "4" }, { item = "5" }]' in text_now(pilot)


class TestCarryingOn:
    """`c`."""

    async def test_the_sitting_that_follows_goes_on_with_it(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, SECOND, 1)
            await press(pilot, "c")
            assert '{ item = "3", continued = true }, { item = "4" }' in text_now(pilot)
            words = "Item 3 carried on: Wednesday, 6 March · 3–6 p.m. · 4th plenary."
            assert words in words_said(pilot)
            await undone(pilot)

    async def test_in_the_agenda_it_is_the_selected_item(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "g", "j", "j", "j", "c")
            assert meeting_screen(pilot).view.item(2).number == "3"
            assert '{ item = "3", continued = true }, { item = "4" }' in text_now(pilot)

    async def test_where_no_sitting_follows_it_is_said(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, LATE, 0)
            await press(pilot, "c")
            assert "no sitting follows in which it could go on" in words_said(pilot)
            assert text_now(pilot) == TEXT


class TestCancellingASitting:
    """`H`."""

    async def test_its_items_go_to_the_next_one(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, SECOND)
            await press(pilot, "H")
            assert "goes to Wednesday, 6 March" in screen_text(pilot)
            await press(pilot, "enter")
            while isinstance(pilot.app.screen, ClashList):
                await press(pilot, "enter")
            assert 'status = "cancelled"' in changed_text(pilot, SECOND)
            assert '{ item = "2", continued = true }, { item = "3" }' in text_now(pilot)
            await undone(pilot)

    async def test_its_items_stay_in_it(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, FOURTH)
            await press(pilot, "H", "j", "enter")
            assert isinstance(pilot.app.screen, ClashList)
            assert "“Closing”" in screen_text(pilot) or '"Closing"' in screen_text(pilot)
            await press(pilot, "enter")
            assert 'status = "cancelled"' in changed_text(pilot, FOURTH)
            await undone(pilot)

    async def test_one_that_is_cancelled_takes_place_again(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "4")
            select(pilot, THIRD)
            await press(pilot, "H")
            assert 'status = "cancelled"' not in text_now(pilot)
            await undone(pilot)

    async def test_only_in_the_schedule(self, path: Path) -> None:
        async with viewer(path) as pilot:
            await press(pilot, "1", "H")
            assert text_now(pilot) == TEXT
            assert "No sitting is selected in the schedule." in words_said(pilot)


def changed_text(pilot: Pilot[None], sitting: int) -> str:
    """The lines of a sitting as they are now."""
    return text_now(pilot).split("[[schedule]]")[sitting + 1]


async def test_nothing_is_changed_in_a_file_that_is_read_only(path: Path) -> None:
    path.write_text(TEXT.replace("format = 1", "format = 2"), "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "4")
        for key in ("S", "c", "H", "B"):
            await press(pilot, key)
            assert pilot.app.screen is meeting_screen(pilot)
            assert "read-only" in words_said(pilot)
