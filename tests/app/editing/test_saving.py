"""Saving that cannot be done, saving under another name, and what is said of it."""

import os
from pathlib import Path

import pytest

from tests.app.editing.meetings import TEXT, editing, meeting_file, text_now
from tests.app.screens import (
    meeting_screen,
    press,
    screen_lines,
    screen_text,
    until,
    viewer,
    words_said,
)
from tui.app.widgets.message import MessageLine


async def test_a_permission_that_is_lost_is_said_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = meeting_file(tmp_path)
    async with viewer(path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        monkeypatch.setattr(os, "access", lambda *_given, **_named: False)
        await press(pilot, "ctrl+s")
        assert "Not saved: you are not allowed to" in words_said(pilot)
        assert "changed" in screen_lines(pilot.app)[0]
        assert path.read_text("utf-8") == TEXT
        monkeypatch.undo()
        await press(pilot, "ctrl+s")
        assert path.read_text("utf-8") == TEXT.replace("Welcome", "Welcomex")


async def test_a_name_that_cannot_be_saved_under_is_said_while_it_is_typed(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await pilot.app.screen.run_action("save_as")
        await press(pilot, *["backspace"] * len("w.toml"), *"no/x")
        await until(pilot, lambda: "is not there; make" in screen_text(pilot))
        await press(pilot, "enter")
        assert "save as" in screen_text(pilot)
        await press(pilot, *["backspace"] * len("no/x"))
        await until(pilot, lambda: "not a regular file" in screen_text(pilot))
        await press(pilot, *"new.toml", "enter")
        assert (tmp_path / "new.toml").read_text("utf-8") == TEXT


async def test_a_name_that_fails_in_the_end_can_be_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await pilot.app.screen.run_action("save_as")
        await press(pilot, *["backspace"] * len("w.toml"), *"new.toml")

        def full(*_given: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "write", full)
        await press(pilot, "enter")
        monkeypatch.undo()
        assert "is full" in words_said(pilot)
        assert "new.toml" in screen_text(pilot)
        await press(pilot, "enter")
        assert (tmp_path / "new.toml").read_text("utf-8") == TEXT


async def test_after_saving_under_another_name_one_goes_on_there(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    new = tmp_path / "new.toml"
    async with viewer(path) as pilot:
        await press(pilot, "j", "e", "x", "enter")
        await pilot.app.screen.run_action("save_as")
        await press(pilot, *["backspace"] * len("w.toml"), *"new.toml", "enter")
        assert "changed" not in screen_lines(pilot.app)[0]
        await press(pilot, "e", "y", "enter")
        await press(pilot, "ctrl+s")
        assert new.read_text("utf-8") == TEXT.replace("Welcome", "Welcomexy")
        assert path.read_text("utf-8") == TEXT
        await press(pilot, "u", "u")
        assert text_now(pilot) == TEXT
        assert editing(pilot).file.changed


async def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    path = meeting_file(tmp_path)
    other = tmp_path / "other.toml"
    other.write_text("# mine", "utf-8")
    async with viewer(path) as pilot:
        await pilot.app.screen.run_action("save_as")
        await press(pilot, *["backspace"] * len("w.toml"), *"other.toml", "enter")
        assert "already" in screen_text(pilot)
        await press(pilot, "escape")
        assert "save as" in screen_text(pilot)
        assert other.read_text("utf-8") == "# mine"
        await press(pilot, "enter", "w")
        assert other.read_text("utf-8") == TEXT


async def test_what_was_said_goes_with_the_next_change(tmp_path: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        line = meeting_screen(pilot).query_one(MessageLine)
        await press(pilot, "j", "e", "x", "enter", "ctrl+s")
        assert line.display
        assert "Saved" in screen_text(pilot)
        await press(pilot, "e", "y", "enter")
        assert not line.display
