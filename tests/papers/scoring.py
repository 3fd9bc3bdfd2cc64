"""How much of a paper an import has got right: each part of a meeting against what is expected.

`python -m tests.papers.scoring` prints the scores of the papers in `samples/`, in each kind of file.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.papers import making
from tui.meeting.model import Meeting
from tui.papers.importing import import_paper
from tui.papers.reading import read_blocks

SAMPLES = Path(__file__).parent / "samples"
PARTS = (
    "meeting", "items", "levels", "texts", "footnotes", "documents", "sittings", "entries",
)  # fmt: skip


class Expected(NamedTuple):
    """What a paper says, written down by hand; see the files beside the papers in `samples/`.

    Attributes:
        about: Keys of `[meeting]` and their values.
        items: Number, level and title of each item.
        texts: The annotation of each item that has one, by its number.
        footnotes: The footnotes of each item that has any, by its number.
        documents: Symbol or title of each document, and its items.
        sittings: Day, hours and kind of each sitting, and its entries.
    """

    about: Mapping[str, object]
    items: Sequence[tuple[str, int, str]]
    texts: Mapping[str, str]
    footnotes: Mapping[str, Sequence[str]]
    documents: Sequence[tuple[str, Sequence[str]]]
    sittings: Sequence[tuple[str, Sequence[str]]]


def expected_of(path: Path) -> Expected:
    """Reads what is expected of a paper: agenda with an indent a level, documents, schedule."""
    values = tomllib.loads(path.read_text("utf-8"))
    items = []
    for line in values["agenda"].strip("\n").split("\n"):
        number, _bar, title = line.strip().partition(" | ")
        level = (len(line) - len(line.lstrip())) // 2 + 1
        items.append((number, level, title) if _bar else ("", level, line.strip()))
    return Expected(
        values["meeting"],
        items,
        values.get("texts", {}),
        values.get("footnotes", {}),
        [(first, rest) for first, *rest in values.get("documents", [])],
        [(first, rest) for first, *rest in values.get("schedule", [])],
    )


def scores(meeting: Meeting, expected: Expected) -> dict[str, float]:
    """For each part of a meeting how much of it is right, from 0 to 1: neither missing nor too much."""
    items = [(item.number, item.title) for item in meeting.agenda]
    texts = {(item.number, _bare(item.annotation)) for item in meeting.agenda if item.annotation}
    notes = {(item.number, item.footnotes) for item in meeting.agenda if item.footnotes}
    documents = [(each.symbol or each.title, each.items) for each in meeting.documents]
    sittings = [sitting for sitting, _entries in _schedule(meeting)]
    entries = [(s, e) for s, each in _schedule(meeting) for e in each]
    about = [(key, getattr(meeting.about, key)) for key in expected.about]
    return {
        "meeting": _score(about, expected.about.items()),
        "items": _score(items, [(number, title) for number, _level, title in expected.items]),
        "levels": _score(
            [(item.number, item.title, item.level) for item in meeting.agenda],
            [(number, title, level) for number, level, title in expected.items],
        ),
        "texts": _score(texts, [(number, _bare(text)) for number, text in expected.texts.items()]),
        "footnotes": _score(
            notes, [(number, tuple(each)) for number, each in expected.footnotes.items()]
        ),
        "documents": _score(documents, [(name, tuple(of)) for name, of in expected.documents]),
        "sittings": _score(sittings, [sitting for sitting, _entries in expected.sittings]),
        "entries": _score(entries, [(s, e) for s, each in expected.sittings for e in each]),
    }


def _bare(text: str) -> str:
    """A text without what depends on how it is set: where lines end and paragraphs part."""
    return re.sub(r"\s+", "", text)


def _schedule(meeting: Meeting) -> list[tuple[str, list[str]]]:
    return [
        (
            f"{sitting.date} {sitting.start:%H:%M}-{sitting.end:%H:%M} {sitting.kind or 'sitting'}"
            + (f" {sitting.title}" if sitting.title else ""),
            [
                " ".join(
                    part
                    for part in (entry.item, entry.title, "(continued)" * entry.continued)
                    if part
                )
                for entry in sitting.entries
            ],
        )
        for sitting in meeting.schedule
    ]


def _score(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> float:
    """What is common to both, of what is in either."""
    first, second = Counter(found), Counter(wanted)
    both, either = (first & second).total(), (first | second).total()
    return both / either if either else 1.0


def as_set(text: str) -> bytes:
    """A paper in plain text as a PDF in which all stands where it does in the text."""
    return making.pdf(making.set_as_typed(text))


def as_word_file(text: str) -> bytes:
    """A paper in plain text as a DOCX: a paragraph a line, as text that was pasted comes to be."""
    return making.docx("".join(making.paragraph(line) for line in text.split("\n")))


def as_page(text: str) -> bytes:
    """A paper in plain text as HTML, set as it is."""
    return f"<!DOCTYPE html><meta charset=utf-8><pre>{escape(text)}</pre>".encode()


KINDS: Mapping[str, Callable[[str], bytes]] = {
    "text": lambda text: text.encode(),
    "pdf": as_set,
    "html": as_page,
    "docx": as_word_file,
}


def table() -> Iterator[str]:
    """The scores of all samples in all kinds of file, as rows of text."""
    yield f"{'paper':20}{'kind':6}" + "".join(f"{part:>11}" for part in PARTS)
    for path in sorted(SAMPLES.glob("*.txt")):
        expected = expected_of(path.with_suffix(".toml"))
        for kind, make in KINDS.items():
            data = make(path.read_text("utf-8"))
            found = scores(import_paper(read_blocks(data)).meeting, expected)
            yield f"{path.stem:20}{kind:6}" + "".join(f"{found[part]:11.2f}" for part in PARTS)


if __name__ == "__main__":
    print("\n".join(table()))
