"""How the words above the panes share the line."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.screens import ENGLISH, MEDIUM, press, screen_lines, viewer
from tui.app.widgets.bars import shorten_path
from tui.app.widgets.status_line import LEAST_TITLE, StatusLine
from tui.text.cells import cell_width

TITLE = "Working Group on Trafficking in Persons · Vienna, 9–11 September 2019"


def line_of(width: int, words: dict[str, str], off: Sequence[str] = ()) -> str:
    line = StatusLine()
    line._words, line._off = words, tuple(off)
    return "".join(piece.text for piece in line._pieces(width))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, "Vienna, 9–11 Se…  off: 3 Documentation, 4 Schedule  2 · 4 of 7  10:32 Vienna "),
        (80, "in Persons ·…  off: 3 4  2 · 4 of 7  10:32 Vienna "),
        (40, " off: 3 4  2 · 4 of 7      10:32 Vienna "),
    ],
)
def test_panes_that_are_off_are_called_by_their_numbers_where_the_title_wants_room(
    width: int, shown: str
) -> None:
    words = {"meeting": TITLE, "place": "2 · 4 of 7", "clock": "10:32 Vienna · 04:32 here"}
    line = line_of(width, words, ("3 Documentation", "4 Schedule"))
    assert line.endswith(shown)
    assert len(line) == width


def test_a_title_that_would_be_a_scrap_gives_its_room_to_the_place() -> None:
    words = {"hit": "match 1 of 10", "place": "2 · 4 of 7", "clock": "09:00 Vienna"}
    line = line_of(40, {"meeting": TITLE, **words})
    assert line == "match 1 of 10 · 2 · 4 of 7  09:00 Vienna"


def test_the_hour_alone_is_told_where_there_is_no_room_for_the_city() -> None:
    words = {"hit": "resultado 1 de 4", "place": "5 · 7 de 7", "clock": "12:56 Viena"}
    line = line_of(40, {"meeting": TITLE, **words}, ("3 Documentation",))
    assert line == " off: 3  resultado 1 de 4   12:56 Viena "
    assert line_of(36, {"meeting": TITLE, **words}, ("3 Documentation",)).endswith(" 12:56 ")


def test_a_short_title_stays_whole() -> None:
    words = {"meeting": "第三次会议", "place": "2 · 4 of 7", "clock": "09:00 Vienna"}
    assert line_of(40, words) == " 第三次会议    2 · 4 of 7  09:00 Vienna "


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "/home/a/meetings/2019/会议"),
        (26, "/home/a/meetings/2019/会议"),
        (25, "…/a/meetings/2019/会议"),
        (12, "…/2019/会议"),
        (11, "…/2019/会议"),
        (6, "…/会议"),
        (5, "…会议"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_path_is_cut_at_its_front(width: int, shown: str) -> None:
    assert shorten_path("/home/a/meetings/2019/会议", width) == shown


@given(st.text("ab/\\文é", max_size=30), st.integers(0, 30))
def test_a_path_that_is_cut_fits_and_keeps_its_end(path: str, width: int) -> None:
    shown = shorten_path(path, width)
    assert cell_width(shown) <= width
    assert path.endswith(shown.removeprefix("…"))


def test_a_folder_shows_the_end_of_its_path() -> None:
    line = line_of(
        40, {"folder": "/home/somebody/long/way/to/meetings/2019", "place": "3 meetings"}
    )
    assert line == " …/way/to/meetings/2019      3 meetings "


async def test_a_click_on_what_is_off_turns_it_on() -> None:
    async with viewer(ENGLISH, MEDIUM) as pilot:
        await press(pilot, "3", "x")
        at = screen_lines(pilot.app)[0].index("off: 3")
        await pilot.click(StatusLine, offset=(at - 2, 0))
        assert "off: 3" in screen_lines(pilot.app)[0]
        await pilot.click(StatusLine, offset=(at + 1, 0))
        assert "off: 3" not in screen_lines(pilot.app)[0]


_WORDS = st.text("ab 文· ", max_size=30)


@given(
    width=st.integers(1, 130),
    words=st.fixed_dictionaries(
        {"meeting": st.text("ab文", max_size=30)}
        | dict.fromkeys(("state", "place", "hit", "warning", "clock"), _WORDS)
    ),
    off=st.lists(st.sampled_from(("1 文件", "2 Annotations")), max_size=2),
)
def test_the_line_is_never_longer_than_it_must_be_nor_has_a_scrap_of_a_title(
    width: int, words: dict[str, str], off: list[str]
) -> None:
    line = StatusLine()
    line._words, line._off = words, tuple(off)
    pieces = line._pieces(width)
    title = next((piece.text.strip() for piece in pieces if piece.name == "meeting"), "")
    assert not title.endswith("…") or cell_width(title) >= LEAST_TITLE - 1
    without_title = [piece.text for piece in pieces if piece.name != "meeting"]
    if sum(map(cell_width, without_title)) <= width:
        assert sum(cell_width(piece.text) for piece in pieces) <= width
