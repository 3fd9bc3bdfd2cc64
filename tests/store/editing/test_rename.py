"""Numbers and ids of items, and what refers to them."""

import tomllib
from typing import Any

import pytest

from tui.store.editing.edits import RefusedEdit, apply
from tui.store.editing.rename import (
    change_key,
    next_number,
    references_to,
    renumber,
    renumber_level,
    unreferenced,
)

TEXT = """
[[agenda]]
number = "1"
title = "A"
related = ["2", "x"]

[[agenda]]
number = "2"
title = "B"

[[agenda]]
id = "x"
number = "3"
title = "C"

[[documents]]
title = "D"
items = ["1", "2"]  # both

[[schedule]]
[[schedule.entries]]
item = "2"
title = "kept"
[[schedule.entries]]
item = "2"
"""


def _values(text: str = TEXT) -> dict[str, Any]:
    return tomllib.loads(text)


def _items(*numbers: tuple[int, str]) -> dict[str, Any]:
    return {"agenda": [{"level": level, "number": number} for level, number in numbers]}


def _renumbered(values: dict[str, Any], parent: int | None) -> list[str]:
    text = "".join(
        f"[[agenda]]\nlevel = {item['level']}\nnumber = '{item['number']}'\n"
        for item in values["agenda"]
    )
    after = _values(apply(text, renumber_level(values, parent)))
    return [item["number"] for item in after["agenda"]]


def test_references_are_found_wherever_they_stand() -> None:
    assert references_to(_values(), "2") == [
        ("agenda", 0, "related", 0),
        ("documents", 0, "items", 1),
        ("schedule", 0, "entries", 0, "item"),
        ("schedule", 0, "entries", 1, "item"),
    ]


def test_a_number_that_serves_as_id_changes_with_its_references() -> None:
    after = apply(TEXT, renumber(_values(), 1, "2(a)"))
    assert references_to(_values(after), "2") == []
    assert len(references_to(_values(after), "2(a)")) == 4
    assert 'items = ["1", "2(a)"]  # both' in after


def test_a_number_beside_an_id_changes_alone() -> None:
    assert len(renumber(_values(), 2, "4")) == 1


def test_an_id_changes_with_its_references_and_can_be_given_up() -> None:
    assert _values(apply(TEXT, change_key(_values(), 2, "y")))["agenda"][0]["related"] == ["2", "y"]
    after = _values(apply(TEXT, change_key(_values(), 2, "")))
    assert after["agenda"][0]["related"] == ["2", "3"]


def test_a_name_that_another_item_has_is_refused() -> None:
    with pytest.raises(RefusedEdit, match="already"):
        renumber(_values(), 0, "2")
    with pytest.raises(RefusedEdit, match="no agenda item"):
        renumber(_values(), 9, "2")


def test_references_can_be_taken_out() -> None:
    after = _values(apply(TEXT, unreferenced(_values(), "2")))
    assert references_to(after, "2") == []
    assert after["schedule"][0]["entries"] == [{"title": "kept"}]
    assert after["documents"][0]["items"] == ["1"]


@pytest.mark.parametrize(
    ("numbers", "parent", "expected"),
    [
        ([(1, "1"), (1, "3"), (1, "2")], None, ["1", "2", "3"]),
        ([(1, "1"), (2, "1(a)"), (2, "1(c)")], 0, ["1", "1(a)", "1(b)"]),
        ([(1, "2"), (2, "1(a)"), (2, "1(c)")], 0, ["2", "2(a)", "2(b)"]),
        ([(1, "1"), (2, "(i)"), (2, "(iii)"), (2, "(ii)")], 0, ["1", "(i)", "(ii)", "(iii)"]),
        ([(1, "1"), (2, "1.2"), (2, "1.1")], 0, ["1", "1.1", "1.2"]),
        ([(1, "第1项"), (1, "第三项"), (1, "第5项")], None, ["第1项", "第2项", "第3项"]),
        ([(1, "١"), (1, "٣")], None, ["١", "٢"]),
        ([(1, "A"), (2, "x"), (1, "C")], None, ["A", "x", "B"]),
        ([(1, "4"), (2, "4 b)"), (3, "4 b) ii)"), (2, "4 c)")], 0, ["4", "4 a)", "4 a) ii)", "4 b)"]),
    ],
)  # fmt: skip
def test_a_level_is_numbered_in_its_own_style(
    numbers: list[tuple[int, str]], parent: int | None, expected: list[str]
) -> None:
    assert _renumbered(_items(*numbers), parent) == expected


def test_numbers_that_trade_places_keep_their_references_apart() -> None:
    text = TEXT.replace('number = "1"', 'number = "0"').replace('number = "2"', 'number = "1"')
    text = text.replace('number = "0"', 'number = "2"')
    after = _values(apply(text, renumber_level(_values(text), None)))
    assert [item["number"] for item in after["agenda"]] == ["1", "2", "3"]
    assert after["documents"][0]["items"] == ["2", "1"]


def test_what_does_not_count_is_left_to_people() -> None:
    with pytest.raises(RefusedEdit, match="nothing counts"):
        renumber_level(_items((1, "甲")), None)
    assert renumber_level({}, None) == []


def test_what_lies_below_is_numbered_along_where_it_begins_with_the_number_above() -> None:
    values = _items(
        (1, "4"), (2, "4(a)"), (3, "4(a)(i)"), (2, "(x)"), (1, "1"), (2, "1(a)"), (2, "12")
    )
    assert _renumbered(values, None) == ["1", "1(a)", "1(a)(i)", "(x)", "2", "2(a)", "12"]


def test_references_to_what_lies_below_change_along() -> None:
    text = """
[[agenda]]
number = "2"
[[agenda]]
number = "2(a)"
level = 2
[[documents]]
items = ["2(a)"]
"""
    after = _values(apply(text, renumber_level(_values(text), None)))
    assert after["documents"][0]["items"] == ["1(a)"]


@pytest.mark.parametrize(
    ("numbers", "index", "level", "expected"),
    [
        ([(1, "1"), (1, "2")], 2, 1, "3"),
        ([(1, "a"), (1, "b")], 2, 1, "c"),
        ([(1, "2"), (2, "2(a)")], 2, 2, "2(b)"),
        ([(1, "1"), (2, "1(a)"), (1, "2")], 3, 2, "2(a)"),
        ([(1, "1"), (2, "1.1"), (1, "2")], 3, 2, "2.1"),
        ([(1, "i"), (1, "ii")], 2, 1, "iii"),
        ([(1, "1"), (1, "2")], 1, 1, ""),  # 2 is taken
        ([(1, "1"), (1, "2")], 0, 1, ""),
        ([(1, ""), (1, "")], 2, 1, ""),
        ([(1, "1"), (1, "")], 2, 1, ""),
        ([(1, "1")], 1, 2, ""),
        ([(1, "intro")], 1, 1, ""),
        ([], 0, 1, ""),
    ],
)
def test_an_item_that_is_added_follows_its_neighbours(
    numbers: list[tuple[int, str]], index: int, level: int, expected: str
) -> None:
    assert next_number(_items(*numbers), index, level) == expected
