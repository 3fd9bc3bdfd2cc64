import copy
import tomllib
from collections.abc import Iterable
from datetime import date, time
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.values import meetings, tables, toml_of
from tui.store.editing.change import Delete, Edit, Insert, Move, Set, Unset, changed
from tui.store.merging.alignment import fingerprint, same
from tui.store.merging.merge import ABSENT, Merged, merge

Values: TypeAlias = dict[str, Any]

BASE: Values = tomllib.loads(
    """
    format = 1
    [meeting]
    title = "Working Group"
    city = "Vienna"
    [[agenda]]
    number = "1"
    title = "Opening of the meeting"
    [[agenda]]
    number = "2"
    title = "Trafficking in persons"
    annotation = "The Working Group will discuss good practices."
    related = ["1"]
    [[agenda]]
    number = "3"
    title = "Other matters"
    [[documents]]
    symbol = "A/1"
    title = "Agenda"
    [[documents]]
    symbol = "A/2"
    title = "Background paper"
    [[schedule]]
    date = 2019-09-09
    start = 10:00:00
    end = 13:00:00
    entries = [{item = "1"}, {item = "2"}]
    [[schedule]]
    date = 2019-09-09
    start = 15:00:00
    end = 18:00:00
    entries = [{item = "2", continued = true}, {item = "3"}]
    """
)


def edited(*edits: Edit) -> Values:
    values = BASE
    for edit in edits:
        values = changed(values, edit)
    return values


def made(values: Values, edits: Iterable[Edit]) -> Values:
    for edit in edits:
        values = changed(values, edit)
    return values


def merged_of(ours: Values, theirs: Values, base: Values = BASE) -> Merged:
    """A merge, of which it is seen that its edits make its values of theirs."""
    before = copy.deepcopy((base, ours, theirs))
    merged = merge(base, ours, theirs)
    assert same(list(before), [base, ours, theirs])
    assert same(made(theirs, merged.edits), merged.values)
    return merged


def clean(ours: Values, theirs: Values) -> Values:
    """What comes of a merge without conflicts, whoever merges."""
    merged, other = merged_of(ours, theirs), merged_of(theirs, ours)
    assert merged.conflicts == other.conflicts == ()
    assert same(merged.values, other.values)
    return merged.values


def item(number: str, title: str, **more: str) -> Values:
    return {"number": number, "title": title, **more}


def numbers(values: Values) -> str:
    return " ".join(each["number"] for each in values["agenda"])


# What does not clash


def test_values_of_different_keys_are_both_taken() -> None:
    values = clean(
        edited(Set(("meeting", "city"), "Geneva"), Unset(("agenda", 1, "related"))),
        edited(Set(("meeting", "venue"), "Hall"), Set(("agenda", 1, "status"), "open")),
    )
    assert values["meeting"] == {"title": "Working Group", "city": "Geneva", "venue": "Hall"}
    assert "related" not in values["agenda"][1]
    assert values["agenda"][1]["status"] == "open"


def test_the_same_change_is_taken_once() -> None:
    both = edited(Set(("meeting", "city"), "Geneva"), Insert(("agenda",), 1, item("1a", "New")))
    merged = merged_of(both, both)
    assert (merged.values, merged.edits, merged.conflicts) == (both, (), ())


def test_an_entry_is_known_by_what_it_is_and_not_by_its_place() -> None:
    values = clean(
        edited(Insert(("agenda",), 0, item("0", "Prayer")), Delete(("agenda", 3))),
        edited(Set(("agenda", 1, "annotation"), "Changed.")),
    )
    assert numbers(values) == "0 1 2"
    assert values["agenda"][2]["annotation"] == "Changed."


