"""On the next start one is where one was, as far as the file still has it."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    WIDE,
    Size,
    meeting_screen,
    press,
    stopped_clock,
    until,
)
from tui.app.app import AgendaApp
from tui.app.file_state import (
    MOST_FILES,
    FileState,
    keep_file_state,
    read_file_state,
    settings_of_file,
)
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.documents import DocumentsPane
from tui.app.panes.order import Order
from tui.app.places import Remembered
from tui.app.screens.library import LibraryScreen
from tui.app.settings.folder import settings_folder
from tui.app.settings.reading import read_settings
from tui.app.state import state_file
from tui.app.widgets.line_view import LineView
from tui.app.widgets.row_list import RowList
from tui.store.reading.loading import load


@contextlib.asynccontextmanager
async def start(path: Path, size: Size = WIDE) -> AsyncIterator[Pilot[None]]:
    """The viewer as `agenda PATH` starts it."""
    begin = path if path.is_dir() else load(path)
    kept = read_file_state(path)
    app = AgendaApp(
        begin,
        settings=settings_of_file(read_settings().settings, kept),
        kept=kept,
        clock=stopped_clock,
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield pilot


def place(pilot: Pilot[None]) -> Remembered:
    return meeting_screen(pilot).remember_place()


def is_dark(pilot: Pilot[None]) -> bool:
    return pilot.app.current_theme.dark


def selected_title(pilot: Pilot[None]) -> str:
    screen = meeting_screen(pilot)
    return screen.view.item(screen.query_one("#agenda", AgendaPane).item).title


ITEMS = """
[meeting]
title = "M"
language = "en"
start = 2019-09-09
end = 2019-09-11
"""


def item(title: str, number: str = "", key: str = "") -> str:
    names = (f'number = "{number}"\n' if number else "") + (f'id = "{key}"\n' if key else "")
    return f'\n[[agenda]]\n{names}title = "{title}"\n'


async def left_at_second(file: Path, items: str) -> None:
    file.write_text(ITEMS + items)
    async with start(file) as pilot:
        await press(pilot, "j", "q")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (40, 10)], ids=str)
async def test_item_pane_folds_scrolled_places_and_zoom_come_back(
    tmp_path: Path, size: Size
) -> None:
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    async with start(file, size) as pilot:
        await press(pilot, "h", "j", "j", "4", "j", "j", "2", "j", "j", "z")
        before = place(pilot)
        assert before.places["annotation"].top > (0, 0) or size == WIDE
        assert before.folded
        await press(pilot, "q")
    async with start(file, size) as pilot:
        assert place(pilot) == before
        focused = pilot.app.focused
        assert isinstance(focused, LineView)
        assert focused.id == "annotation"


async def test_panes_that_are_off_and_the_reading_mode_come_back(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    async with start(file) as pilot:
        await press(pilot, "3", "x", "j", "j", "r", "q")
    async with start(file) as pilot:
        screen = meeting_screen(pilot)
        assert screen.is_reading
        assert screen.panes_off == {"documents"}
        await press(pilot, "r", "q")
    async with start(file) as pilot:
        screen = meeting_screen(pilot)
        assert not screen.is_reading
        assert screen.current_pane == "annotation"
        assert screen.open_panes == ("agenda", "annotation", "schedule")


def documents(pilot: Pilot[None]) -> DocumentsPane:
    return meeting_screen(pilot).query_one(DocumentsPane)


async def test_the_order_of_the_documents_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    async with start(file) as pilot:
        await press(pilot, "3", "s", "G", "q")
    async with start(file) as pilot:
        assert documents(pilot).order is Order.SYMBOL
        last = documents(pilot).document
        await press(pilot, "g", "s", "'")
        # A place that was left under another order is that of the item alone.
        assert documents(pilot).order is Order.ITEM
        await press(pilot, "s", "q")
    async with start(file) as pilot:
        assert documents(pilot).order is Order.FILE
        assert documents(pilot).document != last


async def test_the_place_is_kept_from_time_to_time_in_case_the_program_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.keeping.KEEP_SECONDS", 0.05)
    file = tmp_path / "meeting.toml"
    file.write_text(ITEMS + item("A") + item("B"))

    def kept_title() -> str:
        kept = read_file_state(file).place
        return kept.item.title if kept is not None else ""

    async with start(file) as pilot:
        await press(pilot, "j")
        await until(pilot, lambda: kept_title() == "B")


async def test_told_to_leave_twice_it_leaves(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_text(ITEMS + item("A") + item("B"))
    async with start(file) as pilot:
        await press(pilot, "j")
        pilot.app.exit(return_code=1)
        await pilot.pause()
        pilot.app.exit(return_code=2)
    async with start(file) as pilot:
        assert selected_title(pilot) == "B"


async def test_nothing_comes_back_where_nothing_is_to_be_kept(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_bytes(ENGLISH.read_bytes())
    app = AgendaApp(load(file), clock=stopped_clock)
    async with app.run_test() as pilot:
        await press(pilot, "j", "q")
    assert not state_file("any").parent.exists()


async def test_the_meeting_itself_can_be_what_was_selected(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_text(ITEMS + item("One"))
    async with start(file) as pilot:
        await press(pilot, "g", "q")
    file.write_text(ITEMS + item("Zero") + item("One"))
    async with start(file) as pilot:
        assert place(pilot).item == -1


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (item("A", "1", "a") + item("B", "2", "b"), item("B", "2") + item("C", "7", "b"), "C"),
        (item("A", "1") + item("B", "2"), item("B", "9") + item("C", "2"), "C"),
        (item("A") + item("B"), item("B") + item("A"), "B"),
        (item("A", "1") + item("B", "2"), item("C") + item("B"), "B"),
        (item("A", "1") + item("B", "2"), item("C", "7") + item("D", "8"), "C"),
        (item("A") + item("B"), item("C") + item("B") + item("D") + item("B"), "B"),
    ],
    ids=["by id", "by number", "by title", "by title, without numbers", "the first", "of several"],
)
async def test_in_a_changed_file_the_item_is_found_again(
    tmp_path: Path, before: str, after: str, found: str
) -> None:
    file = tmp_path / "meeting.toml"
    await left_at_second(file, before)
    file.write_text(ITEMS + after)
    async with start(file) as pilot:
        assert selected_title(pilot) == found


async def test_in_a_file_that_has_lost_all_items_the_meeting_is_selected(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    await left_at_second(file, item("A") + item("B"))
    file.write_text(ITEMS)
    async with start(file) as pilot:
        assert place(pilot).item == -1


async def test_a_damaged_state_is_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    await left_at_second(file, item("A") + item("B"))
    (state,) = state_file("files/x").parent.iterdir()
    whole = state.read_text()
    damages = ["", "x", "\0", whole.replace("item", "item = "), whole.replace("= 1", "= -5")]
    damages += [whole.replace("row = 0", "row = 99999999999"), whole.replace("pane = ", "pane = 1")]
    damages += [whole.replace('"agenda"', '"nothing"'), "a=" + "[" * 100_000]
    for damage in damages:
        state.write_text(damage)
        async with start(file) as pilot:
            assert selected_title(pilot) in {"A", "B"}


async def test_meetings_that_are_shown_at_once_keep_their_own_places(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "m.toml", tmp_path / "other" / "m.toml"
    for file in (one, other):
        file.parent.mkdir()
        file.write_text(ITEMS + item("A") + item("B") + item("C"))
    async with start(one) as pilot:
        await press(pilot, "j")
        async with start(other) as second:
            await press(second, "j", "j", "q")
        await press(pilot, "q")
    async with start(one) as pilot:
        assert selected_title(pilot) == "B"
    async with start(other) as pilot:
        assert selected_title(pilot) == "C"


async def test_a_link_to_a_file_comes_back_where_the_file_was_left(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    await left_at_second(file, item("A") + item("B"))
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    async with start(link) as pilot:
        assert selected_title(pilot) == "B"


async def test_a_folder_comes_back_at_the_meeting_selected_last(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.toml").write_text(ITEMS + item(name) + item("second"))

    def ready(pilot: Pilot[None]) -> bool:
        screen = pilot.app.screen
        return isinstance(screen, LibraryScreen) and len(screen.query_one(RowList).source) == 3

    async with start(tmp_path) as pilot:
        await until(pilot, lambda: ready(pilot))
        await press(pilot, "j", "enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await press(pilot, "j", "backspace")
        await until(pilot, lambda: ready(pilot))
        await press(pilot, "q")
    async with start(tmp_path) as pilot:
        await until(pilot, lambda: ready(pilot))
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        await until(pilot, lambda: screen.query_one(RowList).cursor == 1)
        await press(pilot, "enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.pause()
        assert selected_title(pilot) == "second"


async def test_a_meeting_of_a_folder_is_shown_in_its_own_theme(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(ITEMS + item("A"))
    keep_file_state(file, theme="daylight")
    async with start(tmp_path) as pilot:
        await until(pilot, lambda: len(pilot.app.screen.query_one(RowList).source) == 1)
        assert is_dark(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        assert not is_dark(pilot)
        await press(pilot, "backspace")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert is_dark(pilot)


async def test_the_theme_chosen_while_a_meeting_has_its_own_is_that_meetings(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.toml"
    file.write_text(ITEMS + item("A"))
    keep_file_state(file, theme="daylight")
    async with start(file) as pilot:
        await pilot.app.run_action("next_theme")
        await until(pilot, lambda: read_file_state(file).theme != "daylight")
    assert read_file_state(file).theme
    assert not settings_folder().exists()


def test_the_files_shown_last_are_remembered(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 5):
        keep_file_state(tmp_path / f"{number}.toml", theme="daylight")
    assert len(list(state_file("files/x").parent.iterdir())) == MOST_FILES
    assert read_file_state(tmp_path / f"{MOST_FILES + 4}.toml").theme == "daylight"
    assert not read_file_state(tmp_path / "0.toml").theme


def test_what_one_program_keeps_of_a_file_another_does_not_lose(tmp_path: Path) -> None:
    keep_file_state(tmp_path, theme="daylight")
    keep_file_state(tmp_path, meeting="a.toml")
    state = read_file_state(tmp_path)
    assert state.theme == "daylight"
    assert state.meeting == "a.toml"


@given(name=st.text(min_size=1, max_size=80), title=st.text(max_size=20))
def test_a_file_of_any_name_is_remembered_or_forgotten(name: str, title: str) -> None:
    path = Path(name.replace("\0", "0"))
    keep_file_state(path, meeting=title)
    assert read_file_state(path).meeting in {title, ""}


@given(text=st.text() | st.just(b"\xff".decode("latin-1")))
def test_any_state_file_can_be_read(text: str) -> None:
    path = Path("/any.toml")
    keep_file_state(path, theme="x")
    for state in state_file("files/x").parent.iterdir():
        state.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert isinstance(read_file_state(path), FileState)
