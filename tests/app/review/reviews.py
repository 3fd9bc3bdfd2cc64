"""Opening papers for review in a viewer without a display."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.app.screens import LARGE, LONG_BEFORE, MEETINGS, Size, until
from tui.app.app import AgendaApp
from tui.app.commands.keymap import DEFAULT, Keymap
from tui.app.review.opening import StartScreen
from tui.app.review.paper import Paper
from tui.app.review.paper_pane import PaperPane
from tui.app.review.review_bar import ReviewBar
from tui.app.review.review_screen import ReviewScreen

SEED = MEETINGS / "annotated-agenda.zh.txt"
BOARD = MEETINGS / "board.en.txt"


@contextlib.asynccontextmanager
async def review(
    paper: Path, size: Size = LARGE, keymap: Keymap = DEFAULT
) -> AsyncIterator[Pilot[None]]:
    """A viewer that reviews a paper, as `agenda import` opens it."""
    refusals: list[str] = []
    app = AgendaApp(
        lambda: StartScreen(Paper(paper), refusals.append), keymap=keymap, clock=lambda: LONG_BEFORE
    )
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: any(_is_begun(screen) for screen in app.screen_stack))
        await pilot.pause()
        yield pilot


def _is_begun(screen: Screen[Any]) -> bool:
    return isinstance(screen, ReviewScreen) and screen.has_changes


def review_screen(pilot: Pilot[None]) -> ReviewScreen:
    """The review, which other screens may cover."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, ReviewScreen))


def paper_pane(pilot: Pilot[None]) -> PaperPane:
    """The paper's pane."""
    return review_screen(pilot).query_one(PaperPane)


def bar(pilot: Pilot[None]) -> str:
    """What stands in the line below the panes."""
    return review_screen(pilot).query_one(ReviewBar)._words


def lines_marked(pilot: Pilot[None]) -> list[str]:
    """The lines of the paper that are marked as those of what is selected."""
    pane = paper_pane(pilot)
    return [pane._lines[at].text for at in sorted(pane._rows.linked)]


def line_selected(pilot: Pilot[None]) -> str:
    """The selected line of the paper."""
    line = paper_pane(pilot).selected_line
    return line.text if line is not None else ""


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a paper that say something."""
    return (line.strip() for line in path.read_text("utf-8").splitlines() if line.strip())
