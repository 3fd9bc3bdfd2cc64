from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.store.texts import HEAD, found, meeting_of
from tests.store.values import almost, meetings, tables, toml_of
from tui.meeting.model import Meeting
from tui.meeting.problems import Rank
from tui.store.reading.loading import LocatedProblem, Parsed, load, parse
from tui.text.safe import make_safe

ROOT = Path(__file__).parents[3]
BROKEN = ROOT / "tests" / "meetings" / "broken"
GOOD = sorted((ROOT / "data").glob("*.toml")) + sorted(
    path for path in (ROOT / "tests" / "meetings").glob("*.toml") if path.stem != "hostile"
)


def test_a_right_file_is_a_meeting_without_problems() -> None:
    parsed = parse(HEAD + '[[agenda]]\ntitle = "Opening"\n')
    assert parsed.problems == ()
    assert (parsed.left_out, parsed.read_only) == (0, "")
    assert parsed.meeting is not None
    assert parsed.meeting.about.start == date(2019, 9, 9)
    assert parsed.meeting.agenda[0].title == "Opening"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_the_good_files_have_no_problem(path: Path) -> None:
    assert load(path).problems == ()


def test_a_path_in_the_meeting_leads_to_the_file() -> None:
    text = HEAD + (
        "[[schedule]]\n[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\nend = 11:00:00\n"
        "[[schedule.entries]]\n[[schedule.entries]]\ntitle = 'x'\n"
    )
    parsed = parse(text)
    path = ("schedule", 0, "entries", 0, "title")
    assert parsed.file_path(path) == ("schedule", 1, "entries", 1, "title")
    assert parsed.place_of(path) == (14, 9)
    assert parsed.line_of(("schedule", 0)) == 8
    assert parsed.file_path(("agenda", 7)) == ("agenda", 7)
    assert parsed.file_path(("schedule", 7)) == ("schedule", 7)


def test_a_newer_format_is_for_reading_only() -> None:
    parsed = parse(HEAD.replace("format = 1", "format = 2"))
    assert parsed.meeting is not None
    assert parsed.meeting.format == 2
    assert parsed.read_only == "the file has format 2, and this program knows only 1"
    assert [(problem.rank, problem.line, problem.column) for problem in parsed.problems] == [
        (Rank.WARNING, 1, 10)
    ]


class TestWhatFollowsFromAnotherProblemIsNotReported:
    def test_references_to_an_item_left_out(self) -> None:
        text = HEAD + (
            '[[agenda]]\nnumber = "1"\n[[agenda]]\ntitle = "x"\nnumber = 2\n'
            '[[documents]]\ntitle = "x"\nitems = ["1", "2"]\n'
        )
        assert len(found(text)) == 2

    def test_a_level_under_an_item_left_out(self) -> None:
        text = HEAD + (
            '[[agenda]]\ntitle = "x"\n[[agenda]]\nlevel = 2\n[[agenda]]\nlevel = 3\ntitle = "y"\n'
        )
        assert found(text) == [
            "9:1: error: title is missing, so this agenda item is left out; expected text"
        ]

    def test_items_of_a_sitting_left_out(self) -> None:
        sitting = "[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\n"
        text = HEAD + '[[agenda]]\nnumber = "1"\ntitle = "x"\n'
        text += f"{sitting}end = 11:00:00\nentries = [{{ title = 'x' }}]\n{sitting}"
        assert found(text) == [
            (
                "15:1: error: end is missing, so this sitting is left out; "
                "expected a local time such as 10:00:00"
            )
        ]

    def test_a_document_whose_items_are_wrong(self) -> None:
        assert len(found(HEAD + '[[documents]]\ntitle = "x"\nitems = [1]\n')) == 1


def test_a_problem_is_one_line_that_is_safe_on_a_terminal() -> None:
    (problem,) = parse(HEAD + '[[agenda]]\ntitle = "x"\nkind = "\\u001b[2J\\n\\u202e"\n').problems
    shown = problem.render("a\x1b\nb.toml")
    assert shown == make_safe(shown)
    assert "a␛␊b.toml:9:8: error: kind is the text" in shown


def test_every_rank_has_its_word() -> None:
    words = {rank: LocatedProblem(rank, 2, 3, (), "x").render("f").split(": ")[1] for rank in Rank}
    assert words == {Rank.WARNING: "warning", Rank.ERROR: "error", Rank.FATAL: "error"}


