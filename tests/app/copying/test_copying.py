"""What `y` and `Y` copy, and what is said of it."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.copying.test_clipboard import program
from tests.app.screens import (
    CHINESE,
    ENGLISH,
    MEETINGS,
    SIZES,
    Size,
    meeting_screen,
    press,
    screen_text,
    until,
    viewer,
    viewer_of,
    words_said,
)
from tui.app.copying.choosing import CopyChoice


async def test_y_copies_the_whole_and_says_so() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "y")
        assert pilot.app.clipboard.startswith("1(a) Opening of the meeting\n\nThe ")
        said = "Copied by the terminal · whole: 1(a) Opening of the meeting"
        assert said in words_said(pilot)


@pytest.mark.parametrize(
    ("pane", "letter", "text"),
    [
        ("1", "t", "Opening of the meeting"),
        ("1", "m", "## 1(a) Opening of the meeting\n\nThe"),
        ("3", "s", "CTOC/COP/WG.4/2019/2"),
        ("3", "a", "http://undocs.org/CTOC/COP/WG.4/2019/2"),
        ("3", "t", "Crime prevention"),
        ("3", "m", "[CTOC/COP/WG.4/2019/2](<http://undocs.org/CTOC/COP/WG.4/2019/2>), Crime"),
        ("4", "w", "Monday, 9 September 10 a.m.–1 p.m.\n1(a) Opening"),
    ],
)
async def test_a_letter_of_the_list_copies_a_part(pane: str, letter: str, text: str) -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", pane, "Y", letter)
        assert pilot.app.clipboard.startswith(text)
        assert not isinstance(pilot.app.screen, CopyChoice)
        assert "Copied by the terminal" in words_said(pilot)


async def test_any_paragraph_can_be_copied_from_the_list() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "J", "J", "J", "Y")
        assert "paragraph 2" in screen_text(pilot)
        await press(pilot, "G", "enter")
        view = meeting_screen(pilot).view
        assert pilot.app.clipboard in view.item(3).annotation.replace("\n", " ")
        assert len(pilot.app.clipboard) > 20
        assert "· paragraph" in words_said(pilot)


async def test_p_copies_the_paragraph_at_the_top_of_the_view(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(f"Paragraph {number}. {'word ' * 60}" for number in range(1, 30))
    head = (MEETINGS / "one-item.toml").read_text("utf-8")
    text = f'{head.partition("[[agenda]]")[0]}[[agenda]]\nnumber = "1"\ntitle = "x"\nannotation = """\n{paragraphs}"""\n'
    async with viewer_of(text, tmp_path) as pilot:
        await press(pilot, "2", "G", "Y", "p")
        number = pilot.app.clipboard.split()[1].rstrip(".")
        assert 20 < int(number) < 30
        assert f"Paragraph {number}." in screen_text(pilot)


async def test_what_is_not_there_is_not_offered_and_escape_copies_nothing() -> None:
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "Y")
        assert "symbol" not in screen_text(pilot).partition("Copy")[2].partition("╯")[0]
        await press(pilot, "s", "escape")
        assert pilot.app.clipboard == ""


async def test_lines_that_one_types_in_copy_by_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "wl-copy")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "x")
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "e", "shift+home", "ctrl+c")
        await until(pilot, (tmp_path / "given").exists)
        await pilot.app.workers.wait_for_complete()
        assert (tmp_path / "given").read_text("utf-8") == "Opening of the meeting"


async def test_a_hanging_program_hangs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "wl-copy", "time.sleep(60)")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "x")
    monkeypatch.setattr("tui.app.copying.clipboard._SECONDS", 2.0)
    async with viewer(ENGLISH) as pilot:
        await press(pilot, "j", "y", "j")
        assert "1(b) · 3 of 7" in screen_text(pilot)
        assert "Copied" not in words_said(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Copied by the terminal · whole: 1(a) Opening" in words_said(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("path", [CHINESE, ENGLISH], ids=["zh", "en"])
async def test_the_list_looks_right(
    path: Path, size: Size, screen_snapshot: SnapshotAssertion
) -> None:
    async with viewer(path, size) as pilot:
        await press(pilot, "3", "Y")
        assert screen_text(pilot) == screen_snapshot
