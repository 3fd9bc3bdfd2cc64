"""A meeting followed minute by minute, where the clocks change while it goes on."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.app.screens import WIDE, meeting_screen, screen_text
from tui.app.app import AgendaApp
from tui.app.panes.schedule import SchedulePane
from tui.store.reading.loading import load

ZONES = {
    "Europe/Vienna": (date(2019, 3, 31), date(2019, 10, 27)),
    "America/New_York": (date(2019, 3, 10), date(2019, 11, 3)),
    "Australia/Lord_Howe": (date(2019, 10, 6), date(2019, 4, 7)),
    "Asia/Kathmandu": (date(2019, 3, 31), date(2019, 10, 27)),
    "America/St_Johns": (date(2019, 3, 10), date(2019, 11, 3)),
}
"""Days on which the clocks are put forward and back; half an hour on Lord Howe, never in Nepal."""

HOURS = [("00:30", "01:30"), ("01:30", "03:30"), ("04:00", "06:00"), ("10:00", "13:00")]
"""The sittings of the day: one goes on while the clocks change."""

MEETING = """\
format = 1
[meeting]
title = "Night watch"
language = "en"
start = {day}
end = {day}
timezone = "{zone}"
[[agenda]]
number = "1"
title = "The watch"
"""


def meeting_file(folder: Path, zone: str, day: date) -> Path:
    """A meeting of one day."""
    path = folder / "watch.toml"
    text = MEETING.format(day=day, zone=zone)
    for start, end in HOURS:
        text += f"[[schedule]]\ndate = {day}\nstart = {start}:00\nend = {end}:00\n"
        text += 'title = "from {start}"\nentries = [{ item = "1" }]\n'.replace("{start}", start)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("way", [0, 1], ids=["forward", "back"])
@pytest.mark.parametrize("zone", ZONES)
async def test_each_minute_has_its_hour_and_what_is_on(zone: str, way: int, tmp_path: Path) -> None:
    day, place = ZONES[zone][way], ZoneInfo(zone)
    moment = [datetime.combine(day, time(0, 0), place).astimezone(UTC)]
    spans = [
        tuple(
            datetime.combine(day, time.fromisoformat(hour), place).astimezone(UTC) for hour in span
        )
        for span in HOURS
    ]
    app = AgendaApp(load(meeting_file(tmp_path, zone, day)), clock=lambda: moment[0])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = meeting_screen(pilot)
        schedule = screen.query_one(SchedulePane)
        before: list[str] = []
        while moment[0] < spans[-1][1]:
            now = screen.course.look()
            on = [
                f"from {start}"
                for (start, _end), (begin, end) in zip(HOURS, spans, strict=True)
                if begin <= moment[0] < end
            ]
            assert f"{now.at:%H:%M}" == f"{moment[0].astimezone(place):%H:%M}"
            assert on_now(schedule) == on
            if on != before:
                # What is drawn is looked at where something has changed.
                await pilot.pause()
                seen = screen_text(pilot)
                assert (
                    f"{moment[0].astimezone(place):%H:%M} {zone.split('/')[1].replace('_', ' ')}"
                    in (seen.splitlines()[0])
                )
                assert seen.count("▶ on now") == len(on)
                before = on
            moment[0] += timedelta(minutes=1)
        now = screen.course.look()
        await pilot.pause()
        assert "over" in screen_text(pilot).splitlines()[0]


def on_now(schedule: SchedulePane) -> list[str]:
    """The titles of the sittings that the schedule shows as on now."""
    rows = [schedule.source.row(at) for at in range(len(schedule.source))]
    return [
        row.parts[1].text
        for row in rows
        if len(row.parts) > 1 and row.parts[0].text.endswith("on now")
    ]
