"""What is left to do, in a box over the panes."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion

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
    words_said,
)
from tui.app.app import AgendaApp
from tui.app.panes.agenda import AgendaPane
from tui.app.screens.left import LeftScreen
from tui.app.widgets.row_list import RowList
from tui.store.reading.loading import load

VIENNA = ZoneInfo("Europe/Vienna")
PLANS = {
    2: ("concluded", 15),
    3: ("adopted", 30),
    4: ("in-progress", 240),
    5: ("", 180),
    6: ("", None),
    7: ("withdrawn", 45),
}
"""Status and minutes of the items, counted from 1."""


def vienna(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIENNA)


def planned(file: Path, folder: Path) -> Path:
    """The shipped meeting while it goes on."""
    parts = file.read_text("utf-8").split("[[agenda]]\n")
    for at, (status, minutes) in PLANS.items():
        lines = f'status = "{status}"\n' if status else ""
        lines += f"minutes = {minutes}\n" if minutes is not None else ""
        parts[at] = lines + parts[at]
    path = folder / file.name
    path.write_text("[[agenda]]\n".join(parts), "utf-8")
    return path


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_the_items_still_open_are_listed_with_the_time_for_them(
    file: Path, size: Size, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with viewer(planned(file, tmp_path), size, moment=vienna("2019-09-09T11:40")) as pilot:
        await press(pilot, "w")
        assert screen_text(pilot) == snapshot


async def test_enter_goes_to_the_item_and_back_again(tmp_path: Path) -> None:
    async with viewer(planned(ENGLISH, tmp_path), moment=vienna("2019-09-09T11:40")) as pilot:
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        assert agenda.item == 3
        await press(pilot, "4", "w", "j", "enter")
        assert agenda.item == 0
        assert meeting_screen(pilot).current_pane == "agenda"
        await press(pilot, "'")
        assert agenda.item == 3
        await press(pilot, "w", "j", "escape")
        assert agenda.item == 3


async def test_it_begins_at_the_selected_item(tmp_path: Path) -> None:
    async with viewer(planned(ENGLISH, tmp_path)) as pilot:
        await press(pilot, "1", "g", "j", "J", "J", "J", "J", "w", "enter")
        assert meeting_screen(pilot).query_one(AgendaPane).item == 4


async def test_it_follows_the_clock(tmp_path: Path) -> None:
    moment = [vienna("2019-09-09T11:40")]
    app = AgendaApp(load(planned(ENGLISH, tmp_path)), clock=lambda: moment[0])
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "w", "j")
        assert "10 a.m.–1 p.m. · 80 min left · 240 planned" in screen_text(pilot)
        selected = app.screen.query_one(RowList).cursor
        moment[0] += timedelta(minutes=1)
        await until(pilot, lambda: "79 min left" in screen_text(pilot))
        assert app.screen.query_one(RowList).cursor == selected
        moment[0] = vienna("2019-09-09T14:00")
        await until(pilot, lambda: "Next: Monday, 9 September, 3–6 p.m." in screen_text(pilot))
        moment[0] = vienna("2019-09-12T14:00")
        await until(pilot, lambda: "The meeting is over." in screen_text(pilot))
        assert "was planned for Wednesday, 11 September" in screen_text(pilot)


async def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    path = planned(ENGLISH, tmp_path)
    path.write_text(path.read_text("utf-8").replace("minutes = 180", "minutes = 400"), "utf-8")
    async with viewer(path, moment=vienna("2019-09-10T17:30")) as pilot:
        await press(pilot, "w")
        assert "3–6 p.m. · 30 min left · 400 planned · 370 too many" in screen_text(pilot)


async def test_where_all_is_done_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "done.toml"
    path.write_text(
        'format = 1\n[meeting]\ntitle = "x"\nlanguage = "en"\nstart = 2019-09-09\n'
        'end = 2019-09-09\n[[agenda]]\ntitle = "y"\nstatus = "adopted"\n',
        "utf-8",
    )
    async with viewer(path) as pilot:
        await press(pilot, "w")
        assert "Nothing is open any more." in screen_text(pilot)
        assert "0 items open" in screen_text(pilot)
        assert "The schedule has no sitting now, and none to come." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LeftScreen)
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, LeftScreen)


async def test_a_meeting_without_items_has_nothing_left(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    path.write_text(
        'format = 1\n[meeting]\ntitle = "x"\nlanguage = "en"\nstart = 2019-09-09\n'
        "end = 2019-09-09\n",
        "utf-8",
    )
    async with viewer(path) as pilot:
        await press(pilot, "w")
        assert "The agenda has no items." in words_said(pilot)
        assert not isinstance(pilot.app.screen, LeftScreen)


async def test_a_sub_item_has_the_item_above_it_before_it(tmp_path: Path) -> None:
    path = tmp_path / "sub.toml"
    path.write_text(
        'format = 1\n[meeting]\ntitle = "x"\nlanguage = "en"\nstart = 2019-09-09\n'
        "end = 2019-09-09\n"
        '[[agenda]]\nnumber = "1"\ntitle = "Whole"\nstatus = "concluded"\n'
        '[[agenda]]\nnumber = "1(a)"\nlevel = 2\ntitle = "Part"\n'
        '[[agenda]]\nnumber = "1(b)"\nlevel = 2\ntitle = "Other part"\n',
        "utf-8",
    )
    async with viewer(path) as pilot:
        await press(pilot, "w")
        source = pilot.app.screen.query_one(RowList).source
        titles = [source.row(at).parts[0] for at in range(1, len(source))]
        assert [(part.lead.strip(), part.text) for part in titles] == [
            ("1", "Whole"),
            ("1(a)", "Part"),
            ("1(b)", "Other part"),
        ]
        assert not source.selectable(1)
