"""An offline copy read inside the viewer."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import SupportsIndex

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.app.screens import (
    MEDIUM,
    NARROW,
    WIDE,
    Size,
    meeting_screen,
    press,
    screen_text,
    until,
    viewer,
)
from tests.papers.making import W, docx, numbering, paragraph, pdf, set_lines, table
from tui.app.documents.document_screen import DocumentScreen
from tui.app.documents.paper_rows import rows_of
from tui.papers.blocks import Block, BlockKind
from tui.papers.reading import read_blocks

TEXT = """\
format = 1
[meeting]
title = "Board"
language = "en"
start = 2026-03-02
end = 2026-03-04
[[agenda]]
number = "1"
title = "Opening"
[[documents]]
symbol = "A/BOARD/1"
items = ["1"]
files = {{ en = "{name}" }}
"""

LINES = [
    "REPORT OF THE BOARD",
    "",
    *(f"Paragraph {at} speaks of bridges, see A/CONF.234/{at}." for at in range(1, 90)),
]

WORD = docx(
    paragraph("Provisional agenda", style="H1")
    + "".join(
        paragraph(text, listed=(1, depth))
        for text, depth in (("Opening", 0), ("Election of officers", 1), ("Report", 0))
    )
    + table(["10 a.m.", "1 (a)", "Opening"], ["", "1 (b)", "Officers"]),
    numbering=numbering([("decimal", "%1."), ("lowerLetter", "(%2)")]),
    styles=f'<w:styles {W}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>',
)

PAGE = (
    b"<!DOCTYPE html><html><head><title>x</title><style>p {}</style></head><body><h1>Report</h1>"
    b"<p>Of <b>bridges</b> &amp; rivers.<script>alert(1)</script></p><ol><li>One<li>Two</ol>"
    b"<table><tr><td>10 a.m.<td>Opening</table></body></html>"
)


def meeting(folder: Path, name: str, data: bytes) -> Path:
    """A meeting with one document and its copy."""
    (folder / name).write_bytes(data)
    path = folder / "board.toml"
    path.write_text(TEXT.format(name=name), "utf-8")
    return path


async def opened(pilot: Pilot[None]) -> DocumentScreen:
    """The copy of the one document, read to its end."""
    await press(pilot, "3", "o")
    screen = pilot.app.screen
    assert isinstance(screen, DocumentScreen)
    await until(pilot, lambda: screen.is_read and bool(len(screen.paper.source)))
    await pilot.pause()
    return screen


def texts(screen: DocumentScreen) -> list[str]:
    """The texts of all rows, each after its number."""
    rows = (screen.paper.source.row(at) for at in range(len(screen.paper.source)))
    return [f"{row.parts[0].lead} {row.parts[0].text}".strip() for row in rows]


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("a.txt", b"Report\n\nOf bridges.\n", ["Report", "Of bridges."]),
        ("a.md", "# Report\n\n第一项\n".encode("utf-8-sig"), ["# Report", "第一项"]),
        (
            "a.html",
            PAGE,
            ["Report", "Of bridges & rivers.", "1. One", "2. Two", "10 a.m.  ·  Opening"],
        ),
        (
            "a.docx",
            WORD,
            [
                "Provisional agenda",
                "1. Opening",
                "(a) Election of officers",
                "2. Report",
                "10 a.m.  ·  1 (a)  ·  Opening",
                "1 (b)  ·  Officers",
            ],
        ),
        (
            "a.pdf",
            pdf(set_lines(["Report", "", "关于桥梁的报告"])),
            ["Report", "关于桥梁的报告"],
        ),
    ],
)
async def test_each_kind_of_copy_is_read_as_text(
    name: str, data: bytes, seen: list[str], tmp_path: Path
) -> None:
    async with viewer(meeting(tmp_path, name, data)) as pilot:
        assert texts(await opened(pilot)) == seen


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("a.pdf", pdf(set_lines(LINES)))])
async def test_how_it_looks(
    name: str, data: bytes, size: Size, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with viewer(meeting(tmp_path, name, data), size) as pilot:
        await opened(pilot)
        assert screen_text(pilot) == snapshot


async def test_escape_goes_back_to_where_one_was(tmp_path: Path) -> None:
    async with viewer(meeting(tmp_path, "a.txt", b"Report")) as pilot:
        await press(pilot, "3")
        before = screen_text(pilot)
        await opened(pilot)
        await press(pilot, "escape")
        assert screen_text(pilot) == before


class TestSearch:
    """`/`, `n` and `N` in a copy."""

    async def test_goes_from_match_to_match_and_round(self, tmp_path: Path) -> None:
        async with viewer(meeting(tmp_path, "a.pdf", pdf(set_lines(LINES))), MEDIUM) as pilot:
            await opened(pilot)
            await press(pilot, "slash", *"PARAGRAPH 7", "enter")
            assert "Paragraph 7 speaks" in screen_text(pilot)
            await press(pilot, "n")
            assert "Paragraph 70 speaks" in screen_text(pilot)
            await press(pilot, "N")
            assert "Paragraph 7 speaks" in screen_text(pilot)
            await press(pilot, "N")
            assert "Paragraph 79 speaks" in screen_text(pilot)
            assert "From the first match back to the last." in screen_text(pilot)

    async def test_says_where_nothing_is_found(self, tmp_path: Path) -> None:
        async with viewer(meeting(tmp_path, "a.txt", b"Report")) as pilot:
            await opened(pilot)
            await press(pilot, "n")
            assert "Nothing has been searched for yet." in screen_text(pilot)
            await press(pilot, "slash", *"dam", "enter")
            assert "Nothing found." in screen_text(pilot)

    async def test_a_text_that_is_long_to_look_through_keeps_no_key_waiting(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each row is a moment of its own: keys have their turn between them."""
        monkeypatch.setattr("tui.app.documents.document_screen._SLICE", 0.0)
        data = "\n\n".join([*(f"Paragraph {at}." for at in range(600)), "The dam."]).encode()
        async with viewer(meeting(tmp_path, "a.txt", data), MEDIUM) as pilot:
            screen = await opened(pilot)
            await press(pilot, "slash", *"dam", "enter")
            await until(pilot, lambda: "The dam." in screen_text(pilot))
            await press(pilot, "slash", "ctrl+u", *"graph 599", "enter", "N")
            await until(pilot, lambda: "Paragraph 599." in screen_text(pilot))
            await press(pilot, "slash", "ctrl+u", *"weir", "enter", "escape")
            assert pilot.app.screen is not screen


