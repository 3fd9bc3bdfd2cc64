from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tui.meeting.checks import Gaps, check
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.meeting.problems import Rank, ValuePath, quoted

ABOUT = About(title="Working Group", language="en", start=date(2019, 9, 9), end=date(2019, 9, 11))


def item(number: str = "", **more: Any) -> AgendaItem:
    return AgendaItem(**{"title": f"Item {number}", "number": number, **more})


def sitting(start: int = 10, end: int = 13, *items: str, day: int = 9, **more: Any) -> Sitting:
    entries = tuple(Entry(item=each) for each in items)
    return Sitting(
        date=date(2019, 9, day), start=time(start), end=time(end), entries=entries, **more
    )


def meeting(
    agenda: Sequence[AgendaItem] = (),
    documents: Sequence[Document] = (),
    schedule: Sequence[Sitting] = (),
    translations: dict[str, str] | None = None,
    **about: Any,
) -> Meeting:
    return Meeting(
        format=1,
        about=structs.replace(ABOUT, **about),
        agenda=tuple(agenda),
        documents=tuple(documents),
        schedule=tuple(schedule),
        translations=translations or {},
    )


def found(meeting: Meeting, **more: Any) -> list[tuple[ValuePath, str]]:
    problems = check(meeting, **more)
    assert {problem.rank for problem in problems} <= {Rank.WARNING}
    return [(problem.path, problem.message) for problem in problems]


def paths(meeting: Meeting, **more: Any) -> list[ValuePath]:
    return [problem.path for problem in check(meeting, **more)]


def test_what_fits_together_is_no_problem() -> None:
    agenda = [item("1", related=("b",)), item("1(a)", level=2), item("2", id="b"), item("3")]
    documents = [Document(symbol="A/1", items=("1(a)", "b")), Document(title="x", items=("3",))]
    schedule = [sitting(10, 13, "1(a)", "b"), sitting(15, 18, "3"), sitting(10, 13, "1", day=10)]
    assert found(meeting(agenda, documents, schedule)) == []


def test_an_empty_meeting_has_no_problem() -> None:
    assert found(meeting()) == []


def test_an_empty_title_is_reported() -> None:
    assert found(meeting([item(title=" ")], title="")) == [
        (("meeting", "title"), "the meeting's title is empty; give it one"),
        (("agenda", 0, "title"), "the agenda item's title is empty; give it one"),
    ]


class TestReferences:
    def test_an_unknown_item_is_reported_wherever_it_is_named(self) -> None:
        agenda = [item("1", related=("1", "x"))]
        documents = [Document(title="x", items=("1", "y"))]
        schedule = [sitting(10, 13, "1"), sitting(15, 18, "1", "z")]
        assert paths(meeting(agenda, documents, schedule)) == [
            ("agenda", 0, "related", 1),
            ("documents", 0, "items", 1),
            ("schedule", 1, "entries", 1, "item"),
        ]

    def test_the_nearest_id_is_proposed(self) -> None:
        wrong = meeting([item("1", related=("intervls",)), item("2", id="intervals")])
        known: list[str] = []

        def nearest(_word: str, names: Any) -> str:
            known.extend(names)
            return "intervals"

        assert found(wrong, nearest=nearest) == [
            (
                ("agenda", 0, "related", 0),
                (
                    'there is no agenda item with the id "intervls"; write the id of an item, '
                    'or else its number; did you mean "intervals"?'
                ),
            )
        ]
        assert sorted(known) == ["1", "intervals"]

    def test_the_number_of_an_item_with_an_id_is_no_id(self) -> None:
        wrong = meeting([item("1", related=("2",)), item("2", id="intervals")])
        assert found(wrong)[0][1] == (
            'there is no agenda item with the id "2"; the item with that number has the id '
            '"intervals": write this'
        )

    def test_an_item_that_was_left_out_is_known(self) -> None:
        assert found(meeting([item("1", related=("2",))]), gaps=Gaps(frozenset({"2"}))) == []

    def test_an_entry_with_a_title_alone_names_nothing(self) -> None:
        entry = structs.replace(sitting(), entries=(Entry(title="Panel"),))
        assert found(meeting(schedule=[entry])) == []


