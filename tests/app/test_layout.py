"""Edges that move, panes that are off, and where in a pane one is."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.console import RenderableType
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.screen import Screen

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
    words_said,
)
from tui.app.app import AgendaApp
from tui.app.file_state import FileState
from tui.app.layout.arrangement import DEFAULTS, WidthClass
from tui.app.layout.kept import kept_arrangements
from tui.app.widgets.frame import Frame
from tui.store.reading.loading import load


def _name(size: Size) -> str:
    return "x".join(map(str, size))


def _box(pilot: Pilot[None], pane: str) -> tuple[int, int, int, int]:
    """Where a pane is: column, line, width and height, with its frame."""
    region = meeting_screen(pilot).query_one(f"#{pane}-frame", Frame).region
    return region.x, region.y, region.width, region.height


def _width(pilot: Pilot[None], pane: str) -> int:
    return _box(pilot, pane)[2]


def _height(pilot: Pilot[None], pane: str) -> int:
    return _box(pilot, pane)[3]


def _shown(pilot: Pilot[None]) -> list[str]:
    frames = meeting_screen(pilot).query(Frame)
    return [frame.pane for frame in frames if frame.display and frame.is_on_screen]


@contextlib.asynccontextmanager
async def _start(path: Path, size: Size = WIDE) -> AsyncIterator[Pilot[None]]:
    """A viewer that keeps what is to come back on the next start."""
    app = AgendaApp(load(path), kept=FileState(), clock=stopped_clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def _drag(pilot: Pilot[None], start: tuple[int, int], *way: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    for place in way:
        await pilot.hover(offset=place)
    await pilot.mouse_up(offset=way[-1])
    await pilot.pause()


# By key


@pytest.mark.parametrize(
    ("wider", "narrower"), [("plus", "minus"), ("ctrl+right", "ctrl+left")], ids=["sign", "arrow"]
)
async def test_a_pane_is_made_wider_and_narrower(wider: str, narrower: str) -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "2", wider, wider)
        assert [_width(pilot, pane) for pane in ("agenda", "annotation", "schedule")] == [
            34,
            52,
            34,
        ]
        await press(pilot, narrower)
        assert [_width(pilot, pane) for pane in ("agenda", "annotation", "schedule")] == [
            34,
            50,
            36,
        ]
        await press(pilot, "4", wider)
        assert [_width(pilot, pane) for pane in ("agenda", "annotation", "schedule")] == [
            34,
            48,
            38,
        ]


@pytest.mark.parametrize(
    ("taller", "lower"),
    [("asterisk", "underscore"), ("ctrl+down", "ctrl+up")],
    ids=["sign", "arrow"],
)
async def test_a_pane_is_made_taller_and_lower(taller: str, lower: str) -> None:
    async with viewer(CHINESE, MEDIUM) as pilot:
        await press(pilot, "3", taller, taller)
        assert [_height(pilot, pane) for pane in ("annotation", "documents", "schedule")] == [
            10,
            8,
            4,
        ]
        await press(pilot, taller)
        assert [_height(pilot, pane) for pane in ("annotation", "documents", "schedule")] == [
            9,
            9,
            4,
        ]
        await press(pilot, lower)
        assert [_height(pilot, pane) for pane in ("annotation", "documents", "schedule")] == [
            9,
            8,
            5,
        ]


async def test_an_edge_that_cannot_move_says_why() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, *["minus"] * 20)
        assert _width(pilot, "agenda") == 20
        assert "cannot be narrower" in words_said(pilot)
        await press(pilot, "asterisk")
        assert "cannot be taller" in words_said(pilot)
        await press(pilot, "z", "plus")
        assert "no edge to move" in words_said(pilot)


async def test_the_edges_are_put_back() -> None:
    async with _start(CHINESE) as pilot:
        before = screen_text(pilot)
        await press(pilot, "plus", "3", "plus", "asterisk")
        await press(pilot, "equals_sign", "1")
        meeting_screen(pilot).hush()
        await pilot.pause()
        assert screen_text(pilot) == before
        assert kept_arrangements() == DEFAULTS


async def test_each_width_has_its_own_edges_and_they_last() -> None:
    async with _start(CHINESE) as pilot:
        await press(pilot, "plus", "plus")
        await pilot.resize_terminal(*MEDIUM)
        await pilot.pause()
        assert _width(pilot, "agenda") == 32
        await press(pilot, "minus")
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert _width(pilot, "agenda") == 38
    async with _start(ENGLISH) as pilot:
        assert _width(pilot, "agenda") == 38
        await pilot.resize_terminal(240, 40)
        await pilot.pause()
        assert _width(pilot, "agenda") == 76
    async with _start(ENGLISH, MEDIUM) as pilot:
        assert _width(pilot, "agenda") == 30


async def test_where_nothing_is_to_be_kept_no_edges_come_back() -> None:
    async with _start(CHINESE) as pilot:
        await press(pilot, "plus")
    kept = kept_arrangements()
    assert kept != DEFAULTS
    async with viewer(CHINESE) as pilot:
        assert _width(pilot, "agenda") == 34
        await press(pilot, "minus")
    assert kept_arrangements() == kept


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=_name)
async def test_moved_edges_look_well(size: Size, screen_snapshot: SnapshotAssertion) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(
            pilot, *["j"] * 3, *["minus"] * 3, "3", *["asterisk"] * 2, "2", *["plus"] * 5, "1"
        )
        meeting_screen(pilot).hush()
        await pilot.pause()
        assert screen_text(pilot) == screen_snapshot


# By mouse


async def test_an_edge_between_columns_is_dragged_by_either_border() -> None:
    async with _start(CHINESE) as pilot:
        await _drag(pilot, (34, 10), (40, 12), (45, 3))
        assert [_width(pilot, pane) for pane in ("agenda", "annotation", "schedule")] == [
            45,
            37,
            38,
        ]
        await _drag(pilot, (44, 10), (30, 10))
        assert [_width(pilot, pane) for pane in ("agenda", "annotation", "schedule")] == [
            31,
            51,
            38,
        ]
        name, arrangement = WidthClass.WIDE, kept_arrangements()[WidthClass.WIDE]
        assert arrangement != DEFAULTS[name]
        assert arrangement.columns[0].share == 31


async def test_an_edge_between_rows_is_dragged() -> None:
    async with viewer(CHINESE) as pilot:
        await _drag(pilot, (100, 20), (100, 30))
        assert _height(pilot, "documents") == 29
        assert _height(pilot, "schedule") == 9
        assert _width(pilot, "schedule") == 38


async def test_where_edges_meet_both_are_dragged() -> None:
    async with viewer(CHINESE) as pilot:
        await _drag(pilot, (82, 20), (75, 15))
        assert _box(pilot, "schedule") == (75, 15, 45, 24)


async def test_a_dragged_edge_stops_at_the_least_size_and_follows_back() -> None:
    async with viewer(CHINESE) as pilot:
        await _drag(pilot, (34, 10), (119, 10), (0, 10), (50, 10))
        assert _width(pilot, "agenda") == 50


async def test_the_border_lights_up_under_the_mouse_and_while_it_is_dragged() -> None:
    async with viewer(CHINESE) as pilot:

        def lit() -> set[str]:
            strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
            return {strip.crop(34, 35).text for strip in strips[2:37]}

        assert lit() == {"│"}
        await pilot.hover(offset=(34, 10))
        await pilot.pause()
        assert lit() == {"┃"}
        await pilot.hover(offset=(20, 10))
        await pilot.pause()
        assert lit() == {"│"}
        await pilot.mouse_down(offset=(34, 10))
        await pilot.pause()
        assert lit() == {"┃"}
        await pilot.mouse_up(offset=(34, 10))
        await pilot.hover(offset=(60, 39))
        await pilot.pause()
        assert lit() == {"│"}


async def test_an_edge_that_goes_from_under_the_mouse_is_lit_no_more() -> None:
    async with viewer(CHINESE) as pilot:
        await pilot.hover(offset=(34, 10))
        await pilot.pause()
        assert "┃" in screen_text(pilot)
        await press(pilot, "z")
        assert "┃" not in screen_text(pilot)
        await press(pilot, "z")
        assert "┃" not in screen_text(pilot)


async def test_a_click_on_an_edge_moves_nothing_and_keeps_the_focus() -> None:
    async with _start(CHINESE) as pilot:
        await press(pilot, "3")
        await _drag(pilot, (34, 10), (34, 10))
        assert _width(pilot, "agenda") == 34
        assert meeting_screen(pilot).current_pane == "documents"
        assert kept_arrangements() == DEFAULTS


async def test_the_outer_border_is_no_edge() -> None:
    async with viewer(CHINESE) as pilot:
        await _drag(pilot, (0, 10), (20, 10))
        await _drag(pilot, (119, 10), (100, 10))
        assert _width(pilot, "agenda") == 34


async def test_a_resize_while_an_edge_is_dragged_breaks_nothing() -> None:
    async with viewer(CHINESE) as pilot:
        await pilot.mouse_down(offset=(34, 10))
        for size in ((160, 50), (80, 24), (40, 10), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.hover(offset=(min(40, size[0] - 1), 0))
        await pilot.mouse_up(offset=(40, 10))
        await pilot.pause()
        assert _width(pilot, "agenda") == 40
        await press(pilot, "j")
        assert "1(a)" in screen_lines(pilot.app)[0]


async def test_a_double_click_still_chooses() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "plus")
        await pilot.click("#agenda", offset=(8, 5), times=2)
        await pilot.pause()
        assert meeting_screen(pilot).current_pane == "annotation"


# One pane alone, and panes that are off


async def test_the_footer_says_what_zoom_does_now() -> None:
    async with viewer(CHINESE) as pilot:
        assert "z zoom" in screen_lines(pilot.app)[-1]
        await press(pilot, "z")
        assert "z all panes" in screen_lines(pilot.app)[-1]
        await press(pilot, "z")
        assert "z zoom" in screen_lines(pilot.app)[-1]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=_name)
async def test_a_pane_is_off(size: Size, screen_snapshot: SnapshotAssertion) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(pilot, *["j"] * 3, "3", "x")
        assert "press 3 to have it back" in words_said(pilot)
        meeting_screen(pilot).hush()
        await pilot.pause()
        assert screen_text(pilot) == screen_snapshot


async def test_a_pane_that_is_off_is_passed_over_and_comes_back_by_its_number() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "2", "x")
        assert _shown(pilot) == ["agenda", "documents", "schedule"]
        assert "off: 2 说明" in screen_lines(pilot.app)[0]
        assert meeting_screen(pilot).current_pane == "agenda"
        await press(pilot, "tab")
        assert meeting_screen(pilot).current_pane == "documents"
        await press(pilot, "2")
        assert len(_shown(pilot)) == 4
        assert "off:" not in screen_lines(pilot.app)[0]


async def test_a_link_to_a_pane_that_is_off_turns_it_on() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "1", "x", "3", "enter")
        assert "agenda" in _shown(pilot)
        await press(pilot, "2", "x", "1", "enter")
        assert meeting_screen(pilot).current_pane == "annotation"
        assert len(_shown(pilot)) == 4


async def test_the_last_pane_cannot_be_turned_off() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "x", "x", "x")
        assert len(_shown(pilot)) == 1
        await press(pilot, "x")
        assert "only pane" in words_said(pilot)
        assert len(_shown(pilot)) == 1
        await press(pilot, "X")
        assert len(_shown(pilot)) == 4


async def test_a_click_on_what_is_off_turns_it_on() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "4", "x", "3", "x")
        line = screen_lines(pilot.app)[0]
        off = next(at for at in range(120) if line[at:].startswith("off:"))
        wide = sum(1 for sign in line[:off] if ord(sign) > 0x2E80)
        await pilot.click("#status", offset=(off + wide + 2, 0))
        await pilot.pause()
        assert len(_shown(pilot)) == 4


async def test_a_narrow_screen_has_no_tab_for_what_is_off() -> None:
    async with viewer(CHINESE, NARROW) as pilot:
        await press(pilot, "3", "x")
        meeting_screen(pilot).hush()
        await pilot.pause()
        tabs = screen_lines(pilot.app)[-2]
        assert "3" not in tabs
        assert "off: 3" in screen_lines(pilot.app)[0]
        await pilot.click("#tabs", offset=(len(tabs), 0))
        await pilot.pause()
        assert meeting_screen(pilot).current_pane == "schedule"


async def test_a_search_looks_into_a_pane_that_is_off_and_leaves_it_off() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "3", "x", "slash", *"2019/3")
        await pilot.pause(0.3)
        assert "documents" in _shown(pilot)
        await press(pilot, "escape")
        assert "documents" not in _shown(pilot)
        await press(pilot, "slash", *"2019/3", "enter")
        assert meeting_screen(pilot).current_pane == "documents"
        assert "documents" in _shown(pilot)
        assert "off:" not in screen_lines(pilot.app)[0]


async def test_a_search_on_a_medium_screen_shows_the_pane_of_the_hit_though_it_is_off() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "3", "x", "slash", *"2019/3")
        await pilot.pause(0.3)
        assert _shown(pilot) == ["documents"]
        await press(pilot, "escape")
        assert _shown(pilot) == ["agenda", "annotation", "schedule"]


async def test_a_low_screen_shows_what_fits_and_the_pane_with_the_focus() -> None:
    async with viewer(CHINESE, (80, 10)) as pilot:
        assert _shown(pilot) == ["agenda", "annotation", "documents"]
        await press(pilot, "4")
        assert _shown(pilot) == ["agenda", "documents", "schedule"]
        assert min(_height(pilot, pane) for pane in _shown(pilot)) >= 4
        await press(pilot, "2", "asterisk")
        assert "cannot be taller" in words_said(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(_shown(pilot)) == 4


# Where one is


def _foot(pilot: Pilot[None], pane: str) -> str:
    """The words in the lower border of a pane's frame."""
    x, y, width, height = _box(pilot, pane)
    strip = pilot.app.screen._compositor.render_strips(pilot.app.size)[y + height - 1]
    return strip.crop(x, x + width).text.strip("╰╯─ ")


