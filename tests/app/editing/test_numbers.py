"""Numbers of items in the viewer, levels, and what refers to items."""

from pathlib import Path
from typing import Literal

import pytest

from tests.app.editing.meetings import TEXT, editing, meeting_file, replace, text_now
from tests.app.screens import WIDE, press, screen_text, until, viewer, words_said
from tui.app.app import AgendaApp
from tui.app.settings.declared import Settings
from tui.store.reading.loading import load


async def test_a_new_item_is_offered_the_number_that_follows(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "j", "j", "a", *"Minutes", "enter")
        assert "number · new item “Minutes”" in screen_text(pilot)
        await press(pilot, "enter")
        new = '[[agenda]]\nnumber = "1(c)"\nlevel = 2\ntitle = "Minutes"\n\n'
        end = TEXT.index('[[agenda]]\nnumber = "2"')
        assert text_now(pilot) == TEXT[:end] + new + TEXT[end:]
        await press(pilot, "u")
        assert text_now(pilot) == TEXT


async def test_the_number_can_be_another_or_none_but_not_one_that_is_there(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "G", "A", *"Minutes", "enter")
        await press(pilot, *["backspace"] * 4, *"1(b)", "enter")
        assert "already called 1(b)" in screen_text(pilot)
        await press(pilot, *["backspace"] * 4, "enter")
        assert text_now(pilot).count("number = ") == 4
        assert 'title = "Minutes"' in text_now(pilot)


async def test_where_the_number_that_follows_is_taken_it_says_how_to_get_one(
    tmp_path: Path,
) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "a", *"Minutes", "enter")
        assert 'title = "Minutes"' in text_now(pilot)
        assert "It has no number yet: v gives it one" in words_said(pilot)


async def test_an_item_among_others_without_numbers_is_asked_for_none(tmp_path: Path) -> None:
    text = (
        "".join(line for line in TEXT.splitlines(keepends=True) if not line.startswith("number"))
        .replace("items = ", "# items = ")
        .replace("entries", "# entries")
    )
    async with viewer(meeting_file(tmp_path, text)) as pilot:
        await press(pilot, "j", "a", *"Minutes", "enter")
        assert 'title = "Minutes"' in text_now(pilot)


async def test_a_number_that_is_referred_to_is_taken_out_after_asking(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "j", "j", "v", "j", "j", "d")
        screen = screen_text(pilot)
        assert "2 places" in screen
        assert "B/1" in screen
        assert "1(b) in the sitting of Monday, 2 March" in screen
        await press(pilot, "escape")
        assert text_now(pilot) == TEXT
        await press(pilot, "d", "t", "escape")
        assert text_now(pilot) == (
            TEXT.replace('number = "1(b)"\n', "")
            .replace('items = ["1(b)"]\n', "")
            .replace(', { item = "1(b)" }', "")
        )
        await press(pilot, "u")
        assert text_now(pilot) == TEXT


async def test_what_refers_to_an_item_that_is_deleted_is_named(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "d")
        screen = screen_text(pilot)
        assert "Delete item 1?" in screen
        assert "2 sub-items" in screen
        assert "3 places" in screen
        assert "B/1" in screen


async def test_a_form_is_called_by_what_its_entry_is_now(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "v", "j", "j", "enter", "0", "enter")
        assert "╭─ item 10 ─" in screen_text(pilot)


async def test_a_form_closes_where_its_entry_is_undone(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "G", "a", *"New", "enter", "enter", "v", "u", "j")
        assert len(pilot.app.screen_stack) == 1
        assert text_now(pilot) == TEXT


async def test_an_item_does_not_bear_on_itself(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "j", "v", *["j"] * 11, "enter")
        screen = screen_text(pilot)
        assert "related · item 1(a)" in screen
        assert "○ 1(b)" in screen
        assert "○ 1(a)" not in screen


async def test_in_and_out_again_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "G", "greater_than_sign")
        assert editing(pilot).file.changed
        await press(pilot, "less_than_sign")
        assert text_now(pilot) == TEXT


async def test_the_first_level_is_written_where_others_write_it(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    replace(path, 'number = "1"\n', 'number = "1"\nlevel = 1\n')
    replace(path, 'number = "2"\n', 'number = "2"\nlevel = 1\n')
    text = path.read_text("utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "G", "greater_than_sign", "less_than_sign")
        assert text_now(pilot) == text


async def test_a_level_is_numbered_anew_with_what_lies_below(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "alt+down")
        await pilot.app.screen.run_action("renumber")
        await press(pilot, "j")
        agenda = editing(pilot).file.meeting.agenda
        assert [(item.number, item.title) for item in agenda] == [
            ("1", "Closing"),
            ("2", "Opening"),
            ("2(a)", "Welcome"),
            ("2(b)", "Officers"),
        ]
        assert editing(pilot).file.meeting.documents[0].items == ("2(b)",)
        assert "numbered anew" in words_said(pilot)


async def test_a_symbol_that_another_has_is_said_while_it_is_typed(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path, TEXT.replace("B/1", "A/CONF.234/1"))) as pilot:
        await press(pilot, "3", "a", *"A/CONF.234/1")
        await until(pilot, lambda: "another document above" in screen_text(pilot))


@pytest.mark.parametrize(
    ("setting", "hours"), [("paper", "10 a.m.–1 p.m."), ("clock", "10:00–13:00")]
)
async def test_a_sitting_is_called_by_the_hours_that_the_schedule_shows(
    setting: Literal["paper", "clock"], hours: str, tmp_path: Path
) -> None:
    app = AgendaApp(load(meeting_file(tmp_path)), settings=Settings(hours=setting))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert hours in screen_text(pilot)
        await press(pilot, "4", "v")
        assert f"the sitting of Monday, 2 March, {hours}" in screen_text(pilot)
