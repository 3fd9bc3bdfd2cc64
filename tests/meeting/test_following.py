"""Where everything in a meeting has gone in the course of changes."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tui.meeting.following import Trail
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting
from tui.meeting.notes import MEETING

DAY = date(2024, 3, 4)
ABOUT = About(title="Rivers", language="en", start=DAY, end=DAY)


def meeting(*agenda: AgendaItem, schedule: tuple[Sitting, ...] = ()) -> Meeting:
    documents = (Document(symbol="A/1", title="Report"), Document(title="By hand"))
    return Meeting(format=1, about=ABOUT, agenda=agenda, documents=documents, schedule=schedule)


def item(number: str, title: str, annotation: str = "") -> AgendaItem:
    return AgendaItem(number=number, title=title, annotation=annotation)


OPENING, BANKS, BRIDGES = item("1", "Opening"), item("2", "Banks"), item("3", "Bridges")


def trail(*meetings: Meeting) -> Trail:
    found = Trail(meetings[0])
    for each in meetings[1:]:
        found.step(each)
    return found


def test_nothing_moves_where_nothing_was_changed() -> None:
    found = trail(meeting(OPENING, BANKS))
    assert found.here(("agenda", 1)) == ("agenda", 1)
    assert found.was(("documents", 0)) == ("documents", 0)


def test_an_item_is_followed_to_another_title_then_to_another_number() -> None:
    retitled = structs.replace(BANKS, title="Floods of last year")
    renumbered = structs.replace(retitled, number="7")
    found = trail(
        meeting(OPENING, BANKS, BRIDGES),
        meeting(OPENING, retitled, BRIDGES),
        meeting(OPENING, renumbered, BRIDGES),
        meeting(OPENING, BRIDGES, renumbered),
    )
    assert found.here(("agenda", 1)) == ("agenda", 2)
    assert found.was(("agenda", 2)) == ("agenda", 1)
    assert found.here(("agenda", 2)) == ("agenda", 1)
    assert found.here(MEETING) == MEETING


def test_what_is_added_was_nowhere_and_what_is_deleted_is_gone_till_it_is_brought_back() -> None:
    added = item("4", "Floods")
    whole = meeting(OPENING, BANKS, BRIDGES)
    found = trail(whole, meeting(OPENING, BANKS, added, BRIDGES))
    assert found.was(("agenda", 2)) is None
    renamed = structs.replace(BANKS, title="Dams")
    found.step(meeting(OPENING, renamed, added, BRIDGES))
    found.step(meeting(OPENING, added, BRIDGES))
    assert found.here(("agenda", 1)) is None
    assert found.here(("agenda", 2)) == ("agenda", 2)
    found.step(meeting(OPENING, renamed, added, BRIDGES))
    assert found.here(("agenda", 1)) == ("agenda", 1)


def test_what_is_new_is_followed_once_it_is_adopted() -> None:
    added = item("4", "Floods")
    found = trail(meeting(OPENING, BANKS), meeting(added, OPENING, BANKS))
    name = found.adopt(("agenda", 0))
    assert found.adopt(("agenda", 0)) == name
    found.step(meeting(OPENING, BANKS, added))
    assert found.here(name) == ("agenda", 2)
    assert found.was(("agenda", 2)) is None
    assert found.was(("agenda", 0)) == ("agenda", 0)


def test_what_stands_in_the_place_of_another_is_not_that() -> None:
    found = trail(
        meeting(OPENING, item("2", "Banks", annotation="Dikes.")),
        meeting(OPENING, item("5", "Elections", annotation="Officers.")),
    )
    assert found.here(("agenda", 1)) is None


def test_a_sitting_without_a_title_is_followed_to_another_day_and_hour() -> None:
    morning = Sitting(date=DAY, start=time(10), end=time(13), entries=(Entry(item="1"),))
    empty = Sitting(date=DAY, start=time(15), end=time(18))
    moved = structs.replace(morning, date=date(2024, 3, 6), start=time(9), end=time(12))
    found = trail(
        meeting(OPENING, schedule=(morning, empty)), meeting(OPENING, schedule=(empty, moved))
    )
    assert found.here(("schedule", 0)) == ("schedule", 1)
    assert found.here(("schedule", 1)) == ("schedule", 0)


@given(st.data())
def test_each_item_is_followed_through_any_steps_and_back(data: st.DataObject) -> None:
    """What an item is at heart is its annotation here, which no step changes."""
    agenda = [item(str(at), f"Title {at}", annotation=f"heart {at}") for at in range(1, 6)]
    first = meeting(*agenda)
    found, states = Trail(first), [first]
    for at in range(data.draw(st.integers(0, 8))):
        now = [*states[-1].agenda]
        place = data.draw(st.integers(0, len(now)))
        way = data.draw(st.sampled_from(["title", "number", "move", "delete", "insert", "undo"]))
        if way == "undo":
            del states[-1 if len(states) > 1 else len(states) :]
            found.step(meeting(*states[-1].agenda))
            continue
        if way == "insert" or place == len(now):
            new = item(f"n{at}", f"New {at}", annotation=f"new {at}")
            now.insert(place, new)
        elif way == "delete":
            del now[place]
        elif way == "move":
            now.insert(data.draw(st.integers(0, len(now) - 1)), now.pop(place))
        else:
            now[place] = structs.replace(now[place], **{way: f"Changed {at}"})
        states.append(meeting(*now))
        found.step(states[-1])
    hearts = [each.annotation for each in states[-1].agenda]
    for at, each in enumerate(agenda):
        here = hearts.index(each.annotation) if each.annotation in hearts else -1
        assert found.here(("agenda", at)) == (("agenda", here) if here >= 0 else None)
    for here, heart in enumerate(hearts):
        was = found.was(("agenda", here))
        assert (was is None) == heart.startswith("new")
