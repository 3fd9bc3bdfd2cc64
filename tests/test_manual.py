"""The manual page is what the command line says of itself now."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tui.app.commands.table import COMMANDS
from tui.cli import cli
from tui.manual import PAGE, manual_page

LINTERS = [name for name in ("mandoc", "man") if shutil.which(name)]
COMMANDS_OF = {
    "mandoc": ["mandoc", "-T", "lint", "-W", "warning"],
    "man": ["man", "--warnings=all", "-E", "UTF-8", "-l"],
}


def test_it_is_current(data: Path) -> None:
    assert (data / PAGE).read_text("utf-8") == manual_page(), "run: python -m tui.manual"


def test_it_names_every_command_option_and_key() -> None:
    page = manual_page().replace("\\-", "-")
    flowed = " ".join(page.split())
    for name, command in cli.commands.items():
        assert f"\n.SS {name}\n" in page
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("-"))
    for bound in COMMANDS:
        if bound.keys:
            assert bound.help.replace("`", "\\(ga").replace('"', "\\(dq") in flowed


@pytest.mark.parametrize("linter", LINTERS)
def test_what_shows_manual_pages_finds_nothing_wrong(linter: str, data: Path) -> None:
    done = subprocess.run(
        [*COMMANDS_OF[linter], data / PAGE], capture_output=True, text=True, check=False
    )
    wrong = [
        line
        for line in (done.stderr + done.stdout * (linter == "mandoc")).splitlines()
        if "missing date" not in line
    ]
    assert wrong == []


@pytest.mark.parametrize("linter", [name for name in LINTERS if name == "man"])
def test_it_reads_as_the_help_does(linter: str, data: Path) -> None:
    done = subprocess.run(
        [*COMMANDS_OF[linter], data / PAGE], capture_output=True, text=True, check=True
    )
    shown = " ".join(done.stdout.split())
    assert "List what is wrong with meeting files. A line a problem: FILE:LINE:COLUMN:" in shown
    assert 'eval "$(agenda completion bash)"' in done.stdout
