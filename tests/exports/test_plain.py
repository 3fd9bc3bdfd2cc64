import re
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.exports.values import (
    FILES,
    MEETINGS,
    as_printed,
    loaded,
    meetings,
    printed_texts,
    squeezed,
)
from tui.exports.labels import ITEM_STATUSES
from tui.exports.parts import PARTS
from tui.exports.plain import item_page, meeting_page
from tui.meeting.model import About, AgendaItem, Document, Entry, Headings, Meeting, Sitting
from tui.meeting.words import LANGUAGES, words_of
from tui.resources import data_folder, shipped_meeting
from tui.text.cells import cell_width

PAPER = MEETINGS / "annotated-agenda.zh.txt"
ALL_FILES = [*FILES, *sorted(data_folder().glob("ctoc-*.toml"))]
ABOUT = About(title="Board", language="en", start=date(2024, 1, 9), end=date(2024, 1, 9))
BARE = Meeting(format=1, about=ABOUT)


def in_language(language: str, *items: AgendaItem) -> Meeting:
    return replace(BARE, about=replace(ABOUT, language=language), agenda=items)


def sitting(*entries: Entry, **about: str) -> Sitting:
    at = Sitting(date=ABOUT.start, start=time(10), end=time(13), entries=entries)
    return replace(at, **about)


def lines_of(page: str) -> list[str]:
    return page.removesuffix("\n").split("\n") if page else []


def check_page(page: str, width: int) -> None:
    for line in lines_of(page):
        assert cell_width(line) <= width
        assert line == line.rstrip(" ")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert not page or (page.endswith("\n") and not page.startswith("\n"))


def check_texts(meeting: Meeting, page: str) -> None:
    whole = squeezed(page)
    for text in printed_texts(meeting):
        assert as_printed(text) in whole


@pytest.mark.parametrize("width", [20, 27, 40, 50, 63, 80, 100, 132])
@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.stem)
def test_every_text_of_a_file_is_on_its_page_and_no_line_is_wider(path: Path, width: int) -> None:
    meeting = loaded(path)
    page = meeting_page(meeting, width)
    check_page(page, width)
    check_texts(meeting, page)


@settings(max_examples=60)
@given(meetings, st.integers(20, 120))
def test_every_text_of_any_meeting_is_on_its_page_and_no_line_is_wider(
    meeting: Meeting, width: int
) -> None:
    page = meeting_page(meeting, width)
    check_page(page, width)
    check_texts(meeting, page)


@settings(max_examples=40)
@given(meetings, st.integers(20, 120))
def test_the_page_of_an_item_has_its_texts_and_no_line_is_wider(
    meeting: Meeting, width: int
) -> None:
    for position, item in enumerate(meeting.agenda):
        page = item_page(meeting, position, width)
        check_page(page, width)
        for text in (item.title, item.annotation, item.outcome, *item.footnotes):
            assert as_printed(text) in squeezed(page)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_shipped_meeting_has_every_character_of_the_paper(width: int) -> None:
    whole = squeezed(meeting_page(loaded(shipped_meeting()), width))
    lines = [squeezed(line) for line in PAPER.read_text("utf-8").splitlines()]
    assert [line for line in lines if line not in whole] == []


def test_the_shipped_meeting_reads_as_printed() -> None:
    page = meeting_page(loaded(shipped_meeting()), 80)
    for text in (
        "2019年9月9日至11日，维也纳\n",
        "\n1.  组织事项：\n    (a) 会议开幕；\n    (b) 通过议程和安排工作。\n2.  涉及",
        "\n日期和时间         议程项目  标题或说明\n",
        "\n9月9日，星期一\n上午10时至下午1时  1(a)      会议开幕\n",
        "\n下午3时至6时       2         涉及贩运人口的预防犯罪措施（续）\n",
        "\n        http://undocs.org/CTOC/COP/WG.4/2019/2\n",
    ):
        assert text in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_punctuated_as_papers_of_the_language_are(language: str) -> None:
    meeting = in_language(
        language,
        AgendaItem(title="A"),
        AgendaItem(title="B", level=2),
        AgendaItem(title="C", level=3),
        AgendaItem(title="D", level=3),
        AgendaItem(title="E", level=2),
        AgendaItem(title="F"),
    )
    opens, goes_on, closes = words_of(language).ends
    page = meeting_page(meeting, 80)
    expected = f"A{opens}B{opens}C{goes_on}D{goes_on}E{closes}F{closes}"
    assert squeezed(expected) in squeezed(page)