class TestLoad:
    def test_a_file_is_read_and_parsed(self, tmp_path: Path) -> None:
        path = tmp_path / "m.toml"
        path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
        loaded = load(path)
        assert loaded.source.path == path
        assert loaded.source.bom
        assert loaded.problems == ()
        assert loaded.meeting is not None
        assert loaded.line_of(("meeting", "end")) == 6
        assert loaded.file_path(("agenda", 1)) == ("agenda", 1)
        assert (loaded.left_out, loaded.read_only) == (0, "")

    def test_files_are_looked_for_in_its_folder(self, tmp_path: Path) -> None:
        path = tmp_path / "m.toml"
        (tmp_path / "en.toml").touch()
        path.write_text(HEAD + '[translations]\nen = "en.toml"\nfr = "fr.toml"\n', "utf-8")
        assert [problem.render("m") for problem in load(path).problems] == [
            (
                'm:9:6: warning: there is no file "fr.toml" in this file\'s folder; put it there, '
                "or correct the path"
            )
        ]
        assert parse(path.read_text("utf-8")).problems == ()

    def test_a_name_without_a_folder_is_in_the_current_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("m.toml").write_text(HEAD + '[translations]\nen = "m.toml"\n', "utf-8")
        assert load(Path("m.toml")).problems == ()

    def test_a_file_that_cannot_be_read_is_a_fatal_problem(self, tmp_path: Path) -> None:
        loaded = load(tmp_path)
        assert loaded.meeting is None
        assert loaded.source.path == tmp_path
        assert [problem.render("f") for problem in loaded.problems] == [
            "f:1:1: error: is a folder; name the meeting's TOML file in it"
        ]

    def test_what_is_not_utf_8_has_its_place(self) -> None:
        (problem,) = load(BROKEN / "latin-1.toml").problems
        assert (problem.rank, problem.line, problem.column) == (Rank.FATAL, 4, 15)

    @pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.iterdir()))
    def test_every_broken_file_has_problems(self, name: str) -> None:
        assert load(BROKEN / name).problems


def check(parsed: Parsed, text: str) -> None:
    """What holds of every text whatever."""
    fatal = any(problem.rank is Rank.FATAL for problem in parsed.problems)
    assert fatal == (parsed.meeting is None)
    places = [(problem.line, problem.column) for problem in parsed.problems]
    assert places == sorted(places)
    for problem in parsed.problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert 1 <= problem.column <= len(text) + 1
        assert problem.message == make_safe(problem.message)
        assert len(problem.message) < 500


@given(text=st.text() | st.text().map((HEAD + "{}").format))
def test_any_text_is_parsed(text: str) -> None:
    check(parse(text), text)


@given(values=tables)
def test_any_toml_is_parsed(values: dict[str, Any]) -> None:
    text = tomli_w.dumps(values)
    check(parse(text, folder=Path("/nowhere")), text)


@given(values=almost(Meeting))
def test_any_file_that_is_almost_a_meeting_is_parsed(values: dict[str, Any]) -> None:
    text = tomli_w.dumps(values)
    check(parse(text, folder=Path("/nowhere")), text)


@given(meeting=meetings)
def test_any_meeting_comes_back_as_it_was(meeting: Meeting) -> None:
    text = toml_of(meeting)
    parsed = parse(text)
    check(parsed, text)
    assert parsed.meeting == meeting
    assert parsed.left_out == 0


@given(right=st.lists(st.booleans(), max_size=8))
def test_an_entry_left_out_leaves_the_others_where_they_are(right: list[bool]) -> None:
    whole = "date = 2019-09-09\nstart = 10:00:00\nend = 11:00:00\n"
    text = HEAD + "".join(
        f"[[schedule]]\nroom = '{place}'\n{whole if is_right else ''}"
        for place, is_right in enumerate(right)
    )
    parsed = parse(text)
    assert parsed.left_out == right.count(False)
    for position, sitting in enumerate(meeting_of(text).schedule):
        assert parsed.file_path(("schedule", position)) == ("schedule", int(sitting.room))
        line = parsed.line_of(("schedule", position, "room"))
        assert text.split("\n")[line - 1] == f"room = '{sitting.room}'"
