"""The viewer in each of the languages that it speaks, at every width."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEDIUM,
    MEETINGS,
    NARROW,
    WIDE,
    Size,
    press,
    screen_text,
    stopped_clock,
    until,
    viewer,
)
from tui import i18n
from tui.app.app import AgendaApp
from tui.app.file_state import FileState, change_own_setting
from tui.app.panes.annotation import AnnotationPane
from tui.app.screens.meeting import MeetingScreen
from tui.i18n import LANGUAGES, use_language
from tui.meeting.values import key_words, value_words
from tui.text.cells import cell_width


@pytest.fixture(params=LANGUAGES[1:])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language that the program speaks; afterwards it speaks English again."""
    use_language(request.param)
    yield request.param
    use_language(LANGUAGES[0])


SCREENS = {
    "main": (),
    "help": ("question_mark",),
    "search": ("slash", *"report"),
    "palette": ("ctrl+p",),
    "form": ("v",),
}


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["wide", "medium", "narrow"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.usefixtures("language")
async def test_a_screen(screen: str, size: Size, screen_snapshot: SnapshotAssertion) -> None:
    async with viewer(ENGLISH, size) as pilot:
        await press(pilot, *SCREENS[screen])
        assert screen_text(pilot) == screen_snapshot


async def test_no_english_is_left_on_a_screen(language: str) -> None:
    english = re.compile(r"\b(?:the|of|with|from|selected|nothing)\b")
    async with viewer(CHINESE, WIDE) as pilot:
        for keys in SCREENS.values():
            await press(pilot, *keys)
            shown = screen_text(pilot)
            assert not english.search(shown), f"{language}: {shown}"
            await press(pilot, "escape")


@pytest.mark.usefixtures("language")
async def test_what_is_said_of_a_meeting_stands_in_one_column() -> None:
    async with viewer(MEETINGS / "ru-komissiya.toml", WIDE) as pilot:
        await press(pilot, "g")
        annotation = pilot.app.screen.query_one(AnnotationPane)
        lines = [annotation.render_line(y).text for y in range(len(annotation.seen))]
        values = ("Государственная", "LK/COM/17/1", "Asia/Bishkek")
        columns = {
            cell_width(line[: line.index(value)])
            for value in values
            for line in lines
            if value in line
        }
    assert len(columns) == 1


@pytest.mark.usefixtures("language")
async def test_a_word_of_the_format_is_said_in_the_language_and_edited_as_it_stands() -> None:
    said = value_words("agenda", "status", "in-progress")
    assert said != "in-progress"
    async with viewer(ENGLISH, WIDE) as pilot:
        await press(pilot, "v")
        form = pilot.app.screen
        rows = screen_text(pilot).splitlines()
        status = next(line for line in rows if key_words("status") in line)
        assert status
        await press(pilot, *["down"] * 6, "enter")
        assert f"in-progress · {said}" in screen_text(pilot), screen_text(pilot)
        assert form.is_attached


async def test_a_meeting_of_a_folder_is_shown_in_the_language_that_it_has_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    meeting = tmp_path / "meetings" / "meeting.toml"
    meeting.parent.mkdir()
    meeting.write_bytes(ENGLISH.read_bytes())
    assert change_own_setting(meeting, "language", "fr") == ""
    app = AgendaApp(meeting.parent, kept=FileState(), clock=stopped_clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(
            pilot,
            lambda: (
                "Provisional agenda" in screen_text(pilot) or "Working Group" in screen_text(pilot)
            ),
        )
        await press(pilot, "enter")
        await until(pilot, lambda: "q quitter" in screen_text(pilot))
        await press(pilot, "backspace")
        await until(pilot, lambda: not isinstance(app.screen, MeetingScreen))
        assert i18n.language() == "en"
