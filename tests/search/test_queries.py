"""The table of queries, over the shipped meeting and the test meetings."""

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.search.table import FILES, each_row
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Meeting
from tui.search.completions import completions
from tui.search.hits import By
from tui.search.query import Query
from tui.search.records import OVERVIEW, Pane
from tui.search.search import Search
from tui.store.reading.loading import load, parse
from tui.text.cells import graphemes
from tui.text.fold import fold


@cache
def _meeting(name: str) -> Meeting:
    meeting = load(FILES[name]).meeting
    assert meeting is not None
    return meeting


@cache
def _search(name: str) -> Search:
    meeting = _meeting(name)
    return Search(meeting, Links.of(meeting)).with_pinyin()


@each_row
def test_a_query_of_the_table_leads_where_it_says(name: str, row: dict[str, Any]) -> None:
    hits = _search(name).find(row["query"]).hits
    if row["first"] == "nothing":
        assert hits == ()
        return
    assert [hits[0].place.pane, hits[0].place.position] == row["first"]
    assert hits[0].by == row.get("by", "text")
    assert len(hits) == row.get("count", len(hits))


def test_pinyin_marks_the_characters_that_it_is_read_from() -> None:
    found = _search("zh").find("jianyi")
    text = found.hits[0].record.text
    assert {text[start:end] for start, end in found.query.find(text)} == {"建议"}


def test_likeness_marks_the_whole_word() -> None:
    found = _search("fr").find("microphonne")
    text = found.hits[0].record.text
    assert [text[start:end] for start, end in found.query.find(text)] == ["microphone"]
    assert all(hit.by == By.LIKENESS for hit in found.hits)


def test_a_wrong_value_is_said_and_counts_for_nothing() -> None:
    found = _search("en").find("item:99 report")
    assert found.hits == _search("en").find("report").hits
    assert found.remarks == ("item:99 is left out of account: no agenda item has this number.",)


@pytest.mark.parametrize(
    ("name", "query", "panes"),
    [
        ("en", "report in:agenda,documents", {"agenda", "documents"}),
        ("en", "report in:agenda，annotation", {"agenda", "annotation"}),
        ("en", "meeting in:annotation", {"annotation"}),
        ("zh", "会议 in:文件", {"documents"}),
        ("zh", "会议 in:说明", {"annotation"}),
        ("zh", "会议 in:工作安排", {"schedule"}),
        ("zh", "会议 in:meeting", {"meeting"}),
        ("fr", "rapport in:ordre", {"agenda"}),
        ("ru", "доклад in:документация", {"documents"}),
        ("ar", "الأمانة in:الوثائق", {"documents"}),
    ],
)
def test_panes_are_named_in_english_and_in_the_words_of_papers(
    name: str, query: str, panes: set[str]
) -> None:
    found = _search(name).find(query)
    assert {hit.place.pane for hit in found.hits} == panes
    assert found.remarks == ()


def test_a_filter_may_have_several_values() -> None:
    positions = {hit.place.position for hit in _search("en").find("item:1,3 in:agenda").hits}
    single = [
        {hit.place.position for hit in _search("en").find(f"item:{n} in:agenda").hits}
        for n in (1, 3)
    ]
    assert positions == single[0] | single[1]
    assert all(single)


def test_each_wrong_one_of_several_values_is_said() -> None:
    found = _search("en").find("in:agenda,foo,bar report")
    assert [remark.split(" ")[0] for remark in found.remarks] == ["in:foo", "in:bar"]


@pytest.mark.parametrize(
    ("value", "days"),
    [("14", {14}), ("2024-05-15", {15}), ("wed", {15}), ("mercredi", {15}), ("2030-01-01", set())],
)
def test_a_day_is_named_by_date_number_or_weekday(value: str, days: set[int]) -> None:
    found = _search("fr").find(f"day:{value} in:schedule")
    schedule = _meeting("fr").schedule
    assert {schedule[hit.place.position].date.day for hit in found.hits} == days
    assert found.remarks == ()


@pytest.mark.parametrize(
    "query",
    [
        '"«Ала-Арча»"',
        "«Ала-Арча»",
        '"Ала-Арча"',
        "Ала-Арча”",
        'Ала-Арча"',
        '"манас и “Ала-Арча"',
        '" Ала-Арча',
        'Ала-Арча "',
    ],
)
def test_quotation_marks_do_not_matter(query: str) -> None:
    about = structs.replace(_meeting("ru").about, title="x")
    item = AgendaItem(title="Залы «Манас» и “Ала-Арча”")
    meeting = Meeting(format=1, about=about, agenda=(item,))
    found = Search(meeting, Links.of(meeting)).find(query)
    assert [hit.place.position for hit in found.hits] == [0]
    spans = found.query.find(item.title)
    assert item.title[spans[-1][0] : spans[-1][1]].endswith("Ала-Арча")


