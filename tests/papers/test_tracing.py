"""From each line of a paper to the value that it went into, and back."""

import re

import pytest

from tests.papers.test_importing import CHINESE, PAPERS, SEED, meeting_of
from tests.papers.typeset import as_docx, as_typed, paper_of
from tui.papers.found import Imported
from tui.papers.importing import import_paper
from tui.papers.lines import Use
from tui.papers.reading import read_blocks
from tui.papers.tracing import Trace
from tui.text.paragraphs import paragraphs


def bare(text: str) -> str:
    """The letters and digits of a text: lines are joined, and marks stripped."""
    return re.sub(r"[\W_]", "", text)


def assert_lines_are_in_their_values(imported: Imported) -> None:
    agenda = imported.meeting.agenda
    for line in imported.lines:
        match line.place:
            case ("agenda", int(item), "title"):
                title = bare(agenda[item].title)
                assert title in bare(line.text) or bare(line.text)[3:] in title
            case ("agenda", int(item), "annotation", int(at)):
                assert bare(line.text) in bare(paragraphs(agenda[item].annotation)[at])
            case ("documents", int(at)) if line.use is Use.DOCUMENT:
                document = imported.meeting.documents[at]
                whole = bare(document.description + document.title + document.symbol)
                assert bare(line.text) in whole
            case ("schedule", int(at), *_):
                assert at < len(imported.meeting.schedule)


def test_every_line_of_the_seed_leads_to_its_value() -> None:
    imported = import_paper(read_blocks(SEED.read_bytes()))
    lost = [
        line.text
        for line in imported.lines
        if not line.place and line.use not in (Use.FURNITURE, Use.HEADING)
    ]
    assert lost == []
    assert_lines_are_in_their_values(imported)


@pytest.mark.parametrize("tag", PAPERS)
@pytest.mark.parametrize("make", [as_typed, as_docx])
def test_lines_lead_to_the_values_that_they_are_in(tag: str, make: object) -> None:
    paper = paper_of(meeting_of(PAPERS[tag]))
    data = make(paper)  # type: ignore[operator]  # one of two ways to set a paper
    imported = import_paper(read_blocks(data if isinstance(data, bytes) else data.encode()))
    assert_lines_are_in_their_values(imported)
    assert {line.place[0] for line in imported.lines if line.place} >= {"agenda", "schedule"}


def test_every_item_document_and_sitting_leads_back_to_lines() -> None:
    imported = import_paper(read_blocks(SEED.read_bytes()))
    trace, lines = Trace(imported), imported.lines
    meeting = imported.meeting
    assert meeting_of(CHINESE).agenda[3].title == meeting.agenda[3].title
    for item in range(len(meeting.agenda)):
        heading = [lines[at].use for at in trace.lines(("agenda", item, "title"))]
        assert heading[0] is Use.LIST
        assert Use.ITEM in heading
    for at, document in enumerate(meeting.documents):
        found = "".join(lines[one].text for one in trace.lines(("documents", at)))
        assert bare(document.symbol) in bare(found)
    for at, sitting in enumerate(meeting.schedule):
        assert trace.lines(("schedule", at))
        for entry in range(len(sitting.entries)):
            assert trace.lines(("schedule", at, "entries", entry))


def test_what_no_line_says_outright_is_looked_for_around_it() -> None:
    imported = import_paper(read_blocks(SEED.read_bytes()))
    trace, lines = Trace(imported), imported.lines
    zone = [lines[at].text for at in trace.lines(("meeting", "timezone"))]
    assert zone == ["2019 年 9 月 9 日至 11 日，维也纳"]
    assert trace.lines(("schedule", 0, "start")) == trace.lines(("schedule", 0))
    assert trace.lines(("meeting", "url")) == []
