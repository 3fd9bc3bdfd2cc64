import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import Agenda
from tests.search.library.meetings import write_meeting
from tests.search.table import FILES, each_row
from tests.test_import_hygiene import imported
from tui.cli_search import search_files
from tui.meeting.links import Links
from tui.search.search import Search
from tui.store.reading.loading import load


@pytest.fixture
def agenda(tmp_path: Path) -> Agenda:
    return Agenda(tmp_path)


def test_hits_are_those_of_the_viewer_in_its_order(agenda: Agenda, shipped: Path) -> None:
    meeting = load(shipped).meeting
    assert meeting is not None
    done = agenda("search", "领事 做法", shipped, "--json")
    value = json.loads(done.stdout)
    hits = Search(meeting, Links.of(meeting)).find("领事 做法").hits
    assert value["query"] == "领事 做法"
    assert [(hit["pane"], hit["position"], hit["label"]) for hit in value["hits"]] == [
        (hit.place.pane, hit.place.position, hit.record.label) for hit in hits
    ]
    for hit in value["hits"]:
        assert {hit["text"][start:end] for start, end in hit["spans"]} <= {"领事", "做法"}


@each_row
def test_the_command_answers_the_table_of_queries(
    name: str, row: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    status = search_files(row["query"], [FILES[name]], None, as_json=True)
    hits = json.loads(capsys.readouterr().out)["hits"]
    if row["first"] == "nothing":
        assert (status, hits) == (1, [])
        return
    pane, position = row["first"]
    assert status == 0
    assert [hits[0]["pane"], hits[0]["position"]] == [pane, None if position < 0 else position]
    assert len(hits) == row.get("count", len(hits))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("report in:foo", "in:foo is left out of account: it may be agenda, annotation, "),
        ("report is:bogus", "is:bogus is left out of account: it may be decided, "),
        ("report day:tomorrow", "day:tomorrow is left out of account: a day is written "),
        ("report in:", "in: waits for a value: it may be agenda, "),
        ("report kind:", "kind: waits for a value: "),
        ("report item:99", "item:99 is left out of account: no agenda item has this number."),
    ],
)
@pytest.mark.parametrize("in_folder", [False, True])
def test_what_is_wrong_with_a_filter_is_said(
    agenda: Agenda, tmp_path: Path, query: str, said: str, *, in_folder: bool
) -> None:
    write_meeting(tmp_path / "f" / "a.toml")
    write_meeting(tmp_path / "f" / "b.toml")
    done = agenda("search", query, "f" if in_folder else "f/a.toml")
    assert done.stderr.startswith(f"agenda: {said}")
    assert done.stderr.count("\n") == 1


