"""Makes the picture of each theme that ships: `python -m tests.previews`."""

import asyncio
import hashlib
import os
import sys
import tempfile
from pathlib import Path

from PIL.PngImagePlugin import PngInfo

from tests.previews.drawing import NoFontError, draw, find_fonts
from tui.resources import data_folder, themes_folder

SIZE = (120, 34)
KEYS = ("j", "j", "j", "slash", *"crime", "enter")


def mark_of(theme: Path) -> str:
    """What tells in a picture of which state of a theme's file it is."""
    return hashlib.sha256(theme.read_bytes()).hexdigest()


async def _make() -> None:
    from tests.app.screens import press, viewer  # noqa: PLC0415 -- reads the environment
    from tui.app.themes.finding import find_theme  # noqa: PLC0415

    fonts = find_fonts()
    folder = themes_folder() / "previews"
    async with viewer(data_folder() / "ctoc-cop-wg4-2019.en.toml", SIZE) as pilot:
        await press(pilot, *KEYS)
        for path in sorted(themes_folder().glob("*.toml")):
            theme = find_theme(path.stem)
            assert theme is not None
            pilot.app.show_theme(theme)  # type: ignore[attr-defined]
            await pilot.pause()
            await pilot.pause()
            lines = pilot.app.screen._compositor.render_strips(pilot.app.size)
            picture = draw(lines, SIZE[0], fonts).quantize(128)
            mark = PngInfo()
            mark.add_text("theme", mark_of(path))
            file = folder / f"{path.stem}.png"
            picture.save(file, optimize=True, pnginfo=mark)
            print(file)


def main() -> None:
    """Makes the pictures, whatever the user's own settings and terminal are."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        try:
            asyncio.run(_make())
        except NoFontError as error:
            sys.exit(f"no pictures: {error}")


if __name__ == "__main__":
    main()
