"""What others do to the file while it is open, and what outlives a crash."""

from pathlib import Path

from textual.pilot import Pilot

from tests.app.editing.test_editing import opened
from tests.app.screens import (
    ENGLISH,
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    viewer,
    words_said,
)
from tui.store.saving.recovery import Recovery


def _replace(path: Path, old: str, new: str) -> None:
    """Changes the file as another program would."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


async def _look(pilot: Pilot[None]) -> None:
    """Looks at the disk, as the viewer does every second."""
    meeting_screen(pilot).editing.disk.look()
    await pilot.pause()
    await pilot.pause()


async def test_what_others_write_is_taken_at_once_with_the_place_kept(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "j")
        await _look(pilot)
        _replace(path, "Opening of the meeting", "Opening, by others")
        await _look(pilot)
        assert "Opening, by others" in screen_text(pilot)
        assert meeting_screen(pilot).selection == ("agenda", 2)
        assert "changed" not in screen_lines(pilot.app)[0]


async def test_a_file_that_is_no_meeting_for_a_moment_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await _look(pilot)
        path.write_text("= =", "utf-8")
        await _look(pilot)
        assert "is not taken" in words_said(pilot)
        assert "Opening of the meeting" in screen_text(pilot)


async def test_changes_on_both_sides_that_do_not_clash_are_merged(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        _replace(path, "Other matters", "Other matters, by others")
        await press(pilot, "ctrl+s")
        assert "Saved" in words_said(pilot)
        text = path.read_text("utf-8")
        assert "Opening of the meetingx" in text
        assert "Other matters, by others" in text


async def test_what_clashes_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        _replace(path, '"Opening of the meeting"', '"Opening, by others"')
        await press(pilot, "ctrl+s")
        assert "Changed here and by others" in screen_text(pilot)
        assert "Opening, by others" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Opening, by others" in path.read_text("utf-8")
        await press(pilot, "ctrl+s", "space", "enter")
        assert "Opening, by others" in path.read_text("utf-8")
        assert "Opening, by others" in screen_text(pilot)
        await press(pilot, "u")
        assert "what others have saved" in screen_text(pilot)
        await press(pilot, "y")
        assert "Opening of the meetingx" in screen_text(pilot)


async def test_our_side_of_a_clash_can_be_taken(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        _replace(path, '"Opening of the meeting"', '"Opening, by others"')
        _replace(path, "Other matters", "Other matters, by others")
        await press(pilot, "ctrl+s", "enter")
        text = path.read_text("utf-8")
        assert "Opening of the meetingx" in text
        assert "Other matters, by others" in text


async def test_a_file_that_was_taken_away_is_written_anew_when_asked(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        path.unlink()
        await press(pilot, "ctrl+s")
        assert "not there any more" in screen_text(pilot)
        await press(pilot, "w")
        assert "meetingx" in path.read_text("utf-8")


async def test_unsaved_changes_come_back_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path):
        pass
    # A session whose process has died holds its lock no more.
    session = Recovery().open(path)
    text = path.read_bytes().decode()
    session.keep(text.replace("Other matters", "Other matters, unsaved"), base=text)
    session._files.close(session._lock or 0)
    async with viewer(path) as pilot:
        assert "not saved" in screen_text(pilot)
        await press(pilot, "v")
        assert "Other matters, unsaved" in screen_text(pilot)
        await press(pilot, "escape", "r")
        assert "Other matters, unsaved" in screen_text(pilot)
        assert "changed" in screen_lines(pilot.app)[0]
        await press(pilot, "u")
        assert "Other matters, unsaved" not in screen_text(pilot)
    async with viewer(path) as pilot:
        assert len(pilot.app.screen_stack) == 1


async def test_leaving_with_the_changes_given_up_leaves_nothing_behind(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "e", "x", "enter", "q", "d")
    assert Recovery().leftovers(tmp_path / ENGLISH.name) == []


async def test_to_discard_unsaved_changes_takes_two_answers(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path):
        pass
    session = Recovery().open(path)
    text = path.read_bytes().decode()
    session.keep(text.replace("Other matters", "Other matters, unsaved"), base=text)
    session._files.close(session._lock or 0)
    async with viewer(path) as pilot:
        await press(pilot, "d", "d")
        assert len(Recovery().leftovers(path)) == 1
        assert "lost for ever" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Show the difference" in screen_text(pilot)
        await press(pilot, "d", "y")
        assert Recovery().leftovers(path) == []


def _left(path: Path, old: str, new: str) -> None:
    """Leaves unsaved changes of a session that has died."""
    session = Recovery().open(path)
    text = path.read_bytes().decode()
    assert old in text
    session.keep(text.replace(old, new), base=text)
    session._files.close(session._lock or 0)


async def test_what_others_wrote_since_a_crash_stays(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path):
        pass
    _left(path, "Other matters", "Other matters, unsaved")
    _replace(path, "Opening of the meeting", "Opening, by others")
    async with viewer(path) as pilot:
        assert "has changed since" in screen_text(pilot)
        await press(pilot, "v")
        assert "by others" not in screen_text(pilot).partition("What would change")[2]
        await press(pilot, "escape", "r")
        screen = screen_text(pilot)
        assert "Other matters, unsaved" in screen
        assert "Opening, by others" in screen


async def test_what_clashes_with_unsaved_changes_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / ENGLISH.name
    async with opened(tmp_path):
        pass
    _left(path, "Opening of the meeting", "Opening of the meeting, unsaved")
    _replace(path, "Opening of the meeting", "Opening of the meeting, by others")
    async with viewer(path) as pilot:
        await press(pilot, "r")
        screen = screen_text(pilot)
        assert "not saved" in screen
        assert "by others" in screen
        await press(pilot, "escape", "r", "right", "enter")
        assert "Opening of the meeting, by others" in screen_text(pilot)
        assert not meeting_screen(pilot).editing.file.changed
    assert Recovery().leftovers(path) == []
