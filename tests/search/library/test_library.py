import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.library.meetings import found, names, refreshed, write_meeting
from tui.meeting.links import Links
from tui.search.library.index import Index
from tui.search.library.library import Library
from tui.search.search import Search
from tui.store.reading.loading import load

DAY = 86_400 * 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "f").mkdir()
    return tmp_path / "f"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_meetings_are_listed_the_newest_first_with_body_title_and_place(
    folder: Path, cache: Path
) -> None:
    write_meeting(folder / "old.toml", day="2019-09-09")
    write_meeting(folder / "sub" / "new.toml", day="2024-01-02")
    library = refreshed(folder, cache)
    assert names(library) == ["sub/new.toml", "old.toml"]
    newest = library.entries()[0]
    assert (newest.title, newest.body, newest.city) == ("new", "The body", "Vienna")
    assert str(newest.start) == str(newest.end) == "2024-01-02"


def test_other_toml_files_are_passed_over_and_broken_meetings_listed(
    folder: Path, cache: Path
) -> None:
    write_meeting(folder / "a.toml", annotation="quorum")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (folder / "broken.toml").write_text("[meeting]\ntitle =\n")
    (folder / "noise.toml").write_bytes(b"\xff\xfe\0")
    library = refreshed(folder, cache)
    (wrong,) = [entry for entry in library.entries() if entry.problem]
    assert (str(wrong.name), wrong.line) == ("broken.toml", 2)
    assert "not TOML" in wrong.problem
    assert found(library, "quorum") == ["a.toml"]


def test_the_index_follows_the_files(folder: Path, cache: Path) -> None:
    write_meeting(folder / "a.toml", annotation="first")
    write_meeting(folder / "b.toml", annotation="second")
    refreshed(folder, cache).close()
    write_meeting(folder / "a.toml", annotation="changed")
    (folder / "b.toml").rename(folder / "c.toml")
    write_meeting(folder / "d.toml", annotation="added")
    library = refreshed(folder, cache)
    assert found(library, "first") == []
    assert found(library, "changed") == ["a.toml"]
    assert found(library, "second") == ["c.toml"]
    assert found(library, "added") == ["d.toml"]
    (folder / "d.toml").unlink()
    assert found(refreshed(folder, cache), "added") == []


def test_a_change_that_leaves_size_and_time_is_seen_while_the_file_is_fresh(
    folder: Path, cache: Path
) -> None:
    path = folder / "a.toml"
    write_meeting(path, annotation="aaaaa")
    os.utime(path, ns=(DAY, DAY))
    library = Library(folder, cache, now=lambda: DAY + 1)
    assert len(list(library.refresh())) == 1
    write_meeting(path, annotation="bbbbb")
    os.utime(path, ns=(DAY, DAY))
    assert len(list(library.refresh())) == 1
    assert found(library, "bbbbb") == ["a.toml"]


def test_what_has_not_changed_is_not_read_again(folder: Path, cache: Path) -> None:
    write_meeting(folder / "a.toml")
    os.utime(folder / "a.toml", ns=(DAY, DAY))
    library = refreshed(folder, cache)
    assert list(library.refresh()) == []
    os.utime(folder / "a.toml", ns=(2 * DAY, 2 * DAY))
    assert len(list(library.refresh())) == 1
    assert list(library.refresh()) == []


def test_a_cancelled_run_goes_on_from_where_it_was(folder: Path, cache: Path) -> None:
    for number in range(100):
        write_meeting(folder / f"{number:03}.toml")
        os.utime(folder / f"{number:03}.toml", ns=(DAY, DAY))
    library = Library(folder, cache)
    asked = iter(range(1000))
    assert len(list(library.refresh(lambda: next(asked) >= 40))) == 40
    library.close()
    rest = list(Library(folder, cache).refresh())
    assert [rest[0].done, rest[-1].done, rest[0].total] == [1, 60, 60]


def test_words_parts_numbers_and_symbols_are_found_newest_first(folder: Path, cache: Path) -> None:
    write_meeting(folder / "a.toml", annotation="The Convention", day="2020-01-01", number="2(b)")
    write_meeting(folder / "b.toml", annotation="Conventions", symbol="CTOC/COP/WG.4/2019/3")
    library = refreshed(folder, cache)
    assert found(library, "CONVENTION") == ["b.toml", "a.toml"]
    assert found(library, "vention") == ["b.toml", "a.toml"]
    assert found(library, "item 2 b") == ["a.toml"]
    assert found(library, "WG.4/2019/3") == ["b.toml"]


def test_all_words_must_stand_in_one_item(folder: Path, cache: Path) -> None:
    write_meeting(folder / "a.toml", annotation="alpha beta")
    write_meeting(folder / "b.toml", annotation="alpha")
    assert found(refreshed(folder, cache), "beta alpha") == ["a.toml"]


