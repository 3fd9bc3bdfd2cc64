"""`agenda themes`."""

import json
from pathlib import Path

import pytest

from tests.app.themes.test_reading import SHIPPED
from tests.command import Agenda
from tests.test_import_hygiene import imported

TRUE_COLOUR = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


def own(agenda: Agenda, name: str, text: str) -> Path:
    folder = agenda.folder / "home" / "agenda" / "themes"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def set_theme(agenda: Agenda, name: str) -> Path:
    path = agenda.folder / "home" / "agenda" / "settings.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'theme = "{name}"\n', "utf-8")
    return path


def test_a_line_a_theme_tells_which_is_in_force_and_where_it_is_from(agenda: Agenda) -> None:
    mine = own(agenda, "mine", 'description = "my own"\nbase = "contrast"\n')
    set_theme(agenda, "mine")
    done = agenda("themes", env=TRUE_COLOUR)
    lines = done.stdout.splitlines()
    assert [line[2:].split()[0] for line in lines] == [*SHIPPED, "mine"]
    assert [line for line in lines if line.startswith("●")] == [lines[-1]]
    assert lines[-1].split(maxsplit=2)[2].startswith("my own ")
    assert lines[-1].endswith(str(mine))
    assert lines[0].endswith("ships with the program")
    assert (done.returncode, done.stderr) == (0, "")


def test_all_that_is_wrong_is_listed_with_its_line(agenda: Agenda) -> None:
    path = own(agenda, "mine", 'muted = "blu"\n\nframe = "roun"\n')
    done = agenda("themes", env=TRUE_COLOUR)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2].startswith(f'{path}:1:9: error: muted: "blu" is no colour')
    assert done.stdout.splitlines()[-1].startswith(f'{path}:3:9: error: frame: "roun" is none of ')
    assert "  mine      wrong, and not used" in done.stdout


def test_a_theme_that_is_set_and_not_there_is_a_problem(agenda: Agenda) -> None:
    path = set_theme(agenda, "dayligt")
    done = agenda("themes", env=TRUE_COLOUR)
    assert done.returncode == 1
    assert f"{path}:1:9: error: " in done.stdout
    assert "● evening" in done.stdout


@pytest.mark.parametrize(
    ("env", "used", "why"),
    [
        (TRUE_COLOUR | {"NO_COLOR": "1"}, "plain", "NO_COLOR is set"),
        ({"TERM": "screen"}, "terminal", "the terminal shows 16 colours"),
        ({"TERM": "dumb"}, "plain", "the terminal shows no colours"),
    ],
)
def test_what_the_terminal_allows_is_taken_into_account(
    agenda: Agenda, env: dict[str, str], used: str, why: str
) -> None:
    done = agenda("themes", env=env)
    assert f"● {used} " in done.stdout
    assert done.stderr == f"agenda: {used} is used in place of evening: {why}\n"
    assert done.returncode == 0


def test_of_a_meeting_with_a_theme_of_its_own_it_is_that(agenda: Agenda, shipped: Path) -> None:
    assert agenda("config", "--for", str(shipped), "theme", "daylight").returncode == 0
    assert "● daylight " in agenda("themes", "--for", str(shipped), env=TRUE_COLOUR).stdout
    assert "● evening " in agenda("themes", env=TRUE_COLOUR).stdout


def test_the_same_as_json(agenda: Agenda) -> None:
    path = own(agenda, "mine", 'muted = "blu"\n')
    done = agenda("themes", "--json", env=TRUE_COLOUR)
    value = json.loads(done.stdout)
    assert done.returncode == 1
    assert value["in_force"] == "evening"
    assert [theme["name"] for theme in value["themes"]] == [*SHIPPED, "mine"]
    mine = value["themes"][-1]
    assert (mine["file"], mine["shipped"]) == (str(path), False)
    assert [problem["line"] for problem in mine["problems"]] == [1]
    assert value["themes"][0]["shipped"] is True


def test_it_does_not_import_textual() -> None:
    assert "textual" not in imported("themes")
