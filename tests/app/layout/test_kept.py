"""The shares of the panes on the next start."""

from pathlib import Path

import pytest

from tui.app.layout.arrangement import DEFAULTS, PANES, Placed, WidthClass
from tui.app.layout.kept import keep_arrangement, kept_arrangements
from tui.app.state import state_file

WIDE, MEDIUM = WidthClass.WIDE, WidthClass.MEDIUM


def test_at_first_the_panes_are_where_nobody_has_moved_them(home: Path) -> None:
    assert home.is_dir()
    assert kept_arrangements() == DEFAULTS


def test_what_is_moved_comes_back_by_class_of_width(home: Path) -> None:
    assert home.is_dir()
    placed = Placed(DEFAULTS[WIDE], PANES, 120, 40)
    wide = placed.with_edge_at(placed.edges[0], 30)
    keep_arrangement(WIDE, wide)
    assert kept_arrangements() == {**DEFAULTS, WIDE: wide}
    placed = Placed(DEFAULTS[MEDIUM], PANES, 80, 22)
    medium = placed.with_edge_at(placed.edges[1], 12)
    keep_arrangement(MEDIUM, medium)
    assert kept_arrangements() == {**DEFAULTS, WIDE: wide, MEDIUM: medium}
    keep_arrangement(WIDE, DEFAULTS[WIDE])
    assert kept_arrangements() == {**DEFAULTS, MEDIUM: medium}


@pytest.mark.parametrize(
    "text",
    [
        "wide = 3",
        "[wide]\ncolumns = [1, 2]\nrows = [[1], [1], [1, 1]]",
        "[wide]\ncolumns = [1, 2, 0]\nrows = [[1], [1], [1, 1]]",
        "[wide]\ncolumns = [1, 2, true]\nrows = [[1], [1], [1, 1]]",
        "[wide]\ncolumns = [1, 2, 99999999]\nrows = [[1], [1], [1, 1]]",
        "[wide]\ncolumns = [1, 2, 3]\nrows = [[1], [1], [1]]",
        "[wide]\ncolumns = [1, 2, 3]\nrows = [1, 1, 1]",
        "[wide]\ncolumns = [1, 2, 3]",
        "no TOML",
    ],
)
def test_what_are_no_shares_for_the_panes_is_passed_over(text: str) -> None:
    state = state_file("layout")
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(text, "utf-8")
    assert kept_arrangements() == DEFAULTS