def _meeting(items: int, paragraphs: int) -> str:
    text = 'format = 1\n[meeting]\ntitle = "T"\nlanguage = "en"\nstart = 2030-01-07\nend = 2030-01-07\n'
    prose = "\n\n".join(f"Paragraph {number}.\n\n" for number in range(1, paragraphs + 1))
    for number in range(1, items + 1):
        text += f'[[agenda]]\nnumber = "{number}"\ntitle = "Item {number}"\n'
        text += f'annotation = """\n{prose}"""\n'
        text += f'[[documents]]\ntitle = "Paper {number}"\n'
    return text


async def test_the_frame_says_where_one_is_in_what_is_not_all_seen(tmp_path: Path) -> None:
    async with viewer_of(_meeting(50, 40), tmp_path) as pilot:
        assert _foot(pilot, "agenda") == "1 of 50"
        assert _foot(pilot, "annotation") == "¶ 1–17 of 40"
        assert _foot(pilot, "documents") == "1 of 50"
        await press(pilot, "j", "j", "3", "j", "2", "j", "j", "j")
        assert _foot(pilot, "agenda") == "3 of 50"
        assert _foot(pilot, "documents") == "2 of 50"
        assert _foot(pilot, "annotation") == "¶ 2–19 of 40"
        await press(pilot, "G")
        assert _foot(pilot, "annotation").endswith("–40 of 40")
        await press(pilot, "1", "G")
        assert _foot(pilot, "agenda") == "50 of 50"


