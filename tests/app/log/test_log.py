"""The running log in the viewer."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.notes.test_keeping import leave
from tests.app.screens import (
    CHINESE,
    NARROW,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.app import AgendaApp
from tui.app.log.log_line import LogLine
from tui.app.log.log_screen import LogScreen
from tui.app.screens.meeting import MeetingScreen
from tui.app.screens.question import Question
from tui.meeting.notes import Line
from tui.store.notes import NotesFile
from tui.store.reading.loading import load

MOMENT = datetime(2019, 9, 9, 8, 5, 12, 345, tzinfo=UTC)
"""Five minutes into the first sitting: 10.05 in Vienna."""
NIGHT = datetime(2019, 9, 9, 21, 0, tzinfo=UTC)


def lines_in(path: Path) -> list[tuple[str, str]]:
    """The items and texts of the log, as the file has them."""
    return [(line.item, line.text) for line in NotesFile(path).contents.of(Line)]


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(LogLine).text


async def test_each_enter_is_a_line_with_the_time_and_the_item_that_is_on(path: Path) -> None:
    before = path.read_bytes()
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p")
        seen = screen_text(pilot)
        assert "1(a) Opening of the meeting · by the schedule · 10:05 Vienna" in seen
        assert "No line yet" in seen
        await press(pilot, *"Opened.", "enter")
        (line,) = NotesFile(path).contents.of(Line)
        assert (line.item, line.title) == ("1(a)", "Opening of the meeting")
        assert line.text == "Opened."
        assert isinstance(line.at, datetime)
        assert line.at.isoformat() == "2019-09-09T10:05:12+02:00"
        assert typed(pilot) == ""
        await press(pilot, *"Welcome.", "enter")
        assert "10:05 1(a) Welcome." in screen_text(pilot)
    assert lines_in(path) == [("1(a)", "Opened."), ("1(a)", "Welcome.")]
    assert path.read_bytes() == before


async def test_what_is_taken_up_is_on(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "G", "T", "p")
        assert "5 Adoption of the report · in progress" in screen_text(pilot)
        await press(pilot, *"x", "enter")
    assert lines_in(path) == [("5", "x")]


async def test_outside_the_sittings_the_selected_item_is_on(path: Path) -> None:
    async with viewer(path, moment=NIGHT) as pilot:
        await press(pilot, "G", "p")
        assert "5 Adoption of the report · selected" in screen_text(pilot)


async def test_the_item_is_moved_and_the_panes_follow(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", "pagedown")
        assert "1(b) Adoption of the agenda and organization of work · chosen" in screen_text(pilot)
        assert meeting_screen(pilot)._agenda.item == 2
        await press(pilot, *"a", "enter", "pageup", "pageup", "pageup", *"b", "enter", "pageup")
        await press(pilot, *":5", "enter")
        assert typed(pilot) == ""
        await press(pilot, *"c", "enter")
    assert lines_in(path) == [("1(b)", "a"), ("", "b"), ("5", "c")]


async def test_an_item_that_there_is_not_is_said_and_the_text_stays(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *":77", "enter")
        assert "There is no item 77." in screen_text(pilot)
        assert typed(pilot) == ":77"
    assert lines_in(path) == []


async def test_a_blank_line_is_none(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "p", "enter", "space", "enter")
    assert lines_in(path) == []


async def test_a_line_is_mended_in_its_place_with_its_time(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"on", "enter", *"two", "enter", *"thr", "up", "up")
        assert "mending 10:05 · 1(a)" in screen_text(pilot)
        assert typed(pilot) == "on"
        await press(pilot, "e", "enter")
        assert typed(pilot) == "thr", "what was being typed is there again"
        await press(pilot, *"ee", "enter")
    assert [text for _item, text in lines_in(path)] == ["one", "two", "three"]


async def test_a_line_is_brought_to_another_item(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"x", "enter", "up", "pagedown", "enter")
    assert lines_in(path) == [("1(b)", "x")]


async def test_going_on_to_another_line_keeps_what_was_mended_and_escape_does_not(
    path: Path,
) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(
            pilot, "p", *"a", "enter", *"b", "enter", "up", "up", "1", "down", "2", "escape"
        )
        screens = [type(pilot.app.screen)]
        await press(pilot, "escape")
        screens.append(type(pilot.app.screen))
        assert screens == [LogScreen, MeetingScreen]
    assert [text for _item, text in lines_in(path)] == ["a1", "b"]


async def test_an_emptied_line_is_taken_out_once_that_is_sure_and_comes_back(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"a", "enter", *"b", "enter", "up", "up", "backspace", "enter")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "escape")
        assert len(lines_in(path)) == 2
        await press(pilot, "enter", "t")
        assert lines_in(path) == [("1(a)", "b")]
        await press(pilot, "escape", "u")
        assert "Undone: line of 10:05 taken out" in words_said(pilot)
        assert len(lines_in(path)) == 2


async def test_what_is_typed_is_there_again_after_a_look_at_the_panes(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"half", "escape", "j", "p")
        assert typed(pilot) == "half"
        await press(pilot, *" done", "enter")
    assert [text for _item, text in lines_in(path)] == ["half done"]


async def test_what_is_typed_is_in_a_copy_till_it_is_kept(path: Path) -> None:
    def copies() -> list[str]:
        folder = next(iter(Path.home().rglob("recovery")), None)
        found = folder.glob("*.agenda-recovery") if folder else ()
        whole = [each.read_text("utf-8") for each in found]
        return [copy for copy in whole if str(NotesFile(path).path) in copy]

    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"half a line")
        await until(pilot, lambda: any('text = "half a line"' in copy for copy in copies()))
        assert "[[log]]" in copies()[0]
        await press(pilot, "escape")
        assert copies(), "the line is still to be written"
        await press(pilot, "p", "enter")
        assert copies() == []
        await press(pilot, "up", "!")
        meeting_screen(pilot).keep_typed()
        assert 'text = "half a line!"' in copies()[0]
        await press(pilot, "escape")
        assert copies() == []


async def test_what_was_typed_when_the_program_died_is_offered_at_the_next_start(
    path: Path,
) -> None:
    line = Line(text="half a line", item="1(a)", title="Opening of the meeting", at=MOMENT)
    leave(path, line)
    async with viewer(path, moment=MOMENT) as pilot:
        assert isinstance(pilot.app.screen, Question)
        assert "half a line" in screen_text(pilot)
        await press(pilot, "k")
    assert lines_in(path) == [("1(a)", "half a line")]


async def test_a_line_that_cannot_be_kept_stays_to_be_typed(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"x")
        NotesFile(path).path.write_text("[log", "utf-8")
        await press(pilot, "enter")
        assert "The line is not kept: " in screen_text(pilot)
        assert typed(pilot) == "x"
        NotesFile(path).path.unlink()
        await press(pilot, "enter")
    assert lines_in(path) == [("1(a)", "x")]


async def test_what_another_program_writes_is_seen(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p")
        NotesFile(path).add(Line(text="theirs", at=MOMENT))
        await until(pilot, lambda: "theirs" in screen_text(pilot))


async def test_the_item_follows_the_clock(path: Path) -> None:
    loaded = load(path)
    moments = [MOMENT]
    app = AgendaApp(loaded, clock=lambda: moments[0])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "p")
        assert "1(a) Opening of the meeting · by the schedule" in screen_text(pilot)
        moments[0] = MOMENT + timedelta(days=1)
        await until(pilot, lambda: "3 Diplomatic" in screen_text(pilot))


LONG = "代表团发言认为应当加强国际合作并提供技术援助，特别是向发展中国家提供援助。" * 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [LONG, "word " * 60, "كلمة الوفد في الجلسة " * 12])
async def test_a_long_line_in_any_script_is_typed_and_read_at_every_size(
    tmp_path: Path, size: Size, text: str
) -> None:
    path = Path(shutil.copy(CHINESE, tmp_path / "m.toml"))
    async with viewer(path, size, moment=MOMENT) as pilot:
        await press(pilot, "p", *"x")
        line = pilot.app.screen.query_one(LogLine)
        line.put(text)
        await press(pilot, "!")
        last = "!"
        assert any(last in each for each in screen_lines(pilot.app)), "the cursor's end is seen"
        assert "1(a)" in screen_text(pilot)
        await press(pilot, "enter")
        assert lines_in(path) == [("1(a)", f"{text}!".strip())]
        assert "!" in screen_text(pilot), "the end of the last line is seen"


async def test_the_last_line_stays_in_view_while_a_long_one_is_typed(path: Path) -> None:
    async with viewer(path, NARROW, moment=MOMENT) as pilot:
        await press(pilot, "p")
        for text in ("one", "two", "three", "four", "last"):
            await press(pilot, *text, "enter")
        await press(pilot, *("x" * 70))
        assert "last" in screen_text(pilot)


async def test_keys_typed_fast_are_taken_in_their_order(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p")
        await pilot.press(*"a", "enter", *"b", "enter", *"c", "enter")
        await pilot.pause()
    assert [text for _item, text in lines_in(path)] == ["a", "b", "c"]


async def test_several_lines_pasted_are_one_line_of_the_log(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p")
        pilot.app.screen.query_one(LogLine).put("one\ntwo")
        await press(pilot, "enter")
        assert "two" in screen_text(pilot)
    assert lines_in(path) == [("1(a)", "one\ntwo")]


async def test_the_log_is_copied(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "colon", *"log.copy", "enter")
        assert "There is no line in the log yet." in words_said(pilot)
        await press(pilot, "p", *"a *b*", "enter", "escape", "colon", *"log.copy", "enter")
        await until(pilot, lambda: "the log, 1 line" in words_said(pilot))
        await press(pilot, "colon", *"log.copy-text", "enter")
        await until(pilot, lambda: words_said(pilot).count("the log, 1 line") == 2)


async def test_a_line_follows_its_item_in_a_revision_and_what_is_gone_is_said(path: Path) -> None:
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p", *"kept", "enter")
    NotesFile(path).add(Line(text="lost", item="99", title="Hedges", at=MOMENT))
    text = path.read_text("utf-8").replace('number = "1(a)"', 'number = "1(x)"')
    path.write_text(text.replace('item = "1(a)"', 'item = "1(x)"'), "utf-8")
    async with viewer(path, moment=MOMENT) as pilot:
        await press(pilot, "p")
        seen = screen_text(pilot)
        assert "1(x) kept" in seen
        assert "gone: 99 Hedges" in seen