@pytest.mark.parametrize(
    "title", ["Why?", "怎么办？", "لماذا؟", "“Is that so?”", "And so on…", "क्यों।", "何故か。」"]
)
def test_a_title_that_ends_like_a_sentence_gets_no_more_punctuation(title: str) -> None:
    for language in ("en", "zh", "ar"):
        page = meeting_page(in_language(language, AgendaItem(title=title)), 80)
        assert lines_of(page)[-1].strip() == title


def test_what_a_meeting_has_not_leaves_no_heading() -> None:
    meeting = replace(BARE, agenda=(AgendaItem(title="Tea", number="1"),))
    assert meeting_page(meeting, 80) == (
        "Board\n\n9 January 2024\n\n\nProvisional agenda\n──────────────────\n\n1.  Tea.\n"
    )
    for part in ("annotations", "documents", "schedule"):
        assert meeting_page(meeting, 80, parts=[part]) == ""
    assert meeting_page(BARE, 80) == "Board\n\n9 January 2024\n"


def test_the_parts_make_the_whole() -> None:
    meeting = loaded(MEETINGS / "en-council.toml")
    parts = [meeting_page(meeting, 80, parts=[part]) for part in PARTS]
    whole = meeting_page(meeting, 80)
    assert all(parts)
    assert squeezed("".join(parts)) == squeezed(whole)


def test_an_items_page_has_its_sub_items_documents_and_sittings() -> None:
    meeting = loaded(MEETINGS / "en-council.toml")
    position = next(at for at, item in enumerate(meeting.agenda) if item.number == "3(a)")
    page = item_page(meeting, position, 80)
    for text in ("3.  Implementation", "(a) Navigation safety", "(iii) Search and rescue"):
        assert text in page
    assert "IW/C.23/3/Corr.1\n" in page
    assert "10 a.m.–1 p.m.  3rd meeting · Plenary Hall\n" in page
    for text in ("Election of officers", "IW/C.23/5", "8th meeting"):
        assert text not in page
    assert "Documentation" not in item_page(meeting, position, 80, parts=["annotations"])


def test_what_is_known_of_an_item_stands_under_its_title() -> None:
    item = AgendaItem(
        title="Fence",
        number="4",
        kind="decision",
        minutes=1,
        status="adopted",
        outcome="Agreed.\n\nAt once.",
        related=("gate", "9"),
        footnotes=("See\nthere.",),
    )
    gate = AgendaItem(title="Gate", id="gate")
    page = meeting_page(in_language("en", item, gate), 80, parts=["annotations"])
    assert page == (
        "Annotations\n───────────\n\n4.  Fence\n\n    For decision · 1 minute · Adopted\n\n"
        "    Outcome: Agreed.\n\n    At once.\n\n    See also: Gate, 9\n\n"
        "    ──────────\n    1   See there.\n\nGate\n"
    )


def test_the_program_has_a_word_for_every_status() -> None:
    for status in ITEM_STATUSES:
        item = AgendaItem(title="Fence", status=status)  # type: ignore[arg-type]
        assert ITEM_STATUSES[status] in meeting_page(in_language("en", item), 80)


def test_lines_of_a_paragraph_are_joined_without_a_blank_in_chinese() -> None:
    item = AgendaItem(title="t", annotation="会议\n开幕。\n\nOpen\nit.\r\n \nNow")
    page = meeting_page(in_language("zh", item), 80, parts=["annotations"])
    assert page.endswith("    会议开幕。\n\n    Open it.\n\n    Now\n")


def test_a_citation_that_names_the_title_stands_for_it() -> None:
    document = Document(symbol="A/1", title="Rivers", description="Note on “Rivers” (A/1)")
    meeting = replace(BARE, documents=(document, Document(symbol="A/2", title="Lakes")))
    page = meeting_page(meeting, 80, parts=["documents"])
    assert page.endswith("    A/1\n        Note on “Rivers” (A/1)\n\n    A/2\n        Lakes\n")


