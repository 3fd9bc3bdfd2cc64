"""From the paper to the meeting: the seed, six languages, four kinds of file, and what goes wrong."""

import random
import re
from collections.abc import Callable
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.papers.typeset import (
    SEPARATOR,
    Paragraph,
    as_docx,
    as_extracted,
    as_html,
    as_pdf,
    as_typed,
    paper_of,
)
from tui.meeting.model import About, AgendaItem, Entry, Meeting, Sitting
from tui.papers.blocks import UnreadablePaper
from tui.papers.importing import import_paper
from tui.papers.lines import Use
from tui.papers.reading import read_blocks
from tui.papers.writing import file_text
from tui.resources import data_folder
from tui.store.reading.loading import load, parse

MEETINGS = Path(__file__).resolve().parents[1] / "meetings"
SEED = MEETINGS / "annotated-agenda.zh.txt"
CHINESE = data_folder() / "ctoc-cop-wg4-2019.zh.toml"
ENGLISH = data_folder() / "ctoc-cop-wg4-2019.en.toml"
PAPERS = {
    "en": ENGLISH,
    "zh": CHINESE,
    "fr": MEETINGS / "fr-comite.toml",
    "es": MEETINGS / "es-junta.toml",
    "ru": MEETINGS / "ru-komissiya.toml",
    "ar": MEETINGS / "ar-lajna.toml",
}


def meeting_of(path: Path) -> Meeting:
    meeting = load(path).meeting
    assert meeting is not None
    return meeting


def imported(data: bytes) -> Meeting:
    return import_paper(read_blocks(data)).meeting


def outline(meeting: Meeting) -> list[tuple[str, int, str]]:
    return [(_bare(item.number), item.level, item.title) for item in meeting.agenda]


def _bare(number: str) -> str:
    """A number without its blanks: where it stands alone, papers set it in both ways."""
    return re.sub(r"\s", "", number)


def texts(meeting: Meeting, *, paragraphs: bool = True) -> list[str]:
    """The annotations, as they read on the screen."""
    found = []
    for item in meeting.agenda:
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", item.annotation)]
        joint = "\n\n" if paragraphs else ""
        found.append(joint.join(part if paragraphs else part.replace(" ", "") for part in parts))
    return found


def programme(meeting: Meeting) -> list[tuple[object, ...]]:
    """The sittings that take something up."""
    numbers = {item.key: item.number for item in meeting.agenda}
    return [
        (
            sitting.date,
            sitting.start,
            sitting.end,
            [(_bare(numbers.get(e.item, "")), e.continued) for e in sitting.entries],
        )
        for sitting in meeting.schedule
        if any(entry.item for entry in sitting.entries)
    ]


def test_the_paper_that_all_began_with_gives_the_meeting_that_ships() -> None:
    found = import_paper(read_blocks(SEED.read_bytes()))
    assert found.meeting == structs.replace(meeting_of(CHINESE), translations={})
    assert [guess.path for guess in found.guesses] == [("meeting", "timezone")]
    assert all(line.use is not Use.UNKNOWN for line in found.lines)


KINDS: dict[str, Callable[[list[Paragraph], str], bytes]] = {
    "typed": lambda paper, _tag: as_typed(paper).encode(),
    "extracted": lambda paper, tag: as_extracted(
        paper,
        tag,
        random.Random(7),  # noqa: S311 -- nothing is secret here
        spaced=False,
    ).encode(),
    "extracted-with-empty-lines": lambda paper, tag: as_extracted(
        paper,
        tag,
        random.Random(7),  # noqa: S311 -- likewise
    ).encode(),
    "html": lambda paper, _tag: as_html(paper),
    "docx": lambda paper, _tag: as_docx(paper),
    "pdf": lambda paper, tag: as_pdf(paper, tag, random.Random(7)),  # noqa: S311 -- likewise
}


