"""The open file, and what others write into it meanwhile."""

from pathlib import Path

import pytest

from tui.store.editing.edits import Set
from tui.store.open_file import OpenFile
from tui.store.reading.loading import load
from tui.store.reading.source import Source

TEXT = """\
format = 1

[meeting]
title = "Working Group"
language = "en"
start = 2019-09-09
end = 2019-09-11

[[agenda]]
number = "1"
title = "Opening"

[[agenda]]
number = "2"
title = "Other matters"
"""


@pytest.fixture
def file(tmp_path: Path) -> OpenFile:
    path = tmp_path / "meeting.toml"
    path.write_bytes(TEXT.encode())
    return OpenFile(load(path))


def _theirs(file: OpenFile, old: str, new: str) -> Source:
    """The file after somebody else has changed it."""
    assert old in file.saved_text
    file.path.write_bytes(file.saved_text.replace(old, new).encode())
    source = file.on_disk()
    assert source is not None
    return source


def _take(file: OpenFile, source: Source) -> tuple[str, ...]:
    return file.take(source, file.merged(source))


def test_comments_and_layout_of_both_sides_survive_a_merge(file: OpenFile) -> None:
    ours = TEXT.replace('title = "Opening"', '# ask the chair\ntitle  =  "Opening"  # soon')
    assert not file.replace_text(ours, "changes in the editor")
    source = _theirs(file, "end = 2019-09-11", "end = 2019-09-12  # a day more")
    assert _take(file, source) == ()
    assert file.text == ours.replace("end = 2019-09-11", "end = 2019-09-12  # a day more")


def test_a_comment_that_a_merge_cannot_keep_is_named(file: OpenFile) -> None:
    ours = TEXT.replace('title = "Opening"', '# ask the chair\ntitle = "Opening"')
    assert not file.replace_text(ours, "changes in the editor")
    source = _theirs(file, 'title = "Opening"', 'title = "Opening of the meeting"')
    assert _take(file, source) == ("# ask the chair",)
    assert file.meeting.agenda[0].title == "Opening of the meeting"
    file.undo()
    assert file.text == ours


def test_values_side_by_side_are_merged_though_their_lines_are_not(file: OpenFile) -> None:
    file.edit(Set(("meeting", "title"), "Our title"), "title", ("meeting",))
    source = _theirs(file, 'language = "en"', 'language = "fr"')
    assert _take(file, source) == ()
    about = file.meeting.about
    assert (about.title, about.language) == ("Our title", "fr")


def test_lines_that_merge_into_other_values_are_not_taken(file: OpenFile) -> None:
    # Both add an item at another place, with the same number: as lines that is two of them.
    item = '[[agenda]]\nnumber = "3"\ntitle = "New"\n'
    assert not file.replace_text(TEXT + "\n" + item, "changes in the editor")
    source = _theirs(file, '[[agenda]]\nnumber = "1"', item + '\n[[agenda]]\nnumber = "1"')
    _take(file, source)
    assert [item.number for item in file.meeting.agenda].count("3") == 1
