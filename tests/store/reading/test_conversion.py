from datetime import date

import pytest

from tests.store.texts import HEAD, found, meeting_of
from tui.meeting.problems import Rank
from tui.store.reading.loading import parse


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        (
            '[[agenda]]\ntitle = "x"\nlevel = "two"\n',
            (
                '9:9: error: level is the text "two" and is left out; '
                "expected a whole number, 1 or more"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nlevel = 0\n',
            "9:9: error: level is the number 0 and is left out; expected a whole number, 1 or more",
        ),
        (
            '[[agenda]]\ntitle = "x"\nminutes = 0xFFFFFFFFFFFFFFFFFFFF\n',
            (
                "9:11: error: minutes is a number beyond 64 bits and is left out; "
                "expected a whole number, 0 or more"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nkind = "decisoin"\n',
            (
                '9:8: error: kind is the text "decisoin" and is left out; expected one of '
                "information, discussion, decision, procedure; did you mean decision?"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nnumber = 1\n',
            (
                "9:10: error: number is the number 1 and is left out; expected text; "
                "write it in quotes"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nrelated = "1"\n',
            (
                '9:11: error: related is the text "1" and is left out; expected a list of text; '
                "write it in square brackets"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nfootnotes = ["a",\n 2, "b"]\n',
            (
                "10:2: error: footnotes[1] is the number 2 and is left out; expected text; "
                "write it in quotes"
            ),
        ),
        (
            '[[agenda]]\nnumber = "1"\n',
            "7:1: error: title is missing, so this agenda item is left out; expected text",
        ),
        (
            "[[agenda]]\ntitle = 1\n",
            (
                "8:9: error: title is the number 1, so this agenda item is left out; expected text; "
                "write it in quotes"
            ),
        ),
        (
            '[agenda]\ntitle = "x"\n',
            (
                "7:1: error: agenda is a table and is left out; expected a list of tables; "
                "write [[agenda]], in two pairs of brackets"
            ),
        ),
        (
            '[[documents]]\nkind = "report"\nitems = [ ]\n',
            (
                "7:1: error: has neither symbol nor title, so this document is left out; "
                "give it one of them"
            ),
        ),
        (
            '[[schedule]]\ndate = "2019-09-09"\nstart = 10:00:00\nend = 11:00:00\n',
            (
                '8:8: error: date is the text "2019-09-09", so this sitting is left out; expected a '
                "local date such as 2019-09-09; write it without quotes"
            ),
        ),
        (
            "[[schedule]]\ndate = 2019-09-09T10:00:00\nstart = 10:00:00\nend = 11:00:00\n",
            (
                "8:8: error: date is the date and time 2019-09-09T10:00:00, so this sitting is left "
                "out; expected a local date such as 2019-09-09; write 2019-09-09 alone"
            ),
        ),
        (
            '[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\nend = "11:00"\n',
            (
                '10:7: error: end is the text "11:00", so this sitting is left out; expected a '
                "local time such as 10:00:00; write 11:00:00 without quotes"
            ),
        ),
        (
            (
                "[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\nend = 11:00:00\n"
                "entries = [{ note = 'x' }]\n"
            ),
            (
                "11:12: error: has neither item nor title, so this entry is left out; "
                "give it one of them"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\ntaken_up = 2019-09-09T10:05:00+02:00\n',
            (
                "9:12: error: taken_up is the date and time 2019-09-09T10:05:00+02:00 and is left "
                "out; expected a local date and time such as 2019-09-09T10:05:00; write it without "
                "an offset, as it was in the meeting's time zone"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\nstatus = "adopted"\nconcluded = 2019-09-09\n',
            (
                "10:13: error: concluded is the date 2019-09-09 and is left out; expected a local "
                "date and time such as 2019-09-09T10:05:00; write the time too, as in "
                "2019-09-09T10:05:00"
            ),
        ),
        (
            '[[agenda]]\ntitle = "x"\ntaken_up = "2019-09-09 10:05"\n',
            (
                '9:12: error: taken_up is the text "2019-09-09 10:05" and is left out; expected a '
                "local date and time such as 2019-09-09T10:05:00; write 2019-09-09 10:05:00 without "
                "quotes"
            ),
        ),
        (
            "[headings]\nagenda = true\n",
            "8:10: error: agenda is true and is left out; expected text; write it in quotes",
        ),
        (
            "[headings]\nagendum = 'x'\n",
            (
                '8:1: warning: [headings] has no key "agendum", so it is not read; '
                "did you mean agenda?"
            ),
        ),
        (
            '[[document]]\ntitle = "x"\n',
            (
                '7:3: warning: a meeting file has no key "document", so it is not read; '
                "did you mean documents?"
            ),
        ),
        (
            (
                "[[schedule]]\ndate = 2019-09-09\nstart = 10:00:00\nend = 11:00:00\n"
                "[[schedule.entries]]\ntitle = 'x'\n\"ro\\u006Fm\" = 'x'\n"
            ),
            '13:1: warning: [[schedule.entries]] has no key "room", so it is not read',
        ),
        (
            "[translations]\nen = ['x']\n",
            "8:6: error: translations.en is a list and is left out; expected text",
        ),
        (
            '[[documents]]\ntitle = "x"\nitems = ["7"]\n',
            (
                '9:10: warning: there is no agenda item with the id "7"; write the id of an item, '
                "or else its number"
            ),
        ),
        (
            '[[documents]]\ntitle = "x"\n',
            '7:1: warning: the document belongs to no agenda item; name one, as in items = ["1"]',
        ),
    ],
)
def test_a_problem_is_reported_with_its_place(added: str, expected: str) -> None:
    assert found(HEAD + added) == [expected]
    assert found((HEAD + added).replace("\n", "\r\n")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: error: there is no table [meeting]; add one with title, language, start and e"),
        ("meeting = 'x'", '1:11: error: meeting is the text "x"; expected a table'),
        (
            "format = 1\n[[meeting]]\ntitle = 'x'",
            "2:1: error: meeting is a list; expected a table; write [meeting], in one pair of br",
        ),
        (
            "format = 1\n[meeting]\ntitle = 'x'\nlanguage = 'en'\n",
            "2:1: error: start is missing, and no other value says on which day that is; expecte",
        ),
        ("format = ", "1:10: error: is not TOML: no value begins so; put a text in quotes"),
        ("x = " + "[" * 9999, "1:1: error: lists, tables or keys are nested too deeply"),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_with_a_fatal_problem_has_no_meeting(text: str, expected: str) -> None:
    parsed = parse(text)
    assert parsed.meeting is None
    assert any(problem.rank is Rank.FATAL for problem in parsed.problems)
    assert any(words.startswith(expected) for words in found(text))


def test_all_problems_are_listed_in_order_of_the_file() -> None:
    text = HEAD.replace("2019-09-11", "2019-09-08") + (
        'citty = "x"\n[[agenda]]\nlevel = "x"\nminutes = -1\nkind = 1\ntitel = "x"\n'
    )
    assert [words.split(": ", 2)[:2] for words in found(text)] == [
        ["6:7", "warning"],
        ["7:1", "warning"],
        ["8:1", "error"],
        ["9:9", "error"],
        ["10:11", "error"],
        ["11:8", "error"],
        ["12:1", "warning"],
    ]


def test_what_is_wrong_is_left_out_and_the_rest_is_there() -> None:
    parsed = parse(
        HEAD
        + """
[[agenda]]
number = "1"
[[agenda]]
number = "2"
title = "Second"
minutes = "30"
footnotes = [1, "a"]
[[schedule]]
date = 2019-09-09
start = 10:00:00
end = 11:00:00
entries = [3, { item = "1" }, { item = 2 }, { item = "2", note = 5 }]
[[documents]]
symbol = "A/1"
items = ["2"]
files = { en = "a.pdf", fr = 1 }
"""
    )
    assert parsed.meeting is not None
    assert parsed.left_out == 7
    assert [item.number for item in parsed.meeting.agenda] == ["2"]
    assert parsed.meeting.agenda[0].minutes is None
    assert parsed.meeting.agenda[0].footnotes == ("a",)
    assert [entry.item for entry in parsed.meeting.schedule[0].entries] == ["1", "2"]
    assert parsed.meeting.documents[0].files == {"en": "a.pdf"}


class TestWhatStandsForARequiredValue:
    def test_without_a_title_the_meeting_has_none(self) -> None:
        text = HEAD.replace('title = "Working Group"', "")
        assert meeting_of(text).about.title == ""
        assert found(text) == [
            "2:1: error: title is missing, so the meeting has no title; expected text"
        ]

    def test_without_a_language_it_is_unknown(self) -> None:
        text = HEAD.replace('"en"', "7")
        assert meeting_of(text).about.language == "und"
        assert found(text) == [
            (
                "4:12: error: language is the number 7, so the language counts as unknown; "
                "expected text; write it in quotes"
            )
        ]

    def test_without_days_those_of_the_schedule_are_taken(self) -> None:
        text = (
            "format = 1\n[meeting]\ntitle = 'x'\nlanguage = 'en'\nend = '2019-09-11'\n"
            + "".join(
                f"[[schedule]]\ndate = 2019-09-{day}\nstart = 10:00:00\nend = 11:00:00\n"
                for day in (10, 12)
            )
        )
        about = meeting_of(text).about
        assert (about.start, about.end) == (date(2019, 9, 10), date(2019, 9, 12))
        assert [words.split(";")[0] for words in found(text)] == [
            "2:1: error: start is missing, so 2019-09-10 is taken from the other days of the file",
            (
                '5:7: error: end is the text "2019-09-11", so 2019-09-12 is taken from the other '
                "days of the file"
            ),
        ]

    def test_one_day_alone_is_both(self) -> None:
        text = HEAD.replace("start = 2019-09-09\n", "")
        assert meeting_of(text).about.start == date(2019, 9, 11)

    @pytest.mark.parametrize("format_", ["", "format = 'x'\n", "format = true\n", "format = 0\n"])
    def test_without_a_format_it_is_1(self, format_: str) -> None:
        text = HEAD.replace("format = 1\n", format_)
        assert meeting_of(text).format == 1
        assert [problem.rank for problem in parse(text).problems] == [Rank.ERROR]
        assert ", so format 1 is assumed; expected a whole number, 1 or more" in found(text)[0]
