"""Searching one meeting as one types."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Document, Meeting
from tui.resources import data_folder
from tui.search.query import Query
from tui.search.records import Pane, Place
from tui.search.search import Search
from tui.search.snippet import snippet
from tui.store.reading.loading import load
from tui.text.cells import cell_width, graphemes


def _meeting(path: Path) -> Meeting:
    meeting = load(path).meeting
    assert meeting is not None
    return meeting


CHINESE = _meeting(data_folder() / "ctoc-cop-wg4-2019.zh.toml")
ENGLISH = _meeting(data_folder() / "ctoc-cop-wg4-2019.en.toml")


def _places(meeting: Meeting, query: str) -> list[Place]:
    search = Search(meeting, Links.of(meeting))
    return [hit.place for hit in search.find(query).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("会议开幕", Place(Pane.AGENDA, 1)),
        ("2019年2月5日", Place(Pane.ANNOTATION, 2)),
        ("2019 年 2 月 5 日", Place(Pane.ANNOTATION, 2)),
        ("item 1 (b)", Place(Pane.AGENDA, 2)),
        ("项目1(b)", Place(Pane.AGENDA, 2)),
        ("1b", Place(Pane.AGENDA, 2)),
        ("3.", Place(Pane.AGENDA, 4)),
        ("1(b)", Place(Pane.AGENDA, 2)),
        ("1 (B)", Place(Pane.AGENDA, 2)),
        ("CTOC/COP/WG.4/2019/3", Place(Pane.DOCUMENTS, 1)),
        ("wg.4/2019/3", Place(Pane.DOCUMENTS, 1)),
        ("9月10日", Place(Pane.SCHEDULE, 2)),
        ("领事 最佳做法", Place(Pane.ANNOTATION, 4)),
    ],
)
def test_a_query_finds_its_place(query: str, first: Place) -> None:
    assert _places(CHINESE, query)[0] == first


@pytest.mark.parametrize("query", ["10:00", "10:00–13:00", "10 a.m.", "10 a.m.–1 p.m."])
def test_the_hours_of_a_sitting_are_found_as_papers_and_as_clocks_have_them(query: str) -> None:
    places = _places(ENGLISH, f"in:schedule {query}")
    mornings = [
        Place(Pane.SCHEDULE, at)
        for at, sitting in enumerate(ENGLISH.schedule)
        if sitting.start.hour == 10
    ]
    assert set(mornings) <= set(places)


def test_a_number_that_no_item_has_finds_nothing() -> None:
    assert _places(CHINESE, "2(b)") == []


def test_texts_with_all_words_come_before_texts_with_some() -> None:
    places = _places(ENGLISH, "trafficking in persons")
    assert places[0] == Place(Pane.MEETING, -1)
    assert Place(Pane.AGENDA, 1) not in places


def test_all_words_must_stand_in_one_item_in_any_order() -> None:
    both = _places(CHINESE, "最佳做法 领事")
    assert {place.position for place in both} == {4}
    assert _places(CHINESE, "最佳做法 开幕") == []


def test_case_accents_and_width_do_not_matter() -> None:
    about = CHINESE.about
    meeting = Meeting(
        format=1,
        about=about,
        agenda=(AgendaItem(title="Élaboration ９月 Straße"),),
        documents=(Document(title="ПАРЁНКА"),),
    )
    assert _places(meeting, "elaboration") == [Place(Pane.AGENDA, 0)]
    assert _places(meeting, "9月") == [Place(Pane.AGENDA, 0)]
    assert _places(meeting, "STRASSE") == [Place(Pane.AGENDA, 0)]
    assert _places(meeting, "паренка") == [Place(Pane.DOCUMENTS, 0)]


def test_nothing_typed_finds_nothing() -> None:
    assert _places(ENGLISH, "") == []
    assert _places(ENGLISH, "  ") == []


TEXTS = st.text(max_size=60)


@given(title=TEXTS, annotation=TEXTS, query=TEXTS)
def test_any_text_can_be_searched_for_anything(title: str, annotation: str, query: str) -> None:
    about = About(title="t", language="en", start=ENGLISH.about.start, end=ENGLISH.about.end)
    item = AgendaItem(title=title, annotation=annotation)
    meeting = Meeting(format=1, about=about, agenda=(item,))
    search = Search(meeting, Links.of(meeting))
    found = search.find(query)
    asked = found.query
    for hit in found.hits:
        spans = asked.find(hit.record.text)
        assert spans or not asked.words or hit.record.text == title
        piece = snippet(hit.record.text, asked)
        for start, end in piece.spans:
            assert 0 <= start < end <= len(piece.text)


@given(text=TEXTS, start=st.integers(0, 60), length=st.integers(1, 20))
def test_what_stands_in_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    wanted = text[start : start + length]
    query = Query.readings(wanted)[0]
    if len(query.words) == 1 and "".join(wanted.split()) == wanted:
        whole = list(graphemes(text))
        starts, ends = {g[0] for g in whole}, {g[1] for g in whole}
        if start in starts and min(start + length, len(text)) in ends:
            assert query.find(text)


@given(text=st.text(min_size=1, max_size=400), word=st.text(min_size=1, max_size=5))
def test_a_snippet_is_a_piece_of_the_text_with_its_match(text: str, word: str) -> None:
    query = Query.readings(word)[0]
    piece = snippet(text, query, cells=40)
    core = piece.text.removeprefix("…").removesuffix("…")
    assert core in text or piece.text in text
    assert cell_width(piece.text) <= 200
    if query.find(text):
        assert piece.spans
