"""The reading mode: the annotation alone, in a column that is good to read."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEDIUM,
    MEETINGS,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    stopped_clock,
    viewer,
    viewer_of,
)
from tui.app.app import AgendaApp
from tui.app.panes.agenda import AgendaPane
from tui.app.panes.annotation import AnnotationPane
from tui.app.settings.declared import Settings
from tui.store.reading.loading import load
from tui.text.cells import cell_width
from tui.text.paragraphs import paragraphs

ARABIC = MEETINGS / "ar-lajna.toml"


def _name(size: Size) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=_name)
@pytest.mark.parametrize(
    ("path", "items"), [(CHINESE, 3), (ENGLISH, 3), (ARABIC, 2)], ids=["zh", "en", "ar"]
)
async def test_the_annotation_is_read_alone(
    path: Path, items: int, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(path, size) as pilot:
        await press(pilot, *["j"] * items, "r")
        assert screen_text(pilot) == screen_snapshot


@pytest.mark.parametrize("leave", ["escape", "r", "z"])
async def test_it_is_left_for_what_was_seen_before(leave: str) -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "j", "2")
        before = screen_text(pilot)
        await press(pilot, "r")
        assert "¶ 1" in screen_text(pilot)
        assert "╭" not in screen_text(pilot)
        await press(pilot, leave)
        assert screen_text(pilot) == before


async def test_from_a_zoomed_pane_it_goes_back_to_that() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "2", "z", "r", "r")
        assert meeting_screen(pilot).is_zoomed
        await press(pilot, "r", "escape", "escape")
        assert not meeting_screen(pilot).is_zoomed


async def test_the_next_item_is_read_on() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "r", "J", "J", "J")
        screen = meeting_screen(pilot)
        assert screen.is_reading
        assert screen.query_one(AgendaPane).item == 3
        assert "¶ 2" in screen_text(pilot)
        await press(pilot, "K")
        assert screen.query_one(AgendaPane).item == 2


@pytest.mark.parametrize("path", [CHINESE, ENGLISH, ARABIC], ids=["zh", "en", "ar"])
async def test_the_paragraphs_are_counted_as_in_the_paper(path: Path) -> None:
    async with viewer(path, (120, 200)) as pilot:
        await press(pilot, "r")
        screen = meeting_screen(pilot)
        for position, item in enumerate(screen.view.meeting.agenda):
            numbers = [int(number) for number in re.findall(r"¶ +(\d+) ", screen_text(pilot))]
            assert numbers == [*range(1, len(paragraphs(item.annotation)) + 1)], position
            await press(pilot, "J")


async def test_a_line_is_no_longer_than_is_good_to_read() -> None:
    async with viewer(ENGLISH, (200, 50)) as pilot:
        await press(pilot, *"jjjr")
        texts = [re.sub(r"^ *(¶ \d+ )?", "", line) for line in screen_lines(pilot.app)[2:20]]
        assert 60 < max(map(cell_width, texts)) <= 70
        left = min(len(line) - len(line.lstrip()) for line in screen_lines(pilot.app)[2:20] if line)
        assert 55 <= left <= 70


async def test_the_width_can_be_set() -> None:
    loaded = load(ENGLISH)
    app = AgendaApp(loaded, settings=Settings(reading_width=40), clock=stopped_clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *"jjjr")
        assert app.screen.query_one(AnnotationPane).text_width == 40


async def test_going_to_another_pane_leaves_it() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "r", "3")
        screen = meeting_screen(pilot)
        assert not screen.is_reading
        assert screen.current_pane == "documents"
        assert "¶ 1 " not in screen_text(pilot)


async def test_the_footer_and_the_line_above_say_what_is_going_on() -> None:
    async with viewer(ENGLISH, (80, 10)) as pilot:
        await press(pilot, *"jjjr")
        assert "2 · ¶ 1 of 2 " in screen_lines(pilot.app)[0]
        assert "r leave" in screen_lines(pilot.app)[-1]
        await press(pilot, "G")
        assert "of 2 " in screen_lines(pilot.app)[0]


async def test_editing_comes_back_to_reading(tmp_path: Path) -> None:
    text = (MEETINGS / "board.toml").read_text("utf-8")
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "j", "j", "r", "e", *"more ", "ctrl+s")
        assert meeting_screen(pilot).is_reading
        assert "¶ 1 more Balance" in screen_text(pilot)
        await press(pilot, "u")
        assert "¶ 1 Balance" in screen_text(pilot)
        assert "more" not in screen_text(pilot)


async def test_a_search_shows_hits_of_other_panes_and_comes_back_to_reading() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, *"jjjr", "slash", *"2019/3")
        await pilot.pause(0.3)
        assert "3 Documentation" in screen_text(pilot)
        await press(pilot, "escape")
        assert meeting_screen(pilot).is_reading
        assert meeting_screen(pilot).current_pane == "annotation"
        assert "¶ 2" in screen_text(pilot)
        await press(pilot, "slash", *"2019/3", "enter")
        assert not meeting_screen(pilot).is_reading
        assert meeting_screen(pilot).current_pane == "documents"


async def test_a_hit_in_an_annotation_is_read_on(tmp_path: Path) -> None:
    text = 'format = 1\n[meeting]\ntitle = "T"\nlanguage = "en"\nstart = 2030-01-07\nend = 2030-01-07\n'
    for number in (1, 2):
        text += f'[[agenda]]\nnumber = "{number}"\ntitle = "A"\nannotation = "needle {number}"\n'
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "r", "slash", *"needle", "enter", "n")
        assert meeting_screen(pilot).is_reading
        assert meeting_screen(pilot).query_one(AgendaPane).item == 1


async def test_sizes_change_while_one_reads() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, *"jjjr")
        before = screen_text(pilot)
        for size in (NARROW, (1, 1), (20, 5), (200, 60), MEDIUM, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen_text(pilot) == before
