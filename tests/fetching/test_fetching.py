"""Getting all copies of a meeting, and entering them in its file."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetching.server import PDF, Host, cut_off, document, host, slow, status
from tui.fetching.download import Limits
from tui.fetching.entering import entered
from tui.fetching.fetching import Fetch, Outcome
from tui.fetching.network import Network, Pace
from tui.fetching.wanted import missing_copies
from tui.store.reading.loading import load

TEXT = """\
format = 1
[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04

# The papers.
[[documents]]
symbol = "B/1"  # the report
url = "{host}/1"

[[documents]]
symbol = "B/2"
url = "{host}/2"

[[documents]]
title = "By post"
"""


@pytest.fixture
def server() -> Iterator[Host]:
    """A host of documents."""
    with host() as found:
        found.answers["/1"] = document()
        found.answers["/2"] = document(b"The report, as text.\n", "text/plain; charset=utf-8")
        yield found


@pytest.fixture
def path(server: Host, tmp_path: Path) -> Path:
    """A meeting whose documents the host has."""
    file = tmp_path / "board.toml"
    file.write_text(TEXT.format(host=server.url), "utf-8")
    return file


def fetch(path: Path) -> dict[str, Outcome]:
    """Gets what is missing; what came of it, by document."""
    meeting = load(path).meeting
    assert meeting is not None
    copies = missing_copies(meeting, path.parent, ["en"])
    work = Fetch(
        path, meeting, Network(private=True, pace=Pace(silent=5)), limits=Limits(pause=0.01)
    )
    outcomes = (entered(outcome, path) for outcome in work.run(copies))
    return {outcome.document.name: outcome for outcome in outcomes}


def files(path: Path) -> list[dict[str, str]]:
    """The copies that the meeting file names, by document."""
    meeting = load(path).meeting
    assert meeting is not None
    return [dict(each.files) for each in meeting.documents]


def test_copies_are_got_and_entered_and_nothing_else_changes(path: Path, server: Host) -> None:
    outcomes = fetch(path)
    assert outcomes["B/1"].file == "documents/B-1.en.pdf"
    assert outcomes["By post"].reason == "no address is known for it in this language"
    assert path.read_text("utf-8") == TEXT.format(host=server.url).replace(
        f'url = "{server.url}/1"\n',
        f'url = "{server.url}/1"\nfiles = {{ en = "documents/B-1.en.pdf" }}\n',
    ).replace(
        f'url = "{server.url}/2"\n',
        f'url = "{server.url}/2"\nfiles = {{ en = "documents/B-2.en.txt" }}\n',
    )
    assert (path.parent / "documents" / "B-1.en.pdf").read_bytes() == PDF


def test_what_is_there_is_not_got_again(path: Path, server: Host) -> None:
    fetch(path)
    assert list(fetch(path)) == ["By post"]
    assert server.asked == {"/1": 1, "/2": 1}


def test_one_that_fails_stops_no_other(path: Path, server: Host) -> None:
    server.answers["/1"] = status(404)
    outcomes = fetch(path)
    assert "HTTP 404" in outcomes["B/1"].reason
    assert outcomes["B/2"].file
    assert files(path) == [{}, {"en": "documents/B-2.en.txt"}, {}]


def test_a_copy_that_was_got_and_not_entered_is_entered(path: Path, server: Host) -> None:
    (path.parent / "documents").mkdir()
    (path.parent / "documents" / "B-1.en.pdf").write_bytes(PDF)
    assert fetch(path)["B/1"].file == "documents/B-1.en.pdf"
    assert server.asked["/1"] == 0
    assert files(path)[0] == {"en": "documents/B-1.en.pdf"}


def test_what_others_write_meanwhile_stays(path: Path) -> None:
    meeting = load(path).meeting
    assert meeting is not None
    copies = missing_copies(meeting, path.parent, ["en"])
    work = Fetch(path, meeting, Network(private=True), limits=Limits(pause=0.01), jobs=1)
    run = work.run(copies)
    entered(next(run), path)
    text = path.read_text("utf-8").replace('title = "Board"', 'title = "The Board"')
    first = text.index('[[documents]]\nsymbol = "B/2"')
    path.write_text(text[:first] + '[[documents]]\nsymbol = "B/0"\n\n' + text[first:], "utf-8")
    for outcome in run:
        assert not entered(outcome, path).reason or outcome.document.name == "By post"
    now = load(path).meeting
    assert now is not None
    assert now.about.title == "The Board"
    assert [each.name for each in now.documents if each.files] == ["B/1", "B/2"]


def test_the_folder_for_copies_does_not_lie_elsewhere(
    path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (path.parent / "documents").symlink_to(elsewhere, target_is_directory=True)
    assert fetch(path)["B/1"].reason == "the folder for copies lies elsewhere"
    assert list(elsewhere.iterdir()) == []


def test_two_entries_of_one_document_have_one_copy(path: Path, server: Host) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace("B/2", "B/1").replace("/2", "/1"), "utf-8")
    server.answers["/1"] = slow(5, 0.02)
    fetch(path)
    assert files(path)[0] == files(path)[1]
    assert (path.parent / files(path)[0]["en"]).read_bytes() == PDF
    assert server.asked["/1"] == 1


def run(path: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command."""
    return subprocess.run(
        [sys.executable, "-m", "tui", "fetch", str(path), "--private", *words],
        capture_output=True,
        text=True,
        check=False,
    )


class TestTheCommand:
    """`agenda fetch`."""

    def test_says_what_came_of_each_and_exits_1_where_one_failed(
        self, path: Path, server: Host
    ) -> None:
        done = run(path)
        assert done.returncode == 1
        assert "B/1 (en): documents/B-1.en.pdf, 0.3 MB\n" in done.stdout
        assert "agenda: By post (en): no address is known for it in this language" in done.stderr
        assert "agenda: 2 copies got, 1 not" in done.stderr
        assert server.asked["/1"] == 1

    def test_exits_0_where_all_are_there(self, path: Path) -> None:
        text = path.read_text("utf-8")
        path.write_text(text[: text.rindex("\n[[documents]]")], "utf-8")
        assert run(path).returncode == 0
        again = run(path)
        assert again.returncode == 0
        assert "no copy is missing" in again.stderr

    def test_tells_what_it_would_get(self, path: Path, server: Host) -> None:
        done = run(path, "--dry-run", "--language", "en", "--language", "fr")
        assert done.returncode == 0
        assert f"B/1 (en): {server.url}/1\n" in done.stdout
        assert "B/1 (fr): no address is known\n" in done.stdout
        assert not server.asked

    def test_without_leave_this_machine_is_not_asked(self, path: Path, server: Host) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "fetch", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "private network" in done.stderr
        assert not server.asked
        assert files(path) == [{}, {}, {}]

    def test_a_language_is_asked_for_by_its_tag(self, path: Path, server: Host) -> None:
        done = run(path, "--language", "../en")
        assert done.returncode == 2
        assert "is no tag of a language" in done.stderr
        assert not server.asked
        assert "B/1 (en): documents/B-1.en.pdf" in run(path, "--language", "EN").stdout

    def test_a_file_that_is_no_meeting_exits_2(self, tmp_path: Path) -> None:
        file = tmp_path / "x.toml"
        file.write_text("[meeting", "utf-8")
        assert run(file).returncode == 2

    def test_one_that_is_too_large_is_not_got(self, path: Path, server: Host) -> None:
        server.answers["/1"] = document(PDF[:9] + b"x" * 1_200_000)
        done = run(path, "--limit", "1")
        assert "B/1 (en): it has 1 MB or more, and 1 are allowed" in done.stderr

    def test_killed_in_the_middle_it_leaves_no_broken_copy_and_no_entry(
        self, path: Path, server: Host
    ) -> None:
        server.answers["/1"] = slow(200, 0.05)
        server.answers["/2"] = slow(200, 0.05)
        program = subprocess.Popen(
            [sys.executable, "-m", "tui", "fetch", str(path), "--private"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        part = path.parent / "documents" / ".B-1.en.part"
        until = time.monotonic() + 30
        while time.monotonic() < until and not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
        program.kill()
        program.wait()
        assert files(path) == [{}, {}, {}]
        assert not [file for file in (path.parent / "documents").iterdir() if file.suffix == ".pdf"]
        server.answers["/1"] = server.answers["/2"] = document()
        server.ranges.clear()
        run(path)
        assert (path.parent / "documents" / "B-1.en.pdf").read_bytes() == PDF
        assert any(asked.startswith("bytes=") for asked in server.ranges)


def test_a_connection_that_is_cut_for_good_leaves_no_entry(path: Path, server: Host) -> None:
    server.answers["/1"] = cut_off(1000)
    assert fetch(path)["B/1"].reason == "the connection was cut"
    assert files(path)[0] == {}
