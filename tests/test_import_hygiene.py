"""What prints must not wait for the libraries of the viewer, nor help for those of a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import cli

RUN = """
import sys
sys.argv = ["agenda", *sys.argv[1:]]
from tui.cli import main
try:
    main()
except SystemExit as left:
    code = left.code
print(code, *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def imported(*words: str | Path, **environment: str) -> set[str]:
    """The packages that a call of the command has imported by its end."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    code, *names = done.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(names)


def test_the_check_sees_what_is_imported(shipped: Path) -> None:
    assert {"tui", "click", "msgspec"} <= imported("show", shipped)


def test_help_imports_nothing_that_reads_or_draws() -> None:
    heavy = {"textual", "rich", "msgspec", "langcodes", "tomli", "tomli_w", "platformdirs"}
    for words in (["--help"], *([name, "--help"] for name in cli.commands)):
        assert not heavy & imported(*words)


def test_completion_imports_nothing_that_reads_or_draws() -> None:
    environment = {
        "_AGENDA_COMPLETE": "bash_complete",
        "COMP_LINE": "agenda show --p",
    }
    assert not {"textual", "rich", "msgspec"} & imported(**environment)


@pytest.mark.parametrize(
    "words", [["show"], ["show", "--json"], ["show", "--item", "2"], ["check"], []], ids=" ".join
)
def test_what_prints_does_not_import_textual(words: list[str], shipped: Path) -> None:
    assert "textual" not in imported(*words, shipped)


def test_what_prints_settings_does_not_import_textual(shipped: Path) -> None:
    assert "textual" not in imported("config")
    assert "textual" not in imported("keys")
    assert "textual" not in imported("config", "--for", shipped, "theme", "daylight")


def test_what_changes_a_file_does_not_import_textual(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    assert "textual" not in imported("new", file)
    changed = imported("set", file, "meeting.title", "Another meeting")
    assert "textual" not in changed
    assert {"msgspec", "tomli"} <= changed