def test_a_renumbered_entry_is_still_the_same() -> None:
    values = clean(
        edited(
            Insert(("agenda",), 1, item("2", "Adoption of the agenda")),
            Set(("agenda", 2, "number"), "3"),
            Set(("agenda", 3, "number"), "4"),
        ),
        edited(Set(("agenda", 1, "annotation"), "Changed."), Set(("agenda", 2, "status"), "open")),
    )
    assert numbers(values) == "1 2 3 4"
    assert values["agenda"][2] == {**BASE["agenda"][1], "number": "3", "annotation": "Changed."}
    assert values["agenda"][3] == item("4", "Other matters", status="open")


def test_a_moved_entry_takes_changes_along() -> None:
    values = clean(
        edited(Move(("agenda",), 1, 2), Move(("schedule",), 0, 1)),
        edited(Set(("agenda", 1, "annotation"), "Changed."), Set(("schedule", 0, "room"), "D")),
    )
    assert numbers(values) == "1 3 2"
    assert values["agenda"][2]["annotation"] == "Changed."
    assert [sitting.get("room") for sitting in values["schedule"]] == [None, "D"]


def test_two_who_move_different_entries_both_have_their_way() -> None:
    assert numbers(clean(edited(Move(("agenda",), 0, 2)), edited(Move(("agenda",), 2, 1)))) == (
        "3 2 1"
    )


def test_two_who_add_at_the_same_place_both_have_their_way() -> None:
    ours = edited(Insert(("documents",), 2, {"symbol": "A/10"}))
    theirs = edited(
        Insert(("documents",), 2, {"symbol": "A/9"}), Insert(("documents",), 3, {"symbol": "A/8"})
    )
    symbols = [document["symbol"] for document in clean(ours, theirs)["documents"]]
    assert symbols == ["A/1", "A/2", "A/9", "A/8", "A/10"]


def test_what_both_add_is_there_once() -> None:
    values = clean(
        edited(Insert(("documents",), 2, {"symbol": "A/3", "title": "Report"})),
        edited(Insert(("documents",), 2, {"symbol": "A/3", "title": "Report", "url": "x"})),
    )
    assert values["documents"][2:] == [{"symbol": "A/3", "title": "Report", "url": "x"}]


def test_entries_of_a_sitting_merge_too() -> None:
    values = clean(
        edited(Delete(("schedule", 0, "entries", 0)), Set(("schedule", 0, "start"), time(9))),
        edited(Insert(("schedule", 0, "entries"), 2, {"title": "Panel"})),
    )
    assert values["schedule"][0]["entries"] == [{"item": "2"}, {"title": "Panel"}]
    assert values["schedule"][0]["start"] == time(9)


def test_a_moved_sitting_is_still_the_same() -> None:
    values = clean(
        edited(Set(("schedule", 1, "date"), date(2019, 9, 10))),
        edited(Set(("schedule", 1, "room"), "D")),
    )
    assert values["schedule"][1]["date"] == date(2019, 9, 10)
    assert values["schedule"][1]["room"] == "D"
    assert len(values["schedule"]) == 2


def test_lists_come_and_go() -> None:
    without = edited(Unset(("documents",)))
    assert "documents" not in clean(without, edited(Set(("meeting", "city"), "Geneva")))
    assert clean(edited(Delete(("documents", 0))), edited(Delete(("documents", 1)))) == without
    merged = merged_of(BASE, without, without)
    assert merged.values == BASE
    assert merged.edits == (Set(("documents",), BASE["documents"]),)


# The edits


def test_only_what_changes_is_edited() -> None:
    ours = edited(
        Set(("agenda", 1, "title"), "Trafficking"),
        Insert(("agenda",), 3, item("4", "Closing")),
        Unset(("meeting", "city")),
        Move(("schedule",), 1, 0),
        Delete(("documents", 0)),
    )
    merged = merged_of(ours, BASE)
    assert merged.values == ours
    assert len(merged.edits) == 5
    assert Set(("agenda", 1, "title"), "Trafficking") in merged.edits
    assert Unset(("meeting", "city")) in merged.edits
    assert Delete(("documents", 0)) in merged.edits


