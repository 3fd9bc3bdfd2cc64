"""The documents of a meeting, in the orders that they can be in."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.app.screens import meeting_screen, press, screen_text, viewer, words_said
from tui.app.panes.documents import DocumentsPane
from tui.text.symbols import symbol_key

TEXT = """\
format = 1
[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04
[[agenda]]
number = "1"
title = "Opening"
[[agenda]]
number = "2"
title = "Report"
[[documents]]
symbol = "B/1/10"
items = ["2"]
[[documents]]
symbol = "B/1/2"
items = ["2"]
files = { en = "here.txt", fr = "gone.txt" }
[[documents]]
symbol = "B/1/3"
items = ["1"]
[[documents]]
symbol = "B/1/1"
items = ["1"]
[[documents]]
symbol = "B/1/1/Rev.1"
supersedes = "B/1/1"
[[documents]]
title = "By hand"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A meeting with documents."""
    (tmp_path / "here.txt").write_text("x", "utf-8")
    file = tmp_path / "board.toml"
    file.write_text(TEXT, "utf-8")
    return file


def rows(pilot: Pilot[None]) -> list[str]:
    """What stands at the beginning of each row."""
    source = meeting_screen(pilot).query_one(DocumentsPane).source
    return [source.row(at).parts[0].text for at in range(len(source))]


async def test_those_of_the_item_come_first_and_what_is_superseded_last(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G")
        assert rows(pilot) == [
            "For item 2",
            "B/1/10",
            "B/1/2",
            "Other documents",
            "B/1/3",
            "B/1/1/Rev.1",
            "By hand",
            "Superseded",
            "B/1/1",
        ]


async def test_s_sorts_by_symbol_then_by_item_and_then_not(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G")
        before = rows(pilot)
        await press(pilot, "s")
        assert "Documents by symbol." in words_said(pilot)
        assert rows(pilot) == [
            "For item 2",
            "B/1/2",
            "B/1/10",
            "Other documents",
            "B/1/1/Rev.1",
            "B/1/3",
            "By hand",
            "Superseded",
            "B/1/1",
        ]
        await press(pilot, "g", "s")
        assert "Documents by item." in words_said(pilot)
        assert rows(pilot) == [
            "For item 1",
            "B/1/3",
            "For item 2",
            "B/1/10",
            "B/1/2",
            "For no item",
            "B/1/1/Rev.1",
            "By hand",
            "Superseded",
            "B/1/1",
        ]
        await press(pilot, "G", "s")
        assert rows(pilot) == before


async def test_the_selected_document_stays_so(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "3", "j", "j")
        pane = meeting_screen(pilot).query_one(DocumentsPane)
        selected = pane.document
        await press(pilot, "s", "s")
        assert pane.document == selected


async def test_what_is_sorted_is_not_moved(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "3", "s", "alt+down")
        assert "stays here: the documents are sorted." in words_said(pilot)
        assert not meeting_screen(pilot).has_changes


async def test_it_is_said_in_which_languages_there_is_a_copy(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "3")
        source = meeting_screen(pilot).query_one(DocumentsPane).source
        remark = source.row(2).parts[-1].text
        assert remark.endswith("offline: en · no copy there: fr")
        assert "offline: en" in screen_text(pilot)


async def test_what_is_superseded_is_last_for_the_item_too(path: Path) -> None:
    async with viewer(path) as pilot:
        await press(pilot, "G", "K", "3")
        assert rows(pilot)[:3] == ["For item 1", "B/1/3", "B/1/1"]
        assert "superseded by B/1/1/Rev.1" in screen_text(pilot)
        await press(pilot, "alt+down")
        assert "B/1/3 stays here: what is superseded comes last." in words_said(pilot)
        assert not meeting_screen(pilot).has_changes


SYMBOLS = [
    "B/1",
    "B/1/Rev.1",
    "B/1/Rev.1/Corr.1",
    "B/1/Rev.2",
    "B/1/Rev.10",
    "B/1/Add.1",
    "B/1/Add.1/Rev.1",
    "B/1/Add.2",
    "B/1/Add.10",
    "B/1/Corr.1",
    "B/1/Corr.2",
    "B/2",
    "B/10",
    "B/CRP.1",
    "C/1",
]


@given(st.permutations(SYMBOLS))
def test_symbols_are_in_the_order_of_a_shelf(mixed: list[str]) -> None:
    assert sorted(mixed, key=symbol_key) == SYMBOLS


@given(st.lists(st.text(max_size=20)))
def test_any_symbols_have_an_order(symbols: list[str]) -> None:
    keys = [symbol_key(symbol) for symbol in sorted(symbols, key=symbol_key)]
    assert all(before <= after for before, after in pairwise(keys))