def bomb() -> bytes:
    """A DOCX that would unpack to 300 MB."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * 300_000_000)
    return data.getvalue()


def crowded() -> bytes:
    """A PDF with a page that would take very long to read."""
    return pdf([[(72.0, 60.0 + at, chr(0x4E00 + at) * 3_000) for at in range(100)]])


class TestAHostileCopy:
    """It gets a clear word, and the viewer goes on."""

    @pytest.mark.parametrize(
        ("name", "make", "words"),
        [
            ("a.pdf", lambda: pdf(set_lines(["x"]), encrypted=True), "the file is encrypted"),
            ("a.pdf", lambda: b"%PDF-1.7\nnothing more", "the file is damaged, or no PDF"),
            ("a.pdf", crowded, "holds more text than any paper"),
            ("a.pdf", lambda: pdf([[]]), "only pictures of it (a scan)"),
            ("a.docx", bomb, "unpacks to more than any document holds"),
            ("a.docx", lambda: WORD[: len(WORD) // 2], "the file is damaged"),
        ],
    )
    async def test_says_what_it_is(
        self, name: str, make: Callable[[], bytes], words: str, tmp_path: Path
    ) -> None:
        async with viewer(meeting(tmp_path, name, make())) as pilot:
            screen = await opened(pilot)
            said = " ".join(texts(screen))
            assert "It cannot be read here: " in said
            assert words in said
            assert "opens it in another program" in said
            await press(pilot, "escape")
            assert pilot.app.screen is meeting_screen(pilot)

    async def test_its_text_does_nothing_to_the_terminal(self, tmp_path: Path) -> None:
        text = "\x1b]0;x\x07 [@click=app.quit]here[/] \x9b31m\u202eabc"
        async with viewer(meeting(tmp_path, "a.txt", text.encode())) as pilot:
            await opened(pilot)
            seen = screen_text(pilot)
            assert "\x1b" not in seen
            assert "[@click=app.quit]here[/]" in seen


async def test_a_key_is_answered_while_a_long_copy_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slowly(data: bytes) -> Iterator[Block]:
        for at, block in enumerate(read_blocks(data)):
            if at == 200:
                go_on.wait(60)
            yield block

    monkeypatch.setattr("tui.app.documents.document_screen.read_blocks", slowly)
    lines = [f"Line {at} of a long report on many matters." for at in range(10 * 50)]
    async with viewer(meeting(tmp_path, "a.pdf", pdf(set_lines(lines)))) as pilot:
        await press(pilot, "3", "o")
        screen = pilot.app.screen
        assert isinstance(screen, DocumentScreen)
        await until(pilot, lambda: len(screen.paper.source) >= 60)
        assert "reading…" in screen_text(pilot)
        await press(pilot, "space")
        assert screen.paper.top.row > 10
        top = screen.paper.top
        go_on.set()
        await until(pilot, lambda: screen.is_read)
        await pilot.pause()
        assert screen.paper.top == top
        assert "reading…" not in screen_text(pilot)
        await press(pilot, "G")
        assert "Line 499 of a long report" in screen_text(pilot)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "\n".join(f"Line {at}" for at in range(5000)).encode()),
        ("a.html", b"<html><body>" + b"<p>Line of a page</p>" * 5000),
        ("a.pdf", pdf(set_lines([f"Line {at}" for at in range(500)]))),
    ],
)
def test_the_first_rows_are_there_before_the_rest_is_read(name: str, data: bytes) -> None:
    read = 0

    def counted() -> Iterator[Block]:
        nonlocal read
        for block in read_blocks(data):
            read += 1
            yield block

    rows = rows_of(counted())
    first = [next(rows).parts[0].text for _row in range(40)]
    assert first[0].startswith("Line")
    assert read < 50, name


class TestALineWithoutAnEnd:
    """It is shown in several rows: to break one into lines takes as long as it is."""

    def test_its_rows_are_cut_off_without_copying_the_rest(self) -> None:
        class Line(str):
            __slots__ = ()
            copied = 0

            def __getitem__(self, key: SupportsIndex | slice) -> str:
                piece = super().__getitem__(key)
                Line.copied += len(piece)
                return piece

        line = Line("x y " * 100_000)
        rows = list(rows_of([Block(BlockKind.LINE, line)]))
        assert "".join(row.parts[0].text for row in rows) == line
        assert Line.copied == len(line)

    @pytest.mark.parametrize("sign", ["x", "文", "x y "])
    async def test_is_read_and_searched(self, sign: str, tmp_path: Path) -> None:
        text = f"{sign * 30_000}the end"
        async with viewer(meeting(tmp_path, "a.txt", text.encode())) as pilot:
            screen = await opened(pilot)
            rows = [screen.paper.source.row(at) for at in range(len(screen.paper.source))]
            assert "".join(row.parts[0].text for row in rows) == text
            assert max(len(row.parts[0].text) for row in rows) <= 8_000
            assert [row.gap for row in rows] == [*([0] * (len(rows) - 1)), 1]
            await press(pilot, "slash", *"the end", "enter")
            assert "the end" in screen_text(pilot)


async def test_another_program_is_one_key_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.opening.system_opener", lambda: None)
    async with viewer(meeting(tmp_path, "a.txt", b"Report")) as pilot:
        await opened(pilot)
        await press(pilot, "o")
        assert pilot.app.screen is meeting_screen(pilot)
        assert "No browser or desktop here" in "\n".join(meeting_screen(pilot).said)
