"""The review of an imported paper: the meeting beside the paper, and what is uncertain."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.app.review.reviews import (
    BOARD,
    SEED,
    bar,
    line_selected,
    lines_marked,
    paper_pane,
    review,
    review_screen,
)
from tests.app.screens import (
    CHINESE,
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    Size,
    press,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.commands.keymap_file import read_keymap
from tui.app.review.review_screen import ReviewScreen
from tui.app.review.uncertain_list import UncertainList
from tui.app.screens.meeting import MeetingScreen
from tui.app.screens.question import Question
from tui.app.view import OVERVIEW
from tui.store.reading.loading import load


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A paper with a guessed value and a line that is not understood."""
    return Path(shutil.copy(BOARD, tmp_path / "board.txt"))


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """The paper of the shipped meeting."""
    return Path(shutil.copy(SEED, tmp_path / "agenda.zh.txt"))


def text(pilot: Pilot[None]) -> str:
    """The text of the meeting file as it is now."""
    return review_screen(pilot).editing.file.text


def die(pilot: Pilot[None]) -> None:
    """Leaves what a session leaves that is killed: its copy, and a lock that nobody holds."""
    session = review_screen(pilot).editing.recovering._session
    session._files.close(session._lock or 0)
    session._lock = None
    pilot.app.exit()


# What is seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("paper", [SEED, BOARD], ids=["zh", "en"])
async def test_the_meeting_stands_beside_its_paper(
    paper: Path, size: Size, tmp_path: Path, screen_snapshot: SnapshotAssertion
) -> None:
    async with review(Path(shutil.copy(paper, tmp_path)), size) as pilot:
        await press(pilot, "J", "J")
        assert screen_text(pilot) == screen_snapshot


async def test_all_lines_of_the_paper_are_there_with_what_became_of_them(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "5", "g")
        screen = screen_text(pilot)
        assert "1 Library Board" in screen
        assert "about the meeting" in screen
        for _ in range(4):
            await press(pilot, "j")
        assert bar(pilot) == "2 uncertain places · line 7: list of items 1"


async def test_nothing_is_written_until_it_is_saved(board: Path) -> None:
    async with review(board) as pilot:
        assert "not saved yet" in screen_text(pilot)
        await press(pilot, "j", "j")
        for key in ("m", "i", "p"):
            await press(pilot, key)
            assert "Save the file first" in words_said(pilot)
        assert [path.name for path in board.parent.iterdir()] == ["board.txt"]


# Moving in one moves the other


async def test_the_selected_item_marks_the_lines_that_it_comes_from(board: Path) -> None:
    async with review(board) as pilot:
        review_screen(pilot).go_to_item(2)
        await pilot.pause()
        marked = lines_marked(pilot)
        assert marked[:2] == ["(a) Report of the treasurer;", "(a) Report of the treasurer"]
        assert marked[2].startswith("The treasurer will report")
        assert line_selected(pilot) == "(a) Report of the treasurer"


async def test_the_meeting_as_such_marks_the_head_of_the_paper(board: Path) -> None:
    async with review(board) as pilot:
        review_screen(pilot).go_to_item(OVERVIEW)
        await pilot.pause()
        assert lines_marked(pilot)[:2] == ["Library Board", "Regular meeting"]


async def test_the_selected_document_and_sitting_mark_theirs(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "3", "G")
        document = review_screen(pilot).selection
        assert document[0] == "documents"
        symbol = review_screen(pilot).view.meeting.documents[int(document[1])].symbol
        assert any(symbol in line for line in lines_marked(pilot))
        await press(pilot, "4", "G")
        assert lines_marked(pilot) == ["10 a.m. to 1 p.m.   3   Other business"]
        await press(pilot, "g")
        assert lines_marked(pilot)[0] == "Monday, 12 May"


