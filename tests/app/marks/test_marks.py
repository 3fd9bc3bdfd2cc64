"""Marks in the viewer: set, seen in every pane, filtered by, undone."""

from pathlib import Path

import pytest

from tests.app.screens import (
    MEDIUM,
    NARROW,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.app import AgendaApp
from tui.app.marks.mark_list import MarkFilter, MarkList
from tui.app.panes.agenda import AgendaPane
from tui.app.settings.declared import Settings
from tui.meeting.notes import Mark
from tui.store.notes import NotesFile


def marks_in(path: Path) -> list[tuple[str, str]]:
    """What bears which mark, as the file has it."""
    marks = NotesFile(path).contents.of(Mark)
    return [(mark.item or mark.document or mark.title, mark.mark) for mark in marks]


async def test_one_key_sets_the_star_on_the_selected_item_and_takes_it_out(path: Path) -> None:
    before = path.read_bytes()
    async with viewer(path) as pilot:
        await press(pilot, "G", "m")
        assert "Marked ★ star: item 5" in words_said(pilot)
        line = next(line for line in screen_lines(pilot.app) if "5.  Adoption" in line)
        assert "★" in line
        assert "★\u00a0star" in screen_text(pilot), "the annotation says so in words"
        assert marks_in(path) == [("5", "star")]
        await press(pilot, "m")
        assert "No longer ★ star: item 5" in words_said(pilot)
        assert "★" not in "\n".join(screen_lines(pilot.app)[:-2])
        assert not meeting_screen(pilot).has_changes
    assert marks_in(path) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("keys", [("M",), ("m", "F")], ids=["set", "filter"])
async def test_the_lists_of_marks_say_all_of_their_keys(path: Path, keys: tuple[str, ...]) -> None:
    async with viewer(path, (80, 24)) as pilot:
        await press(pilot, *keys)
        assert "Esc back ─╯" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_marks_are_seen_at_all_sizes(path: Path, size: Size) -> None:
    async with viewer(path, size) as pilot:
        await press(pilot, "G", "m", "M", "j", "enter", "3", "m", "4", "g", "m")
        for pane in "134":
            await press(pilot, pane)
            assert "★" in screen_text(pilot)


async def test_an_entry_bears_the_marks_of_its_item(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "4", "g", "j", "m")
        item = marks_in(path)[0][0]
        assert item == "1(a)"
        stars = [line for line in screen_lines(pilot.app) if "★" in line[60:]]
        assert stars


async def test_several_marks_are_set_from_the_list_and_named(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "M")
        assert isinstance(pilot.app.screen, MarkList)
        await press(pilot, "space", "j", "space", "e", *"ours", "enter")
        assert "● ◆ ours" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert "★◆" in screen_text(pilot)
        await press(pilot, "M", "j", "d", "escape")
    assert marks_in(path) == [("5", "star")]
    assert 'red = "ours"' in NotesFile(path).path.read_text("utf-8")


async def test_an_emptied_name_is_the_programs_again(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "M", "e", *"x", "enter", "e", "ctrl+u", "enter")
        assert "★ star" in screen_text(pilot)
    assert "mark_names" not in NotesFile(path).contents.values or not NotesFile(
        path
    ).contents.values.get("mark_names")


async def test_the_agenda_shows_the_items_with_a_mark_and_what_they_stand_under(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "g", "j", "j", "m", "G", "m", "F", "enter")
        agenda = meeting_screen(pilot)._agenda
        numbers = [meeting_screen(pilot).view.item(item).number for item in agenda._items]
        assert numbers == ["1", "1(a)", "5"]
        assert "4 items are left out; F shows all again." in words_said(pilot)
        assert agenda.where == "★ star · 4 left out"
        await press(pilot, "F")
        assert "left out" not in screen_text(pilot)


async def test_next_and_previous_go_through_what_the_filter_shows(path: Path) -> None:
    async with viewer(path) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "g", "j", "m", "G", "m", "F", "enter", "K")
        assert screen._agenda.item == 0
        await press(pilot, "J")
        assert screen.view.item(screen._agenda.item).title == "Adoption of the report"
        await press(pilot, "J")
        assert screen.view.item(screen._agenda.item).title == "Adoption of the report"


async def test_escape_takes_the_filter_off_and_the_folds_come_back(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "g", "j", "h", "G", "m", "F", "enter")
        folded = meeting_screen(pilot)._agenda.folded
        await press(pilot, "escape")
        assert meeting_screen(pilot)._agenda.folded == folded
        assert not meeting_screen(pilot).marks.filters


async def test_a_jump_to_what_the_filter_hides_shows_it(path: Path) -> None:
    async with viewer(path) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "G", "m", "F", "enter", "colon", *"1b", "enter")
        assert screen.view.item(screen._agenda.item).number == "1(b)"
        assert screen._agenda._items[screen._agenda.cursor - 1] == screen._agenda.item
        assert screen.marks.filters
        await press(pilot, "slash", *"opening", "enter")
        assert screen._agenda._items[screen._agenda.cursor - 1] == screen._agenda.item


