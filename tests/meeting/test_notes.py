"""What notes are on, also in a revised agenda."""

from collections import Counter
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.meeting.notes import Note, Target, renamed, subject_of, targets

AT = datetime(2024, 3, 4, 10, 5)  # noqa: DTZ001 -- a local time
DAY = date(2024, 3, 4)


def meeting(*titles: str) -> Meeting:
    return Meeting(
        format=1,
        about=About(title="Rivers", language="en", start=DAY, end=DAY),
        agenda=tuple(AgendaItem(number=str(at), title=title) for at, title in enumerate(titles, 1)),
        documents=(Document(symbol="A/1", title="Report"), Document(title="By hand")),
        schedule=(
            Sitting(date=DAY, start=time(10), end=time(13), title="1st meeting"),
            Sitting(date=DAY, start=time(15), end=time(18)),
        ),
    )


BEFORE = meeting("Opening", "Protection of river banks", "Bridges", "Report")


def note_on(of: Meeting, target: Target, text: str, at: datetime) -> Note:
    return renamed(Note(text=text, at=at), subject_of(of, target))


def moved(note: Note, after: Meeting) -> object:
    return targets([note], after)[0]


def test_a_note_is_on_what_it_was_taken_on() -> None:
    places = [("agenda", 2), ("documents", 0), ("documents", 1), ("schedule", 1), ("meeting", 0)]
    notes = [note_on(BEFORE, place, "x", AT) for place in places]
    assert targets(notes, BEFORE) == places


def test_it_follows_its_title_where_two_items_change_places_and_one_its_number() -> None:
    note = note_on(BEFORE, ("agenda", 1), "x", AT)
    other = note_on(BEFORE, ("agenda", 2), "y", AT)
    after = meeting("Opening", "Bridges", "Protection of river banks", "Report")
    assert moved(note, after) == ("agenda", 2)
    assert moved(other, after) == ("agenda", 1)


def test_it_follows_its_number_where_the_title_was_mended() -> None:
    note = note_on(BEFORE, ("agenda", 1), "x", AT)
    after = meeting("Opening", "Protection of the river banks", "Bridges", "Report")
    assert moved(note, after) == ("agenda", 1)


def test_what_is_gone_is_known_to_be_gone() -> None:
    note = note_on(BEFORE, ("agenda", 2), "x", AT)
    assert (
        moved(note, meeting("Opening", "Protection of river banks", "Election of officers")) is None
    )


def test_it_does_not_go_to_another_of_a_title_like_its_own() -> None:
    before = meeting("Opening", "Report of Working Group A", "Report of Working Group B")
    on_a = note_on(before, ("agenda", 1), "x", AT)
    on_b = note_on(before, ("agenda", 2), "y", AT)
    after = meeting("Opening", "Report of Working Group B")
    assert targets([on_a, on_b], after) == [None, ("agenda", 1)]
    assert targets([on_a], after) == [None]


def test_what_a_note_names_exactly_is_not_another_notes() -> None:
    before = meeting("Opening", "Report on the river", "Reports on the rivers")
    notes = [note_on(before, ("agenda", at), "x", AT) for at in (1, 2)]
    after = meeting("Opening", "Reports on the rivers", "Floods")
    assert targets(notes, after) == [None, ("agenda", 1)]


def test_a_sitting_at_the_same_hour_with_another_title_is_another_one() -> None:
    note = note_on(BEFORE, ("schedule", 0), "x", AT)
    other = structs.replace(BEFORE.schedule[0], title="Bilateral talks")
    after = structs.replace(BEFORE, schedule=(other, *BEFORE.schedule[1:]))
    assert moved(note, after) is None


def test_a_sitting_that_was_moved_is_found_by_its_title() -> None:
    note = note_on(BEFORE, ("schedule", 0), "x", AT)
    first = structs.replace(BEFORE.schedule[0], start=time(11))
    after = structs.replace(BEFORE, schedule=(first, *BEFORE.schedule[1:]))
    assert moved(note, after) == ("schedule", 0)


def test_notes_are_in_order_of_their_days_and_times_those_without_first() -> None:
    day, time_of_day = DAY, datetime(2024, 3, 4, 12, tzinfo=UTC)
    notes = [Note(text="c", at=time_of_day), Note(text="b", at=AT), Note(text="a", at=day)]
    notes.append(Note(text="none"))
    assert [note.text for note in sorted(notes, key=lambda note: note.when)] == [
        "none",
        "a",
        "b",
        "c",
    ]


def test_a_stamp_says_what_is_known_of_the_day_and_time() -> None:
    assert Note(text="x", at=AT).stamp() == "03-04 10:05"
    assert Note(text="x", at=AT).stamp(year=True) == "2024-03-04 10:05"
    assert Note(text="x", at=DAY).stamp(year=True) == "2024-03-04"
    assert Note(text="x").stamp() == ""


def test_a_sitting_without_a_title_is_found_by_what_it_takes_up_once_it_was_moved() -> None:
    takes_up = (Entry(item="2"), Entry(title="Panel"))
    second = structs.replace(BEFORE.schedule[1], entries=takes_up)
    before = structs.replace(BEFORE, schedule=(BEFORE.schedule[0], second))
    note = note_on(before, ("schedule", 1), "x", AT)
    assert note.title == "2, Panel"
    moved_on = structs.replace(second, date=date(2024, 3, 5), start=time(9))
    after = structs.replace(BEFORE, schedule=(BEFORE.schedule[0], moved_on))
    assert moved(note, after) == ("schedule", 1)
    # At its own time it is found whatever it takes up by then.
    same_hour = structs.replace(second, entries=(Entry(item="3"),))
    after = structs.replace(BEFORE, schedule=(BEFORE.schedule[0], same_hour))
    assert moved(note, after) == ("schedule", 1)


@given(
    st.permutations(["Opening", "Banks of the river", "Bridges", "Reports of States"]),
    st.integers(0, 3),
)
def test_after_any_revision_each_note_is_on_one_thing_or_gone(titles: list[str], gone: int) -> None:
    before = meeting("Opening", "Banks of the river", "Bridges", "Reports of States")
    notes = [note_on(before, ("agenda", at), "x", AT) for at in range(4)]
    left = [title for at, title in enumerate(titles) if at != gone]
    after = meeting(*left)
    found = targets(notes, after)
    assert len(found) == len(notes)
    places = Counter(place for place in found if place is not None)
    assert set(places.values()) == {1}
    for note, place in zip(notes, found, strict=True):
        if place is not None:
            assert after.agenda[place[1]].title == note.title