async def test_the_paragraph_that_is_read_marks_its_lines(seed: Path) -> None:
    async with review(seed, MEDIUM) as pilot:
        review_screen(pilot).go_to_item(2)
        await press(pilot, "2")
        first = lines_marked(pilot)
        assert first[0].startswith("联合国打击跨国有组织犯罪公约缔约方会议")
        await press(pilot, *"jjjjjjjj")
        assert lines_marked(pilot) != first
        assert lines_marked(pilot)[0].startswith(("缔约方会议扩大主席团", "拟议工作安排"))


async def test_the_selected_line_shows_what_became_of_it(board: Path) -> None:
    async with review(board) as pilot:
        screen = review_screen(pilot)
        wanted = {
            "(b) Fees": ("agenda", 3),
            "The Board may wish to decide.": ("agenda", 3),
            "Note by the Secretariat on the accounts (LB/2025/2)": ("documents", 0),
            "3 to 6 p.m.   2(b)   Fees": ("schedule", 1, "entries", 0),
            "Regular meeting": ("meeting",),
        }
        await press(pilot, "5")
        seen = {}
        await press(pilot, "g")
        for _ in range(40):
            seen[line_selected(pilot)] = screen.selection
            await press(pilot, "j")
        assert {line: seen[line] for line in wanted} == wanted
        assert screen.is_in_paper


async def test_a_line_is_marked_in_the_annotation_that_it_went_into(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "5")
        pane = paper_pane(pilot)
        pane.select(next(at for at, one in enumerate(pane._lines) if "raised in" in one.text))
        await pilot.pause()
        match = review_screen(pilot)._pane("annotation")._marks.current
        assert match is not None
        assert match.text[match.start : match.end].endswith("the year that follows, as was")


async def test_enter_goes_from_a_line_to_what_became_of_it(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "5", "G", "enter")
        screen = review_screen(pilot)
        assert not screen.is_in_paper
        assert screen.current_pane == "schedule"
        assert screen.focused is screen._pane("schedule")
        await press(pilot, "5")
        pane = paper_pane(pilot)
        pane.select(next(at for at, one in enumerate(pane._lines) if "Parking" in one.text))
        await press(pilot, "enter")
        assert "led to no value: not understood" in words_said(pilot)


async def test_the_paper_follows_what_was_moved_and_added(board: Path) -> None:
    async with review(board) as pilot:
        screen = review_screen(pilot)
        screen.go_to_item(0)
        await press(pilot, "a", *"New", "enter")
        assert [item.title for item in screen.view.meeting.agenda][:3] == [
            "Opening of the meeting",
            "New",
            "Budget",
        ]
        assert lines_marked(pilot) == []
        screen.go_to_item(4)
        await pilot.pause()
        assert line_selected(pilot) == "(b) Fees"
        await press(pilot, "5", "j")
        assert screen.selection == ("agenda", 4)


# What is uncertain


async def test_uncertain_places_are_one_key_apart(board: Path) -> None:
    async with review(board) as pilot:
        assert bar(pilot).startswith("2 uncertain places")
        await press(pilot, "g", ")")
        assert bar(pilot) == "1 of 2 · guessed: the time zone, from the city"
        assert line_selected(pilot) == "12 to 14 May 2025, Geneva"
        assert review_screen(pilot).selection == ("meeting",)
        await press(pilot, ")")
        assert bar(pilot).startswith("2 of 2 · not understood: Parking is to be had")
        assert review_screen(pilot).is_in_paper
        await press(pilot, ")")
        assert bar(pilot).startswith("1 of 2")
        await press(pilot, "(")
        assert bar(pilot).startswith("2 of 2")


async def test_the_guessed_value_is_edited_at_once_and_guessed_no_more(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "g", ")", "e")
        assert "Europe/Zurich" in screen_text(pilot)
        await press(pilot, "ctrl+u", *"Europe/Vienna", "enter")
        assert 'timezone = "Europe/Vienna"' in text(pilot)
        assert "# guessed" not in text(pilot)
        assert bar(pilot).startswith("1 uncertain place")
        await press(pilot, ")")
        assert bar(pilot).startswith("1 of 1 · not understood")


