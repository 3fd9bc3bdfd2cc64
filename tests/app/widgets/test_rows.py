"""Rows of wrapped text."""

from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.rows import Part, Row, Span, UnfoldingRows, row_lines
from tui.text.cells import cell_width

TEXTS = st.text(max_size=80)


def _shown(row: Row, width: int) -> list[str]:
    lines = []
    for line in row_lines(row, width):
        if line.part is None:
            lines.append("")
            continue
        lead = " " * line.lead_column + line.lead if line.lead else ""
        lines.append(f"{lead:<{line.column}}" + line.part.text[line.start : line.end])
    return lines


def test_a_title_hangs_under_itself() -> None:
    row = Row((Part("the title of an agenda item", lead="(a)", indent=2, hang=4),), gap=1)
    assert _shown(row, 20) == ["  (a) the title of", "      an agenda item", ""]


def test_leads_of_several_rows_align() -> None:
    rows = [Row((Part("title", lead=lead, hang=4),)) for lead in ("1.", "(a)")]
    assert [_shown(row, 20)[0] for row in rows] == ["1.  title", "(a) title"]


def test_a_long_lead_pushes_its_own_title() -> None:
    row = Row((Part("a title", lead="123456(a)", hang=4),))
    assert _shown(row, 30) == ["123456(a) a title"]


def test_a_lead_without_room_beside_it_stands_above() -> None:
    row = Row((Part("a title", lead="123456(a)", hang=4),))
    assert _shown(row, 12) == ["123456(a)", "a title"]


def _with_tails(row: Row, width: int) -> list[str]:
    lines = row_lines(row, width)
    shown = _shown(row, width)
    return [
        f"{text:<{line.tail_column}}{line.tail}" if line.tail else text
        for line, text in zip(lines, shown, strict=True)
    ]


def test_a_tail_stands_at_the_right_of_the_first_line() -> None:
    row = Row((Part("what a command does", lead="name", tail="Ctrl-s"),))
    assert _with_tails(row, 30) == ["name what a command     Ctrl-s", "     does"]


def test_a_tail_without_room_beside_the_text_stands_above() -> None:
    row = Row((Part("a title", tail="Ctrl-s"),))
    assert _with_tails(row, 12) == ["      Ctrl-s", "a title"]


def test_of_a_long_text_no_more_lines_are_shown_than_asked_for() -> None:
    row = Row((Part("one two three four five", lead="a", most=2),))
    assert _shown(row, 12) == ["a one two", "  three fou…"]
    assert _shown(row, 30) == ["a one two three four five"]
    assert _shown(Row((Part("一二三四五六七八九十", most=1),)), 9) == ["一二三四…"]


@given(text=TEXTS, most=st.integers(1, 3), width=st.integers(2, 40))
def test_what_is_shown_of_a_text_is_its_beginning(text: str, most: int, width: int) -> None:
    part = Part(text, most=most)
    lines = row_lines(Row((part,)), width)
    assert len(lines) <= max(most, 1)
    shown = lines[-1].part
    assert shown is not None
    whole = part.within(width).text
    assert shown.text == whole or whole.startswith(shown.text.removesuffix("…"))


def test_the_selected_row_shows_more() -> None:
    rows = UnfoldingRows([Row((Part("one"),)), Row((Part("two"),))], [(Part("more"),), ()])
    assert _shown(rows.row(0), 20) == ["one"]
    rows.selected = 0
    assert _shown(rows.row(0), 20) == ["one", "more"]
    rows.selected = 1
    assert _shown(rows.row(1), 20) == ["two"]


@given(
    text=TEXTS,
    tail=TEXTS,
    lead=TEXTS,
    indent=st.integers(0, 20),
    hang=st.integers(0, 20),
    width=st.integers(2, 100),
)
def test_no_line_is_wider_than_its_column(
    text: str, tail: str, lead: str, *, indent: int, hang: int, width: int
) -> None:
    spans = (Span(0, len(text), "dim"),)
    part = Part(text, lead=lead, indent=indent, hang=hang, spans=spans, tail=tail)
    for line in row_lines(Row((part,)), width):
        assert line.part is not None
        shown = line.part.text[line.start : line.end]
        assert line.column + cell_width(shown) <= width
        if line.tail:
            assert line.column + cell_width(shown) < line.tail_column
            assert line.tail_column + cell_width(line.tail) == width
        if line.lead:
            assert line.lead_column + cell_width(line.lead) < line.column


@given(text=TEXTS, width=st.integers(2, 40))
def test_every_character_that_is_not_blank_is_shown_once(text: str, width: int) -> None:
    lines = row_lines(Row((Part(text),)), width)
    part = lines[0].part
    assert part is not None
    shown = "".join(part.text[line.start : line.end] for line in lines)
    assert "".join(shown.split()) == "".join(part.text.split())


def _both_columns(row: Row, width: int) -> list[str]:
    lines = []
    for line in row_lines(row, width):
        text = ""
        for column in (line, line.beside):
            if column is None or column.part is None:
                continue
            lead = (
                " " * (column.lead_column - cell_width(text)) + column.lead if column.lead else ""
            )
            text += lead
            text += " " * (column.column - cell_width(text))
            text += column.part.text[column.start : column.end]
        lines.append(text.rstrip())
    return lines


class TestTwoColumns:
    """What stands beside a row's parts."""

    ROW = Row(
        (Part("the title of an agenda item", lead="1."),),
        beside=(Part("涉及贩运人口的预防犯罪措施和其他事项及其在处理问题中的作用", lead="1."),),
        gap=1,
    )

    def test_stands_in_a_column_of_its_own(self) -> None:
        assert _both_columns(self.ROW, 60) == [
            "1. the title of an agenda      1. 涉及贩运人口的预防犯罪措",
            "   item                           施和其他事项及其在处理问",
            "                                  题中的作用",
            "",
        ]

    def test_stands_under_them_where_there_is_no_room(self) -> None:
        assert _both_columns(self.ROW, 40) == [
            "1. the title of an agenda item",
            "   1. 涉及贩运人口的预防犯罪措施和其他事",
            "      项及其在处理问题中的作用",
            "",
        ]

    @given(TEXTS, TEXTS, st.integers(min_value=2, max_value=130))
    def test_nothing_of_either_is_lost_and_no_line_is_too_wide(
        self, own: str, other: str, width: int
    ) -> None:
        row = Row((Part(own),), beside=(Part(other),))
        lines = row_lines(row, width)
        columns = [[*lines], [line.beside for line in lines if line.beside is not None]]
        for line in _both_columns(row, width):
            assert cell_width(line) <= max(width, 2)
        shown = [
            column.part.text[column.start : column.end]
            for side in columns
            for column in side
            if column.part is not None
        ]
        together = "".join("".join(shown).split())
        for text in {part.within(width).text for part in (*row.parts, *row.beside)}:
            assert "".join(text.split()) in together
