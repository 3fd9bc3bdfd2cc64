import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.saving.layers import without_privileges
from tui.meeting.problems import Rank
from tui.store.reading.source import MAX_BYTES, Source, UnreadableFile, read_source


def outcome(path: Path) -> Source | UnreadableFile:
    try:
        return read_source(path)
    except UnreadableFile as error:
        return error


def refusal(path: Path) -> UnreadableFile:
    error = outcome(path)
    assert isinstance(error, UnreadableFile)
    assert error.path == path
    assert error.problem.rank is Rank.FATAL
    return error


def refusal_of(data: bytes, folder: Path) -> tuple[int, int, str]:
    path = folder / "meeting.toml"
    path.write_bytes(data)
    error = refusal(path)
    return error.line, error.column, error.problem.message


def test_the_text_is_read_with_its_line_ends_and_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\n\xe9\xa1\xb9")
    source = read_source(path)
    assert source.path == path
    assert source.text == "a = 1\r\nb = 2\n项"
    assert source.bom


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.touch()
    assert read_source(path).text == ""
    assert not read_source(path).bom


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a = 1", encoding="utf-8")
    (tmp_path / "link.toml").symlink_to("a.toml")
    assert read_source(tmp_path / "link.toml").text == "a = 1"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).problem.message == "is a folder; name the meeting's TOML file in it"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path / "none.toml").problem.message
    assert message == "there is no such file; check the name and the folder"


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_an_impossible_name_is_refused(name: str, tmp_path: Path) -> None:
    message = refusal(tmp_path / name).problem.message
    assert message == "no file can have such a name; check the name"


def test_a_name_that_the_system_refuses_is_refused(tmp_path: Path) -> None:
    assert "cannot be read (" in refusal(tmp_path / ("x" * 5000)).problem.message


def test_a_file_in_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert "cannot be read (" in refusal(tmp_path / "a" / "b").problem.message


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "cannot be read (" in refusal(tmp_path / "loop").problem.message


def test_a_file_that_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.toml"
    path.touch(0o000)
    with without_privileges():
        message = refusal(path).problem.message
    assert message.startswith("you are not allowed to read this file")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path).problem.message.startswith("is not a regular file")


def test_a_device_is_refused() -> None:
    assert refusal(Path(os.devnull)).problem.message.startswith("is not a regular file")


def test_a_file_of_64_mib_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(path).problem.message.startswith("is larger than 64 MiB")
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES)
    # It is full of NUL characters, but they were looked at.
    assert refusal(path).problem.message.startswith("has a NUL character")


def test_what_is_not_utf_8_is_refused_with_its_place(tmp_path: Path) -> None:
    data = 'a = 1\n项 = "caf'.encode() + b'\xe9"\n'
    assert refusal_of(data, tmp_path) == (
        *(2, 9),
        "is not in UTF-8: byte 17 of the file, 0xE9, is wrong in UTF-8; save the file as UTF-8",
    )


def test_a_mark_counts_among_the_bytes_and_not_among_the_characters(tmp_path: Path) -> None:
    assert refusal_of(b"\xef\xbb\xbfab\xff", tmp_path) == (
        *(1, 3),
        "is not in UTF-8: byte 6 of the file, 0xFF, is wrong in UTF-8; save the file as UTF-8",
    )


def test_utf_16_is_called_by_its_name(tmp_path: Path) -> None:
    message = "is in UTF-16 and not in UTF-8; save the file as UTF-8"
    assert refusal_of("a = 1".encode("utf-16"), tmp_path) == (1, 1, message)


def test_a_nul_is_refused_with_its_place(tmp_path: Path) -> None:
    line, column, message = refusal_of(b"a = 1\r\nb = \0", tmp_path)
    assert (line, column) == (2, 5)
    assert message.startswith("has a NUL character here")


@given(data=st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_any_bytes_are_read_or_refused(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    source = outcome(path)
    if isinstance(source, UnreadableFile):
        assert 1 <= source.line <= data.count(b"\n") + 1
        assert 1 <= source.column <= len(data) + 1
    else:
        assert source.text.encode() == (data[3:] if source.bom else data)
        assert "\0" not in source.text