def test_matches_are_looked_for_some_at_a_time(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search.library.index._FIRST_ROWS", 1)
    monkeypatch.setattr("tui.search.library.index._MOST_ROWS", 2)
    write_meeting(folder / "a.toml", annotation="alpha")
    write_meeting(folder / "b.toml", annotation="alpha", day="2020-01-01")
    write_meeting(folder / "c.toml", annotation="gamma")
    assert found(refreshed(folder, cache), "alpha") == ["a.toml", "b.toml"]


def test_the_index_is_made_anew_when_most_of_it_is_left_over(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_meeting(folder / "a.toml", annotation="alpha")
    library = refreshed(folder, cache)
    monkeypatch.setattr(Index, "is_bloated", lambda _: True)
    assert len(list(library.refresh())) == 1
    assert found(library, "alpha") == ["a.toml"]


FINDS = """
import sys
from pathlib import Path
from tests.search.library.meetings import found, refreshed
print(len(found(refreshed(Path(sys.argv[1]), Path(sys.argv[2])), "alpha")))
"""


def test_two_programs_make_one_index_at_once(folder: Path, cache: Path) -> None:
    for number in range(60):
        write_meeting(folder / f"{number}.toml", annotation="alpha")
    command = [sys.executable, "-c", FINDS, str(folder), str(cache)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [program.communicate()[0] for program in programs] == ["60\n"] * 3
    assert len(names(Library(folder, cache))) == 60


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=40)
@given(title=TEXTS, annotation=TEXTS, query=TEXTS, start=st.integers(0, 20))
def test_a_folder_of_one_meeting_has_the_hits_of_the_meeting(
    title: str, annotation: str, query: str, start: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_meeting(folder / "a.toml", title, annotation)
        library = refreshed(folder, folder / "cache")
        meeting = load(folder / "a.toml").meeting
        for asked in (query, annotation[start : start + 5], title[start:]):
            if meeting is None:
                continue
            hits = Search(meeting, Links.of(meeting)).find(asked).hits
            in_library = [hit for one in library.find(asked) for hit in one.found.hits]
            assert in_library == list(hits)
        library.close()


PIECES = st.lists(
    st.sampled_from(
        [
            "The",
            "report",
            "reports",
            "WG.4/2019/3",
            "2019/3",
            "(b)",
            "9月9日",
            "会议",
            "会",
            "é",
            "-",
        ]
    ),
    max_size=4,
).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda blank: blank.join(pieces)))
DAYS = ["2019-09-09", "2019-09-09", "2024-01-02"]


@settings(max_examples=40)
@given(
    titles=st.tuples(PIECES, PIECES, PIECES),
    annotations=st.tuples(PIECES, PIECES, PIECES),
    symbols=st.tuples(PIECES, PIECES, PIECES),
    query=PIECES,
    cut=st.integers(0, 3),
)
def test_a_folder_has_the_hits_of_its_meetings_the_newest_first(
    titles: tuple[str, ...],
    annotations: tuple[str, ...],
    symbols: tuple[str, ...],
    query: str,
    cut: int,
) -> None:
    query = query[cut:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, *values, symbol, day in zip(
            "bac", titles, annotations, symbols, DAYS, strict=True
        ):
            write_meeting(
                folder / f"{file}.toml", *values, symbol=symbol, day=day, number=f"2({file})"
            )
        library = refreshed(folder, folder / "cache")
        alone = {}
        for file in "cab":
            meeting = load(folder / f"{file}.toml").meeting
            assert meeting is not None
            if query.strip() and (
                hits := Search(meeting, Links.of(meeting)).find(query, meant=False).hits
            ):
                alone[f"{file}.toml"] = hits
        in_library = {str(one.entry.name): one.found.hits for one in library.find(query, tried=0)}
        assert in_library == alone
        assert list(in_library) == list(alone)
        library.close()


def test_what_is_found_goes_on_where_it_was_while_the_index_changes(
    folder: Path, cache: Path
) -> None:
    for day in range(1, 6):
        write_meeting(folder / f"{day}.toml", annotation="quorum", day=f"2024-01-0{day}")
    library = refreshed(folder, cache)
    hits = library.find("quorum")
    first = [str(next(hits).entry.name) for _ in range(2)]
    (folder / "2.toml").unlink()
    write_meeting(folder / "6.toml", annotation="quorum", day="2024-01-06")
    for _ in library.refresh():
        pass
    assert first == ["5.toml", "4.toml"]
    assert [str(one.entry.name) for one in hits] == ["6.toml", "3.toml", "1.toml"]


def test_meetings_are_searched_while_others_are_read(folder: Path, cache: Path) -> None:
    for number in range(100):
        write_meeting(folder / f"{number:02}.toml", annotation="quorum")
    library = Library(folder, cache)
    counts = [len(found(library, "quorum")) for _ in library.refresh()]
    assert counts == sorted(counts)
    assert 0 < counts[50] < 100
    assert len(found(library, "quorum")) == 100


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("2(b) in:agenda", ["a.toml"]),
        ("4/2019/3", ["b.toml"]),
        ("wg4/2019/3", ["b.toml"]),
        ("undocs.org/en/CTOC/COP/WG.4/2019/3", ["b.toml"]),
        ("2 б", ["a.toml"]),
        ("9/3", ["b.toml"]),
        ("9/4", []),
    ],
)
def test_numbers_and_symbols_are_found_as_in_a_meeting(
    folder: Path, cache: Path, query: str, files: list[str]
) -> None:
    write_meeting(folder / "a.toml", day="2020-01-01", number="2(b)")
    write_meeting(folder / "b.toml", symbol="CTOC/COP/WG.4/2019/3")
    assert found(refreshed(folder, cache), query) == files


@pytest.mark.parametrize(
    "query", ["领事 做法", "2019 年 2 月 5 日", "项目1(b)", "convention", "wg.4", "9月10日"]
)
def test_the_shipped_meetings_have_in_a_folder_the_hits_of_each(
    data: Path, cache: Path, query: str
) -> None:
    library = refreshed(data, cache)
    in_library = {hits.entry.name: hits.found.hits for hits in library.find(query)}
    alone = {}
    for path in data.glob("*.toml"):
        meeting = load(path).meeting
        if meeting and (hits := Search(meeting, Links.of(meeting)).find(query).hits):
            alone[Path(path.name)] = hits
    assert in_library == alone
    assert alone