def test_a_document_stands_under_its_item_with_all_that_is_known_of_it() -> None:
    document = Document(
        title="Accounts",
        kind="report",
        status="issued",
        submitted_by="Jo",
        items=("2", "1(a)"),
        url="https://example.org",
        files={"en": "a b.txt"},
        supersedes="A/0",
    )
    agenda = (
        AgendaItem(title="One", number="1"),
        AgendaItem(title="Sub", number="1(a)", level=2),
        AgendaItem(title="Two", number="2"),
    )
    page = meeting_page(replace(BARE, agenda=agenda, documents=(document,)), 80)
    assert page.endswith(
        "\n\n1(a) Sub\n\n    Accounts\n"
        "        Report · Submitted by: Jo · Issued · Supersedes: A/0\n"
        "        Agenda items: 2, 1(a)\n"
        "        https://example.org\n"
        "        Copy (en): a b.txt\n"
    )


def test_the_schedule_is_a_table_where_there_is_room_and_lines_where_there_is_not() -> None:
    agenda = (AgendaItem(title="One", number="1"),)
    taken_up = sitting(
        Entry(item="1", continued=True, note="If time permits"),
        Entry(title="Tea"),
        title="1st meeting",
        room="Hall",
        note="In English.",
        status="cancelled",
    )
    meeting = replace(BARE, agenda=agenda, schedule=(taken_up,))
    wide = meeting_page(meeting, 80, parts=["schedule"])
    assert wide.endswith(
        "\nTuesday, 9 January\n"
        "10 a.m.–1 p.m.  CANCELLED · 1st meeting · Hall\n"
        "                (In English.)\n"
        "                1            One (continued) (If time permits)\n"
        "                             Tea\n"
    )
    assert "\nDate and time   Agenda item  Title or description\n" in wide
    narrow = meeting_page(meeting, 40, parts=["schedule"])
    assert narrow.endswith(
        "\nTuesday, 9 January\n10 a.m.–1 p.m.\n  CANCELLED · 1st meeting · Hall\n  (In English.)\n"
        "  1   One (continued) (If time permits)\n      Tea\n"
    )
    assert "Date and time" not in narrow


def test_a_whole_day_has_no_hours() -> None:
    holiday = Sitting(
        date=ABOUT.start, start=time(0), end=time(23, 59, 59), title="Feast", kind="holiday"
    )
    page = meeting_page(replace(BARE, schedule=(holiday,)), 40)
    assert page.endswith("\nTuesday, 9 January\n  Feast · holiday\n")


@pytest.mark.parametrize("width", [40, 80, 132])
def test_right_to_left_pages_have_neither_columns_nor_centred_lines(width: int) -> None:
    meeting = loaded(MEETINGS / "ar-lajna.toml")
    page = meeting_page(meeting, width)
    assert words_of("ar").columns[1] not in page
    assert max(len(line) - len(line.lstrip()) for line in lines_of(page)) <= 10
    hebrew = replace(ABOUT, title="ועדה", language="he", document_title="סדר יום")
    assert "\nסדר יום\n" in meeting_page(replace(BARE, about=hebrew), width)


def test_own_headings_stand_over_the_sections() -> None:
    headings = Headings(agenda="Order of the day", annex="Annex II")
    meeting = replace(
        BARE, headings=headings, agenda=(AgendaItem(title="t"),), schedule=(sitting(),)
    )
    page = meeting_page(meeting, 80)
    assert "\nOrder of the day\n────────────────\n" in page
    assert "Annex II\n" in page


def test_what_has_become_of_an_item_stands_over_its_annotation() -> None:
    begun = datetime(2024, 1, 9, 10, 5)  # noqa: DTZ001 -- as in the file
    ended = datetime(2024, 1, 9, 11, 30)  # noqa: DTZ001 -- likewise
    following = datetime(2024, 1, 10, 9, 0)  # noqa: DTZ001 -- likewise
    item = AgendaItem(title="x", number="1", taken_up=begun, status="in-progress", outcome="Noted.")
    for own, words in (
        (item, "Taken up Tuesday, 9 January, 10.05 a.m. · In progress"),
        (
            replace(item, status="adopted", concluded=ended),
            "Adopted · Tuesday, 9 January, 10.05–11.30 a.m.",
        ),
        (
            replace(item, status="deferred", concluded=following),
            ("Taken up Tuesday, 9 January, 10.05 a.m. · Deferred · Wednesday, 10 January, 9 a.m."),
        ),
    ):
        page = item_page(in_language("en", own), 0, 120)
        assert f"    {words}\n" in page
        assert "    Outcome: Noted.\n" in page
