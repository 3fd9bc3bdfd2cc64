"""Papers of all kinds of bodies, in six languages and in the kinds of file that are read.

Each paper stands in `samples/` beside what a reader finds in it. `python -m tests.papers.scoring`
prints the scores as a table.
"""

import pytest

from tests.papers.scoring import KINDS, PARTS, SAMPLES, expected_of, scores
from tui.papers.importing import import_paper
from tui.papers.lines import Use
from tui.papers.reading import read_blocks
from tui.papers.writing import file_text
from tui.store.reading.loading import parse

PAPERS = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", PAPERS)
def test_all_that_a_paper_says_is_found(paper: str, kind: str) -> None:
    data = KINDS[kind]((SAMPLES / f"{paper}.txt").read_text("utf-8"))
    expected = expected_of(SAMPLES / f"{paper}.toml")
    assert scores(import_paper(read_blocks(data)).meeting, expected) == dict.fromkeys(PARTS, 1.0)


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_of_these_papers_is_left_over_and_the_file_passes_the_check(paper: str) -> None:
    found = import_paper(read_blocks((SAMPLES / f"{paper}.txt").read_bytes()))
    assert [line.text for line in found.lines if line.use is Use.UNKNOWN] == []
    parsed = parse(file_text(found.meeting, found.guesses))
    assert parsed.meeting == found.meeting
    # Some papers have an item that their own timetable leaves out.
    assert [each for each in parsed.problems if "is in no sitting" not in each.message] == []
