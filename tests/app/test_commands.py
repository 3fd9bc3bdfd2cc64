"""The table of commands, and what is made from it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.app.screens import CHINESE, LARGE, press, screen_text, viewer
from tui.app.app import AgendaApp
from tui.app.commands.command import TOGETHER, Command, Scope
from tui.app.commands.readme import key_table, with_key_table
from tui.app.commands.table import COMMANDS
from tui.app.copying.choosing import CopyChoice
from tui.app.documents.document_screen import DocumentScreen
from tui.app.editing.conflicts import Conflicts
from tui.app.editing.form import Form
from tui.app.editing.line_edit import LineEdit
from tui.app.editing.picker import Picker
from tui.app.editing.recovering import Difference
from tui.app.editing.text_edit import TextEdit
from tui.app.log.log_screen import LogScreen
from tui.app.marks.mark_list import MarkFilter, MarkList
from tui.app.notes.note_list import NoteList
from tui.app.panes.agenda import AgendaPane
from tui.app.review.review_screen import ReviewScreen
from tui.app.screens.help import HelpScreen
from tui.app.screens.library import LibraryScreen
from tui.app.screens.meeting import MeetingScreen
from tui.app.screens.problems import ProblemsScreen
from tui.app.screens.question import Question
from tui.app.searching.search_screen import SearchScreen
from tui.app.settings.complaints_screen import ComplaintsScreen
from tui.app.settings.screen import SettingsScreen
from tui.app.widgets.line_view import LineView
from tui.app.widgets.row_list import RowList

README = Path(__file__).resolve().parents[2] / "README.md"

RUNS_IN: dict[Scope, tuple[type, ...]] = {
    Scope.APP: (AgendaApp,),
    Scope.MEETING: (MeetingScreen,),
    Scope.LIBRARY: (LibraryScreen,),
    Scope.LINES: (LineView,),
    Scope.LIST: (RowList,),
    Scope.OUTLINE: (AgendaPane,),
    Scope.FORM: (Form,),
    Scope.COPY: (CopyChoice,),
    Scope.SETTINGS: (SettingsScreen,),
    Scope.PICKER: (Picker,),
    Scope.CONFLICTS: (Conflicts,),
    Scope.DOCUMENT: (DocumentScreen,),
    Scope.NOTES: (NoteList,),
    Scope.MARKS: (MarkList, MarkFilter),
    Scope.BOX: (
        Form,
        SettingsScreen,
        ComplaintsScreen,
        Picker,
        Conflicts,
        Difference,
        DocumentScreen,
        NoteList,
        MarkList,
        MarkFilter,
        ProblemsScreen,
        HelpScreen,
        Question,
    ),
    Scope.QUESTION: (Question,),
    Scope.LOG: (LogScreen,),
    Scope.REVIEW: (ReviewScreen,),
    Scope.TEXT: (TextEdit,),
    Scope.LINE: (LineEdit,),
    Scope.SEARCH: (SearchScreen,),
    Scope.FINDING: (SearchScreen,),
    Scope.COMPLETION: (SearchScreen,),
    Scope.FILTER: (SearchScreen, LibraryScreen),
    Scope.TYPING: (TextEdit, LineEdit, SearchScreen, LogScreen),
}
"""What has the actions of a scope's commands."""


def test_the_readme_has_the_keys_as_they_are() -> None:
    page = README.read_text("utf-8")
    assert with_key_table(page) == page, "run: python -m tui.app.commands.readme"
    assert key_table() in page


def test_the_readme_has_every_command_with_its_keys_or_how_it_is_found() -> None:
    rows = key_table().splitlines()
    for command in COMMANDS:
        row = next(row for row in rows if row.endswith(f" | {command.help} |"))
        assert "`" in row
        assert command.keys or row.startswith(f"| by the palette: `{command.id}` |")


def test_a_page_without_a_place_for_the_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the keys"):
        with_key_table("# a page")


def test_ids_are_unique_and_no_key_does_two_things() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    for scopes in TOGETHER:
        here = [command for command in COMMANDS if command.scope in scopes]
        over = {(one, key) for command in here for one in command.over for key in command.keys}
        keys = [key for command in here for key in command.keys if (command.id, key) not in over]
        assert max(Counter(keys).values()) == 1, scopes


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_an_action_where_it_applies(command: object) -> None:
    declared = next(one for one in COMMANDS if one is command)
    match = re.match(r"(?:(app|screen)\.)?(\w+)", declared.action)
    assert match is not None
    places = (AgendaApp,) if match[1] == "app" else RUNS_IN[declared.scope]
    assert all(hasattr(place, f"action_{match[2]}") for place in places)


def test_a_key_is_declared_nowhere_but_in_the_table() -> None:
    app = README.parent / "tui" / "app"
    makers = [
        path.relative_to(app).as_posix()
        for path in app.rglob("*.py")
        if re.search(r"\bBinding\(|\.bind\(|def _?on_key\(", path.read_text("utf-8"))
    ]
    # In jump mode letters are what one types, and no commands; in the log Enter, which would begin
    # another line in a text of Textual's, is left to the command that keeps the line.
    assert sorted(makers) == ["commands/bindings.py", "going/jump_screen.py", "log/log_line.py"]


async def test_help_shows_what_can_be_done_here_first() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        assert text.index("In the agenda") < text.index("In a list") < text.index("Moving")
        await press(pilot, "escape", "2", "question_mark", "pagedown", "pagedown", "pagedown")
        await press(pilot, *"fold")
        assert "Elsewhere: In the agenda" in screen_text(pilot)


async def test_help_is_filtered_by_word_and_by_key() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "question_mark", *"ctrl-s file")
        text = screen_text(pilot)
        assert "Save the meeting file" in text
        assert "Undo the last change" not in text
        await press(pilot, *"zzz", "enter")
        assert "Nothing found." in screen_text(pilot)


async def test_help_runs_what_is_chosen() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "question_mark", *"this pane alone", "enter")
        assert pilot.app.screen.has_class("-zoomed")


async def test_what_does_not_apply_says_why_in_the_help() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "question_mark", *"next hit")
        assert "Nothing has been searched for yet." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_help_of_a_box_is_about_the_box() -> None:
    async with viewer(CHINESE, LARGE) as pilot:
        await press(pilot, "v", "f1")
        text = screen_text(pilot)
        assert text.index("Take the selected value out") < text.index("Elsewhere")
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Form)


async def test_every_command_is_in_the_help() -> None:
    async with viewer(CHINESE) as pilot:
        await press(pilot, "f1")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        listed = [one.command for one in screen._rows if one is not None]
        assert sorted(command.id for command in listed) == sorted(one.id for one in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_or_is_in_the_palette(command: Command) -> None:
    assert command.keys or command.palette


async def test_the_footer_shows_the_keys_of_the_pane_with_the_focus() -> None:
    async with viewer(CHINESE) as pilot:
        footer = screen_text(pilot).splitlines()[-1]
        assert "Enter go to" in footer
        assert footer.rstrip().endswith("? help  q quit")
        await press(pilot, "2")
        assert "Enter" not in screen_text(pilot).splitlines()[-1]


async def test_a_click_on_a_key_of_the_footer_presses_it() -> None:
    async with viewer(CHINESE) as pilot:
        footer = screen_text(pilot).splitlines()[-1]
        await pilot.click("#keys", offset=(footer.index("zoom"), 0))
        await pilot.pause()
        assert pilot.app.screen.has_class("-zoomed")
