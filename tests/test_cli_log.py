"""`agenda log`."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.command import Agenda
from tui.meeting.notes import Line
from tui.store.notes import NotesFile


@pytest.fixture(name="agenda")
def _agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


@pytest.fixture
def path(tmp_path: Path, shipped: Path) -> Path:
    """A meeting with a log beside it."""
    path = Path(shutil.copy(shipped, tmp_path / "m.toml"))
    at = datetime(2019, 9, 9, 8, 5, 12, tzinfo=UTC)
    NotesFile(path).add(Line(text="主席宣布会议开幕。", item="1(a)", title="会议开幕", at=at))
    return path


def test_it_prints_the_lines_under_their_items(agenda: Agenda, path: Path) -> None:
    done = agenda("log", path)
    assert done.returncode == 0
    assert "1(a) 会议开幕\n  08:05  主席宣布会议开幕。\n" in done.stdout
    assert not done.stderr


def test_it_prints_markdown_and_json(agenda: Agenda, path: Path) -> None:
    assert "### 1(a) 会议开幕\n\n- 08:05 主席" in agenda("log", path, "--markdown").stdout
    (line,) = json.loads(agenda("log", path, "--json").stdout)["log"]
    assert line["at"] == "2019-09-09T08:05:12+00:00"
    assert "--json" in agenda.fails("log", path, "--json", "--markdown")


def test_a_meeting_without_a_log_says_so(agenda: Agenda, shipped: Path, tmp_path: Path) -> None:
    bare = shutil.copy(shipped, tmp_path / "bare.toml")
    done = agenda("log", bare)
    assert done.returncode == 0
    assert "There is no line in" in done.stderr


def test_a_file_of_notes_that_cannot_be_read_is_said(agenda: Agenda, path: Path) -> None:
    NotesFile(path).path.write_text("[log", "utf-8")
    assert "m.notes.toml:1:" in agenda.fails("log", path)


def test_a_wrong_line_is_said_and_the_others_are_printed(agenda: Agenda, path: Path) -> None:
    notes = NotesFile(path).path
    notes.write_text(notes.read_text("utf-8") + "\n[[log]]\ntext = 5\n", "utf-8")
    done = agenda("log", path)
    assert "主席宣布会议开幕" in done.stdout
    assert "text is the number 5" in done.stderr or "text is" in done.stderr
