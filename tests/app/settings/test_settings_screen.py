"""The settings are listed and changed in the viewer, and take effect where they can."""

import contextlib
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    stopped_clock,
    until,
)
from tui.app.app import AgendaApp
from tui.app.commands.keymap import DEFAULT
from tui.app.commands.table import BY_ID
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Picker
from tui.app.file_state import read_file_state, settings_of_file
from tui.app.settings.complaints import Complaints
from tui.app.settings.complaints_screen import ComplaintsScreen
from tui.app.settings.fields import setting_keys
from tui.app.settings.folder import settings_folder
from tui.app.settings.reading import read_settings
from tui.app.settings.screen import SettingsScreen
from tui.app.widgets.row_list import RowList
from tui.i18n import LANGUAGES, _, use_language
from tui.store.reading.loading import load


@pytest.fixture
def file() -> Path:
    file = settings_folder() / "settings.toml"
    file.parent.mkdir(parents=True)
    return file


@contextlib.asynccontextmanager
async def viewer(path: Path = ENGLISH, size: Size = WIDE) -> AsyncIterator[Pilot[None]]:
    """The viewer as `agenda PATH` starts it, with the settings open."""
    read, kept = read_settings(), read_file_state(path)
    app = AgendaApp(
        load(path),
        settings=settings_of_file(read.settings, kept),
        complaints=Complaints({read.file: read.problems}),
        kept=kept,
        clock=stopped_clock,
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.run_action("settings")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await pilot.pause()
        yield pilot


async def select(pilot: Pilot[None], key: str) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    screen.query_one(RowList).select(setting_keys().index(key))
    await pilot.pause()


async def pick(pilot: Pilot[None], choice: str) -> None:
    """Picks a value in the list that has been opened."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Picker))
    await pilot.pause()
    picker = pilot.app.screen
    assert isinstance(picker, Picker)
    values = [option.value for option in picker._options]
    picker.query_one(RowList).select(values.index(choice))
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_setting_is_listed(
    file: Path, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    file.write_text('# mine\ntheme = "daylight"\nlangage = "fr"\n')
    async with viewer(size=size) as pilot:
        assert screen_text(pilot) == screen_snapshot


async def test_a_choice_takes_effect_at_once_and_is_kept(file: Path) -> None:
    file.write_text('# mine\ntheme = "daylight" # bright\n')
    async with viewer() as pilot:
        await select(pilot, "theme")
        await press(pilot, "enter")
        await pick(pilot, "evening")
        await until(pilot, lambda: "evening · settings.toml:2" in screen_text(pilot))
        app = pilot.app
        assert isinstance(app, AgendaApp)
        await until(pilot, lambda: app.settings.theme == "evening")
        assert app.current_theme.dark
    assert file.read_text() == '# mine\ntheme = "evening" # bright\n'


async def choose(pilot: Pilot[None], key: str, choice: str) -> None:
    """Chooses a value in the settings, and leaves them."""
    await select(pilot, key)
    await press(pilot, "enter")
    await pick(pilot, choice)
    await until(pilot, lambda: f"{choice} · " in screen_text(pilot))
    await press(pilot, "escape")
    await pilot.pause()


@pytest.mark.parametrize(
    ("size", "chosen"),
    [(WIDE, "fr"), (WIDE, "es"), (WIDE, "ar"), (WIDE, "zh"), (NARROW, "ru")],
    ids=str,
)
async def test_another_language_is_spoken_at_once_and_english_again(
    size: Size, chosen: str
) -> None:
    keys = ("escape", "3", "j", "j", "J", "x", "2")
    async with viewer(size=size) as pilot:
        await press(pilot, *keys)
        meeting_screen(pilot).hush()
        await pilot.pause()
        english = screen_text(pilot)
        await pilot.app.run_action("settings")
        await pilot.pause()
        await choose(pilot, "language", chosen)
        there = screen_text(pilot)
        await pilot.app.run_action("settings")
        await pilot.pause()
        await choose(pilot, "language", "en")
        assert screen_text(pilot) == english
    use_language(chosen)
    (settings_folder() / "settings.toml").write_text(f'language = "{chosen}"\n')
    async with viewer(size=size) as pilot:
        await press(pilot, *keys)
        meeting_screen(pilot).hush()
        await pilot.pause()
        assert screen_text(pilot) == there != english


async def test_what_is_found_is_told_in_the_language_that_was_chosen() -> None:
    async with viewer() as pilot:
        await press(pilot, "escape", "slash", *"report", "enter")
        assert "match 1 of " in screen_text(pilot)
        await pilot.app.run_action("settings")
        await pilot.pause()
        await choose(pilot, "language", "es")
        assert "match" not in screen_text(pilot)
        assert "1 de " in screen_lines(pilot.app)[0]


async def test_the_list_itself_is_in_the_language_that_was_chosen_in_it() -> None:
    async with viewer() as pilot:
        await select(pilot, "language")
        await press(pilot, "enter")
        await pick(pilot, "fr")
        await until(pilot, lambda: "fr · settings.toml" in screen_text(pilot))
        seen = screen_text(pilot)
        assert "─ Réglages ─" in seen
        assert "Esc retour" in seen
        assert "by default" not in seen


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "40x10"])
async def test_hours_are_shown_in_the_other_way_at_once(size: Size) -> None:
    async with viewer(size=size) as pilot:
        await press(pilot, "escape", "4", "j", "j", "j", "j", "j")
        assert "p.m." in screen_text(pilot)
        await pilot.app.run_action("settings")
        await pilot.pause()
        await choose(pilot, "hours", "clock")
        there = screen_text(pilot)
    async with viewer(size=size) as pilot:
        await press(pilot, "escape", "4", "j", "j", "j", "j", "j")
        assert screen_text(pilot) == there
        assert "15:00–18:00" in there


async def test_a_language_waits_for_what_cannot_say_itself_anew() -> None:
    async with viewer() as pilot:
        await press(pilot, "escape", "v")
        await pilot.app.run_action("settings")
        await pilot.pause()
        await select(pilot, "language")
        await press(pilot, "enter")
        await pick(pilot, "fr")
        await until(pilot, lambda: "Takes effect once nothing else is open." in screen_text(pilot))
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: "q quitter" in screen_text(pilot))


async def test_another_keymap_takes_effect_at_once_and_the_first_one_again() -> None:
    async with viewer() as pilot:
        app = pilot.app
        assert isinstance(app, AgendaApp)
        cursor = app.screen.query_one(RowList)
        for choice, down in (("emacs", "ctrl+n"), ("default", "j")):
            await select(pilot, "keymap")
            await press(pilot, "enter")
            await pick(pilot, choice)
            await until(pilot, partial(_has_keymap, app, choice))
            await select(pilot, "theme")
            await press(pilot, down)
            assert cursor.cursor == 1, choice


def _has_keymap(app: AgendaApp, name: str) -> bool:
    return app.settings.keymap == name


async def test_a_number_is_typed_and_judged_while_it_is() -> None:
    async with viewer() as pilot:
        await select(pilot, "reading_width")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineEdit))
        line = pilot.app.screen.query_one(Input)
        line.value = "7"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LineEdit), "it cannot be kept"
        assert "a whole number from 20 to 200" in screen_text(pilot)
        line.value = "64"
        await press(pilot, "up", "enter")
        await until(pilot, lambda: "65 · settings.toml" in screen_text(pilot))
    assert read_settings().settings.reading_width == 65


async def test_a_theme_for_one_meeting_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    for path in (one, other):
        path.write_bytes(ENGLISH.read_bytes())
    async with viewer(one) as pilot:
        await select(pilot, "theme")
        await press(pilot, "f")
        await pick(pilot, "daylight")
        await until(pilot, lambda: "daylight · this meeting" in screen_text(pilot))
    assert not settings_folder().exists()
    async with viewer(one) as pilot:
        assert not pilot.app.current_theme.dark
        await select(pilot, "theme")
        await press(pilot, "d")
        await until(pilot, lambda: "evening · by default" in screen_text(pilot))
        await until(pilot, lambda: pilot.app.current_theme.dark)
    async with viewer(other) as pilot:
        assert pilot.app.current_theme.dark


async def test_what_a_meeting_cannot_have_of_its_own_says_so() -> None:
    async with viewer() as pilot:
        await select(pilot, "keymap")
        await press(pilot, "f")
        assert "This holds for all meetings alike." in screen_text(pilot)


async def test_d_takes_a_setting_out_of_the_file(file: Path) -> None:
    file.write_text('# mine\ntheme = "daylight"\n')
    async with viewer() as pilot:
        await select(pilot, "theme")
        await press(pilot, "d")
        await until(pilot, lambda: "evening · by default" in screen_text(pilot))
    assert file.read_text() == "# mine\n"


async def test_what_cannot_be_written_is_said_and_changes_nothing(file: Path) -> None:
    file.write_text('theme = "daylight\n')
    async with viewer() as pilot:
        await select(pilot, "theme")
        await press(pilot, "enter")
        await pick(pilot, "daylight")
        await until(pilot, lambda: "nothing was changed" in screen_text(pilot))
        assert "What is wrong in your files" in screen_text(pilot)
    assert file.read_text() == 'theme = "daylight\n'


async def test_what_is_wrong_is_said_at_the_start_and_listed_by_a_command(file: Path) -> None:
    file.write_text('theme = "evning"\nlangage = "fr"\n')
    async with viewer() as pilot:
        said = "".join(meeting_screen(pilot).said)
        assert 'settings.toml:1:9: theme is the text "evning"; expected one of' in said
        assert said.endswith("did you mean evening? (1 more: see Ctrl-p settings.problems)")
        await press(pilot, "escape")
        await pilot.app.run_action("complaints")
        await pilot.pause()
        await until(pilot, lambda: "settings.toml:2:1" in screen_text(pilot))
        assert "did you mean evening?" in screen_text(pilot)
        file.write_text("")
        await press(pilot, "escape")
        await pilot.app.run_action("complaints")
        await until(pilot, lambda: "Nothing is wrong with your files." in screen_text(pilot))


async def test_one_thing_that_is_wrong_is_said_with_the_command_that_says_it_again(
    file: Path,
) -> None:
    file.write_text('langage = "fr"\n')
    async with viewer() as pilot:
        said = "".join(meeting_screen(pilot).said)
        assert said.startswith("settings.toml:1:1: there is no setting")
        assert said.endswith("(see Ctrl-p settings.problems)")
        await press(pilot, "escape", "ctrl+p", *"settings.problems", "enter")
        await until(pilot, lambda: "settings.toml:1:1" in screen_text(pilot))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "40x10"])
async def test_the_list_has_settings_keymap_and_all_themes_of_the_user(
    file: Path, size: Size
) -> None:
    (file.parent / "themes").mkdir()
    (file.parent / "themes" / "unused.toml").write_text("\nmuted = 1\n")
    async with viewer(size=size) as pilot:
        await press(pilot, "escape")
        file.write_text("foo = 1\n")
        (file.parent / "keymap.toml").write_text('"zzz" = "a"\n')
        await pilot.app.run_action("complaints")
        await until(pilot, lambda: isinstance(pilot.app.screen, ComplaintsScreen))
        await pilot.pause()
        listed = screen_text(pilot)
        for _ in range(2):
            await press(pilot, "down")
            listed += screen_text(pilot)
    said = " ".join(listed.replace("│", " ").split())
    for place, what in (
        ("settings.toml:1:1", 'there is no setting "foo", so it does nothing;'),
        ("keymap.toml:1:1", "there is no command “zzz”;"),
        ("themes/unused.toml:2:9", "muted: write it as text in quotes"),
    ):
        assert place in said
        assert what.split()[-1] in said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_at_80_columns_the_keys_are_named_in_every_language(language: str) -> None:
    async with viewer(size=MEDIUM) as pilot:
        use_language(language)
        await press(pilot, "escape")
        await pilot.app.run_action("settings")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await pilot.pause()
        hints = next(line for line in screen_lines(pilot.app) if line.startswith("╰"))
        for command in ("box.leave", "settings.own", "settings.take-out"):
            assert f"{DEFAULT.sign(command)} {_(BY_ID[command].label)}" in hints
