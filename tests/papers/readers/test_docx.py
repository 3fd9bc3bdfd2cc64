"""Reading DOCX."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.making import R, W, docx, numbering, paragraph, relations, table
from tui.papers.blocks import Block, BlockKind, UnreadablePaper
from tui.papers.readers.docx import read_docx
from tui.papers.readers.numbering import formatted

LISTS = numbering(
    [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
    [("chineseCounting", "%1、"), ("decimal", "%1.%2")],
    [("bullet", "•")],
)


def read(body: str, **parts: str) -> list[Block]:
    return list(read_docx(docx(body, **parts)))


def listed(*levels: int, of: int = 1) -> list[str]:
    body = "".join(paragraph(f"item {at}", listed=(of, level)) for at, level in enumerate(levels))
    return [block.number for block in read(body, numbering=LISTS)]


class TestNumbers:
    """The numbers that the word processor sets."""

    def test_each_level_counts_by_itself_and_begins_anew_below_another(self) -> None:
        assert listed(0, 1, 1, 2, 1, 0, 1) == ["1.", "(a)", "(b)", "(i)", "(c)", "2.", "(a)"]

    def test_a_number_may_have_those_above_it(self) -> None:
        assert listed(0, 1, 1, 0, of=2) == ["一、", "一.1", "一.2", "二、"]

    def test_a_bullet_is_no_number(self) -> None:
        assert listed(0, 0, of=3) == ["", ""]

    def test_a_list_goes_on_behind_other_text(self) -> None:
        body = paragraph("one", listed=(1, 0)) + paragraph("text") + paragraph("two", listed=(1, 0))
        assert [block.number for block in read(body, numbering=LISTS)] == ["1.", "", "2."]

    def test_a_list_can_begin_anew(self) -> None:
        lists = LISTS.replace(
            "</w:numbering>",
            '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>',
        )
        body = "".join(paragraph("x", listed=(of, 0)) for of in (1, 1, 9, 9, 1))
        assert [block.number for block in read(body, numbering=lists)] == [
            "1.",
            "2.",
            "5.",
            "6.",
            "7.",
        ]

    def test_a_style_may_have_the_number_and_be_based_on_one_that_has(self) -> None:
        styles = (
            f'<w:styles {W}><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
            '</w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
        )
        body = paragraph("x", style="A") + paragraph("y", style="B")
        blocks = read(body, numbering=LISTS, styles=styles)
        assert [block.number for block in blocks] == ["1.", "2."]

    @pytest.mark.parametrize(
        ("number", "form", "text"),
        [
            (3, "lowerLetter", "c"),
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (2, "russianLower", "б"),
            (2, "arabicAbjad", "ب"),
            (12, "chineseCounting", "十二"),
            (30, "chineseCounting", "三十"),
            (7, "decimalZero", "07"),
            (5, "something new", "5"),
        ],
    )
    def test_formats(self, number: int, form: str, text: str) -> None:
        assert formatted(number, form) == text


class TestText:
    """What counts as text."""

    def test_runs_tabs_and_hyphens_are_one_text(self) -> None:
        more = "<w:r><w:tab/><w:t>and</w:t><w:br/><w:t>on</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r>"
        assert read(paragraph("one", more=more))[0].text == "one and on-e"

    def test_what_was_deleted_or_is_hidden_is_not(self) -> None:
        more = (
            "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        )
        assert read(paragraph("kept", more=more))[0].text == "kept new"

    def test_of_a_field_what_it_shows(self) -> None:
        more = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t> PAGE </w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        assert read(paragraph("page ", more=more))[0].text == "page 7"

    def test_addresses_are_kept(self) -> None:
        more = f'<w:hyperlink {R} r:id="r9"><w:r><w:t>A/1</w:t></w:r></w:hyperlink>'
        rels = relations(("r9", "hyperlink", "https://undocs.org/A/1"))
        (block,) = read(paragraph("see ", more=more), rels=rels)
        assert block.text == "see A/1"
        assert block.links == ("https://undocs.org/A/1",)

    def test_headings_are_told_by_their_style_in_any_language(self) -> None:
        styles = (
            f'<w:styles {W}><w:style w:styleId="x"><w:name w:val="标题 2"/></w:style></w:styles>'
        )
        (block,) = read(paragraph("说明", style="x"), styles=styles)
        assert (block.kind, block.level) == (BlockKind.HEADING, 2)

    def test_a_table_has_its_cells(self) -> None:
        (first, second) = read(table(["10 a.m.", "1", "Opening"], ["", "2", "Report"]))
        assert first.kind is BlockKind.ROW
        assert first.cells == ("10 a.m.", "1", "Opening")
        assert second.cells == ("", "2", "Report")

    def test_headers_and_notes_are_told_apart(self) -> None:
        header = f"<w:hdr {W}>{paragraph('A/CONF.1/2')}</w:hdr>"
        notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("Resolution 7/1.")}</w:footnote></w:footnotes>'
        blocks = read(paragraph("text"), header1=header, footnotes=notes)
        assert [(block.kind, block.text) for block in blocks] == [
            (BlockKind.FURNITURE, "A/CONF.1/2"),
            (BlockKind.PARAGRAPH, "text"),
            (BlockKind.FOOTNOTE, "Resolution 7/1."),
        ]

    def test_text_boxes_are_read_once(self) -> None:
        box = "<w:txbxContent>" + paragraph("in a box") + "</w:txbxContent>"
        more = (
            '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}'
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert [block.text for block in read(paragraph("x", more=more))] == ["in a box", "x"]

    @given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P"])), max_size=8))
    def test_nothing_is_lost(self, texts: list[str]) -> None:
        blocks = read("".join(map(paragraph, texts)))
        found = [block.text for block in blocks if block.kind is not BlockKind.BLANK]
        assert found == [text for text in texts if text.split()]


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 not a zip", "damaged"),
        (archive(other_xml=b"<x/>"), "no DOCX document"),
        (archive(word__document_xml=b"<x"), "damaged"),
        (archive(word__document_xml=ENTITY), "document type"),
        (archive(word__document_xml=ENTITY.decode().encode("utf-16")), "document type"),
        (archive(word__document_xml=b"<a>" + b" " * 250_000_000), "unpacks to more"),
        (archive(word__document_xml=b"<a>" * 3000 + b"</a>" * 3000), ""),
        (
            archive(
                word__document_xml=f"<w:document {W}><w:body>{'<w:ins>' * 500}{'</w:ins>' * 500}"
                "</w:body></w:document>".encode()
            ),
            "nested more deeply",
        ),
    ],
)
def test_a_file_that_is_wrong_gets_a_clear_word(data: bytes, words: str) -> None:
    if not words:
        assert list(read_docx(data)) == []
        return
    with pytest.raises(UnreadablePaper, match=words):
        list(read_docx(data))


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_damage_does_anything_else(junk: bytes, at: int) -> None:
    whole = docx(paragraph("text", listed=(1, 0)), numbering=LISTS)
    damaged = whole[:at] + junk + whole[at + len(junk) :]
    try:
        list(read_docx(damaged))
    except UnreadablePaper:
        return
