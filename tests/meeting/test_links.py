"""Which documents and sittings belong to which item."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from tui.meeting.links import EntryPlace, Links
from tui.meeting.model import About, AgendaItem, Document, Entry, Meeting, Sitting

DAY = date(2019, 9, 9)
ABOUT = About(title="Meeting", language="en", start=DAY, end=DAY)


def item(number: str, level: int = 1, *, key: str = "") -> AgendaItem:
    return AgendaItem(title=f"Item {number}", number=number, level=level, id=key)


def sitting(*items: str) -> Sitting:
    entries = tuple(Entry(item=key, title="Tea") for key in items)
    return Sitting(date=DAY, start=time(10), end=time(13), entries=entries)


def meeting(
    agenda: tuple[AgendaItem, ...],
    documents: tuple[tuple[str, ...], ...] = (),
    schedule: tuple[tuple[str, ...], ...] = (),
) -> Meeting:
    return Meeting(
        format=1,
        about=ABOUT,
        agenda=agenda,
        documents=tuple(
            Document(symbol=f"D/{place}", items=keys) for place, keys in enumerate(documents)
        ),
        schedule=tuple(sitting(*keys) for keys in schedule),
    )


PAPER = (item("1"), item("1(a)", 2), item("1(b)", 2), item("2"), item("3"))

KEYS = st.sampled_from(["", "1", "1(a)", "1(b)", "2", "3", "nowhere"])
MEETINGS = st.builds(
    meeting,
    st.lists(st.builds(item, KEYS, st.integers(1, 3)), max_size=8).map(tuple),
    st.lists(st.lists(KEYS, max_size=4).map(tuple), max_size=5).map(tuple),
    st.lists(st.lists(KEYS, max_size=4).map(tuple), max_size=5).map(tuple),
)


def test_an_empty_meeting_has_no_links() -> None:
    links = Links.of(meeting(()))
    assert links.items == {}
    assert links.own_documents == ()
    assert links.own_entries == ()


def test_an_item_is_found_by_its_id_and_else_by_its_number() -> None:
    links = Links.of(meeting((item("1", key="open"), item("2"), item("", key="tea"), item(""))))
    assert links.items == {"open": 0, "2": 1, "tea": 2}


def test_of_two_items_with_one_id_the_first_is_meant() -> None:
    links = Links.of(meeting((item("1"), item("1"), item("2", key="1")), (("1",),)))
    assert links.items == {"1": 0}
    assert links.document_items == ((0,),)


def test_references_are_resolved_both_ways() -> None:
    links = Links.of(meeting(PAPER, (("2", "1(a)"), ("2",)), (("1(a)", "2"), ("2",))))
    assert links.document_items == ((3, 1), (3,))
    assert links.own_documents == ((), (0,), (), (0, 1), ())
    assert links.entry_items == ((1, 3), (3,))
    assert links.own_entries[3] == (EntryPlace(0, 1), EntryPlace(1, 0))


def test_a_reference_to_nothing_leads_nowhere() -> None:
    links = Links.of(meeting(PAPER, (("9", "", "2"),), (("9", ""),)))
    assert links.document_items == ((3,),)
    assert links.entry_items == ((-1, -1),)


def test_an_item_named_twice_by_a_document_has_it_once() -> None:
    links = Links.of(meeting(PAPER, (("2", "2"),)))
    assert links.document_items == ((3,),)
    assert links.own_documents[3] == (0,)


def test_an_item_has_the_documents_of_its_sub_items_behind_its_own() -> None:
    links = Links.of(meeting(PAPER, (("1(b)",), ("1(a)", "1"), ("1",))))
    assert links.documents(0) == (1, 2, 0)


def test_a_sub_item_without_documents_has_those_of_the_item_above() -> None:
    links = Links.of(meeting(PAPER, (("1",), ("1(b)",)), (("1",),)))
    assert links.documents(1) == (0,)
    assert links.documents(2) == (1,)
    assert links.entries(1) == links.entries(2) == (EntryPlace(0, 0),)


def test_the_item_above_gives_only_what_is_its_own() -> None:
    links = Links.of(meeting(PAPER, (("1(b)",),)))
    assert links.documents(0) == (0,)
    assert links.documents(1) == ()


def test_the_nearest_item_above_that_has_documents_gives_them() -> None:
    agenda = (item("1"), item("1(a)", 2), item("1(a)(i)", 3))
    assert Links.of(meeting(agenda, (("1",), ("1(a)",)))).documents(2) == (1,)
    assert Links.of(meeting(agenda, (("1",),))).documents(2) == (0,)


def test_an_item_of_which_nothing_is_said_has_nothing() -> None:
    links = Links.of(meeting(PAPER, (("2",),), (("2",),)))
    assert links.documents(4) == ()
    assert links.entries(4) == ()


def test_the_entries_of_an_item_are_in_the_order_of_the_schedule() -> None:
    links = Links.of(meeting(PAPER, (), (("1(b)", "1"), ("1(a)",), ("1",))))
    assert links.entries(0) == (
        *(EntryPlace(0, 0), EntryPlace(0, 1)),
        *(EntryPlace(1, 0), EntryPlace(2, 0)),
    )


@given(MEETINGS)
def test_both_ways_say_the_same(any_meeting: Meeting) -> None:
    links = Links.of(any_meeting)
    assert {(d, i) for d, found in enumerate(links.document_items) for i in found} == {
        (d, i) for i, found in enumerate(links.own_documents) for d in found
    }
    assert {
        (EntryPlace(s, e), i)
        for s, found in enumerate(links.entry_items)
        for e, i in enumerate(found)
        if i >= 0
    } == {(place, i) for i, found in enumerate(links.own_entries) for place in found}


@given(MEETINGS)
def test_every_link_is_to_something_that_names_it(any_meeting: Meeting) -> None:
    links = Links.of(any_meeting)
    assert all(any_meeting.agenda[place].key == key for key, place in links.items.items())
    for document, found in zip(any_meeting.documents, links.document_items, strict=True):
        assert [any_meeting.agenda[place].key for place in found] == [
            key for key in dict.fromkeys(document.items) if key in links.items
        ]


@given(MEETINGS)
def test_what_belongs_to_an_item_is_listed_once_and_in_order(any_meeting: Meeting) -> None:
    links = Links.of(any_meeting)
    for place in range(len(any_meeting.agenda)):
        documents, entries = links.documents(place), links.entries(place)
        assert len(set(documents)) == len(documents)
        assert set(documents) >= set(links.own_documents[place])
        assert list(entries) == sorted(set(entries))
        assert set(entries) >= set(links.own_entries[place])
