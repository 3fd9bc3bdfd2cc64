from datetime import date, datetime, time

import pytest
from hypothesis import given
from msgspec import Struct

from tests.store.values import scalars, values
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.store.reading.shape import Shape, fields_of
from tui.store.reading.wording import described, expected, hint
from tui.text.symbols import nearest


def shape(struct: type[Struct], key: str) -> Shape:
    return fields_of(struct)[key].shape


@pytest.mark.parametrize(
    ("struct", "key", "words"),
    [
        (About, "title", "text"),
        (About, "start", "a local date such as 2019-09-09"),
        (About, "issued", "a local date such as 2019-09-09"),
        (AgendaItem, "level", "a whole number, 1 or more"),
        (AgendaItem, "minutes", "a whole number, 0 or more"),
        (AgendaItem, "taken_up", "a local date and time such as 2019-09-09T10:05:00"),
        (AgendaItem, "kind", "one of information, discussion, decision, procedure"),
        (AgendaItem, "related", "a list of text"),
        (Document, "files", "a table of text"),
        (Sitting, "start", "a local time such as 10:00:00"),
        (Sitting, "entries", "a list of tables"),
        (Entry, "continued", "true or false"),
        (Meeting, "headings", "a table"),
    ],
)
def test_what_is_expected_is_said_in_plain_words(
    struct: type[Struct], key: str, words: str
) -> None:
    assert expected(shape(struct, key)) == words


@pytest.mark.parametrize("struct", [Meeting, About, AgendaItem, Document, Sitting, Entry])
def test_there_are_words_for_every_key(struct: type[Struct]) -> None:
    for field in fields_of(struct).values():
        is_table = field.key in {"meeting", "headings", "files", "translations"}
        assert expected(field.shape).startswith("a table") == is_table


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("two", 'the text "two"'),
        ("x" * 99, f'the text "{"x" * 39}…"'),
        ("", "an empty text"),
        (True, "true"),
        (-5, "the number -5"),
        pytest.param(16**9000, "a number beyond 64 bits", id="huge"),
        (1.5, "the number 1.5"),
        (float("nan"), "the number nan"),
        (date(2019, 9, 9), "the date 2019-09-09"),
        (time(10), "the time 10:00:00"),
        (datetime(2019, 9, 9, 10), "the date and time 2019-09-09T10:00:00"),  # noqa: DTZ001
        ([1], "a list"),
        ({}, "a table"),
    ],
)
def test_a_value_is_described_in_plain_words(value: object, words: str) -> None:
    assert described(value) == words


@pytest.mark.parametrize(
    ("struct", "key", "value", "advice"),
    [
        (About, "start", "2019-09-09", "; write it without quotes"),
        (About, "start", "9 September", ""),
        (About, "start", "2019-09-09\n", "; write it without quotes"),
        (About, "issued", datetime(2019, 9, 9, 10), "; write 2019-09-09 alone"),  # noqa: DTZ001
        (Sitting, "start", "10:00", "; write 10:00:00 without quotes"),
        (Sitting, "start", "9:30", "; write 09:30:00 without quotes"),
        (Sitting, "start", "10 a.m.", ""),
        (Sitting, "start", datetime(2019, 9, 9, 10), "; write 10:00:00 alone"),  # noqa: DTZ001
        (Sitting, "start", 10, ""),
        (Sitting, "entries", {}, "; write [[x.y]], in two pairs of brackets"),
        (Meeting, "meeting", [{}], "; write [x.y], in one pair of brackets and only once"),
        (AgendaItem, "number", 1, "; write it in quotes"),
        (AgendaItem, "number", [1], ""),
        (AgendaItem, "minutes", "30", "; write it without quotes"),
        (AgendaItem, "minutes", "30\nx = 1", ""),
        (AgendaItem, "minutes", "-1", ""),
        (AgendaItem, "related", "1", "; write it in square brackets"),
        (AgendaItem, "kind", "decisoin", "; did you mean decision?"),
        (AgendaItem, "kind", "xyz", ""),
        (AgendaItem, "kind", 1, ""),
        (Entry, "continued", "true", "; write it without quotes"),
        (Entry, "continued", "yes", ""),
    ],
)
def test_the_likely_way_to_write_it_is_proposed(
    struct: type[Struct], key: str, value: object, advice: str
) -> None:
    assert hint(value, shape(struct, key), "x.y", nearest) == advice


@pytest.mark.parametrize("struct", [Meeting, About, AgendaItem, Document, Sitting, Entry])
@given(value=scalars | values)
def test_there_are_short_words_for_any_value(struct: type[Struct], value: object) -> None:
    assert len(described(value)) < 120
    for field in fields_of(struct).values():
        assert len(hint(value, field.shape, "x", nearest)) < 120