class TestIds:
    @pytest.mark.parametrize("second", [item("1"), item("2", id="1"), item("1", id="1")])
    def test_an_id_that_stands_twice_is_an_error(self, second: AgendaItem) -> None:
        (problem,) = check(meeting([item("1", title="Opening"), second]))
        assert problem.rank is Rank.ERROR
        assert problem.path == ("agenda", 1, "id" if second.id else "number")
        assert problem.message == (
            '"1" is already the id or number of the agenda item "Opening"; this item is kept, '
            "but nothing can refer to it: give it an id of its own"
        )

    def test_an_id_that_is_the_number_of_another_item_is_reported(self) -> None:
        agenda = [item("1", id="a"), item("2", id="1"), item("3", id="3")]
        assert found(meeting(agenda)) == [
            (
                ("agenda", 1, "id"),
                (
                    'the id "1" is the number of another agenda item, "Item 1"; choose an id that '
                    "no item has as its number"
                ),
            )
        ]

    def test_items_may_have_neither_or_the_same_number_with_ids(self) -> None:
        assert found(meeting([item(), item(), item("1", id="a"), item("1", id="b")])) == []


class TestLevels:
    def test_the_first_item_has_level_1(self) -> None:
        assert found(meeting([item(level=3), item(level=4)])) == [
            (
                ("agenda", 0, "level"),
                "level 3 skips a level, as this is the first item; write 1 or less",
            )
        ]

    def test_an_item_is_at_most_one_deeper_than_the_one_before(self) -> None:
        levels = [1, 2, 3, 1, 3, 3, 2, 4]
        assert found(meeting([item(level=level) for level in levels])) == [
            (
                ("agenda", place, "level"),
                (
                    f"level {level} skips a level, as the item before has level {before}; "
                    f"write {before + 1} or less"
                ),
            )
            for place, level, before in [(4, 3, 1), (7, 4, 2)]
        ]

    def test_what_was_left_out_before_an_item_may_explain_its_level(self) -> None:
        assert found(meeting([item(), item(level=3)]), gaps=Gaps(before=frozenset({1}))) == []


class TestDocuments:
    def test_a_document_of_no_item_is_reported(self) -> None:
        assert found(meeting(documents=[Document(title="x")])) == [
            (
                ("documents", 0, "items"),
                'the document belongs to no agenda item; name one, as in items = ["1"]',
            )
        ]

    def test_a_symbol_that_stands_twice_is_reported(self) -> None:
        one = Document(symbol="A/1", items=("1",))
        untitled = Document(title="x", items=("1",))
        assert found(meeting([item("1")], [one, untitled, one, untitled])) == [
            (
                ("documents", 2, "symbol"),
                (
                    'another document above has the symbol "A/1" too; correct one of them, or '
                    "take one out"
                ),
            )
        ]

    def test_a_document_supersedes_another_that_is_there(self) -> None:
        documents = [
            Document(symbol="A/1/Rev.1", supersedes="A/1", items=("1",)),
            Document(symbol="A/1", supersedes="A/0", items=("1",)),
            Document(symbol="A/2", supersedes="A/2", items=("1",)),
        ]
        assert found(meeting([item("1")], documents)) == [
            (
                ("documents", 1, "supersedes"),
                (
                    'there is no document "A/0" here; list it with the status "superseded", or '
                    "correct the symbol"
                ),
            ),
            (
                ("documents", 2, "supersedes"),
                "the document supersedes itself; name the document that it takes the place of",
            ),
        ]


class TestAddresses:
    @pytest.mark.parametrize(
        "url", ["http://a", "HTTPS://example.org/项目?a=(b)#c", "https://[::1]:80/", ""]
    )
    def test_an_http_address_is_right(self, url: str) -> None:
        document = Document(title="x", items=("1",), url=url)
        assert found(meeting([item("1")], [document], url=url)) == []

    @pytest.mark.parametrize(
        "url",
        [
            *("example.org", "//example.org", "ftp://a", "javascript:alert(1)", "file:///a"),
            *("http://", "http:///a", "https://a b", "http://a\n", " http://a", "mailto:a@b.c"),
        ],
    )
    def test_any_other_is_reported(self, url: str) -> None:
        document = Document(title="x", items=("1",), url=url)
        problems = found(meeting([item("1")], [document], url=url))
        assert [path for path, _ in problems] == [("meeting", "url"), ("documents", 0, "url")]
        assert f'"{url}" is no http or https address and will not be opened; ' in problems[0][1]


