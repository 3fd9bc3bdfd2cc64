import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.strategies import PARAGRAPHS, texts
from tui.text.cells import cell_width, graphemes
from tui.text.safe import make_safe


@given(texts)
def test_the_width_is_that_which_the_screen_uses(text: str) -> None:
    assert cell_width(text) == cell_len(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF), min_size=9, max_size=12))
def test_the_fast_paths_agree_with_the_screen(text: str) -> None:
    assert cell_width(text) == cell_len(text)


@pytest.mark.parametrize("start", range(0, 0x30000, 0x1000))
def test_each_character_has_the_width_of_the_screen(start: int) -> None:
    for code in range(start, start + 0x1000):
        assert cell_width(chr(code) * 10) == cell_len(chr(code) * 10)


@given(texts.map(make_safe))
def test_clusters_cover_the_text_and_its_width(text: str) -> None:
    spans = graphemes(text)
    assert "".join(text[start:end] for start, end, _ in spans) == text
    assert sum(width for _, _, width in spans) == cell_width(text)
    assert all(width == cell_width(text[start:end]) for start, end, width in spans)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("ab", ["a", "b"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("👩\u200d💻大", ["👩\u200d💻", "大"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("🇫🇷🇩", ["🇫🇷", "🇩"]),
        ("👍🏽❤\ufe0f", ["👍🏽", "❤\ufe0f"]),
        ("\u1112\u1161\u11ab글", ["\u1112\u1161\u11ab", "글"]),
    ],
)
def test_what_is_seen_as_one_sign_is_one_cluster(text: str, clusters: list[str]) -> None:
    assert [text[start:end] for start, end, _ in graphemes(text)] == clusters


def test_the_paragraphs_of_these_tests_are_safe() -> None:
    assert all(make_safe(text) == text for text in PARAGRAPHS.values())
