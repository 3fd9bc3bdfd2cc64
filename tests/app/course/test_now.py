"""What is on, in the viewer."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    LARGE,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
    words_said,
)
from tui.app.app import AgendaApp
from tui.app.course.course import clock_words
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.schedule import SchedulePane
from tui.app.settings.declared import Settings
from tui.i18n import use_language
from tui.meeting.clock import Timetable
from tui.store.reading.loading import load

VIENNA = ZoneInfo("Europe/Vienna")


def vienna(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIENNA)


@pytest.mark.parametrize(
    "size", [LARGE, WIDE, MEDIUM, NARROW], ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize(
    "when", ["2019-09-09T10:30", "2019-09-09T14:00", "2019-09-06T12:00", "2019-09-12T09:00"]
)
async def test_the_schedule_shows_what_is_over_on_and_next(
    file: Path, size: Size, when: str, snapshot: SnapshotAssertion
) -> None:
    async with viewer(file, size, moment=vienna(when)) as pilot:
        await press(pilot, "4")
        assert screen_text(pilot) == snapshot


async def test_on_a_day_of_the_meeting_it_opens_at_what_is_on() -> None:
    async with viewer(CHINESE, moment=vienna("2019-09-10T10:32")) as pilot:
        screen = meeting_screen(pilot)
        assert screen.query_one(AgendaPane).item == 4
        assert screen.query_one(SchedulePane).place == (2, 0)
        assert "On now: 148 minutes left." in words_said(pilot)


async def test_between_two_sittings_it_opens_at_the_next() -> None:
    async with viewer(ENGLISH, moment=vienna("2019-09-10T14:00")) as pilot:
        assert meeting_screen(pilot).query_one(SchedulePane).place == (3, 0)
        assert "next: Tuesday, 10 September, 3–6 p.m." in words_said(pilot)


@pytest.mark.parametrize("when", ["2019-08-01T10:00", "2019-10-01T10:00"])
async def test_before_and_after_the_meeting_it_opens_at_the_first_item(when: str) -> None:
    async with viewer(CHINESE, moment=vienna(when)) as pilot:
        assert meeting_screen(pilot).query_one(AgendaPane).item == 0
        assert not words_said(pilot)


async def test_t_goes_to_what_is_on_from_anywhere() -> None:
    async with viewer(CHINESE, moment=vienna("2019-09-09T10:30")) as pilot:
        await press(pilot, "2", "J", "J", "J", "t")
        screen = meeting_screen(pilot)
        assert screen.query_one(SchedulePane).place == (0, 0)
        assert screen.query_one(AgendaPane).item == 1
        assert screen.current_pane == "annotation"


async def test_t_goes_to_the_first_item_that_is_not_done(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    text = CHINESE.read_text("utf-8")
    done = text.replace('number = "1(a)"', 'number = "1(a)"\nstatus = "concluded"', 1)
    assert done != text
    path.write_text(done, "utf-8")
    async with viewer(path, moment=vienna("2019-09-09T10:30")) as pilot:
        assert meeting_screen(pilot).query_one(AgendaPane).item == 2


async def test_t_after_the_meeting_says_that_it_is_over() -> None:
    async with viewer(CHINESE, moment=vienna("2019-10-01T10:00")) as pilot:
        await press(pilot, "t")
        assert "The meeting is over." in words_said(pilot)


async def test_the_mark_moves_by_itself_over_midnight_too() -> None:
    moment = [vienna("2019-09-09T12:59")]
    app = AgendaApp(load(ENGLISH), clock=lambda: moment[0])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        course = meeting_screen(pilot).course

        async def at(text: str) -> str:
            moment[0] = vienna(text)
            course.look()
            await pilot.pause()
            return screen_text(pilot)

        assert "10 a.m.–1 p.m. · ▶ on now" in screen_text(pilot)
        seen = await at("2019-09-09T13:00")
        assert "on now" not in seen
        assert "now 13:00" in seen
        assert "3–6 p.m. · next" in seen
        assert "3–6 p.m. · ▶ on now" in await at("2019-09-09T15:00")
        assert "23:59 Vienna" in (await at("2019-09-09T23:59")).splitlines()[0]
        assert "00:00 Vienna" in (await at("2019-09-10T00:00")).splitlines()[0]
        assert "over" in (await at("2019-09-11T13:00")).splitlines()[0]


async def test_the_mark_moves_and_the_view_and_the_selection_stay() -> None:
    moment = [vienna("2019-09-09T09:00")]
    app = AgendaApp(load(CHINESE), clock=lambda: moment[0])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        await press(pilot, "4", "G", "k")
        screen = meeting_screen(pilot)
        schedule = screen.query_one(SchedulePane)
        before = schedule.place
        lines = screen_lines(pilot.app)[-6:-2]
        moment[0] = vienna("2019-09-09T14:00")
        screen.course.look()
        await pilot.pause()
        assert schedule.place == before
        assert screen_lines(pilot.app)[-6:-2] == lines


async def test_a_programme_that_changes_changes_what_is_on(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes(ENGLISH.read_bytes())
    async with viewer(path, moment=vienna("2019-09-09T13:15")) as pilot:
        assert "▶ on now" not in screen_text(pilot)
        screen = meeting_screen(pilot)
        screen.editing.file.replace_text(
            screen.editing.file.text.replace("13:00:00", "14:00:00", 1), "a change"
        )
        screen.editing.show(("schedule", 0))
        await pilot.pause()
        assert "10 a.m.–2 p.m. · ▶ on now" in screen_text(pilot)


@pytest.mark.parametrize(
    ("language", "clock"), [("en", "10:30 Vienna"), ("fr", "10:30 Vienne"), ("zh", "10:30 维也纳")]
)
async def test_the_clock_names_its_city_in_the_language_of_the_program(
    language: str, clock: str
) -> None:
    use_language(language)
    async with viewer(ENGLISH, moment=vienna("2019-09-09T10:30")) as pilot:
        assert clock in screen_lines(pilot.app)[0]


@pytest.mark.parametrize(
    ("home", "when", "words"),
    [
        ("Europe/Vienna", "2019-09-09T10:30", "10:30 Vienna"),
        ("Europe/Paris", "2019-09-09T10:30", "10:30 Vienna"),
        ("America/New_York", "2019-09-09T10:30", "10:30 Vienna · 04:30 here"),
        ("Asia/Kathmandu", "2019-09-09T10:30", "10:30 Vienna · 14:15 here"),
        ("Europe/Vienna", "2019-09-08T10:30", "10:30 Vienna · in 1 day"),
        ("Europe/Vienna", "2019-09-01T10:30", "10:30 Vienna · in 8 days"),
        ("Asia/Tokyo", "2019-09-12T10:30", "10:30 Vienna · 17:30 here · over"),
    ],
)
def test_the_status_line_names_the_zone_and_the_users_own_where_they_differ(
    home: str, when: str, words: str
) -> None:
    meeting = load(ENGLISH).meeting
    assert meeting is not None
    zone = ZoneInfo(home)
    assert clock_words(meeting, Timetable(meeting).at(vienna(when)), zone) == words


async def test_the_clock_is_looked_at_again_when_the_minute_is_over() -> None:
    start = datetime.now(UTC).replace(microsecond=0)
    # The viewer's clock stands a moment before the minute, and then is past it.
    moments = iter([vienna("2019-01-01T10:00:59.990000")])
    app = AgendaApp(load(ENGLISH), clock=lambda: next(moments, vienna("2019-01-01T10:01:00.1")))
    async with app.run_test(size=WIDE) as pilot:
        while "10:01 Vienna" not in screen_lines(app)[0]:
            assert datetime.now(UTC) - start < timedelta(minutes=1)
            await pilot.pause(0.02)


async def test_hours_can_be_shown_by_the_clock() -> None:
    loaded = load(CHINESE)
    app = AgendaApp(loaded, settings=Settings(hours="clock"), clock=lambda: vienna("2019-01-01"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "10:00–13:00" in screen_text(pilot)
        assert "上午10时" not in screen_text(pilot)