@pytest.mark.parametrize(
    ("tag", "kind"),
    # In a PDF Arabic stands from right to left, as the PDFs that are made here do not.
    [(tag, kind) for tag in PAPERS for kind in KINDS if (tag, kind) != ("ar", "pdf")],
)
def test_a_paper_in_each_language_and_each_kind_of_file_is_read(tag: str, kind: str) -> None:
    wanted = meeting_of(PAPERS[tag])
    columns = SEPARATOR if kind in ("html", "docx") else "   "
    found = imported(KINDS[kind](paper_of(wanted, columns=columns), tag))
    assert found.about.language == tag
    assert outline(found) == outline(wanted)
    assert (found.about.start, found.about.end, found.about.city) == (
        wanted.about.start,
        wanted.about.end,
        wanted.about.city,
    )
    assert found.about.title == wanted.about.title
    whole = kind in ("typed", "html", "docx")
    assert texts(found, paragraphs=whole) == texts(wanted, paragraphs=whole)
    assert programme(found) == programme(wanted)


_WORDS = {
    "en": [
        "The",
        "review",
        "of",
        "measures",
        "for",
        "rivers",
        "and",
        "bridges",
        "in",
        "all",
        "States",
        "on",
        "the",
        "coast",
    ],
    "fr": [
        "Examen",
        "des",
        "mesures",
        "relatives",
        "aux",
        "fleuves",
        "et",
        "aux",
        "ponts",
        "dans",
        "tous",
        "les",
        "États",
    ],
    "es": [
        "Examen",
        "de",
        "las",
        "medidas",
        "relativas",
        "a",
        "los",
        "ríos",
        "y",
        "puentes",
        "en",
        "todos",
        "los",
        "Estados",
    ],
    "ru": [
        "Рассмотрение",
        "мер",
        "по",
        "охране",
        "рек",
        "и",
        "мостов",
        "во",
        "всех",
        "государствах",
        "на",
        "побережье",
    ],
    "ar": [
        "النظر",
        "في",
        "التدابير",
        "المتعلقة",
        "بالأنهار",
        "والجسور",
        "في",
        "جميع",
        "الدول",
        "الساحلية",
        "الأخرى",
    ],
    "zh": "审议关于河流和桥梁的措施以及各沿海国家的合作情况".strip(),
}


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting in one of the languages, as papers have them."""
    tag = draw(st.sampled_from(sorted(_WORDS)))
    words = _WORDS[tag]
    # Words are drawn by chance: papers do not say one thing again and again.
    chance = random.Random(draw(st.integers(0, 1 << 30)))  # noqa: S311 -- nothing is secret here

    def phrase(least: int, most: int) -> str:
        picked = [chance.choice(words) for _ in range(chance.randint(least, most))]
        text = ("" if tag == "zh" else " ").join(picked)
        return text[:1].upper() + text[1:]

    agenda: list[AgendaItem] = []
    for top in range(1, draw(st.integers(2, 6)) + 1):
        below = draw(st.integers(0, 3))
        agenda.append(AgendaItem(number=str(top), title=phrase(3, 14)))
        agenda += [
            AgendaItem(number=f"{top}({'abc'[sub]})", level=2, title=phrase(3, 9))
            for sub in range(below)
        ]
    end = "。" if tag == "zh" else "."
    agenda = [
        structs.replace(
            item,
            annotation="\n\n".join(phrase(20, 60) + end for _ in range(chance.randint(0, 3))),
        )
        for item in agenda
    ]
    start = draw(st.dates(date(2001, 1, 1), date(2030, 12, 1)))
    schedule = [
        Sitting(
            date=start,
            start=clock(hour),
            end=clock(hour + 3),
            kind="plenary",
            entries=tuple(
                Entry(item=item.number, continued=hour == 15 and at == 0)
                for at, item in enumerate(agenda[: draw(st.integers(1, 3))])
            ),
        )
        for hour in (10, 15)
    ]
    about = About(
        title=phrase(3, 8),
        language=tag,
        start=start,
        end=start,
        city={"ar": "فيينا", "zh": "维也纳", "ru": "Вена"}.get(tag, "Vienna"),
        document_title=load(PAPERS[tag]).meeting.about.document_title,  # type: ignore[union-attr]  # it is a meeting
    )
    return Meeting(format=1, about=about, agenda=tuple(agenda), schedule=tuple(schedule))


@settings(max_examples=40, deadline=None)
@given(meetings(), st.booleans(), st.integers(60, 100), st.randoms(use_true_random=False))
def test_a_meeting_that_is_set_and_broken_as_pdfs_break_it_comes_back(
    meeting: Meeting,
    spaced: bool,  # noqa: FBT001 -- drawn
    width: int,
    chance: random.Random,
) -> None:
    text = as_extracted(
        paper_of(meeting), meeting.about.language, chance, width=width, page=25, spaced=spaced
    )
    found = imported(text.encode())
    assert outline(found) == outline(meeting)
    assert texts(found, paragraphs=False) == texts(meeting, paragraphs=False)
    assert programme(found) == programme(meeting)


def test_the_file_says_the_same_and_marks_what_was_guessed() -> None:
    found = import_paper(read_blocks(SEED.read_bytes()))
    text = file_text(found.meeting, found.guesses)
    parsed = parse(text)
    assert parsed.meeting == found.meeting
    assert parsed.problems == ()
    assert "# guessed: the time zone, from the city\ntimezone = " in text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Agenda\n\n1. Opening\n2. Report\n3. Close\n", ["1", "2", "3"]),
        (
            (
                "BOARD OF THE CLUB\nMonday, 4 March 2024\n\n1. Apologies\n\nApologies were received.\n\n"
                "2. Minutes\n\nTo approve the minutes.\n\n3. Any other business\n"
            ),
            ["1", "2", "3"],
        ),
        ("Agenda\n\nItem 1. Opening\nItem 2. Report\n", ["1", "2"]),
        (
            "Agenda\n\nI. Opening\nII. Report\n   A. Part\n   B. Other\nIII. Close\n",
            ["I", "II", "II.A", "II.B", "III"],
        ),
        (
            "议程\n\n一、开幕\n二、报告\n（一）其一\n（二）其二\n三、闭幕\n",
            ["一", "二", "二（一）", "二（二）", "三"],
        ),
        ("Agenda\n\n1.\nOpening of the meeting\n2.\nReport\n", ["1", "2"]),
        ("Agenda\n\n1. A\n1.1 B\n1.2 C\n2. D\n", ["1", "1.1", "1.2", "2"]),
    ],
)
def test_papers_of_others_have_numbers_of_their_own(text: str, numbers: list[str]) -> None:
    assert [item.number for item in imported(text.encode()).agenda] == numbers


def test_texts_right_under_their_items_stay_there() -> None:
    text = (
        "BOARD OF THE CLUB\nMonday, 4 March 2024\n\n1. Apologies\n\nApologies were received.\n\n"
        "2. Minutes\n\nTo approve the minutes.\nThey are long.\n\n3. Any other business\n"
    )
    meeting = imported(text.encode())
    assert [item.annotation for item in meeting.agenda] == [
        "Apologies were received.",
        "To approve the minutes. They are long.",
        "",
    ]
    assert meeting.about.start == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"Dear colleagues,\n\nthe meeting is off.\n", "no numbered items"),
        (
            "会議の議題について、これはどの言語でもありません。\n".encode(),
            "language that is not known",
        ),
        (b"\x00\xff\xfe\x02", "no text"),
    ],
)
def test_what_is_no_agenda_gets_a_clear_word(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words):
        imported(data)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = import_paper(
            read_blocks(("Agenda\n\n1. Opening\n" + text).encode("utf-8", "replace"))
        )
    except UnreadablePaper:
        return
    assert parse(file_text(found.meeting, found.guesses)).meeting == found.meeting
