"""A revised paper brought into a file."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from datetime import time as clock
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.store.revising.revisions import Draft, written
from tui.meeting.links import Links
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.papers.writing import file_text
from tui.store.editing.change import Set
from tui.store.editing.edits import apply
from tui.store.editing.spans import comments_in
from tui.store.open_file import OpenFile
from tui.store.reading.loading import Loaded, parse
from tui.store.reading.source import Source
from tui.store.revising.revising import revise
from tui.store.revising.revision import Revision
from tui.text.paragraphs import paragraphs

chances = st.integers(0, 1 << 30).map(random.Random)


def opened(text: str) -> OpenFile:
    source = Source(path=Path("meeting.toml"), text=text)
    return OpenFile(Loaded(source, parse(text)))


def revised(text: str, paper: Meeting, earlier: Meeting | None = None) -> tuple[str, Revision]:
    file = opened(text)
    revision = revise(file, paper, earlier=earlier)
    return apply(text, revision.edits), revision


def meeting_of(text: str) -> Meeting:
    meeting = parse(text).meeting
    assert meeting is not None
    return meeting


def said(meeting: Meeting) -> dict[str, list[tuple[object, ...]]]:
    """What papers say of a meeting; references by the titles of what they lead to."""
    links = Links.of(meeting)
    titles = [item.title for item in meeting.agenda]
    return {
        "agenda": [
            (item.number, item.level, item.title, tuple(paragraphs(item.annotation)))
            for item in meeting.agenda
        ],
        "documents": [
            (document.symbol, document.title, {titles[at] for at in links.document_items[place]})
            for place, document in enumerate(meeting.documents)
        ],
        "schedule": [
            (
                sitting.date,
                sitting.start,
                sitting.end,
                tuple(
                    (titles[at] if at >= 0 else entry.title, entry.continued)
                    for at, entry in zip(links.entry_items[place], sitting.entries, strict=True)
                ),
            )
            for place, sitting in enumerate(meeting.schedule)
        ],
    }


def own(meeting: Meeting, text: str) -> Counter[str]:
    """What people have written into a file."""

    def found() -> Iterator[str]:
        for item in meeting.agenda:
            yield from filter(None, (item.status, item.outcome, str(item.minutes or "")))
        for document in meeting.documents:
            yield from document.files.values()
        for sitting in meeting.schedule:
            yield sitting.room
            yield from (entry.note for entry in sitting.entries)
        yield meeting.about.venue

    return Counter(filter(None, [*found(), *comments_in(text)]))


def is_within(part: Sequence[object], whole: Sequence[object]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in part)


@settings(max_examples=300, deadline=None)
@given(chances, st.integers(0, 8))
def test_a_revision_gives_what_the_paper_says_and_keeps_what_people_wrote(
    chance: random.Random, count: int
) -> None:
    draft = Draft(chance)
    before = draft.meeting()
    text = written(before, chance)
    kept = {item: item.number for item in draft.items}
    ways = [draft.revise() for _ in range(count)]
    paper = draft.meeting()
    after, revision = revised(text, paper)
    new, there = meeting_of(after), meeting_of(text)
    told, wanted = said(new), said(paper)
    # What people have written is there, each as often as before.
    assert not own(there, text) - own(new, after), ways
    assert after.count("my_own = ") == text.count("my_own = ")
    # The paper's sittings may take up more: entries with notes that it has not any more.
    assert is_within(
        [each[:3] for each in wanted["schedule"]], [each[:3] for each in told["schedule"]]
    ), ways
    assert is_within(
        [(item.number, item.level, item.title) for item in paper.agenda],
        [(item.number, item.level, item.title) for item in new.agenda],
    ), ways
    texts = {(item.number, item.title): item.annotation for item in new.agenda}
    for item in paper.agenda:
        assert paragraphs(texts[item.number, item.title]) == paragraphs(item.annotation) or (
            not item.annotation
        )
    assert is_within([each[:2] for each in wanted["documents"]], [e[:2] for e in told["documents"]])
    for symbol, title, items in wanted["documents"]:
        assert any(
            each[:2] == (symbol, title) and set(items) <= set(each[2])  # type: ignore[call-overload]
            for each in told["documents"]
        )
    for day, start, end, entries in wanted["schedule"]:
        assert any(
            each[:3] == (day, start, end) and is_within(entries, each[3])  # type: ignore[arg-type]
            for each in told["schedule"]
        ), (ways, entries)
    # What was decided is still on the item on which it was.
    outcomes = {item.title: item.outcome for item in new.agenda}
    decided = {item.number: item.outcome for item in there.agenda}
    for each in draft.items:
        assert outcomes[each.title] == decided.get(kept.get(each, ""), ""), ways
    # A second time there is nothing to do, and nothing is said to change.
    again, nothing = revised(after, paper)
    assert (again, nothing.edits, nothing.changes) == (after, (), ()), ways
    # What is changed is said, and nothing is said of what is not.
    assert bool(revision.edits) == bool(revision.changes)


@settings(max_examples=150, deadline=None)
@given(chances, st.integers(0, 5))
def test_with_the_earlier_paper_what_was_changed_by_hand_stays(
    chance: random.Random, count: int
) -> None:
    draft = Draft(chance)
    earlier = draft.meeting()
    text = written(earlier, chance)
    titles = {item: item.title for item in draft.items}
    places = {item: at for at, item in enumerate(draft.items)}
    by_hand = {item: f"Mine {at}" for item, at in places.items() if chance.random() < 0.3}
    edits = [Set(("agenda", places[item], "title"), title) for item, title in by_hand.items()]
    for _ in range(count):
        draft.revise()
    after, _revision = revised(apply(text, edits), draft.meeting(), earlier)
    wanted = [
        by_hand.get(item, item.title) if item.title == titles.get(item) else item.title
        for item in draft.items
    ]
    assert is_within(wanted, [item.title for item in meeting_of(after).agenda])
    assert revised(after, draft.meeting(), draft.meeting())[0] == after


@given(chances)
def test_the_same_paper_changes_nothing(chance: random.Random) -> None:
    paper = Draft(chance).meeting()
    text = written(paper, chance)
    after, revision = revised(text, paper)
    assert (after, revision.changes, revision.remarks) == (text, (), ())


WORDS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["Opening", "Other matters", "Report", "", "其他事项", "1"]),
)
DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 4))


@st.composite
def any_meetings(draw: st.DrawFn) -> Meeting:
    """A meeting of any texts; a number may stand twice and a title too, but not both together."""
    agenda: list[AgendaItem] = []
    level = 0
    titles = WORDS.map(lambda title: title or "Item")
    names = st.tuples(st.sampled_from(["1", "2", "1(a)", "3", "", "x"]), titles)
    for number, title in draw(st.lists(names, min_size=1, max_size=6, unique=True)):
        level = draw(st.integers(1, level + 1))
        agenda.append(
            AgendaItem(
                title=title,
                number=number,
                level=level,
                annotation=draw(WORDS),
                outcome=draw(st.sampled_from(["", "", "Done."])),
            )
        )
    numbers = [item.number for item in agenda if item.number] or ["9"]
    documents = [
        Document(
            symbol=draw(st.sampled_from(["A/1", "A/1/Rev.1", "A/2", ""])),
            title=draw(WORDS) or "x",
            items=tuple(draw(st.lists(st.sampled_from(numbers), max_size=2))),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    schedule = [
        Sitting(
            date=draw(DAYS),
            start=clock(draw(st.integers(9, 11))),
            end=clock(draw(st.integers(12, 14))),
            title=draw(WORDS),
            room=draw(st.sampled_from(["", "", "D"])),
            entries=tuple(
                Entry(item=draw(st.sampled_from([*numbers, "9"])), title=draw(WORDS) or "x")
                for _ in range(draw(st.integers(0, 2)))
            ),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    about = About(title="x", language="en", start=date(2024, 1, 1), end=date(2024, 1, 4))
    return Meeting(
        format=1,
        about=about,
        agenda=tuple(agenda),
        documents=tuple({document.name: document for document in documents}.values()),
        schedule=tuple({(each.date, each.start): each for each in schedule}.values()),
    )


@settings(max_examples=400, deadline=None)
@given(any_meetings(), any_meetings())
def test_any_meeting_can_be_brought_into_any_file_and_then_there_is_nothing_to_do(
    there: Meeting, paper: Meeting
) -> None:
    text = file_text(there)
    paper = structs.replace(paper, agenda=tuple(without_outcome(paper)))
    after, _revision = revised(text, paper)
    again, nothing = revised(after, paper)
    assert (nothing.changes, nothing.edits, again) == ((), (), after)


def without_outcome(meeting: Meeting) -> Iterator[AgendaItem]:
    for item in meeting.agenda:
        yield structs.replace(item, outcome="")
