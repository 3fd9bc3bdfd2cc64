"""Dividing cells by shares, and moving what divides them."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tui.app.layout.shares import (
    divided,
    possible,
    shares_of,
    with_edge_moved,
    with_part_grown,
)

SHARES = st.lists(st.integers(1, 300), min_size=1, max_size=6)
TOTALS = st.integers(0, 500)
LEAST = st.integers(0, 40)


def test_cells_are_divided_by_shares() -> None:
    assert divided(120, (10, 14, 11), 1) == (34, 48, 38)
    assert divided(22, (5, 3, 3), 1) == (10, 6, 6)
    assert divided(7, (1,), 4) == (7,)


def test_a_part_has_its_least_at_the_cost_of_the_largest() -> None:
    assert divided(100, (1, 99), 16) == (16, 84)
    assert divided(100, (1, 1, 98), 16) == (16, 16, 68)


def test_where_there_is_too_little_for_all_each_has_as_much_as_all_can_have() -> None:
    assert divided(7, (1, 1, 100), 4) == (2, 2, 3)
    assert divided(2, (5, 5, 5), 4) == (0, 1, 1)
    assert divided(0, (5, 5), 4) == (0, 0)


@given(TOTALS, SHARES, LEAST)
def test_the_sum_is_whole_and_each_part_has_its_least(
    total: int, shares: list[int], least: int
) -> None:
    sizes = divided(total, shares, least)
    assert sum(sizes) == total
    assert min(sizes) >= min(least, total // len(shares))


@given(TOTALS, SHARES, LEAST, st.data())
def test_moving_an_edge_changes_its_two_neighbours_alone(
    total: int, shares: list[int], least: int, data: st.DataObject
) -> None:
    assume(len(shares) > 1)
    sizes = divided(total, shares, least)
    edge = data.draw(st.integers(0, len(sizes) - 2))
    by = data.draw(st.integers(-600, 600))
    least = possible(total, len(sizes), least)
    moved = with_edge_moved(sizes, edge, by, least)
    assert sum(moved) == total
    assert min(moved) >= least
    assert [*moved[:edge], *moved[edge + 2 :]] == [*sizes[:edge], *sizes[edge + 2 :]]
    assert abs(moved[edge] - sizes[edge]) <= abs(by)
    if least + abs(by) <= min(sizes[edge], sizes[edge + 1]):
        assert moved[edge] == sizes[edge] + by


def test_a_part_grows_at_the_cost_of_the_next_then_of_the_one_before() -> None:
    assert with_part_grown((30, 40, 50), 1, 10, 16) == (30, 50, 40)
    assert with_part_grown((30, 40, 20), 1, 10, 16) == (24, 50, 16)
    assert with_part_grown((30, 40, 50), 2, 10, 16) == (30, 30, 60)
    assert with_part_grown((16, 88, 16), 1, 10, 16) == (16, 88, 16)


def test_a_part_shrinks_in_favour_of_the_next_and_the_last_of_the_one_before() -> None:
    assert with_part_grown((30, 40, 50), 0, -10, 16) == (20, 50, 50)
    assert with_part_grown((30, 40, 50), 2, -10, 16) == (30, 50, 40)
    assert with_part_grown((16, 40, 50), 0, -10, 16) == (16, 40, 50)
    assert with_part_grown((30,), 0, 10, 16) == (30,)


@given(TOTALS, SHARES, LEAST)
def test_shares_of_sizes_come_to_these_sizes_again(
    total: int, shares: list[int], least: int
) -> None:
    sizes = divided(total, shares, least)
    assume(min(sizes) > 0)
    anew = shares_of(sizes, shares, range(len(shares)))
    assert divided(total, anew, least) == sizes


def test_what_is_not_shown_keeps_its_share_beside_the_others() -> None:
    assert shares_of((60, 60), (10, 14, 20), (0, 2)) == (60, 56, 60)
