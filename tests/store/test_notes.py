"""The file of private notes beside a meeting."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from tui.meeting.model import Meeting
from tui.meeting.notes import LISTS, Note
from tui.meeting.notes_reference import NOTES_EXAMPLE, NOTES_REFERENCE
from tui.store.notes import NotesError, NotesFile, is_notes_file, notes_path
from tui.store.reading.loading import parse
from tui.store.reading.notes import judge_notes

PLUS_TWO = timezone(timedelta(hours=2))
AT = datetime(2024, 3, 4, 10, 5)  # noqa: DTZ001 -- a local time
KEYS = st.sampled_from(["text", "at", "item", "document", "sitting", "title", "y"])
SCALARS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=5),
    st.integers(-5, 5),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
TABLES = st.dictionaries(KEYS, SCALARS, max_size=7)
VALUES = st.one_of(SCALARS, TABLES, st.lists(TABLES, max_size=3), st.lists(SCALARS, max_size=3))
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
    file.change({NOTE: structs.replace(NOTE, text="Asked.\nAnd answered.")})
    assert [note.text for note in file.notes] == ["Asked.\nAnd answered.", "Second."]
    file.change({file.notes[0]: None})
    assert [note.text for note in file.notes] == ["Second."]
    with pytest.raises(NotesError, match="not in the file any more"):
        file.change({NOTE: None})


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    file.path.write_text("[notes", "utf-8")
    with pytest.raises(NotesError, match=r"m\.notes\.toml:1:"):
        file.add(NOTE)
    assert file.path.read_text("utf-8") == "[notes"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotesError):
        NotesFile(tmp_path / "gone" / "m.toml").add(NOTE)


MEETING = """\
format = 1
[meeting]
title = "Rivers"
language = "en"
start = 2024-03-04
end = 2024-03-05
[[agenda]]
number = "1"
title = "Opening"
[[agenda]]
number = "2"
title = "Banks"
"""


def meeting() -> Meeting:
    found = parse(MEETING).meeting
    assert found is not None
    return found


def by_hand(folder: Path, text: str) -> NotesFile:
    file = NotesFile(folder / "m.toml")
    file.path.write_text(text, "utf-8")
    return file


def problems(file: NotesFile) -> list[str]:
    return [each.render(file.path.name) for each in file.contents.problems]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("at = 2024-03-04T10:05:00+02:00", datetime(2024, 3, 4, 10, 5, tzinfo=PLUS_TWO)),
        ("at = 2024-03-04T10:05:00Z", datetime(2024, 3, 4, 10, 5, tzinfo=UTC)),
        ("at = 2024-03-04 10:05:00", AT),
        ("at = 2024-03-04", date(2024, 3, 4)),
        ("", None),
    ],
)
def test_a_note_by_hand_has_a_time_a_day_or_neither(
    written: str, at: object, tmp_path: Path
) -> None:
    file = by_hand(tmp_path, f'[[notes]]\ntext = "x"\n{written}\n')
    (note,) = file.notes
    assert (note.text, note.at) == ("x", at)
    assert type(note.at) is type(at)
    assert problems(file) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "notes = 5\n",
            (
                "m.notes.toml:1:9: error: notes is the number 5 and is left out; expected a list of "
                "tables; write [[notes]], in two pairs of brackets"
            ),
        ),
        (
            '[notes]\ntext = "x"\n',
            (
                "m.notes.toml:1:1: error: notes is a table and is left out; expected a list of tables; "
                "write [[notes]], in two pairs of brackets"
            ),
        ),
        (
            "notes = [1]\n",
            "m.notes.toml:1:10: error: notes[0] is the number 1 and is left out; expected a table",
        ),
        (
            "[[notes]]\nat = 2024-03-04\n",
            "m.notes.toml:1:1: error: text is missing, so this entry is left out; expected text",
        ),
        (
            "[[notes]]\n  text = 5\n",
            (
                "m.notes.toml:2:10: error: text is the number 5, so this entry is left out; expected text; "
                "write it in quotes"
            ),
        ),
        (
            '[[notes]]\ntext = "x"\nitem = 2\n',
            (
                "m.notes.toml:3:8: error: item is the number 2, so this entry is left out; expected text; "
                "write it in quotes"
            ),
        ),
        (
            '[[notes]]\ntext = "x"\nsitting = 2024-03-04\n',
            (
                "m.notes.toml:3:11: error: sitting is the date 2024-03-04, so this entry is left out; expected a "
                "local date and time such as 2019-09-09T10:05:00; write the time too, as in "
                "2024-03-04T10:05:00"
            ),
        ),
        (
            '[[nots]]\ntext = "x"\n',
            (
                'm.notes.toml:1:3: warning: a notes file has no key "nots", so it is not read; '
                "did you mean notes?"
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_stays_in_the_file(
    text: str, message: str, tmp_path: Path
) -> None:
    file = by_hand(tmp_path, text)
    assert problems(file) == [message]
    assert file.notes == ()
    assert file.path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            'at = "2024-03-04"',
            (
                'm.notes.toml:3:6: error: at is the text "2024-03-04" and is left out; expected a date '
                "such as 2019-09-09, or with a time, 2019-09-09T10:05:00; write it without quotes"
            ),
        ),
        (
            "at = 10:05:00",
            (
                "m.notes.toml:3:6: error: at is the time 10:05:00 and is left out; expected a date "
                "such as 2019-09-09, or with a time, 2019-09-09T10:05:00"
            ),
        ),
        (
            'titel = "Opening"',
            (
                'm.notes.toml:3:1: warning: [[notes]] has no key "titel", so it is not read; '
                "did you mean title?"
            ),
        ),
    ],
)
def test_a_note_is_shown_without_what_is_wrong_in_it(
    written: str, message: str, tmp_path: Path
) -> None:
    file = by_hand(tmp_path, f'[[notes]]\ntext = "x"\n{written}\n')
    assert problems(file) == [message]
    assert file.notes == (Note(text="x"),)
    file.change({Note(text="x"): Note(text="y")})
    assert written in file.path.read_text("utf-8")


def test_a_note_cannot_be_added_to_a_list_that_is_none(tmp_path: Path) -> None:
    file = by_hand(tmp_path, "notes = 5\n")
    with pytest.raises(NotesError):
        file.add(NOTE)
    assert file.path.read_text("utf-8") == "notes = 5\n"


def test_it_is_read_and_matched_once_until_it_or_the_meeting_changes(tmp_path: Path) -> None:
    file, now = NotesFile(tmp_path / "m.toml"), meeting()
    file.add(Note(text="a", item="2", title="Banks", at=AT))
    contents, placed = file.contents, file.placed(now)
    assert placed.on(Note, ("agenda", 1)) == [*file.notes]
    assert not placed.has(Note, ("agenda", 0))
    assert file.contents is contents
    assert file.placed(now) is placed
    other = NotesFile(tmp_path / "m.toml")
    other.add(Note(text="b", item="9", title="Gone", at=AT))
    assert [note.text for note in file.placed(now).on(Note, None)] == ["b"]
    assert file.placed(meeting()) is not file.placed(now)


def test_several_entries_change_in_one_save(tmp_path: Path) -> None:
    file = NotesFile(tmp_path / "m.toml")
    one, two, three = (Note(text=text, item="1", title="Old", at=AT) for text in "abc")
    for note in (one, two, three):
        file.add(note)
    file.change({one: structs.replace(one, item="", title="New"), two: None})
    assert [(note.text, note.item, note.title) for note in file.notes] == [
        ("a", "", "New"),
        ("c", "1", "Old"),
    ]


def test_the_example_of_the_reference_has_every_list_and_nothing_wrong() -> None:
    judged = judge_notes(tomli.loads(NOTES_EXAMPLE), NOTES_EXAMPLE)
    assert judged.problems == ()
    assert {path[0] for path, _entry in ((each.path, each.entry) for each in judged.kept)} == {
        *LISTS
    }
    keys = {field for kind in LISTS.values() for field in kind.__struct_fields__}
    assert all(f"| `{key}` |" in NOTES_REFERENCE for key in keys)


def test_a_notes_file_is_known_by_its_name() -> None:
    assert is_notes_file(Path("a/m.notes.toml"))
    assert is_notes_file(Path("M.NOTES.TOML"))
    assert not is_notes_file(Path("notes.toml"))


@given(st.dictionaries(st.sampled_from(["notes", "x"]), VALUES, max_size=3))
def test_any_values_give_problems_and_never_a_traceback(values: dict[str, object]) -> None:
    text = tomli_w.dumps(values)
    judged = judge_notes(tomli.loads(text), text)
    entries = values.get("notes", [])
    right = len(judged.kept)
    assert isinstance(entries, list) or right == 0
    assert right or "notes" not in values or not entries or judged.problems


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
