"""The meetings that ship: the Chinese one holds its paper, the English one follows it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.meeting.model import AgendaItem, Meeting, Sitting

DATA = Path(__file__).parents[2] / "data"
PAPER = Path(__file__).parents[1] / "meetings" / "annotated-agenda.zh.txt"
SHIPPED = {"zh": "ctoc-cop-wg4-2019.zh.toml", "en": "ctoc-cop-wg4-2019.en.toml"}

FURNITURE = {
    ".",  # behind the number of an item
    "：",  # behind the title of an item whose sub-items follow
    "；",  # behind the title of a sub-item that another follows
    "。",  # behind the title of the last sub-item and of every other item
    "日期和时间议程项目标题或说明",  # the heads of the schedule's columns
}
"""All that the paper prints and the meeting file does not hold."""


def values_of(language: str) -> dict[str, Any]:
    return tomllib.loads((DATA / SHIPPED[language]).read_text(encoding="utf-8"))


def shipped(language: str) -> Meeting:
    return msgspec.convert(
        values_of(language), Meeting, builtin_types=(date, time, datetime), strict=True
    )


def paragraphs(item: AgendaItem) -> list[str]:
    return item.annotation.split("\n\n") if item.annotation else []


def squeezed(text: str) -> str:
    """The text without its white space: a PDF's lines are cut anywhere, Chinese needs none."""
    return "".join(text.split())


def printed_addresses() -> list[str]:
    """The addresses that stand at the ends of the paper's pages, behind its links."""
    return re.findall(r"^http\S+$", PAPER.read_text(encoding="utf-8"), re.MULTILINE)


def printed_text() -> str:
    """The paper without the addresses at the ends of its pages and without white space."""
    text = PAPER.read_text(encoding="utf-8")
    return squeezed(re.sub(r"^http\S+$", "", text, flags=re.MULTILINE))


def left_over(text: str, pieces: Sequence[str]) -> list[str]:
    """What of `text` lies between `pieces`, which must stand in it in this order."""
    rest = []
    place = 0
    for piece in map(squeezed, pieces):
        found = text.find(piece, place)
        assert found >= 0, f"{piece!r} is not in {text[place : place + 80]!r}…"
        rest.append(text[place:found])
        place = found + len(piece)
    return [gap for gap in (*rest, text[place:]) if gap]


def own_number(item: AgendaItem) -> str:
    """The number as the list prints it: `(a)` of `1(a)`."""
    return re.sub(r"^\d+(?=\()", "", item.number)


def day(value: date) -> str:
    return f"{value.month}月{value.day}日，星期{'一二三四五六日'[value.weekday()]}"


def hours(sitting: Sitting) -> str:
    first, second = ("上午" if at.hour < 12 else "下午" for at in (sitting.start, sitting.end))
    start, end = ((at.hour - 1) % 12 + 1 for at in (sitting.start, sitting.end))
    return f"{first}{start}时至{'' if first == second else second}{end}时"


def pieces_of_the_head(meeting: Meeting) -> Iterator[str]:
    about = meeting.about
    assert (about.start.year, about.start.month) == (about.end.year, about.end.month)
    yield about.title
    yield f"{about.start.year}年{about.start.month}月{about.start.day}日至{about.end.day}日，"
    yield about.city
    yield about.document_title


def pieces_of_the_list(meeting: Meeting) -> Iterator[str]:
    yield meeting.headings.agenda
    for item in meeting.agenda:
        yield from (own_number(item), item.title)


def pieces_of_the_annotations(meeting: Meeting) -> Iterator[str]:
    yield meeting.headings.annotations
    for item in meeting.agenda:
        yield from (own_number(item), item.title, *paragraphs(item))
        cited = [document for document in meeting.documents if document.items == (item.key,)]
        # A document that the annotation itself cites has no list under the item.
        listed = [each.description for each in cited if each.description not in item.annotation]
        if listed:
            yield from (meeting.headings.documents, *listed)


def pieces_of_the_annex(meeting: Meeting) -> Iterator[str]:
    titles = {item.key: item.title for item in meeting.agenda}
    yield from (meeting.headings.annex, meeting.headings.schedule)
    for at, sittings in groupby(meeting.schedule, key=lambda sitting: sitting.date):
        yield day(at)
        for sitting in sittings:
            yield hours(sitting)
            for entry in sitting.entries:
                yield from (entry.item, titles[entry.item], "（续）" if entry.continued else "")


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with the nearest key above it."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from texts(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below, key)


def test_the_chinese_file_holds_the_paper_from_its_first_word_to_its_last() -> None:
    meeting = shipped("zh")
    pieces = [
        *pieces_of_the_head(meeting),
        *pieces_of_the_list(meeting),
        *pieces_of_the_annotations(meeting),
        *pieces_of_the_annex(meeting),
    ]
    assert set(left_over(printed_text(), pieces)) == FURNITURE


def test_the_walk_through_the_paper_sees_what_is_missing() -> None:
    assert left_over("一、二、三", ["一", "二", "三"]) == ["、", "、"]
    assert left_over("一、二、三", ["一", "三"]) == ["、二、"]
    with pytest.raises(AssertionError, match="is not in"):
        left_over("一、二、三", ["二", "一"])


