"""Places in wrapped rows."""

from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.rows import Part, Row, Rows
from tui.app.widgets.spots import Spot, WrappedRows

ROWS = st.lists(st.integers(1, 60), min_size=1, max_size=12)


class Counted(Rows):
    """Rows that remember which of them were made."""

    def __init__(self, lengths: list[int]) -> None:
        super().__init__([Row((Part("x " * length),)) for length in lengths])
        self.made: set[int] = set()

    def row(self, index: int) -> Row:
        self.made.add(index)
        return super().row(index)


@given(lengths=ROWS, row=st.integers(0, 15), line=st.integers(0, 9), height=st.integers(1, 30))
def test_the_top_is_as_far_down_as_leaves_no_room_below(
    lengths: list[int], row: int, line: int, height: int
) -> None:
    wrapped = WrappedRows(Counted(lengths), 20)
    every = [Spot(at, of) for at in range(len(lengths)) for of in range(len(wrapped.lines(at)))]
    asked = Spot(row, line)
    last = every[max(0, len(every) - height)]
    at_row = min(row, len(lengths) - 1)
    wanted = Spot(at_row, min(line, len(wrapped.lines(at_row)) - 1))
    assert wrapped.nearest_top(asked, height) == min(wanted, last)


def test_only_rows_near_the_place_are_made() -> None:
    rows = Counted([3] * 1000)
    wrapped = WrappedRows(rows, 20)
    assert wrapped.nearest_top(Spot(5, 0), 40) == Spot(5, 0)
    assert rows.made == {5}
