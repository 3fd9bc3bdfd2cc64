"""The running log as text, Markdown and JSON."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.test_notes import BEFORE
from tui.exports.log import log_json, log_markdown, log_page
from tui.meeting.log import Logged
from tui.meeting.notes import Line
from tui.text.cells import cell_width


def line(minute: int, text: str, item: int | None = 0, day: int = 4) -> Logged:
    at = datetime(2024, 3, day, 10, minute, 7, tzinfo=UTC)
    if item is None:
        return Line(text=text, at=at, item="9", title="Hedges"), None
    if item < 0:
        return Line(text=text, at=at), ("meeting", 0)
    own = BEFORE.agenda[item]
    return Line(text=text, at=at, item=own.number, title=own.title), ("agenda", item)


LOG = [
    line(5, "Opened by the Chair."),
    line(6, "Two\nlines."),
    line(20, "*Bold* words of Italy", 1),
    line(30, "Lunch", -1),
    line(1, "On what is gone", None, 5),
]


def test_text_has_a_heading_a_day_and_an_item() -> None:
    assert log_page(BEFORE, LOG, 60).splitlines()[2:] == [
        "",
        "Monday, 4 March",
        "",
        "1 Opening",
        "  10:05  Opened by the Chair.",
        "  10:06  Two",
        "         lines.",
        "",
        "2 Protection of river banks",
        "  10:20  *Bold* words of Italy",
        "",
        "The meeting",
        "  10:30  Lunch",
        "",
        "Tuesday, 5 March",
        "",
        "gone: 9 Hedges",
        "  10:01  On what is gone",
    ]


def test_markdown_takes_no_text_for_markup() -> None:
    page = log_markdown(BEFORE, LOG)
    assert page.startswith("# Rivers\n\n")
    assert "## Monday, 4 March\n\n### 1 Opening\n\n- 10:05 Opened by the Chair.\n" in page
    assert "- 10:06 Two  \n  lines.\n" in page
    assert "- 10:20 \\*Bold\\* words of Italy\n" in page


def test_json_has_the_keys_of_the_notes_file() -> None:
    lines = json.loads(log_json(BEFORE, LOG))["log"]
    assert lines[0] == {
        "at": "2024-03-04T10:05:07+00:00",
        "item": "1",
        "title": "Opening",
        "text": "Opened by the Chair.",
    }
    assert lines[3] == {"at": "2024-03-04T10:30:07+00:00", "text": "Lunch"}
    assert lines[4]["gone"] is True
    assert lines[4]["title"] == "Hedges"


def test_a_line_with_a_day_alone_or_without_a_time_is_there_too() -> None:
    bare = [
        (Line(text="of a day", at=date(2024, 3, 4)), ("meeting", 0)),
        (Line(text="of no day"), ("meeting", 0)),
    ]
    page = log_page(BEFORE, bare, 60)
    assert "Monday, 4 March" in page
    assert "of a day" in page
    assert "of no day" in page
    assert json.loads(log_json(BEFORE, bare))["log"] == [
        {"at": "2024-03-04", "text": "of a day"},
        {"text": "of no day"},
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
@given(text=st.text(min_size=1, max_size=200))
def test_any_text_is_safe_and_within_the_page(width: int, text: str) -> None:
    page = log_page(BEFORE, [line(5, text)], width)
    assert all(sign.isprintable() or sign in "\n\u00a0\u2028" or sign >= "\u00ad" for sign in page)
    assert all(cell_width(each) <= width for each in page.splitlines())
