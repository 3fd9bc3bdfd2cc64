"""A file can hold any text: it shows, and does nothing else."""

import asyncio
import tempfile
from datetime import date, time
from pathlib import Path

import msgspec
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.screens import MEDIUM, NARROW, WIDE, Size, press, viewer
from tests.exports.values import meetings
from tui.meeting.model import Meeting
from tui.text.cells import cell_width


async def _look_through(path: Path, size: Size) -> None:
    async with viewer(path, size) as pilot:
        for keys in ((), ("g",), ("j", "j"), ("2", "G"), ("3", "j"), ("4", "j", "j"), ("z",)):
            await press(pilot, *keys)
            strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
            assert len(strips) == size[1]
            for strip in strips:
                assert cell_width(strip.text) == size[0]
                assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in strip.text)
                assert not any(
                    sign in strip.text for sign in "\u202a\u202b\u202d\u202e\u2066\u2067"
                )


@settings(max_examples=12)
@given(meeting=meetings, size=st.sampled_from([WIDE, MEDIUM, NARROW, (20, 5)]))
def test_any_text_in_any_field_shows_and_stays_within_its_pane(
    meeting: Meeting, size: Size
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meeting.toml"
        path.write_bytes(
            tomli_w.dumps(msgspec.to_builtins(meeting, builtin_types=(date, time))).encode()
        )
        asyncio.run(_look_through(path, size))
