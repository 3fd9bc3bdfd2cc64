"""A fault of the program in the command line."""

import os
import subprocess
import sys
from pathlib import Path

BROKEN = """
import sys
import tui.exports.plain

def fail(*_, **__):
    raise LookupError("nothing\\x1b[2J there")

tui.exports.plain.meeting_page = fail
from tui.cli import main
main()
"""


def run(home: Path, meeting: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", BROKEN, "show", meeting],
        env=os.environ
        | {"XDG_STATE_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fault_is_told_in_plain_words_and_reported(shipped: Path, home: Path) -> None:
    done = run(home, shipped)
    assert done.returncode == 70
    assert done.stdout == ""
    first, second = done.stderr.splitlines()
    assert first.startswith("agenda: an error in the program has ended it: LookupError: nothing")
    assert "\x1b" not in done.stderr
    report = Path(second.partition(": ")[2])
    assert "in fail" in report.read_text("utf-8")
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700


def test_only_the_last_reports_stay(shipped: Path, home: Path) -> None:
    folder = home / "agenda" / "crashes"
    folder.mkdir(parents=True)
    for number in range(15):
        (folder / f"20200101-0000{number:02}-1.txt").write_text("old")
    run(home, shipped)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 10
    assert names[0] == "20200101-000006-1.txt"


def test_where_no_report_can_be_written_it_is_printed(shipped: Path, home: Path) -> None:
    home.joinpath("agenda").write_text("no folder")
    done = run(home, shipped)
    assert done.returncode == 70
    assert "No report could be written" in done.stderr
    assert "in fail" in done.stderr
    assert "\x1b" not in done.stderr