@pytest.mark.parametrize("query", ['"', "“”", '""', "«"])
def test_a_quotation_mark_alone_finds_nothing(query: str) -> None:
    assert _search("ru").find(query).hits == ()


@pytest.mark.parametrize(
    ("numbers", "query", "found"),
    [
        (("3 а)", "3 б)"), "3 b", [1]),
        (("3 а)", "3 б)", "3 в)"), "item 3(c)", [2]),
        (("2(أ)", "2(ب)"), "2 b", [1]),
        (("2(أ)", "2(ب)"), "2а", [0]),
        (("2(a)", "2(b)"), "2 б", [1]),
        (("1", "2", "3"), "项目三", [2]),
        (("1", "2", "3"), "议程项目二", [1]),
        (("9", "10", "12"), "项目十二", [2]),
    ],
)
def test_a_number_is_found_in_another_script(
    numbers: tuple[str, ...], query: str, found: list[int]
) -> None:
    about = About(title="x", language="en", start=date(2024, 1, 1), end=date(2024, 1, 2))
    items = tuple(AgendaItem(number=number, title="Title") for number in numbers)
    meeting = Meeting(format=1, about=about, agenda=items)
    hits = Search(meeting, Links.of(meeting)).find(query).hits
    assert [hit.place.position for hit in hits] == found
    assert {hit.by for hit in hits} == {By.NAME}


def test_the_number_as_typed_goes_before_that_of_another_script() -> None:
    about = About(title="x", language="en", start=date(2024, 1, 1), end=date(2024, 1, 2))
    items = tuple(AgendaItem(number=number, title="Title") for number in ("3 б)", "3 b)"))
    meeting = Meeting(format=1, about=about, agenda=items)
    hits = Search(meeting, Links.of(meeting)).find("3 b").hits
    assert hits[0].place.position == 1


@pytest.mark.parametrize(
    "query",
    ["wg4/2019/3", "http://undocs.org/CTOC/COP/WG.4/2019/3", "undocs.org/en/CTOC/COP/WG.4/2019/3"],
)
def test_a_symbol_without_its_dots_or_as_an_address_is_found(query: str) -> None:
    hits = _search("zh").find(query).hits
    assert (hits[0].place.pane, hits[0].place.position) == (Pane.DOCUMENTS, 1)


def test_a_document_is_found_by_its_address() -> None:
    hits = _search("zh").find("undocs.org").hits
    assert {hit.place.pane for hit in hits} == {Pane.DOCUMENTS}


@pytest.mark.parametrize(
    ("query", "marked"),
    [("建議", "建议"), ('"最佳做法" 領事', "领事"), ("會議開幕", "会议开幕"), ("維也納", "维也纳")],
)
def test_traditional_characters_find_simplified_ones(query: str, marked: str) -> None:
    found = _search("zh").find(query)
    assert {hit.by for hit in found.hits} == {By.VARIANT}
    text = found.hits[0].record.text
    assert marked in {text[start:end] for start, end in found.query.find(text)}


def test_simplified_characters_find_traditional_ones() -> None:
    about = About(title="x", language="zh-Hant", start=date(2024, 1, 1), end=date(2024, 1, 2))
    meeting = Meeting(format=1, about=about, agenda=(AgendaItem(title="通過報告"),))
    search = Search(meeting, Links.of(meeting)).with_pinyin()
    assert [hit.by for hit in search.find("报告").hits] == [By.VARIANT]
    assert [hit.by for hit in search.find("報告").hits] == [By.TEXT]


@pytest.mark.parametrize("query", ['"jian yi"', '"jian y"', '"qi ta shixiang"'])
def test_a_phrase_of_pinyin_finds_characters_side_by_side(query: str) -> None:
    found = _search("zh").find(query)
    assert found.hits
    assert {hit.by for hit in found.hits} == {By.PINYIN}
    text = found.hits[0].record.text
    spans = found.query.find(text)
    assert {text[start:end] for start, end in spans} <= {"建议", "其他事项"}


@pytest.mark.parametrize(
    ("typed", "text"), [("oeuvre", "L’œuvre"), ("œuvre", "oeuvre"), ("office", "oﬃce")]
)
def test_ligatures_do_not_matter(typed: str, text: str) -> None:
    about = About(title="x", language="en", start=date(2024, 1, 1), end=date(2024, 1, 2))
    meeting = Meeting(format=1, about=about, agenda=(AgendaItem(title=text),))
    assert len(Search(meeting, Links.of(meeting)).find(typed).hits) == 1


def test_titles_come_before_texts_and_whole_words_before_parts() -> None:
    about = _meeting("en").about
    titles = ("Reports", "Other", "A report")
    items = tuple(AgendaItem(title=title, annotation="The report.") for title in titles)
    meeting = Meeting(format=1, about=about, agenda=items)
    hits = Search(meeting, Links.of(meeting)).find("report").hits
    places = [(hit.place.pane, hit.place.position) for hit in hits]
    assert places[:2] == [(Pane.AGENDA, 2), (Pane.AGENDA, 0)]
    assert places[2:] == [(Pane.ANNOTATION, at) for at in range(3)]


