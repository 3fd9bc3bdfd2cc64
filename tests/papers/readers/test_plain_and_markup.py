"""Reading plain text and HTML, and telling what a file is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.making import docx, paragraph, pdf, set_lines
from tui.papers.blocks import Block, BlockKind, UnreadablePaper
from tui.papers.readers.markup import read_markup
from tui.papers.readers.plain import read_plain
from tui.papers.reading import PaperKind, kind_of, read_blocks


class TestText:
    """Plain text."""

    def test_each_line_is_a_block_with_its_indent(self) -> None:
        blocks = list(read_plain(b"1. Opening\r\n\r\n   (a) Officers\n"))
        assert [(block.kind, block.text, block.line, block.indent) for block in blocks] == [
            (BlockKind.LINE, "1. Opening", 1, 0),
            (BlockKind.BLANK, "", 2, 0),
            (BlockKind.LINE, "(a) Officers", 3, 3),
            (BlockKind.BLANK, "", 4, 0),
        ]

    def test_tabs_part_cells_and_form_feeds_pages(self) -> None:
        first, second = list(read_plain(b"10 a.m.\t1(a)\tOpening\f5"))
        assert first.cells == ("10 a.m.", "1(a)", "Opening")
        assert (second.text, second.page) == ("5", 2)

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("临时议程", "utf-8-sig"),
            ("临时议程", "utf-16"),
            ("贩运人口问题工作组的临时议程说明", "gb18030"),
            ("Предварительная повестка дня", "cp1251"),
            ("جدول الأعمال المؤقت", "cp1256"),
            ("Ordre du jour provisoire annoté", "cp1252"),
        ],
    )
    def test_it_may_be_in_any_usual_encoding(self, text: str, encoding: str) -> None:
        assert next(iter(read_plain(text.encode(encoding)))).text == text

    def test_what_is_no_text_is_said_to_be_none(self) -> None:
        with pytest.raises(UnreadablePaper, match="no text in an encoding"):
            list(read_plain(b"\x00\x81\xff\x00"))

    @given(st.text(max_size=200))
    def test_no_line_is_lost(self, text: str) -> None:
        shown = "".join(
            "".join(block.text.split()) for block in read_plain(text.encode("utf-8", "replace"))
        )
        assert shown == "".join(text.encode("utf-8", "replace").decode().replace("\f", " ").split())


def markup(text: str) -> list[Block]:
    return list(read_markup(text.encode()))


class TestMarkup:
    """HTML."""

    def test_paragraphs_headings_lists_and_tables(self) -> None:
        blocks = markup(
            "<h2>Agenda</h2><p>Of <b>bridges</b>&nbsp;&amp; <a href='https://undocs.org/A/1'>A/1</a>"
            "<ol start=3><li>Three<li>Four</ol><ul><li>Dot</ul>"
            "<table><tr><th>10 a.m.<td>1<td>Opening<br>words</table>"
        )
        assert [(block.kind, block.number, block.text) for block in blocks] == [
            (BlockKind.HEADING, "", "Agenda"),
            (BlockKind.PARAGRAPH, "", "Of bridges\xa0& A/1"),
            (BlockKind.PARAGRAPH, "3.", "Three"),
            (BlockKind.PARAGRAPH, "4.", "Four"),
            (BlockKind.PARAGRAPH, "", "Dot"),
            (BlockKind.ROW, "", "10 a.m. 1 Opening words"),
        ]
        assert blocks[1].links == ("https://undocs.org/A/1",)
        assert blocks[-1].cells == ("10 a.m.", "1", "Opening words")

    def test_scripts_styles_and_what_navigates_are_no_text(self) -> None:
        seen = markup("<nav><p>Home</p></nav><style>x</style><p>Text<script>1</script></p>")
        assert [block.text for block in seen] == ["Text"]

    def test_what_is_bold_or_in_the_middle_is_known(self) -> None:
        (block,) = markup("<p style='text-align: center'><b>Annex</b></p>")
        assert (block.bold, block.centred) == (True, True)
        (block,) = markup("<p><b>1.</b> Opening</p>")
        assert not block.bold

    def test_another_encoding_is_taken_from_the_page(self) -> None:
        page = '<meta charset="windows-1251"><p>Повестка</p>'.encode("cp1251")
        assert [block.text for block in read_markup(page)] == ["Повестка"]

    def test_lines_that_are_set_stay_lines(self) -> None:
        assert [block.text for block in markup("<pre>one\ntwo</pre>")] == ["one", "two"]

    @given(st.text(alphabet="<>/pbrtdhul&;# a1\"'=!-", max_size=120))
    def test_no_page_does_anything_else(self, text: str) -> None:
        for block in markup(text):
            assert block.text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"1. Opening", PaperKind.TEXT),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", PaperKind.HTML),
        (b"<p>x</p>", PaperKind.HTML),
        (docx(paragraph("x")), PaperKind.DOCX),
        (pdf(set_lines(["x"])), PaperKind.PDF),
    ],
)
def test_a_file_is_told_by_its_content(data: bytes, kind: PaperKind) -> None:
    assert kind_of(data) is kind
    assert list(read_blocks(data))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n", "the file is empty"),
        (b"\xd0\xcf\x11\xe0 old", "old Word file or an encrypted one"),
        (b"{\\rtf1 x}", "this is RTF"),
    ],
)
def test_what_cannot_be_read_gets_a_clear_word(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words):
        list(read_blocks(data))
