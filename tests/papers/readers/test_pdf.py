"""Reading PDF."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.making import Line, pdf, set_lines
from tui.papers.blocks import Block, BlockKind, UnreadablePaper
from tui.papers.readers.pdf import read_pdf


def read(*pages: list[Line]) -> list[Block]:
    return [block for block in read_pdf(pdf(pages)) if block.kind is BlockKind.LINE]


def test_lines_come_from_the_top_with_their_page() -> None:
    blocks = read([(72, 90, "second"), (72, 60, "first")], [(72, 60, "third")])
    assert [(block.text, block.page) for block in blocks] == [
        ("first", 1),
        ("second", 1),
        ("third", 2),
    ]


def test_what_stands_on_one_line_is_one_and_its_cells_are_apart() -> None:
    (block,) = read([(250, 60, "Opening of the meeting"), (72, 60, "10 a.m."), (200, 60, "1 (a)")])
    assert block.text == "10 a.m. 1 (a) Opening of the meeting"
    assert block.cells == ("10 a.m.", "1 (a)", "Opening of the meeting")


@pytest.mark.parametrize("text", ["贩运人口问题工作组", "Повестка дня", "Ordre du jour — été"])
def test_every_script_is_read(text: str) -> None:
    assert [block.text for block in read([(72, 60, text)])] == [text]


def test_a_line_has_its_indent_and_an_empty_one_is_seen() -> None:
    blocks = list(read_pdf(pdf(set_lines(["1. Opening", "    (a) Officers", "", "2. Report"]))))
    kinds = [block.kind for block in blocks]
    assert kinds[:4] == [BlockKind.LINE, BlockKind.LINE, BlockKind.BLANK, BlockKind.LINE]
    assert blocks[0].indent == 0
    assert blocks[1].indent > 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "damaged, or no PDF"),
        (pdf(set_lines(["x"]))[:200], "damaged, or no PDF"),
        (pdf([[], []]), "only pictures of it"),
        (pdf(set_lines(["x"]), encrypted=True), "encrypted"),
        (pdf([[]] * 5001), "5001 pages"),
    ],
)
def test_a_file_that_is_wrong_gets_a_clear_word(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words):
        list(read_pdf(data))


@settings(max_examples=40)
@given(st.binary(max_size=40), st.integers(0, 2000))
def test_no_damage_does_anything_else(junk: bytes, at: int) -> None:
    whole = pdf(set_lines(["1. Opening", "2. Report"]))
    try:
        list(read_pdf(whole[:at] + junk + whole[at + len(junk) :]))
    except UnreadablePaper:
        return
