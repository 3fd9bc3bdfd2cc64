"""States of the viewer that keys alone do not bring about, each with what brings it about."""

import contextlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from tests.app.documents.test_document_screen import meeting, opened
from tests.app.editing.meetings import look, meeting_file, replace
from tests.app.screens import (
    ENGLISH,
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    press,
    screen_lines,
    stopped_clock,
    until,
    viewer,
)
from tui.app.app import AgendaApp
from tui.app.editing.recovering import Difference
from tui.app.screens.library import LibraryScreen

Situation = Callable[[Path], contextlib.AbstractAsyncContextManager[Pilot[None]]]
"""A viewer in a state, from an empty folder to make files in."""


def _in_a_meeting(
    file: Callable[[Path], Path], reach: Callable[[Pilot[None], Path], Awaitable[None]]
) -> Callable[[Size], Situation]:
    def of_size(size: Size) -> Situation:
        @contextlib.asynccontextmanager
        async def situation(folder: Path) -> AsyncIterator[Pilot[None]]:
            path = file(folder)
            async with viewer(path, size) as pilot:
                await reach(pilot, path)
                yield pilot

        return situation

    return of_size


def _copied(folder: Path) -> Path:
    return Path(shutil.copy(ENGLISH, folder))


def _with_a_copy(folder: Path) -> Path:
    text = "A report on bridges.\n\n" + "It speaks of bridges at length.\n\n" * 40
    return meeting(folder, "report.txt", text.encode())


async def _clash(pilot: Pilot[None], path: Path) -> None:
    await look(pilot)
    await press(pilot, "g", "e", "enter", "x", "enter", "escape")
    await press(pilot, *"jjj", "v", *["j"] * 4, "enter", *"New: ", "ctrl+s", "escape")
    replace(path, '"The officers."', '"The old officers."')
    replace(path, 'title = "Board"', 'title = "Big board"')
    await press(pilot, "ctrl+s")


async def _edge_under_the_mouse(pilot: Pilot[None], _path: Path) -> None:
    grid = pilot.app.screen.query_one("PaneGrid")
    edge = next(iter(grid.placed.edges))  # type: ignore[attr-defined]
    await pilot.hover(offset=(edge.at, 10))
    await pilot.pause()


async def _note(pilot: Pilot[None], _path: Path) -> None:
    await press(pilot, "j", "i", *"Ask the chair", "enter")


async def _notes(pilot: Pilot[None], path: Path) -> None:
    await _note(pilot, path)
    await press(pilot, "I")


async def _document(pilot: Pilot[None], _path: Path) -> None:
    await opened(pilot)


async def _document_searched(pilot: Pilot[None], path: Path) -> None:
    await _document(pilot, path)
    await press(pilot, "slash", *"bridges", "enter", "n")


async def _difference(pilot: Pilot[None], path: Path) -> None:
    text = path.read_text("utf-8")
    await pilot.app.push_screen(Difference(text, text.replace("Board", "Big board")))
    await pilot.pause()


async def _marked(pilot: Pilot[None], _path: Path) -> None:
    await press(pilot, "j")
    await pilot.mouse_down(offset=(40, 5))
    await pilot.hover(offset=(60, 6))
    await pilot.mouse_up(offset=(60, 6))
    await pilot.pause()


def _in_a_folder(*keys: str) -> Situation:
    @contextlib.asynccontextmanager
    async def situation(folder: Path) -> AsyncIterator[Pilot[None]]:
        _copied(folder)
        (folder / "broken.toml").write_text("format = 1\n[meeting]\ntitle = \n", "utf-8")
        app = AgendaApp(folder, clock=stopped_clock)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen._whole)
            await press(pilot, *keys)
            if keys:
                await until(pilot, lambda: "found in" in screen_lines(app)[0])
            yield pilot

    return situation


_conflicts = _in_a_meeting(meeting_file, _clash)

SITUATIONS: dict[str, Situation] = {
    "conflicts": _conflicts(WIDE),
    "conflicts one upon the other": _conflicts(NARROW),
    "an edge under the mouse": _in_a_meeting(_copied, _edge_under_the_mouse)(WIDE),
    "an item with a note": _in_a_meeting(_copied, _note)(WIDE),
    "notes": _in_a_meeting(_copied, _notes)(WIDE),
    "a document": _in_a_meeting(_with_a_copy, _document)(WIDE),
    "a document searched": _in_a_meeting(_with_a_copy, _document_searched)(MEDIUM),
    "what would change": _in_a_meeting(meeting_file, _difference)(WIDE),
    "what the mouse has marked": _in_a_meeting(_copied, _marked)(WIDE),
    "a folder": _in_a_folder(),
    "a search in a folder": _in_a_folder("slash", *"crime"),
    "nothing found in a folder": _in_a_folder("slash", *"zzzz"),
}
