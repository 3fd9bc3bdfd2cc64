"""A small meeting to edit while others do, and what others do to it."""

from pathlib import Path

from textual.pilot import Pilot

from tests.app.screens import meeting_screen
from tui.app.editing.editing import Editing

TEXT = """\
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
number = "1(a)"
level = 2
title = "Welcome"

[[agenda]]
number = "1(b)"
level = 2
title = "Officers"
annotation = "The officers."

[[agenda]]
number = "2"
title = "Closing"

[[documents]]
symbol = "B/1"
title = "Report"
kind = "report"
items = ["1(b)"]

[[schedule]]
date = 2026-03-02
start = 10:00:00
end = 13:00:00
entries = [{ item = "1(a)" }, { item = "1(b)" }]
"""

FIRST_SUB_ITEM = """\
[[agenda]]
number = "1(a)"
level = 2
title = "Welcome"

"""

SECOND_SUB_ITEM = """\
[[agenda]]
number = "1(b)"
level = 2
title = "Officers"
annotation = "The officers."

"""


def meeting_file(folder: Path, text: str = TEXT) -> Path:
    """A meeting file."""
    path = folder / "w.toml"
    path.write_bytes(text.encode())
    return path


def replace(path: Path, old: str, new: str) -> None:
    """Changes the file as another program would."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


async def look(pilot: Pilot[None]) -> None:
    """Looks at the disk, as the viewer does every second."""
    meeting_screen(pilot).editing.disk.look()
    await pilot.pause()
    await pilot.pause()


def editing(pilot: Pilot[None]) -> Editing:
    """What edits the open file."""
    return meeting_screen(pilot).editing


def text_now(pilot: Pilot[None]) -> str:
    """The text of the open file."""
    return editing(pilot).file.text
