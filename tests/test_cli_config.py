"""`agenda config` prints what is set and where that comes from, and changes it."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command import PROGRAM, Agenda
from tui.app.settings.fields import default_of, descriptions, setting_keys
from tui.app.settings.folder import settings_folder
from tui.app.settings.in_force import Origin, settings_in_force
from tui.app.settings.parsing import parse_settings


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    agenda = Agenda(tmp_path)
    agenda.environment["TERM"] = "xterm-256color"
    return agenda


@pytest.fixture
def file(agenda: Agenda) -> Path:
    file = agenda.folder / "home" / "agenda" / "settings.toml"
    file.parent.mkdir()
    return file


def test_every_setting_is_printed_with_where_it_comes_from(agenda: Agenda, file: Path) -> None:
    file.write_text('# mine\ntheme = "daylight"\n')
    agenda.environment["LANG"] = "en_GB.UTF-8"
    done = agenda.run("config")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert out.startswith(f"{file}\n")
    assert "theme = daylight  (settings.toml:2)\n" in out
    assert "language = en  (environment: LANG)\n" in out
    assert "keymap = default  (by default)\n" in out
    said = " ".join(out.split())
    assert all(descriptions()[key] in said for key in setting_keys())


def test_json_has_all_of_it(agenda: Agenda, file: Path) -> None:
    file.write_text('theme = "daylight"\n')
    found = json.loads(agenda.run("config", "--json").stdout)
    assert found["file"] == str(file)
    assert [each["key"] for each in found["settings"]] == list(setting_keys())
    theme = found["settings"][0]
    assert theme["value"] == "daylight"
    assert theme["from"] == "settings"
    assert theme["line"] == 1
    assert theme["default"] == default_of("theme")
    assert theme["description"] == descriptions()["theme"]


def test_what_is_wrong_is_said_on_standard_error(agenda: Agenda, file: Path) -> None:
    file.write_text('theme = "evning"\nlangage = "fr"\nlanguage = "en"\n')
    done = agenda.run("config")
    assert done.returncode == 1
    assert b"language = en  (settings.toml:3)" in done.stdout
    first, second = done.stderr.decode().splitlines()
    assert first.startswith(f"agenda: {file}:1:9: error: theme is the text")
    assert first.endswith("did you mean evening?")
    assert second.startswith(f"agenda: {file}:2:1: warning: there is no setting")


def test_one_key_prints_its_value_alone(agenda: Agenda) -> None:
    assert agenda.run("config", "theme").stdout.decode().strip() == default_of("theme")


def test_a_value_is_set_and_taken_out_again(agenda: Agenda, file: Path) -> None:
    file.write_text("# mine\n")
    assert agenda.run("config", "theme", "daylight").returncode == 0
    assert file.read_text() == '# mine\n\ntheme = "daylight"\n'
    assert agenda.run("config", "theme").stdout == b"daylight\n"
    assert agenda.run("config", "--unset", "theme").returncode == 0
    assert "theme" not in file.read_text()


def test_a_meeting_can_have_a_theme_of_its_own(agenda: Agenda, shipped: Path) -> None:
    assert agenda.run("config", "--for", shipped, "theme", "daylight").returncode == 0
    assert agenda.run("config", "--for", shipped, "theme").stdout == b"daylight\n"
    assert b"(this meeting)" in agenda.run("config", "--for", shipped).stdout
    assert agenda.run("config", "theme").stdout.decode().strip() == default_of("theme")
    assert agenda.run("config", "--for", shipped, "--unset", "theme").returncode == 0
    assert agenda.run("config", "--for", shipped, "theme").stdout == b"evening\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["thme"], "did you mean theme?"),
        (["thme", "evening"], "did you mean theme?"),
        (["theme", "evning"], "did you mean evening?"),
        (["language", "xx"], "expected one of en, fr"),
        (["--unset"], "--unset goes with one KEY"),
        (["--json", "theme", "evening"], "--json prints"),
        (["--for", "none.toml"], "no such file: none.toml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said(agenda: Agenda, words: list[str], said: str) -> None:
    done = agenda.run("config", *words)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not done.stdout


def test_a_meeting_has_no_keymap_of_its_own(agenda: Agenda, shipped: Path) -> None:
    done = agenda.run("config", "--for", shipped, "keymap", "emacs")
    assert done.returncode == 2
    assert b"but only theme, language" in done.stderr


def test_a_value_that_cannot_be_written_is_refused(agenda: Agenda, file: Path) -> None:
    file.write_text("theme = \n")
    done = agenda.run("config", "theme", "daylight")
    assert done.returncode == 2
    assert f"{file}:1:9" in done.stderr.decode()
    assert file.read_text() == "theme = \n"


def test_the_shell_completes_settings_and_their_values(tmp_path: Path) -> None:
    def completed(*words: str) -> str:
        environment = os.environ | {
            "_AGENDA_COMPLETE": "bash_complete",
            "COMP_LINE": " ".join(["agenda", "config", *words]),
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        code = "import sys; sys.argv = ['agenda']; from tui.cli import main; main()"
        done = subprocess.run(
            [PROGRAM[0], "-c", code], env=environment, cwd=tmp_path, capture_output=True, check=True
        )
        return done.stdout.decode()

    assert completed("the").split() == ["plain,theme"]
    assert "plain,emacs" in completed("keymap", "e").split()


def test_no_color_takes_the_theme_that_needs_none() -> None:
    read = parse_settings('theme = "daylight"\n', settings_folder() / "settings.toml")
    theme = settings_in_force(read, {"NO_COLOR": "1"}, "truecolor")[0]
    assert (theme.origin, theme.variable, theme.value) == (Origin.ENVIRONMENT, "NO_COLOR", "plain")
    assert settings_in_force(read, {"NO_COLOR": ""}, "truecolor")[0].value == "daylight"


@pytest.mark.parametrize(
    ("colours", "value", "source"),
    [
        ("256", "daylight", "settings.toml:1"),
        ("standard", "terminal", "the terminal shows 16 colours"),
        (None, "plain", "the terminal shows no colours"),
    ],
)
def test_the_theme_is_the_one_that_the_terminal_has_colours_for(
    colours: str | None, value: str, source: str
) -> None:
    read = parse_settings('theme = "daylight"\n', settings_folder() / "settings.toml")
    theme = settings_in_force(read, {}, colours)[0]
    assert (theme.value, theme.source) == (value, source)


def test_in_place_of_a_theme_that_is_wrong_stands_the_one_that_is_used() -> None:
    themes = settings_folder() / "themes"
    themes.mkdir(parents=True)
    (themes / "mine.toml").write_text("x = 1\n")
    read = parse_settings('theme = "mine"\n', settings_folder() / "settings.toml")
    theme = settings_in_force(read, {}, "truecolor")[0]
    assert (theme.value, theme.source) == ("evening", "mine is wrong")


@pytest.mark.parametrize("term", ["screen", "xterm-256color", "dumb"])
def test_config_and_themes_name_the_same_theme(agenda: Agenda, term: str) -> None:
    said = agenda("config", "theme", env={"TERM": term, "COLORTERM": ""}).stdout.strip()
    assert f"● {said} " in agenda("themes", env={"TERM": term, "COLORTERM": ""}).stdout


@pytest.mark.parametrize(
    ("environment", "language", "variable"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr", "LANG"),
        ({"LANG": "fr_FR", "LC_ALL": "zh_TW.UTF-8"}, "zh", "LC_ALL"),
        ({"LANG": "fr_FR", "LC_ALL": "C.UTF-8"}, "en", ""),
        ({"LANG": "de_DE", "LANGUAGE": "sv:es:en"}, "es", "LANGUAGE"),
        ({"LANG": "C", "LANGUAGE": "es"}, "en", ""),
        ({"LANG": "de_DE"}, "en", ""),
        ({}, "en", ""),
    ],
    ids=str,
)
def test_without_a_setting_the_language_is_the_locales(
    environment: dict[str, str], language: str, variable: str
) -> None:
    read = parse_settings("", settings_folder() / "settings.toml")
    settings = settings_in_force(read, environment, "truecolor")
    found = next(each for each in settings if each.key == "language")
    assert (found.value, found.variable) == (language, variable)


@given(st.dictionaries(st.sampled_from(["LANG", "LC_ALL", "LANGUAGE", "NO_COLOR"]), st.text()))
def test_any_environment_gives_every_setting_a_value_and_a_source(values: dict[str, str]) -> None:
    read = parse_settings("", settings_folder() / "settings.toml")
    for setting in settings_in_force(read, values, "truecolor"):
        assert setting.source
        assert setting.origin is not Origin.ENVIRONMENT or setting.variable in values
