"""The theme in the viewer: chosen, kept, followed, and never in the way."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    press,
    screen_text,
    stopped_clock,
    styles_of,
    until,
    viewer,
    words_said,
)
from tests.app.themes.styles import styled_text
from tests.app.themes.test_reading import SHIPPED, own
from tui.app.app import AgendaApp
from tui.app.settings.declared import Settings
from tui.app.settings.folder import settings_folder
from tui.app.settings.reading import read_settings
from tui.app.themes.finding import find_theme, own_folder
from tui.store.reading.loading import load


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the viewer look at the files again and again; it never rests then."""
    monkeypatch.setattr(AgendaApp, "THEME_SECONDS", 0.01)


def app_of(pilot: Pilot[None]) -> AgendaApp:
    assert isinstance(pilot.app, AgendaApp)
    return pilot.app


def in_force(pilot: Pilot[None]) -> str:
    return app_of(pilot).theme_file.name


def primary(pilot: Pilot[None]) -> object:
    return app_of(pilot).theme_file.values["primary"]


async def find(pilot: Pilot[None], words: str) -> None:
    """Searches, waits until the panes show the first hit, and goes there."""
    await press(pilot, "slash", *words)
    await pilot.pause(0.3)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", SHIPPED)
async def test_every_theme_at_every_width(
    name: str, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(ENGLISH, size) as pilot:
        assert app_of(pilot).use_theme(name)
        await press(pilot, "j", "j", "j")
        await find(pilot, "crime")
        assert styled_text(pilot.app) == screen_snapshot


async def test_the_next_theme_changes_the_colours_and_lasts() -> None:
    async with viewer(ENGLISH) as pilot:
        assert in_force(pilot) == "evening"
        before = styles_of(pilot, "Organizational matters")
        for name in ("plain", "terminal", "contrast", "daylight"):
            await pilot.app.run_action("next_theme")
            await pilot.pause()
            assert in_force(pilot) == name
        assert styles_of(pilot, "Organizational matters") != before
        await until(pilot, lambda: read_settings().settings.theme == "daylight")


async def test_the_list_shows_each_theme_and_escape_goes_back() -> None:
    async with viewer(ENGLISH) as pilot:
        await pilot.app.run_action("choose_theme")
        await press(pilot, "up")
        assert in_force(pilot) == "daylight"
        await press(pilot, "escape")
        assert in_force(pilot) == "evening"
        assert not (settings_folder() / "settings.toml").exists()


async def test_what_is_chosen_in_the_list_lasts() -> None:
    own("mine", 'description = "my own"\nbase = "daylight"\n')
    own("wrong", "x = 1")
    async with viewer(ENGLISH) as pilot:
        await pilot.app.run_action("choose_theme")
        await press(pilot, "G")
        assert "wrong.toml:1:" in screen_text(pilot).replace("\n", "")
        await press(pilot, "enter")
        assert in_force(pilot) == "evening"
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "k", "enter")
        assert in_force(pilot) == "mine"
        assert len(pilot.app.screen_stack) == 1
        await until(pilot, lambda: read_settings().settings.theme == "mine")
    loaded = load(ENGLISH)
    app = AgendaApp(loaded, settings=read_settings().settings, clock=stopped_clock)
    async with app.run_test(size=WIDE):
        assert app.theme_file.name == "mine"


async def test_a_choice_that_cannot_be_kept_is_said() -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "settings.toml").write_text("theme = ", "utf-8")
    async with viewer(ENGLISH) as pilot:
        await pilot.app.run_action("next_theme")
        await until(pilot, lambda: "settings.toml:1:" in words_said(pilot))
        assert in_force(pilot) == "plain"


@pytest.mark.usefixtures("soon")
async def test_a_users_file_that_changes_takes_effect_at_once() -> None:
    path = own("mine", 'primary = "#111111"\n')
    async with viewer(ENGLISH) as pilot:
        assert app_of(pilot).use_theme("mine")
        for colour in ("#222222", "#333333"):
            path.write_text(f'primary = "{colour}"\n', "utf-8")
            await until(pilot, lambda: primary(pilot) == colour)  # noqa: B023 -- waited for here
        await pilot.pause()
        assert any("#333333" in style for style in styles_of(pilot, "1 "))


