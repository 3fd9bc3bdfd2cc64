"""`agenda import`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers.making import pdf, set_lines
from tui.store.reading.loading import load

SEED = Path(__file__).parent / "meetings" / "annotated-agenda.zh.txt"


def run(*words: str | Path, data: bytes = b"") -> "subprocess.CompletedProcess[str]":
    """Runs the command."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "import", *map(str, words)],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_a_paper_becomes_a_file_that_passes_the_check(tmp_path: Path) -> None:
    out = tmp_path / "meeting.toml"
    done = run(SEED, "-o", out)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "guessed: the time zone, from the city" in done.stderr
    assert "7 items · 3 documents · 5 sittings" in done.stderr
    loaded = load(out)
    assert loaded.problems == ()
    assert loaded.meeting is not None
    assert len(loaded.meeting.agenda) == 7


def test_it_is_printed_where_no_file_is_named_and_read_from_standard_input() -> None:
    done = run("-", data=SEED.read_bytes())
    assert done.returncode == 0
    assert done.stdout.startswith("format = 1\n")
    assert 'title = "贩运人口问题工作组"' in done.stdout


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "meeting.toml"
    out.write_text("mine", "utf-8")
    done = run(SEED, "-o", out)
    assert done.returncode == 2
    assert "is there already, and nothing was written" in done.stderr
    assert out.read_text("utf-8") == "mine"


def test_the_report_has_every_line_with_what_became_of_it() -> None:
    done = run(SEED, "--report")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    wanted = [line.strip() for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    assert [" ".join(line.split()[2:]) for line in lines] == [
        " ".join(line.split()) for line in wanted
    ]
    assert not [line for line in lines if line[7:8] == "?"]


def test_what_is_not_understood_is_said_with_its_line() -> None:
    paper = (
        "Agenda\n\n1. Opening.\n2. Report.\n\nAnnotations\n\nA stray line.\n\n1. Opening\n\nText.\n"
    )
    done = run("-", data=paper.encode())
    assert done.returncode == 0
    assert "standard input:8: not understood: A stray line." in done.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"Dear all, no agenda here.", "no numbered items"),
        (pdf([[]]), "only pictures of it (a scan)"),
        (pdf(set_lines(["x"]), encrypted=True), "the file is encrypted"),
    ],
)
def test_what_cannot_be_read_is_said_and_exits_2(data: bytes, words: str) -> None:
    done = run("-", data=data)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run(tmp_path / "none.pdf")
    assert done.returncode == 2
    assert "No such file" in done.stderr
