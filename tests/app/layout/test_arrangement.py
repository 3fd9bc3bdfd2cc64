"""Where the panes are, whatever is done to their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.layout.arrangement import (
    DEFAULTS,
    MIN_HEIGHT,
    MIN_WIDTH,
    PANES,
    Arrangement,
    Axis,
    Box,
    Placed,
    WidthClass,
    fitting,
    width_class,
)

WIDE, MEDIUM = DEFAULTS[WidthClass.WIDE], DEFAULTS[WidthClass.MEDIUM]

SIZES = st.tuples(st.integers(1, 400), st.integers(1, 150))
SHOWN = st.sets(st.sampled_from(PANES), min_size=1)


def test_each_width_has_its_class() -> None:
    widths = (0, 1, 79, 80, 119, 120, 500)
    assert [width_class(width) for width in widths] == [
        *(WidthClass.NARROW,) * 3,
        *(WidthClass.MEDIUM,) * 2,
        *(WidthClass.WIDE,) * 2,
    ]


def test_the_panes_stand_side_by_side_on_a_wide_screen() -> None:
    assert Placed(WIDE, PANES, 120, 38).boxes == {
        "agenda": Box(0, 0, 34, 38),
        "annotation": Box(34, 0, 48, 38),
        "documents": Box(82, 0, 38, 19),
        "schedule": Box(82, 19, 38, 19),
    }


def test_the_agenda_stands_beside_the_others_on_a_medium_screen() -> None:
    assert Placed(MEDIUM, PANES, 80, 22).boxes == {
        "agenda": Box(0, 0, 32, 22),
        "annotation": Box(32, 0, 48, 10),
        "documents": Box(32, 10, 48, 6),
        "schedule": Box(32, 16, 48, 6),
    }


def test_a_pane_that_is_off_leaves_its_place_to_the_others() -> None:
    assert Placed(WIDE, {"agenda", "annotation", "documents"}, 120, 38).boxes["documents"] == (
        Box(82, 0, 38, 38)
    )
    boxes = Placed(WIDE, {"agenda", "annotation"}, 120, 38).boxes
    assert boxes == {"agenda": Box(0, 0, 50, 38), "annotation": Box(50, 0, 70, 38)}
    assert Placed(WIDE, {"schedule"}, 120, 38).boxes == {"schedule": Box(0, 0, 120, 38)}
    assert Placed(WIDE, (), 120, 38).boxes == {}


def test_edges_are_the_borders_on_both_sides() -> None:
    placed = Placed(WIDE, PANES, 120, 38)
    assert [(edge.axis, edge.at, edge.start, edge.end) for edge in placed.edges] == [
        (Axis.WIDTH, 34, 0, 38),
        (Axis.WIDTH, 82, 0, 38),
        (Axis.HEIGHT, 19, 82, 120),
    ]
    first, _second, row = placed.edges
    assert [x for x in range(120) if first.holds(x, 5)] == [33, 34]
    assert [y for y in range(38) if row.holds(100, y)] == [18, 19]
    assert not row.holds(81, 19)
    assert placed.beside(first) == (("agenda",), ("annotation",))
    assert placed.beside(placed.edges[1]) == (("annotation",), ("documents", "schedule"))
    assert placed.beside(row) == (("documents",), ("schedule",))


def test_one_pane_alone_has_no_edges() -> None:
    assert Placed(DEFAULTS[WidthClass.NARROW], {"agenda"}, 40, 8).edges == ()


def test_an_edge_is_moved_to_a_cell() -> None:
    placed = Placed(WIDE, PANES, 120, 38)
    moved = Placed(placed.with_edge_at(placed.edges[0], 50), PANES, 120, 38)
    assert [box.width for box in moved.boxes.values()] == [50, 32, 38, 38]
    moved = Placed(placed.with_edge_at(placed.edges[2], 30), PANES, 120, 38)
    assert moved.boxes["documents"].height == 30
    assert moved.boxes["schedule"] == Box(82, 30, 38, 8)


def test_an_edge_stops_where_a_pane_has_its_least_size() -> None:
    placed = Placed(WIDE, PANES, 120, 38)
    moved = Placed(placed.with_edge_at(placed.edges[0], 119), PANES, 120, 38)
    assert moved.boxes["annotation"].width == MIN_WIDTH
    moved = Placed(placed.with_edge_at(placed.edges[2], -5), PANES, 120, 38)
    assert moved.boxes["documents"].height == MIN_HEIGHT


def test_a_resize_keeps_the_shares() -> None:
    placed = Placed(WIDE, PANES, 120, 38)
    arrangement = placed.with_edge_at(placed.edges[0], 40)
    widths = [box.width for box in Placed(arrangement, PANES, 240, 76).boxes.values()]
    assert widths == [80, 84, 76, 76]
    assert Placed(arrangement, PANES, 120, 38).boxes["agenda"].width == 40


def test_what_is_off_comes_back_with_the_share_that_it_had() -> None:
    without = Placed(WIDE, {"agenda", "documents", "schedule"}, 120, 38)
    arrangement = without.with_edge_at(without.edges[0], without.edges[0].at)
    assert arrangement == WIDE
    arrangement = without.with_edge_at(without.edges[0], 60)
    widths = {name: box.width for name, box in Placed(arrangement, PANES, 120, 38).boxes.items()}
    assert widths["agenda"] == widths["documents"]
    # 14 of 35 before, and as much beside the two others now.
    assert widths["annotation"] == 48


@pytest.mark.parametrize("pane", PANES)
def test_a_pane_grows_and_shrinks_back(pane: str) -> None:
    grown = Placed(WIDE, PANES, 120, 38).with_grown(pane, Axis.WIDTH, 4)
    placed = Placed(grown, PANES, 120, 38)
    assert placed.boxes[pane].width == Placed(WIDE, PANES, 120, 38).boxes[pane].width + 4
    back = Placed(placed.with_grown(pane, Axis.WIDTH, -4), PANES, 120, 38)
    assert back.boxes == Placed(WIDE, PANES, 120, 38).boxes


def test_a_pane_with_nothing_above_or_below_has_all_the_height() -> None:
    placed = Placed(WIDE, PANES, 120, 38)
    assert placed.with_grown("agenda", Axis.HEIGHT, 3) is WIDE
    assert placed.with_grown("schedule", Axis.HEIGHT, 3) != WIDE


def test_a_pane_that_is_not_shown_changes_nothing() -> None:
    assert Placed(WIDE, {"agenda", "schedule"}, 120, 38).with_grown("documents", Axis.WIDTH, 3) is (
        WIDE
    )


def test_where_a_column_is_too_low_for_all_the_pane_with_the_focus_is_among_those_seen() -> None:
    def seen(current: str, height: int) -> list[str]:
        return sorted(fitting(MEDIUM, PANES, current, height))

    assert seen("agenda", 12) == sorted(PANES)
    assert seen("agenda", 11) == ["agenda", "annotation", "documents"]
    assert seen("documents", 11) == ["agenda", "documents", "schedule"]
    assert seen("schedule", 8) == ["agenda", "documents", "schedule"]
    assert seen("schedule", 7) == ["agenda", "schedule"]
    assert seen("schedule", 0) == ["agenda", "schedule"]
    assert fitting(WIDE, {"annotation", "schedule"}, "annotation", 4) == {"annotation", "schedule"}


@given(st.sampled_from([WIDE, MEDIUM]), SHOWN, st.integers(0, 60), st.data())
def test_what_is_seen_has_its_least_height_and_the_focus_is_seen(
    arrangement: Arrangement, shown: set[str], height: int, data: st.DataObject
) -> None:
    current = data.draw(st.sampled_from(sorted(shown)))
    seen = fitting(arrangement, shown, current, height)
    assert current in seen
    assert seen <= shown
    boxes = Placed(arrangement, seen, 120, height).boxes
    assert min(box.height for box in boxes.values()) >= min(MIN_HEIGHT, height)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edge"), st.integers(0, 9), st.integers(-50, 450)),
        st.tuples(st.just("grow"), st.sampled_from(PANES), st.integers(-60, 60)),
        st.tuples(st.just("size"), SIZES, st.none()),
        st.tuples(st.just("shown"), SHOWN, st.none()),
    ),
    max_size=12,
)


@given(st.sampled_from([WIDE, MEDIUM]), SIZES, STEPS, st.sampled_from(Axis))
def test_whatever_is_moved_the_panes_fill_the_screen_and_each_has_its_least(
    arrangement: Arrangement,
    size: tuple[int, int],
    steps: list[tuple[str, object, object]],
    axis: Axis,
) -> None:
    shown: set[str] = set(PANES)
    for step in steps:
        placed = Placed(arrangement, shown, *size)
        match step:
            case "edge", int(number), int(at) if placed.edges:
                arrangement = placed.with_edge_at(placed.edges[number % len(placed.edges)], at)
            case "grow", str(pane), int(by):
                arrangement = placed.with_grown(pane, axis, by)
            case "size", (int(width), int(height)), _:
                size = width, height
            case "shown", set(panes), _:
                shown = panes
        _check(Placed(arrangement, shown, *size), shown, size)


def _check(placed: Placed, shown: set[str], size: tuple[int, int]) -> None:
    width, height = size
    boxes = placed.boxes
    assert boxes.keys() == shown
    assert sum(box.width * box.height for box in boxes.values()) == width * height
    cells = [
        (x, y)
        for box in boxes.values()
        for x in (box.x, box.x + box.width - 1)
        for y in (box.y, box.y + box.height - 1)
        if box.width and box.height
    ]
    assert all(0 <= x < width and 0 <= y < height for x, y in cells)
    columns = {box.x: box.width for box in boxes.values()}
    assert min(columns.values()) >= min(MIN_WIDTH, width // max(1, len(columns)))
    for x in columns:
        heights = [box.height for box in boxes.values() if box.x == x]
        if width >= MIN_WIDTH * len(boxes):
            assert sum(heights) == height
            assert min(heights) >= min(MIN_HEIGHT, height // len(heights))
