"""Going to a place by its name or by letters, and back to where one was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.pilot import Pilot

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
    words_said,
)
from tui.app.commands.command import Command
from tui.app.commands.table import BY_ID, COMMANDS
from tui.app.going.go_screen import GoScreen
from tui.app.going.jump_screen import JumpScreen
from tui.app.going.labels import LETTERS, labels
from tui.app.going.targets import Kind, targets
from tui.app.screens.meeting import MeetingScreen
from tui.app.view import MeetingView
from tui.app.widgets.row_list import RowList
from tui.meeting.model import AgendaItem
from tui.store.reading.loading import load


def number(pilot: Pilot[None]) -> str:
    """The number of the selected item."""
    screen = meeting_screen(pilot)
    position = screen.selection[1] if screen.selection[0] == "agenda" else -1
    return screen.view.meeting.agenda[position].number if isinstance(position, int) else ""


# By its name


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_number_and_enter_go_to_the_item(size: Size) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(pilot, "colon", "3", "enter")
        assert number(pilot) == "3"
        await press(pilot, "2", "colon", *"1b", "enter")
        assert number(pilot) == "1(b)"
        assert meeting_screen(pilot).current_pane == "agenda"


async def test_the_end_of_a_symbol_goes_to_the_document() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", *"2019/3", "enter")
        screen = meeting_screen(pilot)
        assert screen.current_pane == "documents"
        document = screen.view.meeting.documents[int(screen.selection[1])]
        assert document.symbol.endswith("2019/3")


async def test_the_name_of_a_command_runs_it() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", *"pane.zo", "enter")
        assert meeting_screen(pilot).is_zoomed
        await press(pilot, "colon", *":save", "enter")
        assert not isinstance(pilot.app.screen, GoScreen)


async def test_a_command_that_does_not_apply_says_why() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", *"search.next")
        assert "Nothing has been searched for yet." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GoScreen)


async def test_tab_completes_what_is_selected_and_then_the_next() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", *"pane.n", "tab")
        assert "pane.narrower" in screen_text(pilot)
        await press(pilot, "tab", "tab", "shift+tab", "enter")
        assert not isinstance(pilot.app.screen, GoScreen)


async def test_what_nothing_is_called_is_said() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", *"zzzz", "enter")
        assert "Nothing is called so." in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)


async def test_what_is_typed_at_once_goes_there() -> None:
    async with viewer(ENGLISH) as pilot:
        for character in ":3\r":
            name = {"\r": "enter", ":": "colon"}.get(character, character)
            pilot.app.post_message(Key(name, character))
        await press(pilot)
        assert number(pilot) == "3"


# Back


async def test_one_goes_back_to_where_one_was_and_forward_again() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "j")
        before = number(pilot)
        await press(pilot, "colon", "3", "enter", "4", "G")
        screen = meeting_screen(pilot)
        sitting = screen.selection
        await press(pilot, "apostrophe", "apostrophe")
        assert number(pilot) == before
        await press(pilot, "apostrophe")
        assert "There is no place to go back to yet." in words_said(pilot)
        await press(pilot, "quotation_mark")
        assert number(pilot) == "3" or screen.current_pane == "schedule"
        await press(pilot, "quotation_mark")
        assert screen.selection == sitting


@pytest.mark.parametrize(
    "keys",
    [
        ("slash", *"victims", "enter"),
        ("colon", "4", "enter"),
        ("3", "home", "enter"),
        ("G",),
        ("f", "g"),
    ],
    ids=["search", "name", "document", "end", "letters"],
)
async def test_every_jump_can_be_taken_back(keys: tuple[str, ...]) -> None:
    async with viewer(ENGLISH) as pilot:
        screen = meeting_screen(pilot)
        if keys[0] == "3":
            await press(pilot, "3")
        before = screen.remember_place()
        await press(pilot, *keys)
        assert screen.remember_place() != before
        for _ in range(3):
            await press(pilot, "apostrophe")
        back = screen.remember_place()
        assert (back.item, back.pane) == (before.item, before.pane)


async def test_going_back_leaves_the_panes_as_large_as_they_are() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", "3", "enter", "z", "apostrophe")
        assert meeting_screen(pilot).is_zoomed


async def test_a_place_is_found_again_when_the_agenda_has_changed() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "colon", "3", "enter", "colon", "4", "enter")
        screen = meeting_screen(pilot)
        await press(pilot, "g", "j", "a", *"New item", "enter")
        await press(pilot, "apostrophe", "apostrophe", "apostrophe")
        assert screen.view.meeting.agenda[int(screen.selection[1])].title != "New item"


# By letters


async def test_letters_stand_on_everything_and_lead_there() -> None:
    async with viewer(CHINESE) as pilot:
        before = screen_lines(pilot.app)
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, JumpScreen)
        lines = screen_lines(pilot.app)
        assert len(lines) == len(before)
        screen = meeting_screen(pilot)
        documents = screen.query_one("#documents", RowList)
        row = documents.jump_rows()[1]
        letters = documents._letters[row]
        assert f"{letters} CTOC/COP" in screen_text(pilot)
        await press(pilot, *letters)
        assert screen.current_pane == "documents"
        assert documents.cursor == row
        assert not documents._letters


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_no_row_moves_for_the_letters_and_a_blank_parts_them_from_its_text(
    size: Size,
) -> None:
    async with viewer(ENGLISH, size) as pilot:
        before = screen_lines(pilot.app)
        views = [view for view in meeting_screen(pilot).query(RowList) if view.is_on_screen]
        texts = [[view.render_line(y).text for y in range(len(view.seen))] for view in views]
        await press(pilot, "f")
        widths = set()
        for view, old in zip(views, texts, strict=True):
            assert view._letters
            for y, spot in enumerate(view.seen):
                text = view.render_line(y).text
                letters = view._letters.get(spot.row)
                if letters is None or not view._is_first_seen(y):
                    assert text == old[y]
                    continue
                widths.add(len(letters))
                assert text.startswith(f"{letters} ")
                assert text[-1] == old[y][-1], "the scroll bar stays"
                words = old[y][view.sign_cells : -1].strip()
                assert words.startswith(text[len(letters) : -1].strip())
        assert len(widths) == 1
        await press(pilot, "escape")
        assert screen_lines(pilot.app)[1:-3] == before[1:-3]


async def test_only_what_is_seen_has_letters() -> None:
    async with viewer(ENGLISH, NARROW) as pilot:
        await press(pilot, "f")
        screen = meeting_screen(pilot)
        assert screen.query_one("#agenda", RowList)._letters
        assert not screen.query_one("#documents", RowList)._letters


async def test_letters_of_another_script_are_those_of_their_keys() -> None:
    async with viewer(ENGLISH) as pilot:
        screen = meeting_screen(pilot)
        agenda = screen.query_one("#agenda", RowList)
        await press(pilot, "f")
        row = next(row for row, letters in agenda._letters.items() if letters[-1] == "f")
        for _ in agenda._letters[row][:-1]:
            await press(pilot, "ф")
        await press(pilot, "а")
        assert agenda.cursor == row


async def test_a_key_that_is_no_letter_leaves() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "f", "down")
        assert isinstance(pilot.app.screen, MeetingScreen)


# Any word


MEETING = load(ENGLISH).meeting
assert MEETING is not None
VIEW = MeetingView(MEETING, ENGLISH)
NAMES = st.one_of(
    st.text(max_size=8),
    st.sampled_from([item.number for item in VIEW.meeting.agenda]),
    st.sampled_from([document.symbol for document in VIEW.meeting.documents]),
    st.sampled_from([command.id for command in COMMANDS]),
)


@given(NAMES)
def test_whatever_is_typed_leads_to_what_there_is_or_to_nothing(typed: str) -> None:
    for target in targets(typed, VIEW, COMMANDS):
        match target.kind:
            case Kind.ITEM:
                assert VIEW.meeting.agenda[target.position].title == target.words
            case Kind.DOCUMENT:
                assert VIEW.meeting.documents[target.position].symbol == target.name
            case Kind.COMMAND:
                assert target.name in BY_ID


@pytest.mark.parametrize("item", VIEW.meeting.agenda, ids=lambda item: item.number)
def test_the_number_of_an_item_leads_there_first(item: AgendaItem) -> None:
    for typed in (
        item.number,
        item.number.upper(),
        item.number.replace("(", " ("),
        f"item {item.number}",
    ):
        first = targets(typed, VIEW, COMMANDS)[0]
        assert first.kind is Kind.ITEM
        assert VIEW.meeting.agenda[first.position] is item


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_name_of_a_command_leads_to_it_first(command: Command) -> None:
    first = targets(f":{command.id}", VIEW, COMMANDS)[0]
    assert first.name == command.id


@given(st.integers(0, 900))
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == len(made) == min(count, len(LETTERS) ** 2)
    assert len({len(label) for label in made}) <= 1
