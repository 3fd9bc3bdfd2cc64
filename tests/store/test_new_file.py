import re
from datetime import date

import msgspec
import pytest
from msgspec import Struct

from tui.meeting.words import LANGUAGES
from tui.store.fields import STRUCTS
from tui.store.new_file import new_text
from tui.store.reading.loading import parse

DAY = date(2026, 11, 23)
IN_USE = re.compile(r"^# (?=(?!id |supersedes )\w+ +=|\[)", re.MULTILINE)
"""Remarks that can be put to use together: an id takes the place of a number, for one."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_new_meeting_is_right(language: str) -> None:
    parsed = parse(new_text(language, DAY))
    assert parsed.problems == ()
    assert parsed.meeting
    assert (parsed.meeting.about.language, parsed.meeting.about.start) == (language, DAY)
    assert [item.level for item in parsed.meeting.agenda] == [1, 2, 1]
    assert (len(parsed.meeting.documents), len(parsed.meeting.schedule)) == (1, 1)


def test_any_day_will_do(language: str) -> None:
    for day in (date.min, date.max):
        assert parse(new_text(language, day)).problems == ()


def test_what_the_remarks_propose_is_right_too(language: str) -> None:
    parsed = parse(IN_USE.sub("", new_text(language, DAY)))
    assert parsed.problems == ()
    assert parsed.meeting
    assert parsed.meeting.headings.annex == "Annex"
    assert parsed.meeting.schedule[0].entries[1].continued


@pytest.mark.parametrize("struct", STRUCTS.values())
def test_every_key_of_the_format_is_there(struct: type[Struct]) -> None:
    text = new_text("en", DAY)
    for field in msgspec.structs.fields(struct):
        assert re.search(rf"^(# |\[\[schedule\.)?{field.encode_name}( +=|\]\])", text, re.MULTILINE)


def test_it_is_a_page_that_fits_the_screen(language: str) -> None:
    lines = new_text(language, DAY).splitlines()
    assert len(lines) < 120
    assert max(map(len, lines)) <= 100