@given(order=st.permutations(range(7)))
def test_few_entries_are_moved(order: list[int]) -> None:
    base = {"agenda": [item(str(number), f"Item {number}") for number in range(7)]}
    ours = {"agenda": [base["agenda"][number] for number in order]}
    merged = merged_of(ours, base, base)
    assert same(merged.values, ours)
    longest = [0] * 7
    for place, number in enumerate(order):
        before = [longest[at] for at in range(place) if order[at] < number]
        longest[place] = 1 + max(before, default=0)
    assert len(merged.edits) == 7 - max(longest)
    assert all(isinstance(edit, Move) for edit in merged.edits)


# What clashes


def clash(ours: Values, theirs: Values) -> tuple[Merged, Values]:
    """The one conflict of a merge, and what comes of it where it goes our way."""
    merged = merged_of(ours, theirs)
    assert len(merged.conflicts) == 1
    chosen = merge(BASE, ours, theirs, take_ours=[0])
    assert chosen.conflicts == merged.conflicts
    assert same(made(theirs, chosen.edits), chosen.values)
    return merged, chosen.values


def test_a_value_that_both_change_is_to_be_chosen() -> None:
    ours = edited(Insert(("agenda",), 0, item("0", "x")), Set(("agenda", 2, "title"), "Ours"))
    theirs = edited(Set(("agenda", 1, "title"), "Theirs"))
    merged, chosen = clash(ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.kind == "value"
    assert conflict.ours_path == ("agenda", 2, "title")
    assert conflict.theirs_path == ("agenda", 1, "title")
    assert (conflict.base, conflict.ours, conflict.theirs) == (
        "Trafficking in persons",
        "Ours",
        "Theirs",
    )
    assert numbers(merged.values) == numbers(chosen) == "0 1 2 3"
    assert merged.values["agenda"][2]["title"] == "Theirs"
    assert chosen["agenda"][2]["title"] == "Ours"


def test_a_value_that_one_takes_out_and_the_other_changes_is_to_be_chosen() -> None:
    ours, theirs = edited(Unset(("meeting", "city"))), edited(Set(("meeting", "city"), "Geneva"))
    merged, chosen = clash(ours, theirs)
    assert merged.conflicts[0].ours is ABSENT
    assert merged.values["meeting"]["city"] == "Geneva"
    assert "city" not in chosen["meeting"]
    merged, chosen = clash(theirs, ours)
    assert "city" not in merged.values["meeting"]
    assert chosen["meeting"]["city"] == "Geneva"


def test_a_list_of_texts_is_one_value() -> None:
    merged, chosen = clash(
        edited(Set(("agenda", 1, "related"), ["3"])),
        edited(Set(("agenda", 1, "related"), ["1", "3"])),
    )
    assert merged.values["agenda"][1]["related"] == ["1", "3"]
    assert chosen["agenda"][1]["related"] == ["3"]


def test_an_entry_that_one_deletes_and_the_other_changes_is_to_be_chosen() -> None:
    gone, kept = edited(Delete(("agenda", 1))), edited(Set(("agenda", 1, "status"), "open"))
    merged, chosen = clash(gone, kept)
    (conflict,) = merged.conflicts
    assert conflict.kind == "entry"
    assert (conflict.ours_path, conflict.theirs_path) == (None, ("agenda", 1))
    assert (conflict.base, conflict.ours) == (BASE["agenda"][1], ABSENT)
    assert conflict.theirs == kept["agenda"][1]
    assert numbers(merged.values) == "1 2 3"
    assert numbers(chosen) == "1 3"
    merged, chosen = clash(kept, gone)
    assert numbers(merged.values) == "1 3"
    assert chosen == kept


def test_an_entry_in_whose_place_another_came_is_not_mixed_with_it() -> None:
    ours = edited(Delete(("agenda", 2)), Insert(("agenda",), 2, item("3", "Election of officers")))
    merged, chosen = clash(ours, edited(Set(("agenda", 2, "status"), "open")))
    assert merged.conflicts[0].kind == "entry"
    assert merged.values["agenda"][2] == item("3", "Other matters", status="open")
    assert chosen["agenda"][2] == item("3", "Election of officers")


def test_orders_that_lead_in_a_circle_are_to_be_chosen() -> None:
    ours = edited(Move(("agenda",), 0, 2), Move(("agenda",), 0, 1))
    theirs = edited(Move(("agenda",), 2, 0))
    merged = merged_of(ours, theirs)
    assert [conflict.kind for conflict in merged.conflicts] in ([], ["order"])
    base = [item(letter, letter) for letter in "abcd"]

    def order(letters: str) -> Values:
        return {"agenda": [item(letter, letter) for letter in letters]}

    found = {
        (ours, theirs): merge({"agenda": base}, order(ours), order(theirs))
        for ours in ("bcad", "cabd", "dabc", "bcda", "cbda")
        for theirs in ("cabd", "bcad", "acbd", "dcab", "bdac")
    }
    circles = [key for key, merged in found.items() if merged.conflicts]
    assert circles
    for mine, other in circles:
        assert numbers(found[mine, other].values) == " ".join(other)
        arguments = ({"agenda": base}, order(mine), order(other))
        chosen = merge(*arguments, take_ours=[0])
        assert numbers(chosen.values) == " ".join(mine)


def test_conflicts_keep_their_places_whatever_is_chosen() -> None:
    ours = edited(
        Move(("agenda",), 0, 2),
        Set(("agenda", 0, "title"), "Ours 2"),
        Set(("agenda", 2, "annotation"), "Ours 1"),
        Delete(("documents", 0)),
    )
    theirs = edited(
        Set(("agenda", 0, "annotation"), "Theirs 1"),
        Set(("agenda", 1, "title"), "Theirs 2"),
        Set(("documents", 0, "url"), "x"),
    )
    merged = merged_of(ours, theirs)
    assert len(merged.conflicts) == 3
    for chosen in ([0], [1], [2], [0, 2], [0, 1, 2]):
        again = merge(BASE, ours, theirs, take_ours=chosen)
        assert again.conflicts == merged.conflicts
        assert same(made(theirs, again.edits), again.values)


# Whatever the values


@st.composite
def versions(draw: st.DrawFn, base: Values) -> Values:
    """Values that a few edits have made of others."""
    values = base
    for _ in range(draw(st.integers(0, 4))):
        key = draw(st.sampled_from(["agenda", "documents", "schedule", "meeting"]))
        if key == "meeting":
            name = draw(st.sampled_from(["title", "city", "venue"]))
            values = changed(values, Set(("meeting", name), draw(st.text(max_size=2))))
            continue
        length = len(values.get(key, []))
        place = st.integers(0, max(length - 1, 0))
        edits: list[Edit] = [Insert((key,), draw(st.integers(0, length)), _new(draw, key))]
        if length:
            name = draw(st.sampled_from(["title", "note", "number", "symbol"]))
            at = draw(place)
            edits += [
                Delete((key, at)),
                Move((key,), at, draw(place)),
                Set((key, at, name), draw(st.sampled_from(["1", "2", "3", "x"]))),
            ]
        values = changed(values, draw(st.sampled_from(edits)))
    return values


def _new(draw: st.DrawFn, key: str) -> Values:
    name = draw(st.sampled_from(["1", "2", "7", "8"]))
    if key == "schedule":
        return {"date": date(2019, 9, 9), "start": time(int(name)), "room": name}
    return {("number" if key == "agenda" else "symbol"): name, "title": draw(st.text(max_size=3))}


few = versions(BASE)
any_values = tables | meetings.map(lambda meeting: tomllib.loads(toml_of(meeting))) | few


@given(base=any_values, other=any_values)
def test_where_one_changes_nothing_the_other_has_their_way(base: Values, other: Values) -> None:
    theirs = merged_of(base, other, base)
    assert (theirs.conflicts, theirs.edits) == ((), ())
    assert same(theirs.values, other)
    ours = merged_of(other, base, base)
    assert ours.conflicts == ()
    assert same(ours.values, other)
    alike = merged_of(other, other, base)
    assert (alike.conflicts, alike.edits) == ((), ())
    assert same(alike.values, other)


@given(ours=few, theirs=few)
def test_it_is_the_same_whoever_merges(ours: Values, theirs: Values) -> None:
    merged, other = merged_of(ours, theirs), merged_of(theirs, ours)
    assert len(merged.conflicts) == len(other.conflicts)
    if not merged.conflicts:
        assert same(merged.values, other.values)


@given(base=any_values, ours=any_values, theirs=any_values)
def test_any_values_merge_and_any_choice_is_made(
    base: Values, ours: Values, theirs: Values
) -> None:
    merged = merged_of(ours, theirs, base)
    everything = range(len(merged.conflicts))
    chosen = merge(base, ours, theirs, take_ours=everything)
    assert repr(chosen.conflicts) == repr(merged.conflicts)
    assert same(made(theirs, chosen.edits), chosen.values)


@given(ours=few, theirs=few)
def test_nobodys_change_disappears_silently(ours: Values, theirs: Values) -> None:
    merged = merged_of(ours, theirs)
    said = repr(merged.conflicts)
    found = leaves(merged.values)
    for mine, other in ((ours, theirs), (theirs, ours)):
        for leaf in leaves(mine) - leaves(BASE):
            assert leaf in found or leaf in said, (mine, other)


def leaves(value: object) -> set[str]:
    """All that is written in some values, wherever it is."""
    if isinstance(value, dict):
        return {leaf for part in value.values() for leaf in leaves(part)}
    if isinstance(value, list):
        return {leaf for part in value for leaf in leaves(part)}
    return {repr(value)}


@given(
    keys=st.lists(
        st.tuples(st.sampled_from(["agenda", "documents"]), st.integers(0, 1)), max_size=4
    ),
    swap=st.sampled_from([False, True]),
)
def test_changes_of_different_values_never_clash(
    keys: list[tuple[str, int]], *, swap: bool
) -> None:
    ours = edited(*(Set((*key, "description"), f"ours {key}") for key in keys))
    theirs = edited(*(Set((*key, "url"), f"theirs {key}") for key in keys))
    values = clean(theirs, ours) if swap else clean(ours, theirs)
    for key, place in keys:
        assert values[key][place]["description"] == f"ours {(key, place)}"
        assert values[key][place]["url"] == f"theirs {(key, place)}"


@pytest.mark.parametrize("depth", [10, 20, 5000])
def test_however_deep_values_are_they_merge(depth: int) -> None:
    def deep(value: int) -> Values:
        values: Values = {"a": value}
        for _ in range(depth):
            values = {"a": values, "b": value}
        return values

    assert merge(deep(1), deep(1), deep(2)).edits == ()
    merged = merge(deep(1), deep(2), deep(1))
    assert merged.conflicts == ()
    assert fingerprint(merged.values) == fingerprint(deep(2))


def test_a_number_is_not_another_that_python_calls_equal() -> None:
    for one, other in ((1, True), (1, 1.0), (0.0, -0.0), (2**70, 2.0**70)):
        assert not same({"a": [one]}, {"a": [other]})
        assert merge({"a": one}, {"a": other}, {"a": one}).edits == (Set(("a",), other),)
    assert same(float("nan"), float("nan"))
    assert same(10**5000, 10**5000)


def test_long_lists_merge_at_once() -> None:
    base = {"agenda": [item(str(number), f"Item {number}") for number in range(3000)]}
    ours = {"agenda": [*base["agenda"][1:], item("x", "New")]}
    theirs = {"agenda": list(reversed(base["agenda"]))}
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert numbers(merged.values) == " ".join(
        ["2999", "x", *(str(at) for at in range(2998, 0, -1))]
    )
