"""Drawing a screen as a terminal would show it."""

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

Fonts = Sequence[ImageFont.FreeTypeFont]
"""Narrow, bold, wide and bold wide."""

PALETTE = TerminalTheme(
    (22, 24, 28),
    (214, 217, 222),
    [
        *((22, 24, 28), (224, 108, 100), (120, 180, 110), (220, 180, 90)),
        *((90, 140, 220), (190, 120, 200), (90, 180, 190), (214, 217, 222)),
    ],
    [
        *((110, 116, 126), (255, 130, 120), (150, 210, 140), (245, 210, 120)),
        *((110, 160, 245), (215, 150, 225), (120, 210, 220), (255, 255, 255)),
    ],
)
"""A terminal's own colours, which a theme may use: no terminal's in particular."""

_DIM = 0.6
_POINTS = 16
_NARROW = (
    ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"),
    ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf"),
    ("NotoSansMono-Regular.ttf", "NotoSansMono-Bold.ttf"),
    ("consola.ttf", "consolab.ttf"),
    ("Menlo.ttc", "Menlo.ttc"),
)
_WIDE = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("PingFang.ttc", "PingFang.ttc"),
)
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)


class NoFontError(Exception):
    """This machine has no font to draw a terminal with."""


def find_fonts() -> Fonts:
    """The fonts of this machine.

    Raises:
        NoFontError: It has none of those that are known.
    """
    files: dict[str, Path] = {}
    for folder in _FOLDERS:
        for where, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                files.setdefault(name, Path(where) / name)
    narrow = next((pair for pair in _NARROW if files.keys() >= set(pair)), None)
    if narrow is None:
        known = ", ".join(pair[0] for pair in _NARROW)
        raise NoFontError(f"none of {known} is on this machine; install the DejaVu fonts")
    wide = next((pair for pair in _WIDE if files.keys() >= set(pair)), narrow)
    return [ImageFont.truetype(str(files[name]), _POINTS) for name in (*narrow, *wide)]


def draw(lines: Sequence[Iterable[Segment]], columns: int, fonts: Fonts) -> Image.Image:
    """A picture of a screen.

    Args:
        lines: The screen's lines.
        columns: Cells of a line.
        fonts: The fonts.
    """
    width = round(fonts[0].getlength("M"))
    height = sum(fonts[0].getmetrics())
    picture = Image.new("RGB", (columns * width, len(lines) * height))
    pen = ImageDraw.Draw(picture)
    for y, line in enumerate(lines):
        x = 0
        for text, style, _ in line:
            front, back = colours(style or Style.null())
            for sign in text:
                cells = cell_len(sign)
                left, top = x * width, y * height
                if cells:
                    right, bottom = left + cells * width - 1, top + height - 1
                    pen.rectangle((left, top, right, bottom), fill=back)
                if sign.strip():
                    wide = 2 * (unicodedata.east_asian_width(sign) in "WF")
                    font = fonts[wide + int(bool(style and style.bold))]
                    pen.text((left, top + fonts[0].getmetrics()[0]), sign, front, font, anchor="ls")
                if style and style.underline:
                    pen.line(
                        (left, top + height - 2, left + cells * width - 1, top + height - 2), front
                    )
                x += cells
    return picture


def colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The colours of a text and behind it, as they are seen."""
    front = _seen(style.color, text=True)
    back = _seen(style.bgcolor, text=False)
    if style.dim:
        red, green, blue = (
            round(low + (high - low) * _DIM) for low, high in zip(back, front, strict=True)
        )
        front = red, green, blue
    return (back, front) if style.reverse else (front, back)


def _seen(colour: Color | None, *, text: bool) -> tuple[int, int, int]:
    seen = (colour or Color.default()).get_truecolor(PALETTE, foreground=text)
    return seen.red, seen.green, seen.blue
