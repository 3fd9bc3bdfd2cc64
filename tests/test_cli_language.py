"""The command line in the languages that it speaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import cli
from tui.i18n import LANGUAGES
from tui.text.cells import cell_width

ROOT = Path(__file__).parents[1]


def agenda(*words: str | Path, language: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in the locale of a language."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": f"{language}.UTF-8"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


ENGLISH = ("Usage:", "Options:", "Commands:", "Show this message", "Exit status", "List what")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_help_has_no_english(language: str) -> None:
    done = agenda("--help", language=language)
    assert done.returncode == 0
    assert not [words for words in ENGLISH if words in done.stdout and words != "Options:"]
    assert all(name in done.stdout for name in cli.commands)
    assert max(map(len, done.stdout.splitlines())) <= 120


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "agenda: option inconnue\u00a0: '--foo'\u00a0; voyez `agenda show --help`\n"),
        ("es", "agenda: no existe la opción '--foo'; vea `agenda show --help`\n"),
        ("ru", "agenda: нет параметра '--foo'; см. `agenda show --help`\n"),
        ("ar", "agenda: لا يوجد الخيار '--foo'؛ انظر `agenda show --help`\n"),
        ("zh", "agenda: 没有选项 '--foo'；见 `agenda show --help`\n"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(language: str, said: str) -> None:
    done = agenda("show", "--foo", "x.toml", language=language)
    assert (done.returncode, done.stderr) == (2, said)


@pytest.mark.parametrize(
    ("language", "usage", "heads"),
    [
        ("en", "Usage: agenda", ["Options:", "Commands:"]),
        ("fr", "Usage\u00a0: agenda", ["Options\u00a0:", "Commandes\u00a0:"]),
        ("ru", "Использование: agenda", ["Параметры:", "Команды:"]),
        ("zh", "用法：agenda", ["选项：", "命令："]),
    ],
)
def test_the_colons_of_help_are_those_of_the_language(
    language: str, usage: str, heads: list[str]
) -> None:
    lines = agenda("--help", language=language).stdout.splitlines()
    assert lines[0].startswith(usage)
    assert [line for line in lines if line in heads] == heads


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_of_clicks_is_left_in_english(language: str) -> None:
    for name in cli.commands:
        said = agenda(name, "--help", language=language).stdout
        assert said
        assert not [
            word for word in (*ENGLISH, "INTEGER", " in ~") if word in said.replace("Options:", "")
        ]
        assert language == "fr" or "[OPTIONS]" not in said
    assert "integer" not in agenda("show", "--width", "x", "m.toml", language=language).stderr
    assert "integer" not in agenda("fetch", "--jobs", "x", "m.toml", language=language).stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_command_does_fits_in_a_line_of_the_list(language: str) -> None:
    lines = agenda("--help", language=language).stdout.splitlines()
    listed = lines[-len(cli.commands) :]
    assert [line.split()[0] for line in listed] == sorted(cli.commands)
    assert not [line for line in listed if "..." in line or cell_width(line) > 79]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_narrow_terminal_nothing_of_it_is_cut_off(language: str) -> None:
    wide, narrow = (
        agenda("--help", language=language, COLUMNS=str(columns)).stdout for columns in (80, 40)
    )
    assert "..." not in narrow
    assert "".join(narrow.split())[-100:] == "".join(wide.split())[-100:]


def test_problems_are_said_in_the_language_of_the_user(meetings: Path) -> None:
    done = agenda("check", meetings / "broken" / "times.toml", language="ru")
    assert "предупреждение: " in done.stdout
    assert "the sitting" not in done.stdout


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Document d’information"), ("ru", "Справочный документ")]
)
def test_a_page_has_the_words_that_the_program_adds_in_its_language(
    language: str, said: str, data: Path
) -> None:
    done = agenda("show", data / "ctoc-cop-wg4-2019.en.toml", language=language)
    assert said in done.stdout
    assert "Provisional agenda" in done.stdout


def test_json_is_the_same_in_every_language(shipped: Path) -> None:
    assert (
        agenda("show", "--json", shipped, language="ar").stdout
        == agenda("show", "--json", shipped, language="C").stdout
    )
