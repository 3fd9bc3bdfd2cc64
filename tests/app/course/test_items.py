"""What becomes of the items, by one key each."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.app.editing.meetings import text_now
from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_text,
    until,
    viewer,
)
from tui.app.app import AgendaApp
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.text_edit import TextEdit
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.schedule import SchedulePane
from tui.app.settings.declared import Settings
from tui.store.reading.loading import load
from tui.store.saving.leftovers import decode_copy

MORNING = datetime(2026, 3, 2, 10, 5, 48, tzinfo=ZoneInfo("Europe/Paris"))

TEXT = """\
# A comment at the head.
format = 1

[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04
timezone = "Europe/Paris"

[[agenda]]
number = "1"
title = "Opening"

[[agenda]]
number = "1(a)"
level = 2
title = "Welcome"

[[agenda]]
number = "2"
title = "Report"  # a long one
minutes = 30

[[agenda]]
title = "Any other business"

[[schedule]]
date = 2026-03-02
start = 10:00:00
end = 12:00:00
entries = [{ item = "1" }, { title = "Coffee" }]

[[schedule]]
date = 2026-03-02
start = 14:00:00
end = 16:00:00
entries = [{ item = "1", continued = true }, { item = "2" }]
"""

SECOND = 'title = "Report"  # a long one\n'
"""A line of the item that most tests are about; behind it come status, times and outcome."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The meeting file."""
    file = tmp_path / "board.toml"
    file.write_text(TEXT, "utf-8")
    return file


def with_lines(lines: str) -> str:
    """The text of the file with some more lines in the second item."""
    return TEXT.replace(SECOND, SECOND + lines)


async def at_second(pilot: Pilot[None]) -> None:
    """Selects the second item."""
    await press(pilot, "1", "g", "j", "j", "j")
    assert meeting_screen(pilot).query_one(AgendaPane).item == 2


def last_said(pilot: Pilot[None]) -> str:
    return meeting_screen(pilot).said[-1]


async def all_undone(pilot: Pilot[None], steps: int) -> None:
    """Undoes some steps, which brings the file back as it was, to the letter."""
    for _ in range(steps):
        assert text_now(pilot) != TEXT
        await press(pilot, "u")
    assert text_now(pilot) == TEXT
    assert meeting_screen(pilot).editing.file.to_undo is None


class TestTakingUp:
    """`T`."""

    async def test_is_one_step_with_the_time_of_the_meetings_zone(self, path: Path) -> None:
        # Four hours earlier in New York: the zone of who presses the key does not matter.
        moment = MORNING.astimezone(ZoneInfo("America/New_York"))
        async with viewer(path, moment=moment) as pilot:
            await at_second(pilot)
            await press(pilot, "T")
            lines = 'status = "in-progress"\ntaken_up = 2026-03-02T10:05:00\n'
            assert text_now(pilot) == with_lines(lines)
            assert last_said(pilot) == "Item 2 taken up at 10:05."
            assert "» 2.  Report" in screen_text(pilot)
            await all_undone(pilot, 1)
            await press(pilot, "ctrl+r", "ctrl+s")
            assert path.read_text("utf-8") == with_lines(lines)

    async def test_what_is_in_progress_elsewhere_stays_so_and_is_named(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await press(pilot, "1", "g", "j", "T", "j", "T")
            assert last_said(pilot) == "Item 1(a) taken up at 10:05."
            await press(pilot, "j", "T")
            assert last_said(pilot) == (
                "Item 2 taken up at 10:05. Still in progress: item 1, item 1(a)."
            )
            assert text_now(pilot).count('status = "in-progress"') == 3
            await all_undone(pilot, 3)

    async def test_twice_is_no_step(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "T", "T")
            assert last_said(pilot) == "Item 2 is in progress already."
            await all_undone(pilot, 1)

    async def test_a_deferred_item_keeps_the_time_of_the_first_time(self, path: Path) -> None:
        before = 'status = "deferred"\ntaken_up = 2026-03-02T09:30:00\n'
        after = 'status = "in-progress"\ntaken_up = 2026-03-02T09:30:00\n'
        path.write_text(with_lines(f"{before}concluded = 2026-03-02T09:45:00\n"), "utf-8")
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "T")
            assert text_now(pilot) == with_lines(after)

    async def test_an_item_without_a_number_is_called_by_its_title(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await press(pilot, "1", "G", "T")
            assert last_said(pilot) == "Item “Any other business” taken up at 10:05."


@pytest.mark.parametrize(
    ("key", "status", "sign"),
    [
        ("C", "concluded", "✓"),
        ("P", "adopted", "✚"),
        ("D", "deferred", "↷"),
        ("W", "withdrawn", "✗"),
    ],
)
class TestBeingDone:
    """`C`, `P`, `D`, `W`."""

    async def test_is_one_step(self, key: str, status: str, sign: str, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, key)
            lines = f'status = "{status}"\nconcluded = 2026-03-02T10:05:00\n'
            assert text_now(pilot) == with_lines(lines)
            assert last_said(pilot) == f"Item 2 {status} at 10:05."
            assert f"{sign} 2.  Report" in screen_text(pilot)
            assert f"{sign} {status}" in screen_text(pilot)
            assert meeting_screen(pilot).query_one(AgendaPane).item == 2
            await press(pilot, key)
            assert last_said(pilot) == f"Item 2 is {status} already."
            await all_undone(pilot, 1)

    async def test_of_what_was_taken_up(self, key: str, status: str, sign: str, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "T", key)
            lines = "taken_up = 2026-03-02T10:05:00\nconcluded = 2026-03-02T10:05:00\n"
            assert text_now(pilot) == with_lines(f'status = "{status}"\n{lines}')
            assert sign in screen_text(pilot)
            await press(pilot, "R")
            assert text_now(pilot) == with_lines(
                'status = "open"\ntaken_up = 2026-03-02T10:05:00\n'
            )
            assert last_said(pilot) == "Item 2 open again."
            await press(pilot, "R")
            assert last_said(pilot) == "Item 2 is open already."
            await all_undone(pilot, 3)

    async def test_what_is_open_below_is_named(
        self, key: str, status: str, sign: str, path: Path
    ) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await press(pilot, "1", "g", "j", key)
            said = f"Item 1 {status} at 10:05. Still open below it: item 1(a)."
            assert last_said(pilot) == said
            assert sign in screen_text(pilot)

    async def test_on_another_day_no_time_is_put_down(
        self, key: str, status: str, sign: str, path: Path
    ) -> None:
        async with viewer(path) as pilot:
            await at_second(pilot)
            await press(pilot, key)
            assert text_now(pilot) == with_lines(f'status = "{status}"\n')
            assert last_said(pilot) == (
                f"Item 2 {status}. No time is put down, as the meeting is not on today."
            )
            assert sign in screen_text(pilot)


class TestTheItemThatIsMeant:
    """It is that of the pane with the focus."""

    async def test_in_the_schedule_that_of_the_entry_which_stays_selected(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            schedule = meeting_screen(pilot).query_one(SchedulePane)
            await press(pilot, "4")
            schedule.select_place(1, 0)
            await press(pilot, "C")
            assert last_said(pilot).startswith("Item 1 concluded at 10:05.")
            assert schedule.place == (1, 0)
            schedule.select_place(1, 1)
            await press(pilot, "P")
            assert last_said(pilot) == "Item 2 adopted at 10:05."
            assert schedule.place == (1, 1)
            assert meeting_screen(pilot).query_one(AgendaPane).item == 2

    async def test_elsewhere_the_selected_one(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            for pane, key in (("2", "T"), ("3", "C")):
                await press(pilot, pane, key)
                assert last_said(pilot).startswith("Item 2 ")

    @pytest.mark.parametrize("key", [*"TCPDWRO"])
    async def test_where_there_is_none_it_is_said(self, key: str, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await press(pilot, "1", "g", key)
            assert last_said(pilot) == "No agenda item is selected."
            schedule = meeting_screen(pilot).query_one(SchedulePane)
            await press(pilot, "4")
            schedule.select_place(0)
            await press(pilot, key)
            assert last_said(pilot) == "No entry of the sitting is selected."
            schedule.select_place(0, 1)
            await press(pilot, key)
            assert last_said(pilot) == "The selected entry belongs to no item of the agenda."
            assert text_now(pilot) == TEXT

    @pytest.mark.parametrize("key", [*"TCPDWRO"])
    async def test_a_file_for_reading_is_not_changed(self, key: str, path: Path) -> None:
        later = TEXT.replace("format = 1", "format = 2")
        path.write_text(later, "utf-8")
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, key)
            assert last_said(pilot).startswith("This file is read-only")
            assert text_now(pilot) == later
            # Asked again, it says so without the file being looked at.
            await press(pilot, key)
            assert last_said(pilot).startswith("This file is read-only")


class TestTheOutcome:
    """`O`."""

    async def test_is_written_in_a_line(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "O")
            assert isinstance(pilot.app.screen, LineEdit)
            assert "outcome · item 2" in screen_text(pilot)
            await press(pilot, *"Noted.", "enter")
            assert text_now(pilot) == with_lines('outcome = "Noted."\n')
            assert "Outcome      Noted." in screen_text(pilot)
            await press(pilot, "O", "end", *"!", "escape")
            assert text_now(pilot) == with_lines('outcome = "Noted."\n')
            await press(pilot, "O", "ctrl+u", "enter")
            assert text_now(pilot) == TEXT

    async def test_goes_on_in_an_area_with_what_was_typed(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "O", *"Noted.", "ctrl+o")
            assert isinstance(pilot.app.screen, TextEdit)
            await press(pilot, "enter", "enter", *"Sent on.", "ctrl+s")
            outcome = 'outcome = """\nNoted.\n\nSent on."""\n'
            assert text_now(pilot) == with_lines(outcome)
            await press(pilot, "O")
            assert isinstance(pilot.app.screen, TextEdit)
            await press(pilot, "escape")
            await all_undone(pilot, 1)

    async def test_what_was_typed_is_not_left_without_a_question(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "O", *"Noted.", "ctrl+o", "escape")
            assert "not kept yet" in screen_text(pilot)
            await press(pilot, "k")
            assert text_now(pilot) == with_lines('outcome = "Noted."\n')

    async def test_what_is_pasted_is_all_there(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "O", *"AC", "left")
            pilot.app.screen.query_one(Input).post_message(Paste("one\ntwo"))
            await pilot.pause()
            assert pilot.app.screen.query_one(TextArea).text == "Aone\ntwoC"

    async def test_another_value_takes_one_line(self, path: Path) -> None:
        async with viewer(path, moment=MORNING) as pilot:
            await at_second(pilot)
            await press(pilot, "e", "ctrl+u")
            line = pilot.app.screen.query_one(Input)
            line.post_message(Paste("one\ntwo"))
            await press(pilot, "ctrl+o")
            assert isinstance(pilot.app.screen, LineEdit)
            assert line.value == "one"


STATUSES = ("concluded", "concluded", "adopted", "in-progress", "deferred", "withdrawn", "open")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_each_status_has_a_sign(
    file: Path, size: Size, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    path = tmp_path / file.name
    parts = file.read_text("utf-8").split("[[agenda]]\n")
    for at, status in enumerate(STATUSES, 1):
        times = "" if status == "open" else f"taken_up = 2019-09-0{9}T1{at}:05:00\n"
        if status not in ("open", "in-progress"):
            times += f"concluded = 2019-09-1{at % 2}T1{at}:30:00\n"
        parts[at] = f'status = "{status}"\n{times}{parts[at]}'
    parts[3] = f'outcome = "通过。Adopted."\n{parts[3]}'
    path.write_text("[[agenda]]\n".join(parts), "utf-8")
    async with viewer(path, size) as pilot:
        await press(pilot, "j", "j")
        assert screen_text(pilot) == snapshot


async def test_the_signs_have_no_column_where_there_are_none(path: Path) -> None:
    async with viewer(path, moment=MORNING) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        before = agenda.text_width
        await at_second(pilot)
        await press(pilot, "C")
        assert agenda.text_width == before - 1
        await press(pilot, "u")
        assert agenda.text_width == before


async def test_times_are_shown_by_the_clock_where_one_wants_that(path: Path) -> None:
    path.write_text(
        with_lines(
            'status = "adopted"\ntaken_up = 2026-03-02T10:05:00\nconcluded = 2026-03-02T11:30:00\n'
        ),
        "utf-8",
    )
    for settings, shown in (
        (Settings(), "10.05–11.30"),
        (Settings(hours="clock"), "10:05–11:30"),
    ):
        app = AgendaApp(load(path), settings=settings, clock=lambda: MORNING)
        async with app.run_test(size=WIDE) as pilot:
            await at_second(pilot)
            assert shown in screen_text(pilot)


def kept(home: Path) -> list[str]:
    """The texts that would be there after a crash."""
    return [
        decode_copy(copy, copy, copy.read_bytes(), MORNING).text
        for copy in home.rglob("*.agenda-recovery")
    ]


async def test_what_is_done_is_there_after_a_crash(path: Path, home: Path) -> None:
    async with viewer(path, moment=MORNING) as pilot:
        await at_second(pilot)
        await press(pilot, "C")
        await until(pilot, lambda: kept(home) == [text_now(pilot)])


async def test_what_is_typed_in_line_and_area_is_there_after_a_crash(
    path: Path, home: Path
) -> None:
    async with viewer(path, moment=MORNING) as pilot:
        await at_second(pilot)
        await press(pilot, "O", *"Noted", "ctrl+o")
        await until(pilot, lambda: kept(home) == [with_lines('outcome = "Noted"\n')])
        await press(pilot, "escape", "t")
        await until(pilot, lambda: kept(home) == [])
        assert text_now(pilot) == TEXT