@pytest.mark.usefixtures("soon")
async def test_a_file_that_becomes_wrong_is_said_and_nothing_changes() -> None:
    path = own("mine", 'primary = "#111111"\n')
    async with viewer(ENGLISH) as pilot:
        assert app_of(pilot).use_theme("mine")
        path.write_text('\nprimary = "blu"\n', "utf-8")
        await until(
            pilot, lambda: 'themes/mine.toml:2:11: primary: "blu" is no colour' in words_said(pilot)
        )
        assert primary(pilot) == "#111111"
        path.write_text('primary = "blue"\n', "utf-8")
        await until(pilot, lambda: primary(pilot) == "blue")


@pytest.mark.usefixtures("soon")
async def test_a_users_file_can_come_and_go() -> None:
    async with viewer(ENGLISH) as pilot:
        path = own("evening", 'primary = "#111111"\n')
        await until(pilot, lambda: app_of(pilot).theme_file.own)
        path.unlink()
        await until(pilot, lambda: not app_of(pilot).theme_file.own)
        assert in_force(pilot) == "evening"


async def test_a_wrong_theme_at_the_start_is_said() -> None:
    own("mine", 'primary = "blu"\n')
    app = AgendaApp(load(ENGLISH), settings=Settings(theme="mine"), clock=stopped_clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "themes/mine.toml:1:11: primary" in words_said(pilot))
        assert words_said(pilot).count("mine.toml") == 1
        assert in_force(pilot) == "evening"


async def test_a_theme_can_have_any_name() -> None:
    own("räv 狐 [b]", "")
    async with viewer(ENGLISH) as pilot:
        assert app_of(pilot).use_theme("räv 狐 [b]")
        await pilot.app.run_action("choose_theme")
        await pilot.pause()
        assert "räv 狐 [b]" in screen_text(pilot)


async def test_no_color_shows_no_colour_whatever_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    own("plain", 'primary = "red"\nmuted = "#123456"\n')
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "slash", *"crime", "enter")
        for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
            for _, style, _ in strip:
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.is_default
        await pilot.app.run_action("choose_theme")
        await press(pilot, "g", "enter")
        assert in_force(pilot) == "plain"
        assert "NO_COLOR is set" in words_said(pilot)


async def test_an_empty_no_color_is_no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with viewer(ENGLISH) as pilot:
        assert in_force(pilot) == "evening"


async def test_a_terminal_of_16_colours_shows_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "screen")
    async with viewer(ENGLISH) as pilot:
        assert in_force(pilot) == "terminal"
        assert words_said(pilot) == ""
        assert app_of(pilot).use_theme("daylight")
        assert "16 colours" in words_said(pilot)


@pytest.mark.parametrize("name", SHIPPED)
async def test_the_pane_with_the_focus_is_told_apart_without_colour(name: str) -> None:
    theme = find_theme(name)
    assert theme is not None
    async with viewer(ENGLISH) as pilot:
        app_of(pilot).show_theme(theme)
        for key, title in (("1", " 1 Provisional agenda "), ("3", " 3 Documentation ")):
            await press(pilot, key)
            assert all("reverse" in style for style in styles_of(pilot, title))
        assert not any("reverse" in style for style in styles_of(pilot, " 1 Provisional agenda "))


@pytest.mark.parametrize("name", ["plain", "terminal"])
async def test_what_is_selected_and_found_is_told_apart_without_colour(name: str) -> None:
    async with viewer(ENGLISH) as pilot:
        assert app_of(pilot).use_theme(name)
        await press(pilot, "j", "j", "j")
        await find(pilot, "crime")
        lines = styled_text(pilot.app)
        assert "▌" in lines
        assert any("reverse" in style for style in styles_of(pilot, "measures with regard to"))
        found = styles_of(pilot, "Crime")
        assert len(set(found)) > 1, "on the selected row a match would not be seen"


@pytest.mark.parametrize("name", SHIPPED)
async def test_the_selected_hit_of_a_search_is_seen_while_one_types(name: str) -> None:
    async with viewer(ENGLISH) as pilot:
        assert app_of(pilot).use_theme(name)
        await press(pilot, "slash", *"offenders")
        await until(pilot, lambda: "offenders" in screen_text(pilot).split("Search")[-1])
        lines = pilot.app.screen._compositor.render_strips(pilot.app.size)
        selected, other = (
            {str(segment.style) for strip in lines for segment in strip if words in segment.text}
            for words in ("rehabilitation of trafficking", "Working Group on Trafficking")
        )
        assert selected
        assert not selected & other


def test_the_folder_of_the_users_themes_is_in_the_settings_folder() -> None:
    assert own_folder() == settings_folder() / "themes"
    assert isinstance(own_folder(), Path)
