"""Every text can be read in every theme: the contrast of all colours that meet on the screen."""

from pathlib import Path

import pytest

from tests.app.themes.pairs import STATES, Pair, contrast, pairs, segments
from tests.app.themes.situations import SITUATIONS

TEXT = {"contrast": 7.0, "daylight": 4.5, "evening": 4.5}
"""WCAG 2.2's ratios for text: AAA, and AA."""

SIGN = 3.0
"""That of what is no text and tells something: the bar of the selection, the scroll bar's thumb."""


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ff0000", "#ff0000") == 1


def wanted(theme: str, pair: Pair) -> float:
    """The least contrast of a pair."""
    if pair.kind == "text":
        return TEXT[theme]
    if pair.kind == "frame" and theme != "contrast":
        return 1.0  # Elsewhere a frame is an ornament: the title stands in it.
    return SIGN


@pytest.mark.parametrize("state", [*STATES, *SITUATIONS])
async def test_everything_on_the_screen_can_be_read(state: str, tmp_path: Path) -> None:
    poor = set()
    seen = set()
    async for theme, pair in pairs(state, list(TEXT), tmp_path):
        seen.add(theme)
        ratio = contrast(pair.front, pair.back)
        if ratio < wanted(theme, pair):
            poor.add(f"{theme}: {pair.front} on {pair.back} is {ratio:.2f}: {pair.sample!r}")
    assert seen == TEXT.keys()
    assert not poor, "\n".join(sorted(poor))


OF_THE_TERMINAL = ["plain", "terminal"]
"""Themes of colours that nobody knows but the terminal."""

COLOURS_USED = {None, 0, 3, 9}
"""What they use by number: none, black upon yellow for what is found, bright red for what is wrong.

No other colour is sure to be read on a dark ground and on a light one; a terminal's blues are not.
"""


REVERSED = frozenset(
    {
        "the documents",
        "hits",
        "what a search marks in documents",
        "a command that cannot be done",
        "conflicts",
        "problems",
        "the settings",
        "marks",
        "the marks",
    }
)
"""States in which the selected row or what is found is reversed."""


@pytest.mark.parametrize("state", [*STATES, *SITUATIONS])
async def test_everything_can_be_read_in_the_themes_of_the_terminals_colours(
    state: str, tmp_path: Path
) -> None:
    reversed_in = set()
    async for theme, segment in segments(state, OF_THE_TERMINAL, tmp_path):
        assert segment.style is not None
        if segment.style.reverse:
            reversed_in.add(theme)
            # The cursor may stand on a letter of the hint in an empty line.
            assert not segment.style.dim or len(segment.text) == 1, (theme, segment.text)
        colours = (segment.style.color, segment.style.bgcolor)
        numbers = {colour.number if colour is not None else None for colour in colours}
        assert numbers <= COLOURS_USED, (theme, segment.text)
    if state in REVERSED:
        assert reversed_in == set(OF_THE_TERMINAL)
