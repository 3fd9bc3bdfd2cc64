"""Papers of any text, and large ones, in the review."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.review.reviews import BOARD, bar, paper_pane, review, review_screen
from tests.app.screens import CHINESE, SIZES, press, screen_text, until, viewer, words_said
from tui.app.review import reading_screen
from tui.app.review.paper import Cancelled, Paper, ReadPaper, proposed_path, read_paper
from tui.app.review.review_screen import ReviewScreen
from tui.app.review.words import use_words
from tui.app.screens.meeting import MeetingScreen
from tui.papers.blocks import UnreadablePaper
from tui.papers.lines import Use

HOSTILE = "[@click=app.quit]quit[/] \x1b[31mred\x1b[0m \x07 \u202eback \x9b2J end"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_text_of_a_paper_is_run_or_moves_the_cursor(
    size: tuple[int, int], tmp_path: Path
) -> None:
    paper = tmp_path / "board.txt"
    text = BOARD.read_text("utf-8")
    for words in ("Parking is to be had", "The Board may wish", "Library Board"):
        text = text.replace(words, f"{words} {HOSTILE}")
    paper.write_text(text, "utf-8")
    async with review(paper, size) as pilot:
        for key in (")", "(", "5", "g", "j", "j", "G", "k", "enter", ";"):
            await press(pilot, key)
            seen = screen_text(pilot)
            assert not any(sign in seen for sign in "\x1b\x07\x9b\u202e")
        assert pilot.app.is_running


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_paper_is_read_or_refused_with_a_word(before: str, title: str) -> None:
    import tempfile  # noqa: PLC0415 -- a folder for each example

    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder, "paper.txt")
        text = f"{before}\n\nProvisional agenda\n\n1. Opening\n2. {title}\n3. Closing\n"
        paper.write_bytes(text.encode("utf-8", "replace"))
        with contextlib.suppress(UnreadablePaper):
            read = read_paper(Paper(paper, "en"), lambda _count: None, lambda: False)
            assert read.loaded.meeting is not None
            assert read.loaded.meeting.agenda == read.imported.meeting.agenda


@pytest.mark.parametrize("use", Use)
def test_there_are_words_for_all_that_can_become_of_a_line(use: Use) -> None:
    assert use_words(use)


def test_the_name_that_is_proposed_is_the_paper_s_and_free(tmp_path: Path) -> None:
    paper = tmp_path / "agenda.zh.pdf"
    assert proposed_path(paper).name == "agenda.zh.toml"
    for name in ("agenda.zh.toml", "agenda.zh-2.toml"):
        (tmp_path / name).touch()
    assert proposed_path(paper).name == "agenda.zh-3.toml"


def test_a_paper_that_nobody_waits_for_is_not_read_on(tmp_path: Path) -> None:
    paper = tmp_path / "long.txt"
    paper.write_text("A line.\n" * 5000, "utf-8")
    told: list[int] = []
    with pytest.raises(Cancelled):
        read_paper(Paper(paper, "en"), told.append, lambda: bool(told))
    assert len(told) == 1


def long_paper(tmp_path: Path) -> Path:
    """A paper of some hundred pages."""
    text = BOARD.read_text("utf-8")
    more = "\n\n".join(
        f"Paragraph {number} of the report is here, and it goes on for a while so that it fills a line."
        for number in range(2500)
    )
    paper = tmp_path / "long.txt"
    paper.write_text(text.replace("The Board may wish to decide.", more), "utf-8")
    return paper


async def test_a_long_paper_is_walked_through_to_its_end(tmp_path: Path) -> None:
    async with review(long_paper(tmp_path)) as pilot:
        await press(pilot, "5", "G")
        assert len(paper_pane(pilot).source) > 2500
        assert review_screen(pilot).selection[0] == "schedule"
        await press(pilot, "g", ")", ")")
        assert "of 2 · " in bar(pilot)


async def test_keys_are_answered_while_a_paper_is_read_and_escape_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slowly(
        paper: Paper, told: Callable[[int], object], is_cancelled: Callable[[], bool]
    ) -> ReadPaper:
        told(1234)
        goes_on.wait()
        return read_paper(paper, told, is_cancelled)

    monkeypatch.setattr(reading_screen, "read_paper", slowly)
    async with viewer(CHINESE) as pilot:
        await pilot.app.run_action("app.import_paper")
        await press(pilot, *str(long_paper(tmp_path)), "enter")
        await until(pilot, lambda: "1234 lines" in screen_text(pilot))
        assert "Reading long.txt…" in screen_text(pilot)
        await press(pilot, "escape")
        assert type(pilot.app.screen) is MeetingScreen
        goes_on.set()
        await press(pilot, "j")
        assert not any(isinstance(one, ReviewScreen) for one in pilot.app.screen_stack)
        assert words_said(pilot) == ""
