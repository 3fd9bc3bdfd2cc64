from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.model import About, Document, Meeting
from tui.meeting.problems import Rank
from tui.store.reading.files import check_files

ABOUT = About(title="x", language="en", start=date(2019, 9, 9), end=date(2019, 9, 9))


def message(name: str, folder: Path) -> str:
    found = check_files(Meeting(format=1, about=ABOUT, translations={"en": name}), folder)
    assert [(problem.rank, problem.path) for problem in found] in (
        [],
        [(Rank.WARNING, ("translations", "en"))],
    )
    return found[0].message if found else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside.pdf").touch()
    folder = tmp_path / "meeting"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents/项目 1.pdf").touch()
    (folder / "inside.pdf").symlink_to("documents/项目 1.pdf")
    (folder / "out.pdf").symlink_to("../outside.pdf")
    (folder / "loop.pdf").symlink_to("loop.pdf")
    return folder


@pytest.mark.parametrize(
    "name", ["documents/项目 1.pdf", "./documents/../documents/项目 1.pdf", "inside.pdf"]
)
def test_a_file_in_the_folder_is_right(name: str, folder: Path) -> None:
    assert message(name, folder) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("none.pdf", 'there is no file "none.pdf" in this file\'s folder; put it there, or '),
        ("documents", '"documents" is a folder; name a file in it'),
        (".", '"." is a folder; name a file in it'),
        ("", "the path of the file is empty; write one relative to this file, or take it out"),
        ("/etc/passwd", '"/etc/passwd" is an absolute path; write one relative to this file\'s '),
        ("C:\\x.pdf", '"C:\\x.pdf" is an absolute path; write one relative to this file\'s fold'),
        ("\\\\server\\x", '"\\\\server\\x" is an absolute path; write one relative to this file'),
        ("../outside.pdf", '"../outside.pdf" is outside this file\'s folder; put the file into '),
        ("../meeting2", '"../meeting2" is outside this file\'s folder; put the file into the f'),
        ("out.pdf", '"out.pdf" is outside this file\'s folder; put the file into the folder'),
        ("loop.pdf", 'there is no file "loop.pdf" in this file\'s folder'),
        ("a\0b", 'there is no file "a\0b" in this file\'s folder'),
        ("x" * 5000, 'there is no file "xxxxx'),
        ("\ud800", 'there is no file "\ud800" in this file\'s folder'),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_any_other_file_is_warned_of(name: str, expected: str, folder: Path) -> None:
    found = message(name, folder)
    assert found.startswith(expected)
    assert len(found) < 200


def test_every_copy_of_every_document_is_looked_for(folder: Path) -> None:
    documents = (
        Document(title="a", files={"en": "inside.pdf", "fr": "none.pdf"}),
        Document(title="b", files={"en": "none.pdf"}),
    )
    found = check_files(Meeting(format=1, about=ABOUT, documents=documents), folder)
    assert [problem.path for problem in found] == [
        ("documents", 0, "files", "fr"),
        ("documents", 1, "files", "en"),
    ]


@given(name=st.text() | st.text(alphabet="./\\~ \0c:x"))
def test_no_name_of_a_file_does_harm(name: str) -> None:
    message(name, Path("/nowhere"))
