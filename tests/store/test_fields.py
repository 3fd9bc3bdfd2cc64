from datetime import date, datetime, time

import pytest
from hypothesis import given

from tests.store.values import meetings
from tests.text.strategies import texts
from tui.i18n import LANGUAGES, use_language
from tui.meeting.model import Meeting
from tui.meeting.values import key_words
from tui.store.fields import (
    STRUCTS,
    EditedField,
    ImpossibleValueError,
    WrongValueError,
    clock,
    field_at,
    fields_at,
    typed_text,
    typed_value,
)
from tui.store.reading.shape import convert
from tui.text.cells import cell_width

LABEL_CELLS = 14
"""What a form has room for before a value."""

TABLES = [
    ("meeting",),
    ("headings",),
    ("agenda", 0),
    ("documents", 0),
    ("schedule", 0),
    ("schedule", 0, "entries", 0),
]
FIELDS = [field for table in TABLES for field in fields_at(table)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("09.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9h", time(9)),
        ("10:00:05", time(10, 0, 5)),
    ],
)
def test_a_time_may_be_typed_as_papers_print_it(typed: str, meant: time) -> None:
    assert clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "x", "24", "10:00:00:00", "-1", "::", "9 a.m."])
def test_what_is_no_time_is_none(typed: str) -> None:
    with pytest.raises(WrongValueError, match="expected a local time"):
        field_at(("schedule", 0, "start")).value_of(typed)


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        (("schedule", 0, "start"), "9:60", "there is no minute 60"),
        (("schedule", 0, "start"), "25:00", "there is no hour 25"),
        (("schedule", 0, "start"), "10:00:75", "there is no second 75"),
        (("meeting", "start"), "2019-02-29", "there is no day 29: 2019-02 has 28"),
        (("meeting", "start"), "2020-02-30", "there is no day 30: 2020-02 has 29"),
        (("meeting", "start"), "2019-13-01", "there is no month 13"),
        (("meeting", "start"), "0000-01-01", "there is no year 0"),
        (("agenda", 0, "taken_up"), "2019-02-29 10:00", "there is no day 29: 2019-02 has 28"),
        (("agenda", 0, "concluded"), "2019-09-09 10:60", "there is no minute 60"),
    ],
)
def test_what_is_in_no_calendar_or_clock_is_named(
    path: tuple[str | int, ...], typed: str, words: str
) -> None:
    with pytest.raises(ImpossibleValueError, match=words):
        field_at(path).value_of(typed)


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        (("meeting", "start"), " 2019-09-09 ", date(2019, 9, 9)),
        (("schedule", 0, "start"), "10:00", time(10)),
        (("agenda", 0, "taken_up"), " 2019-09-09  10:05 ", datetime(2019, 9, 9, 10, 5)),  # noqa: DTZ001
        (("agenda", 0, "taken_up"), "2019-09-09T9.30", datetime(2019, 9, 9, 9, 30)),  # noqa: DTZ001
        (("agenda", 0, "concluded"), "", None),
        (("agenda", 0, "minutes"), "30", 30),
        (("agenda", 0, "related"), "1\n\n 1(a) \n", ["1", "1(a)"]),
        (("documents", 0, "files"), "en = a = b\nfr=c", {"en": "a = b", "fr": "c"}),
        (("schedule", 0, "entries", 0, "continued"), "true", True),
        (("schedule", 0, "entries", 0, "continued"), "false", False),
        (("meeting", "city"), "  ", None),
        (("agenda", 0, "title"), "", ""),
    ],
)
def test_what_is_typed_is_read(path: tuple[str | int, ...], typed: str, value: object) -> None:
    assert field_at(path).value_of(typed) == value


@pytest.mark.parametrize(
    ("path", "typed", "expected"),
    [
        (("meeting", "start"), "9 September", "expected a local date such as 2019-09-09"),
        (("meeting", "start"), "", "expected a local date such as 2019-09-09"),
        (
            ("agenda", 0, "taken_up"),
            "10:05",
            "expected a local date and time such as 2019-09-09T10:05:00",
        ),
        (
            ("agenda", 0, "taken_up"),
            "2019-09-09 10:05+02:00",
            "expected a local date and time such as 2019-09-09T10:05:00",
        ),
        (("agenda", 0, "minutes"), "-5", "expected a whole number, 0 or more"),
        (("agenda", 0, "status"), "done", "expected one of open, in-progress, concluded, "),
        (("documents", 0, "files"), "a.pdf", "expected a table of text"),
        (("documents", 0, "files"), "en = ", "expected a path after the sign"),
        (("documents", 0, "files"), "en = a.pdf\n = b.pdf", "expected a path after the sign"),
        (("schedule", 0, "entries", 0, "continued"), "yes", "expected true or false"),
    ],
)
def test_what_is_expected_is_said(path: tuple[str | int, ...], typed: str, expected: str) -> None:
    with pytest.raises(WrongValueError, match=f"^{expected}"):
        field_at(path).value_of(typed)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: ".".join(map(str, field.path)))
@given(text=texts)
def test_any_text_is_a_value_or_refused(field: EditedField, text: str) -> None:
    try:
        value = field.value_of(text)
    except WrongValueError:
        return
    if value is not None:
        convert(value, field.field.shape.annotation)


@given(meetings)
def test_what_is_written_is_read_again(meeting: Meeting) -> None:
    for item in meeting.agenda:
        for field in fields_at(("agenda", 0)):
            value = getattr(item, field.field.name)
            if isinstance(value, tuple | None) or not str(value).strip():
                continue
            assert typed_value(typed_text(value), field.field.shape) == value


def test_a_field_has_words_for_people() -> None:
    field = field_at(("documents", 3, "submitted_by"))
    assert (field.label, field.path) == ("submitted by", ("documents", 3, "submitted_by"))
    assert field.description == "Who submitted it."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_format_has_words_in_every_language(language: str) -> None:
    use_language(language)
    keys = {field.field.key for table in STRUCTS for field in fields_at((table,))}
    assert keys
    for key in keys:
        words = key_words(key)
        assert "_" not in words
        assert cell_width(words) <= LABEL_CELLS
        if language in ("ru", "ar", "zh"):
            assert not words.isascii()
