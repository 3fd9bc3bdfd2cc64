import contextlib
import sqlite3
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.library.meetings import found, names, refreshed, write_meeting
from tui.i18n import use_language
from tui.search.library import index as index_module
from tui.search.library.index import Index, index_file
from tui.search.library.library import Library
from tui.search.query import Query


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


@pytest.mark.parametrize("at", [16, 18, 19, 28, 40, 44, 56, 96, 4096, 9000, 20_000])
@pytest.mark.parametrize("count", [1, 4, 3000])
def test_a_file_damaged_inside_is_made_anew_and_answers_at_once(
    folder: Path, cache: Path, at: int, count: int
) -> None:
    refreshed(folder, cache).close()
    file = index_file(folder, cache)
    data = bytearray(file.read_bytes())
    data[at : at + count] = b"\xff" * count
    file.write_bytes(data)
    library = refreshed(folder, cache)
    assert found(library, "quorum") == ["a.toml"]
    assert library.remark == ""
    library.close()
    assert found(Library(folder, cache), "quorum") == ["a.toml"]


@settings(max_examples=40)
@given(seed=st.randoms(use_true_random=False))
def test_damage_at_any_places_costs_no_hit(seed: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "f", Path(name) / "cache"
        for number in range(5):
            write_meeting(folder / f"{number}.toml", "Opening", f"The quorum {number} is a third.")
        refreshed(folder, cache).close()
        file = index_file(folder, cache)
        data = bytearray(file.read_bytes())
        for _ in range(6):
            at = seed.randrange(len(data) - 40)
            data[at : at + 40] = seed.randbytes(40)
        file.write_bytes(data)
        library = refreshed(folder, cache)
        assert len(found(library, "quorum")) == 5
        library.close()


def test_damage_that_comes_while_it_is_open_is_mended_in_the_same_search(
    folder: Path, cache: Path
) -> None:
    write_meeting(folder / "b.toml", "Opening", "The quorum is half.", day="2020-01-01")
    library = refreshed(folder, cache)
    with sqlite3.connect(index_file(folder, cache)) as database:
        database.execute(
            "UPDATE meetings SET packed = x'00'"
            " WHERE id IN (SELECT id FROM files WHERE start < '2021')"
        )
    database.close()
    assert found(library, "quorum") == ["a.toml", "b.toml"]
    assert library.remark == ""


def test_making_anew_leaves_alone_what_another_program_has_made_anew(
    folder: Path, cache: Path
) -> None:
    first, second = refreshed(folder, cache), refreshed(folder, cache)
    with sqlite3.connect(index_file(folder, cache)) as database:
        database.execute("UPDATE meetings SET packed = x'00'")
    database.close()
    assert found(first, "quorum") == ["a.toml"]
    made = index_file(folder, cache).stat().st_ino
    assert found(second, "quorum") == ["a.toml"]
    assert index_file(folder, cache).stat().st_ino == made
    for library in (first, second):
        library.close()
    assert found(Library(folder, cache), "quorum") == ["a.toml"]


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
    assert list(index.candidates(Query.readings(query))) == []
    index.close()


def test_what_is_wrong_with_a_file_is_said_in_the_language_of_now(
    folder: Path, cache: Path
) -> None:
    wrong = '[meeting]\ntitle = "A meeting"\nlanguage = "en"\nstart = 1\n'
    (folder / "wrong.toml").write_text(wrong, "utf-8")

    def problems() -> list[str]:
        with contextlib.closing(refreshed(folder, cache)) as library:
            return [entry.problem for entry in library.entries() if entry.problem]

    english = problems()
    try:
        use_language("fr")
        french = problems()
    finally:
        use_language("en")
    assert len(english) == len(french) == 1
    assert english != french
    assert problems() == english
