"""Papers that are revised, set and broken, and brought into the file that was made of the first."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.papers.test_importing import KINDS, PAPERS, meetings, outline, programme, texts
from tests.papers.test_importing import meeting_of as meeting_in
from tests.papers.typeset import SEPARATOR, as_extracted, paper_of
from tests.store.revising.test_revising import is_within, meeting_of, opened
from tui.meeting.model import Meeting
from tui.papers.found import Imported
from tui.papers.importing import import_paper
from tui.papers.reading import read_blocks
from tui.papers.writing import file_text
from tui.store.editing.change import Set
from tui.store.editing.edits import apply
from tui.store.editing.spans import comments_in
from tui.store.revising.making import made
from tui.store.revising.revising import revise
from tui.store.revising.revision import Revision


def imported(meeting: Meeting, chance: random.Random, width: int) -> Imported:
    """What is read in a paper of a meeting, as it comes out of a PDF."""
    text = as_extracted(paper_of(meeting), meeting.about.language, chance, width=width, page=25)
    return import_paper(read_blocks(text.encode()))


def updated(text: str, paper: Imported) -> tuple[str, Revision]:
    file = opened(text)
    revision = revise(file, paper.meeting, [guess.path for guess in paper.guesses])
    after, lost = made(text, revision.edits, paper.meeting.about.language)
    assert not lost
    return after, revision


def retitled(meeting: Meeting, chance: random.Random) -> Meeting:
    """With a title that goes on as another one does."""
    agenda = [*meeting.agenda]
    at = chance.randrange(len(agenda))
    blank = "" if meeting.about.language == "zh" else " "
    title = agenda[at].title + blank + chance.choice(agenda).title[:12].strip().lower()
    agenda[at] = structs.replace(agenda[at], title=title)
    return structs.replace(meeting, agenda=tuple(agenda))


def lengthened(meeting: Meeting, chance: random.Random) -> Meeting:
    """With a paragraph more."""
    agenda = [*meeting.agenda]
    at = chance.randrange(len(agenda))
    others = [item.annotation.split("\n\n")[-1] for item in agenda if item.annotation]
    if others:
        text = f"{agenda[at].annotation}\n\n{chance.choice(others)}".strip()
        agenda[at] = structs.replace(agenda[at], annotation=text)
    return structs.replace(meeting, agenda=tuple(agenda))


def shortened(meeting: Meeting, _chance: random.Random) -> Meeting:
    """Without its last item, and all that lies under it, where it has more than two."""
    tops = [at for at, item in enumerate(meeting.agenda) if item.level == 1]
    if len(tops) < 3:
        return meeting
    agenda = meeting.agenda[: tops[-1]]
    there = {item.number for item in agenda}
    schedule = tuple(
        structs.replace(each, entries=tuple(e for e in each.entries if e.item in there))
        for each in meeting.schedule
    )
    return structs.replace(meeting, agenda=agenda, schedule=schedule)


def turned(meeting: Meeting, _chance: random.Random) -> Meeting:
    """With its first two items in the other order; their numbers stay where they are."""
    tops = [at for at, item in enumerate(meeting.agenda) if item.level == 1]
    tops.append(len(meeting.agenda))
    first, second = (meeting.agenda[tops[at] : tops[at + 1]] for at in (0, 1))
    names = {
        item.number: number + item.number[1:]
        for block, number in ((first, "2"), (second, "1"))
        for item in block
    }
    agenda = tuple(
        structs.replace(item, number=names.get(item.number, item.number))
        for item in (*second, *first, *meeting.agenda[tops[2] :])
    )
    schedule = tuple(
        structs.replace(
            sitting,
            entries=tuple(
                structs.replace(entry, item=names.get(entry.item, entry.item))
                for entry in sitting.entries
            ),
        )
        for sitting in meeting.schedule
    )
    return structs.replace(meeting, agenda=agenda, schedule=schedule)


def later(meeting: Meeting, _chance: random.Random) -> Meeting:
    """With its last sitting an hour later."""
    *others, last = meeting.schedule
    moved = structs.replace(
        last, start=last.start.replace(hour=last.start.hour + 1), end=last.end.replace(hour=19)
    )
    return structs.replace(meeting, schedule=(*others, moved))


def own_values(meeting: Meeting, text: str) -> Counter[str]:
    found = [value for item in meeting.agenda for value in (item.status, item.outcome) if value]
    return Counter([*found, *comments_in(text)])


@settings(max_examples=60, deadline=None)
@given(
    meetings(),
    st.lists(st.sampled_from([retitled, lengthened, shortened, turned, later]), max_size=4),
    st.integers(60, 100),
    st.randoms(use_true_random=False),
)
def test_an_update_gives_what_a_fresh_import_gives_and_keeps_what_people_wrote(
    meeting: Meeting, ways: list[object], width: int, chance: random.Random
) -> None:
    first = imported(meeting, chance, width)
    edits = [
        Set(("agenda", at, key), f"Agreed: {at}." if key == "outcome" else "adopted")
        for at in range(len(first.meeting.agenda))
        for key in ("outcome", "status")
        if chance.random() < 0.3
    ]
    text = apply(file_text(first.meeting, first.guesses), edits)
    text = text.replace("[[agenda]]", "# Ours.\n[[agenda]]", 2)
    for way in ways:
        meeting = way(meeting, chance)  # type: ignore[operator]  # one of the functions above
    fresh = imported(meeting, chance, width)
    after, revision = updated(text, fresh)
    found = meeting_of(after)
    assert is_within(outline(fresh.meeting), outline(found))
    told = dict(zip(outline(found), texts(found, paragraphs=False), strict=True))
    wanted = zip(outline(fresh.meeting), texts(fresh.meeting, paragraphs=False), strict=True)
    assert all(told[item] == words for item, words in wanted if words)
    assert is_within(programme(fresh.meeting), programme(found))
    assert not own_values(meeting_of(text), text) - own_values(found, after)
    again, nothing = updated(after, fresh)
    assert (again, nothing.edits, nothing.changes) == (after, (), ())
    assert bool(revision.changes) == (after != text)


@pytest.mark.parametrize(
    ("tag", "kind"),
    # Of Arabic PDFs see `test_importing`; the reader of PDFs loses a Chinese sign alone on a line.
    [
        (tag, kind)
        for tag in PAPERS
        for kind in KINDS
        if (tag, kind) not in {("ar", "pdf"), ("zh", "pdf")}
    ],
)
def test_the_same_paper_in_another_kind_of_file_changes_nothing(tag: str, kind: str) -> None:
    def paper(kind: str) -> Imported:
        columns = SEPARATOR if kind in ("html", "docx") else "   "
        words = paper_of(meeting_in(PAPERS[tag]), columns=columns)
        return import_paper(read_blocks(KINDS[kind](words, tag)))

    first = paper("typed")
    text = file_text(first.meeting, first.guesses)
    after, revision = updated(text, paper(kind))
    assert (after, revision.changes, revision.remarks) == (text, (), ())
