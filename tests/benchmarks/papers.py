"""How long it takes to turn a paper of a hundred pages into a meeting.

    python -m tests.benchmarks.papers

It makes an annotated agenda of a hundred pages, as text, DOCX, HTML and PDF, imports each several
times from its bytes to the text of the meeting file, and prints the medians. The bars: two seconds as
text and DOCX, ten as PDF.
"""

import sys
from datetime import date
from statistics import median
from time import perf_counter

from tests.papers import making
from tests.papers.typeset import SEPARATOR, as_docx, as_html, as_typed, paper_of
from tui.meeting.model import About, AgendaItem, Meeting
from tui.papers.importing import import_paper
from tui.papers.reading import read_blocks
from tui.papers.writing import file_text

PAGES = 100
LINES = 50
WIDTH = 80
ITEMS = 60
ROUNDS = 5
BARS = {"text": 2.0, "docx": 2.0, "html": 2.0, "pdf": 10.0}

SENTENCE = (
    "The Commission will have before it the report of the Secretariat on the bridges of all States, "
    "and may wish to discuss what is said there of rivers, dams and canals in the years to come. "
)


def paper() -> Meeting:
    """A meeting whose paper has a hundred pages."""
    size = PAGES * LINES * WIDTH // ITEMS
    paragraph = SENTENCE * 4
    text = "\n\n".join(paragraph.strip() for _ in range(size // len(paragraph)))
    agenda = tuple(
        AgendaItem(number=str(at), title=f"Matter {at} of the bridges", annotation=text)
        for at in range(1, ITEMS + 1)
    )
    about = About(
        title="Commission on Bridges", language="en", start=date(2024, 3, 4), end=date(2024, 3, 8),
        city="Vienna", document_title="Annotated provisional agenda",
    )  # fmt: skip
    return Meeting(format=1, about=about, agenda=agenda)


def set_text(meeting: Meeting) -> str:
    """The paper as its lines are set: a number of columns wide, an empty line between paragraphs."""
    lines: list[str] = []
    for _kind, text in paper_of(meeting):
        line = ""
        for word in text.split(" "):
            if line and len(line) + 1 + len(word) > WIDTH:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines += [line, ""]
    return "\n".join(lines)


def main() -> int:
    """Prints the medians; 1 where one is over its bar."""
    meeting = paper()
    typed = set_text(meeting)
    table = paper_of(meeting, columns=SEPARATOR)
    files = {
        "text": typed.encode(),
        "typed": as_typed(table).encode(),
        "docx": as_docx(table),
        "html": as_html(table),
        "pdf": making.pdf(making.set_as_typed(typed)),
    }
    slow = 0
    for kind, data in files.items():
        times = []
        for _ in range(ROUNDS):
            start = perf_counter()
            found = import_paper(read_blocks(data))
            file_text(found.meeting, found.guesses)
            times.append(perf_counter() - start)
        assert len(found.meeting.agenda) == ITEMS, kind
        bar = BARS.get(kind, BARS["text"])
        slow += median(times) > bar
        print(f"{kind:6}{len(data) >> 10:7} KB{median(times):8.2f} s  (bar {bar:.0f} s)")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
