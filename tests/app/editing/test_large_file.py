"""A file so large that an edit takes longer than one likes to wait for a key."""

from pathlib import Path

from tests.app.screens import meeting_screen, press, viewer, words_said
from tests.benchmarks.large import write_large_meeting


async def test_an_edit_goes_on_beside_the_screen_which_stays_alive(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    write_large_meeting(path, items=4_000, size=1_300_000)
    async with viewer(path) as pilot:
        screen = meeting_screen(pilot)
        await press(pilot, "e", "x", "enter")
        assert "Working" in words_said(pilot)
        await press(pilot, "J")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        titles = [item.title for item in screen.editing.file.meeting.agenda[:2]]
        assert titles[0].endswith("x")
        await press(pilot, "u")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert not screen.editing.file.changed
