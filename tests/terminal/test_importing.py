"""`agenda import` on a terminal."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.terminals import TERMINALS, agenda, terminal, wait_for, wait_for_exit
from tui.store.reading.loading import load

BOARD = Path(__file__).resolve().parents[1] / "meetings" / "board.en.txt"


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_paper_is_reviewed_saved_and_left(kind: str, tmp_path: Path) -> None:
    paper = Path(shutil.copy(BOARD, tmp_path / "board.txt"))
    with terminal(kind, agenda("import", str(paper)), tmp_path) as program:
        wait_for(program, "2 uncertain places")
        program.press("g", ")")
        wait_for(program, "1 of 2 · guessed: the time zone, from the city")
        program.press(".")
        wait_for(program, "1 uncertain place")
        program.press("\x13")
        wait_for(program, "save as")
        program.press("Enter")
        wait_for(program, "Saved")
        program.press("q")
        assert wait_for_exit(program) == 0
    loaded = load(tmp_path / "board.toml")
    assert loaded.problems == ()
    assert "guessed" not in loaded.source.text


def test_what_cannot_be_read_is_said_on_the_terminal(tmp_path: Path) -> None:
    paper = tmp_path / "none.txt"
    paper.write_text("Dear all, no agenda here.", "utf-8")
    with terminal("emulator", agenda("import", str(paper)), tmp_path) as program:
        assert wait_for_exit(program) == 2
        # The terminal breaks the line where it ends.
        said = program.screen().replace("\n", "")
        assert f"{paper}: the paper has no numbered" in said


def test_with_a_file_to_write_it_writes_also_on_a_terminal(tmp_path: Path) -> None:
    paper = Path(shutil.copy(BOARD, tmp_path / "board.txt"))
    out = tmp_path / "out.toml"
    with terminal("emulator", agenda("import", str(paper), "-o", str(out)), tmp_path) as program:
        assert wait_for_exit(program) == 0
        assert "5 items" in program.screen()
    assert load(out).problems == ()