class TestLanguagesAndZones:
    @pytest.mark.parametrize("tag", ["en", "zh-Hans-CN", "und", "mul", "x-private", "pt-BR"])
    def test_a_tag_that_exists_is_right(self, tag: str) -> None:
        document = Document(title="x", items=("1",), files={tag: "a"})
        assert found(meeting([item("1")], [document], language=tag, translations={tag: "a"})) == []

    @pytest.mark.parametrize("tag", ["", "english", "xx-nothing", "12", "中文", "en-", "\0"])
    def test_any_other_is_reported(self, tag: str) -> None:
        document = Document(title="x", items=("1",), files={"en": "a", tag: "a"})
        problems = check(meeting([item("1")], [document], language=tag, translations={tag: "a"}))
        assert [(problem.path, problem.at_key) for problem in problems] == [
            (("meeting", "language"), False),
            (("translations", tag), True),
            (("documents", 0, "files", tag), True),
        ]
        assert {problem.message for problem in problems} == {
            f'there is no language "{tag}"; write a BCP 47 tag such as en, fr or zh-Hans'
        }

    @pytest.mark.parametrize("zone", ["", "Europe/Vienna", "UTC", "America/Argentina/Salta"])
    def test_a_zone_that_exists_is_right(self, zone: str) -> None:
        assert found(meeting(timezone=zone)) == []

    @pytest.mark.parametrize(
        "zone",
        ["Europe/Viena", "Vienna", "Europe", "../UTC", "/etc/passwd", "a\0", "x" * 5000, "é"],
    )
    def test_any_other_zone_is_reported(self, zone: str) -> None:
        ((path, message),) = found(
            meeting(timezone=zone), nearest=lambda _, known: next(n for n in known if "Vie" in n)
        )
        assert path == ("meeting", "timezone")
        assert message.startswith(f"there is no time zone {quoted(zone)}; write an IANA name")
        assert message.endswith('; did you mean "Asia/Vientiane"?')


class TestTimes:
    def test_a_meeting_ends_after_it_begins(self) -> None:
        wrong = meeting(schedule=[sitting()], end=date(2019, 9, 8))
        assert found(wrong) == [
            (
                ("meeting", "end"),
                (
                    "the meeting ends on 2019-09-08, before it begins on 2019-09-09; correct one "
                    "of the two days"
                ),
            )
        ]

    def test_a_sitting_is_within_the_days_of_the_meeting(self) -> None:
        schedule = [sitting(day=day) for day in (8, 9, 11, 12)]
        problems = found(meeting(schedule=schedule))
        assert [path for path, _ in problems] == [("schedule", 0, "date"), ("schedule", 3, "date")]
        assert problems[0][1] == (
            "the sitting is on 2019-09-08, outside the meeting's days, 2019-09-09 to 2019-09-11; "
            "correct the date, or the meeting's start or end"
        )

    def test_a_sitting_ends_after_it_begins(self) -> None:
        problems = found(meeting(schedule=[sitting(10, 9), sitting(12, 12)]))
        advice = "correct the hours, or divide a sitting that goes on after midnight"
        assert problems == [
            (
                ("schedule", 0, "end"),
                f"the sitting ends at 09:00, before it begins at 10:00; {advice}",
            ),
            (("schedule", 1, "end"), f"the sitting ends at 12:00, when it begins; {advice}"),
        ]

    def test_sittings_stand_in_order_of_time(self) -> None:
        schedule = [sitting(day=10), sitting(15, 16), sitting(15, 16), sitting(11, 12)]
        problems = found(meeting(schedule=schedule))
        assert [path for path, _ in problems] == [("schedule", 1), ("schedule", 3)]
        assert problems[0][1] == (
            "the sitting begins on 2019-09-09 at 15:00, before the one above it, on 2019-09-10 at "
            "10:00; put the sittings in order of time"
        )

    def test_two_plenary_sittings_are_not_at_once(self) -> None:
        schedule = [
            sitting(9, 18, kind="plenary"),
            sitting(10, 11, kind="plenary"),
            sitting(17, 19, kind="plenary"),
            sitting(18, 20, kind="plenary"),
            sitting(18, 20, kind="plenary", day=10),
        ]
        problems = found(meeting(schedule=schedule))
        assert [path for path, _ in problems] == [
            ("schedule", place, "start") for place in (1, 2, 3)
        ]
        assert problems[2][1] == (
            "the plenary sitting of 2019-09-09, 18:00–20:00, overlaps another one, 17:00–19:00; "
            'correct the hours, or make one of kind "parallel"'
        )

    @pytest.mark.parametrize(
        "second",
        [
            sitting(11, 12, kind="parallel"),
            sitting(11, 12),
            sitting(11, 12, kind="plenary", status="cancelled"),
            sitting(13, 14, kind="plenary"),
            sitting(10, 13, kind="plenary", day=10),
            sitting(11, 12, kind="break"),
            sitting(11, 12, kind="informal", room="another room"),
        ],
    )
    def test_any_others_may_be(self, second: Sitting) -> None:
        assert found(meeting(schedule=[sitting(10, 13, kind="plenary"), second])) == []

    @pytest.mark.parametrize(
        ("second", "words"),
        [
            (
                sitting(12, 14, kind="break"),
                (
                    "the sitting of 2019-09-09, 10:00–13:00, and the break, 12:00–14:00, overlap; "
                    "correct the hours"
                ),
            ),
            (
                sitting(12, 18, kind="holiday"),
                (
                    "the sitting of 2019-09-09, 10:00–13:00, is on a holiday, 12:00–18:00; correct its "
                    "date or its hours"
                ),
            ),
            (
                sitting(12, 14, kind="side-event", room="Boardroom D"),
                (
                    'the sitting of 2019-09-09, 12:00–14:00, is in "Boardroom D" while another one is '
                    "there, 10:00–13:00; correct the hours, or the room of one"
                ),
            ),
        ],
    )
    def test_a_sitting_is_not_in_a_break_a_holiday_or_a_room_that_is_taken(
        self, second: Sitting, words: str
    ) -> None:
        first = sitting(10, 13, kind="plenary", room="Boardroom D")
        assert [said for _path, said in found(meeting(schedule=[first, second]))] == [words]


