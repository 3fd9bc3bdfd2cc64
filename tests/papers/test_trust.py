"""Nothing of a paper is lost in silence: each line is used, page furniture, or listed."""

import re
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.scoring import KINDS, SAMPLES
from tui.papers.blocks import UnreadablePaper
from tui.papers.found import Imported
from tui.papers.importing import import_paper
from tui.papers.lines import Line, Use
from tui.papers.reading import read_blocks
from tui.papers.writing import file_text
from tui.store.reading.loading import parse

PAPERS = sorted(SAMPLES.glob("*.txt"))
WITHOUT_VALUE = (Use.UNKNOWN, Use.FURNITURE, Use.HEADING, Use.ADDRESS)
WHOLE = (Use.ANNOTATION, Use.INTRODUCTION, Use.FOOTNOTE, Use.LIST, Use.ITEM)


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def texts_of(found: Imported) -> str:
    """All that the meeting says, without blanks, marks and signs."""
    meeting = found.meeting
    parts = [meeting.about.introduction, meeting.about.document_title]
    for item in meeting.agenda:
        parts += [item.number, item.title, item.annotation, *item.footnotes]
    return bare("".join(parts))


def is_in(line: Line, text: str) -> bool:
    """Whether a text has what is read of a line, but for the number before it."""
    words = bare(line.words)
    longest = 8
    return any(words[at:] in text for at in range(min(longest, len(words)) + 1))


def assert_nothing_is_lost(found: Imported) -> None:
    text = texts_of(found)
    titles = [bare(item.title) for item in found.meeting.agenda]
    for line in found.lines:
        if line.use not in WITHOUT_VALUE:
            assert line.paths, (line.use, line.text)
        # A heading may have the title of the list in other words.
        reworded = line.use is Use.ITEM and get_close_matches(bare(line.words), titles, cutoff=0.5)
        if line.use in WHOLE and not reworded:
            assert is_in(line, text), (line.use, line.text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_each_line_of_the_papers_is_where_it_says(paper: Path, kind: str) -> None:
    assert_nothing_is_lost(import_paper(read_blocks(KINDS[kind](paper.read_text("utf-8")))))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PAPERS),
    st.integers(0, 120),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200),
)
def test_nor_is_what_somebody_writes_into_them(paper: Path, at: int, strange: str) -> None:
    lines = paper.read_text("utf-8").split("\n")
    lines[at:at] = ["", strange, ""]
    try:
        found = import_paper(read_blocks("\n".join(lines).encode()))
    except UnreadablePaper:
        return
    assert_nothing_is_lost(found)
    assert bare("".join(line.text for line in found.lines)) == bare("\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_of_any_text_each_line_is_told(lines: list[str]) -> None:
    text = "Agenda\n\n1. Opening\n2. Report\n\n" + "\n".join(lines)
    try:
        found = import_paper(read_blocks(text.encode("utf-8", "replace")), "en")
    except UnreadablePaper:
        return
    assert_nothing_is_lost(found)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_each_guess_is_of_a_value_that_is_there_and_stands_in_the_file(paper: Path) -> None:
    found = import_paper(read_blocks(paper.read_bytes()))
    text = file_text(found.meeting, found.guesses)
    assert text.count("# guessed: ") == len(found.guesses)
    assert parse(text).meeting == found.meeting
