"""A folder of meetings in the viewer."""

import contextlib
import re
import shutil
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEETINGS,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    stopped_clock,
    until,
)
from tests.search.library.meetings import write_meeting
from tui.app import library_worker
from tui.app.app import AgendaApp
from tui.app.panes.agenda import AgendaPane
from tui.app.screens.library import LibraryScreen
from tui.app.widgets.row_list import RowList
from tui.search.library.library import Library
from tui.store.reading.source import Source, read_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "meetings"
    (folder / "deep" / "er").mkdir(parents=True)
    shutil.copy(ENGLISH, folder)
    shutil.copy(CHINESE, folder / "deep")
    shutil.copy(MEETINGS / "fr-comite.toml", folder / "deep" / "er")
    (folder / "broken.toml").write_text("format = 1\n[meeting]\ntitle = \n", "utf-8")
    (folder / "other.toml").write_text("[tool]\nname = 1\n", "utf-8")
    return folder


@contextlib.asynccontextmanager
async def library(folder: Path, size: Size = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """A viewer that shows a folder, once it is read."""
    app = AgendaApp(folder, clock=stopped_clock)
    async with app.run_test(size=size) as pilot:
        # The name of the folder may say "meetings" before any is read.
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen._whole)
        await pilot.pause()
        yield pilot


async def _until_found(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "found in" in screen_lines(pilot.app)[0])
    await pilot.pause()


async def test_meetings_are_listed_by_date_the_newest_first(folder: Path) -> None:
    async with library(folder) as pilot:
        text = screen_text(pilot)
        assert "3 meetings" in screen_lines(pilot.app)[0]
        assert text.index("2024-05-13  Comité intergouvernemental") < text.index("2019-09-09")
        assert "Dakar · deep/er/fr-comite.toml" in text
        assert "other.toml" not in text


async def test_a_file_that_does_not_parse_is_listed_with_its_problem(folder: Path) -> None:
    async with library(folder) as pilot:
        assert "broken.toml:3" in screen_text(pilot)
        await press(pilot, "G", "enter")
        await until(pilot, lambda: "broken.toml:3:9: is not TOML" in screen_text(pilot))


async def test_a_meeting_is_opened_and_left_again(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "j", "enter")
        await until(pilot, lambda: "Provisional agenda" in screen_text(pilot))
        assert "folder" in screen_lines(pilot.app)[-1]
        await press(pilot, "backspace")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        assert "2024-05-13" in screen_text(pilot)


async def test_a_search_finds_in_all_meetings_and_leads_to_the_hit(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"report")
        await _until_found(pilot)
        assert "found in 1 meeting" in screen_lines(pilot.app)[0]
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "2 of 4" in screen_lines(pilot.app)[0])
        screen = meeting_screen(pilot)
        assert screen.query_one(AgendaPane).item == 6
        await press(pilot, "n")
        assert "3 of 4" in screen_lines(pilot.app)[0]


async def test_letters_typed_after_tab_are_no_shortcuts(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"i", "tab", *"doc", "tab", "space", *"question", "tab", "q")
        assert pilot.app.screen.query_one(Input).value == "in:documents questionq"
        assert pilot.app.return_code is None


async def test_what_may_be_typed_next_is_offered(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"report i")
        assert "Tab  in:  item:  is:" in screen_text(pilot)
        await press(pilot, *"s:ca", "tab")
        assert pilot.app.screen.query_one(Input).value == "report is:cancelled"


async def test_what_is_wrong_with_a_filter_is_said(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"report in:foo")
        await _until_found(pilot)
        assert "in:foo is left out of account: it may be agenda" in screen_text(pilot)


async def test_the_hits_left_out_at_first_are_shown_in_place(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"working group in:documents,annotations")
        await _until_found(pilot)
        text = screen_text(pilot)
        more = int(re.search(r"… (\d+) more in this meeting", text)[1])  # type: ignore[index]
        await press(pilot, *("down",) * 5, "enter")
        assert "more in this meeting" not in screen_text(pilot)
        rows = pilot.app.screen.query_one(RowList)
        assert rows.cursor == 6
        assert len(rows.source) >= 6 + more


async def test_all_meetings_of_a_large_folder_are_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_worker, "_MOST_MEETINGS", 30)
    for number in range(100):
        write_meeting(tmp_path / f"{number:03}.toml", annotation="quorum")
    async with library(tmp_path) as pilot:
        await press(pilot, "slash", *"quorum")
        await until(pilot, lambda: "found in 30 or more meetings" in screen_lines(pilot.app)[0])
        for _ in range(6):
            await press(pilot, "escape", "G", "slash")
            await pilot.pause(0.1)
        await until(pilot, lambda: "found in 100 meetings" in screen_lines(pilot.app)[0])
        await press(pilot, "escape", "G", "enter")
        await until(pilot, lambda: "099" in screen_lines(pilot.app)[0])


async def test_a_past_search_is_recalled_and_what_was_typed_comes_back(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"report")
        await _until_found(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "match 1 of" in screen_lines(pilot.app)[0])
        await press(pilot, "backspace")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        line = pilot.app.screen.query_one(Input)
        await press(pilot, *("backspace",) * 6, *"dra", "up")
        assert line.value == "report"
        await press(pilot, "down")
        assert line.value == "dra"


