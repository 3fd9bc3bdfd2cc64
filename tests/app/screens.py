"""Opening meetings in a viewer without a display, and reading its screen."""

import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from tui.app.app import AgendaApp
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.screens.meeting import MeetingScreen
from tui.resources import data_folder
from tui.store.reading.loading import load

MEETINGS = Path(__file__).resolve().parents[1] / "meetings"
CHINESE = data_folder() / "ctoc-cop-wg4-2019.zh.toml"
ENGLISH = data_folder() / "ctoc-cop-wg4-2019.en.toml"

LONG_BEFORE = datetime(2019, 1, 1, 8, 0, tzinfo=UTC)
"""The moment of tests that are not about the clock: no shipped meeting is near."""

Size = tuple[int, int]
WIDE: Size = (120, 40)
MEDIUM: Size = (80, 24)
NARROW: Size = (40, 10)
LARGE: Size = (160, 50)
SIZES = (LARGE, WIDE, MEDIUM, NARROW)


def stopped_clock() -> datetime:
    """A clock that stands still before every meeting."""
    return LONG_BEFORE


@contextlib.asynccontextmanager
async def viewer(
    path: Path, size: Size = WIDE, keymap: Keymap = DEFAULT, *, moment: datetime = LONG_BEFORE
) -> AsyncIterator[Pilot[None]]:
    """A viewer that shows a meeting file, at a moment at which the clock stands still."""
    loaded = load(path)
    assert loaded.meeting is not None, loaded.problems
    app = AgendaApp(loaded, keymap=keymap, clock=lambda: moment)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


@contextlib.asynccontextmanager
async def viewer_of(text: str, folder: Path, size: Size = WIDE) -> AsyncIterator[Pilot[None]]:
    """A viewer that shows a meeting file of this text."""
    path = folder / "meeting.toml"
    path.write_bytes(text.encode())
    async with viewer(path, size) as pilot:
        yield pilot


def meeting_screen(pilot: Pilot[None]) -> MeetingScreen:
    """The viewer's main screen, which other screens may cover."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, MeetingScreen))


def screen_lines(app: App[None]) -> list[str]:
    """The lines of the screen as a person sees them, without blanks at their ends."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def screen_text(pilot: Pilot[None]) -> str:
    """The whole screen as text."""
    return "\n".join(screen_lines(pilot.app))


def words_said(pilot: Pilot[None]) -> str:
    """What the viewer has said in passing."""
    return "\n".join(meeting_screen(pilot).said)


def styles_of(pilot: Pilot[None], words: str) -> list[str]:
    """The styles in which some words stand on the screen, a style for each place."""
    found = []
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        found += [str(segment.style) for segment in strip if words in segment.text]
    return found


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Waits until something that goes on beside the screen has come about."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError(screen_text(pilot))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, and waits until the screen has followed."""
    await pilot.press(*keys)
    assert isinstance(pilot.app, AgendaApp)
    while pilot.app.keys_wait:
        await pilot.pause(0.01)
    await pilot.pause()
    while getattr(pilot.app.screen, "previews_soon", False):
        # What a search has found is shown in the panes once one rests.
        await pilot.pause(0.02)
    await pilot.pause()
