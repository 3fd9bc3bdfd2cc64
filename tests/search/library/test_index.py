import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.library.meetings import found, names, refreshed, write_meeting
from tui.search.library import index as index_module
from tui.search.library.index import Index, index_file
from tui.search.library.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_meeting(tmp_path / "f" / "a.toml", "Opening", "The quorum is a third.")
    return tmp_path / "f"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"\0" * 9000])
def test_a_damaged_file_is_made_anew(folder: Path, cache: Path, damage: bytes) -> None:
    refreshed(folder, cache).close()
    index_file(folder, cache).write_bytes(damage)
    library = refreshed(folder, cache)
    assert found(library, "quorum") == ["a.toml"]
    assert library.remark == ""


@pytest.mark.parametrize("at", [40, 4096, 9000, 20_000])
def test_a_file_damaged_inside_ends_in_no_traceback(folder: Path, cache: Path, at: int) -> None:
    refreshed(folder, cache).close()
    file = index_file(folder, cache)
    data = bytearray(file.read_bytes())
    data[at : at + 3000] = b"\xa5" * 3000
    file.write_bytes(data)
    library = refreshed(folder, cache)
    if not found(library, "quorum"):
        assert "damaged" in library.remark
        library.close()
        library = refreshed(folder, cache)
    assert found(library, "quorum") == ["a.toml"]


def test_a_meeting_that_cannot_be_decoded_is_damage(folder: Path, cache: Path) -> None:
    refreshed(folder, cache).close()
    with sqlite3.connect(index_file(folder, cache)) as database:
        database.execute("UPDATE files SET meeting = x'00'")
    database.close()
    library = refreshed(folder, cache)
    assert found(library, "quorum") == []
    assert "damaged" in library.remark
    assert found(refreshed(folder, cache), "quorum") == ["a.toml"]


def test_an_index_of_another_version_is_made_anew(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed(folder, cache).close()
    monkeypatch.setattr(index_module, "version", lambda: "another")
    library = Library(folder, cache)
    assert names(library) == []
    assert [progress.total for progress in library.refresh()] == [1]
    assert found(library, "quorum") == ["a.toml"]


def test_an_index_that_cannot_be_kept_is_made_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    library = refreshed(folder, tmp_path / "file")
    assert "cannot be kept" in library.remark
    assert found(library, "quorum") == ["a.toml"]


def test_each_folder_has_an_index_of_its_own(tmp_path: Path, cache: Path) -> None:
    assert index_file(tmp_path / "a", cache) != index_file(tmp_path / "b", cache)
    assert index_file(tmp_path / "a", cache) == index_file(tmp_path / "a" / ".." / "a", cache)


@given(st.text())
def test_any_text_can_be_asked_for(query: str) -> None:
    index = Index(None)
    assert list(index.candidates(query)) == []
    index.close()