def test_every_address_of_the_paper_is_a_documents_and_every_documents_is_the_papers() -> None:
    documents = shipped("zh").documents
    assert {document.url for document in documents} == set(printed_addresses())
    assert all(document.url.endswith(f"/{document.symbol}") for document in documents)


def test_every_annotation_paragraph_is_the_papers_to_the_letter() -> None:
    lines = [squeezed(line) for line in PAPER.read_text(encoding="utf-8").splitlines()]
    for paragraph in (each for item in shipped("zh").agenda for each in paragraphs(item)):
        assert paragraph in printed_text()
        # It is whole: it begins where a line of the paper begins and ends where one ends.
        assert any(line and paragraph.startswith(line) for line in lines)
        assert any(line and paragraph.endswith(line) for line in lines)
        assert paragraph.endswith("。")


def test_the_paper_is_annotated_as_printed() -> None:
    meeting = shipped("zh")
    counts = {item.number: len(paragraphs(item)) for item in meeting.agenda}
    assert counts == {"1": 0, "1(a)": 1, "1(b)": 3, "2": 2, "3": 3, "4": 1, "5": 1}


def test_the_annex_has_three_days_with_five_sittings() -> None:
    taken_up = [
        (
            sitting.date.day,
            (sitting.start.hour, sitting.end.hour),
            [(entry.item, entry.continued) for entry in sitting.entries],
        )
        for sitting in shipped("zh").schedule
    ]
    assert taken_up == [
        (9, (10, 13), [("1(a)", False), ("1(b)", False), ("2", False)]),
        (9, (15, 18), [("2", True)]),
        (10, (10, 13), [("3", False)]),
        (10, (15, 18), [("3", True)]),
        (11, (10, 13), [("4", False), ("5", False)]),
    ]


def test_the_chinese_file_says_nothing_that_the_paper_does_not() -> None:
    of_the_format = {"language", "timezone", "kind", "number", "item", "items", "url"}
    values = values_of("zh")
    assert values.pop("translations") == {"en": SHIPPED["en"]}
    said = [text for key, text in texts(values) if key not in of_the_format]
    assert all(each in printed_text() for text in said for each in text.split("\n\n"))


def test_the_chinese_file_has_no_blanks_but_between_paragraphs() -> None:
    for _, text in texts(values_of("zh")):
        assert all(part and part == squeezed(part) for part in text.split("\n\n"))


def test_the_english_file_has_the_structure_of_the_chinese() -> None:
    chinese, english = shipped("zh"), shipped("en")
    assert [(item.number, item.id, item.level) for item in english.agenda] == [
        (item.number, item.id, item.level) for item in chinese.agenda
    ]
    assert [len(paragraphs(item)) for item in english.agenda] == [
        len(paragraphs(item)) for item in chinese.agenda
    ]
    assert english.schedule == chinese.schedule
    assert (english.about.start, english.about.end) == (chinese.about.start, chinese.about.end)


def test_the_english_file_has_a_value_wherever_the_chinese_has_one() -> None:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(below) for key, below in value.items()}
        if isinstance(value, list):
            return [shape(below) for below in value]
        return type(value)

    chinese, english = values_of("zh"), values_of("en")
    # The mark of the translation and the link back are all that is its own.
    assert english["meeting"].pop("version")
    assert english.pop("translations") == {"zh": SHIPPED["zh"]}
    assert chinese.pop("translations") == {"en": SHIPPED["en"]}
    assert shape(english) == shape(chinese)


def test_the_english_documents_are_those_of_the_chinese() -> None:
    for english, chinese in zip(shipped("en").documents, shipped("zh").documents, strict=True):
        assert english.symbol == chinese.symbol
        assert english.items == chinese.items
        assert english.url == chinese.url
        assert english.kind == chinese.kind
        assert f"({english.symbol})" in english.description


def test_the_english_file_is_english_and_says_that_it_is_unofficial() -> None:
    source = (DATA / SHIPPED["en"]).read_text(encoding="utf-8")
    version = shipped("en").about.version
    comment = "".join(line for line in source.splitlines() if line.startswith("#"))
    assert not re.search("[⺀-鿿＀-￯]", source)
    assert "unofficial translation" in version.lower()
    assert "unofficial translation" in comment.lower()


@pytest.mark.parametrize("language", SHIPPED)
def test_a_shipped_file_names_its_schema_and_its_language(language: str) -> None:
    path = DATA / SHIPPED[language]
    assert path.read_bytes().startswith(b"#:schema ./meeting.schema.json\n")
    assert shipped(language).about.language == language


@pytest.mark.parametrize("language", SHIPPED)
def test_a_shipped_file_has_no_text_with_blanks_around_it(language: str) -> None:
    assert all(text and text == text.strip() for _, text in texts(values_of(language)))


@pytest.mark.parametrize("language", SHIPPED)
def test_a_shipped_file_refers_to_what_is_there(language: str) -> None:
    meeting = shipped(language)
    keys = [item.key for item in meeting.agenda]
    assert len(set(keys)) == len(keys)
    assert {key for document in meeting.documents for key in document.items} <= set(keys)
    assert {entry.item for sitting in meeting.schedule for entry in sitting.entries} <= set(keys)
    assert all((DATA / path).is_file() for path in meeting.translations.values())