async def test_what_is_all_seen_needs_no_place(tmp_path: Path) -> None:
    async with viewer_of(_meeting(3, 2), tmp_path) as pilot:
        assert _foot(pilot, "agenda") == ""
        assert _foot(pilot, "annotation") == ""
        assert _foot(pilot, "documents") == "3"
        await pilot.resize_terminal(120, 6)
        await pilot.pause()
        assert _foot(pilot, "agenda") == "1 of 3"


async def test_one_long_paragraph_is_measured_in_hundredths(tmp_path: Path) -> None:
    text = _meeting(1, 1).replace("Paragraph 1.", "word " * 1000)
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "2")
        assert _foot(pilot, "annotation") == "31 %"
        await press(pilot, "G")
        assert _foot(pilot, "annotation") == "100 %"


async def test_the_schedule_says_which_day_and_sitting_is_selected() -> None:
    async with viewer(ENGLISH) as pilot:
        assert _foot(pilot, "schedule") == "1 of 5 · Monday, 9 September"
        await press(pilot, "4", "G")
        assert _foot(pilot, "schedule") == "5 of 5 · Wednesday, 11 September"
        await press(pilot, "z")
        assert _foot(pilot, "schedule") == "Wednesday, 11 September"


async def test_a_narrow_screen_says_it_above(tmp_path: Path) -> None:
    async with viewer_of(_meeting(50, 40), tmp_path, NARROW) as pilot:
        await press(pilot, "j", "2", "j", "j", "j")
        assert "2 · ¶ 2–4 of 40 " in screen_lines(pilot.app)[0]
        await press(pilot, "3", "j")
        assert "2 · 2 of 50 " in screen_lines(pilot.app)[0]


async def test_one_key_makes_one_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with viewer_of(_meeting(50, 40), tmp_path) as pilot:
        await press(pilot, "j", "2")
        frames: list[object] = []
        draw = pilot.app._display

        def counted(screen: Screen[object], renderable: RenderableType | None) -> None:
            frames.append(renderable)
            draw(screen, renderable)

        monkeypatch.setattr(pilot.app, "_display", counted)
        for key in ("j", "J", "K", "G"):
            frames.clear()
            before = _foot(pilot, "annotation")
            await press(pilot, key)
            assert len(frames) == 1, key
            assert _foot(pilot, "annotation") != before or key == "K"


@pytest.mark.parametrize("name", ["hostile", "one-item", "no-documents", "no-schedule"])
async def test_any_meeting_stands_every_command(name: str) -> None:
    async with viewer(MEETINGS / f"{name}.toml", MEDIUM) as pilot:
        for keys in ("3 x G plus", "4 x asterisk", "r j G J K", "x", "X z x", "2 minus", "g r z"):
            await press(pilot, *keys.split())
        assert pilot.app.is_running
