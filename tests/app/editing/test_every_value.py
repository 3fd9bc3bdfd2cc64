"""Every value of every table can be changed by the keyboard, is saved, and can be undone."""

import contextlib
import tomllib
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.screens import meeting_screen, press, screen_lines, screen_text, viewer_of
from tui.app.editing.fields import Way, way_of
from tui.store.editing.edits import value_at
from tui.store.fields import EditedField, fields_at

MEETING = """\
# A comment at the head.
format = 1

[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04
timezone = "Europe/Paris"

[[agenda]]
number = "1"
title = "Opening"

[[agenda]]
number = "2"
title = "Closing"

[[documents]]
symbol = "B/2026/1"
items = ["1"]

[[schedule]]
date = 2026-03-02
start = 10:00:00
end = 12:00:00

[[schedule.entries]]
item = "1"
"""

TABLES: dict[str, tuple[tuple[str | int, ...], tuple[str, ...]]] = {
    "item": (("agenda", 0), ("1", "g", "j")),
    "document": (("documents", 0), ("3", "g")),
    "sitting": (("schedule", 0), ("4", "g")),
    "entry": (("schedule", 0, "entries", 0), ("4", "g", "j")),
    "meeting": (("meeting",), ("1", "g")),
}
"""The path of each kind of table, and the keys that select it."""

TYPED: dict[Any, str] = {str: "new", date: "2026-03-03", time: "11:30", int: "2"}
TYPED[datetime] = "2026-03-03 11:30"
"""What is typed into a line, by the type of the value."""


@contextlib.asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Pilot[None]]:
    """A viewer on a meeting in which most values are not set."""
    async with viewer_of(MEETING, folder) as pilot:
        await press(pilot, "1", "g")
        yield pilot


def _value(pilot: Pilot[None], path: tuple[str | int, ...]) -> Any:
    try:
        return value_at(meeting_screen(pilot).editing.file.values, path)
    except KeyError:
        return None


async def _change(pilot: Pilot[None], field: EditedField) -> None:
    """Changes the value that is selected in a form, in the way in which it is asked for."""
    await press(pilot, "enter")
    match way_of(field):
        case Way.LINE:
            typed = TYPED[field.field.shape.base]
            key = field.field.key
            typed = {"language": "fr", "timezone": "Asia/Tokyo", "url": "https://x.org"}.get(
                key, typed
            )
            await press(pilot, "end", "ctrl+u", *typed, "enter")
        case Way.TEXT:
            text = "en = copy.txt" if field.field.key == "files" else "New text"
            await press(pilot, "ctrl+end", *text, "ctrl+s")
        case Way.CHOICE | Way.ITEM:
            await press(pilot, "G", "enter")
        case Way.ITEMS:
            await press(pilot, "G", "space", "enter")
        case Way.SWITCH:
            pass


def _cases() -> list[Any]:
    return [
        pytest.param(name, at, id=f"{name}-{field.field.key}")
        for name, (path, _) in TABLES.items()
        for at, field in enumerate(fields_at(path))
    ]


@pytest.mark.parametrize(("table", "at"), _cases())
async def test_each_value_is_changed_saved_and_undone(table: str, at: int, tmp_path: Path) -> None:
    path, keys = TABLES[table]
    field = fields_at(path)[at]
    async with opened(tmp_path) as pilot:
        before = _value(pilot, field.path)
        await press(pilot, *keys, "v", *["j"] * at)
        await _change(pilot, field)
        after = _value(pilot, field.path)
        assert after not in (before, None)
        await press(pilot, "escape", "ctrl+s")
        saved = (tmp_path / "meeting.toml").read_text("utf-8")
        assert value_at(tomllib.loads(saved), field.path) == after
        assert saved.startswith("# A comment at the head.\n")
        assert "changed" not in screen_lines(pilot.app)[0]
        await press(pilot, "u")
        assert meeting_screen(pilot).editing.file.text == MEETING
        assert "changed" in screen_lines(pilot.app)[0]
        await press(pilot, "ctrl+r")
        assert meeting_screen(pilot).editing.file.text == saved
        assert "changed" not in screen_lines(pilot.app)[0]


async def test_the_items_of_a_level_are_numbered_anew(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "j", "alt+down")
        meeting_screen(pilot).action_renumber()
        await pilot.pause()
        values = meeting_screen(pilot).editing.file.values
        assert [item["number"] for item in values["agenda"]] == ["1", "2"]
        assert [item["title"] for item in values["agenda"]] == ["Closing", "Opening"]
        assert values["documents"][0]["items"] == ["2"]
        assert values["schedule"][0]["entries"] == [{"item": "2"}]
        await press(pilot, "u", "u")
        assert meeting_screen(pilot).editing.file.text == MEETING


async def test_the_first_sitting_is_added_on_the_first_day(tmp_path: Path) -> None:
    text = MEETING[: MEETING.index("[[schedule]]")]
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "4", "d")
        assert "Nothing is selected here" in screen_text(pilot)
        await press(pilot, "a", "end", "ctrl+u", *"9:30", "enter")
        values = meeting_screen(pilot).editing.file.values
        assert values["schedule"] == [
            {"date": date(2026, 3, 2), "start": time(9, 30), "end": time(12)}
        ]


async def test_an_entry_without_an_item_has_a_title(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, "4", "g", "A", "G", "enter", *"Coffee", "enter")
        values = meeting_screen(pilot).editing.file.values
        assert values["schedule"][0]["entries"] == [{"item": "1"}, {"title": "Coffee"}]
        assert "Coffee" in screen_text(pilot)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("4", "g", "a"), "start"),
        (("3", "g", "a", *"B/2026/2", "enter"), "B/2026/2"),
    ],
    ids=["sitting", "document"],
)
async def test_what_is_added_is_moved_deleted_and_all_of_it_undone(
    keys: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    async with opened(tmp_path) as pilot:
        await press(pilot, *keys)
        assert text in screen_text(pilot)
        await press(pilot, "escape") if "4" in keys else None
        added = meeting_screen(pilot).editing.file.text
        await press(pilot, "alt+up")
        moved = meeting_screen(pilot).editing.file.text
        assert tomllib.loads(moved) != tomllib.loads(added)
        await press(pilot, "d", "u", "u")
        assert meeting_screen(pilot).editing.file.text == added
        while meeting_screen(pilot).editing.file.to_undo:
            await press(pilot, "u")
        assert meeting_screen(pilot).editing.file.text == MEETING
