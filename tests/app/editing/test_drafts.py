"""What is being typed is in the recovery copy before it is kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.editing.meetings import TEXT, editing, meeting_file
from tests.app.screens import meeting_screen, press, until, viewer
from tui.store.saving.leftovers import Leftover, decode_copy


def _copies(home: Path) -> list[Leftover]:
    return [
        decode_copy(copy, copy, copy.read_bytes(), datetime.now(UTC))
        for copy in sorted(home.rglob("*.agenda-recovery"))
    ]


async def _kept(pilot: Pilot[None], home: Path, words: str) -> None:
    await until(pilot, lambda: any(words in copy.text for copy in _copies(home)))


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["j", "e", *"xyz"], 'title = "Welcomexyz"'),
        (["j", "j", "2", "e", *"New "], 'annotation = "New The officers."'),
        (["a", *"Another"], 'title = "Another"'),
        (["3", "a", *"A/CONF.1/2"], 'symbol = "A/CONF.1/2"'),
        (["v", "enter", *"xyz"], 'title = "Openingxyz"'),
    ],
    ids=["line", "area", "new item", "new document", "form"],
)
async def test_what_is_typed_is_kept_a_moment_after_the_last_key(
    keys: Sequence[str], kept: str, tmp_path: Path, home: Path
) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, *keys)
        await _kept(pilot, home, kept)
        assert _copies(home)[0].base == TEXT
        assert not editing(pilot).file.changed


async def test_leaving_takes_the_copy_back(tmp_path: Path, home: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "j", "e", *"xyz")
        await _kept(pilot, home, "Welcomexyz")
        await press(pilot, "escape")
        assert _copies(home) == []
        await press(pilot, "e", "q", "enter", "j", "e", *"xyz")
        await _kept(pilot, home, "Officersxyz")
        await press(pilot, "escape")
        assert [copy.text for copy in _copies(home)] == [TEXT.replace("Welcome", "Welcomeq")]


async def test_what_is_no_value_leaves_the_last_one_that_was(tmp_path: Path, home: Path) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "4", "g", "e", "j", "enter", *"11:30")
        await _kept(pilot, home, "11:30:00")
        await press(pilot, "x")
        editing(pilot).keep_typed()
        assert "11:30:00" in _copies(home)[0].text


async def test_at_the_end_of_the_program_what_is_typed_is_kept_at_once(
    tmp_path: Path, home: Path
) -> None:
    async with viewer(meeting_file(tmp_path)) as pilot:
        await press(pilot, "j", "e", *"xyz")
        meeting_screen(pilot).keep_typed()
        assert "Welcomexyz" in _copies(home)[0].text
