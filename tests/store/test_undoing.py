"""Undo and redo of own steps, with what others have written in between."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.editing.edits import Set
from tui.store.merging.texts import Clash, ClashKey, clash_key
from tui.store.open_file import OpenFile
from tui.store.reading.loading import load

TEXT = """\
format = 1

[meeting]
title = "Board"  # theirs or ours
language = "en"
start = 2026-03-02
end = 2026-03-04

[[agenda]]
number = "1"
title = "Opening"

[[agenda]]
number = "2"
title = "Closing"
"""


def _open(folder: Path) -> OpenFile:
    path = folder / "meeting.toml"
    path.write_bytes(TEXT.encode())
    return OpenFile(load(path))


@pytest.fixture
def file(tmp_path: Path) -> OpenFile:
    return _open(tmp_path)


def _edit(file: OpenFile, title: str, item: int = 0) -> None:
    path = ("agenda", item, "title")
    file.edit(Set(path, title), f"title of item {item + 1}", path)


def _others(file: OpenFile, old: str, new: str, ours: set[int] | None = None) -> str:
    """Others change the file on the disk, and that is taken; returns their text."""
    text = file.path.read_bytes().decode()
    assert old in text
    file.path.write_bytes(text.replace(old, new).encode())
    source = file.on_disk()
    assert source is not None
    merged = file.merged(source, ours or ()) if file.changed else None
    file.take(source, merged, ours or ())
    return source.text


def test_an_own_edit_is_undone_and_what_others_wrote_since_stays(file: OpenFile) -> None:
    _edit(file, "Ours")
    theirs = _others(file, "Closing", "Theirs")
    done = file.undo()
    assert done is not None
    assert (done.label, done.place) == ("title of item 1", ("agenda", 0))
    assert file.text == theirs
    assert not file.changed
    file.redo()
    assert file.text == theirs.replace("Opening", "Ours")


def test_an_own_edit_that_was_saved_is_undone_likewise(file: OpenFile) -> None:
    _edit(file, "Ours")
    file.save()
    theirs = _others(file, "Closing", "Theirs")
    file.undo()
    assert file.text == theirs.replace("Ours", "Opening")
    assert file.changed


def test_after_a_clash_that_went_our_way_undo_gives_theirs(file: OpenFile) -> None:
    _edit(file, "Ours")
    theirs = _others(file, "Opening", "Theirs", {0})
    assert file.meeting.agenda[0].title == "Ours"
    file.undo()
    assert file.text == theirs
    file.redo()
    assert file.meeting.agenda[0].title == "Ours"


def test_after_a_clash_that_went_their_way_there_is_nothing_own_to_undo(file: OpenFile) -> None:
    _edit(file, "Ours")
    _others(file, "Opening", "Theirs")
    assert file.undo() is None
    file.undo_taking()
    assert file.text == TEXT.replace("Opening", "Ours")
    file.redo()
    assert file.meeting.agenda[0].title == "Theirs"


def test_where_undo_clashes_with_what_others_wrote_it_asks(file: OpenFile) -> None:
    _edit(file, "Ours")
    file.save()
    _others(file, "Ours", "Theirs")
    with pytest.raises(Clash) as clash:
        file.undo()
    (conflict,) = clash.value.conflicts
    assert (conflict.ours["title"], conflict.theirs["title"]) == ("Opening", "Theirs")
    assert file.meeting.agenda[0].title == "Theirs"
    file.undo({clash_key(conflict): True})
    assert file.meeting.agenda[0].title == "Opening"
    file.redo()
    assert file.meeting.agenda[0].title == "Theirs"


def test_where_their_value_is_kept_the_step_is_gone_and_no_other_is_undone(file: OpenFile) -> None:
    _edit(file, "Older", 1)
    _edit(file, "Ours")
    file.save()
    _others(file, "Ours", "Theirs")
    with pytest.raises(Clash) as clash:
        file.undo()
    file.undo({clash_key(clash.value.conflicts[0]): False})
    assert [item.title for item in file.meeting.agenda] == ["Theirs", "Older"]
    file.undo()
    assert [item.title for item in file.meeting.agenda] == ["Theirs", "Closing"]


def test_what_was_undone_can_be_made_again_on_what_others_wrote(file: OpenFile) -> None:
    _edit(file, "Ours")
    _edit(file, "Ours too", 1)
    file.undo()
    file.undo()
    theirs = _others(file, "Board", "Theirs")
    file.redo()
    assert file.text == theirs.replace("Opening", "Ours")
    file.redo()
    assert file.text == theirs.replace("Opening", "Ours").replace("Closing", "Ours too")
    file.undo()
    file.undo()
    assert file.text == theirs
    assert file.undo() is None


def test_undo_goes_through_all_that_others_wrote(file: OpenFile) -> None:
    _edit(file, "Ours")
    _others(file, "Board", "Theirs")
    _edit(file, "Ours too", 1)
    _others(file, 'language = "en"', 'language = "fr"')
    last = file.text
    file.undo()
    file.undo()
    assert file.text == file.saved_text
    file.redo()
    file.redo()
    assert file.text == last


WHAT = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 1), st.sampled_from(["a", "b", "Opening"])),
        st.tuples(st.sampled_from(["undo", "redo", "save", "back"]), st.just(0), st.just("")),
        st.tuples(st.just("others"), st.integers(0, 1), st.sampled_from(["x", "y", "a"])),
    ),
    max_size=14,
)


@given(WHAT)
def test_whatever_is_done_the_text_is_a_meeting_and_can_be_undone_and_made_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    file = _open(tmp_path_factory.mktemp("undoing"))
    for what, item, title in steps:
        match what:
            case "edit":
                _edit(file, title, item)
            case "others":
                _other_title(file, item, title)
            case "save":
                file.save()
            case "back":
                file.undo_taking()
            case _:
                _step(file, what)
        assert tomllib.loads(file.text) == file.values
    last = file.text
    count = 0
    while _step(file, "undo"):
        count += 1
    for _ in range(count):
        assert _step(file, "redo")
    assert file.text == last


def _other_title(file: OpenFile, item: int, title: str) -> None:
    other = OpenFile(load(file.path))
    _edit(other, title, item)
    other.save()
    source = file.on_disk()
    if source is not None:
        file.take(source, file.merged(source) if file.changed else None)


def _step(file: OpenFile, what: str) -> bool:
    go = file.undo if what == "undo" else file.redo
    before = file.text
    decided: dict[ClashKey, bool] = {}
    while True:
        try:
            done = go(decided)
        except Clash as clash:
            decided |= {clash_key(each): True for each in clash.conflicts}
        else:
            return done is not None and file.text != before