async def test_what_has_changed_is_taken_up_when_one_comes_back(folder: Path) -> None:
    async with library(folder) as pilot:
        (folder / ENGLISH.name).unlink()
        pilot.app.post_message(AppBlur())
        pilot.app.post_message(AppFocus())
        await until(pilot, lambda: "2 meetings" in screen_lines(pilot.app)[0])


async def test_escape_leads_from_a_search_back_to_all_meetings(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "slash", *"xyzzy")
        await _until_found(pilot)
        assert "Nothing found." in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert "2024-05-13" in screen_text(pilot)
        assert not pilot.app.screen.query_one(Input).value


async def test_changes_are_asked_about_before_the_meeting_is_left(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "j", "enter")
        await until(pilot, lambda: "Provisional agenda" in screen_text(pilot))
        await press(pilot, "j", "e", "x", "enter", "backspace")
        assert "not saved" in screen_text(pilot)
        await press(pilot, "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


async def test_what_has_changed_is_read_again(folder: Path) -> None:
    async with library(folder) as pilot:
        (folder / ENGLISH.name).unlink()
        await press(pilot, "f5")
        await until(pilot, lambda: "2 meetings" in screen_lines(pilot.app)[0])


@pytest.fixture
def fast() -> threading.Event:
    """Once it is set, the disk of `slow_folder` is a fast one."""
    return threading.Event()


@pytest.fixture
def slow_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fast: threading.Event) -> Path:
    """A folder of two hundred meetings on a slow disk."""
    for number in range(200):
        write_meeting(tmp_path / f"{number:03}.toml", annotation="quorum")

    def slowly(path: Path) -> Source:
        fast.wait(0.1)
        return read_source(path)

    monkeypatch.setattr("tui.search.library.library.read_source", slowly)
    monkeypatch.setattr(library_worker, "_NOW_AND_THEN", 0.0)
    return tmp_path


def _meetings_listed(pilot: Pilot[None]) -> int:
    counts = re.findall(r"(\d+) meetings", screen_lines(pilot.app)[0])
    return int(counts[-1]) if counts else 0


async def test_meetings_are_listed_and_found_while_others_are_read(
    slow_folder: Path, fast: threading.Event
) -> None:
    app = AgendaApp(slow_folder, clock=stopped_clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: 0 < _meetings_listed(pilot) < 200)
        assert re.search(r"reading \d+ of 200 · Ctrl-x stops", screen_lines(app)[0])
        assert "Ctrl-x stop reading" in screen_lines(app)[-1]
        await press(pilot, "slash", *"quorum")
        await until(pilot, lambda: "found in" in screen_lines(app)[0])
        assert "reading" in screen_lines(app)[0]
        fast.set()
        await until(pilot, lambda: "found in 200" in screen_lines(app)[0])


@pytest.mark.parametrize("before", [(), ("slash", "x")])
async def test_reading_is_stopped_and_gone_on_with(
    slow_folder: Path, fast: threading.Event, before: tuple[str, ...]
) -> None:
    app = AgendaApp(slow_folder, clock=stopped_clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: 0 < _meetings_listed(pilot) < 200)
        await press(pilot, *before, "ctrl+x")
        await until(pilot, lambda: "not all read" in screen_lines(app)[0])
        assert 0 < _meetings_listed(pilot) < 200
        assert "stop reading" not in screen_lines(app)[-1]
        fast.set()
        await press(pilot, "f5")
        await until(pilot, lambda: _meetings_listed(pilot) == 200)
        await until(pilot, lambda: "not all read" not in screen_lines(app)[0])


async def test_a_key_without_a_selection_in_the_line_leaves_the_clipboard_alone(
    folder: Path,
) -> None:
    async with library(folder) as pilot:
        pilot.app.copy_to_clipboard("kept")
        await press(pilot, "slash", "x", "ctrl+x")
        assert pilot.app.clipboard == "kept"


async def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    async with library(tmp_path) as pilot:
        assert "No meeting file in this folder." in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_fits_any_size(folder: Path, size: Size) -> None:
    async with library(folder, size) as pilot:
        assert "Comité" in screen_text(pilot)
        await press(pilot, "slash", *"2019")
        await _until_found(pilot)
        assert "2019" in screen_text(pilot)


async def test_leaving_ends_the_program(folder: Path) -> None:
    async with library(folder) as pilot:
        await press(pilot, "q")
        assert pilot.app.return_code == 0


def test_the_first_hits_are_told_before_the_last_are_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_worker, "SCREENFUL", 1)
    told: list[Message] = []
    worker = library_worker.LibraryWorker(folder, told.append)
    with contextlib.closing(Library(folder)) as library:
        for _ in library.refresh():
            pass
        worker._answer(library, library_worker._Find("2019"))
    hits = [message for message in told if isinstance(message, library_worker.LibraryHits)]
    first, last = hits
    assert first.state is library_worker.Looking.GOES_ON
    assert last.state is library_worker.Looking.DONE
    assert len(first.hits) == 1
    assert first.hits[0] not in last.hits
    assert last.hits
