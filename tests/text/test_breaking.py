import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import FRAGMENTS, PARAGRAPHS, texts
from tui.text.breaking import Line, break_lines, wrap
from tui.text.cells import cell_width, graphemes
from tui.text.safe import make_safe
from tui.text.symbols import SYMBOL, URL

WIDTHS = range(2, 201)
CLOSING = "，。、；：？！）】》〉」』〕〗…—・ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ％‰"
OPENING = "（【《〈「『〔〖"
TOGETHER = re.compile(
    rf"[{OPENING}]*(?:[\u3041-\u9fff]|[^\s\u3041-\u9fff{OPENING}{CLOSING}]+)?(?:\s*[{CLOSING}]+)*"
)
FREE_BLANKS = re.compile(rf"(?<![\s{OPENING}“‘«(]) +(?![\s{CLOSING}”’».,:;!?)%°–-])")
BLANK = re.compile(r"[\s\u200b]*")
WHOLE = re.compile(
    rf"(?i:{URL.pattern})|{SYMBOL.pattern}|\d+(?:[,.:/]\d+)+|[A-Za-zÀ-ÿА-яё]+|[\u0621-\u0652]+"
)


def shown(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width)]


def check(text: str, width: int) -> None:
    """What holds for every text and every width."""
    lines = break_lines(text, width)
    edges = {0, len(text)} | {start for start, _, _ in graphemes(text)}
    edges |= {at for match in re.finditer("\u200b", text) for at in match.span()}
    at = 0
    for start, end in lines:
        assert at <= start <= end
        assert cell_width(text[start:end]) <= width
        assert BLANK.fullmatch(text, at, start)
        assert {start, end} <= edges
        at = end
    assert BLANK.fullmatch(text, at)


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_lines_hold_the_whole_text_within_every_width(name: str) -> None:
    for width in WIDTHS:
        check(PARAGRAPHS[name], width)


@given(texts.map(make_safe), st.integers(2, 40))
def test_lines_hold_any_text_within_any_width(text: str, width: int) -> None:
    check(text, width)


@given(texts, st.integers(1, 20))
def test_a_text_that_is_not_safe_does_no_harm(text: str, width: int) -> None:
    printed = "".join(shown(text, width))
    assert re.sub(r"[\s\u200b]", "", printed) == re.sub(r"[\s\u200b]", "", text)


@given(texts.map(lambda text: make_safe(text, newlines=True)), st.integers(2, 40))
def test_a_line_end_breaks_the_line(text: str, width: int) -> None:
    apart = [line for part in text.split("\n") for line in shown(part, width)]
    assert shown(text, width) == apart


@given(texts.map(make_safe))
def test_a_text_that_fits_is_one_line(text: str) -> None:
    assert len(break_lines(text, max(cell_width(text), 1))) == 1


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_no_line_is_stranded_from_its_punctuation(name: str) -> None:
    text = PARAGRAPHS[name]
    runs = [(*match.span(), cell_width(match[0])) for match in TOGETHER.finditer(text)]
    for width in WIDTHS:
        lines = break_lines(text, width)
        for (_, end), (start, _) in pairwise(lines):
            if text[start] in CLOSING or text[end - 1] in OPENING:
                # only where what belongs together is wider than a line
                assert any(cells > width for a, b, cells in runs if a < start and end < b), text[
                    end:
                ]


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_what_is_one_word_is_not_split_where_it_fits(name: str) -> None:
    text = PARAGRAPHS[name]
    words = [(match.span(), cell_width(match[0])) for match in WHOLE.finditer(text)]
    for width in WIDTHS:
        cuts = {end for _, end in break_lines(text, width)[:-1]}
        for (start, end), cells in words:
            if cells <= width:
                assert not cuts & set(range(start + 1, end)), (width, text[start:end])


