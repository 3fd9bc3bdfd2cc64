"""Writes a meeting out as a paper in the layout of each language, and sets it as PDFs come out."""

import random
import re
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from tests.papers import making
from tui.meeting.dates import day_text, hours_text, place_text
from tui.meeting.model import Meeting
from tui.meeting.words import Words, words_of
from tui.papers.language import language_of
from tui.text.cells import cell_width

Paragraph = tuple[str, str]
"""What a paragraph of a paper is, and its text."""


def paper_of(meeting: Meeting, *, columns: str = "   ") -> list[Paragraph]:
    """The paragraphs of a paper: `head`, `heading`, `item`, `text`, `row`.

    Args:
        meeting: The meeting.
        columns: What parts the columns of the schedule.
    """
    about, language = meeting.about, meeting.about.language
    words = words_of(language)
    names = (about.symbol, about.body, about.title, about.session)
    found: list[Paragraph] = [("head", name) for name in names if name]
    found.append(("head", place_text(about.city, about.start, about.end, language)))
    found.append(("heading", about.document_title))
    found.append(("heading", meeting.headings.agenda or words.agenda))
    last = len(meeting.agenda) - 1
    for position, item in enumerate(meeting.agenda):
        below = position < last and meeting.agenda[position + 1].level > item.level
        ends = words.ends[0] if below else words.ends[2]
        found.append(("item", f"{_printed(item.number, item.level)} {item.title}{ends}"))
    found.append(("heading", meeting.headings.annotations or words.annotations))
    for item in meeting.agenda:
        found.append(("item", f"{_printed(item.number, item.level)} {item.title}"))
        found += [("text", text) for text in item.annotation.split("\n\n") if text]
        cited = [
            document
            for document in meeting.documents
            if document.items and document.items[0] == item.number and document.description
        ]
        if cited:
            found.append(("heading", meeting.headings.documents or words.documents))
            found += [("text", document.description) for document in cited]
    if meeting.schedule:
        found += _schedule(meeting, words, columns)
    return found


def _schedule(meeting: Meeting, words: Words, columns: str) -> list[Paragraph]:
    language = meeting.about.language
    found = [
        ("heading", words.annex),
        ("heading", meeting.headings.schedule or words.schedule),
        ("row", columns.join(words.columns)),
    ]
    titles = {item.key: item.title for item in meeting.agenda}
    numbers = {item.key: item.number for item in meeting.agenda}
    day: date | None = None
    for sitting in meeting.schedule:
        if sitting.date != day:
            day = sitting.date
            found.append(("row", day_text(day, language)))
        hours = hours_text(sitting.start, sitting.end, language)
        for entry in sitting.entries:
            title = (entry.title or titles.get(entry.item, "")) + (
                words.continued if entry.continued else ""
            )
            number = numbers.get(entry.item, "")
            cells = [hours, number, title] if hours else [number, title]
            found.append(("row", columns.join(cell for cell in cells if cell)))
            hours = ""
    return found


def _printed(number: str, level: int) -> str:
    """The last piece of a number, as the list prints it."""
    if level == 1:
        return f"{number}."
    return str(re.findall(r"[(]?\w+[)]", number)[-1])


def as_typed(paper: Sequence[Paragraph]) -> str:
    """A paper as somebody types it: a paragraph a line, an empty line between two."""
    return "\n\n".join(text for _kind, text in paper) + "\n"


def as_extracted(
    paper: Sequence[Paragraph],
    language: str,
    chance: random.Random,
    *,
    width: int = 76,
    page: int = 40,
    spaced: bool = True,
    furniture: bool = True,
) -> str:
    """A paper as its text comes out of a PDF: lines cut anywhere, pages with what stands on each.

    Args:
        paper: The paper.
        language: Its language.
        chance: Decides what is open.
        width: Cells of a line.
        page: Lines of a page.
        spaced: Whether an empty line stands between all lines.
        furniture: Whether pages have headers and footers.
    """
    lines: list[str] = []
    for kind, text in paper:
        indent = " " * chance.randint(0, 3) if kind != "row" else ""
        lines += [
            indent + line + " " * chance.randint(0, 2) for line in _cut(text, width, language)
        ]
        if not spaced and kind != "row":
            lines.append("")
    out: list[str] = []
    for at, line in enumerate(lines):
        if furniture and at and at % page == 0:
            number = at // page + 1
            out += ["", f"V.19-0{4000 + number}", f"{number}/9", "A/CONF.999/1", ""]
        out.append(line)
        if spaced and line:
            out.append(" ")
    return "\n".join(out) + "\n"


def _cut(text: str, width: int, language: str) -> list[str]:
    """Cuts a text into lines: in Chinese anywhere, elsewhere at blanks."""
    if language_of(language).is_chinese:
        lines, line = [], ""
        for sign in text:
            if cell_width(line + sign) > width:
                lines.append(line)
                line = ""
            line += sign
        return [*lines, line]
    lines, line = [], ""
    for word in text.split(" "):
        if line and cell_width(f"{line} {word}") > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


SEPARATOR = "\t"
"""What parts the cells of a row, where a file has real tables."""


def as_docx(paper: Sequence[Paragraph]) -> bytes:
    """A paper as a word processor has it: numbers set by itself, and a real table."""
    body, rows, lists = "", [], 0
    for kind, text in paper:
        if kind == "row":
            rows.append(text.split(SEPARATOR))
            continue
        number, _blank, rest = text.partition(" ")
        if kind == "item" and re.fullmatch(r"\d+\.|\([a-z]\)", number):
            # The list and the annotations count apart.
            lists += number == "1."
            body += making.paragraph(rest, listed=(lists, int(number[0] == "(")))
        else:
            body += making.paragraph(text, style="H1" if kind == "heading" else "")
    if rows:
        widest = max(map(len, rows))
        body += making.table(*([""] * (widest - len(row)) + row for row in rows))
    levels = [("decimal", "%1."), ("lowerLetter", "(%2)")]
    styles = f'<w:styles {making.W}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>'
    return making.docx(body, numbering=making.numbering(levels, levels, levels), styles=styles)


def as_html(paper: Sequence[Paragraph]) -> bytes:
    """A paper as a page."""
    parts = []
    for kind, text in paper:
        if kind == "row":
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split(SEPARATOR))
            parts.append(f"<table><tr>{cells}</tr></table>")
        elif kind == "heading":
            parts.append(f"<h2>{escape(text)}</h2>")
        else:
            parts.append(f"<p>{escape(text)}</p>")
    return f"<!DOCTYPE html><meta charset=utf-8><body>{''.join(parts)}".encode()


def as_pdf(paper: Sequence[Paragraph], language: str, chance: random.Random) -> bytes:
    """A paper as a PDF, with what stands on each page."""
    text = as_extracted(paper, language, chance, spaced=False, furniture=False)
    return making.pdf(making.set_lines(text.split("\n"), most=44))