def test_a_filter_that_only_some_meetings_can_answer_leaves_out_the_others(
    agenda: Agenda, tmp_path: Path
) -> None:
    write_meeting(tmp_path / "f" / "a.toml", annotation="quorum", number="7")
    write_meeting(tmp_path / "f" / "b.toml", annotation="quorum")
    done = agenda("search", "quorum item:7", "f")
    assert done.stdout.startswith("f/a.toml:")
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_the_meeting_as_such_is_called_so(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml")
    assert agenda("search", "vienna", "a.toml").stdout.endswith(": meeting: Vienna\n")


def test_a_query_may_begin_with_a_dash(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml")
    write_meeting(tmp_path / "draft.toml", "A draft", symbol="B/1")
    done = agenda("search", "-draft", "a.toml", "--limit", "1")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert "A draft" not in agenda("search", "-draft", "draft.toml").stdout


def test_a_document_is_named_where_the_match_is_late_in_its_title(
    agenda: Agenda, tmp_path: Path
) -> None:
    meeting = tmp_path / "a.toml"
    write_meeting(meeting, symbol="A/1/1")
    late = "Report" + " of all that there is" * 10 + " on quorums"
    meeting.write_text(meeting.read_text().replace('"Report"', f'"{late}"'))
    assert ": documents A/1/1: …" in agenda("search", "quorums", "a.toml").stdout
    assert ": documents A/1/1: Report of all" in agenda("search", "report", "a.toml").stdout


def test_an_empty_query_is_said(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml")
    done = agenda("search", " ", "a.toml")
    assert done.returncode == 1
    assert done.stderr.startswith("agenda: the query is empty")


def test_what_cannot_be_read_is_in_the_json_too(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "f" / "a.toml", annotation="quorum")
    (tmp_path / "f" / "empty.toml").write_text("")
    done = agenda("search", "quorum", "f", "none.toml", "--json")
    value = json.loads(done.stdout)
    assert len(value["hits"]) == 1
    assert [problem["file"] for problem in value["problems"]] == ["f/empty.toml", "none.toml"]
    assert all(problem["message"] for problem in value["problems"])
    assert done.returncode == 2


def test_standard_input_is_not_searched(agenda: Agenda) -> None:
    done = agenda("search", "x", "-")
    assert done.returncode == 2
    assert "standard input is not searched" in done.stderr


def test_a_limit_below_one_is_refused_plainly(agenda: Agenda, shipped: Path) -> None:
    assert "1 or more" in agenda.fails("search", "x", shipped, "--limit", "0")


def test_a_damaged_index_answers_at_once(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "f" / "a.toml", annotation="quorum")
    agenda("search", "quorum", "f")
    (index,) = tmp_path.rglob("*.sqlite")
    data = bytearray(index.read_bytes())
    data[44:48] = b"\xff" * 4
    index.write_bytes(data)
    done = agenda("search", "quorum", "f")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_traditional_characters_find_simplified_ones_in_a_folder(
    agenda: Agenda, tmp_path: Path, shipped: Path
) -> None:
    (tmp_path / "f").mkdir()
    shutil.copy(shipped, tmp_path / "f")
    alone = agenda("search", "建議", shipped).stdout
    in_folder = agenda("search", "建議", "f").stdout
    assert alone.count("\n") == in_folder.count("\n") > 1


def test_a_line_names_file_line_and_place(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml", "Opening", "The quorum.", number="2(b)")
    done = agenda("search", "quorum", "a.toml")
    lines = (tmp_path / "a.toml").read_text().splitlines()
    at = next(n for n, line in enumerate(lines, 1) if "quorum" in line)
    assert (done.stdout, done.stderr) == (f"a.toml:{at}: annotation 2(b): The quorum.\n", "")
    assert done.returncode == 0


def test_private_notes_are_found_with_their_own_file_and_line(
    agenda: Agenda, tmp_path: Path
) -> None:
    write_meeting(tmp_path / "f" / "a.toml", "Opening", number="2(b)")
    note = '[[notes]]\nitem = "2(b)"\ntext = """\nFirst.\nAsk about money."""\n'
    (tmp_path / "f" / "a.notes.toml").write_text(note, "utf-8")
    line = "f/a.notes.toml:3: notes 2(b): Ask about money.\n"
    assert agenda("search", "money", "f/a.toml").stdout == line
    assert agenda("search", "in:notes money", "f").stdout == line
    done = agenda("search", "money", "f")
    assert (done.returncode, done.stdout) == (1, "")
    (hit,) = json.loads(agenda("search", "money", "f/a.toml", "--json").stdout)["hits"]
    assert (hit["file"], hit["line"], hit["pane"]) == ("f/a.notes.toml", 3, "notes")
    assert (hit["of"], hit["position"], hit["label"]) == ("agenda", 0, "2(b)")
    (tmp_path / "f" / "a.notes.toml").write_text("[notes", "utf-8")
    done = agenda("search", "Opening", "f/a.toml")
    assert done.stdout.startswith("f/a.toml:")
    assert done.stderr.startswith("agenda: a.notes.toml:1:7: error: is not TOML")
    assert done.returncode == 2


def test_nothing_found_is_said_by_the_exit_status_alone(agenda: Agenda, shipped: Path) -> None:
    done = agenda("search", "nothing like this", shipped)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    done = agenda("search", "nothing like this", shipped, "--json")
    assert (done.returncode, json.loads(done.stdout)["hits"]) == (1, [])


def test_a_file_that_cannot_be_read_stops_nothing(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml", annotation="quorum")
    done = agenda("search", "quorum", "none.toml", "a.toml")
    assert done.returncode == 2
    assert done.stdout.startswith("a.toml:")
    assert done.stderr.startswith("agenda: none.toml:1: there is no such file")


def test_a_folder_is_searched_the_newest_meeting_first(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "f" / "a.toml", annotation="quorum", day="2019-01-01")
    write_meeting(tmp_path / "f" / "b.toml", annotation="quorum", day="2020-01-01")
    done = agenda("search", "quorum", "f")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["f/b.toml", "f/a.toml"]
    done = agenda("search", "quorum", "f", "--limit", "1")
    assert done.stdout.count("\n") == 1


def test_a_broken_meeting_in_a_folder_is_said_and_stops_nothing(
    agenda: Agenda, tmp_path: Path, meetings: Path
) -> None:
    shutil.copytree(meetings / "broken", tmp_path / "f")
    write_meeting(tmp_path / "f" / "a.toml", annotation="quorumword")
    done = agenda("search", "quorumword", "f")
    assert done.returncode == 2
    assert done.stdout.startswith("f/a.toml:")
    assert "agenda: f/syntax-error.toml:11: is not TOML" in done.stderr


def test_what_is_printed_is_safe_for_a_terminal(agenda: Agenda, meetings: Path) -> None:
    done = agenda("search", "a", meetings / "hostile.toml")
    assert "\x1b" not in done.stdout
    assert done.stdout


def test_a_reader_that_goes_away_ends_it_quietly(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "a.toml", annotation="\n\n".join(["quorum " * 20] * 3000))
    program = agenda.start("search", "quorum", "a.toml")
    assert program.stdout
    assert program.stderr
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 141


def test_searching_does_not_import_textual(shipped: Path, data: Path) -> None:
    assert "textual" not in imported("search", "项目", shipped)
    assert "textual" not in imported("search", "项目", data)


def test_a_folder_alone_is_listed_the_newest_meeting_first(agenda: Agenda, tmp_path: Path) -> None:
    write_meeting(tmp_path / "f" / "a.toml", day="2019-01-01")
    write_meeting(tmp_path / "f" / "deep" / "b.toml", day="2020-01-01")
    done = agenda("f")
    files = [line.split(": ")[:2] for line in done.stdout.splitlines()]
    assert files == [["f/deep/b.toml", "2020-01-01"], ["f/a.toml", "2019-01-01"]]
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "empty").mkdir()
    assert agenda("empty").returncode == 1