async def test_taking_the_last_mark_out_under_the_filter_is_no_dead_end(path: Path) -> None:
    async with viewer(path) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "G", "m", "F", "enter", "m")
        assert screen.view.item(screen._agenda.item).number == "5"
        assert screen._agenda.cursor > 0
        await press(pilot, "F")
        assert len(screen._agenda._items) == len(screen.view.meeting.agenda)


async def test_a_mark_that_no_item_bears_is_no_filter(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "F")
        assert "Nothing is marked yet." in words_said(pilot)
        await press(pilot, "3", "m", "F")
        assert isinstance(pilot.app.screen, MarkFilter)
        await press(pilot, "enter")
        assert "No item of the agenda bears ★." in words_said(pilot)


async def test_several_marks_filter_together(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "g", "j", "m", "G", "M", "j", "enter", "F")
        await press(pilot, "space", "j", "space", "enter")
        agenda = meeting_screen(pilot)._agenda
        assert agenda._items == [0, len(meeting_screen(pilot).view.meeting.agenda) - 1]


async def test_undo_takes_marks_and_changes_back_in_their_order(path: Path) -> None:
    async with viewer(path) as pilot:

        def state() -> tuple[list[tuple[str, str]], bool]:
            return marks_in(path), meeting_screen(pilot).has_changes

        await press(pilot, "G", "m", "e", "end", *"!", "enter", "m")
        assert state() == ([], True)
        await press(pilot, "u")
        assert state() == ([("5", "star")], True)
        await press(pilot, "u")
        assert state() == ([("5", "star")], False)
        await press(pilot, "u")
        assert marks_in(path) == []
        await press(pilot, "u")
        assert "Nothing to undo." in words_said(pilot)
        await press(pilot, "ctrl+r")
        assert state() == ([("5", "star")], False)
        await press(pilot, "ctrl+r")
        assert state() == ([("5", "star")], True)
        await press(pilot, "ctrl+r")
        assert state() == ([], True)


async def test_marks_on_what_is_gone_are_listed_and_can_be_taken_out(path: Path) -> None:
    NotesFile(path).add(Mark(mark="star", item="99", title="Bridges"))
    async with viewer(path) as pilot:
        await press(pilot, "F")
        assert "On what is gone from the meeting" in screen_text(pilot)
        assert "99 Bridges" in screen_text(pilot)
        await press(pilot, "G", "enter")
        assert "gone from the meeting" in words_said(pilot)
        await press(pilot, "d")
        assert marks_in(path) == []
        await press(pilot, "escape", "u")
        assert marks_in(path) == [("99", "star")]


async def test_what_another_program_marks_is_seen(path: Path) -> None:
    async with viewer(path) as pilot:
        NotesFile(path).add(Mark(mark="mine", item="5", title="Adoption of the report"))
        await until(pilot, lambda: "◇" in screen_text(pilot))


async def test_a_file_that_cannot_be_written_keeps_no_mark_and_says_so(path: Path) -> None:
    NotesFile(path).path.write_text("[marks", "utf-8")
    async with viewer(path) as pilot:
        await press(pilot, "m")
        assert "The mark is not kept: " in words_said(pilot)
    assert NotesFile(path).path.read_text("utf-8") == "[marks"


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_a_change_of_the_meeting_keeps_marks_and_filter(path: Path, size: Size) -> None:
    async with viewer(path, size) as pilot:
        await press(pilot, "G", "m", "F", "enter", "e", "end", *"!", "enter")
        screen = meeting_screen(pilot)
        assert screen.marks.filters
        assert screen.view.marked is not None
        assert screen.view.marked.on("agenda", screen._agenda.item) == ("star",)


@pytest.mark.parametrize(
    ("star", "filters"), [("ь", "А"), ("ة", "left_square_bracket"), ("μ", "Φ")]
)
async def test_the_keys_are_there_on_other_keyboards(path: Path, star: str, filters: str) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", star, filters, "enter")
        assert meeting_screen(pilot).marks.filters


@pytest.mark.parametrize("settings", [Settings(hours="clock"), Settings(language="es")])
async def test_marks_and_filter_stay_when_all_is_said_anew(path: Path, settings: Settings) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "m", "F", "enter")
        agenda = meeting_screen(pilot).query_one(AgendaPane)
        left_out = agenda.left_out
        assert left_out > 0
        assert isinstance(pilot.app, AgendaApp)
        pilot.app.take_settings(settings)
        await pilot.pause()
        assert agenda.left_out == left_out
        line = next(line for line in screen_lines(pilot.app) if "5.  Adoption" in line)
        assert "★" in line