def test_a_phrase_in_quotation_marks_comes_in_the_same_order() -> None:
    about = _meeting("en").about
    titles = ("Reports", "Other", "A report")
    items = tuple(AgendaItem(title=title, annotation="The report.") for title in titles)
    meeting = Meeting(format=1, about=about, agenda=items)
    search = Search(meeting, Links.of(meeting))
    assert search.find('"report"').hits == search.find("report").hits


def test_hits_are_counted_by_group_before_they_are_put_in_order() -> None:
    for query in ("e", "9", "work of", "work -consular", "in:agenda", '"the', "3"):
        hits = _search("en").find(query).hits
        panes = [hit.place.pane for hit in hits]
        assert len(hits) == len(panes) > 0
        for group in hits.groups:
            assert {*panes[group.start : group.stop]} == {group.pane}
        assert [hits[at] for at in range(len(hits))] == [*hits]
        assert hits[-1] == [*hits][-1]


def test_no_hit_comes_twice() -> None:
    for query in ("3", "1(b)", "2019/3", '"report" 1', "work -consular"):
        hits = [*_search("en").find(query).hits]
        assert len({id(hit.record) for hit in hits}) == len(hits)


def test_typing_on_finds_what_the_whole_query_finds_at_once() -> None:
    typed = _search("en")
    for query in ("trafficking in persons", '"work of the', "work -consular in:agenda", "jianyi"):
        for end in range(1, len(query) + 1):
            meeting = _meeting("en")
            anew = Search(meeting, Links.of(meeting)).with_pinyin()
            assert typed.find(query[:end]).hits == anew.find(query[:end]).hits


def test_completion_offers_filters_and_their_values() -> None:
    meeting = _meeting("en")
    assert [one.text for one in completions("report i", 8, meeting)] == ["in:", "item:", "is:"]
    assert [one.text for one in completions("in:s", 4, meeting)] == ["schedule"]
    assert "2(b)" in [one.text for one in completions("item:2", 6, meeting)]


@given(query=st.text(max_size=40), cursor=st.integers(0, 40))
def test_anything_may_be_typed(query: str, cursor: int) -> None:
    _search("zh").find(query)
    completions(query, cursor, _meeting("en"))


FIELDS = st.text(alphabet='aBé -"“”:（）月9١ёЙجßﬁ/.in', min_size=1, max_size=40)


@given(title=FIELDS, data=st.data())
def test_whatever_piece_of_a_title_is_typed_its_item_is_found(
    title: str, data: st.DataObject
) -> None:
    cuts = [start for start, _, _ in graphemes(title)] + [len(title)]
    first, last = sorted(data.draw(st.tuples(st.sampled_from(cuts), st.sampled_from(cuts))))
    typed = title[first:last]
    piece = data.draw(st.sampled_from([typed, typed.upper(), typed.lower(), typed.title()]))
    wanted = fold(piece).strip()
    if not wanted or wanted not in fold(title):
        return
    about = About(
        title="t", language="en", start=_meeting("en").about.start, end=_meeting("en").about.end
    )
    meeting = Meeting(format=1, about=about, agenda=(AgendaItem(title=title),))
    found = Search(meeting, Links.of(meeting)).find(piece)
    assert any(hit.place.position != OVERVIEW for hit in found.hits)
    terms = {*found.query.words, found.query.whole}
    for start, end in found.query.find(title):
        assert any(term and term in fold(title[start:end]) for term in terms)


def test_readings_of_a_plain_query_have_nothing_to_leave_out() -> None:
    assert Query.readings("a b")[0].without == ()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("is:open", ["1", "2"]),
        ("is:in-progress", ["3"]),
        ("is:concluded", ["4"]),
        ("is:adopted", ["5"]),
        ("is:deferred", ["6"]),
        ("is:withdrawn", ["7"]),
        ("is:decided", ["2", "3", "4", "5"]),
        ("-is:decided -is:deferred -is:withdrawn", ["1"]),
    ],
)
def test_items_are_found_by_what_has_become_of_them(query: str, numbers: list[str]) -> None:
    statuses = ("", "open", "in-progress", "concluded", "adopted", "deferred", "withdrawn")
    lines = "".join(
        f'[[agenda]]\nnumber = "{number}"\ntitle = "Item"\n'
        + (f'status = "{status}"\n' if status else "")
        + ('outcome = "Noted"\n' if number > 1 else "")
        for number, status in enumerate(statuses, 1)
    )
    text = (
        'format = 1\n[meeting]\ntitle = "Board"\nlanguage = "en"\nstart = 2024-01-09\n'
        f"end = 2024-01-09\n{lines}"
    )
    meeting = parse(text).meeting
    assert meeting is not None
    found = Search(meeting, Links.of(meeting)).find(f"{query} in:agenda")
    assert sorted(meeting.agenda[hit.place.position].number for hit in found.hits) == numbers
