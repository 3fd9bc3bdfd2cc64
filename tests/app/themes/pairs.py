"""The colours that really stand on the screen, in every state that a user can bring about."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.pilot import Pilot

from tests.app.screens import ENGLISH, MEDIUM, MEETINGS, NARROW, WIDE, Size, press, viewer
from tests.app.themes.situations import SITUATIONS
from tui.app.app import AgendaApp
from tui.app.themes.finding import find_theme

_SIGNS = frozenset("▁▂▃▄▅▆▇█▀▌▐•▸▾●○…↑↓")
_FRAMES = frozenset("▁▔─│╭╮╰╯━┃┏┓┗┛┌┐└┘")

STATES: dict[str, tuple[str, Size, tuple[str, ...]]] = {
    "the agenda": ("", WIDE, ("j", "j", "j")),
    "the annotation": ("", WIDE, ("j", "j", "j", "2")),
    "the documents": ("", WIDE, ("j", "j", "j", "3")),
    "the schedule": ("", WIDE, ("j", "j", "j", "4")),
    "a pane of a narrow terminal": ("", NARROW, ("2",)),
    "a search that has not begun": ("", WIDE, ("slash",)),
    "hits": ("", WIDE, ("slash", *"crime")),
    "a filter to complete": ("", WIDE, ("slash", "i", "n", "colon")),
    "nothing found": ("", WIDE, ("slash", *"zzzz")),
    "what a search marks": ("", WIDE, ("slash", *"crime", "enter")),
    "what a search marks in documents": ("", WIDE, ("slash", *"crime", "enter", "3")),
    "a line to type in": ("", WIDE, ("e",)),
    "what is selected in a line": ("", WIDE, ("e", "shift+home")),
    "a wrong line": ("", WIDE, ("e", "end", "ctrl+u")),
    "a form": ("", WIDE, ("v",)),
    "a text": ("", WIDE, ("j", "2", "e")),
    "what is selected in a text": ("", WIDE, ("j", "2", "e", "shift+down")),
    "a question": ("", WIDE, ("j", "2", "e", "x", "escape")),
    "a question before deleting": ("", WIDE, ("d",)),
    "help": ("", WIDE, ("question_mark",)),
    "the palette": ("", WIDE, ("ctrl+p",)),
    "a command looked for": ("", WIDE, ("ctrl+p", *"the")),
    "a command that cannot be done": ("", WIDE, ("ctrl+p", *"undo")),
    "problems": ("broken/wrong-types.toml", MEDIUM, ("exclamation_mark",)),
    "a file with problems": ("broken/wrong-types.toml", WIDE, ("j", "j")),
    "a cancelled sitting": ("en-council.toml", WIDE, ("4", "G")),
    "a message": ("", WIDE, ("y",)),
    "the settings": ("", WIDE, ("comma",)),
    "marks": ("marked/board.toml", WIDE, ("j", "j", "3")),
    "a filter by marks": ("marked/board.toml", MEDIUM, ("F", "space", "enter")),
    "the marks": ("marked/board.toml", WIDE, ("j", "j", "j", "M", "j")),
    "the marks to filter by": ("marked/board.toml", NARROW, ("F", "G")),
    "the month of a day": ("", WIDE, ("g", "v", "j", "j", "enter")),
    "a day to type in": ("", NARROW, ("g", "v", "j", "j", "enter")),
    "letters to jump by": ("", WIDE, ("f",)),
    "letters on marked text": ("", WIDE, ("slash", *"crime", "enter", "f")),
    "a place to go to": ("", WIDE, ("colon", "3")),
    "a place that there is not": ("", WIDE, ("colon", *"zzzz")),
    "what to copy": ("", WIDE, ("Y",)),
    "what is left": ("", WIDE, ("w",)),
    "what has become of items": ("", WIDE, (*"CjPjDjTjW", "k")),
    "changes that are not saved": ("", WIDE, ("T", "q")),
    "the reading mode": ("", WIDE, (*"jjjr",)),
    "two languages": ("", WIDE, (*"jjjL",)),
    "the themes": ("", WIDE, ("ctrl+p", *"theme", "enter")),
    "words to pick from": ("", WIDE, ("v", *["down"] * 5, "enter")),
    "what would follow": ("programme.toml", WIDE, ("4", "S", *"600")),
    "a pane that is off": ("", WIDE, ("3", "x")),
    "a pane alone": ("", WIDE, ("4", "z")),
    "a form of a narrow terminal": ("", NARROW, ("v",)),
    "help of a narrow terminal": ("", NARROW, ("question_mark",)),
}
"""States of the viewer: a meeting of the tests (else the one that ships), a size, and keys."""


class Pair(NamedTuple):
    """A colour on another.

    Attributes:
        front: The colour of the text, `#rrggbb`.
        back: The colour behind it.
        kind: `text`, `sign` or `frame`.
        sample: What is written so.
    """

    front: str
    back: str
    kind: str
    sample: str


async def pairs(state: str, themes: list[str], folder: Path) -> AsyncIterator[tuple[str, Pair]]:
    """The pairs of colours on the screen in a state, in one theme after the other.

    Each comes twice: in true colour, and as a terminal of 256 colours shows it.

    Args:
        state: A key of `STATES` or `SITUATIONS`.
        themes: Names of themes.
        folder: An empty folder.
    """
    async for name, segment in segments(state, themes, folder):
        yield name, _pair(segment, of_256=False)
        yield name, _pair(segment, of_256=True)


async def segments(
    state: str, themes: list[str], folder: Path
) -> AsyncIterator[tuple[str, Segment]]:
    """What is written on the screen in a state, in one theme after the other.

    Args:
        state: A key of `STATES` or `SITUATIONS`.
        themes: Names of themes.
        folder: An empty folder.
    """
    async with _reached(state, folder) as pilot:
        app = pilot.app
        assert isinstance(app, AgendaApp)
        for name in themes:
            theme = find_theme(name)
            assert theme is not None
            app.show_theme(theme)
            await pilot.pause()
            await pilot.pause()
            for segment in _segments(pilot):
                yield name, segment


@contextlib.asynccontextmanager
async def _reached(state: str, folder: Path) -> AsyncIterator[Pilot[None]]:
    if state in SITUATIONS:
        async with SITUATIONS[state](folder) as pilot:
            yield pilot
        return
    name, size, keys = STATES[state]
    async with viewer(MEETINGS / name if name else ENGLISH, size) as pilot:
        await press(pilot, *keys)
        yield pilot


def _segments(pilot: Pilot[None]) -> Iterator[Segment]:
    """What is written on the screen, less what a box has dimmed below itself."""
    screen = pilot.app.screen
    dims = screen.is_modal and screen.styles.background.a > 0
    for y, strip in enumerate(screen._compositor.render_strips(pilot.app.size)):
        x = 0
        for segment in strip:
            if x >= pilot.app.size.width:
                break
            below = dims and screen.get_widget_at(x, y)[0] is screen
            if segment.text.strip() and not below:
                yield segment
            x += segment.cell_length


def _pair(segment: Segment, *, of_256: bool) -> Pair:
    text, style, _ = segment
    assert style is not None, text
    assert not style.dim, f"{text!r} is dimmed, to nobody knows which colour"
    front, back = (_hex(colour, of_256=of_256) for colour in (style.color, style.bgcolor))
    if style.reverse:
        front, back = back, front
    signs = set(text) - {" "}
    kind = "frame" if signs <= _FRAMES else "sign" if signs <= _SIGNS else "text"
    return Pair(front, back, kind, text.strip())


def _hex(colour: Color | None, *, of_256: bool) -> str:
    assert colour is not None
    assert colour.triplet is not None
    if of_256:
        return colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
    return colour.triplet.hex


def contrast(front: str, back: str) -> float:
    """The contrast of two colours, as WCAG 2.2 defines it: from 1 to 21."""
    brighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
