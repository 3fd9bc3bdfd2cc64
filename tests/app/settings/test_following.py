"""What others change in settings.toml and keymap.toml is taken over while the program runs."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.screens import ENGLISH, press, screen_text, until, viewer, words_said
from tui.app.app import AgendaApp
from tui.app.settings.folder import settings_folder
from tui.app.settings.following import Following


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AgendaApp, "THEME_SECONDS", 0.01)


@pytest.fixture
def folder() -> Path:
    folder = settings_folder()
    folder.mkdir(parents=True)
    return folder


def app_of(pilot: Pilot[None]) -> AgendaApp:
    assert isinstance(pilot.app, AgendaApp)
    return pilot.app


async def test_settings_changed_from_outside_take_effect_at_once(folder: Path) -> None:
    async with viewer(ENGLISH) as pilot:
        app = app_of(pilot)
        (folder / "settings.toml").write_text('theme = "daylight"\nreading_width = 40\n')
        await until(pilot, lambda: app.theme_file.name == "daylight")
        assert app.settings.reading_width == 40
        (folder / "settings.toml").unlink()
        await until(pilot, lambda: app.theme_file.name == "evening")


async def test_what_is_wrong_is_told_with_its_place_and_the_old_stays(folder: Path) -> None:
    file = folder / "settings.toml"
    async with viewer(ENGLISH) as pilot:
        app = app_of(pilot)
        file.write_text('theme = "daylight"\n')
        await until(pilot, lambda: app.theme_file.name == "daylight")
        file.write_text('reading_width = 44\ntheme = "dayligt"\n')
        await until(pilot, lambda: "settings.toml:2:9: theme is" in words_said(pilot))
        assert app.theme_file.name == "daylight"
        assert app.settings.reading_width == 44
        file.write_text("reading_width = \n")
        await until(pilot, lambda: "settings.toml:1:17: " in words_said(pilot))
        assert app.settings.reading_width == 44
        assert app.theme_file.name == "daylight"


async def test_a_keymap_changed_from_outside_takes_effect_at_once(folder: Path) -> None:
    file = folder / "keymap.toml"
    async with viewer(ENGLISH) as pilot:
        file.write_text('"item.next" = "F9"\n')
        await until(pilot, lambda: "f9" in pilot.app.screen.active_bindings)
        await press(pilot, "f9")
        assert "1(a) · 2 of 7" in screen_text(pilot)
        file.write_text('"item.next" = \n')
        await until(pilot, lambda: "keymap.toml:1:15: " in words_said(pilot))
        await press(pilot, "f9")
        assert "1(b) · 3 of 7" in screen_text(pilot)


async def test_language_and_hours_changed_from_outside_take_effect_at_once(folder: Path) -> None:
    async with viewer(ENGLISH) as pilot:
        (folder / "settings.toml").write_text('hours = "clock"\nlanguage = "es"\n')
        await until(pilot, lambda: "q salir" in screen_text(pilot))
        assert "10:00–13:00" in screen_text(pilot)
        (folder / "settings.toml").unlink()
        await until(pilot, lambda: "q quit" in screen_text(pilot))
        assert "10 a.m.–1 p.m." in screen_text(pilot)


async def test_a_folder_of_meetings_is_shown_in_another_language(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "one.toml").write_bytes(ENGLISH.read_bytes())
    app = AgendaApp(tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "1 meeting" in screen_text(pilot))
        (folder / "settings.toml").write_text('language = "fr"\n')
        await until(pilot, lambda: "1 réunion" in screen_text(pilot))
        seen = screen_text(pilot)
        assert "q quitter" in seen
        assert "/ pour chercher dans toutes les réunions" in seen


async def test_what_has_changed_when_the_program_is_left_is_no_fault(folder: Path) -> None:
    async with viewer(ENGLISH) as pilot:
        app = app_of(pilot)
        following = Following(app)
    (folder / "settings.toml").write_text('hours = "clock"\n')
    await following.look()
    assert app.settings.hours != "clock"
