"""The pictures of the themes."""

from pathlib import Path

import pytest
from PIL import Image, ImageFont
from rich.segment import Segment
from rich.style import Style

from tests.app.themes.test_reading import SHIPPED, found
from tests.previews.__main__ import mark_of
from tests.previews.drawing import PALETTE, colours, draw
from tui.resources import themes_folder

PREVIEWS = themes_folder() / "previews"
BELOW_THE_AGENDA = (40, 460, 200, 560)
"""A part of the pictures where nothing is written."""


@pytest.mark.parametrize("name", SHIPPED)
def test_every_theme_that_ships_has_a_picture_of_its_present_state(name: str) -> None:
    with Image.open(PREVIEWS / f"{name}.png") as picture:
        assert picture.info["theme"] == mark_of(found(name).path), "run: python -m tests.previews"
        cell = picture.convert("RGB").resize((1, 1), box=BELOW_THE_AGENDA).getpixel((0, 0))
    colour = str(found(name).values["background"])
    wanted = tuple(bytes.fromhex(colour[1:]) if colour != "default" else PALETTE.background_color)
    assert cell == pytest.approx(wanted, abs=4)


def test_there_is_no_picture_of_a_theme_that_does_not_ship() -> None:
    assert sorted(path.stem for path in PREVIEWS.iterdir()) == SHIPPED


def test_a_picture_shows_the_colours_of_each_cell() -> None:
    font = ImageFont.load_default(12)
    assert isinstance(font, ImageFont.FreeTypeFont)
    line = [
        Segment("ab", Style.parse("#102030 on #405060")),
        Segment("会", Style.parse("#102030 on #405060 reverse")),
    ]
    picture = draw([line, [Segment("    ", Style.parse("on #ff0000"))]], 4, [font] * 4)
    width, height = picture.size
    assert picture.getpixel((0, 0)) == (0x40, 0x50, 0x60)
    assert picture.getpixel((width - 1, 0)) == (0x10, 0x20, 0x30)
    assert picture.getpixel((0, height - 1)) == (0xFF, 0, 0)


def test_a_style_is_drawn_as_a_terminal_shows_it() -> None:
    assert colours(Style()) == (tuple(PALETTE.foreground_color), tuple(PALETTE.background_color))
    assert colours(Style.parse("#000000 on #ffffff reverse")) == ((255,) * 3, (0,) * 3)
    assert colours(Style.parse("#ffffff on #000000 dim"))[0] == (153,) * 3


def test_the_readme_shows_pictures_that_there_are() -> None:
    page = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
    shown = {name for name in SHIPPED if f"(themes/previews/{name}.png)" in page}
    assert shown
    assert page.count("themes/previews/") == len(shown)
