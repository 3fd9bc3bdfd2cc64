"""What a revision makes of a file, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

import pytest
from msgspec import structs

from tests.store.revising.test_revising import meeting_of, opened
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.papers.writing import file_text
from tui.store.editing.change import Edit, Set
from tui.store.editing.edits import apply
from tui.store.revising.making import made, marked
from tui.store.revising.revising import revise

DAY = date(2024, 3, 4)
NEXT = date(2024, 3, 5)
ABOUT = About(title="Board", language="en", start=DAY, end=NEXT)


@dataclass
class Done:
    """A file after a revision."""

    text: str
    changes: list[str]
    remarks: list[str]
    lost: list[str]

    @property
    def meeting(self) -> Meeting:
        return meeting_of(self.text)

    @property
    def items(self) -> list[tuple[str, str, str]]:
        return [(item.number, item.title, item.outcome) for item in self.meeting.agenda]


def revised(
    there: Meeting | str,
    paper: Meeting,
    *own: Edit,
    earlier: Meeting | None = None,
    guessed: Sequence[tuple[str | int, ...]] = (),
) -> Done:
    """A file, with what people have written into it, after a revision."""
    text = apply(file_text(there) if isinstance(there, Meeting) else there, own)
    revision = revise(opened(text), paper, guessed, earlier)
    after, lost = made(text, revision.edits, "en")
    again = revise(opened(after), paper, guessed, earlier)
    assert (again.edits, again.changes) == ((), ())
    lines = [line for change in revision.changes for line in change.lines()]
    return Done(after, lines, [*revision.remarks], [*lost])


def agenda(*items: tuple[str, ...]) -> Meeting:
    """A meeting with items: number, title and paragraphs; a bracket makes a sub-item."""
    return Meeting(
        format=1,
        about=ABOUT,
        agenda=tuple(
            AgendaItem(
                number=number,
                title=title,
                level=1 + number.count("("),
                annotation="\n\n".join(text),
            )
            for number, title, *text in items
        ),
    )


def schedule(*sittings: tuple[date, int, str]) -> Meeting:
    """A meeting with sittings: day, hour and what is taken up."""
    meeting = agenda(("1", "Opening"), ("2", "Rivers"), ("3", "Bridges"))
    return structs.replace(
        meeting,
        schedule=tuple(
            Sitting(
                date=day,
                start=time(hour),
                end=time(hour + 3),
                kind="plenary",
                entries=tuple(Entry(item=item) for item in items.split()),
            )
            for day, hour, items in sittings
        ),
    )


def documents(*names: tuple[str, str]) -> Meeting:
    """A meeting with documents: symbol and title."""
    meeting = agenda(("1", "Opening"))
    listed = (Document(symbol=symbol, title=title, items=("1",)) for symbol, title in names)
    return structs.replace(meeting, documents=tuple(listed))


def decided(item: int, outcome: str = "Done.") -> Edit:
    return Set(("agenda", item, "outcome"), outcome)


# Items


def test_two_items_that_change_places_take_their_outcomes_along() -> None:
    done = revised(
        agenda(("1", "Rivers"), ("2", "Bridges")),
        agenda(("1", "Bridges"), ("2", "Rivers")),
        decided(0),
    )
    assert done.items == [("1", "Bridges", ""), ("2", "Rivers", "Done.")]
    assert done.changes == ["item 2: number: “2” → “1”", "item 1: number: “1” → “2”"]


def test_an_item_that_takes_the_number_of_one_that_is_gone_is_not_that_one() -> None:
    done = revised(
        agenda(("1", "Rivers"), ("2", "Election of the bureau")),
        agenda(("1", "Rivers"), ("2", "Tolls on bridges")),
        decided(1),
    )
    assert done.items == [
        ("1", "Rivers", ""),
        ("2", "Election of the bureau", "Done."),
        ("2", "Tolls on bridges", ""),
    ]
    # The number is that of the item in the paper.
    assert [item.key for item in done.meeting.agenda] == ["1", "2-2", "2"]
    assert done.changes == ["item 2: id: (nothing) → “2-2”", "new: item 2: Tolls on bridges"]
    assert done.remarks == ["item 2: not in the paper any more, and stays for what it has: outcome"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Opening of the meeting", "Closure of the meeting"),
        ("Report of Working Group A", "Report of Working Group B"),
        ("Accounts for 2023", "Accounts for 2024"),
        ("Reports: Trafficking in Persons", "Reports: Smuggling of Migrants"),
        ("审议预防犯罪措施", "审议执法合作措施"),
    ],
)
def test_an_item_whose_title_is_only_like_it_is_another_one(before: str, after: str) -> None:
    done = revised(agenda(("1", before), ("2", "X")), agenda(("1", after), ("2", "X")), decided(0))
    assert done.items == [("1", before, "Done."), ("1", after, ""), ("2", "X", "")]


def test_what_is_gone_and_has_nothing_of_anyone_is_taken_out_and_said() -> None:
    done = revised(agenda(("1", "Rivers"), ("2", "Bridges")), agenda(("1", "Rivers")), decided(0))
    assert done.items == [("1", "Rivers", "Done.")]
    assert done.changes == ["item 2: not in the paper any more, and taken out"]
    assert done.remarks == []


def test_what_refers_to_an_item_that_is_taken_out_goes_with_it_and_that_is_said() -> None:
    there = structs.replace(
        agenda(("1", "Rivers"), ("2", "Bridges")),
        documents=(Document(symbol="A/1", items=("1", "2"), files={"en": "a.pdf"}),),
    )
    done = revised(there, agenda(("1", "Rivers")), Set(("agenda", 0, "related"), ["2"]))
    assert done.meeting.documents[0].items == ("1",)
    assert done.meeting.agenda[0].related == ()
    words = "item 2: not in the paper any more, and taken out, with what refers to it"
    assert done.changes == [words]


@pytest.mark.parametrize(
    "own",
    [
        Set(("agenda", 1, "status"), "deferred"),
        Set(("agenda", 1, "minutes"), 20),
        Set(("agenda", 1, "my_own"), "x"),
        Set(("agenda", 1, "related"), ["1"]),
    ],
)
def test_what_is_gone_and_has_something_of_ones_own_stays(own: Edit) -> None:
    done = revised(agenda(("1", "Rivers"), ("2", "Bridges")), agenda(("1", "Rivers")), own)
    assert [title for _number, title, _outcome in done.items] == ["Rivers", "Bridges"]
    assert len(done.remarks) == 1


def test_what_is_gone_and_has_a_comment_stays() -> None:
    text = file_text(agenda(("1", "Rivers"), ("2", "Bridges")))
    text = text.replace('title = "Bridges"', 'title = "Bridges"  # ask Ana')
    done = revised(text, agenda(("1", "Rivers")))
    assert done.text == text
    assert done.remarks == [
        "item 2: not in the paper any more, and stays for what it has: a comment"
    ]


def test_what_stays_keeps_the_item_that_it_lies_under() -> None:
    there = agenda(("1", "Rivers"), ("2", "Bridges"), ("2(a)", "Tolls"), ("3", "Close"))
    done = revised(there, agenda(("1", "Rivers"), ("2", "Close")), decided(2))
    assert [(item.title, item.level) for item in done.meeting.agenda] == [
        ("Rivers", 1),
        ("Bridges", 1),
        ("Tolls", 2),
        ("Close", 1),
    ]


def test_what_stays_under_an_item_that_moves_moves_with_it() -> None:
    there = agenda(("1", "Rivers"), ("1(a)", "Tolls"), ("2", "Bridges"), ("2(a)", "Repairs"))
    paper = agenda(("1", "Bridges"), ("1(a)", "Repairs"), ("2", "Rivers"))
    done = revised(there, paper, decided(1))
    assert [item.title for item in done.meeting.agenda] == ["Bridges", "Repairs", "Rivers", "Tolls"]


def test_of_an_item_that_is_split_the_part_with_its_text_is_the_item() -> None:
    text = "The state of rivers is reviewed by all members of the board in the light of reports."
    done = revised(
        agenda(("1", "Rivers and bridges", text), ("2", "Close")),
        agenda(("1", "State of rivers", text), ("2", "Bridges over them"), ("3", "Close")),
        decided(0),
    )
    assert done.items == [
        ("1", "State of rivers", "Done."),
        ("2", "Bridges over them", ""),
        ("3", "Close", ""),
    ]


def test_a_sub_item_is_put_under_its_item() -> None:
    done = revised(
        agenda(("1", "Rivers"), ("2", "Bridges")),
        agenda(("1", "Rivers"), ("1(a)", "Tolls"), ("2", "Bridges")),
    )
    assert [(item.number, item.level) for item in done.meeting.agenda] == [
        ("1", 1),
        ("1(a)", 2),
        ("2", 1),
    ]
    assert done.changes == ["new: item 1(a): Tolls"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Opening", "Opening of the meeting"),
        ("Report of the treasurer", "Report by the treasurer"),
        ("审议报告", "审议主席的报告"),
        ("النظر في التقرير", "النظر في التقرير السنوي"),
        ("Рассмотрение доклада", "Рассмотрение доклада секретариата"),
        ("Élection du Bureau", "Élection des membres du Bureau"),
        ("Aprobación del informe", "Aprobación del informe de la Junta"),
    ],
)
def test_a_title_that_is_reworded_is_that_of_the_same_item(before: str, after: str) -> None:
    done = revised(agenda(("1", before), ("2", "X")), agenda(("1", after), ("2", "X")), decided(0))
    assert done.items[0] == ("1", after, "Done.")
    assert done.changes == [f"item 1: title: “{before}” → “{after}”"]


def test_a_text_of_which_only_lines_are_broken_otherwise_stays_as_it_is() -> None:
    text = file_text(agenda(("1", "Rivers", "A long\ntext in\n  lines.\n\nAnd more.")))
    done = revised(text, agenda(("1", "Rivers", "A long text in lines.", "And more.")))
    assert done.text == text
    assert done.changes == []


def test_a_text_whose_paragraphs_are_divided_otherwise_stays_as_it_is() -> None:
    there = agenda(("1", "审议", "第一段。", "2019年9月。"))
    assert revised(there, agenda(("1", "审议", "第一段。2019 年 9 月。"))).changes == []


def test_of_a_text_only_the_paragraphs_that_differ_change() -> None:
    text = file_text(agenda(("1", "Rivers", "A long\ntext.\n\nAnd more.")))
    done = revised(text, agenda(("1", "Rivers", "A long text.", "And much more.")))
    assert done.meeting.agenda[0].annotation == "A long\ntext.\n\nAnd much more."
    assert done.changes == ["item 1: annotation", "  - And more.", "  + And much more."]


def test_references_follow_an_item_that_gets_another_number() -> None:
    there = structs.replace(
        schedule((DAY, 10, "1 2")),
        documents=(Document(symbol="A/1", items=("2", "3")),),
    )
    paper = schedule((DAY, 10, "1 3"))
    paper = structs.replace(
        paper,
        agenda=agenda(("1", "Opening"), ("2", "Tolls"), ("3", "Rivers"), ("4", "Bridges")).agenda,
        documents=(Document(symbol="A/1", items=("3", "4")),),
    )
    done = revised(there, paper, Set(("agenda", 0, "related"), ["3"]))
    assert done.meeting.agenda[0].related == ("4",)
    assert done.meeting.documents[0].items == ("3", "4")
    assert [entry.item for entry in done.meeting.schedule[0].entries] == ["1", "3"]
    assert done.changes == [
        "item 2: number: “2” → “3”",
        "item 3: number: “3” → “4”",
        "new: item 2: Tolls",
    ]


def test_an_id_of_ones_own_stays_and_so_does_what_refers_to_it() -> None:
    there = structs.replace(
        schedule((DAY, 10, "rivers")),
        agenda=(AgendaItem(number="1", title="Rivers", id="rivers"),),
    )
    paper = structs.replace(
        schedule((DAY, 10, "2")),
        agenda=agenda(("1", "Opening of the meeting"), ("2", "Rivers")).agenda,
    )
    done = revised(there, paper)
    assert [(item.number, item.id) for item in done.meeting.agenda] == [("1", ""), ("2", "rivers")]
    assert done.meeting.schedule[0].entries[0].item == "rivers"


# Documents


def test_a_document_that_is_revised_supersedes_the_one_before() -> None:
    copies: Edit = Set(("documents", 0, "files"), {"en": "documents/a.pdf"})
    done = revised(documents(("A/1", "On rivers")), documents(("A/1/Rev.1", "On rivers")), copies)
    assert [
        (each.symbol, each.status, each.supersedes, dict(each.files))
        for each in done.meeting.documents
    ] == [
        ("A/1", "superseded", "", {"en": "documents/a.pdf"}),
        ("A/1/Rev.1", "", "A/1", {}),
    ]
    assert done.changes == [
        "document A/1: status: (nothing) → superseded",
        "new: document A/1/Rev.1: On rivers",
    ]


def test_a_document_gets_the_symbol_that_it_had_not_yet() -> None:
    done = revised(
        documents(("", "Report on rivers")),
        documents(("A/7", "Report on rivers")),
        Set(("documents", 0, "status"), "expected"),
    )
    assert [(each.symbol, each.status) for each in done.meeting.documents] == [("A/7", "expected")]


def test_a_paper_without_documents_takes_none_out() -> None:
    done = revised(documents(("A/1", "On rivers")), agenda(("1", "Opening")))
    assert len(done.meeting.documents) == 1
    assert done.remarks == [
        "documents: the paper has none that are understood; those of the file stay"
    ]


def test_what_a_citation_makes_one_think_changes_only_with_the_citation() -> None:
    there = structs.replace(
        agenda(("1", "Opening")),
        documents=(Document(symbol="A/1", description="A note.", kind="report"),),
    )
    noted = Document(symbol="A/1", description="A note.", kind="information")
    assert revised(there, structs.replace(there, documents=(noted,))).changes == []
    reworded = structs.replace(noted, description="A note for information.")
    assert len(revised(there, structs.replace(there, documents=(reworded,))).changes) == 2


# Sittings


def test_a_day_that_is_moved_takes_its_sittings_along() -> None:
    later = date(2024, 3, 6)
    done = revised(
        schedule((DAY, 10, "1"), (NEXT, 10, "2"), (NEXT, 15, "3")),
        schedule((DAY, 10, "1"), (later, 10, "2"), (later, 15, "3")),
        Set(("schedule", 1, "room"), "D"),
    )
    assert [(each.date, each.room) for each in done.meeting.schedule] == [
        (DAY, ""),
        (later, "D"),
        (later, ""),
    ]
    assert done.changes == [
        "sitting 2024-03-05 10:00: date: 2024-03-05 → 2024-03-06",
        "sitting 2024-03-05 15:00: date: 2024-03-05 → 2024-03-06",
    ]
    # The heading of the day is that of the new one.
    assert "# Tuesday, 5 March" not in done.text
    assert "\n\n# Wednesday, 6 March\n\n[[schedule]]\ndate = 2024-03-06\n" in done.text


def test_hours_that_are_moved_are_those_of_the_same_sitting() -> None:
    done = revised(
        schedule((DAY, 10, "1"), (DAY, 15, "2")),
        schedule((DAY, 9, "1"), (DAY, 15, "2")),
        Set(("schedule", 0, "note"), "Early."),
    )
    assert (done.meeting.schedule[0].start, done.meeting.schedule[0].note) == (time(9), "Early.")
    assert done.changes == [
        "sitting 2024-03-04 10:00: start: 10:00 → 09:00",
        "sitting 2024-03-04 10:00: end: 13:00 → 12:00",
    ]


def test_a_sitting_that_is_cancelled_is_taken_out_unless_it_has_something_of_ones_own() -> None:
    there = schedule((DAY, 10, "1"), (DAY, 15, "2"), (NEXT, 10, "3"))
    paper = schedule((DAY, 10, "1 2 3"))
    done = revised(there, paper, Set(("schedule", 2, "room"), "D"))
    assert [each.start for each in done.meeting.schedule] == [time(10), time(10)]
    assert "sitting 2024-03-04 15:00: not in the paper any more, and taken out" in done.changes
    assert done.remarks == [
        "sitting 2024-03-05 10:00: not in the paper any more, and stays for what it has: room"
    ]


def test_breaks_of_which_papers_say_nothing_stay() -> None:
    paper = schedule((DAY, 10, "1"))
    coffee = Sitting(date=DAY, start=time(11), end=time(11, 15), title="Coffee", kind="break")
    done = revised(structs.replace(paper, schedule=(*paper.schedule, coffee)), paper)
    assert len(done.meeting.schedule) == 2
    assert done.changes == []


def test_a_note_on_what_a_sitting_takes_up_stays_with_it() -> None:
    done = revised(
        schedule((DAY, 10, "1 2")),
        schedule((DAY, 10, "1 3 2")),
        Set(("schedule", 0, "entries", 1, "note"), "If time permits."),
    )
    assert [(entry.item, entry.note) for entry in done.meeting.schedule[0].entries] == [
        ("1", ""),
        ("3", ""),
        ("2", "If time permits."),
    ]
    assert done.changes == ["sitting 2024-03-04 10:00: now with item 3"]


# The meeting


def test_a_time_zone_that_was_guessed_changes_only_with_the_city() -> None:
    vienna = structs.replace(ABOUT, city="Vienna", timezone="Europe/Vienna")
    there = structs.replace(agenda(("1", "Opening")), about=vienna)
    own = Set(("meeting", "timezone"), "UTC")
    guessed = [("meeting", "timezone")]
    assert revised(there, there, own, guessed=guessed).changes == []
    geneva = structs.replace(vienna, city="Geneva", timezone="Europe/Zurich")
    done = revised(there, structs.replace(there, about=geneva), own, guessed=guessed)
    assert done.meeting.about.timezone == "Europe/Zurich"


# What is known of the earlier paper


def test_with_the_earlier_paper_only_what_was_revised_changes() -> None:
    earlier = agenda(("1", "Opening"), ("2", "Rivers", "Text."), ("3", "Bridges"))
    paper = agenda(("1", "Opening"), ("2", "Rivers of all lands"), ("3", "Tolls"))
    by_hand = agenda(("1", "Welcome and opening"), ("2", "Rivers", "Text."), ("4", "Dinner"))
    done = revised(by_hand, paper, earlier=earlier)
    assert done.items == [
        ("1", "Welcome and opening", ""),
        ("2", "Rivers of all lands", ""),
        ("4", "Dinner", ""),
        ("3", "Tolls", ""),
    ]
    # Its text is gone from the paper, and was that of the paper.
    assert done.meeting.agenda[1].annotation == ""


def test_with_the_earlier_paper_what_was_taken_out_by_hand_stays_out() -> None:
    earlier = agenda(("1", "Opening"), ("2", "Rivers"))
    done = revised(agenda(("1", "Opening")), earlier, earlier=earlier)
    assert done.items == [("1", "Opening", "")]
    assert done.remarks == ["item 2: in the paper, but taken out of the file by hand; stays out"]


# The text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_a_last_line_without_one_stay(newline: str) -> None:
    text = file_text(agenda(("1", "Rivers"), ("2", "Bridges"))).replace("\n", newline)
    text = text.removesuffix(newline)
    done = revised(text, agenda(("1", "Rivers"), ("2", "Tolls"), ("3", "Bridges")))
    assert done.items == [("1", "Rivers", ""), ("2", "Tolls", ""), ("3", "Bridges", "")]
    assert done.text.count("\n") == done.text.count(newline)
    assert not done.text.endswith("\n")


def test_a_comment_within_a_list_that_goes_with_its_part_is_told() -> None:
    there = structs.replace(
        agenda(("1", "Opening"), ("2", "Rivers")), documents=(Document(symbol="A/1", items=("2",)),)
    )
    text = file_text(there).replace('items = ["2"]', 'items = [\n  "1",  # one\n  "2",  # two\n]')
    done = revised(text, there)
    assert "# two" in done.text
    assert done.meeting.documents[0].items == ("2",)
    assert done.lost == ["# one"]


def test_what_is_wrong_in_the_file_stays() -> None:
    text = file_text(agenda(("1", "Rivers"), ("2", "Bridges")))
    text = text.replace('number = "2"', 'number = "2"\nlevel = "deep"')
    text += '\n[[agenda]]\nnumber = 5\nnothing = "here"\n'
    done = revised(text, agenda(("1", "Bridges"), ("2", "Rivers")))
    assert 'nothing = "here"' in done.text
    assert [item.title for item in done.meeting.agenda][:2] == ["Bridges", "Rivers"]


def test_what_is_new_and_guessed_is_marked() -> None:
    text = file_text(schedule((DAY, 10, "1"), (NEXT, 10, "2")))
    after = marked(text, {("schedule", 1, "start"): "guessed: the hours\n", ("no",): "x"})
    assert "date = 2024-03-05\n# guessed: the hours \nstart = 10:00:00\n" in after
    assert meeting_of(after) == meeting_of(text)
