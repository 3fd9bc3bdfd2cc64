"""Moving what is selected goes by what is seen."""

from pathlib import Path

from tests.app.editing.meetings import TEXT, editing, meeting_file
from tests.app.screens import press, viewer, words_said

DOCUMENTS = """\

[[documents]]
symbol = "B/2"
items = ["2"]

[[documents]]
symbol = "B/3"
items = ["1(b)"]

[[documents]]
symbol = "B/4"
items = ["1(a)"]
"""

SITTINGS = """\

[[schedule]]
date = 2026-03-02
start = 15:00:00
end = 16:00:00
title = "Second"

[[schedule]]
date = 2026-03-03
start = 10:00:00
end = 11:00:00
title = "Third"
"""


def _file(folder: Path) -> Path:
    place = TEXT.index("[[schedule]]") - 1
    return meeting_file(folder, TEXT[:place] + DOCUMENTS + TEXT[place:] + SITTINGS)


async def test_a_document_moves_past_the_one_that_is_seen_below_it(tmp_path: Path) -> None:
    async with viewer(_file(tmp_path)) as pilot:
        # For item 1(b) are B/1 and B/3, with B/2 between them in the file.
        await press(pilot, "j", "j", "3", "alt+down")
        symbols = [document.symbol for document in editing(pilot).file.meeting.documents]
        assert symbols == ["B/2", "B/3", "B/1", "B/4"]
        await press(pilot, "alt+down")
        assert "B/1 is already last here." in words_said(pilot)
        await press(pilot, "alt+up", "alt+up")
        symbols = [document.symbol for document in editing(pilot).file.meeting.documents]
        assert symbols == ["B/2", "B/1", "B/3", "B/4"]
        assert "B/1 is already first here." in words_said(pilot)


async def test_documents_of_different_sub_items_stay_in_their_order(tmp_path: Path) -> None:
    async with viewer(_file(tmp_path)) as pilot:
        # For item 1 are those of 1(a), then those of 1(b).
        await press(pilot, "3", "alt+down")
        assert "B/4 stays here" in words_said(pilot)
        assert not editing(pilot).file.changed


async def test_a_sitting_moves_within_its_day(tmp_path: Path) -> None:
    async with viewer(_file(tmp_path)) as pilot:
        await press(pilot, "4", "g", "alt+down")
        titles = [sitting.title for sitting in editing(pilot).file.meeting.schedule]
        assert titles == ["Second", "", "Third"]
        await press(pilot, "alt+down")
        assert "stays in its day" in words_said(pilot)


async def test_entries_that_are_left_out_are_passed(tmp_path: Path) -> None:
    text = TEXT.replace('{ item = "1(a)" }, ', '{ item = "1(a)" }, { item = 5, note = 7 }, ')
    async with viewer(meeting_file(tmp_path, text)) as pilot:
        await press(pilot, "4", "g", "j", "alt+down")
        items = [entry.item for entry in editing(pilot).file.meeting.schedule[0].entries]
        assert items == ["1(b)", "1(a)"]
