"""The file of private notes beside a meeting."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.meeting.notes import Note
from tui.store.notes import NotesError, NotesFile, notes_path

AT = datetime(2024, 3, 4, 10, 5)  # noqa: DTZ001 -- a local time
NOTE = Note(text="Ask about the annex.", item="1(b)", title="Adoption", at=AT)


def test_it_stands_beside_the_meeting_and_is_named_after_it() -> None:
    assert notes_path(Path("a/board.toml")) == Path("a/board.notes.toml")


def test_a_note_is_on_the_disk_at_once_and_comes_back(tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    assert file.notes == ()
    file.add(NOTE)
    assert 'item = "1(b)"' in file.path.read_text("utf-8")
    assert NotesFile(tmp_path / "m.toml").notes == (NOTE,)


def test_what_others_have_written_stays(tmp_path: Path) -> None:
    file, other = NotesFile(tmp_path / "m.toml"), NotesFile(tmp_path / "m.toml")
    file.add(NOTE)
    other.add(Note(text="Another.", at=AT))
    text = file.path.read_text("utf-8")
    file.path.write_text("# mine\n" + text + "\n[[notes]]\ntext = 5\n[later]\nkey = 1\n", "utf-8")
    file.add(Note(text="Third.", at=AT))
    assert [note.text for note in file.notes] == [NOTE.text, "Another.", "Third."]
    after = file.path.read_text("utf-8")
    assert after.startswith("# mine\n")
    assert "text = 5" in after
    assert "[later]\nkey = 1" in after


def test_a_note_can_be_changed_and_taken_out(tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    file.add(NOTE)
    file.add(Note(text="Second.", at=AT))
    file.replace(NOTE, "Asked.\nAnd answered.")
    assert [note.text for note in file.notes] == ["Asked.\nAnd answered.", "Second."]
    file.replace(file.notes[0], "")
    assert [note.text for note in file.notes] == ["Second."]
    with pytest.raises(NotesError, match="not in the file any more"):
        file.replace(NOTE, "x")


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    file.path.write_text("[notes", "utf-8")
    with pytest.raises(NotesError, match=r"m\.notes\.toml:1:"):
        file.add(NOTE)
    assert file.path.read_text("utf-8") == "[notes"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotesError):
        NotesFile(tmp_path / "gone" / "m.toml").add(NOTE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80),
    title=st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_any_text_is_kept_as_it_is(text: str, title: str, tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    file.path.unlink(missing_ok=True)
    note = Note(text=text, title=title, item="1", at=AT)
    file.add(note)
    assert NotesFile(tmp_path / "m.toml").notes == (note,)