@given(
    st.lists(st.sampled_from([f for f in FRAGMENTS if "\n" not in f]), max_size=20).map("".join),
    st.integers(30, 60),
)
def test_punctuation_and_symbols_hold_in_mixtures(text: str, width: int) -> None:
    text = make_safe(text)
    lines = break_lines(text, width)
    free = [0, *(match.end() for match in FREE_BLANKS.finditer(text)), len(text)]
    for (_, end), (start, _) in pairwise(lines):
        if text[start] in CLOSING or text[end - 1] in OPENING:
            first, last = max(i for i in free if i < start), min(i for i in free if i >= start)
            assert cell_width(text[first:last]) > width, text[first:last]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("   ", 2, [""]),
        ("第1项 大会组织事项", 12, ["第1项 大会组", "织事项"]),
        ("组织事项，通过", 8, ["组织事", "项，通过"]),
        ("题为“加强合作”的", 7, ["题为“加", "强合作”", "的"]),
        ("对——对……对", 6, ["对——", "对……对"]),
        ("见（CTOC/COP/WG.4/2019/3）。完", 30, ["见（CTOC/COP/WG.4/2019/3）。完"]),
        ("请见（CTOC/COP/WG.4/2019/3）。完", 28, ["请见", "（CTOC/COP/WG.4/2019/3）。完"]),
        ("CTOC/COP/WG.4/2019/2", 10, ["CTOC/COP/", "WG.4/2019/", "2"]),
        ("well-known fact", 8, ["well-", "known", "fact"]),
        ("http://un-docs.org/x y", 20, ["http://un-docs.org/x", "y"]),
        ("a 1,000.50 b", 9, ["a", "1,000.50", "b"]),
        ("10:00–13:00 x", 12, ["10:00–13:00", "x"]),
        ("from 10 a.m. on", 9, ["from", "10 a.m.", "on"]),
        ("at 3 p.m.", 4, ["at", "3", "p.m."]),
        ("le point « un » : oui", 10, ["le point", "« un » :", "oui"]),
        ("il dit oui ; non", 10, ["il dit", "oui ; non"]),
        ("sagte „Wort“ und", 12, ["sagte „Wort“", "und"]),
        ("1\u00a0000 x 10\u00a0%", 8, ["1\u00a0000 x", "10\u00a0%"]),
        ("キャッシュカード", 6, ["キャッ", "シュ", "カード"]),
        ("회의의 의제", 8, ["회의의", "의제"]),
        ("회의의의제", 4, ["회의", "의의", "제"]),
        ("회의의(의제)", 7, ["회의의", "(의제)"]),
        ("회의의)", 6, ["회의", "의)"]),
        ("qu’en-est-il", 3, ["qu’", "en-", "est", "-il"]),
        ("🇫🇷🇩🇪🇪🇸", 4, ["🇫🇷🇩🇪", "🇪🇸"]),
        ("a\u200bb", 1, ["a", "b"]),
        ("  大会大会", 6, ["  大会", "大会"]),
        ("大会\n\n完", 80, ["大会", "", "完"]),
        ("Donaudampf", 4, ["Dona", "udam", "pf"]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, width: int, lines: list[str]) -> None:
    assert shown(text, width) == lines


def test_a_line_is_a_pair_of_offsets() -> None:
    assert break_lines("", 5) == (Line(0, 0),)
    assert break_lines("ab cd", 3) == (Line(0, 2), Line(3, 5))


@pytest.mark.parametrize(
    "text", ["。", "\u0301", "a", "aa-", " ", '"大', "(", "（", "A/", "http://", " ,", "“ ", "—"]
)
def test_a_monotonous_text_is_broken_like_any_other(text: str) -> None:
    check(text * 500, 20)


class TestWrap:
    def test_a_hanging_indent_stands_under_the_text(self) -> None:
        assert wrap("组织事项和通过\n\n完", 10, first="1. ", indent="   ") == [
            "1. 组织事",
            "   项和通",
            "   过",
            "",
            "   完",
        ]

    def test_without_room_there_is_no_indent(self) -> None:
        assert wrap("abcd", 4, first="1. ", indent="   ") == ["1.", "abcd"]

    @given(
        texts.map(lambda text: make_safe(text, newlines=True)),
        st.integers(2, 30),
        st.sampled_from(["", "  ", "      "]),
        st.sampled_from(["", "1. ", "（一）"]),
    )
    def test_no_line_is_too_wide(self, text: str, width: int, indent: str, first: str) -> None:
        lines = wrap(text, width, indent=indent, first=first)
        assert lines
        assert all(cell_width(line) <= width for line in lines)
        printed = "".join("".join(lines).replace("\u200b", "").split())
        assert printed == "".join((first + text).replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("until 10.37 a.m. today", 12, ["until", "10.37 a.m.", "today"]),
        ("from 10 a.m.–1 p.m. on", 8, ["from", "10 a.m.–", "1 p.m.", "on"]),
        ("à 10 h 30 le lundi", 7, ["à", "10 h 30", "le", "lundi"]),
        ("начало в 10 ч. 30 м.", 12, ["начало в", "10 ч. 30 м."]),
        ("a las 10.30 horas", 12, ["a las", "10.30 horas"]),
        ("10 ham, 3 heurix", 6, ["10", "ham, 3", "heurix"]),
    ],
)
def test_an_hour_stays_on_one_line(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in break_lines(text, width)] == lines