class TestItemsInNoSitting:
    def test_without_a_schedule_no_item_is_reported(self) -> None:
        assert found(meeting([item("1")])) == []

    def test_an_item_in_no_sitting_is_reported(self) -> None:
        assert found(meeting([item("1"), item("2")], schedule=[sitting(10, 13, "1")])) == [
            (
                ("agenda", 1),
                (
                    'the agenda item "Item 2" is in no sitting; name it in the entries of one, as '
                    'in entries = [{ item = "2" }]'
                ),
            )
        ]

    def test_an_item_is_taken_up_with_the_one_above_it_or_one_below_it(self) -> None:
        agenda = [item("1"), item("1a", level=2), item("2"), item("2a", level=2), item("3")]
        assert paths(meeting(agenda, schedule=[sitting(10, 13, "1", "2a", "3")])) == []

    def test_one_item_beside_another_is_not(self) -> None:
        agenda = [item("1"), item("1a", level=2), item("1b", level=2), item("1bi", level=3)]
        assert paths(meeting(agenda, schedule=[sitting(10, 13, "1a")])) == [("agenda", 2)]

    def test_an_item_is_reported_without_those_below_it(self) -> None:
        agenda = [item("1"), item("1a", level=2), item("2")]
        assert paths(meeting(agenda, schedule=[sitting(10, 13, "2")])) == [("agenda", 0)]

    @pytest.mark.parametrize("status", ["withdrawn", "deferred"])
    def test_an_item_that_is_not_taken_up_any_more_is_not_reported(self, status: str) -> None:
        agenda = [item("1", status=status), item("1a", level=2), item("2")]
        assert paths(meeting(agenda, schedule=[sitting(10, 13, "2")])) == []

    def test_an_item_without_a_name_cannot_be_in_one(self) -> None:
        assert paths(meeting([item(), item("1", level=2)], schedule=[sitting()])) == [("agenda", 1)]

    def test_a_sitting_that_is_cancelled_takes_up_nothing(self) -> None:
        schedule = [sitting(10, 13, "1", status="cancelled")]
        assert found(meeting([item("1")], schedule=schedule)) == [
            (
                ("agenda", 0),
                (
                    'the agenda item "Item 1" is in a cancelled sitting alone; name it in the entries '
                    'of another one, as in entries = [{ item = "1" }]'
                ),
            )
        ]

    def test_it_may_be_in_a_sitting_that_was_left_out(self) -> None:
        assert found(meeting([item("1")], schedule=[sitting()]), gaps=Gaps(schedule=True)) == []


names = st.text(max_size=3) | st.sampled_from("123")


@given(
    agenda=st.lists(
        st.builds(
            AgendaItem,
            title=names,
            id=names,
            number=names,
            level=st.integers(1, 5),
            related=st.lists(names, max_size=2).map(tuple),
        ),
        max_size=6,
    ),
    documents=st.lists(
        st.builds(
            Document,
            symbol=names,
            title=names,
            items=st.lists(names, max_size=2).map(tuple),
            url=names,
            files=st.dictionaries(names, names, max_size=2),
            supersedes=names,
        ),
        max_size=4,
    ),
    schedule=st.lists(
        st.builds(
            Sitting,
            date=st.dates(date(2019, 9, 7), date(2019, 9, 13)),
            start=st.times(),
            end=st.times(),
            kind=st.sampled_from(["plenary", ""]),
            entries=st.lists(st.builds(Entry, item=names, title=names), max_size=2).map(tuple),
        ),
        max_size=4,
    ),
    text=st.text(),
)
def test_any_meeting_is_checked(
    agenda: list[AgendaItem], documents: list[Document], schedule: list[Sitting], text: str
) -> None:
    any_meeting = meeting(agenda, documents, schedule, language=text, timezone=text, url=text)
    for problem in check(any_meeting):
        assert problem.rank < Rank.FATAL
        value: Any = any_meeting
        for part in problem.path:
            if isinstance(part, int) or isinstance(value, dict):
                value = value[part]
            else:
                value = getattr(value, "about" if part == "meeting" else part)
