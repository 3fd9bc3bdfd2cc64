"""Others change the file while something is being changed here."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.app.editing.meetings import (
    FIRST_SUB_ITEM,
    SECOND_SUB_ITEM,
    editing,
    look,
    meeting_file,
    replace,
    text_now,
)
from tests.app.screens import meeting_screen, press, screen_lines, screen_text, viewer, words_said


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (["e"], ["x", "enter"], 'title = "Officers"', 'title = "Officersx"'),
        (["2", "e"], ["x", "ctrl+s"], '"The officers."', '"xThe officers."'),
        (["v"], ["enter", "x", "enter"], 'title = "Officers"', 'title = "Officersx"'),
        (
            ["v", *["j"] * 5, "enter"],
            ["j", "enter"],
            'annotation = "The officers."',
            'annotation = "The officers."\nkind = "information"',
        ),
        (["d"], ["d"], SECOND_SUB_ITEM, ""),
    ],
    ids=["line", "area", "form", "picker", "question"],
)
async def test_what_is_open_changes_what_it_was_opened_on(
    before: Sequence[str], after: Sequence[str], old: str, new: str, tmp_path: Path
) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, "j", "j", *before)
        replace(path, FIRST_SUB_ITEM, "")
        await look(pilot)
        await press(pilot, *after)
        await press(pilot, "escape")
        await look(pilot)
        assert text_now(pilot) == path.read_text("utf-8").replace(old, new)
        assert "merged" in words_said(pilot)


async def test_what_was_typed_for_an_item_that_others_have_deleted_is_asked_about(
    tmp_path: Path,
) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, "j", "j", "2", "e", *"New ")
        replace(path, SECOND_SUB_ITEM, "")
        await look(pilot)
        await press(pilot, "ctrl+s")
        await look(pilot)
        assert "Changed here and by others" in screen_text(pilot)
        await press(pilot, "enter")
        assert 'annotation = "New The officers."' in text_now(pilot)


async def test_a_clash_on_the_very_value_is_asked_about(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, "j", "j", "e", "x")
        replace(path, '"Officers"', '"Their officers"')
        await look(pilot)
        await press(pilot, "enter")
        await look(pilot)
        screen = screen_text(pilot)
        assert "Changed here and by others" in screen
        assert "Their officers" in screen
        assert "Officersx" in screen


async def test_nothing_waits_once_all_is_closed(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await look(pilot)
        await press(pilot, "j", "e", "x")
        replace(path, '"Closing"', '"Closing, by others"')
        await look(pilot)
        assert "by others" not in text_now(pilot)
        await press(pilot, "escape")
        await look(pilot)
        assert "by others" in screen_text(pilot)
        assert not editing(pilot).file.changed


async def test_a_file_that_others_have_deleted_is_noticed(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    text = path.read_bytes()
    async with viewer(path) as pilot:
        await look(pilot)
        path.unlink()
        await look(pilot)
        assert "changed" not in screen_lines(pilot.app)[0]
        await look(pilot)
        assert "not there any more" in words_said(pilot)
        assert "changed" in screen_lines(pilot.app)[0]
        await press(pilot, "q")
        assert "not saved" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+s")
        assert "deleted or moved" in screen_text(pilot)
        await press(pilot, "w")
        assert path.read_bytes() == text
        assert "changed" not in screen_lines(pilot.app)[0]
        assert meeting_screen(pilot).is_active


async def test_a_file_that_comes_back_as_it_was_is_not_changed(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    text = path.read_bytes()
    async with viewer(path) as pilot:
        await look(pilot)
        path.unlink()
        await look(pilot)
        await look(pilot)
        path.write_bytes(text)
        await look(pilot)
        assert "changed" not in screen_lines(pilot.app)[0]
        assert "there again" in words_said(pilot)


async def test_a_file_that_is_replaced_in_two_steps_is_not_taken_for_gone(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    text = path.read_text("utf-8")
    async with viewer(path) as pilot:
        await look(pilot)
        path.unlink()
        await look(pilot)
        path.write_text(text.replace("Closing", "Closing, by others"), "utf-8")
        await look(pilot)
        assert "Closing, by others" in screen_text(pilot)
        assert "not there" not in words_said(pilot)