async def test_a_guess_is_confirmed_and_that_is_undone(board: Path) -> None:
    async with review(board) as pilot:
        before = text(pilot)
        await press(pilot, "g", ")", "full_stop")
        assert text(pilot) == before.replace("# guessed: the time zone, from the city\n", "")
        assert bar(pilot).startswith("1 uncertain place")
        await press(pilot, "u")
        assert text(pilot) == before
        assert bar(pilot) == "1 of 2 · guessed: the time zone, from the city"


async def test_a_line_is_confirmed_as_nothing_of_the_meeting(board: Path) -> None:
    async with review(board) as pilot:
        before = text(pilot)
        await press(pilot, "g", "(", "full_stop")
        assert bar(pilot).startswith("1 uncertain place")
        assert text(pilot) == before
        await press(pilot, ")", "full_stop")
        assert bar(pilot).startswith("Nothing is uncertain any more.")
        await press(pilot, ")")
        assert "Nothing is uncertain any more." in words_said(pilot)


async def test_where_nothing_is_uncertain_there_is_nothing_to_confirm(board: Path) -> None:
    async with review(board) as pilot:
        before = text(pilot)
        await press(pilot, "j", "full_stop")
        assert "No uncertain place is here: ) goes to the next." in words_said(pilot)
        assert text(pilot) == before


async def test_all_are_listed_and_enter_goes_to_one(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, ";")
        assert isinstance(pilot.app.screen, UncertainList)
        assert "3 guessed: the time zone, from the city" in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert bar(pilot).startswith("2 of 2 · not understood")


# Saving and leaving


async def test_saving_asks_for_a_name_and_proposes_that_of_the_paper(board: Path) -> None:
    async with review(board) as pilot:
        wanted = text(pilot)
        await press(pilot, "ctrl+s")
        assert "board.toml" in screen_text(pilot)
        await press(pilot, "enter")
        assert board.with_suffix(".toml").read_text("utf-8") == wanted
        assert load(board.with_suffix(".toml")).problems == ()
        assert "not saved yet" not in screen_text(pilot)
        # From then on it is a file like any other.
        await press(pilot, "g", ")", "full_stop", "ctrl+s")
        assert "# guessed" not in board.with_suffix(".toml").read_text("utf-8")


async def test_a_file_that_is_there_is_not_proposed_and_not_written_over(board: Path) -> None:
    mine = board.with_suffix(".toml")
    mine.write_text("mine", "utf-8")
    async with review(board) as pilot:
        await press(pilot, "ctrl+s")
        assert "board-2.toml" in screen_text(pilot)
        await press(pilot, "ctrl+u", *str(mine), "enter")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "escape")
        assert mine.read_text("utf-8") == "mine"


async def test_leaving_asks_whether_to_save(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "q")
        assert "There are changes that are not saved." in screen_text(pilot)
        await press(pilot, "s", "enter")
        assert board.with_suffix(".toml").exists()
    async with review(board) as pilot:
        await press(pilot, "q", "d")
        assert not pilot.app.is_running
    assert sorted(path.name for path in board.parent.iterdir()) == ["board.toml", "board.txt"]


async def test_no_note_and_no_mark_is_put_on_a_meeting_without_a_file(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "i", "m", "M")
        said = words_said(pilot).splitlines()
        assert said == ["Save the file first: notes and marks are kept beside it."] * 3


async def test_after_a_crash_the_changes_are_offered_at_the_next_import(board: Path) -> None:
    async with review(board) as pilot:
        await press(pilot, "g", ")", "full_stop")
        wanted = text(pilot)
        die(pilot)
    async with review(board) as pilot:
        assert "Recover them, unsaved" in screen_text(pilot)
        await press(pilot, "r")
        assert text(pilot) == wanted
        assert bar(pilot).startswith("1 uncertain place")


async def test_an_import_that_was_not_touched_is_not_offered_again(board: Path) -> None:
    async with review(board) as pilot:
        die(pilot)
    # Also where the paper has been revised in the meantime.
    board.write_text(board.read_text("utf-8").replace("Fees", "Fines"), "utf-8")
    async with review(board) as pilot:
        assert isinstance(pilot.app.screen, ReviewScreen)


# By a command of the viewer


async def test_a_paper_is_imported_from_an_open_meeting(board: Path) -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "ctrl+p", *"import", "enter")
        await press(pilot, *str(board), "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await until(pilot, lambda: review_screen(pilot).has_changes)
        assert "Library Board" in screen_text(pilot)
        assert [type(screen) for screen in pilot.app.screen_stack] == [ReviewScreen]


async def test_changes_are_saved_or_given_up_before_another_paper_is_shown(board: Path) -> None:
    async with review(board) as pilot:
        before = review_screen(pilot)
        await pilot.app.run_action("app.import_paper")
        await press(pilot, *str(board), "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await press(pilot, "escape")
        assert review_screen(pilot) is before


async def test_what_cannot_be_imported_is_said_and_the_meeting_stays(tmp_path: Path) -> None:
    paper = tmp_path / "none.txt"
    paper.write_text("Dear all, no agenda here.", "utf-8")
    async with viewer(CHINESE) as pilot:
        await pilot.app.run_action("app.import_paper")
        await press(pilot, *str(tmp_path / "nothing"))
        assert "there is no such file" in screen_text(pilot)
        await press(pilot, "ctrl+u", *str(paper), "enter")
        await until(pilot, lambda: "Not imported" in words_said(pilot))
        assert "no numbered items" in words_said(pilot)
        assert type(pilot.app.screen) is MeetingScreen


# Panes


async def test_5_goes_to_the_paper_and_back(board: Path) -> None:
    async with review(board) as pilot:
        screen = review_screen(pilot)
        await press(pilot, "3", "5")
        assert screen.focused is paper_pane(pilot)
        await press(pilot, "5")
        assert screen.focused is screen._pane("documents")
        await press(pilot, "5")
        assert screen.focused is paper_pane(pilot)
        await press(pilot, "tab")
        assert screen.focused is screen._pane("agenda")
        await press(pilot, "shift+tab")
        assert screen.focused is paper_pane(pilot)
        await press(pilot, "escape")
        assert screen.focused is screen._pane("agenda")


async def test_on_a_narrow_screen_the_paper_takes_the_place_of_the_pane(board: Path) -> None:
    async with review(board, NARROW) as pilot:
        await press(pilot, "g", "j")
        assert "Opening of the meeting" in screen_text(pilot)
        assert "Monday" not in screen_text(pilot)
        await press(pilot, "5", "G")
        assert "Wednesday, 14 May" in screen_text(pilot)
        assert paper_pane(pilot).size.height > 3
        await press(pilot, "5")
        assert paper_pane(pilot).size.height == 0
        assert review_screen(pilot).current_pane == "schedule"


async def test_the_edge_of_the_paper_moves_and_goes_back(board: Path) -> None:
    async with review(board, WIDE) as pilot:
        await press(pilot, "5")
        width = paper_pane(pilot).size.width
        await press(pilot, "+")
        assert paper_pane(pilot).size.width == width + 2
        await press(pilot, "=")
        assert paper_pane(pilot).size.width == width


async def test_zoom_shows_the_paper_alone(board: Path) -> None:
    async with review(board, WIDE) as pilot:
        await press(pilot, "5", "z")
        assert paper_pane(pilot).size.width > 110
        await press(pilot, "z")
        assert paper_pane(pilot).size.width < 60


async def test_the_emacs_keys_reach_the_paper(board: Path) -> None:
    async with review(board, keymap=read_keymap("emacs").keymap) as pilot:
        await press(pilot, "5", "n")
        assert paper_pane(pilot).has_focus
